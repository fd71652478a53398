//! Rows that could not be read.

use std::ops::Range;

use super::request::Role;
use super::worker::{Converted, Worker};
use crate::error::{Error, ErrorKind};
use crate::wording::Words;

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Its line in the block, from 0.
    pub line: u64,
    /// Where it begins in the block.
    pub offset: usize,
    /// The name of the column that is wrong.
    pub column: Option<String>,
    /// What is wrong, and what to write instead.
    pub error: Error,
    /// Its bytes in the block.
    pub raw: Range<usize>,
}

impl Worker {
    /// Keeps a row that cannot be read, and counts it.
    pub(super) fn reject(
        &mut self,
        role: Option<Role>,
        error: Error,
        raw: Range<usize>,
        out: &mut Converted,
    ) {
        *self.rejected.entry(error.kind().code()).or_default() += 1;
        out.rejects.push(Reject {
            line: out.lines,
            offset: raw.start,
            column: role
                .and_then(|role| self.plan.column_of(role))
                .map(str::to_owned),
            error,
            raw,
        });
    }
}

impl Reject {
    /// The code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.error.kind().code()
    }

    /// What is wrong, and what to write instead, in one sentence of English.
    #[must_use]
    pub fn reason(&self) -> String {
        self.reason_in(&Words::ENGLISH)
    }

    /// As [`Reject::reason`], in the words of a language and a front.
    #[must_use]
    pub fn reason_in(&self, words: &Words<'_>) -> String {
        let mut reason = self.error.message().written(words);
        if let Some(hint) = self.error.hint_text() {
            reason.push_str("; ");
            reason.push_str(&hint.written(words));
        }
        reason
    }
}

/// The refusal of a row that is not UTF-8.
pub fn not_utf8() -> Error {
    Error::new(ErrorKind::Encoding, say!("the row is not UTF-8")).hint(say!(
        "say what the table is written in, as in --encoding windows-1252"
    ))
}

/// The refusal of a row with more or fewer fields than the header.
pub fn wrong_width(fields: usize, columns: usize) -> Error {
    Error::new(
        ErrorKind::Column,
        say!("the row has {} fields and the header {}", fields, columns),
    )
    .hint(say!("a field that holds the delimiter needs quotes"))
}

/// The refusal of a row with text behind a closing quote.
pub fn behind_quote() -> Error {
    Error::new(
        ErrorKind::Column,
        say!("text follows the closing quote of a field"),
    )
    .hint(say!(
        "a quote in a quoted field is doubled; or a quote before it was never closed"
    ))
}

/// The refusal of what stands behind a quote that is never closed.
pub fn open_quote() -> Error {
    Error::new(ErrorKind::Column, say!("a quote is never closed"))
        .hint(say!("close it, or double it where it belongs to the text"))
}
