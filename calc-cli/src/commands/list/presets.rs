//! Dated sets of assumptions.

use calc_core::catalog::{Preset, PresetValue};
use calc_core::sampling::ShapeName;
use calc_core::{
    Catalog, Exact, Month, Purity, Quantity, TabletContent, TabletMass, TabletShare, show,
};
use serde::Serialize;

use super::{Cited, Entries};
use crate::paint::{Page, Style, Table};

#[derive(Serialize)]
pub struct Presets<'a> {
    presets: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    substance: &'a str,
    series: Option<&'a str>,
    from: Month,
    to: Month,
    as_of: &'a str,
    values: Vec<Held<'a>>,
}

#[derive(Serialize)]
struct Held<'a> {
    quantity: &'static str,
    #[serde(rename = "value")]
    central: Exact,
    low: Exact,
    high: Exact,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<ShapeName>,
    note: Option<&'a str>,
    #[serde(flatten)]
    cited: Cited<'a>,
}

/// What a preset can hold, in the order of the table's columns.
const QUANTITIES: [&str; 4] = [
    Purity::QUANTITY,
    TabletShare::QUANTITY,
    TabletContent::QUANTITY,
    TabletMass::QUANTITY,
];

/// Every preset, oldest first.
pub fn entries(catalog: &Catalog) -> Presets<'_> {
    Presets {
        presets: catalog
            .presets()
            .iter()
            .map(|preset| entry(catalog, preset))
            .collect(),
    }
}

fn entry<'a>(catalog: &'a Catalog, preset: &'a Preset) -> Entry<'a> {
    let values = [
        value::<Purity>(catalog, preset),
        value::<TabletShare>(catalog, preset),
        value::<TabletContent>(catalog, preset),
        value::<TabletMass>(catalog, preset),
    ];
    Entry {
        id: &preset.id,
        title: &preset.title,
        substance: &preset.substance,
        series: preset.series.as_deref(),
        from: preset.from,
        to: preset.to,
        as_of: &preset.as_of,
        values: values.into_iter().flatten().collect(),
    }
}

fn value<'a, T: PresetValue + Quantity>(
    catalog: &'a Catalog,
    preset: &'a Preset,
) -> Option<Held<'a>> {
    let pick = catalog.pick::<T>(preset).ok()?;
    let range = pick.range.map(T::number);
    Some(Held {
        quantity: T::QUANTITY,
        central: range.central,
        low: range.low,
        high: range.high,
        unit: T::UNIT,
        shape: pick.figure.shape,
        note: pick.figure.note.as_deref(),
        cited: Cited::of(catalog, &pick.figure.source, None),
    })
}

impl Entry<'_> {
    fn shown(&self, quantity: &str) -> String {
        let value = self.values.iter().find(|value| value.quantity == quantity);
        value.map_or_else(String::new, Held::shown)
    }
}

impl Held<'_> {
    fn shown(&self) -> String {
        show::with_unit(self.central, self.unit)
    }
}

impl Entries for Presets<'_> {
    fn put(&self, page: &mut Page) {
        let mut table = Table::of_text();
        table.row(
            Style::Strong,
            ["PRESET", "PERIOD", "PURITY", "SHARE", "CONTENT", "TABLET"],
        );
        for preset in &self.presets {
            let period = format!("{} to {}", preset.from, preset.to);
            let values = QUANTITIES.map(|quantity| preset.shown(quantity));
            table.row(
                Style::Plain,
                [preset.id.to_owned(), period].into_iter().chain(values),
            );
        }
        table.put(page);
        let legend = "PURITY is that of powder; SHARE, of tablets with at least one lethal dose; CONTENT, the mean of a tablet; TABLET, its gross mass.";
        page.end().hang(Style::Faint, 0, 0, legend);
        for preset in &self.presets {
            page.end().put(Style::Strong, preset.id);
            page.line(
                Style::Plain,
                &format!("  {} ({})", preset.title, preset.substance),
            );
            for value in &preset.values {
                let note = value
                    .note
                    .map_or_else(String::new, |note| format!(" ({note})"));
                let shape = value
                    .shape
                    .map_or_else(String::new, |shape| format!(", {shape}"));
                let line = format!(
                    "{} {}{shape}{note}: {}",
                    value.quantity,
                    value.shown(),
                    value.cited.shown()
                );
                page.indented(Style::Plain, 2, 4, &line);
            }
        }
    }
}
