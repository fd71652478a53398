//! The properties: both paths alike, every figure right, every row accounted for, blocks without effect.

use std::collections::BTreeMap;
use std::sync::Arc;

use calc_core::batch::{
    Converted, Decimals, Estimate, Layout, Plan, Reject, Report, Request, Worker,
};
use num_traits::Zero;
use proptest::prelude::*;

use super::cells::{Counted, Drug};
use super::meaning::{Kept, Row};
use super::rows::{Table, table};
use crate::ask::CATALOG;
use crate::config;
use crate::oracle::{Rational, rational, rounded};

/// What comes of a table: its bytes, its rejects by place in the table, its report.
#[derive(Debug, PartialEq)]
struct Run {
    table: Vec<u8>,
    rejects: Vec<Reject>,
    report: Report,
}

/// The table, for people.
fn text(run: &Run) -> &str {
    std::str::from_utf8(&run.table).expect("text")
}

fn plan(table: &Table) -> Arc<Plan> {
    let request = Request {
        decimals: Decimals::Places(table.places),
        totals_by: Some(table.by.clone()),
        ..Request::default()
    };
    let layout = Layout::Delimited(table.delimiter);
    let plan = Plan::new(&table.names(), layout, request, &CATALOG);
    Arc::new(plan.expect("the columns are found by their names"))
}

/// Converts blocks, each with the worker of its turn.
fn run(plan: &Arc<Plan>, blocks: &[String], workers: usize, exact_only: bool) -> Run {
    let mut workers: Vec<Worker> = (0..workers)
        .map(|_| {
            let mut worker = Worker::new(Arc::clone(plan));
            if exact_only {
                worker.exact_only();
            }
            worker
        })
        .collect();
    let (mut table, mut rejects, mut out) = (Vec::new(), Vec::new(), Converted::default());
    let (mut lines, mut bytes) = (0, 0);
    let count = workers.len();
    for (turn, block) in blocks.iter().enumerate() {
        workers[turn % count]
            .convert(block.as_bytes(), &mut out)
            .expect("few groups");
        table.extend_from_slice(out.table());
        rejects.extend(out.rejects.drain(..).map(|reject| Reject {
            line: reject.line + lines,
            offset: reject.offset + bytes,
            raw: reject.raw.start + bytes..reject.raw.end + bytes,
            ..reject
        }));
        lines += out.lines;
        bytes += block.len();
    }
    let reports = workers
        .into_iter()
        .map(|worker| worker.finish().expect("few groups"));
    let report = reports.reduce(|mut all, report| {
        all.merge(report).expect("of one plan");
        all
    });
    Run {
        table,
        rejects,
        report: report.expect("a worker"),
    }
}

/// What a group comes to.
#[derive(Debug, Default, PartialEq)]
struct Sums {
    ok: u64,
    passed: u64,
    grams: Rational,
    tablets: Rational,
    doses: [Option<Rational>; 4],
}

impl Sums {
    fn add(&mut self, kept: &Kept) {
        if kept.status == "ok" {
            self.ok += 1;
        } else {
            self.passed += 1;
        }
        match &kept.amount {
            Some((Counted::Grams, grams)) => self.grams += grams,
            Some((Counted::Tablets, tablets)) => self.tablets += tablets,
            None => {}
        }
        for (sum, figure) in self.doses.iter_mut().zip(&kept.figures) {
            if let Some(figure) = figure {
                *sum.get_or_insert_with(Rational::zero) += figure;
            }
        }
    }
}

/// The text of a row's key for a column of the totals.
fn key(by: &str, row: &Row, kept: &Kept) -> String {
    if by == "place" {
        return row.place.trim().to_owned();
    }
    match kept.drug.unwrap_or(row.drug.1) {
        Drug::Fentanyl => "fentanyl".to_owned(),
        Drug::Carfentanil => "carfentanil".to_owned(),
        Drug::Heroin => "heroin".to_owned(),
        _ => row.drug.0.clone(),
    }
}

fn ratio(number: &calc_core::batch::Ratio) -> Rational {
    let (num, den) = number.parts();
    Rational::new(num.clone().into(), den.clone().into())
}

fn expected_groups(table: &Table) -> BTreeMap<Vec<String>, Sums> {
    let mut groups: BTreeMap<Vec<String>, Sums> = BTreeMap::new();
    for (row, _) in &table.rows {
        if let Some(kept) = row.kept() {
            let key = table.by.iter().map(|by| key(by, row, &kept)).collect();
            // A row that sums up others is in no group.
            if kept.status != "total-row" {
                groups.entry(key).or_default().add(&kept);
            }
        }
    }
    groups
}

