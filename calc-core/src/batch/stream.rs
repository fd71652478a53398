//! A table in pieces of any size to converted bytes, in one thread: the page's way through [`Worker`].

use std::sync::Arc;

use super::csv::quoted;
use super::header::Header;
use super::plan::Plan;
use super::records::{Broken, line_ends, whole};
use super::reject::Reject;
use super::rejects::{REJECTS_HEADER, Rendered, raw};
use super::report::Report;
use super::request::Layout;
use super::scan::MAX_RECORD_BYTES;
use super::text::{LOOKED_AT_BYTES, check_foreign, check_utf8};
use super::worker::{Converted, Counted, Worker};
use crate::error::{Error, ErrorKind};

/// The size of a block, unless a record is longer: what a second-level cache holds beside the output.
pub const BLOCK_BYTES: usize = 256 << 10;

/// The byte-order mark in UTF-8.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// How many rejects are kept to be told.
const TOLD: usize = 20;

/// The beginning of a table: all of it, or [`BLOCK_BYTES`] or more, so that a header is found as the command
/// finds it.
#[derive(Clone, Debug)]
pub struct Beginning {
    bytes: Vec<u8>,
    at_end: bool,
}

impl Beginning {
    /// The beginning of a table, or all of it where `at_end`.
    ///
    /// # Errors
    /// For what is no table or is not UTF-8, and where no line ends in the beginning of a longer table.
    pub fn new(bytes: Vec<u8>, at_end: bool) -> Result<Self, Error> {
        let looked_at = &bytes[..bytes.len().min(LOOKED_AT_BYTES)];
        check_foreign(looked_at)?;
        if !bytes.starts_with(UTF8_MARK) {
            check_utf8(looked_at, at_end && looked_at.len() == bytes.len())?;
        }
        let beginning = Self { bytes, at_end };
        if !at_end && beginning.lines().is_empty() {
            return Err(Error::new(
                ErrorKind::Table,
                say!(
                    "the first line does not end within {} KiB",
                    (beginning.bytes.len() >> 10).to_string()
                ),
            )
            .hint("look for line ends that are missing"));
        }
        Ok(beginning)
    }

    /// Its lines that are surely whole, without a byte-order mark.
    #[must_use]
    pub fn lines(&self) -> &[u8] {
        let text = self.bytes.strip_prefix(UTF8_MARK).unwrap_or(&self.bytes);
        if self.at_end {
            return text;
        }
        let end = memchr::memrchr(b'\n', text);
        &text[..end.map_or(0, |end| end + 1)]
    }

    /// Whether a byte-order mark of UTF-8 stands before its text.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.bytes.starts_with(UTF8_MARK)
    }
}

/// A rejected row, to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Its line in the table, from 1.
    pub line: u64,
    /// The reject, in its block.
    pub reject: Reject,
    /// Its text.
    pub raw: String,
}

/// What a table came to.
#[derive(Clone, Debug)]
pub struct Ended {
    /// What was counted.
    pub report: Report,
    /// The first rejected rows.
    pub first_rejects: Vec<Rejected>,
}

/// A table under way.
///
/// ```
/// use std::sync::Arc;
/// use calc_core::Catalog;
/// use calc_core::batch::{Beginning, Plan, Request, Stream, detect};
///
/// let beginning = Beginning::new(b"drug,lb\nfentanyl,152\nfent".to_vec(), true)?;
/// let (layout, header) = detect(beginning.lines(), None, &Request::default())?;
/// let plan = Plan::new(&header.names, layout, Request::default(), &Catalog::built_in())?;
/// let mut stream = Stream::new(beginning, Arc::new(plan), &header, "seizures.csv");
/// stream.feed(b"", true)?;
/// assert!(stream.take_table().starts_with(b"drug,lb,doses_if_pure"));
/// assert!(stream.take_rejects().starts_with(b"file,line,byte_offset,column,code,reason,raw\nseizures.csv,3,"));
/// assert_eq!(stream.finish()?.report.read, 2);
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Stream {
    plan: Arc<Plan>,
    worker: Worker,
    /// The name of the table, as CSV has it.
    name: String,
    /// Read and not converted: it begins with a record.
    carry: Vec<u8>,
    /// A carry without a whole record is looked at again when it has grown to this.
    look_again: usize,
    /// Bytes of the text before the carry.
    offset: u64,
    /// The number of the carry's first line, from 1.
    line: u64,
    at_end: bool,
    converted: Converted,
    rendered: Rendered,
    table: Vec<u8>,
    rejects: Vec<u8>,
    rejected: u64,
    first_rejects: Vec<Rejected>,
}

