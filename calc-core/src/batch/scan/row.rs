//! A row as cells, however its table is written.

use std::borrow::Cow;

use crate::batch::write::unquoted;

/// The cells of a row.
pub trait Row {
    /// The text of a cell as it stands in the table.
    fn raw(&self, at: usize) -> &[u8];

    /// The text of a cell without quotes and without blanks around it.
    fn text(&self, at: usize) -> Cow<'_, str>;
}

/// A record of a delimited table.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub block: &'a [u8],
    /// The separators around its fields: the one before it, then one behind each field, of which the last
    /// is the line end.
    separators: &'a [u32],
    /// Where its text ends: before the line end, and before a carriage return there.
    content_end: usize,
}

impl<'a> Record<'a> {
    /// A record by the separators around its fields.
    #[inline]
    pub fn new(block: &'a [u8], separators: &'a [u32]) -> Self {
        let start = separators[0].wrapping_add(1) as usize;
        let end = separators[separators.len() - 1] as usize;
        let has_return = end > start && block[end - 1] == b'\r';
        Self {
            block,
            separators,
            content_end: end - usize::from(has_return),
        }
    }

    /// Where it begins.
    #[inline]
    pub const fn start(&self) -> usize {
        self.separators[0].wrapping_add(1) as usize
    }

    /// Where the next one begins.
    pub const fn next_start(&self) -> usize {
        self.separators[self.separators.len() - 1] as usize + 1
    }

    /// How many fields it has.
    #[inline]
    pub const fn len(&self) -> usize {
        self.separators.len() - 1
    }

    /// The place of a field in the block.
    #[inline]
    pub fn place(&self, at: usize) -> (usize, usize) {
        let from = self.separators[at].wrapping_add(1) as usize;
        // The text ends before the last separator where a carriage return stands there.
        (
            from,
            (self.separators[at + 1] as usize).min(self.content_end),
        )
    }

    /// The bytes of a field.
    #[inline]
    pub fn field(&self, at: usize) -> &'a [u8] {
        let (from, to) = self.place(at);
        &self.block[from..to]
    }

    /// The record without its line end.
    #[inline]
    pub fn content(&self) -> &'a [u8] {
        &self.block[self.start()..self.content_end]
    }

    /// Its line end.
    #[inline]
    pub fn line_end(&self) -> &'a [u8] {
        &self.block[self.content_end..self.next_start()]
    }
}

impl Row for Record<'_> {
    fn raw(&self, at: usize) -> &[u8] {
        self.field(at)
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
