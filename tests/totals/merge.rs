//! Merging: shards are one run to the byte, in any order and grouping; and what is refused.

use calc_core::batch::{Counts, Estimate, Input, Report, Sum, Totals};
use calc_core::{Code, ErrorKind};
use proptest::prelude::*;

use super::table::{Kind, Row, assumptions, report, rows, sample, truth};
use crate::config;
use crate::oracle::{Rational, rational, rounded};

/// Through a file.
fn reread(report: &Report) -> Report {
    let json = report.to_json();
    let read = Report::from_json(&json).expect("what was written reads");
    assert_eq!(read.to_json(), json);
    read
}

/// Rows cut into files at some places.
fn cut<'a>(rows: &'a [Row], cuts: &[prop::sample::Index]) -> Vec<(usize, &'a [Row])> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(rows.len() + 1)).collect();
    places.extend([0, rows.len()]);
    places.sort_unstable();
    places
        .windows(2)
        .map(|ends| &rows[ends[0]..ends[1]])
        .enumerate()
        .collect()
}

proptest! {
    #![proptest_config(config(120))]

    /// Any two of what is there become one until one is left: every order and every grouping of merges.
    #[test]
    fn shards_are_one_run(
        rows in rows(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        picks in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 6),
        files in any::<bool>(),
    ) {
        let shards = cut(&rows, &cuts);
        let whole = report(&shards).to_json_pretty();
        let mut reports: Vec<Report> = shards.iter().map(|shard| report(&[*shard])).collect();
        for (one, other) in picks {
            if reports.len() > 1 {
                let mut one = reports.swap_remove(one.index(reports.len()));
                let other = reports.swap_remove(other.index(reports.len()));
                one.check_inputs(&other).unwrap();
                one.merge(other).unwrap();
                reports.push(if files { reread(&one) } else { one });
            }
        }
        prop_assert_eq!(reports.len(), 1);
        prop_assert_eq!(reports[0].to_json_pretty(), whole);
    }

    #[test]
    fn doses_are_what_big_rationals_say(rows in rows()) {
        let report = reread(&report(&[(1, &rows)]));
        let totals = report.totals.expect("totals");
        let truth = truth(&rows);
        prop_assert_eq!(totals.groups().len(), truth.len());
        for ((key, group), (expected, figures)) in totals.groups().zip(&truth) {
            prop_assert_eq!(key, &expected[..]);
            for (estimate, figure) in Estimate::ALL.into_iter().zip(figures) {
                let doses = group.doses(estimate);
                prop_assert_eq!(doses.is_some(), figure.is_some());
                if let (Some(doses), Some(figure)) = (doses, figure) {
                    let (num, den) = doses.value.parts();
                    prop_assert_eq!(&Rational::new(num.clone().into(), den.clone().into()), figure);
                    prop_assert_eq!(doses.value.rounded(2), rounded(figure, 2).replace(',', ""));
                }
            }
        }
    }

    #[test]
    fn amounts_are_what_big_rationals_say(rows in rows()) {
        let all = report(&[(1, &rows)]).totals.expect("totals").all();
        let counted = |row: &&Row| !matches!(row.kind, Kind::Rejected(_));
        let tablets = |row: &&Row| matches!(row.kind, Kind::Ok(3));
        let sum = |rows: &mut dyn Iterator<Item = &Row>| rows.map(Row::amount).fold(rational("0"), |a, b| a + b);
        let grams = sum(&mut rows.iter().filter(counted).filter(|row| !tablets(row)));
        prop_assert_eq!(rational(&all.weighed.to_string()), grams);
        prop_assert_eq!(rational(&all.tablets.to_string()), sum(&mut rows.iter().filter(tablets)));
        prop_assert_eq!(all.rows.all(), rows.iter().filter(counted).count() as u64);
    }
}

fn totals(by: &[&str]) -> Totals {
    Totals::new(by.iter().map(ToString::to_string).collect())
}

#[test]
fn other_columns_and_no_totals_are_refused() {
    let with = |totals| {
        let mut report = Report::default();
        report.totals = totals;
        report
    };
    let mut report = with(Some(totals(&["state", "substance"])));
    let before = report.clone();
    for other in [
        Some(totals(&["substance", "state"])),
        Some(totals(&["state"])),
        None,
    ] {
        let error = report.merge(with(other)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Totals);
        assert!(
            error
                .hint_text()
                .unwrap()
                .to_string()
                .contains("--totals-by")
        );
        assert_eq!(report, before);
    }
}

