//! A published table through the library and through the command.

use std::path::Path;
use std::sync::Arc;

use calc_core::batch::{Converted, Plan, Profile, Report, Request, Worker, detect};

use crate::ask::CATALOG;
use crate::folder::Folder;
use crate::oracle::{Rational, rational, ten, whole};
use crate::shared::{csv, shared};

/// A published table, read by the test itself.
pub struct Published {
    name: &'static str,
    profile: &'static str,
    text: String,
    header: Vec<String>,
    /// The lines of its rows, without their line ends.
    pub lines: Vec<String>,
}

impl Published {
    /// `None`, said aloud, where it is not at hand.
    pub fn find(name: &'static str, profile: &'static str) -> Option<Self> {
        let text = shared(name)?;
        let mut lines = text.lines().map(str::to_owned);
        let header = csv(&lines.next().expect("a header"));
        Some(Self {
            name,
            profile,
            header,
            lines: lines.collect(),
            text,
        })
    }

    /// The fields of a column.
    pub fn column(&self, name: &str) -> Vec<String> {
        let at = self.header.iter().position(|column| column == name);
        let at = at.unwrap_or_else(|| panic!("no column {name}"));
        self.lines
            .iter()
            .map(|line| csv(line).swap_remove(at))
            .collect()
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// The cells that a run added to each row; the row before them is the published one, byte for byte.
    pub fn added(&self, output: &str) -> Vec<Vec<String>> {
        let mut lines = output.split_inclusive('\n');
        lines.next().expect("a header");
        let added = self.lines.iter().map(|line| {
            let row = lines.next().unwrap_or_else(|| panic!("no row of {line}"));
            let added = row.strip_prefix(line.as_str());
            let added = added.unwrap_or_else(|| panic!("{line} is not as it was: {row}"));
            let added = added.strip_suffix(self.line_end()).expect("its line end");
            added.split(',').skip(1).map(str::to_owned).collect()
        });
        let added = added.collect();
        assert_eq!(lines.next(), None);
        added
    }

    /// Converts it in blocks of so many rows, by so many workers in turn.
    pub fn library(&self, by: &[&str], workers: usize, rows: usize) -> (String, Report) {
        let request = Request {
            profile: Some(Profile::built_in(self.profile).expect("a profile")),
            totals_by: Some(by.iter().map(ToString::to_string).collect()),
            ..Request::default()
        };
        let bytes = self.text.as_bytes();
        let (layout, header) = detect(bytes, None, &request).expect("a header");
        let plan = Plan::new(&header.names, layout, request, &CATALOG).expect("a plan");
        let plan = Arc::new(plan);
        let mut workers: Vec<_> = (0..workers)
            .map(|_| Worker::new(Arc::clone(&plan)))
            .collect();
        let (count, mut out) = (workers.len(), Converted::default());
        let mut table = plan.header_like(&bytes[header.start..header.end]);
        for (turn, block) in self.lines.chunks(rows).enumerate() {
            let lines = block.iter().flat_map(|line| [line, self.line_end()]);
            let block: String = lines.collect();
            let worker = &mut workers[turn % count];
            worker
                .convert(block.as_bytes(), &mut out)
                .expect("few groups");
            assert_eq!(out.rejects, [], "every row reads");
            table.extend_from_slice(out.table());
        }
        let reports = workers
            .into_iter()
            .map(|worker| worker.finish().expect("few groups"));
        let report = reports.reduce(|mut all, report| {
            all.merge(report).expect("of one plan");
            all
        });
        (
            String::from_utf8(table).expect("text"),
            report.expect("a worker"),
        )
    }

    /// Converts it with the command: the table, the totals, the summary.
    pub fn command(&self, by: &[&str], threads: &str) -> (String, Report, serde_json::Value) {
        let folder = Folder::new();
        let input = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared")
            .join(self.name);
        let by = by.join(",");
        let args = [
            input.to_str().expect("text"),
            "--profile",
            self.profile,
            "--threads",
            threads,
            "--totals-by",
            &by,
            "-o",
            "./out.csv",
            "--totals",
            "./totals.json",
            "--summary",
            "./summary.json",
        ];
        let (code, stdout, stderr) = folder.batch(&args, "");
        assert_eq!((code, &*stdout), (0, ""), "{stderr}");
        let totals = Report::from_json(&folder.text("totals.json")).expect("a file of totals");
        (folder.text("out.csv"), totals, folder.json("summary.json"))
    }

    /// Runs it every way; all say the same. The first is returned.
    pub fn every_way(&self, by: &[&str]) -> (String, Report) {
        let (table, report) = self.library(by, 1, usize::MAX);
        for (workers, rows) in [(1, 1), (2, 300), (7, 13)] {
            let apart = self.library(by, workers, rows);
            assert!(table == apart.0, "{workers} workers write another table");
            assert!(report == apart.1, "{workers} workers report otherwise");
        }
        for threads in ["1", "2", "7"] {
            let (written, totals, summary) = self.command(by, threads);
            assert!(table == written, "{threads} threads write another table");
            assert_eq!(totals.totals, report.totals, "{threads} threads");
            assert_eq!(summary["rows"]["read"], report.read);
            assert_eq!(summary["rows"]["ok"], report.ok);
            let passed = serde_json::to_value(&report.passed).expect("JSON");
            assert_eq!(summary["rows"]["passed"], passed);
            assert_eq!(summary["inputs"][0]["bytes"], self.text.len() as u64);
        }
        (table, report)
    }
}

/// A published number: digits with at most one point, and perhaps an exponent.
pub fn number(text: &str) -> Rational {
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return rational(text);
    };
    let exponent: i32 = exponent.parse().expect("an exponent");
    let power = whole(ten(exponent.unsigned_abs()));
    if exponent < 0 {
        rational(digits) / power
    } else {
        rational(digits) * power
    }
}

/// What the library holds, without rounding.
pub fn of_ratio(number: &calc_core::batch::Ratio) -> Rational {
    let (num, den) = number.parts();
    Rational::new(num.clone().into(), den.clone().into())
}
