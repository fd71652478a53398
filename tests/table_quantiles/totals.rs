//! Quantiles of totals: with what rows share as one unknown against the answer to the same amounts as one seizure, and
//! as if rows shared nothing against draws.

use calc_core::batch::{Estimate, Report, TOTALS_SCHEMA, TotalSpread, Totals, Way};
use calc_core::{Error, ErrorKind, Exact, Question, Shapes, SpreadQuestion};
use proptest::prelude::*;
use serde_json::Value;

use super::asked::Asked;
use crate::ask::CATALOG;
use crate::config;
use crate::data::rows;
use crate::schema::faults;

const DRAWS: &str = include_str!("../cases/totals_draws.tsv");

fn by_state() -> Asked {
    Asked {
        quantiles: Some(""),
        decimals: Some(2),
        totals_by: Some(vec!["state".to_owned()]),
        ..Asked::default()
    }
}

fn totals(report: &Report) -> &Totals {
    report.totals.as_ref().expect("totals")
}

/// The spread of all groups as one.
fn of_all(report: &Report) -> TotalSpread {
    let totals = totals(report);
    totals.spread(&totals.all()).expect("a spread")
}

fn number(text: &str) -> Exact {
    text.parse().expect("a number")
}

/// How far two numbers are apart, beside a third.
fn off(found: Exact, expected: Exact, beside: Exact) -> Exact {
    (if found > expected {
        found - expected
    } else {
        expected - found
    }) / beside
}

/// Masses of rows as `totals_draws.py` writes them, in grams.
fn masses(text: &str) -> Vec<String> {
    if let Some(count) = text.strip_prefix("squares:") {
        let count: u64 = count.parse().expect("a number");
        return (1..=count).map(|n| (10 * n * n).to_string()).collect();
    }
    let part = |part: &str| {
        let (mass, times) = part.split_once('*').unwrap_or((part, "1"));
        vec![mass.to_owned(); times.parse().expect("a number")]
    };
    text.split(',').flat_map(part).collect()
}

fn table(masses: &[String]) -> String {
    let row = |mass: &String| format!("fentanyl,{mass},g,TX\n");
    let rows: String = masses.iter().map(row).collect();
    format!("substance,weight,unit,state\n{rows}")
}

/// Beside the central 90% of the total, the three quantiles are off by up to 0.8%, and by up to 1.6% where the shape
/// is nearly all tail (1%..2%..65%): for two rows and for a thousand, of equal mass and where one is half of them or
/// nearly all. Measured: the bounds below are those errors, and four standard errors of the draws.
#[test]
fn as_if_nothing_was_shared_against_draws() {
    for (line, [text, purity, dose, low, middle, high, error]) in rows::<7>(DRAWS) {
        let with_unit = |points: &str, unit: &str| {
            let (name, points) = points.split_once(':').unwrap_or(("", points));
            let points: Vec<String> = points
                .split("..")
                .map(|point| format!("{point}{unit}"))
                .collect();
            let colon = if name.is_empty() { "" } else { ":" };
            format!("{name}{colon}{}", points.join(".."))
        };
        let asked = Asked {
            purity: Some(with_unit(purity, "%")),
            dose: Some(with_unit(dose, "mg")),
            ..by_state()
        };
        let spread = of_all(&asked.report(&table(&masses(text)), 100, false));
        assert_eq!(spread.independent.by, Way::Moments);
        assert_eq!(spread.shared.by, Way::Integration);
        let drawn = [low, middle, high].map(number);
        let width = drawn[2] - drawn[0];
        let has_tail = purity.starts_with("1..");
        let limit = if has_tail { "0.016" } else { "0.008" };
        let noise = number(error) * Exact::from(4_u32) / width;
        for (found, expected) in spread.independent.quantiles.iter().zip(drawn) {
            let off = off(*found, expected, width);
            assert!(
                off <= number(limit) + noise,
                "line {line}: {found} is not {expected}, {off} off"
            );
        }
    }
}

