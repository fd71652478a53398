//! How figures are computed.

use calc_core::Method;
use serde::Serialize;

use super::Entries;
use crate::paint::{Page, Style, Table};

#[derive(Serialize)]
pub struct Methods {
    methods: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    label: &'static str,
    formula: &'static str,
}

/// Every method.
pub fn entries() -> Methods {
    let entry = |method: Method| Entry {
        id: method.name(),
        label: method.label(),
        formula: method.formula(),
    };
    Methods {
        methods: Method::ALL.into_iter().map(entry).collect(),
    }
}

impl Entries for Methods {
    fn put(&self, page: &mut Page) {
        let mut table = Table::of_text();
        table.row(Style::Strong, ["METHOD", "LABEL", "FORMULA"]);
        for entry in &self.methods {
            table.row(Style::Plain, [entry.id, entry.label, entry.formula]);
        }
        table.put(page);
    }
}
