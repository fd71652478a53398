//! What an answer prints reads back as the same value.

use calc_core::{Amount, Exact, ExhibitReport, MassUnit, grams, read, show};
use num_traits::Signed;
use proptest::prelude::*;

use crate::ask::{CATALOG, ask};
use crate::config;
use crate::data::{GOLDEN, READING, rows};
use crate::oracle::{of, ten, whole};

/// The one amount of a text, with whether it is a mass.
fn amount(text: &str) -> Result<(bool, Exact), String> {
    let exhibits = read(text, &CATALOG)
        .map_err(|error| format!("{text:?} does not read: {error}"))?
        .exhibits;
    let [exhibit] = &exhibits[..] else {
        return Err(format!("{text:?}: {} exhibits", exhibits.len()));
    };
    match &exhibit.amount {
        Amount::Mass(weighed) => Ok((true, grams(weighed.gross.mass()))),
        Amount::Tablets(tablets) => Ok((false, tablets.count())),
        Amount::Packages(_) => Err(format!("{text:?}: packages")),
    }
}

/// Whether an exhibit's report reads back.
fn reads_back(report: &ExhibitReport) -> Result<(), String> {
    let value = report.gross_grams.or(report.tablets).expect("an amount");
    let mut printed = vec![
        report.written.clone(),
        format!("{} {}", report.written, report.substance),
        report.understood.clone(),
    ];
    if let Some(mass) = report.gross_grams {
        printed.push(format!("{} g {}", show::grouped(mass), report.substance));
        printed.push(format!("{mass} g"));
    }
    for text in printed {
        let (is_mass, again) = amount(&text)?;
        // A rounded number prints its digits and a mark; they read as what they say.
        let off = (of(again) - of(value)).abs();
        let same = if value.is_exact() {
            again == value
        } else {
            off * whole(ten(25)) <= of(value)
        };
        if !same || is_mass != report.gross_grams.is_some() {
            return Err(format!("{text:?} reads as {again}, not {value}"));
        }
    }
    Ok(())
}

#[test]
fn every_answer_of_the_cases_reads_back() {
    let golden = rows::<8>(GOLDEN).map(|(_, [text, options, ..])| (text, options.to_owned()));
    let reading = rows::<2>(READING)
        .map(|(_, [text, _])| (text, "--substance fentanyl --lethal-dose 2mg".to_owned()));
    let mut faults = Vec::new();
    let mut exhibits = 0;
    for (text, options) in golden.chain(reading) {
        let Ok(assessment) = ask(text, &options) else {
            continue;
        };
        exhibits += assessment.exhibits.len();
        faults.extend(
            assessment
                .exhibits
                .iter()
                .filter_map(|report| reads_back(report).err())
                .map(|fault| format!("{text:?}: {fault}")),
        );
    }
    assert!(exhibits > 300, "only {exhibits} exhibits");
    assert!(
        faults.is_empty(),
        "{} of {exhibits}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// A number as a person writes it: digits, grouped or not, with decimals or without.
fn written_number() -> impl Strategy<Value = String> {
    (
        1..1_000_000_000_u64,
        0..1_000_000_u32,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(whole, decimals, grouped, pointed)| {
            let before = if grouped {
                show::grouped(Exact::known(whole.into()))
            } else {
                whole.to_string()
            };
            if pointed {
                format!("{before}.{decimals:06}")
            } else {
                before
            }
        })
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn every_unit_reads_back(number in written_number(), unit in prop::sample::select(MassUnit::ALL.to_vec())) {
        let symbol = unit.info().symbol;
        for text in [format!("{number} {symbol}"), format!("{number}{symbol} fentanyl"), format!("about {number} {symbol} of fentanyl powder")] {
            let Ok(assessment) = ask(&text, "--substance fentanyl") else {
                // Past a hundred million tonnes.
                prop_assert!(matches!(symbol, "t" | "short ton" | "long ton"), "{}", text);
                continue;
            };
            prop_assert_eq!(reads_back(&assessment.exhibits[0]), Ok(()));
            let value = crate::oracle::rational(&number.replace(',', "")) * crate::data::unit_in_grams(symbol).unwrap();
            prop_assert_eq!(of(assessment.exhibits[0].gross_grams.unwrap()), value, "{}", text);
        }
    }

    #[test]
    fn pounds_and_ounces_read_back(pounds in 1..5000_u32, ounces in 1..16_u32) {
        let text = format!("{pounds} lb {ounces} oz fentanyl");
        let assessment = ask(&text, "-").unwrap();
        prop_assert_eq!(reads_back(&assessment.exhibits[0]), Ok(()));
    }

    #[test]
    fn weighed_tablets_read_back(number in 1..1_000_000_u32, unit in prop::sample::select(vec!["mg", "g", "oz", "lb", "kg"])) {
        let text = format!("{number} {unit} of fentanyl tablets");
        let assessment = ask(&text, "-").unwrap();
        prop_assert!(assessment.exhibits[0].gross_grams.is_some(), "{}", text);
        prop_assert_eq!(reads_back(&assessment.exhibits[0]), Ok(()));
    }

    #[test]
    fn tablets_read_back(count in 10..1_000_000_000_000_u64) {
        let assessment = ask(&format!("{count} fentanyl tablets"), "-").unwrap();
        prop_assert_eq!(reads_back(&assessment.exhibits[0]), Ok(()));
    }
}
