//! Answers against the published JSON Schema, and mangled answers, which it must refuse.

use std::sync::LazyLock;

use calc_core::{Error, SCHEMA_VERSION};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::ask::ask;
use crate::data::{GOLDEN, READING, rows};

const TEXT: &str = include_str!("../calc-core/schema/assessment-1.schema.json");

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(TEXT).expect("the schema is JSON"));

fn validator(definition: Option<&str>) -> Validator {
    let mut schema = SCHEMA.clone();
    if let Some(definition) = definition {
        schema["$ref"] = format!("#/$defs/{definition}").into();
    }
    jsonschema::draft202012::new(&schema).expect("the schema is one of draft 2020-12")
}

static ASSESSMENT: LazyLock<Validator> = LazyLock::new(|| validator(None));
static ERROR_LINE: LazyLock<Validator> = LazyLock::new(|| validator(Some("error-line")));
static LINE: LazyLock<Validator> = LazyLock::new(|| validator(Some("line")));

/// What is wrong with a document.
pub fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Fails unless the document is what `kind` says.
pub fn holds(document: &Value, kind: &str) {
    let validator = match kind {
        "error line" => &*ERROR_LINE,
        _ => &*ASSESSMENT,
    };
    let faults = faults(validator, document);
    assert!(
        faults.is_empty(),
        "no {kind}: {}\n{document:#}",
        faults.join("\n")
    );
    assert!(LINE.is_valid(document), "no line: {document:#}");
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn lead() -> Value {
    let text = "4.7 million fentanyl pills and nearly 2,396 lb of fentanyl powder";
    parsed(&ask(text, "--salt hcl").unwrap().to_json())
}

#[test]
fn the_schema_is_one_and_has_a_name_that_stays() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    assert_eq!(SCHEMA["$id"], "urn:dosecalc:schema:assessment:1");
    assert_eq!(SCHEMA["$defs"]["schema-version"]["const"], SCHEMA_VERSION);
}

/// That a schema is one, has its id, and describes every field.
pub fn is_one(schema: &Value, id: &str) {
    assert!(jsonschema::meta::is_valid(schema));
    assert_eq!(schema["$id"], id);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        described(schema, definition, name);
    }
}

/// Every field says what it is.
pub fn described(schema: &Value, definition: &Value, path: &str) {
    for (name, field) in definition["properties"].as_object().into_iter().flatten() {
        let target = field["$ref"]
            .as_str()
            .and_then(|target| target.strip_prefix("#/$defs/"))
            .map(|name| &schema["$defs"][name]);
        let text = field["description"]
            .as_str()
            .or_else(|| target?["description"].as_str());
        assert!(
            text.is_some_and(|text| text.len() > 8),
            "{path}.{name} is not described"
        );
    }
    if definition["type"] == "object" {
        assert_eq!(
            definition["additionalProperties"], false,
            "{path} is not strict"
        );
    }
}

#[test]
fn every_field_is_described() {
    for (name, definition) in SCHEMA["$defs"].as_object().unwrap() {
        described(&SCHEMA, definition, name);
    }
}

#[test]
fn golden_answers_hold() {
    for (_, [text, options, ..]) in rows::<8>(GOLDEN) {
        let assessment = ask(text, options).unwrap();
        holds(&parsed(&assessment.to_json()), "assessment");
        holds(&parsed(&assessment.to_json_pretty()), "assessment");
    }
}

#[test]
fn answers_and_refusals_of_the_reading_cases_hold() {
    let mut refused = 0;
    for (_, [text, _]) in rows::<2>(READING) {
        for options in [
            "-",
            "--substance fentanyl --salt citrate --as-of 2022-06",
            "--substance carfentanil",
        ] {
            match ask(text, options) {
                Ok(assessment) => holds(&parsed(&assessment.to_json()), "assessment"),
                Err(error) => {
                    refused += 1;
                    holds(&error_line(text, &error), "error line");
                }
            }
        }
    }
    assert!(refused > 1000, "only {refused}");
}

fn error_line(text: &str, error: &Error) -> Value {
    json!({ "schema_version": SCHEMA_VERSION, "input": text, "error": error })
}

/// Every place of a document with a value at it, as a JSON pointer.
fn places(document: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match document {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| places(value, &format!("{at}/{name}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| places(value, &format!("{at}/{index}"), found)),
        _ => {}
    }
}

/// Every place of a document, as JSON pointers.
pub fn all_places(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    places(document, "", &mut found);
    found
}

/// The document without each of its fields, and with one more in each object, and what was done to it. Counts
/// of rows go by names of any kind.
pub fn fields_missing_and_added(document: &Value) -> Vec<(String, Value)> {
    let mut mangled = Vec::new();
    for place in all_places(document) {
        let Some(Value::Object(fields)) = document.pointer(&place) else {
            continue;
        };
        if place == "/rows/passed" || place == "/rows/rejected" {
            continue;
        }
        let with = |fields| {
            let mut document = document.clone();
            *document.pointer_mut(&place).unwrap() = Value::Object(fields);
            document
        };
        for name in fields.keys() {
            let mut less = fields.clone();
            less.remove(name);
            mangled.push((format!("without {place}/{name}"), with(less)));
        }
        let mut more = fields.clone();
        more.insert("extra".to_owned(), "1".into());
        mangled.push((format!("with {place}/extra"), with(more)));
    }
    mangled
}

#[test]
fn fields_missing_and_added_are_refused() {
    for document in [lead(), error_line("x", &ask("x", "-").unwrap_err())] {
        assert!(LINE.is_valid(&document));
        let mangled = fields_missing_and_added(&document);
        assert!(mangled.len() >= 7, "{}", mangled.len());
        for (what, mangled) in mangled {
            assert!(!LINE.is_valid(&mangled), "{what}");
        }
    }
}

/// A value of another type is refused: a decimal as a number above all.
#[test]
fn values_of_another_type_are_refused() {
    let document = lead();
    for place in all_places(&document) {
        let value = document.pointer(&place).unwrap();
        let other = match value {
            Value::Null => json!(1.5),
            Value::Bool(_) | Value::Number(_) => json!("1"),
            Value::String(_) => json!(1),
            Value::Array(_) | Value::Object(_) => json!("none"),
        };
        let mut mangled = document.clone();
        *mangled.pointer_mut(&place).unwrap() = other;
        assert!(!ASSESSMENT.is_valid(&mangled), "{place}");
    }
}

#[test]
fn decimals_are_plain_digits() {
    let document = lead();
    for wrong in [
        "1,234", "1e3", "-1", "+1", "1.", ".5", "1.50", "01", "", " 1", "≈ 1", "NaN", "1.0",
        "1 000",
    ] {
        for place in [
            "/figures/0/doses/low",
            "/totals/0/doses/high",
            "/assumptions/0/value",
            "/exhibits/1/gross_grams",
        ] {
            let mut mangled = document.clone();
            *mangled.pointer_mut(place).expect("a decimal") = json!(wrong);
            assert!(!ASSESSMENT.is_valid(&mangled), "{wrong:?} at {place}");
        }
    }
}
