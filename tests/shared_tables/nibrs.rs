//! Incident reports: eleven measure codes, of which four are masses, and a sentinel.

use std::collections::BTreeMap;

use super::runs::{Published, of_ratio};
use crate::oracle::{Rational, rational};

const MINNESOTA: &str = "data/nibrs/nibrs_mn_2018_joined.csv";

/// What the bureau's manual says of a measure code: the grams of a mass.
fn grams(code: &str) -> Option<Rational> {
    let grams = match code {
        "GM" => "1",
        "KG" => "1000",
        "OZ" => "28.349523125",
        "LB" => "453.59237",
        _ => return None,
    };
    Some(rational(grams))
}

/// The status of a row by its quantity and its measure code: none of the drugs has a dose.
fn status(quantity: &str, code: &str) -> &'static str {
    match code {
        _ if quantity.is_empty() => "empty",
        "GM" | "KG" | "OZ" | "LB" => "no-reference-dose",
        "ML" | "LT" | "FO" | "GL" | "DU" | "NP" => "not-a-mass",
        "XX" => "not-reported",
        _ => panic!("{code:?} is no measure code"),
    }
}

#[test]
fn minnesota() {
    let Some(table) = Published::find(MINNESOTA, "nibrs") else {
        return;
    };
    let by = ["drug_code", "measure_code"];
    let (output, report) = table.every_way(&by);
    let quantities = table.column("est_drug_qty");
    let [drugs, codes] = by.map(|name| table.column(name));

    let mut statuses: BTreeMap<&str, u64> = BTreeMap::new();
    let mut groups: BTreeMap<Vec<String>, (u64, Rational)> = BTreeMap::new();
    for (at, cells) in table.added(&output).iter().enumerate() {
        let status = status(&quantities[at], &codes[at]);
        *statuses.entry(status).or_default() += 1;
        assert_eq!(cells[..6], [""; 6], "{}", table.lines[at]);
        assert_eq!(cells[6], status, "{}", table.lines[at]);
        // The sentinel: a quantity that is always 1.
        assert!(codes[at] != "XX" || rational(&quantities[at]) == rational("1"));
        let group = groups
            .entry(vec![drugs[at].clone(), codes[at].clone()])
            .or_default();
        group.0 += 1;
        if let Some(unit) = grams(&codes[at])
            && !quantities[at].is_empty()
        {
            group.1 += rational(&quantities[at]) * unit;
        }
    }

    let passed = report.passed.iter();
    let passed: BTreeMap<&str, u64> = passed.map(|(status, rows)| (&**status, *rows)).collect();
    assert_eq!(passed, statuses);
    assert_eq!((report.read, report.ok), (2644, 0));
    assert_eq!((report.all_passed(), report.all_rejected()), (2644, 0));
    let totals = report.totals.expect("totals");
    let found: BTreeMap<Vec<String>, (u64, Rational)> = totals
        .groups()
        .map(|(key, group)| {
            assert!(group.tablets.is_zero(), "{key:?}");
            let grams = of_ratio(&group.weighed.ratio());
            (key.to_vec(), (group.rows.all(), grams))
        })
        .collect();
    assert_eq!(found, groups);
}

/// Counted with other tools.
#[test]
fn measure_codes() {
    let Some(table) = Published::find(MINNESOTA, "nibrs") else {
        return;
    };
    let (_, report) = table.library(&["measure_code"], 2, 100);
    let totals = report.totals.expect("totals");
    let found: Vec<(&str, u64)> = totals
        .groups()
        .map(|(key, group)| (&*key[0], group.rows.all()))
        .collect();
    let counted = [
        ("", 97),
        ("DU", 378),
        ("FO", 8),
        ("GM", 1741),
        ("LB", 7),
        ("ML", 9),
        ("NP", 6),
        ("OZ", 34),
        ("XX", 364),
    ];
    assert_eq!(found, counted);
}
