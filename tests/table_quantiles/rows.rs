//! Quantiles beside the figures of a table: against closed forms, an independent oracle, and the answer to each row
//! as one seizure.

use calc_core::batch::Layout;
use calc_core::{Exact, Method, Shapes, SpreadQuestion};
use proptest::prelude::*;

use super::asked::Asked;
use crate::ask::CATALOG;

const SURE: [&str; 4] = ["doses_p5", "doses_p50", "doses_p95", "doses_mean"];

/// Within a billionth, or half of the last decimal written.
fn near(found: Exact, expected: Exact, half: Exact) -> bool {
    let off = if found > expected {
        found - expected
    } else {
        expected - found
    };
    off <= expected * Exact::literal("0.000000001") + half
}

fn shown(lines: &[Vec<Option<Exact>>]) -> Vec<String> {
    let cell = |cell: &Option<Exact>| cell.map_or_else(|| "-".to_owned(), |cell| cell.to_string());
    let line = |line: &Vec<Option<Exact>>| line.iter().map(cell).collect::<Vec<_>>().join(" ");
    lines.iter().map(line).collect()
}

/// A uniform purity over a fixed dose: 5% + p x 15%, times 1 kg / 2 mg. A purity of the row's own is one value, whose
/// quantiles are the figure, and without an assumption there is nothing to spread.
#[test]
fn a_uniform_purity_gives_a_straight_line() {
    let asked = Asked {
        purity: Some("uniform:5%..20%".to_owned()),
        add: SURE.to_vec(),
        decimals: Some(3),
        ..Asked::default()
    };
    let table = "substance,weight,unit,purity\n\
        fentanyl,1,kg,\nfentanyl,1,kg,\nfentanyl,2.5,lb,\nfentanyl,2.5,lb,\n\
        fentanyl,3,kg,12%\nfentanyl,1.5,kg,12.5%\nheroin,1,kg,\ncarfentanil,1,g,\nfentanyl,,g,\n";
    let kilo = "28750 62500 96250 62500";
    // 2.5 x 453.59237 g: 1.133980925 of them.
    let pounds = "32601.952 70873.808 109145.664 70873.808";
    let none = "- - - -";
    let expected = [
        kilo,
        kilo,
        pounds,
        pounds,
        "180000 180000 180000 180000",
        "93750 93750 93750 93750",
        none,
        none,
        none,
    ];
    let expected: Vec<Vec<Option<Exact>>> = expected
        .iter()
        .map(|line| line.split(' ').map(|cell| cell.parse().ok()).collect())
        .collect();
    assert_eq!(asked.cells(table), expected);
}

/// Ranges of the rows' own are spread by the default shape. PERT 5%, 10%, 20% of 1 kg over 2 mg, and over a dose of
/// which 1 mg to 4 mg hold nine of ten cases, by mpmath: the incomplete beta function, and its integral over the
/// normal distribution of the logarithm.
#[test]
fn ranges_of_the_rows_are_spread_each_by_itself() {
    let table = "substance,weight,unit,purity_low,purity,purity_high\n\
        fentanyl,1,kg,5%,10%,20%\nfentanyl,2,kg,0.05,0.1,0.2\nfentanyl,1,kg,10%,10.0%,10%\n\
        fentanyl,1,kg,,10%,\n";
    let over_fixed = ["33212.42939", "53185.93802", "78496.55399", "54166.66666"];
    let over_lognormal = ["23045.66313", "52551.09965", "117828.4735", "59196.13158"];
    for (dose, expected) in [
        (None, over_fixed),
        (Some("lognormal:1mg..4mg"), over_lognormal),
    ] {
        let asked = Asked {
            quantiles: Some(""),
            dose: dose.map(str::to_owned),
            add: SURE.to_vec(),
            ..Asked::default()
        };
        let rows = asked.cells(table);
        for (at, expected) in expected.into_iter().enumerate() {
            let expected: Exact = expected.parse().expect("a number");
            let two = Exact::from(2_u32);
            for (row, times) in [(0, Exact::ONE), (1, two)] {
                let found = rows[row][at].expect("a figure");
                let all = near(found, expected * times, Exact::ZERO);
                assert!(all, "{dose:?}: {found} is not {expected}");
            }
        }
        // A range without width is one value.
        assert_eq!(rows[2], rows[3], "{dose:?}");
        if dose.is_none() {
            assert_eq!(shown(&rows[2..]), ["50000 50000 50000 50000"; 2]);
        }
    }
}

#[test]
fn columns_have_the_names_of_their_shares() {
    let header = |asked: &Asked| {
        let plan = asked.plan("substance,weight,unit")?;
        Ok::<_, calc_core::Error>(String::from_utf8(plan.header().to_vec()).expect("text"))
    };
    let asked = |quantiles, add: &[&'static str], prefix| Asked {
        quantiles,
        add: add.to_vec(),
        prefix,
        ..Asked::default()
    };
    let usual = "doses_if_pure,doses_low,doses_central,doses_high,purity_used,method,status";
    let all = [
        (
            asked(Some(""), &[], ""),
            format!("{usual},doses_p5,doses_p50,doses_p95,doses_mean"),
        ),
        (
            asked(Some("97.5%, 2.50%,2.5%"), &["status"], "x_"),
            "x_status,x_doses_p2.5,x_doses_p97.5,x_doses_mean".to_owned(),
        ),
        (
            asked(Some("10%,50%"), &["doses_p10=low", "status"], "x_"),
            "low,x_status".to_owned(),
        ),
        (asked(None, &[], ""), usual.to_owned()),
    ];
    for (asked, names) in all {
        let found = header(&asked).expect("a header");
        assert_eq!(found, format!("substance,weight,unit,{names}\n"));
    }
    let refused = header(&asked(None, &["doses_p5"], "")).expect_err("nobody asked");
    assert_eq!(
        refused.message(),
        "`doses_p5` is no column that can be added"
    );
    assert_eq!(
        refused.hint_text().map(ToString::to_string).as_deref(),
        Some("ask for it, as in --quantiles=5%,50%,95%")
    );
    assert!(header(&asked(Some("5%"), &["doses_p50"], "")).is_err());
}

