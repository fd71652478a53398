//! Numbers as people write them: digits, words, fractions, and mixtures of these.

use super::item::Kind;
use super::lexicon::Sense;
use super::literal::{Literal, literal};
use super::parser::Parser;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;

/// Denominators that a fraction of a pound or a kilo is written with.
const DENOMINATORS: &[u32] = &[2, 3, 4, 5, 8, 10, 16, 32];

impl Parser<'_> {
    /// Reads a number at the cursor; `None` if none begins there.
    ///
    /// # Errors
    /// Where the number has two readings, or is negative or out of range.
    pub fn number(&mut self) -> Result<Option<Literal>, Error> {
        let start = self.at;
        if self.kind(0) == Some(&Kind::Minus) {
            self.at += 2;
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Negative,
                    format!("`{}` is negative", Error::shown(self.text_from(start))),
                )
                .hint("write the amount without a minus sign"));
        }
        let number = match self.kind(0) {
            Some(Kind::Digits) => Some(self.digit_number()?),
            Some(Kind::Known(Sense::Number(_) | Sense::Scale(_))) => Some(self.word_number()?),
            Some(Kind::Known(Sense::Mil)) => self.mil_number()?,
            Some(Kind::Known(Sense::Fraction(over, under))) => {
                self.leading_fraction(*over, *under)?
            }
            Some(Kind::Known(Sense::Article)) => self.article_number()?,
            _ => None,
        };
        let Some(number) = number else {
            self.at = start;
            return Ok(None);
        };
        let number = self.and_a_fraction(number);
        self.reject_more_digits(start)?;
        Ok(Some(number))
    }

    /// Digits, with what may stand right behind them.
    fn digit_number(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let mut number = self.literal()?;
        if let Some(spaced) = self.spaced_thousands(start)? {
            number = spaced;
        }
        if let Some(fraction) = self.slash_fraction(start, number)? {
            return Ok(fraction);
        }
        match self.sense(0) {
            Some(Sense::Fraction(over, under))
                if number.digits < 8 && number.value.value().is_integer() =>
            {
                self.at += 1;
                return Ok(Literal {
                    value: number.value + ratio(over, under),
                    digits: number.digits + 1,
                });
            }
            Some(Sense::Kilo) if self.glued() => return self.suffix(start, number, 1000),
            Some(Sense::Mega) if self.glued() => return self.suffix(start, number, 1_000_000),
            _ => {}
        }
        self.scales(start, number)
    }

    fn literal(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let text = self.digits(0).unwrap_or_default();
        self.at += 1;
        literal(text, self.comma_decimals).map_err(|error| error.at(self.span_from(start)))
    }

    fn glued(&self) -> bool {
        self.peek(0).is_some_and(|item| item.glued)
    }

    /// `680K`, `50.6m`; but `5k g` and `5m g` could be prefixes of the gram.
    fn suffix(&mut self, start: usize, number: Literal, scale: u64) -> Result<Literal, Error> {
        self.at += 1;
        let gram = matches!(self.sense(0), Some(Sense::Unit(unit)) if unit.is_metric());
        if gram {
            self.at += 1;
            let text = Error::shown(self.text_from(start));
            return Err(self
                .error_from(start, ErrorKind::AmbiguousNumber, format!("in `{text}` the letter behind the digits can be a number or part of the unit"))
                .hint("write the number out, as in 5,000 kg"));
        }
        self.times(start, number, scale)
    }

    /// Words that multiply: `1.5 million`, `500 mil`, `5 hundred thousand`.
    fn scales(&mut self, start: usize, mut number: Literal) -> Result<Literal, Error> {
        loop {
            let scale = match self.sense(0) {
                Some(Sense::Scale(scale)) => scale,
                Some(Sense::Mil) => self.mil()?,
                _ => return Ok(number),
            };
            self.at += 1;
            number = self.times(start, number, scale)?;
        }
    }

    fn times(&self, start: usize, number: Literal, scale: u64) -> Result<Literal, Error> {
        let scale = Exact::known(scale.into());
        let value = number.value.checked_mul(scale).ok_or_else(|| {
            self.error_from(
                start,
                ErrorKind::OutOfRange,
                format!("`{}` is out of range", Error::shown(self.text_from(start))),
            )
            .hint("check the number")
        })?;
        Ok(Literal { value, ..number })
    }

    /// `mil` is a thousand in Spanish and Portuguese, and slang for a million in English.
    fn mil(&self) -> Result<u64, Error> {
        if self.comma_decimals {
            return Ok(1000);
        }
        let span = self.items[self.at].span.clone();
        Err(Error::new(
            ErrorKind::AmbiguousNumber,
            "`mil` can be read as a thousand or as a million",
        )
        .hint("write thousand or million")
        .at(span))
    }

    /// `mil 500`: fifteen hundred.
    fn mil_number(&mut self) -> Result<Option<Literal>, Error> {
        let thousand = Exact::known(self.mil()?.into());
        self.at += 1;
        if self.kind(0) != Some(&Kind::Digits) {
            return Ok(Some(Literal {
                value: thousand,
                digits: 1,
            }));
        }
        let start = self.at;
        let rest = self.literal()?;
        if rest.value >= thousand || !rest.value.value().is_integer() {
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Number,
                    "what follows `mil` is not below a thousand",
                )
                .hint("write the number in digits"));
        }
        Ok(Some(Literal {
            value: thousand + rest.value,
            digits: rest.digits + 1,
        }))
    }

    /// `76 000`: a group that begins with a zero can be nothing but thousands.
    fn spaced_thousands(&mut self, start: usize) -> Result<Option<Literal>, Error> {
        let group = |p: &Self| {
            p.digits(0)
                .is_some_and(|d| d.len() == 3 && d.bytes().all(|b| b.is_ascii_digit()))
        };
        if !group(self) || self.glued() {
            return Ok(None);
        }
        let first = self.word(&self.items[start]);
        let mut joined = first.to_owned();
        let mut certain = false;
        while group(self) {
            let digits = self.digits(0).unwrap_or_default();
            let item = &self.items[self.at];
            let hard_space =
                self.text[..item.span.start].ends_with(['\u{a0}', '\u{2009}', '\u{202f}']);
            certain |= digits.starts_with('0') || hard_space;
            joined.push_str(digits);
            self.at += 1;
        }
        if certain
            && first.len() <= 3
            && first.bytes().all(|b| b.is_ascii_digit())
            && !first.starts_with('0')
        {
            return literal(&joined, false).map(Some);
        }
        let text = Error::shown(self.text_from(start));
        Err(self
            .error_from(
                start,
                ErrorKind::AmbiguousNumber,
                format!("`{text}` can be one number or two"),
            )
            .hint(format!(
                "write {} for one number, or {} for so many items of so much",
                Error::shown(&joined),
                Error::shown(&text.replacen(' ', " x ", 1))
            )))
    }

    /// `1/2`, and `2-1/2` or `2 1/2`.
    fn slash_fraction(&mut self, start: usize, first: Literal) -> Result<Option<Literal>, Error> {
        if self.kind(0) == Some(&Kind::Slash) && self.kind(1) == Some(&Kind::Digits) {
            return self.fraction_from(start, Exact::ZERO);
        }
        let hyphen = usize::from(self.kind(0) == Some(&Kind::Hyphen));
        let pattern = [
            self.kind(hyphen),
            self.kind(hyphen + 1),
            self.kind(hyphen + 2),
        ];
        if pattern == [Some(&Kind::Digits), Some(&Kind::Slash), Some(&Kind::Digits)] {
            self.at += hyphen + 1;
            return self.fraction_from(self.at - 1, first.value);
        }
        Ok(None)
    }

    /// The fraction whose first number stands at `over`, with the cursor on its slash.
    fn fraction_from(&mut self, over: usize, whole: Exact) -> Result<Option<Literal>, Error> {
        let numerator = self.word(&self.items[over]).parse::<u32>().ok();
        let denominator = self.digits(1).and_then(|d| d.parse::<u32>().ok());
        self.at += 2;
        match (numerator, denominator) {
            (Some(n), Some(d))
                if n > 0 && n < d && DENOMINATORS.contains(&d) && whole.value().is_integer() =>
            {
                let value = whole.checked_add(ratio(n, d)).unwrap_or(whole);
                Ok(Some(Literal { value, digits: 2 }))
            }
            _ => {
                let text = Error::shown(self.text_from(over));
                Err(self
                    .error_from(over, ErrorKind::Number, format!("`{text}` is not a fraction that a weight is written with"))
                    .hint("write halves, thirds, quarters, fifths, eighths, tenths, 16ths or 32nds below one, or a decimal number"))
            }
        }
    }

    /// `half a kilo`, `half a million`, `half-pound`.
    fn leading_fraction(&mut self, over: u32, under: u32) -> Result<Option<Literal>, Error> {
        let start = self.at;
        self.at += 1;
        self.eat(Sense::Article);
        let number = Literal {
            value: ratio(over, under),
            digits: 2,
        };
        if !matches!(
            self.sense(0),
            Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Refused(_))
        ) {
            return Ok(None);
        }
        self.scales(start, number).map(Some)
    }

    /// `a kilo`, `a million`, `a quarter pound`: one, where something countable follows.
    fn article_number(&mut self) -> Result<Option<Literal>, Error> {
        self.at += 1;
        match self.sense(0) {
            Some(Sense::Scale(_)) => self.word_number().map(Some),
            Some(Sense::Fraction(over, under)) => self.leading_fraction(over, under),
            Some(Sense::Unit(_) | Sense::Refused(_)) => Ok(Some(Literal {
                value: Exact::ONE,
                digits: 1,
            })),
            _ => Ok(None),
        }
    }

    /// `one hundred and fifty-two`, `twenty-two thousand`.
    fn word_number(&mut self) -> Result<Literal, Error> {
        let start = self.at;
        let mut total = Exact::ZERO;
        let mut group: u64 = 0;
        let mut last_scale = u64::MAX;
        let mut started = false;
        loop {
            match self.sense(0) {
                Some(Sense::Number(n)) if fits(group, n, started) => group += u64::from(n),
                Some(Sense::Scale(scale))
                    if scale <= 100 && group < 100 && (group > 0 || !started) =>
                {
                    group = group.max(1) * scale;
                }
                Some(Sense::Scale(scale))
                    if scale > 100 && scale < last_scale && (group > 0 || !started) =>
                {
                    let part = Exact::known(group.max(1).into());
                    total = total
                        + self
                            .times(
                                start,
                                Literal {
                                    value: part,
                                    digits: 1,
                                },
                                scale,
                            )?
                            .value;
                    group = 0;
                    last_scale = scale;
                }
                Some(Sense::And) if self.joins_hundreds() => {}
                _ => break,
            }
            started = true;
            self.at += 1;
        }
        let value = total + Exact::known(group.into());
        if matches!(self.sense(0), Some(Sense::Number(_) | Sense::Scale(_))) {
            self.at += 1;
            let text = Error::shown(self.text_from(start));
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Number,
                    format!("`{text}` is not one number"),
                )
                .hint("write the number in digits"));
        }
        let digits = value
            .value()
            .normalize()
            .mantissa()
            .unsigned_abs()
            .to_string();
        let digits = digits.trim_end_matches('0').len().max(1);
        Ok(Literal {
            value,
            digits: u32::try_from(digits).unwrap_or(u32::MAX),
        })
    }

    /// `one hundred and fifty`: an `and` between a scale and a number word.
    fn joins_hundreds(&self) -> bool {
        let behind = self.at.checked_sub(1).map(|at| &self.items[at].kind);
        matches!(behind, Some(Kind::Known(Sense::Scale(100 | 1000))))
            && matches!(self.sense(1), Some(Sense::Number(_)))
    }

    /// `two and a half`, with the cursor behind the two.
    fn and_a_fraction(&mut self, number: Literal) -> Literal {
        if self.sense(0) != Some(Sense::And) || !number.value.value().is_integer() {
            return number;
        }
        let article = usize::from(self.sense(1) == Some(Sense::Article));
        match self.sense(1 + article) {
            Some(Sense::Fraction(over, under))
                if matches!(self.sense(2 + article), Some(Sense::Unit(_))) =>
            {
                self.at += 2 + article;
                Literal {
                    value: number.value + ratio(over, under),
                    digits: number.digits + 1,
                }
            }
            _ => number,
        }
    }

    /// A second number where a unit should stand.
    fn reject_more_digits(&mut self, start: usize) -> Result<(), Error> {
        let dash = matches!(self.kind(0), Some(Kind::Hyphen | Kind::Dash));
        let range = dash
            || (self.kind(0)
                == Some(&Kind::Known(Sense::Refused(
                    super::lexicon::Refusal::Changes,
                )))
                && self.kind(1) == Some(&Kind::Digits));
        if !range {
            return Ok(());
        }
        self.at += 2;
        let text = Error::shown(self.text_from(start));
        Err(self
            .error_from(
                start,
                ErrorKind::AmbiguousNumber,
                format!("`{text}` holds two numbers"),
            )
            .hint("write one amount, as in 15 kg; a range of amounts takes one run for each end"))
    }
}

/// Whether a number word can follow what stands in the group: twenty-two, one hundred five.
fn fits(group: u64, n: u32, started: bool) -> bool {
    let free = !started || group.is_multiple_of(100);
    free || (n < 10 && n > 0 && group % 100 >= 20 && group.is_multiple_of(10))
}

fn ratio(over: u32, under: u32) -> Exact {
    Exact::from(over) / Exact::from(under)
}
