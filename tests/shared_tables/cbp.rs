//! Customs and Border Protection: pounds by drug, month and place, without purities.

use std::collections::BTreeMap;

use calc_core::MassUnit;
use calc_core::batch::{Estimate, Group, Report};
use num_traits::Zero;

use super::runs::{Published, number, of_ratio};
use crate::oracle::{Rational, rational, rounded};

const NATIONWIDE: &str = "data/cbp/nationwide-drugs-fy19-fy22.csv";
const AMO: &str = "data/cbp/amo-drug-seizures-fy19-fy22.csv";

/// The international pound, and DEA's 2 mg.
fn doses_if_pure(pounds: &Rational) -> Rational {
    pounds * rational("453.59237") / rational("0.002")
}

/// DEA's lowest, newest and highest yearly average of purity.
const PURITIES: [(Estimate, &str); 4] = [
    (Estimate::IfPure, "1"),
    (Estimate::Low, "0.053"),
    (Estimate::Central, "0.103"),
    (Estimate::High, "0.195"),
];

fn pounds_of(group: &Group) -> Rational {
    of_ratio(&group.weighed_in(MassUnit::Pound))
}

/// Pounds and rows by two columns.
fn sums(table: &Published, by: [&str; 2]) -> BTreeMap<Vec<String>, (Rational, u64)> {
    let mut sums = BTreeMap::new();
    let pounds = table.column("Sum Qty (lbs)");
    let keys = table.column(by[0]).into_iter().zip(table.column(by[1]));
    for ((one, other), pounds) in keys.zip(pounds) {
        let sum: &mut (Rational, u64) = sums.entry(vec![one, other]).or_default();
        sum.0 += number(&pounds);
        sum.1 += 1;
    }
    sums
}

/// Every row: fentanyl has its figures, any other drug the reason why it has none.
fn every_row(table: &Published, output: &str, report: &Report) {
    let drugs = table.column("Drug Type");
    let pounds = table.column("Sum Qty (lbs)");
    let mut fentanyl = 0;
    for (at, cells) in table.added(output).iter().enumerate() {
        if drugs[at] != "Fentanyl" {
            assert_eq!(cells[..6], [""; 6], "{}", table.lines[at]);
            assert_eq!(cells[6], "no-reference-dose", "{}", table.lines[at]);
            continue;
        }
        fentanyl += 1;
        let if_pure = doses_if_pure(&number(&pounds[at]));
        for (cell, (_, purity)) in cells.iter().zip(PURITIES) {
            let doses = rounded(&(&if_pure * rational(purity)), 2).replace(',', "");
            assert_eq!(*cell, doses, "{}", table.lines[at]);
        }
        assert_eq!(cells[4..], ["0.103", "purity-adjusted", "ok"]);
    }
    assert_eq!(report.read, table.lines.len() as u64);
    assert_eq!(report.ok, fentanyl);
    assert_eq!(report.all_passed(), report.read - fentanyl);
    assert_eq!(report.all_rejected(), 0);
}

/// Pounds, rows and doses of every group.
fn every_group(table: &Published, by: [&str; 2], report: &Report) {
    let sums = sums(table, by);
    let totals = report.totals.as_ref().expect("totals");
    assert_eq!(totals.groups().len(), sums.len());
    for (key, group) in totals.groups() {
        // Where the drug is known, its group has the catalogue's name for it.
        let expected = sums
            .iter()
            .find(|(of, _)| of.iter().zip(key).all(|(a, b)| same_drug(a, b)));
        let (_, (pounds, rows)) = expected.unwrap_or_else(|| panic!("no rows of {key:?}"));
        assert_eq!(pounds_of(group), *pounds, "{key:?}");
        assert_eq!(group.rows.all(), *rows, "{key:?}");
        assert!(group.tablets.is_zero());
        for (estimate, purity) in PURITIES {
            let doses = group.doses(estimate).map(|doses| of_ratio(&doses.value));
            let has_doses = key.iter().any(|text| text == "fentanyl");
            let expected = has_doses.then(|| doses_if_pure(pounds) * rational(purity));
            assert_eq!(doses, expected, "{key:?}");
        }
    }
}

/// The published name of a drug, or another text, and how totals have it.
fn same_drug(published: &str, found: &str) -> bool {
    let id = match published {
        "Ecstasy" => "mdma",
        "Khat (Catha Edulis)" => "khat",
        other => other,
    };
    id == found || id.to_lowercase() == found
}

#[test]
fn nationwide() {
    let Some(table) = Published::find(NATIONWIDE, "cbp") else {
        return;
    };
    assert_eq!(table.lines.len(), 10_092);
    let by = ["FY", "Drug Type"];
    let (output, report) = table.every_way(&by);
    every_row(&table, &output, &report);
    every_group(&table, by, &report);
}

/// What an independent audit prints.
#[test]
fn fentanyl_by_fiscal_year_is_what_was_audited() {
    let Some(table) = Published::find(NATIONWIDE, "cbp") else {
        return;
    };
    let audited = [
        ("2019", "2,803.60"),
        ("2020", "4,791.06"),
        ("2021", "11,201.32"),
        ("2022", "14,699.88"),
    ];
    for by in ["FY", "fiscal-year"] {
        let (_, report) = table.library(&[by, "substance"], 2, 1000);
        let totals = report.totals.expect("totals");
        let found: Vec<(String, String)> = totals
            .groups()
            .filter(|(key, _)| key[1] == "fentanyl")
            .map(|(key, group)| (key[0].clone(), rounded(&pounds_of(group), 2)))
            .collect();
        let audited = audited.map(|(year, pounds)| (year.to_owned(), pounds.to_owned()));
        assert_eq!(found, audited, "{by}");
    }
}

#[test]
fn air_and_marine() {
    let Some(table) = Published::find(AMO, "cbp") else {
        return;
    };
    assert_eq!(table.lines.len(), 1772);
    // The field with a comma: `added` holds every row to its bytes, this says that there is one.
    assert!(table.lines.iter().any(|line| line.contains('"')));
    let by = ["Drug Type", "Branch"];
    let (output, report) = table.every_way(&by);
    every_row(&table, &output, &report);
    every_group(&table, by, &report);
    let all = report.totals.expect("totals").all();
    let pounds = table.column("Sum Qty (lbs)");
    let sum = pounds
        .iter()
        .fold(Rational::zero(), |sum, text| sum + number(text));
    assert_eq!(pounds_of(&all), sum);
}
