//! What was understood, in a line that reads back.

use super::words::Words;
use crate::assess::{Assessment, ExhibitReport};
use crate::exhibit::Form;
use crate::range::Range;
use crate::unit::MassUnit;

/// `152 lb fentanyl = 68,946.04024 g gross (avoirdupois pound)`.
pub fn understood(exhibit: &ExhibitReport, words: &Words<'_>) -> String {
    let Some(grams) = exhibit.gross_grams else {
        let count = exhibit.tablets.map(|count| words.grouped(count));
        let values = [
            ("count", &*count.unwrap_or_default()),
            ("thing", &*thing(exhibit, Some(Form::Tablet), words)),
        ];
        return words.fill("echo.tablets", &values);
    };
    let units: Vec<_> = exhibit.units.iter().map(|name| words.term(name)).collect();
    let stated = exhibit.uncertainty;
    let expanded = stated.map(|stated| words.grouped(stated.expanded_grams));
    let expanded = expanded.unwrap_or_default();
    let coverage = stated.map(|stated| words.grouped(stated.coverage_factor));
    let coverage = coverage.unwrap_or_default();
    // `500 g fentanyl tablets` can be what one tablet holds; `500 g of fentanyl tablets` is what all weigh.
    let thing = thing(exhibit, exhibit.form, words);
    let (thing, tablets) = match exhibit.form {
        Some(Form::Tablet) => ("", &*thing),
        _ => (&*thing, ""),
    };
    let values = [
        ("amount", &*written(exhibit, words)),
        ("thing", thing),
        ("tablets", tablets),
        ("purity", &*purity(exhibit, words)),
        ("grams", &*words.grouped(grams)),
        ("expanded", &*expanded),
        ("coverage", &*coverage),
        ("units", &*units.join(", ")),
    ];
    words.fill("echo.mass", &values)
}

/// The purity that the text gives, in a form that reads back: "8%", "5%..10.3%..20%"; empty if none.
fn purity(exhibit: &ExhibitReport, words: &Words<'_>) -> String {
    let purity = exhibit.purity.map(Range::written);
    words.numbers(&purity.unwrap_or_default())
}

/// The amount in the units typed, with the symbols that read back: "12 lb 4 oz", "4,700,000 tablets".
pub fn written(exhibit: &ExhibitReport, words: &Words<'_>) -> String {
    match exhibit.tablets {
        Some(count) => words.fill("echo.count", &[("count", &words.grouped(count))]),
        None => words.numbers(&exhibit.written),
    }
}

/// "fentanyl hcl powder".
pub fn thing(exhibit: &ExhibitReport, form: Option<Form>, words: &Words<'_>) -> String {
    named(words.term(&exhibit.substance), exhibit, form, words)
}

/// The same with a substance as it is to be named: "suspected fentanyl powder".
pub fn named(
    substance: &str,
    exhibit: &ExhibitReport,
    form: Option<Form>,
    words: &Words<'_>,
) -> String {
    let key = match form {
        Some(Form::Powder) => "thing.powder",
        Some(Form::Tablet) => "thing.tablet",
        None => "thing.plain",
    };
    let values = [
        ("substance", substance),
        ("salt", words.term(exhibit.salt.unwrap_or_default())),
    ];
    words.fill(key, &values)
}

/// How the units that were typed are defined: "avoirdupois pound (lb): 0.45359237 kg; NIST SP 811".
#[must_use]
pub fn units(assessment: &Assessment, words: &Words<'_>) -> Vec<String> {
    let typed = |unit: &&MassUnit| {
        let name = unit.info().name;
        let exhibits = &assessment.exhibits;
        exhibits.iter().any(|exhibit| exhibit.units.contains(&name))
    };
    let line = |unit: &MassUnit| {
        let info = unit.info();
        format!(
            "{} ({}): {}; {}",
            words.term(info.name),
            info.symbol,
            words.numbers(words.term(info.definition)),
            words.term(info.source)
        )
    };
    MassUnit::ALL.iter().filter(typed).map(line).collect()
}
