//! A table, and what is asked of it.

use std::sync::Arc;

use calc_core::batch::{
    Added, Converted, Decimals, Layout, Plan, Quantiles, Report, Request, Worker,
};
use calc_core::{Exact, Question};

use crate::ask::CATALOG;

/// What is asked of a table.
#[derive(Clone, Default)]
pub struct Asked {
    pub quantiles: Option<&'static str>,
    pub purity: Option<String>,
    pub dose: Option<String>,
    pub add: Vec<&'static str>,
    pub prefix: &'static str,
    pub decimals: Option<u32>,
    pub output: Option<Layout>,
    pub totals_by: Option<Vec<String>>,
}

impl Asked {
    pub fn question(&self, text: &str) -> Question {
        Question {
            text: text.to_owned(),
            substance: Some("fentanyl".to_owned()),
            purity: self.purity.clone(),
            lethal_dose: self.dose.clone(),
            ..Question::default()
        }
    }

    pub fn plan(&self, header: &str) -> Result<Arc<Plan>, calc_core::Error> {
        let question = self.question("");
        let quantiles = Quantiles::read(self.quantiles, &question)?;
        let add: Vec<String> = self.add.iter().map(|name| (*name).to_owned()).collect();
        let request = Request {
            settings: question.settings(&CATALOG)?,
            added: Added::read(&add, self.prefix, quantiles.as_ref())?,
            quantiles,
            decimals: self.decimals.map_or(Decimals::Exact, Decimals::Places),
            output: self.output,
            totals_by: self.totals_by.clone(),
            ..Request::default()
        };
        let names: Vec<String> = header.split(',').map(str::to_owned).collect();
        Plan::new(&names, Layout::Delimited(b','), request, &CATALOG).map(Arc::new)
    }

    /// The lines of the converted table. The second time a kind of row comes, it takes the fast path.
    pub fn lines(&self, table: &str, exact_only: bool) -> Vec<String> {
        let (header, rows) = table.split_once('\n').expect("a header");
        let plan = self.plan(header).expect("a plan");
        let mut worker = Worker::new(Arc::clone(&plan));
        if exact_only {
            worker.exact_only();
        }
        let mut out = Converted::default();
        worker
            .convert(rows.as_bytes(), &mut out)
            .expect("converted");
        assert!(out.rejects.is_empty(), "{:?}", out.rejects);
        let text = [plan.header(), out.table()].concat();
        let text = String::from_utf8(text).expect("text");
        text.lines().map(str::to_owned).collect()
    }

    /// The added cells of every row, by both paths, which agree.
    pub fn cells(&self, table: &str) -> Vec<Vec<Option<Exact>>> {
        let width = table
            .lines()
            .next()
            .map_or(0, |line| line.split(',').count());
        let lines = self.lines(table, true);
        if self.decimals.is_some() {
            assert_eq!(lines, self.lines(table, false));
        }
        let number = |cell: &str| (!cell.is_empty()).then(|| cell.parse().expect("a number"));
        let cells = |line: &String| line.split(',').skip(width).map(number).collect();
        lines.iter().skip(1).map(cells).collect()
    }

    /// What rows come to, in blocks of so many lines.
    pub fn report(&self, table: &str, lines: usize, exact_only: bool) -> Report {
        let (header, rows) = table.split_once('\n').expect("a header");
        let mut worker = Worker::new(self.plan(header).expect("a plan"));
        if exact_only {
            worker.exact_only();
        }
        let mut out = Converted::default();
        let rows: Vec<&str> = rows.split_inclusive('\n').collect();
        for block in rows.chunks(lines) {
            let block = block.concat();
            worker
                .convert(block.as_bytes(), &mut out)
                .expect("converted");
            assert!(out.rejects.is_empty(), "{:?}", out.rejects);
        }
        worker.finish().expect("a report")
    }
}
