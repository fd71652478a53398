//! Summaries of runs against their published JSON Schema, and mangled ones, which it must refuse.

use std::sync::LazyLock;

use calc_core::batch::TOTALS_SCHEMA;
use jsonschema::Validator;
use serde_json::Value;

use crate::command::run;
use crate::folder::Folder;
use crate::schema::{faults, fields_missing_and_added, is_one};

/// As the command prints it.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let (code, schema, stderr) = run(&["schema", "summary"], "");
    assert_eq!((code, &*stderr), (0, ""));
    serde_json::from_str(&schema).expect("the schema is JSON")
});
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::draft202012::new(&SCHEMA).expect("the schema is one of draft 2020-12")
});

/// Rows of every status, and rejects.
const TABLE: &str = "drug,amount,unit,form,purity\n\
    fentanyl,152,lb,,\nfentanyl,1,kg,powder,12%\nfentanyl,900,tablets,tablet,\n\
    carfentanil,3,g,,\ncarfentanil,3,tablets,,\nheroin,1,kg,,\nfentanyl,2,gallons,,\n\
    fentanyl,,g,,\nfentanyl,NULL,g,,\nTOTAL,9,kg,,\nfentanyl,-1,kg,,\nsnow white,1,kg,,\n\
    fentanyl,\"1,5\",kg,,\n";

fn holds(summary: &Value) {
    let faults = faults(&VALIDATOR, summary);
    assert!(faults.is_empty(), "{}\n{summary:#}", faults.join("\n"));
}

/// The summary of a run over the table with these options.
fn summary(input: &str, options: &[&str]) -> Value {
    let folder = Folder::new();
    folder.write("t.csv", TABLE);
    folder.write("u.csv", TABLE.replace("fentanyl", "heroin"));
    let args = [&[input, "--summary", "./s.json"], options].concat();
    let (code, _, stderr) = folder.batch(&args, TABLE);
    assert!(code <= 1, "{stderr}");
    folder.json("s.json")
}

#[test]
fn the_schema_is_one_and_describes_every_field() {
    is_one(&SCHEMA, "urn:dosecalc:schema:summary:1");
}

/// What summaries and files of totals have in common has one form.
#[test]
fn shared_definitions_are_the_same() {
    let totals: Value = serde_json::from_str(TOTALS_SCHEMA).unwrap();
    for name in [
        "decimal",
        "rows",
        "sample",
        "assumption",
        "end",
        "period",
        "warning",
    ] {
        assert_eq!(SCHEMA["$defs"][name], totals["$defs"][name], "{name}");
    }
}

#[test]
fn summaries_of_runs_hold() {
    let runs: [(&str, &[&str]); 9] = [
        ("./t.csv", &["-o", "./out.csv"]),
        ("./t.csv", &[]),
        ("-", &[]),
        ("./t.csv", &["./u.csv", "-o", "./out.jsonl"]),
        ("./t.csv", &["--rejects", "./r.csv"]),
        ("./t.csv", &["-o", "./o.csv", "--totals-by", "drug"]),
        ("./t.csv", &["-o", "./o.csv", "--totals", "./t.json"]),
        ("./t.csv", &["--method", "gross", "--threads", "3"]),
        (
            "./t.csv",
            &["--preset", "dea-2022", "--purity", "press-2017"],
        ),
    ];
    for (input, options) in runs {
        let summary = summary(input, options);
        holds(&summary);
        let inputs = summary["inputs"].as_array().unwrap();
        let rows: u64 = inputs
            .iter()
            .map(|input| input["rows"].as_u64().unwrap())
            .sum();
        assert_eq!(rows, summary["rows"]["read"], "{options:?}");
        let sum = |name: &str| -> u64 {
            let counts = summary["rows"][name].as_object().unwrap().values();
            counts.map(|rows| rows.as_u64().unwrap()).sum()
        };
        let ok = summary["rows"]["ok"].as_u64().unwrap();
        assert_eq!(rows, ok + sum("passed") + sum("rejected"), "{options:?}");
        assert_eq!(inputs[0]["bytes"], TABLE.len() as u64);
    }
}

/// The statuses of the table's rows, counted by hand.
#[test]
fn the_rows_of_the_table_are_all_in_its_summary() {
    let summary = summary("./t.csv", &["-o", "./out.csv"]);
    let rows = serde_json::json!({
        "read": 13,
        "ok": 4,
        "passed": {
            "no-reference-dose": 1, "not-a-mass": 1, "empty": 1, "not-reported": 1,
            "no-assumption": 1, "total-row": 1,
        },
        "rejected": { "negative": 1, "unknown-substance": 1, "ambiguous-number": 1 },
    });
    assert_eq!(summary["rows"], rows);
    assert!(
        summary["rejects"]
            .as_str()
            .unwrap()
            .ends_with("out.rejects.csv")
    );
}

#[test]
fn fields_missing_and_added_are_refused() {
    let document = summary("./t.csv", &["-o", "./out.csv"]);
    for (what, mangled) in fields_missing_and_added(&document) {
        assert!(!VALIDATOR.is_valid(&mangled), "{what}");
    }
}

#[test]
fn values_that_are_none_are_refused() {
    let document = summary("./t.csv", &["-o", "./out.csv"]);
    for (place, value) in [
        ("/schema", "dosecalc-summary-2".into()),
        ("/version", "new".into()),
        ("/inputs", Value::Array(Vec::new())),
        ("/inputs/0/sha256", "0123".into()),
        ("/inputs/0/bytes", (-1).into()),
        ("/rows/read", 1.5.into()),
        ("/rows/passed/not-reported", "1".into()),
        ("/output", Value::Null),
        ("/assumptions/0/value", 10.3.into()),
        ("/statement", "".into()),
    ] {
        let mut mangled = document.clone();
        *mangled
            .pointer_mut(place)
            .unwrap_or_else(|| panic!("no {place}")) = value;
        assert!(!VALIDATOR.is_valid(&mangled), "{place}");
    }
}
