//! One thread's share of a table: blocks in, converted blocks out, and a report at the end.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::buffer::Buffer;
use super::exact::Refusal;
use super::fast::{Fast, Tally};
use super::part::Basis;
use super::plan::{KeyFrom, Plan};
use super::rate::{Counted, Rate};
use super::report::Report;
use super::request::{Layout, Role};
use super::scan::{Index, Record, Row, text};
use super::status::Status;
use super::sum::Sum;
use super::tally::{Big, Hot, Slot, Slots, Source, Symbols};
use super::totals::{Counts, Totals};
use crate::catalog::Month;
use crate::error::{Error, ErrorKind};

/// The most groups that totals have; each costs memory, and a table has any number of rows.
pub const MAX_GROUPS: usize = 1_000_000;

/// Different texts and kinds of rows that a worker remembers before it starts anew.
const MAX_REMEMBERED: usize = 1 << 16;

/// A block, converted.
#[derive(Debug, Default)]
pub struct Converted {
    pub(super) table: Buffer,
    /// The rows that could not be read, in order.
    pub rejects: Vec<Reject>,
    /// The rows read: converted, passed through and rejected.
    pub rows: u64,
    /// The lines of the block, to number those of the next.
    pub lines: u64,
}

impl Converted {
    /// The rows of the output, in order.
    #[must_use]
    pub fn table(&self) -> &[u8] {
        self.table.written()
    }
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Its line in the block, from 0.
    pub line: u64,
    /// Where it begins in the block.
    pub offset: usize,
    /// The name of the column that is wrong.
    pub column: Option<String>,
    /// The code of the error.
    pub code: &'static str,
    /// What is wrong, and what to write instead.
    pub reason: String,
    /// Its bytes in the block.
    pub raw: Range<usize>,
}

/// The kinds of rows for which rates are kept: substance, form, what is counted, own purity, month.
type RateKey = (usize, Option<u8>, Counted, bool, Option<Month>);

/// Converts blocks. Each thread has its own; their reports merge to that of one.
///
/// ```
/// use std::sync::Arc;
/// use calc_core::Catalog;
/// use calc_core::batch::{Converted, Layout, Plan, Request, Worker};
///
/// let names = ["substance", "weight", "unit"].map(String::from);
/// let plan = Plan::new(&names, Layout::Delimited(b','), Request::default(), &Catalog::built_in())?;
/// let mut worker = Worker::new(Arc::new(plan));
/// let mut out = Converted::default();
/// worker.convert(b"fentanyl,152,lb\nheroin,3,kg\n", &mut out)?;
/// let expected = "fentanyl,152,lb,34473020.12,1827070.07,3550721.07,6722238.92,0.103,purity-adjusted,ok\n\
///     heroin,3,kg,,,,,,,no-reference-dose\n";
/// assert_eq!(core::str::from_utf8(out.table()), Ok(expected));
/// assert_eq!(worker.finish()?.ok, 1);
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Worker {
    pub(super) plan: Arc<Plan>,
    pub(super) rates: Vec<Rate>,
    pub(super) rate_numbers: HashMap<RateKey, Result<u32, Error>>,
    pub(super) slots: Slots,
    /// For each part of a key, the texts of its column.
    pub(super) key_texts: Vec<Symbols>,
    pub(super) fast: Option<Fast>,
    index: Index,
    report: Report,
    rejected: HashMap<&'static str, u64>,
    /// By the place in [`Status::ALL`].
    pub(super) counts: [u64; Status::ALL.len()],
    /// A last record without a line end, with one.
    last: Vec<u8>,
}

