//! Numbers that begin with digits: `62,224`, `76 000`, `680K`, `1.5 million`, `mil 500`.

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::reading::item::Kind;
use crate::reading::lexicon::Sense;
use crate::reading::literal::{Literal, literal};
use crate::reading::parser::Parser;

impl Parser<'_> {
    /// Digits, with what may stand right behind them.
    pub(super) fn digit_number(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let mut number = self.literal()?;
        if let Some(spaced) = self.spaced_thousands(start)? {
            number = spaced;
        }
        if let Some(fraction) = self.fraction_behind(start, number)? {
            return Ok(fraction);
        }
        match self.sense(0) {
            Some(Sense::Kilo) if self.glued(0) => self.suffix(start, number, 1000),
            Some(Sense::Mega) if self.glued(0) => self.suffix(start, number, 1_000_000),
            _ => self.scales(start, number),
        }
    }

    fn literal(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let text = self.digits(0).unwrap_or_default();
        self.at += 1;
        literal(text, self.comma_decimals).map_err(|error| error.at(self.span_from(start)))
    }

    /// `680K`, `50.6m`; but `5k g` and `5m g` could be prefixes of the gram.
    fn suffix(&mut self, start: usize, number: Literal, scale: u64) -> Result<Literal, Error> {
        self.at += 1;
        if matches!(self.sense(0), Some(Sense::Unit(unit)) if unit.is_metric()) {
            self.at += 1;
            let text = Error::shown(self.text_from(start));
            let message = why!(
                "in `{}` the letter behind the digits can be a number or part of the unit",
                text
            );
            return Err(self
                .error_from(start, ErrorKind::AmbiguousNumber, message)
                .hint(why!("write the number out, as in 5,000 kg")));
        }
        self.times(start, number, scale)
    }

    /// Words that multiply: `1.5 million`, `500 mil`, `5 hundred thousand`.
    pub(super) fn scales(&mut self, start: usize, mut number: Literal) -> Result<Literal, Error> {
        loop {
            let scale = match self.sense(0) {
                Some(Sense::Scale(scale)) => self.scale(scale)?,
                Some(Sense::Mil) => self.mil()?,
                _ => return Ok(number),
            };
            self.at += 1;
            number = self.times(start, number, scale)?;
        }
    }

    /// `mil` is a thousand in Spanish and Portuguese, and slang for a million in English.
    fn mil(&self) -> Result<u64, Error> {
        if self.comma_decimals {
            return Ok(1000);
        }
        Err(Error::new(
            ErrorKind::AmbiguousNumber,
            why!("`mil` can be read as a thousand or as a million"),
        )
        .hint(why!("write thousand or million"))
        .at(self.items[self.at].span.clone()))
    }

    /// `mil 500`: fifteen hundred.
    pub(super) fn mil_number(&mut self) -> Result<Literal, Error> {
        let thousand = Exact::known(self.mil()?.into());
        self.at += 1;
        if self.kind(0) != Some(&Kind::Digits) {
            return Ok(Literal::new(thousand, 1));
        }
        let start = self.at;
        let rest = self.literal()?;
        if rest.value >= thousand || !rest.is_whole() {
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Number,
                    why!("what follows `mil` is not a whole number below a thousand"),
                )
                .hint(why!("write the number in digits")));
        }
        Ok(Literal::new(thousand + rest.value, rest.digits + 1))
    }

    /// `76 000`: a group that begins with a zero can be nothing but thousands.
    fn spaced_thousands(&mut self, start: usize) -> Result<Option<Literal>, Error> {
        if !self.is_group() {
            return Ok(None);
        }
        let first = self.word(&self.items[start]);
        let mut joined = first.to_owned();
        let mut hard_spaces = true;
        let mut last = "";
        while self.is_group() {
            last = self.digits(0).unwrap_or_default();
            let before = &self.text[..self.items[self.at].span.start];
            hard_spaces &= before.ends_with(['\u{a0}', '\u{2009}', '\u{202f}']);
            joined.push_str(last);
            self.at += 1;
        }
        let first_group = first.len() <= 3
            && first.bytes().all(|b| b.is_ascii_digit())
            && !first.starts_with('0');
        if first_group && (hard_spaces || last.starts_with('0')) {
            return literal(&joined, false).map(Some);
        }
        let text = Error::shown(self.text_from(start));
        let hint = why!(
            "write {} for one number, or {} for so many items of so much",
            Error::shown(&joined),
            text.replacen(' ', " x ", 1)
        );
        Err(self
            .error_from(
                start,
                ErrorKind::AmbiguousNumber,
                why!("`{}` can be one number or two", text),
            )
            .hint(hint))
    }

    /// Three digits behind a space, and behind nothing but a space.
    fn is_group(&self) -> bool {
        let three = self
            .digits(0)
            .is_some_and(|d| d.len() == 3 && d.bytes().all(|b| b.is_ascii_digit()));
        let Some(before) = self.at.checked_sub(1).map(|at| self.items[at].span.end) else {
            return false;
        };
        three
            && !self.glued(0)
            && self.text[before..self.items[self.at].span.start]
                .trim()
                .is_empty()
    }
}
