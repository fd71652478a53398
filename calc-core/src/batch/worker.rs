//! One thread's share of a table: blocks in, converted blocks out, and a report at the end.

use std::collections::HashMap;
use std::sync::Arc;

use super::buffer::Buffer;
use super::exact::{AsOf, Refusal};
use super::fast::{Fast, Tally};
use super::plan::Plan;
use super::rate::{self, Rate};
use super::ratio::Ratio;
use super::reject::{Reject, behind_quote, not_utf8, open_quote, wrong_width};
use super::report::Report;
use super::request::Layout;
use super::scan::{Index, Record};
use super::status::Status;
use super::sure::OwnRange;
use super::tally::{Slots, Symbols};
use super::totals::Totals;
use crate::error::{Error, ErrorKind};

/// The largest block, in bytes. One of some hundred kilobytes is fastest: it stays near the processor.
pub const MAX_BLOCK_BYTES: usize = 256 << 20;

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

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// With figures.
    pub ok: u64,
    /// Passed through without figures.
    pub passed: u64,
    /// Rejected.
    pub rejected: u64,
}

impl Counted {
    /// All rows read.
    #[must_use]
    pub const fn read(self) -> u64 {
        self.ok + self.passed + self.rejected
    }
}

/// The kinds of rows for which rates are kept: substance, form, what is counted, own purity, month.
type RateKey = (usize, Option<u8>, rate::Counted, bool, AsOf);

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
    /// The quantiles and the mean of one gram, for ranges of purities that rows bring.
    pub(super) own_ranges: HashMap<OwnRange, Arc<[Ratio]>>,
    pub(super) slots: Slots,
    /// For each part of a key, the texts of its column.
    pub(super) key_texts: Vec<Symbols>,
    pub(super) fast: Option<Fast>,
    index: Index,
    pub(super) report: Report,
    pub(super) rejected: HashMap<&'static str, u64>,
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
        let shares = plan
            .request
            .quantiles
            .as_ref()
            .map(|asked| asked.ask.shares());
        report.totals = plan
            .request
            .totals_by
            .clone()
            .map(|by| Totals::new(by).asking(shares));
        Self {
            rates: Vec::new(),
            rate_numbers: HashMap::new(),
            own_ranges: HashMap::new(),
            slots: Slots::new(plan.request.quantiles.is_some()),
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

    /// What became of the rows so far.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let ok = self.counts[Status::Ok as usize];
        Counted {
            ok,
            passed: self.counts.iter().sum::<u64>() - ok,
            rejected: self.rejected.values().sum(),
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
    /// [`ErrorKind::OutOfRange`] where totals have more than [`MAX_GROUPS`](super::MAX_GROUPS)
    /// groups, and for a block of more than [`MAX_BLOCK_BYTES`].
    pub fn convert(&mut self, block: &[u8], out: &mut Converted) -> Result<(), Error> {
        out.table.clear();
        out.rejects.clear();
        out.rows = 0;
        out.lines = 0;
        if block.len() > MAX_BLOCK_BYTES {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                say!("a block has more than {} bytes", MAX_BLOCK_BYTES),
            )
            .hint(say!("convert the table in blocks of whole records")));
        }
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
            self.irregular(block, &index, out);
        }
        self.index = index;
    }

    /// A block with quotes, or with records that have more or fewer fields than the header.
    fn irregular(&mut self, block: &[u8], index: &Index, out: &mut Converted) {
        let mut broken = index.broken().iter().copied().peekable();
        let mut end = 0;
        for (number, separators) in index.records().enumerate() {
            let record = Record::new(block, separators);
            end = record.next_start();
            if broken.next_if_eq(&number).is_some() {
                out.rows += 1;
                let to = record.start() + record.content().len();
                self.reject(None, behind_quote(), record.start()..to, out);
            } else {
                self.record(&record, index.is_ascii(), out);
            }
            let inside = &block[record.start()..end];
            out.lines += memchr::memchr_iter(b'\n', inside).count() as u64;
        }
        if end < block.len() {
            out.rows += 1;
            self.reject(None, open_quote(), end..block.len(), out);
            out.lines += memchr::memchr_iter(b'\n', &block[end..]).count() as u64;
        }
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
            if self.plan.output.delimiter().is_some() {
                out.table.extend_from_slice(record.line_end());
            }
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
            Ok(rate) => self.learn(record, rate),
            Err((role, error)) => {
                let end = record.start() + content.len();
                self.reject(role, error, record.start()..end, out);
            }
        }
    }

    /// Converts a row by exact arithmetic of any size, and adds it to the totals. Gives the number of its rate,
    /// if it has one.
    fn exact_row(
        &mut self,
        record: &Record<'_>,
        table: &mut Buffer,
    ) -> Result<Option<u32>, Refusal> {
        let outcome = self.outcome(record)?;
        let added = self.cells(&outcome)?;
        self.plan.write_record(record, &added, table);
        self.count(record, &outcome);
        Ok(outcome.rate)
    }
}