impl Stream {
    /// Begins behind the header that was found in the beginning. `name` is that of the table in rejects.
    #[must_use]
    pub fn new(beginning: Beginning, plan: Arc<Plan>, header: &Header, name: &str) -> Self {
        let mark = if beginning.is_marked() {
            UTF8_MARK.len()
        } else {
            0
        };
        let skipped = mark + header.end;
        let text = &beginning.lines()[..header.end];
        let line = line_ends(text) + 1;
        let mut table = Vec::new();
        // Excel takes a table that has lost its mark for one in the code page of the country.
        if let (Layout::Delimited(_), Layout::Delimited(_)) = (plan.layout(), plan.output()) {
            table.extend_from_slice(&beginning.bytes[..mark]);
        }
        table.extend(plan.header_like(&text[header.start..]));
        let mut carry = beginning.bytes;
        carry.drain(..skipped);
        Self {
            worker: Worker::new(Arc::clone(&plan)),
            plan,
            name: quoted(name).into_owned(),
            carry,
            look_again: 0,
            offset: skipped as u64,
            line,
            at_end: beginning.at_end,
            converted: Converted::default(),
            rendered: Rendered::default(),
            table,
            rejects: Vec::new(),
            rejected: 0,
            first_rejects: Vec::new(),
        }
    }

    /// Converts the whole records of what has come so far, and keeps the rest.
    ///
    /// # Errors
    /// Those of [`Worker::convert`] and of [`Broken`]: nothing more can be fed then.
    pub fn feed(&mut self, mut bytes: &[u8], at_end: bool) -> Result<(), Error> {
        self.at_end |= at_end;
        loop {
            // In steps of a block, whatever the size of the pieces.
            let room = BLOCK_BYTES
                .saturating_sub(self.carry.len())
                .max(BLOCK_BYTES / 2);
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.carry.extend_from_slice(now);
            bytes = later;
            let last = bytes.is_empty();
            self.convert(last && self.at_end)?;
            if last {
                return Ok(());
            }
        }
    }

    fn convert(&mut self, at_end: bool) -> Result<(), Error> {
        if !at_end && self.carry.len() < self.look_again {
            return Ok(());
        }
        let whole = whole(&self.carry, self.plan.layout(), at_end);
        let whole = whole.map_err(|broken| broken.error(self.line))?;
        if whole == 0 {
            if self.carry.len() >= MAX_RECORD_BYTES {
                return Err(Broken::TooLong.error(self.line));
            }
            // A long record is not looked through once for each of its pieces.
            self.look_again = self.carry.len() * 2;
            return Ok(());
        }
        self.look_again = 0;
        let block = &self.carry[..whole];
        self.worker.convert(block, &mut self.converted)?;
        self.table.extend_from_slice(self.converted.table());
        if !self.converted.rejects.is_empty() {
            self.put_rejects(whole);
        }
        self.line += self.converted.lines;
        self.offset += whole as u64;
        self.carry.drain(..whole);
        Ok(())
    }

    fn put_rejects(&mut self, whole: usize) {
        let block = &self.carry[..whole];
        let rejects = &self.converted.rejects;
        let safe = self.plan.is_spreadsheet_safe();
        self.rendered.render(rejects, block, safe);
        if self.rejected == 0 {
            self.rejects.extend_from_slice(REJECTS_HEADER);
        }
        self.rejected += rejects.len() as u64;
        for (reject, rest) in rejects.iter().zip(self.rendered.each()) {
            let line = self.line + reject.line;
            let offset = self.offset + reject.offset as u64;
            let place = format!("{},{line},{offset}", self.name);
            self.rejects.extend_from_slice(place.as_bytes());
            self.rejects.extend_from_slice(rest);
            if self.first_rejects.len() < TOLD {
                self.first_rejects.push(Rejected {
                    line,
                    reject: reject.clone(),
                    raw: raw(reject, block),
                });
            }
        }
    }

    /// The converted table since the last time, from its header on.
    pub fn take_table(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.table)
    }

    /// The rejected rows as CSV since the last time; nothing where there are none.
    pub fn take_rejects(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.rejects)
    }

    /// What became of the rows so far.
    #[must_use]
    pub fn counted(&self) -> Counted {
        self.worker.counted()
    }

    /// How the table is converted.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Ends the run. All of the table has been fed, and what it gave can be taken before.
    ///
    /// # Errors
    /// Those of [`Worker::finish`].
    pub fn finish(self) -> Result<Ended, Error> {
        Ok(Ended {
            report: self.worker.finish()?,
            first_rejects: self.first_rejects,
        })
    }
}
