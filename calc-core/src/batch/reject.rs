//! Rows that could not be read.

use std::ops::Range;

use super::request::Role;
use super::worker::{Converted, Worker};
use crate::error::{Error, ErrorKind};

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

impl Worker {
    /// Keeps a row that cannot be read, and counts it.
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
            None => error.message().to_string(),
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
}

/// The refusal of a row that is not UTF-8.
pub fn not_utf8() -> Error {
    Error::new(ErrorKind::Encoding, "the row is not UTF-8")
        .hint("say what the table is written in, as in --encoding windows-1252")
}

/// The refusal of a row with more or fewer fields than the header.
pub fn wrong_width(fields: usize, columns: usize) -> Error {
    Error::new(
        ErrorKind::Column,
        format!("the row has {fields} fields and the header {columns}"),
    )
    .hint("a field that holds the delimiter needs quotes")
}

/// The refusal of a row with text behind a closing quote.
pub fn behind_quote() -> Error {
    Error::new(
        ErrorKind::Column,
        "text follows the closing quote of a field",
    )
    .hint("a quote in a quoted field is doubled; or a quote before it was never closed")
}

/// The refusal of what stands behind a quote that is never closed.
pub fn open_quote() -> Error {
    Error::new(ErrorKind::Column, "a quote is never closed")
        .hint("close it, or double it where it belongs to the text")
}
