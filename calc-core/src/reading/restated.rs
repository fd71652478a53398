//! One amount said twice: `144 kilograms [317 lbs]`, `50 kilograms, or 110 pounds`.

use super::amount::Read;
use super::item::Kind;
use super::lexicon::Sense;
use super::parser::Parser;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::Amount;
use crate::mass::{Mass, grams};
use crate::show;
use crate::unit::MassUnit;
use crate::warning::{Code, Warning};

/// Two statements of one mass may differ by this much, in percent, before it is worth a warning.
pub const DUAL_TOLERANCE_PERCENT: u32 = 2;

/// Past this much, in percent, two numbers are not one amount rounded twice: the second is a part
/// of the first, or something else.
pub const DUAL_LIMIT_PERCENT: u32 = 20;

impl Parser<'_> {
    /// Reads the amount said again in another unit, if that stands at the cursor.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] where what is said again is not the same amount.
    pub fn restated(&mut self, read: &Read, warnings: &mut Vec<Warning>) -> Result<bool, Error> {
        let start = self.at;
        self.skip_while(|kind| *kind == Kind::Comma);
        let opened = self.kind(0) == Some(&Kind::Open);
        let slash = self.kind(0) == Some(&Kind::Slash);
        if opened || slash || self.sense(0) == Some(Sense::Same) {
            self.at += 1;
            self.skip_while(|kind| matches!(kind, Kind::Known(Sense::Hedge(_) | Sense::Same)));
            if self.number_begins(0) {
                let again = self.again(start)?;
                if opened && self.kind(0) != Some(&Kind::Close) {
                    return Err(self.second_amount(start));
                }
                self.at += usize::from(opened);
                self.compare(read, again, start, warnings)?;
                return Ok(true);
            }
        }
        if slash {
            return Err(self.rate(start));
        }
        self.at = start;
        Ok(false)
    }

    fn again(&mut self, start: usize) -> Result<(Mass, MassUnit), Error> {
        let first = self.at;
        let Some(number) = self.number()? else {
            return Err(self.second_amount(start));
        };
        let Some(Sense::Unit(_)) = self.sense(0) else {
            return Err(self.second_amount(start));
        };
        let measured = self.measured(number, first)?;
        Ok((measured.mass, measured.unit))
    }

    fn compare(
        &self,
        read: &Read,
        (again, unit): (Mass, MassUnit),
        start: usize,
        warnings: &mut Vec<Warning>,
    ) -> Result<(), Error> {
        let Amount::Mass(weighed) = &read.amount else {
            return Err(self.second_amount(start));
        };
        let apart = |first: Mass| difference_percent(grams(first), grams(again));
        let whole = apart(weighed.gross.mass());
        let percent = read.each.map_or(whole, |each| apart(each).min(whole));
        // Between grams and kilograms no conversion rounds: another number is another amount.
        let same_system = read
            .unit
            .is_some_and(|own| own.is_metric() == unit.is_metric());
        let limit = if read.unit == Some(unit) {
            Exact::ZERO
        } else {
            Exact::ONE
        };
        if (same_system && percent > limit) || percent > Exact::from(DUAL_LIMIT_PERCENT) {
            return Err(self.second_amount(start));
        }
        if percent > Exact::from(DUAL_TOLERANCE_PERCENT) {
            let message = say!(
                "the text gives the amount twice and the two differ by {}%: {} is used, `{}` is not",
                show::for_public(percent, 2),
                &weighed.written,
                self.text_from(start)
                    .trim_matches([' ', ',', '(', ')', '[', ']'])
            );
            warnings.push(Warning::new(Code::DualDisagrees, message));
        }
        Ok(())
    }

    fn second_amount(&self, start: usize) -> Error {
        self.error_from(
            start,
            ErrorKind::Conflict,
            why!("the text gives two amounts of one thing"),
        )
        .hint(why!(
            "write one of them; a count of tablets is better than their weight"
        ))
    }

    fn rate(&self, start: usize) -> Error {
        self.error_from(
            start,
            ErrorKind::WrongDimension,
            why!("a slash behind an amount makes it a rate"),
        )
        .hint(why!("write a mass, as in 2.5 kg"))
    }
}

/// How far `b` is from `a`, in percent of `a`.
fn difference_percent(a: Exact, b: Exact) -> Exact {
    let apart = if a > b { a - b } else { b - a };
    let hundred = Exact::from(100);
    if apart == Exact::ZERO {
        return Exact::ZERO;
    }
    apart
        .checked_mul(hundred)
        .and_then(|x| x.checked_div(a))
        .unwrap_or(hundred)
}
