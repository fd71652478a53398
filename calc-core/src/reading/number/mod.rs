//! Numbers as people write them: digits, words, fractions, and mixtures of these.

mod digits;
mod fraction;
mod words;

use super::item::Kind;
use super::lexicon::{Refusal, Sense};
use super::literal::Literal;
use super::parser::Parser;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;

impl Parser<'_> {
    /// Reads a number at the cursor; `None` if none begins there.
    ///
    /// # Errors
    /// Where the number has two readings, or is negative or out of range.
    pub fn number(&mut self) -> Result<Option<Literal>, Error> {
        let start = self.at;
        if self.kind(0) == Some(&Kind::Minus) {
            self.at += 2;
            return Err(self.refuse(
                start,
                ErrorKind::Negative,
                why!("is negative"),
                why!("write the amount without a minus sign"),
            ));
        }
        let number = match self.kind(0) {
            Some(Kind::Digits) => Some(self.digit_number()?),
            Some(Kind::Known(Sense::Number(_) | Sense::Scale(_))) => Some(self.word_number()?),
            Some(Kind::Known(Sense::Mil)) => Some(self.mil_number()?),
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
        let number = self.and_a_fraction(start, number)?;
        self.reject_range(start)?;
        Ok(Some(number))
    }

    /// `a kilo`, `a million`, `a quarter pound`: one, where something countable follows.
    fn article_number(&mut self) -> Result<Option<Literal>, Error> {
        self.at += 1;
        match self.sense(0) {
            Some(Sense::Scale(_)) => self.word_number().map(Some),
            Some(Sense::Fraction(over, under)) => self.leading_fraction(over, under),
            Some(Sense::Unit(_) | Sense::Refused(_)) => Ok(Some(Literal::new(Exact::ONE, 1))),
            _ => Ok(None),
        }
    }

    /// A number times the scale at the cursor's back.
    fn times(&self, start: usize, number: Literal, scale: u64) -> Result<Literal, Error> {
        let value = number
            .value
            .checked_mul(Exact::known(scale.into()))
            .ok_or_else(|| self.out_of_range(start))?;
        // `1.250 million` is one and a quarter; `1.000 dozen` is as doubtful as `1.000`.
        let point_before_three = number.point_before_three && scale < 1_000_000;
        Ok(Literal {
            point_before_three,
            ..Literal::new(value, number.digits)
        })
    }

    /// The scale at the cursor; a German `Billion` is a thousand English ones.
    fn scale(&self, scale: u64) -> Result<u64, Error> {
        let item = &self.items[self.at];
        let long_scale = self.comma_decimals && !item.foreign && scale == 1_000_000_000;
        if long_scale {
            let message = why!(
                "`{}` is a thousand million in English and a million million elsewhere",
                self.word(item)
            );
            return Err(Error::new(ErrorKind::AmbiguousNumber, message)
                .hint(why!("write the number in digits, or in millions"))
                .at(item.span.clone()));
        }
        Ok(scale)
    }

    /// `10-20 kg`, `10 to 20 kg`: two numbers where one should stand.
    fn reject_range(&mut self, start: usize) -> Result<(), Error> {
        let dash = matches!(self.kind(0), Some(Kind::Hyphen | Kind::Dash));
        let word = self.sense(0) == Some(Sense::Refused(Refusal::Changes))
            && self.kind(1) == Some(&Kind::Digits);
        if !dash && !word {
            return Ok(());
        }
        self.at += 2;
        Err(self.refuse(
            start,
            ErrorKind::AmbiguousNumber,
            why!("holds two numbers"),
            why!("write one amount, as in 15 kg; a range of amounts takes one run for each end"),
        ))
    }
}
