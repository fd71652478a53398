//! Whole records at the beginning of a text, and those that never end.

use super::request::Layout;
use super::scan::{MAX_RECORD_BYTES, whole_records};
use crate::error::{Error, ErrorKind};

/// A record that does not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Not within [`MAX_RECORD_BYTES`].
    TooLong,
    /// Its quote is open at the end of the table; lines from the beginning of the text to where it begins.
    Quote {
        /// From 0.
        line: u64,
    },
}

impl Broken {
    /// The refusal, once the line of the text's beginning is known.
    #[must_use]
    pub fn error(self, line: u64) -> Error {
        match self {
            Self::TooLong => Error::new(
                ErrorKind::Table,
                say!("the row that begins in line {} is longer than {} MiB", line, MAX_RECORD_BYTES >> 20),
            )
            .hint(say!("look for a quote in that line that is never closed, or for line ends that are missing")),
            Self::Quote { line: within } => Error::new(
                ErrorKind::Table,
                say!("the row that begins in line {} opens a quote that is never closed", line + within),
            )
            .hint(say!("close it, or double it where it belongs to the text")),
        }
    }
}

/// The length of the whole records at the beginning of `text`, which begins with a record. At the end of a
/// table its last record may lack its line end.
///
/// # Errors
/// [`Broken::Quote`] where the table ends inside a quote.
///
/// ```
/// use calc_core::batch::{Broken, Layout, whole};
/// let csv = Layout::Delimited(b',');
/// assert_eq!(whole(b"a,b\nc", csv, false), Ok(4));
/// assert_eq!(whole(b"a,b\nc", csv, true), Ok(5));
/// assert_eq!(whole(b"a,b\n\"c", csv, true), Err(Broken::Quote { line: 1 }));
/// ```
pub fn whole(text: &[u8], layout: Layout, at_end: bool) -> Result<usize, Broken> {
    let whole = whole_records(text, layout);
    let rest = &text[whole..];
    if !at_end || rest.is_empty() {
        return Ok(whole);
    }
    // With a line end the last record is whole, unless a quote is open.
    let mut ended = rest.to_vec();
    ended.push(b'\n');
    if whole_records(&ended, layout) == ended.len() {
        return Ok(text.len());
    }
    Err(Broken::Quote {
        line: line_ends(&text[..whole]),
    })
}

/// How many lines end in `text`.
#[must_use]
pub fn line_ends(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}
