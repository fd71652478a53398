//! What was seized in a year, as published.

use calc_core::catalog::{Month, Source};
use calc_core::{Catalog, Exact, PublishedAmount, PublishedTotal, impact_sources, show};
use serde::Serialize;

use super::{Cited, Entries};
use crate::paint::{Page, Style};

#[derive(Serialize)]
pub struct Totals<'a> {
    totals: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    substance: &'a str,
    from: Month,
    to: Month,
    whole_year: bool,
    #[serde(rename = "value")]
    amount: Exact,
    unit: &'static str,
    caveat: &'a str,
    #[serde(flatten)]
    cited: Cited<'a>,
}

/// Every total.
pub fn entries(catalog: &Catalog) -> Totals<'_> {
    let totals = catalog.totals().iter();
    Totals {
        totals: totals.map(|total| entry(catalog, total)).collect(),
    }
}

fn entry<'a>(catalog: &'a Catalog, total: &'a PublishedTotal) -> Entry<'a> {
    let (amount, unit) = match total.amount {
        PublishedAmount::Mass(mass) => (mass.number, mass.unit.info().symbol),
        PublishedAmount::Tablets(count) => (count, "tablets"),
    };
    Entry {
        id: &total.id,
        title: &total.title,
        substance: &total.substance,
        from: total.from,
        to: total.to,
        whole_year: total.whole,
        amount,
        unit,
        caveat: &total.caveat,
        cited: cited(catalog, total),
    }
}

fn cited<'a>(catalog: &'a Catalog, total: &'a PublishedTotal) -> Cited<'a> {
    let mut sources = catalog.sources().iter().chain(impact_sources());
    let source: Option<&Source> = sources.find(|source| source.id == total.source);
    let source = source.expect("loading checked that every source exists");
    Cited::from_source(source, Some(&total.as_of))
}

impl Entries for Totals<'_> {
    fn put(&self, page: &mut Page) {
        for total in &self.totals {
            page.put(Style::Strong, total.id).put(Style::Plain, "  ");
            let amount = show::with_unit(total.amount, total.unit);
            let line = format!("{amount}: {} ({} to {})", total.title, total.from, total.to);
            page.hang(Style::Plain, total.id.len() + 2, 2, &line);
            page.indented(Style::Plain, 2, 4, total.caveat);
            page.indented(Style::Plain, 2, 4, &total.cited.shown());
        }
    }
}