/// Powder with a purity preset, powder with a purity of its own, tablets: as one seizure of the same exhibits.
#[test]
fn what_rows_share_is_what_exhibits_share() {
    let table = "substance,weight,unit,purity,state\nfentanyl,152,lb,,TX\n\
        fentanyl,2.5,kg,12%,TX\nfentanyl,3,kg,,TX\nfentanyl,400000,tablets,,TX\n";
    let text = "152 lb fentanyl powder, 2.5 kg fentanyl powder at 12% purity, \
        3 kg fentanyl powder, 400000 fentanyl tablets";
    for (purity, dose) in [
        (None, None),
        (Some("uniform:5%..20%"), Some("lognormal:1mg..4mg")),
    ] {
        let asked = Asked {
            purity: purity.map(str::to_owned),
            dose: dose.map(str::to_owned),
            ..by_state()
        };
        let spread = of_all(&asked.report(table, 2, false));
        let question = Question {
            methods: vec!["purity-adjusted".to_owned(), "tablet-share".to_owned()],
            ..asked.question(text)
        };
        let assessment = question.answer(&CATALOG).expect("an answer");
        let shapes = Shapes::of(&question).expect("shapes");
        let spreads = SpreadQuestion::default().spreads(shapes, &assessment, &CATALOG);
        let total = &spreads.expect("spreads").totals[0];
        let independent = total.independent.as_ref().expect("they share a purity");
        let width = independent.quantiles[2].value - independent.quantiles[0].value;
        for at in 0..3 {
            let (found, expected) = (
                spread.shared.quantiles[at],
                total.shared.quantiles[at].value,
            );
            assert!(
                off(found, expected, expected) < number("0.000000001"),
                "{found} {expected}"
            );
            let (found, expected) = (
                spread.independent.quantiles[at],
                independent.quantiles[at].value,
            );
            assert!(
                off(found, expected, width) < number("0.06"),
                "{found} {expected}"
            );
        }
        assert!(off(spread.mean, total.shared.mean, spread.mean) < number("0.000000001"));
    }
}

/// Ranges of the rows' own are unknowns of their own: one row is exact, and nothing is shared. PERT 5%, 10%, 20% by
/// mpmath, as for rows; two of equal mass by draws of numpy (4 million, standard error 60).
#[test]
fn ranges_of_the_rows_average_out() {
    let header = "substance,weight,unit,purity_low,purity,purity_high,state\n";
    let row = "fentanyl,1,kg,5%,10%,20%,TX\n";
    let asked = by_state();
    let one = of_all(&asked.report(&format!("{header}{row}"), 1, false));
    let expected = ["33212.42939", "53185.93802", "78496.55399"].map(number);
    assert_eq!(
        (one.shared.by, one.independent.by),
        (Way::Integration, Way::Integration)
    );
    for (found, expected) in one.shared.quantiles.iter().zip(expected) {
        assert!(
            off(*found, expected, expected) < number("0.000000001"),
            "{found}"
        );
    }
    let two = of_all(&asked.report(&format!("{header}{row}{row}"), 1, false));
    assert_eq!(two.shared, two.independent);
    assert_eq!(two.shared.by, Way::Moments);
    let drawn = ["77477", "107572", "141919"].map(number);
    for (found, expected) in two.shared.quantiles.iter().zip(drawn) {
        assert!(
            off(*found, expected, expected) < number("0.004"),
            "{found} {expected}"
        );
    }
}

/// The same over a lethal dose that both share, and over one for each: draws of numpy, 4 million each.
#[test]
fn ranges_of_the_rows_over_a_dose_that_they_share() {
    let header = "substance,weight,unit,purity_low,purity,purity_high,state\n";
    let row = "fentanyl,1,kg,5%,10%,20%,TX\n";
    let asked = Asked {
        dose: Some("1mg..2mg..3mg".to_owned()),
        ..by_state()
    };
    let two = of_all(&asked.report(&format!("{header}{row}{row}"), 1, false));
    let shared = ["70246", "107996", "170575"].map(number);
    let independent = ["74243", "109850", "160213"].map(number);
    for (one, drawn) in [(&two.shared, shared), (&two.independent, independent)] {
        for (found, expected) in one.quantiles.iter().zip(drawn) {
            let off = off(*found, expected, drawn[2] - drawn[0]);
            assert!(off < number("0.006"), "{found} {expected} {off}");
        }
    }
}

