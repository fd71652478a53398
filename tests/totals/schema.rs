//! Files of totals against the published JSON Schema.

use std::sync::LazyLock;

use calc_core::SCHEMA;
use calc_core::batch::{Report, TOTALS_SCHEMA};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

use super::table::{report, rows, sample};
use crate::config;
use crate::schema::{faults, fields_missing_and_added, is_one};

static TEXT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(TOTALS_SCHEMA).expect("the schema is JSON"));
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::draft202012::new(&TEXT).expect("the schema is one of draft 2020-12")
});

fn parsed(report: &Report) -> Value {
    serde_json::from_str(&report.to_json()).expect("JSON")
}

#[test]
fn the_schema_is_one_and_describes_every_field() {
    is_one(&TEXT, "urn:dosecalc:schema:totals:1");
}

/// What answers and totals have in common has one form.
#[test]
fn shared_definitions_are_the_same() {
    let answers: Value = serde_json::from_str(SCHEMA).unwrap();
    for name in [
        "decimal",
        "method",
        "assumption",
        "end",
        "period",
        "warning",
    ] {
        assert_eq!(TEXT["$defs"][name], answers["$defs"][name], "{name}");
    }
}

proptest! {
    #![proptest_config(config(50))]

    #[test]
    fn reports_hold(rows in rows()) {
        let faults = faults(&VALIDATOR, &parsed(&report(&[(1, &rows)])));
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn reports_without_totals_hold() {
    assert!(VALIDATOR.is_valid(&parsed(&Report::default())));
}

/// Schema and reader agree on what is missing and what is too much.
#[test]
fn fields_missing_and_added_are_refused() {
    let document = parsed(&sample());
    assert!(VALIDATOR.is_valid(&document));
    for (what, mangled) in fields_missing_and_added(&document) {
        assert!(!VALIDATOR.is_valid(&mangled), "{what}");
        // Remarks of an assumption may be left out: they are not reckoned with.
        if !what.starts_with("without /assumptions/") {
            let read = Report::from_json(&mangled.to_string());
            assert!(read.is_err(), "read {what}");
        }
    }
}