#[test]
fn the_shapes_are_told() {
    let told = |asked: Asked| {
        let plan = asked.plan("substance,weight,unit").expect("a plan");
        plan.mapped().pop().expect("a sentence")
    };
    let named = |purity: &str, dose: &str| Asked {
        purity: Some(purity.to_owned()),
        dose: Some(dose.to_owned()),
        ..Asked::default()
    };
    let plain = Asked {
        quantiles: Some(""),
        ..Asked::default()
    };
    let all = [
        (
            plain,
            "quantiles: a range that names no shape is spread as pert",
        ),
        (
            named("uniform:5%..20%", "1mg..2mg..3mg"),
            "quantiles: purity uniform; any other range is spread as pert",
        ),
        (
            named("lognormal:5%..20%", "uniform:1mg..3mg"),
            "quantiles: purity lognormal, lethal dose uniform; a lognormal value has no bounds, so that quantiles can \
             lie beyond low and high; any other range is spread as pert",
        ),
    ];
    for (asked, sentence) in all {
        assert_eq!(told(asked), sentence);
    }
}

#[test]
fn json_lines_have_null_where_there_is_no_figure() {
    let asked = Asked {
        quantiles: Some("50%"),
        add: vec!["doses_p50", "doses_mean"],
        output: Some(Layout::JsonLines),
        decimals: Some(0),
        ..Asked::default()
    };
    let lines = asked.lines(
        "substance,weight,unit\ncarfentanil,1,kg\nfentanyl,1,kg\n",
        false,
    );
    assert!(
        lines[0].ends_with(r#""doses_p50":null,"doses_mean":null}"#),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].ends_with(r#""doses_p50":"54176","doses_mean":"55000"}"#),
        "{}",
        lines[1]
    );
}

/// A purity or a dose by any shape, as an option has it.
pub fn shape(
    low: u32,
    central: u32,
    high: u32,
    unit: &'static str,
) -> impl Strategy<Value = Option<String>> {
    let point = (low..=central, central..=high).prop_map(move |(low, high)| {
        let at = |tenths: u32| format!("{}.{}{unit}", tenths / 10, tenths % 10);
        (at(low), at(central), at(high))
    });
    (point, 0..5).prop_map(|((low, central, high), kind)| match kind {
        0 => None,
        1 => Some(format!("{low}..{central}..{high}")),
        2 => Some(format!("uniform:{low}..{high}")),
        3 => Some(format!("triangular:{low}..{central}..{high}")),
        _ => Some(format!("lognormal:{low}..{central}")),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A row is what the seizure by itself comes to; quantiles rise, within the worst-case bounds of bounded shapes.
    #[test]
    fn a_row_is_what_the_seizure_by_itself_is(
        purity in shape(20, 103, 300, "%"),
        dose in shape(5, 20, 60, "mg"),
        grams in 1_u32..100_000_000,
        own in prop::option::of(1_u32..=1000),
    ) {
        let grams = format!("{}.{:03}", grams / 1000, grams % 1000);
        let own = own.map(|tenths| format!("{}.{}%", tenths / 10, tenths % 10));
        let asked = Asked {
            quantiles: Some("0.5%,20%,50%,97.5%"),
            purity,
            dose,
            add: vec!["doses_low", "doses_p0.5", "doses_p20", "doses_p50", "doses_p97.5", "doses_mean", "doses_high"],
            decimals: Some(4),
            ..Asked::default()
        };
        let cell = own.clone().unwrap_or_default();
        let row = format!("fentanyl,{grams},g,{cell}\n");
        let cells = asked.cells(&format!("substance,weight,unit,purity\n{row}{row}"));
        prop_assert_eq!(&cells[0], &cells[1]);
        let row: Vec<Exact> = cells[0].iter().map(|cell| cell.expect("a figure")).collect();
        let at = own.map_or_else(String::new, |own| format!(" at {own} purity"));
        let question = asked.question(&format!("{grams} g fentanyl powder{at}"));
        let assessment = question.answer(&CATALOG).expect("an answer");
        let spread = SpreadQuestion { quantiles: asked.quantiles.map(str::to_owned), ..SpreadQuestion::default() };
        let shapes = Shapes::of(&question).expect("shapes");
        let spreads = spread.spreads(shapes, &assessment, &CATALOG).expect("spreads");
        let figure = spreads.figures.iter().find(|figure| figure.method == Method::PurityAdjusted);
        // Below the scale of a seizure an answer has no figures, and a table has.
        let Some(figure) = figure else { return Ok(()) };
        let half = Exact::literal("0.00005");
        let expected = figure.spread.quantiles.iter().map(|quantile| quantile.value).chain([figure.spread.mean]);
        for (found, expected) in row[1..6].iter().zip(expected) {
            prop_assert!(near(*found, expected, half), "{found} is not {expected}");
        }
        prop_assert!(row[1..5].is_sorted(), "{row:?}");
        let named = |text: &Option<String>| text.as_deref().is_some_and(|text| text.starts_with("lognormal"));
        if !named(&asked.purity) && !named(&asked.dose) {
            prop_assert!(row[0] <= row[1] && row[4] <= row[6], "{row:?}");
        }
    }
}