/// What is kept of two rows, by Python's fractions: 1.5 kg of PERT 5%, 10%, 20% and 0.25 kg at 12%, 3,024 times.
#[test]
fn moments_are_exact() {
    let table = "substance,weight,unit,purity_low,purity,purity_high,state\n\
        fentanyl,1.5,kg,5%,10%,20%,TX\nfentanyl,250,g,,12%,,TX\n";
    for exact_only in [false, true] {
        let report = by_state().report(table, 9, exact_only);
        let json: Value = serde_json::from_str(&report.to_json()).expect("JSON");
        let moments = &json["totals"]["groups"][0]["parts"][0]["moments"];
        let expected = [
            ("mean", "582120"),
            ("square", "87771600"),
            ("mean_square", "82574100"),
            ("cube", "15656429250"),
            ("square_mean", "13902273000"),
            ("mean_cube", "13057679250"),
        ];
        for (name, expected) in expected {
            assert_eq!(moments[name], expected, "{name}");
        }
    }
}

const MIXED: &str = "substance,weight,unit,purity,state\nfentanyl,152,lb,,TX\nfentanyl,152.25,lb,,TX\n\
    fentanyl,2.5,kg,12%,TX\nheroin,3,kg,,CA\nfentanyl,100,tablets,,CA\nfentanyl,2.125,kg,12.5%,CA\n\
    carfentanil,1,kg,,NV\nfentanyl,\"1,525\",g,,CA\nfentanyl,1e3,g,8%,TX\nfentanyl,0.3,oz,,TX\n";

/// By the fast path and the exact one, in blocks of any size, on one machine and on several: the same bytes.
#[test]
fn totals_do_not_depend_on_how_they_were_added() {
    let whole = by_state().report(MIXED, 100, false);
    let (header, rows) = MIXED.split_once('\n').expect("a header");
    for (lines, exact_only) in [(1, false), (3, false), (100, true), (2, true)] {
        let report = by_state().report(MIXED, lines, exact_only);
        assert_eq!(report.to_json(), whole.to_json(), "{lines} {exact_only}");
    }
    let mut merged = by_state().report(&format!("{header}\n"), 1, false);
    for row in rows.split_inclusive('\n').rev() {
        let one = by_state().report(&format!("{header}\n{row}"), 1, false);
        let read = Report::from_json(&one.to_json()).expect("what was written reads back");
        assert_eq!(read.to_json(), one.to_json());
        merged.merge(read).expect("the same columns and quantiles");
    }
    assert_eq!(merged.to_json(), whole.to_json());
}

#[test]
fn totals_with_other_quantiles_do_not_add_up() {
    for other in [None, Some("5%,95%")] {
        let other = Asked {
            quantiles: other,
            ..by_state()
        };
        let mut one = by_state().report(MIXED, 100, false);
        let error: Error = one
            .merge(other.report(MIXED, 100, false))
            .expect_err("others");
        assert_eq!(error.kind(), ErrorKind::Totals);
    }
}