impl Worker {
    /// A worker for a plan.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        let mut report = Report::default();
        report.totals = plan.request.totals_by.clone().map(Totals::new);
        Self {
            rates: Vec::new(),
            rate_numbers: HashMap::new(),
            slots: Slots::default(),
            key_texts: plan.keys.iter().map(|_| Symbols::default()).collect(),
            fast: Fast::of(&plan),
            index: Index::default(),
            report,
            rejected: HashMap::new(),
            counts: [0; Status::ALL.len()],
            last: Vec::new(),
            plan,
        }
    }

    /// Takes the exact path for every row: slower, and the same to the last digit.
    pub fn exact_only(&mut self) {
        self.fast = None;
    }

    /// Converts a block of whole records, without the header, and fills `out` anew. The last record of a
    /// table may lack its line end.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] where totals have more than [`MAX_GROUPS`] groups.
    pub fn convert(&mut self, block: &[u8], out: &mut Converted) -> Result<(), Error> {
        out.table.clear();
        out.rejects.clear();
        out.rows = 0;
        out.lines = 0;
        if block.last().is_some_and(|&byte| byte != b'\n') {
            let mut last = core::mem::take(&mut self.last);
            last.clear();
            last.extend_from_slice(block);
            last.push(b'\n');
            self.records(&last, out);
            // The line end is not of the table.
            for reject in &mut out.rejects {
                reject.raw.end = reject.raw.end.min(block.len());
            }
            self.last = last;
        } else if !block.is_empty() {
            self.records(block, out);
        }
        if self.remembers_too_much() {
            self.flush()?;
        }
        Ok(())
    }

    fn records(&mut self, block: &[u8], out: &mut Converted) {
        match self.plan.layout {
            Layout::Delimited(delimiter) => self.delimited(block, delimiter, out),
            Layout::JsonLines => self.json_lines(block, out),
        }
    }

    fn delimited(&mut self, block: &[u8], delimiter: u8, out: &mut Converted) {
        let mut index = core::mem::take(&mut self.index);
        let width = self.plan.names.len();
        index.fill(block, delimiter, width);
        let ascii = index.is_ascii();
        if let Some(separators) = index.regular() {
            // Windows share the separator between two records.
            for separators in separators.windows(width + 1).step_by(width) {
                self.record(&Record::new(block, separators), ascii, out);
                out.lines += 1;
            }
        } else {
            for separators in index.records() {
                let record = Record::new(block, separators);
                self.record(&record, ascii, out);
                let inside = &block[record.start()..record.next_start()];
                out.lines += memchr::memchr_iter(b'\n', inside).count() as u64;
            }
        }
        self.index = index;
    }

    /// One record. Its line is that of `out`, which counts the lines before it.
    #[inline]
    fn record(&mut self, record: &Record<'_>, ascii: bool, out: &mut Converted) {
        out.rows += 1;
        if ascii && self.fast_row(record, out) {
            return;
        }
        self.slow_record(record, ascii, out);
    }

    /// Converts a record if it is plain and of a known kind; `false`, with nothing done, if not.
    #[inline]
    fn fast_row(&mut self, record: &Record<'_>, out: &mut Converted) -> bool {
        let mut tally = Tally {
            slots: &mut self.slots,
            keys: &self.plan.keys,
            key_texts: &mut self.key_texts,
            counts: &mut self.counts,
        };
        self.fast
            .as_ref()
            .and_then(|fast| fast.row(record, &mut tally, &mut out.table))
            .is_some()
    }

    #[cold]
    fn slow_record(&mut self, record: &Record<'_>, ascii: bool, out: &mut Converted) {
        let content = record.content();
        if content.is_empty() && self.plan.names.len() > 1 {
            // A blank line is no row.
            out.rows -= 1;
            out.table.extend_from_slice(record.line_end());
            return;
        }
        let result = if !ascii && core::str::from_utf8(content).is_err() {
            Err((None, not_utf8()))
        } else if record.len() != self.plan.names.len() {
            Err((None, wrong_width(record.len(), self.plan.names.len())))
        } else if !ascii && self.fast_row(record, out) {
            return;
        } else {
            self.exact_row(record, &mut out.table)
                .map_err(|refusal| (Some(refusal.role), refusal.error))
        };
        match result {
            Ok(()) => self.learn(record),
            Err((role, error)) => {
                let end = record.start() + content.len();
                self.reject(role, &error, record.start()..end, out);
            }
        }
    }

    pub(super) fn reject(
        &mut self,
        role: Option<Role>,
        error: &Error,
        raw: Range<usize>,
        out: &mut Converted,
    ) {
        let code = error.kind().code();
        *self.rejected.entry(code).or_default() += 1;
        let reason = match error.hint_text() {
            Some(hint) => format!("{}; {hint}", error.message()),
            None => error.message().to_owned(),
        };
        out.rejects.push(Reject {
            line: out.lines,
            offset: raw.start,
            column: role
                .and_then(|role| self.plan.column_of(role))
                .map(str::to_owned),
            code,
            reason,
            raw,
        });
    }

    /// Converts a row by exact arithmetic of any size, and adds it to the totals.
    fn exact_row(&mut self, record: &Record<'_>, table: &mut Buffer) -> Result<(), Refusal> {
        let outcome = self.outcome(record)?;
        let figures = self.figures(&outcome);
        self.plan
            .clone()
            .write_record(record, &self.cells(&outcome, &figures), table);
        self.count(record, &outcome);
        Ok(())
    }

    /// Adds a row to the counts and the totals.
    pub(super) fn count<R: Row + ?Sized>(&mut self, row: &R, outcome: &super::exact::Outcome) {
        self.counts[outcome.status as usize] += 1;
        if self.plan.request.totals_by.is_none() {
            return;
        }
        let plan = self.plan.clone();
        let parts: Vec<u32> = plan
            .keys
            .iter()
            .zip(&mut self.key_texts)
            .map(|(key, texts)| match key {
                KeyFrom::Cell(at) => texts.number(row.raw(*at)),
                KeyFrom::Substance if outcome.rate.is_some() => 0,
                KeyFrom::Substance => {
                    texts.number(row.raw(plan.mapping.substance.unwrap_or(0))) + 1
                }
                // A row without a readable date stands under none.
                _ => plan.month(row).map_or(0, Month::code),
            })
            .collect();
        let source = outcome.rate.map_or(Source::None, Source::Rate);
        let (hot, slot) = self.slots.slot(source, &parts);
        let passed = outcome.status != Status::Ok;
        hot.passed += u64::from(passed);
        hot.ok += u64::from(!passed);
        let Some((counted, amount)) = &outcome.amount else {
            return;
        };
        // The rows that a table sums up are counted already.
        let big: &mut Big = slot.big.get_or_insert_default();
        let amount_sum = Sum::new(amount.mantissa.clone(), amount.scale);
        match counted {
            Counted::Grams => big.grams.add(&amount_sum),
            Counted::Tablets => big.tablets.add(&amount_sum),
        }
        if passed {
            return;
        }
        big.figures[0].add(&amount_sum);
        for at in 0..3 {
            match &outcome.purity {
                Some(purity) => big.figures[at + 1].add(&Sum::new(
                    &amount.mantissa * &purity[at].mantissa,
                    amount.scale + purity[at].scale,
                )),
                None => big.figures[at + 1].add(&amount_sum),
            }
        }
    }

    fn remembers_too_much(&self) -> bool {
        let texts = self.key_texts.iter().map(Symbols::len).max().unwrap_or(0);
        let fast = self.fast.as_ref().map_or(0, Fast::len);
        [texts, fast, self.slots.len(), self.rates.len()]
            .into_iter()
            .any(|count| count > MAX_REMEMBERED)
    }

    /// Adds the slots to the totals, and forgets all texts: memory does not grow with the table.
    fn flush(&mut self) -> Result<(), Error> {
        let plan = self.plan.clone();
        for (hot, slot) in self.slots.drain() {
            self.flush_slot(&plan, &hot, &slot);
        }
        for rate in self.rates.drain(..) {
            self.report.assumptions.extend(rate.assumptions);
            self.report.warnings.extend(rate.warnings);
        }
        self.rate_numbers.clear();
        self.key_texts.fill_with(Symbols::default);
        self.fast = self.fast.take().and_then(|_| Fast::of(&plan));
        let groups = self
            .report
            .totals
            .as_ref()
            .map_or(0, |totals| totals.groups().len());
        if groups > MAX_GROUPS {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                format!("the totals have more than {MAX_GROUPS} groups"),
            )
            .hint("group by columns with fewer different texts"));
        }
        Ok(())
    }

    fn flush_slot(&mut self, plan: &Plan, hot: &Hot, slot: &Slot) {
        let Some(totals) = &mut self.report.totals else {
            return;
        };
        let kind = match (slot.source, &self.fast) {
            (Source::Kind(number), Some(fast)) => Some(fast.kind(number)),
            _ => None,
        };
        let rate = match slot.source {
            Source::Kind(_) => kind.map(|kind| kind.rate),
            Source::Rate(number) => Some(number),
            Source::None => None,
        };
        let rate = rate.map(|number| &self.rates[number as usize]);
        let key: Vec<String> = plan
            .keys
            .iter()
            .enumerate()
            .map(|(at, from)| key_text(plan, *from, slot.parts[at], &self.key_texts[at], rate))
            .collect();
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        let mut big = slot.big.as_deref().cloned().unwrap_or_default();
        if let Some(kind) = kind {
            kind.add_sums(slot, hot, &mut big);
        }
        let counts = Counts {
            ok: hot.ok,
            passed: hot.passed,
        };
        totals.add_rows(&key, counts, &big.grams, &big.tablets);
        if let Some(rate) = rate.filter(|_| hot.ok > 0) {
            let basis = Basis {
                rows: hot.ok,
                sums: big.figures,
            };
            totals.add_part(&key, rate.part.clone(), &basis);
        }
    }

    /// The report on everything that was converted.
    ///
    /// # Errors
    /// As for [`Worker::convert`].
    pub fn finish(mut self) -> Result<Report, Error> {
        self.flush()?;
        for (status, &rows) in Status::ALL.iter().zip(&self.counts) {
            match status {
                Status::Ok => self.report.count_ok(rows),
                _ if rows > 0 => self.report.count_passed(status.name(), rows),
                _ => {}
            }
        }
        for (code, rows) in self.rejected {
            self.report.count_rejected(code, rows);
        }
        Ok(self.report)
    }
}

