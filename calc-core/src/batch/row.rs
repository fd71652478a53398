//! A row as cells, however its table is written.

use std::borrow::Cow;

use super::write::unquoted;

/// The cells of a row.
pub trait Row {
    /// The text of a cell as it stands in the table.
    fn raw(&self, at: usize) -> &[u8];

    /// The text of a cell without quotes and without blanks around it.
    fn text(&self, at: usize) -> Cow<'_, str>;
}

/// A record of a delimited table, as UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub block: &'a [u8],
    pub start: usize,
    /// The separators behind its fields; the last is the line end.
    pub ends: &'a [u32],
}

impl<'a> Record<'a> {
    /// Where its text ends: before the line end, and before a carriage return there.
    #[inline]
    pub fn content_end(&self) -> usize {
        let end = self.ends[self.ends.len() - 1] as usize;
        if end > self.start && self.block[end - 1] == b'\r' {
            end - 1
        } else {
            end
        }
    }

    /// The bytes of a field.
    #[inline]
    pub fn field(&self, at: usize) -> (usize, usize) {
        let from = if at == 0 {
            self.start
        } else {
            self.ends[at - 1] as usize + 1
        };
        let to = if at + 1 == self.ends.len() {
            self.content_end()
        } else {
            self.ends[at] as usize
        };
        (from, to)
    }

    /// The record without its line end.
    pub fn content(&self) -> &'a [u8] {
        &self.block[self.start..self.content_end()]
    }

    /// Its line end.
    pub fn line_end(&self) -> &'a [u8] {
        &self.block[self.content_end()..=self.ends[self.ends.len() - 1] as usize]
    }
}

impl Row for Record<'_> {
    fn raw(&self, at: usize) -> &[u8] {
        let (from, to) = self.field(at);
        &self.block[from..to]
    }

    fn text(&self, at: usize) -> Cow<'_, str> {
        text(self.raw(at))
    }
}

/// The text of a field of a delimited table.
pub fn text(raw: &[u8]) -> Cow<'_, str> {
    match unquoted(raw) {
        Cow::Borrowed(bytes) => match String::from_utf8_lossy(bytes) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        },
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).trim().to_owned()),
    }
}