/// A file that somebody made up is refused, or read without a panic.
#[test]
fn laws_that_are_none_are_refused() {
    let json = by_state().report(MIXED, 100, false).to_json();
    let twice = r#""over":[{"assumption":"dea-fy2025/purity","shape":"pert","low":"0.053","central":"0.103","high":"0.195"},"#;
    for (from, to) in [
        (r#""shape":"pert""#, r#""shape":"bell""#),
        (r#""low":"0.053""#, r#""low":"0.5""#),
        (r#""low":"0.053""#, r#""low":"0""#),
        (r#""low":"0.053""#, r#""low":"-1""#),
        (r#""over":["#, twice),
        (
            r#""quantiles":["0.05","0.5","0.95"],"groups""#,
            r#""groups""#,
        ),
        (
            r#""quantiles":["0.05","0.5","0.95"],"groups""#,
            r#""quantiles":["0.5","0.05"],"groups""#,
        ),
        (
            r#""quantiles":["0.05","0.5","0.95"],"groups""#,
            r#""quantiles":["2"],"groups""#,
        ),
        (r#""square_mean":""#, r#""square_mean":"x"#),
    ] {
        let changed = json.replacen(from, to, 1);
        assert_ne!(changed, json, "{from}");
        let error = Report::from_json(&changed).expect_err(to);
        assert_eq!(error.kind(), ErrorKind::Totals, "{to}");
    }
    // Nonsense that adds up is shown as it is.
    let large = json.replace(r#""cube":""#, &format!(r#""cube":"{}"#, "9".repeat(900)));
    let report = Report::from_json(&large).expect("sums are of any size");
    let _ = report.totals_csv(calc_core::MassUnit::Gram, false);
}

#[test]
fn files_of_totals_hold_to_their_schema() {
    let schema: Value = serde_json::from_str(TOTALS_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let json = by_state().report(MIXED, 100, false).to_json();
    let found = faults(&validator, &serde_json::from_str(&json).expect("JSON"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_csv_says_how_quantiles_came_about() {
    let csv = by_state()
        .report(MIXED, 100, false)
        .totals_csv(calc_core::MassUnit::Gram, false);
    let lines: Vec<&str> = csv.lines().collect();
    let names = "doses_mean,doses_p5_shared,doses_p50_shared,doses_p95_shared,shared_by,\
        doses_p5_independent,doses_p50_independent,doses_p95_independent,independent_by";
    assert!(lines[0].ends_with(names), "{}", lines[0]);
    assert!(
        lines[1].ends_with(",integration") && lines[1].starts_with("CA,"),
        "{}",
        lines[1]
    );
    // Carfentanil has no purity.
    assert!(
        lines[2].ends_with(",,,,,,,,,") && lines[2].starts_with("NV,"),
        "{}",
        lines[2]
    );
    assert!(
        lines[3].ends_with(",moments") && lines[3].starts_with("TX,"),
        "{}",
        lines[3]
    );
    let without = Asked {
        quantiles: None,
        ..by_state()
    };
    let without = without.report(MIXED, 100, false);
    assert!(!without.to_json().contains("moments") && !without.to_json().contains("spread"));
    assert!(
        !without
            .totals_csv(calc_core::MassUnit::Gram, false)
            .contains("mean")
    );
}

proptest! {
    #![proptest_config(config(12))]

    /// Never negative, rising, within the worst-case bounds of bounded shapes; what is shared spreads no less.
    #[test]
    fn quantiles_of_totals_rise_within_their_bounds(
        rows in prop::collection::vec((1_u32..2_000_000, prop::option::of(1_u32..=1000), 0_u8..3), 1..12),
        purity in super::rows::shape(20, 103, 300, "%"),
        dose in super::rows::shape(5, 20, 60, "mg"),
    ) {
        let row = |(grams, own, unit): &(u32, Option<u32>, u8)| {
            let unit = ["g", "lb", "tablets"][usize::from(*unit)];
            let own = own.map_or_else(String::new, |own| format!("{}.{}%", own / 10, own % 10));
            format!("fentanyl,{grams},{unit},{own},TX\n")
        };
        let table: String = rows.iter().map(row).collect();
        let is_bounded = [&purity, &dose].iter().all(|text| !text.as_deref().is_some_and(|text| text.starts_with("log")));
        let asked = Asked { quantiles: Some("0.5%,5%,50%,95%,99.5%"), purity, dose, ..by_state() };
        let report = asked.report(&format!("substance,weight,unit,purity,state\n{table}"), 3, false);
        let all = totals(&report).all();
        let spread = of_all(&report);
        let bound = |estimate| number(&all.doses(estimate).expect("figures").value.rounded(6));
        let (low, high) = (bound(Estimate::Low), bound(Estimate::High));
        let little = number("1.000000001");
        for one in [&spread.shared, &spread.independent] {
            prop_assert!(one.quantiles.is_sorted() && one.quantiles[0] >= Exact::ZERO, "{spread:?}");
            if is_bounded {
                prop_assert!(low <= one.quantiles[0] * little && one.quantiles[4] <= high * little, "{spread:?}");
            }
        }
        let width = |quantiles: &[Exact]| quantiles[3] - quantiles[1];
        let (shared, independent) = (width(&spread.shared.quantiles), width(&spread.independent.quantiles));
        prop_assert!(independent <= shared * number("1.05") + number("0.001"), "{spread:?}");
    }
}