/// The text of one part of a group's key.
fn key_text(plan: &Plan, from: KeyFrom, part: u32, texts: &Symbols, rate: Option<&Rate>) -> String {
    let of_cell = |raw: &[u8]| match plan.layout {
        Layout::Delimited(_) => text(raw).into_owned(),
        Layout::JsonLines => String::from_utf8_lossy(raw).trim().to_owned(),
    };
    match from {
        KeyFrom::Cell(_) => of_cell(texts.text(part)),
        KeyFrom::Substance => match (part.checked_sub(1), rate) {
            (Some(number), _) => of_cell(texts.text(number)),
            (None, Some(rate)) => rate.part.substance.clone(),
            (None, None) => String::new(),
        },
        KeyFrom::Year => {
            Month::from_code(part).map_or_else(String::new, |month| month.year().to_string())
        }
        KeyFrom::Month => {
            Month::from_code(part).map_or_else(String::new, |month| month.to_string())
        }
        KeyFrom::FiscalYear => Month::from_code(part)
            .map_or_else(String::new, |month| month.fiscal_year(10).to_string()),
    }
}

fn not_utf8() -> Error {
    Error::new(ErrorKind::Encoding, "the row is not UTF-8")
        .hint("say what the table is written in, as in --encoding windows-1252")
}

fn wrong_width(fields: usize, columns: usize) -> Error {
    Error::new(
        ErrorKind::Column,
        format!("the row has {fields} fields and the header {columns}"),
    )
    .hint("a field that holds the delimiter needs quotes")
}
