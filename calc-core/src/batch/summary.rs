//! What a run was and came to, as JSON: for who keeps it beside the table.

use serde::Serialize;
use serde_json::Value;

use super::report::Report;
use crate::assess::STATEMENT;

/// The name of the shape.
const SCHEMA: &str = "dosecalc-summary-1";

/// A run that is at its end.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// What was counted.
    pub report: &'a Report,
    /// The tables that were read, in their order.
    pub inputs: &'a [InputRead],
    /// What was mapped.
    pub mapped: &'a [String],
    /// What the table is called.
    pub output: Option<&'a str>,
    /// What the rejected rows are called, where there are any.
    pub rejects: Option<&'a str>,
}

/// A table that was read.
#[derive(Clone, Debug, Serialize)]
pub struct InputRead {
    /// What it was called: a path, or `-`.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of them in hexadecimal, where known.
    pub sha256: Option<String>,
    /// Lines above its header, which are no rows.
    pub lines_above_header: u64,
    /// Its rows.
    pub rows: u64,
}

/// The shape. Its maps are sorted by name.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    inputs: &'a [InputRead],
    mapped: &'a [String],
    rows: Value,
    output: Option<&'a str>,
    rejects: Option<&'a str>,
    assumptions: Value,
    warnings: Value,
    statement: &'static str,
}

impl Summary<'_> {
    /// The summary as indented JSON.
    ///
    /// # Panics
    /// Never: nothing in a report can fail to serialise.
    #[must_use]
    pub fn to_json(&self) -> String {
        let document = Document {
            schema: SCHEMA,
            version: env!("CARGO_PKG_VERSION"),
            inputs: self.inputs,
            mapped: self.mapped,
            rows: value(&self.report.rows()),
            output: self.output,
            rejects: self.rejects,
            assumptions: value(&self.report.assumptions),
            warnings: value(&self.report.warnings),
            statement: STATEMENT,
        };
        serde_json::to_string_pretty(&document).expect("a summary holds text only")
    }
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).expect("a report holds text, numbers and lists")
}