fn found_groups(report: &Report) -> BTreeMap<Vec<String>, Sums> {
    let totals = report.totals.as_ref().expect("totals were asked for");
    let sums = |group: &calc_core::batch::Group| Sums {
        ok: group.rows.ok,
        passed: group.rows.passed,
        grams: ratio(&group.weighed.ratio()),
        tablets: ratio(&group.tablets.ratio()),
        doses: Estimate::ALL.map(|estimate| Some(ratio(&group.doses(estimate)?.value))),
    };
    totals
        .groups()
        .map(|(key, group)| (key.to_vec(), sums(group)))
        .collect()
}

/// Every row in its place: kept with its cells untouched and the right ones behind them, or rejected.
fn check_rows(table: &Table, run: &Run) -> Result<(), TestCaseError> {
    let (mut rest, mut rejects) = (text(run), run.rejects.iter());
    let input = table.lines().concat();
    for (row, line) in &table.rows {
        match row.kept() {
            None => {
                let reject = rejects.next();
                prop_assert!(reject.is_some(), "{line:?} is not rejected");
                let reject = reject.expect("just asked");
                prop_assert_eq!(&input[reject.raw.clone()], line, "{:?}", reject);
                let before = input[..reject.offset].matches('\n').count() as u64;
                prop_assert_eq!(reject.line, before);
            }
            Some(kept) => {
                let added = rest.strip_prefix(line.as_str());
                prop_assert!(
                    added.is_some(),
                    "{line:?} is not next in {rest:?}; {:?}",
                    run.rejects
                );
                let (added, behind) = added
                    .expect("just asked")
                    .split_once('\n')
                    .expect("a line end");
                check_added(table, line, &kept, added)?;
                rest = behind;
            }
        }
    }
    prop_assert_eq!(rest, "");
    prop_assert_eq!(rejects.next(), None);
    Ok(())
}

fn check_added(table: &Table, line: &str, kept: &Kept, added: &str) -> Result<(), TestCaseError> {
    let added = added.strip_suffix('\r').unwrap_or(added);
    let cells: Vec<&str> = added.split(char::from(table.delimiter)).collect();
    prop_assert_eq!(cells.len(), 8, "{:?}{:?}", line, added);
    for (at, figure) in kept.figures.iter().enumerate() {
        let text = figure.as_ref().map_or_else(String::new, |figure| {
            rounded(figure, table.places).replace(',', "")
        });
        prop_assert_eq!(cells[at + 1], text, "figure {} of {:?}", at, line);
    }
    let purity = (!cells[5].is_empty()).then(|| rational(cells[5]));
    prop_assert_eq!(&purity, &kept.purity, "{:?}", line);
    prop_assert_eq!(
        (cells[6], cells[7]),
        (kept.method, kept.status),
        "{:?}",
        line
    );
    Ok(())
}

fn check_counts(table: &Table, report: &Report) -> Result<(), TestCaseError> {
    let (mut ok, mut rejected) = (0, 0);
    let mut passed: BTreeMap<String, u64> = BTreeMap::new();
    for (row, _) in &table.rows {
        match row.kept() {
            None => rejected += 1,
            Some(kept) if kept.status == "ok" => ok += 1,
            Some(kept) => *passed.entry(kept.status.to_owned()).or_default() += 1,
        }
    }
    prop_assert_eq!(report.read, table.rows.len() as u64);
    prop_assert_eq!((report.ok, report.all_rejected()), (ok, rejected));
    let found: BTreeMap<String, u64> = report
        .passed
        .iter()
        .map(|(status, rows)| (status.to_string(), *rows))
        .collect();
    prop_assert_eq!(found, passed);
    prop_assert_eq!(
        report.read,
        report.ok + report.all_passed() + report.all_rejected()
    );
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn every_row_is_what_its_cells_mean(table in table()) {
        let plan = plan(&table);
        let run = run(&plan, &[table.lines().concat()], 1, false);
        check_rows(&table, &run)?;
        check_counts(&table, &run.report)?;
        prop_assert_eq!(found_groups(&run.report), expected_groups(&table));
    }

    #[test]
    fn both_paths_and_all_blocks_agree(table in table()) {
        let plan = plan(&table);
        let lines = table.lines();
        let once = run(&plan, &[lines.concat()], 1, false);
        for workers in 1..=3 {
            let apart = run(&plan, &lines, workers, false);
            prop_assert_eq!(&once, &apart, "{} workers", workers);
        }
        let exact = run(&plan, &[lines.concat()], 1, true);
        prop_assert_eq!(text(&once), text(&exact));
        prop_assert_eq!(once, exact);
    }

    /// What is said to be behind the figures is behind the figures of some row.
    #[test]
    fn both_paths_rest_on_the_same(table in table()) {
        let plan = plan(&table);
        let block = [table.lines().concat()];
        let [fast, exact] = [false, true].map(|exact_only| run(&plan, &block, 1, exact_only).report);
        prop_assert_eq!(fast.assumptions, exact.assumptions);
        prop_assert_eq!(fast.warnings, exact.warnings);
    }
}
