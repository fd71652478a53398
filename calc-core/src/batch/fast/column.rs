//! A column of few different texts, and what each of them means.

use crate::batch::scan::{Record, text};
use crate::batch::tally::Symbols;

/// The texts of a column and their meanings.
#[derive(Debug)]
pub struct Column<T> {
    /// Its place; `None` where the table has no such column, which is as if all its cells were empty.
    place: Option<usize>,
    texts: Symbols,
    meanings: Vec<T>,
}

impl<T> Column<T> {
    /// A column of which nothing is known yet.
    pub fn new(place: Option<usize>) -> Self {
        Self {
            place,
            texts: Symbols::default(),
            meanings: Vec::new(),
        }
    }

    /// Its place in the table.
    pub const fn place(&self) -> Option<usize> {
        self.place
    }

    /// The number of a row's text, if it is known.
    #[inline(always)]
    pub fn find(&self, record: &Record<'_>) -> Option<u32> {
        match self.place {
            Some(at) => {
                let (from, to) = record.place(at);
                self.texts.find(record.block, from, to)
            }
            None => Some(0),
        }
    }

    /// What the text of a number means.
    pub fn meaning(&self, number: u32) -> &T {
        &self.meanings[number as usize]
    }

    /// Remembers what a row's text means, if it is not known yet and means anything.
    pub fn learn(&mut self, record: &Record<'_>, meaning: impl FnOnce(&str) -> Option<T>) {
        let raw = self.place.map_or(&b""[..], |at| record.field(at));
        if self.texts.find(raw, 0, raw.len()).is_none()
            && let Some(meaning) = meaning(&text(raw))
        {
            self.texts.number(raw);
            self.meanings.push(meaning);
        }
    }

    /// How many texts are known.
    pub const fn len(&self) -> usize {
        self.meanings.len()
    }
}
