//! Tables against the oracle of `cases/batch_oracle.py`, to the byte: its rows are hard to read and hard to round.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use calc_core::Catalog;
use calc_core::batch::{
    Added, Cell, Converted, Decimals, Estimate, Group, Layout, Plan, Ratio, Report, Request, Worker,
};
use serde_json::Value;

/// A case of the oracle.
struct Case {
    name: &'static str,
    path: PathBuf,
    places: Value,
    by: Vec<String>,
}

impl Case {
    fn read(name: &'static str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/batch");
        let mut case = Self {
            name,
            path,
            places: Value::Null,
            by: Vec::new(),
        };
        let json: Value = serde_json::from_str(&case.file("json")).expect("a case is JSON");
        case.places = json["places"].clone();
        let by = json["totals_by"].as_array().expect("totals are by columns");
        case.by = by
            .iter()
            .map(|name| name.as_str().expect("names are texts").to_owned())
            .collect();
        case
    }

    fn file(&self, ending: &str) -> String {
        let path = self.path.join(format!("{}.{ending}", self.name));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn decimals(&self) -> Decimals {
        match self.places.as_u64() {
            Some(places) => Decimals::Places(u32::try_from(places).expect("few decimals")),
            None => Decimals::Exact,
        }
    }

    fn plan(&self, header: &str) -> Arc<Plan> {
        let mut catalog = Catalog::built_in();
        catalog
            .overlay(&self.file("toml"))
            .expect("the oracle's catalogue is right");
        let figures = [Cell::IfPure, Cell::Low, Cell::Central, Cell::High];
        let request = Request {
            decimals: self.decimals(),
            totals_by: Some(self.by.clone()),
            added: Added::all()
                .into_iter()
                .filter(|added| figures.contains(&added.cell))
                .collect(),
            ..Request::default()
        };
        let names: Vec<String> = header.split(',').map(str::to_owned).collect();
        let plan = Plan::new(&names, Layout::Delimited(b','), request, &catalog);
        Arc::new(plan.expect("the columns are found by their names"))
    }

    fn shown(&self, number: &Ratio) -> String {
        match self.decimals() {
            Decimals::Places(places) => number.rounded(places),
            Decimals::Exact => number.all_digits().0,
        }
    }

    /// The totals as the oracle writes them.
    fn totals(&self, report: &Report) -> String {
        let totals = report.totals.as_ref().expect("totals were asked for");
        let figures = Estimate::ALL.map(|estimate| format!("doses_{}", estimate.name()));
        let mut text = format!(
            "{},rows,gross_grams,{}\n",
            self.by.join(","),
            figures.join(",")
        );
        for (key, group) in totals.groups() {
            let mut cells = key.to_vec();
            cells.push(group.rows.ok.to_string());
            cells.push(group_grams(group));
            for estimate in Estimate::ALL {
                let doses = group.doses(estimate).expect("every row has figures");
                cells.push(self.shown(&doses.value));
            }
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text
    }
}

/// All digits: the sum of decimals ends.
fn group_grams(group: &Group) -> String {
    let ratio = group.weighed.ratio();
    let places = (0..=1000).find(|&places| ratio.has_at_most(places));
    ratio.rounded(places.expect("a sum of decimals ends"))
}

/// Converts a table in blocks of so many records; one worker, the exact path alone if asked.
fn converted(case: &Case, records: usize, exact_only: bool) -> (String, Report) {
    let table = case.file("csv");
    let (header, rows) = table.split_once('\n').expect("a table has a header");
    let plan = case.plan(header);
    let mut worker = Worker::new(Arc::clone(&plan));
    if exact_only {
        worker.exact_only();
    }
    let mut text = plan.header().to_vec();
    let mut out = Converted::default();
    for block in blocks(rows, records) {
        worker
            .convert(block.as_bytes(), &mut out)
            .expect("totals have few groups");
        let refused = out.rejects.first().map(|reject| {
            let raw = &block[reject.raw.clone()];
            format!("{raw}: {}", reject.reason())
        });
        assert_eq!(refused, None, "{}: every row is valid", case.name);
        text.extend_from_slice(out.table());
    }
    let report = worker.finish().expect("totals have few groups");
    (String::from_utf8(text).expect("the table is text"), report)
}

/// Blocks of so many records; a line end in quotes does not end one.
fn blocks(rows: &str, records: usize) -> Vec<&str> {
    let (mut blocks, mut start, mut quoted, mut count) = (Vec::new(), 0, false, 0);
    for (at, byte) in rows.bytes().enumerate() {
        quoted ^= byte == b'"';
        count += usize::from(byte == b'\n' && !quoted);
        if count == records {
            blocks.push(&rows[start..=at]);
            (start, count) = (at + 1, 0);
        }
    }
    blocks.push(&rows[start..]);
    blocks
}

/// Line by line, so that a failure shows one row and not two tables.
fn same_lines(case: &Case, computed: &str, expected: &str) {
    for (at, (ours, theirs)) in computed.lines().zip(expected.lines()).enumerate() {
        assert_eq!(ours, theirs, "{}: line {}", case.name, at + 1);
    }
    assert_eq!(computed.len(), expected.len(), "{}", case.name);
}

/// Every figure of every row, and the totals, on both paths and whatever the blocks.
fn holds(name: &'static str) {
    let case = Case::read(name);
    for records in [1, 7, usize::MAX] {
        for exact_only in [false, true] {
            let (text, report) = converted(&case, records, exact_only);
            same_lines(&case, &text, &case.file("expected.csv"));
            same_lines(&case, &case.totals(&report), &case.file("totals.csv"));
        }
    }
}

#[test]
fn hostile_numbers() {
    holds("hostile");
}

#[test]
fn ranges_of_purity_and_of_lethal_doses() {
    holds("ranges");
}

#[test]
fn every_digit() {
    holds("exact");
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_changed_and_no_others() {
    let rows = [
        ("fentanyl,1,kg,plain", "fentanyl,1,kg,plain"),
        (
            "fentanyl,1,kg,\"as it stands\"",
            "fentanyl,1,kg,\"as it stands\"",
        ),
        (
            "fentanyl,1,kg,\"a \"\"b\"\"\"",
            "fentanyl,1,kg,\"a \"\"b\"\"\"",
        ),
        ("fentanyl,1,kg,-2.5", "fentanyl,1,kg,-2.5"),
        ("fentanyl,1,kg,=1+1", "fentanyl,1,kg,'=1+1"),
        ("fentanyl,1,kg,-2+3", "fentanyl,1,kg,'-2+3"),
        ("fentanyl,1,kg, @a", "fentanyl,1,kg,' @a"),
        ("fentanyl,1,kg,\"=a,b\"", "fentanyl,1,kg,\"'=a,b\""),
        ("\"fentanyl\",1,kg,+a", "\"fentanyl\",1,kg,'+a"),
    ];
    let names = ["substance", "weight", "unit", "note"].map(String::from);
    let request = Request {
        spreadsheet_safe: true,
        added: vec![],
        ..Request::default()
    };
    let plan = Plan::new(
        &names,
        Layout::Delimited(b','),
        request,
        &Catalog::built_in(),
    );
    let plan = Arc::new(plan.expect("the columns are found"));
    for exact_only in [false, true] {
        let mut worker = Worker::new(Arc::clone(&plan));
        if exact_only {
            worker.exact_only();
        }
        let mut out = Converted::default();
        // A kind of row is fast once it has been seen.
        for (row, expected) in rows.iter().chain(&rows) {
            let row = format!("{row}\n");
            worker
                .convert(row.as_bytes(), &mut out)
                .expect("there are no totals");
            let text = core::str::from_utf8(out.table()).expect("the table is text");
            assert_eq!(text, format!("{expected}\n"), "exact only: {exact_only}");
        }
    }
}
