//! A table in shards, each converted by itself: their reports are that of one run, to the byte.

use std::sync::{Arc, LazyLock};

use calc_core::batch::{Converted, Estimate, Layout, Plan, Report, Request, Worker};
use proptest::prelude::*;

use crate::ask::CATALOG;
use crate::config;
use crate::oracle::{Rational, rational};

const NAMES: [&str; 6] = ["substance", "quantity", "unit", "purity", "form", "state"];

/// Rows of every outcome and both ways of the worker.
const ROWS: [&str; 16] = [
    "fentanyl,152,lb,,,TX",
    "fentanyl,0.1,kg,10.3%,powder,TX",
    "Fentanyl,\"1,000.5\",g,99.9%,powder,\"Guam, \"\"GU\"\"\"",
    "fentanyl,1234567890123.456789012345678,mg,0.05%,powder,CA",
    "fentanyl,3.0000000000000000001,oz,,powder,",
    "fentanyl,900,tablets,,tablet,CA",
    "carfentanil,10,g,,powder,TX",
    "carfentanil,10,g,1%,powder,TX",
    "carfentanil,500,tablets,,tablet,TX",
    "heroin,3,kg,,,TX",
    "fentanyl,,g,,,TX",
    "fentanyl,5,litres,,,TX",
    "fentanyl,\"1,5\",kg,,,TX",
    "fentanyl,-5,kg,,,TX",
    "fentanyl,5,kg,0%,,TX",
    "nothing known,5,kg,,,TX",
];

static PLAN: LazyLock<Arc<Plan>> = LazyLock::new(|| {
    let request = Request {
        totals_by: Some(["substance", "state"].map(str::to_owned).to_vec()),
        ..Request::default()
    };
    let layout = Layout::Delimited(b',');
    let plan = Plan::new(&NAMES.map(str::to_owned), layout, request, &CATALOG);
    Arc::new(plan.expect("a plan"))
});

/// What one worker says of some rows.
fn run(rows: &[&str]) -> Report {
    let mut worker = Worker::new(Arc::clone(&PLAN));
    let mut out = Converted::default();
    let block: String = rows.iter().flat_map(|row| [*row, "\n"]).collect();
    worker.convert(block.as_bytes(), &mut out).expect("a block");
    worker.finish().expect("a report")
}

fn merge(reports: impl IntoIterator<Item = Report>) -> Report {
    reports
        .into_iter()
        .reduce(|mut all, report| {
            all.merge(report).expect("of one plan");
            all
        })
        .expect("a report")
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn shards_are_one_run(
        picks in prop::collection::vec((0..ROWS.len(), 0..4_usize), 0..60),
        turn in 0..4_usize,
    ) {
        let rows: Vec<&str> = picks.iter().map(|(row, _)| ROWS[*row]).collect();
        let mut shards: Vec<Report> = (0..4)
            .map(|shard| {
                let rows = picks.iter().filter(|(_, of)| *of == shard);
                let rows: Vec<&str> = rows.map(|(row, _)| ROWS[*row]).collect();
                let json = run(&rows).to_json_pretty();
                Report::from_json(&json).expect("a file of a run reads")
            })
            .collect();
        shards.rotate_left(turn);
        let whole = run(&rows);
        prop_assert_eq!(whole.read, rows.len() as u64);
        prop_assert_eq!(whole.read, whole.ok + whole.all_passed() + whole.all_rejected());
        prop_assert_eq!(merge(shards).to_json_pretty(), whole.to_json_pretty());
    }
}

/// All outcomes are there, and every row that was not rejected is in a group.
#[test]
fn the_rows_have_every_outcome() {
    let report = run(&ROWS);
    let passed: Vec<&str> = report.passed.keys().map(|status| &**status).collect();
    assert_eq!(
        passed,
        ["empty", "no-assumption", "no-reference-dose", "not-a-mass"]
    );
    assert!(report.all_rejected() >= 3, "{:?}", report.rejected);
    let all = report.totals.as_ref().expect("totals").all();
    assert_eq!(
        (all.rows.ok, all.rows.passed),
        (report.ok, report.all_passed())
    );
    let known: Vec<&str> = report.assumptions.iter().map(|one| &*one.id).collect();
    for id in all.assumptions() {
        assert!(known.contains(&id), "{id} is cited and has no source");
    }
}

/// By hand: 152 lb and 0.1 kg at 10.3% over 2 mg; presets as `dosecalc list presets` prints them.
#[test]
fn doses_are_what_a_hand_makes_of_them() {
    let totals = run(&ROWS[..2]).totals.expect("totals");
    let all = totals.all();
    let doses = |estimate| {
        let doses = all.doses(estimate).expect("doses").value;
        let (num, den) = doses.parts();
        Rational::new(num.clone().into(), den.clone().into())
    };
    let (preset, own) = (rational("68946.04024"), rational("100"));
    let per_gram = rational("500");
    let with = |low: &str| (&preset * rational(low) + &own * rational("0.103")) * &per_gram;
    assert_eq!(doses(Estimate::IfPure), (&preset + &own) * &per_gram);
    assert_eq!(doses(Estimate::Low), with("0.053"));
    assert_eq!(doses(Estimate::Central), with("0.103"));
    assert_eq!(doses(Estimate::High), with("0.195"));
}
