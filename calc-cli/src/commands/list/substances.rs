//! Drugs by name, with what is published of their lethal doses and salts.

use calc_core::catalog::{ReferenceDose, SaltForm, Substance};
use calc_core::sampling::ShapeName;
use calc_core::{BaseFraction, Catalog, Exact, LethalDose, Quantity, show};
use serde::Serialize;

use super::{Cited, Entries};
use crate::paint::{Page, Style, Table};

#[derive(Serialize)]
pub struct Substances<'a> {
    substances: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    names: Vec<&'a str>,
    lethal_dose: Option<Dose<'a>>,
    published_doses: Vec<Dose<'a>>,
    salts: Vec<Salt<'a>>,
}

#[derive(Serialize)]
struct Dose<'a> {
    id: &'a str,
    value: Exact,
    low: Exact,
    high: Exact,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<ShapeName>,
    condition: Option<&'a str>,
    caveat: Option<&'a str>,
    #[serde(flatten)]
    cited: Cited<'a>,
}

#[derive(Serialize)]
struct Salt<'a> {
    id: &'a str,
    base_fraction: Exact,
    unit: &'static str,
    note: Option<&'a str>,
    #[serde(flatten)]
    cited: Cited<'a>,
}

/// Every substance.
pub fn entries(catalog: &Catalog) -> Substances<'_> {
    Substances {
        substances: catalog
            .substances()
            .iter()
            .map(|substance| entry(catalog, substance))
            .collect(),
    }
}

fn entry<'a>(catalog: &'a Catalog, substance: &'a Substance) -> Entry<'a> {
    Entry {
        id: &substance.id,
        names: substance.names().collect(),
        lethal_dose: substance
            .lethal_dose
            .as_ref()
            .map(|reference| dose(catalog, reference)),
        published_doses: substance
            .published_doses
            .iter()
            .map(|reference| dose(catalog, reference))
            .collect(),
        salts: substance
            .salts
            .iter()
            .map(|form| salt(catalog, form))
            .collect(),
    }
}

fn dose<'a>(catalog: &'a Catalog, dose: &'a ReferenceDose) -> Dose<'a> {
    let values = dose.value.map(LethalDose::number);
    Dose {
        id: &dose.id,
        value: values.central,
        low: values.low,
        high: values.high,
        unit: LethalDose::UNIT,
        shape: dose.shape,
        condition: dose.condition.as_deref(),
        caveat: dose.caveat.as_deref(),
        cited: Cited::of(catalog, &dose.source, Some(&dose.as_of)),
    }
}

fn salt<'a>(catalog: &'a Catalog, salt: &'a SaltForm) -> Salt<'a> {
    Salt {
        id: &salt.id,
        base_fraction: salt.base_fraction.number(),
        unit: BaseFraction::UNIT,
        note: salt.note.as_deref(),
        cited: Cited::of(catalog, &salt.source, Some(&salt.as_of)),
    }
}

impl Dose<'_> {
    /// "2 mg", or "2 mg (2 to 3 mg)".
    fn shown(&self) -> String {
        let [value, low, high] = [self.value, self.low, self.high].map(show::grouped);
        if self.low == self.high {
            format!("{value} mg")
        } else {
            format!("{value} mg ({low} to {high} mg)")
        }
    }

    fn line(&self) -> String {
        let shape = self
            .shape
            .map_or_else(String::new, |shape| format!(" ({shape})"));
        let cited = self.cited.shown();
        let published = format!("{}: {}{shape}, {cited}", self.id, self.shown());
        let remarks = [self.condition, self.caveat]
            .into_iter()
            .flatten()
            .map(str::to_owned);
        std::iter::once(published)
            .chain(remarks)
            .collect::<Vec<_>>()
            .join("; ")
    }
}

impl Salt<'_> {
    fn line(&self) -> String {
        let note = self
            .note
            .map_or_else(String::new, |note| format!("; {note}"));
        format!(
            "{}: {}% base, {}{note}",
            self.id,
            show::grouped(self.base_fraction),
            self.cited.shown()
        )
    }
}

impl Entries for Substances<'_> {
    fn put(&self, page: &mut Page) {
        let mut table = Table::of_text();
        table.row(Style::Strong, ["SUBSTANCE", "LETHAL DOSE", "ALSO CALLED"]);
        for substance in &self.substances {
            let dose = substance
                .lethal_dose
                .as_ref()
                .map_or_else(|| "none known".to_owned(), Dose::shown);
            table.row(
                Style::Plain,
                [substance.id.to_owned(), dose, substance.names.join(", ")],
            );
        }
        table.put(page);
        page.end().hang(Style::Faint, 0, 0, "Where no source gives a lethal dose, give one that you can defend, with --lethal-dose.");
        for substance in &self.substances {
            let doses = substance
                .lethal_dose
                .iter()
                .chain(&substance.published_doses)
                .map(Dose::line);
            let lines: Vec<String> = doses
                .chain(substance.salts.iter().map(Salt::line))
                .collect();
            if lines.is_empty() {
                continue;
            }
            page.end().line(Style::Strong, substance.id);
            for line in lines {
                page.indented(Style::Plain, 2, 4, &line);
            }
        }
    }
}
