//! `data/wording/*.toml`: the English phrases as a sorted table, and the words of Spanish as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

/// What only statements and tables are made of.
const OF_SENTENCES: [&str; 8] = [
    "basis",
    "footnote",
    "hedge",
    "how",
    "paragraph",
    "sentence",
    "source",
    "table",
];

/// The phrases by key, as the compiler sorts them.
pub fn phrases(table: &Table, sentences: bool) -> String {
    let mut flat = BTreeMap::new();
    flatten("", table, &mut flat);
    flat.retain(|key, _| {
        let section = key.split('.').next().unwrap_or(key);
        sentences || !OF_SENTENCES.contains(&section)
    });
    pairs("PHRASES", &flat)
}

/// What a page says in the place of a message: all of them, or those that stand beside figures.
pub fn page(messages: &Table, sentences: bool) -> String {
    let mut flat = BTreeMap::new();
    for (key, text) in messages {
        match text {
            Value::Table(beside_figures) => {
                flat.extend(
                    beside_figures
                        .iter()
                        .map(|(key, text)| (key.clone(), string(key, text))),
                );
            }
            _ if sentences => {
                flat.insert(key.clone(), string(key, text));
            }
            _ => {}
        }
    }
    pairs("PAGE", &flat)
}

fn pairs(name: &str, flat: &BTreeMap<String, String>) -> String {
    let mut lines = String::new();
    for (key, text) in flat {
        let _ = writeln!(lines, "({key:?}, {text:?}),");
    }
    format!("static {name}: &[(&str, &str)] = &[{lines}];\n")
}

/// The sections of all files of a language in one object, each flat.
pub fn dictionary(files: &[Table]) -> String {
    let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (name, section) in files.iter().flatten() {
        let Value::Table(section) = section else {
            panic!("`{name}` is not a section");
        };
        let known = sections.entry(name.clone()).or_default();
        if name == "phrases" {
            flatten("", section, known);
        } else {
            known.extend(
                section
                    .iter()
                    .map(|(key, text)| (key.clone(), string(key, text))),
            );
        }
    }
    serde_json::to_string(&sections).expect("text and tables of text")
}

/// `[statement] sentence` has the key `statement.sentence`.
fn flatten(above: &str, table: &Table, flat: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = if above.is_empty() {
            name.clone()
        } else {
            format!("{above}.{name}")
        };
        match value {
            Value::Table(below) => flatten(&key, below, flat),
            text => {
                flat.insert(key.clone(), string(&key, text));
            }
        }
    }
}

fn string(key: &str, value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("`{key}` is not a text"))
        .to_owned()
}
