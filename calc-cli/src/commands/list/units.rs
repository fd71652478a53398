//! Units of mass, with who defined them.

use calc_core::{Exact, MassUnit, grams, show};
use serde::Serialize;

use super::Entries;
use crate::paint::{Page, Style, Table};

#[derive(Serialize)]
pub struct Units {
    units: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    symbol: &'static str,
    name: &'static str,
    grams: Exact,
    definition: &'static str,
    source: &'static str,
}

/// Every unit.
pub fn entries() -> Units {
    let entry = |unit: MassUnit| {
        let info = unit.info();
        Entry {
            symbol: info.symbol,
            name: info.name,
            grams: grams(unit.mass(Exact::ONE)),
            definition: info.definition,
            source: info.source,
        }
    };
    Units {
        units: MassUnit::ALL.into_iter().map(entry).collect(),
    }
}

impl Entries for Units {
    fn put(&self, page: &mut Page) {
        let mut table = Table::of_text();
        table.row(
            Style::Strong,
            ["SYMBOL", "NAME", "GRAMS", "DEFINITION", "SOURCE"],
        );
        for entry in &self.units {
            table.row(
                Style::Plain,
                [
                    entry.symbol,
                    entry.name,
                    &show::grouped(entry.grams),
                    entry.definition,
                    entry.source,
                ],
            );
        }
        table.put(page);
    }
}
