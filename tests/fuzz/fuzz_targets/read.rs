//! Any bytes as a text: no panic, figures in order, and what is printed reads back as the same mass.
#![no_main]

use calc_core::{Amount, Catalog, Settings, answer, grams, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let catalog = Catalog::built_in();
    let settings = Settings { substance: Some("fentanyl".into()), ..Settings::default() };
    let Ok(assessment) = answer(&text, &settings, &catalog) else { return };
    for figure in &assessment.figures {
        assert!(figure.doses.low <= figure.doses.central && figure.doses.central <= figure.doses.high);
    }
    for exhibit in &assessment.exhibits {
        let again = read(&exhibit.written, &catalog).unwrap_or_else(|error| panic!("{text:?}: {}: {error}", exhibit.written));
        let value = match &again.exhibits[0].amount {
            Amount::Mass(weighed) => Some(grams(weighed.gross.mass())),
            Amount::Tablets(tablets) => Some(tablets.count()),
            Amount::Packages(_) => None,
        };
        assert_eq!(value, exhibit.gross_grams.or(exhibit.tablets), "{text:?}: {}", exhibit.written);
    }
});
