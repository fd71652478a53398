//! `data/tables.toml` and `data/profiles.toml` as constants.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

#[path = "../src/batch/folded.rs"]
mod folded;
#[path = "../src/batch/schema.rs"]
mod schema;

pub use schema::File;

use crate::{Words, all, option, text};
use folded::folded;
use schema::{Fiscal, Profile, Roles};

/// The roles by their names in code.
const ROLES: [&str; 9] = [
    "Substance",
    "Quantity",
    "Unit",
    "Purity",
    "PurityLow",
    "PurityHigh",
    "Form",
    "Count",
    "Date",
];

/// What tables write, whoever made them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    columns: Roles,
    around: Roles,
    purity: Purity,
    cells: Cells,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purity {
    percent: Vec<String>,
    fraction: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cells {
    not_reported: Vec<String>,
    total: Vec<String>,
}

/// The lists that columns and cells are looked up in.
pub fn tables(tables: Tables) -> String {
    let mut code = String::new();
    let columns = names(tables.columns);
    let _ = writeln!(code, "static COLUMNS: &[(Role, &[&str])] = &[{columns}];");
    let around = names(tables.around);
    let _ = writeln!(code, "static AROUND: &[(Role, &[&str])] = &[{around}];");
    let lists = [
        ("PERCENT", tables.purity.percent),
        ("FRACTION", tables.purity.fraction),
        ("NOT_REPORTED", tables.cells.not_reported),
        ("TOTAL", tables.cells.total),
    ];
    for (name, list) in lists {
        let sorted = Vec::from_iter(BTreeSet::from_iter(list));
        let _ = writeln!(code, "static {name}: &[&str] = &{sorted:?};");
    }
    code
}

/// Names without their spaces, which is how they are compared.
fn names(roles: Roles) -> String {
    let mut seen = BTreeSet::new();
    let line = |(role, names): (&str, Vec<String>)| {
        let squeezed: Vec<String> = names.iter().map(|name| name.replace(' ', "")).collect();
        for name in &squeezed {
            let is_new = seen.insert((role.to_owned(), name.clone()));
            assert!(is_new, "`{name}` stands twice for {role}");
        }
        format!("(Role::{role}, &{squeezed:?}),\n")
    };
    roles.by_role(ROLES).into_iter().map(line).collect()
}

/// The profiles, each with its substances checked against `ids`.
pub fn profiles(file: File, ids: &BTreeSet<&str>, words: &Words) -> String {
    let one = |p: Profile| profile(p, ids, words) + ",\n";
    let lines: String = file.profile.into_iter().map(one).collect();
    format!("static PROFILES: &[Profile] = &[{lines}];")
}

fn profile(p: Profile, ids: &BTreeSet<&str>, words: &Words) -> String {
    let unit = p.unit.map(|unit| measure(&unit, words));
    let units = pairs(p.units, |meaning| measure(meaning, words));
    let substances = pairs(p.substances, |id| {
        assert!(
            id.is_empty() || ids.contains(id),
            "no substance has the id `{id}`"
        );
        option(Some(id).filter(|id| !id.is_empty()).as_ref(), text)
    });
    format!(
        "Profile {{ id: {}, title: {}, publisher: {}, date: {}, url: {}, columns: {}, unit: {}, units: {units}, substances: {substances}, not_reported: {}, fiscal: {} }}",
        text(&p.id),
        text(&p.title),
        text(&p.publisher),
        text(&p.date),
        text(&p.url),
        roles(p.columns, str::to_owned),
        option(unit.as_ref(), str::to_owned),
        roles(p.not_reported, folded),
        p.fiscal
            .map_or_else(|| "None".to_owned(), |f| format!("Some({})", fiscal(&f))),
    )
}

/// Sorted pairs of a cell and its meaning.
fn pairs(map: BTreeMap<String, String>, meaning: impl Fn(&str) -> String) -> String {
    let count = map.len();
    let sorted: BTreeMap<String, String> = map
        .into_iter()
        .map(|(cell, value)| (folded(&cell), meaning(&value)))
        .collect();
    assert_eq!(sorted.len(), count, "two cells differ only in case");
    let mut lines = String::new();
    for (cell, code) in &sorted {
        let _ = writeln!(lines, "({}, {code}),", text(cell));
    }
    format!("Cow::Borrowed(&[{lines}])")
}

fn roles(roles: Roles, form: impl Fn(&str) -> String) -> String {
    let line =
        |(role, names): (&str, Vec<String>)| format!("(Role::{role}, {}),\n", list(&names, &form));
    let lines: String = roles.by_role(ROLES).into_iter().map(line).collect();
    format!("Cow::Borrowed(&[{lines}])")
}

fn list(names: &[String], form: impl Fn(&str) -> String) -> String {
    format!("Cow::Borrowed(&[{}])", all(names, |name| text(&form(name))))
}

fn fiscal(f: &Fiscal) -> String {
    format!(
        "Fiscal {{ year: {}, month: {}, first_month: {} }}",
        list(&f.year, str::to_owned),
        list(&f.month, str::to_owned),
        f.first_month
    )
}

/// `lb` is `Measure::Mass(MassUnit::Pound)`.
fn measure(meaning: &str, words: &Words) -> String {
    match meaning {
        "tablets" => return "Measure::Tablets".to_owned(),
        "not-a-mass" => return "Measure::NotAMass".to_owned(),
        "not-reported" => return "Measure::NotReported".to_owned(),
        _ => {}
    }
    let means = |languages: &BTreeMap<String, Vec<String>>| {
        languages
            .get("any")
            .is_some_and(|list| list.iter().any(|word| word == meaning))
    };
    let unit = words["Unit"].iter().find(|(_, languages)| means(languages));
    let (unit, _) = unit.unwrap_or_else(|| panic!("`{meaning}` is no unit"));
    format!("Measure::Mass(MassUnit::{unit})")
}