fn input(name: &str, checksum: Option<char>, rows: u64) -> Report {
    let mut report = Report::default();
    report.count_ok(rows);
    report.add_input(Input {
        name: name.to_owned(),
        sha256: checksum.map(|digit| digit.to_string().repeat(64)),
        rows,
    });
    report
}

#[test]
fn the_same_table_twice_is_refused_or_told() {
    let mut report = input("a.csv", Some('a'), 5);
    let same = input("copy.csv", Some('a'), 5);
    let error = report.check_inputs(&same).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(
        error.message(),
        "inputs `a.csv` and `copy.csv` hold the same bytes and would be counted twice"
    );
    assert!(
        error
            .hint_text()
            .unwrap()
            .to_string()
            .contains("--allow-same-input")
    );
    report.merge(same).unwrap();
    assert_eq!(report.read, 10);
    let told: Vec<_> = report.warnings.iter().collect();
    assert_eq!(told.len(), 2);
    assert!(
        told.iter()
            .all(|warning| warning.code == Code::CountedTwice)
    );
    // The file that counts it twice is itself read and merged as any other.
    let mut read = reread(&report);
    assert!(
        read.check_inputs(&input("third.csv", Some('a'), 5))
            .is_err()
    );
    read.merge(input("b.csv", Some('b'), 1)).unwrap();
}

/// GNU parallel makes empty shards, and of standard input nobody knows a checksum before it is read.
#[test]
fn tables_without_rows_or_checksums_are_not_the_same() {
    for other in [
        input("b.csv", Some('a'), 0),
        input("a.csv", None, 5),
        input("b.csv", Some('b'), 5),
    ] {
        let mut report = input("a.csv", Some('a'), 5);
        assert!(report.check_inputs(&other).is_ok());
        report.merge(other).unwrap();
        assert!(report.warnings.is_empty());
    }
}

/// Each run keeps its own assumption, and the reader is told.
#[test]
fn different_values_of_one_assumption_are_told() {
    let given: Vec<_> = assumptions()
        .into_iter()
        .filter(|one| one.id == "given/purity")
        .collect();
    let with = |assumption: &calc_core::Assumption| {
        let mut report = Report::default();
        report.assumptions.insert(assumption.clone());
        report
    };
    let mut other = given[0].clone();
    other.low = "0.5".parse().unwrap();
    let mut one = with(&given[0]);
    one.merge(with(&given[0])).unwrap();
    assert!(one.warnings.is_empty() && one.assumptions.len() == 1);
    one.merge(with(&other)).unwrap();
    assert_eq!(one.assumptions.len(), 2);
    let warning = one.warnings.first().unwrap();
    assert_eq!(warning.code, Code::MixedAssumptions);
    assert!(
        warning
            .message
            .to_string()
            .contains("given/purity of fentanyl")
    );
}

#[test]
fn rows_that_cannot_be_counted_are_refused() {
    let mut report = input("a.csv", None, calc_core::batch::MAX_ROWS);
    let before = report.clone();
    let error = report.merge(input("b.csv", None, 1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutOfRange);
    assert_eq!(report, before);
}

#[test]
fn groups_say_how_they_were_computed() {
    let all = sample().totals.unwrap().all();
    let methods: Vec<_> = all
        .methods()
        .into_iter()
        .map(|(method, rows)| (method.name(), rows))
        .collect();
    assert_eq!(
        methods,
        [("gross", 1), ("purity-adjusted", 3), ("tablet-share", 1)]
    );
    assert_eq!(all.assumptions().len(), 5);
    assert_eq!(all.doses(Estimate::IfPure).unwrap().rows, 4);
    assert_eq!(all.doses(Estimate::Low).unwrap().rows, 4);
}

#[test]
fn masses_in_a_unit_are_exact() {
    // 2,803.60 lb, to the gram's last digit: 2803.6 x 453.59237.
    let mut totals = totals(&[]);
    let grams = Sum::new(1_271_691_568_532_u64, 6);
    totals.add_rows(&[], Counts { ok: 1, passed: 0 }, &grams, &Sum::default());
    let all = totals.all();
    assert_eq!(
        all.weighed_in(calc_core::MassUnit::Pound).all_digits(),
        ("2803.6".to_owned(), true)
    );
    assert_eq!(
        all.weighed_in(calc_core::MassUnit::Kilogram).all_digits(),
        ("1271.691568532".to_owned(), true)
    );
}
