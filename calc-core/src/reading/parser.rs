//! The cursor over the items, shared by the pieces of the grammar.

use core::ops::Range;

use super::item::{Item, Kind};
use super::lexicon::Sense;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// Where the reading stands.
pub struct Parser<'a> {
    pub text: &'a str,
    pub items: &'a [Item],
    pub catalog: &'a Catalog,
    /// A comma is the decimal sign in the language of the text.
    pub comma_decimals: bool,
    pub at: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str, items: &'a [Item], catalog: &'a Catalog) -> Self {
        let comma_decimals = items.iter().any(|item| item.foreign);
        Self {
            text,
            items,
            catalog,
            comma_decimals,
            at: 0,
        }
    }

    /// The item `ahead` of the cursor.
    pub fn peek(&self, ahead: usize) -> Option<&'a Item> {
        self.items.get(self.at + ahead)
    }

    /// What the item `ahead` of the cursor is.
    pub fn kind(&self, ahead: usize) -> Option<&'a Kind> {
        self.peek(ahead).map(|item| &item.kind)
    }

    /// The sense of the item `ahead` of the cursor, if it is a known word.
    pub fn sense(&self, ahead: usize) -> Option<Sense> {
        match self.kind(ahead) {
            Some(Kind::Known(sense)) => Some(*sense),
            _ => None,
        }
    }

    /// The digits of the item `ahead` of the cursor.
    pub fn digits(&self, ahead: usize) -> Option<&'a str> {
        self.peek(ahead)
            .filter(|item| item.kind == Kind::Digits)
            .map(|item| self.word(item))
    }

    /// No space stands before the item `ahead` of the cursor.
    pub fn glued(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|item| item.glued)
    }

    /// The text of an item.
    pub fn word(&self, item: &Item) -> &'a str {
        &self.text[item.span.clone()]
    }

    /// Moves past items that a test accepts.
    pub fn skip_while(&mut self, accepts: impl Fn(&Kind) -> bool) {
        while self.kind(0).is_some_and(&accepts) {
            self.at += 1;
        }
    }

    /// Moves past one item if it has this sense.
    pub fn eat(&mut self, sense: Sense) -> bool {
        let is = self.sense(0) == Some(sense);
        self.at += usize::from(is);
        is
    }

    /// The bytes from an item to the one before the cursor.
    pub fn span_from(&self, first: usize) -> Range<usize> {
        let last = self.at.saturating_sub(1).max(first);
        self.items[first].span.start..self.items[last].span.end
    }

    /// The text from an item to the one before the cursor.
    pub fn text_from(&self, first: usize) -> &'a str {
        &self.text[self.span_from(first)]
    }

    /// An error about the items from `first` to the one before the cursor.
    pub fn error_from(&self, first: usize, kind: ErrorKind, message: Message) -> Error {
        Error::new(kind, message).at(self.span_from(first))
    }

    /// The refusal of the items from `first` to the one before the cursor: "`5 x` has no unit".
    pub fn refuse(&self, first: usize, kind: ErrorKind, why: Message, hint: Message) -> Error {
        let text = Error::shown(self.text_from(first));
        self.error_from(first, kind, why!("`{}` {}", text, why))
            .hint(hint)
    }

    /// The refusal of a number past the limits.
    pub fn out_of_range(&self, first: usize) -> Error {
        self.refuse(
            first,
            ErrorKind::OutOfRange,
            why!("is out of range"),
            why!("check the number and its unit"),
        )
    }
}
