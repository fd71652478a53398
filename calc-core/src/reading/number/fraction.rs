//! Fractions: `1/2`, `2-1/2`, `2½`, `half a kilo`, `two and a half`.

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::reading::item::Kind;
use crate::reading::lexicon::Sense;
use crate::reading::literal::{Literal, ratio};
use crate::reading::parser::Parser;

/// Denominators that a fraction of a pound or a kilo is written with.
const DENOMINATORS: &[u32] = &[2, 3, 4, 5, 8, 10, 16, 32];

impl Parser<'_> {
    /// A fraction behind digits: their own denominator, or a part to add to them. Only marks and
    /// digits add: the half of `5 half-kilo bricks` is not part of the five.
    pub(super) fn fraction_behind(
        &mut self,
        start: usize,
        first: Literal,
    ) -> Result<Option<Literal>, Error> {
        if self.is_fraction(0) {
            let fraction = self.fraction_from(start, Exact::ZERO)?;
            return self.scales(start, fraction).map(Some);
        }
        let hyphen = usize::from(self.kind(0) == Some(&Kind::Hyphen));
        if self.kind(hyphen) == Some(&Kind::Digits) && self.is_fraction(hyphen + 1) {
            self.at += hyphen + 1;
            let fraction = self.fraction_from(self.at - 1, first.value)?;
            return self.scales(start, fraction).map(Some);
        }
        match self.sense(0) {
            Some(Sense::Fraction(over, under)) if self.is_mark() && first.is_whole() => {
                self.at += 1;
                let number = self.with_fraction(start, first.value, ratio(over, under))?;
                self.scales(start, number).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A slash and digits `ahead` of the cursor, without spaces.
    fn is_fraction(&self, ahead: usize) -> bool {
        self.kind(ahead) == Some(&Kind::Slash)
            && self.kind(ahead + 1) == Some(&Kind::Digits)
            && self.glued(ahead)
            && self.glued(ahead + 1)
    }

    /// `½`, not `half`.
    fn is_mark(&self) -> bool {
        self.peek(0)
            .is_some_and(|item| !self.word(item).starts_with(char::is_alphabetic))
    }

    /// The fraction whose first number stands at `over`, with the cursor on its slash.
    fn fraction_from(&mut self, over: usize, whole: Exact) -> Result<Literal, Error> {
        let numerator = self.word(&self.items[over]).parse::<u32>().ok();
        let denominator = self.digits(1).and_then(|d| d.parse::<u32>().ok());
        self.at += 2;
        if let (Some(n), Some(d)) = (numerator, denominator)
            && n > 0
            && n < d
            && DENOMINATORS.contains(&d)
            && whole.value().is_integer()
        {
            return self.with_fraction(over, whole, ratio(n, d));
        }
        Err(self.refuse(over, ErrorKind::Number, why!("is not a fraction that a weight is written with"), why!("write halves, thirds, quarters, fifths, eighths, tenths, 16ths or 32nds below one, \
             or a decimal number")))
    }

    /// A whole number and a fraction of one. A third is kept to as many digits as a number is read with.
    fn with_fraction(&self, start: usize, whole: Exact, fraction: Exact) -> Result<Literal, Error> {
        let sum = whole.checked_add(fraction).map(Exact::to_max_digits);
        sum.map(Literal::counted)
            .ok_or_else(|| self.out_of_range(start))
    }

    /// `half a kilo`, `half a million`, `half-pound`.
    pub(super) fn leading_fraction(
        &mut self,
        over: u32,
        under: u32,
    ) -> Result<Option<Literal>, Error> {
        let start = self.at;
        self.at += 1;
        self.eat(Sense::Article);
        let counts = matches!(
            self.sense(0),
            Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Refused(_))
        );
        if !counts {
            return Ok(None);
        }
        self.scales(start, Literal::counted(ratio(over, under)))
            .map(Some)
    }

    /// `two and a half pounds`, `two and a half million`, with the cursor behind the two.
    pub(super) fn and_a_fraction(
        &mut self,
        start: usize,
        number: Literal,
    ) -> Result<Literal, Error> {
        if self.sense(0) != Some(Sense::And) || !number.is_whole() {
            return Ok(number);
        }
        let article = usize::from(self.sense(1) == Some(Sense::Article));
        match (self.sense(1 + article), self.sense(2 + article)) {
            (Some(Sense::Fraction(over, under)), Some(Sense::Unit(_) | Sense::Scale(_))) => {
                self.at += 2 + article;
                let number = self.with_fraction(start, number.value, ratio(over, under))?;
                self.scales(start, number)
            }
            _ => Ok(number),
        }
    }
}
