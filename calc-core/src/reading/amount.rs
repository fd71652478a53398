//! A number and what it counts: a mass, tablets, or packages.

use super::item::Kind;
use super::lexicon::{Hedge, Sense};
use super::literal::Literal;
use super::parser::Parser;
use super::refuse::{refused, unknown_unit};
use crate::dose::Tablets;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{Amount, Weighed};
use crate::mass::{GrossMass, Mass};
use crate::show::grouped;
use crate::unit::MassUnit;

/// An amount as read.
pub struct Read {
    pub amount: Amount,
    pub digits: u32,
    /// A hedge that stood behind the number: `18,000+`.
    pub hedge: Option<Hedge>,
    /// The unit of the last number, to tell two amounts from one stated twice.
    pub unit: Option<MassUnit>,
    /// The mass that a bracket behind the amount restates, where it is not the whole: one bag's.
    pub each: Option<Mass>,
}

/// A mass while it is read.
#[derive(Clone)]
pub struct Measured {
    pub mass: Mass,
    pub written: String,
    pub units: Vec<&'static str>,
    pub unit: MassUnit,
    pub digits: u32,
}

impl Parser<'_> {
    /// Reads the amount at the cursor; `None` if no number begins there. The words between a
    /// count and its noun are left to be read again as description.
    ///
    /// # Errors
    /// Where there is a number and what it counts is no mass, no tablets and no packages.
    pub fn amount(&mut self) -> Result<Option<Read>, Error> {
        let start = self.at;
        let Some(number) = self.number()? else {
            return Ok(None);
        };
        let hedge = self.eat(Sense::Plus).then_some(Hedge::AtLeast);
        let mut read = match self.sense(0) {
            Some(Sense::Unit(_)) => self.weighed(number, start)?,
            _ => self.counted(number, start)?,
        };
        read.hedge = hedge;
        Ok(Some(read))
    }

    fn weighed(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let measured = self.measured(number, start)?;
        self.reject_rate(start)?;
        Ok(Read {
            amount: Amount::Mass(self.weigh(&measured, None, start)?),
            digits: measured.digits,
            hedge: None,
            unit: Some(measured.unit),
            each: None,
        })
    }

    /// `2 mcg/kg` is a mass in a mass.
    fn reject_rate(&mut self, start: usize) -> Result<(), Error> {
        if self.kind(0) != Some(&Kind::Slash)
            || !matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Refused(_)))
        {
            return Ok(());
        }
        self.at += 2;
        let text = Error::shown(self.text_from(start));
        Err(self
            .error_from(
                start,
                ErrorKind::WrongDimension,
                format!("`{text}` is a rate, not a mass"),
            )
            .hint("write a mass, as in 2.5 kg"))
    }

    /// A number with the unit at the cursor, and smaller units behind: `12 lb 4 oz`.
    pub fn measured(&mut self, number: Literal, start: usize) -> Result<Measured, Error> {
        let Some(Sense::Unit(unit)) = self.sense(0) else {
            unreachable!("the caller saw a unit")
        };
        self.at += 1;
        let mut measured = Measured {
            mass: self.mass_of(unit, number.value, start)?,
            written: format!("{} {}", grouped(number.value), unit.info().symbol),
            units: vec![unit.info().name],
            unit,
            digits: number.digits,
        };
        if let Some(fraction) = self.half_behind() {
            let value = number.value + fraction;
            measured.mass = self.mass_of(unit, value, start)?;
            measured.written = format!("{} {}", grouped(value), unit.info().symbol);
        }
        while let Some(part) = self.smaller_part(measured.unit) {
            measured.mass = measured.mass + part.mass;
            measured.written = format!("{} {}", measured.written, part.written);
            measured.units.extend(part.units);
            measured.unit = part.unit;
            // Behind pounds and ounces the number is as fine as its last part says.
            measured.digits += part.digits.max(1);
        }
        Ok(measured)
    }

    /// `a kilo and a half`, with the cursor behind the kilo.
    fn half_behind(&mut self) -> Option<Exact> {
        let pattern = (self.sense(0), self.sense(1), self.sense(2));
        let (Some(Sense::And), Some(Sense::Article), Some(Sense::Fraction(over, under))) = pattern
        else {
            return None;
        };
        if matches!(
            self.sense(3),
            Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Article)
        ) {
            return None;
        }
        self.at += 3;
        Some(Exact::from(over) / Exact::from(under))
    }

    /// `4 oz` behind pounds: less than one of the unit before, in the same system.
    fn smaller_part(&mut self, above: MassUnit) -> Option<Measured> {
        let start = self.at;
        self.skip_while(|kind| matches!(kind, Kind::Comma | Kind::Known(Sense::And)));
        let before_number = self.at;
        if let Ok(Some(number)) = self.number()
            && let Some(Sense::Unit(unit)) = self.sense(0)
            && unit.is_metric() == above.is_metric()
            && let Ok(mass) = self.mass_of(unit, number.value, before_number)
            && mass < above.mass(Exact::ONE)
            && unit.mass(Exact::ONE) < above.mass(Exact::ONE)
        {
            self.at += 1;
            let info = unit.info();
            let written = format!("{} {}", grouped(number.value), info.symbol);
            return Some(Measured {
                mass,
                written,
                units: vec![info.name],
                unit,
                digits: number.digits,
            });
        }
        self.at = start;
        None
    }

    /// A mass within the limits, so that nothing computed from it overflows.
    fn mass_of(&self, unit: MassUnit, value: Exact, start: usize) -> Result<Mass, Error> {
        // A number past every mass would overflow in the conversion before its limit is asked.
        if value > Exact::literal("100000000000000000000") {
            return Err(self
                .error_from(
                    start,
                    ErrorKind::OutOfRange,
                    format!("`{}` is out of range", Error::shown(self.text_from(start))),
                )
                .hint("check the number and its unit"));
        }
        let mass = unit.mass(value);
        GrossMass::new(mass).map_err(|error| error.at(self.span_from(start)))?;
        Ok(mass)
    }

    fn weigh(
        &self,
        measured: &Measured,
        times: Option<Exact>,
        start: usize,
    ) -> Result<Weighed, Error> {
        let Some(times) = times else {
            let gross =
                GrossMass::new(measured.mass).map_err(|error| error.at(self.span_from(start)))?;
            return Ok(Weighed {
                gross,
                written: measured.written.clone(),
                units: measured.units.clone(),
            });
        };
        let out_of_range = || {
            self.error_from(start, ErrorKind::OutOfRange, "the amount is out of range")
                .hint("check the numbers")
        };
        let kilograms = MassUnit::Kilogram
            .measure(measured.mass)
            .checked_mul(times)
            .ok_or_else(out_of_range)?;
        let gross = GrossMass::new(MassUnit::Kilogram.mass(kilograms))
            .map_err(|error| error.at(self.span_from(start)))?;
        let written = format!("{} x {}", grouped(times), measured.written);
        Ok(Weighed {
            gross,
            written,
            units: measured.units.clone(),
        })
    }

    /// A number without a unit: so many tablets, packages, or items of so much each.
    fn counted(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let behind_number = self.at;
        let times = self.eat(Sense::By);
        self.skip_while(describes);
        let count = |amount| Read {
            amount,
            digits: number.digits,
            hedge: None,
            unit: None,
            each: None,
        };
        match self.kind(0) {
            Some(Kind::Known(Sense::Tablet)) if !times => {
                self.at += 1;
                let tablets =
                    Tablets::new(number.value).map_err(|error| error.at(self.span_from(start)))?;
                self.at = behind_number;
                Ok(count(Amount::Tablets(tablets)))
            }
            Some(Kind::Known(Sense::Package)) if !times => {
                self.at += 1;
                self.packages(number, start)
            }
            Some(Kind::Known(Sense::Refused(refusal))) => {
                self.at += 1;
                Err(refused(*refusal, self.text_from(start)).at(self.span_from(start)))
            }
            Some(Kind::Unknown) => {
                let item = &self.items[self.at];
                let error = if self.at == behind_number {
                    unknown_unit(self.word(item))
                } else {
                    let message = format!(
                        "`{}` stands between a number and what it counts",
                        Error::shown(self.word(item))
                    );
                    Error::new(ErrorKind::UnknownWord, message)
                        .hint("write the amount alone, as in 152 lb fentanyl or 20,000 tablets")
                };
                Err(error.at(item.span.clone()))
            }
            Some(Kind::Known(Sense::By | Sense::Plus)) | None => Err(self.missing_unit(start)),
            _ => self.items_of(number, start, times),
        }
    }

    /// `48 one-kilo bricks`, `3 x 5 kg`: so many items of so much.
    fn items_of(&mut self, number: Literal, start: usize, times: bool) -> Result<Read, Error> {
        let inner = self.at;
        let Some(size) = self.number()? else {
            return Err(self.missing_unit(start));
        };
        let Some(Sense::Unit(_)) = self.sense(0) else {
            return Err(self.two_numbers(start));
        };
        let measured = self.measured(size, inner)?;
        self.reject_rate(inner)?;
        if !times && !self.package_follows() {
            return Err(self.two_numbers(start));
        }
        self.times_each(number, &measured, start)
    }

    fn times_each(
        &self,
        number: Literal,
        measured: &Measured,
        start: usize,
    ) -> Result<Read, Error> {
        if !number.value.value().is_integer() {
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Number,
                    "a count of items must be a whole number",
                )
                .hint("write the whole mass, as in 48 kg"));
        }
        Ok(Read {
            amount: Amount::Mass(self.weigh(measured, Some(number.value), start)?),
            digits: number.digits.max(measured.digits),
            hedge: None,
            unit: Some(measured.unit),
            each: Some(measured.mass),
        })
    }

    /// Whether a word for a package stands here, behind a bracket at most.
    fn package_follows(&self) -> bool {
        let mut ahead = 0;
        if self.kind(0) == Some(&Kind::Open) {
            while self.kind(ahead).is_some_and(|kind| *kind != Kind::Close) {
                ahead += 1;
            }
            ahead += 1;
        }
        self.sense(ahead) == Some(Sense::Package)
    }

    /// `46 packages`, and `3 bags of 5 kg each`, with the cursor behind the packages.
    fn packages(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let behind = self.at;
        if self.eat(Sense::Of) {
            let inner = self.at;
            if let Some(size) = self.number()?
                && let Some(Sense::Unit(_)) = self.sense(0)
            {
                let measured = self.measured(size, inner)?;
                if self.eat(Sense::Each) {
                    return self.times_each(number, &measured, start);
                }
                let text = Error::shown(self.text_from(start));
                return Err(self
                    .error_from(
                        start,
                        ErrorKind::AmbiguousNumber,
                        format!("`{text}` can be that much in all or in each"),
                    )
                    .hint(format!(
                        "write {} for all, or {} x {} for each",
                        measured.written,
                        grouped(number.value),
                        measured.written
                    )));
            }
        }
        self.at = behind;
        Ok(Read {
            amount: Amount::Packages(number.value),
            digits: number.digits,
            hedge: None,
            unit: None,
            each: None,
        })
    }

    fn missing_unit(&self, start: usize) -> Error {
        let text = Error::shown(self.text_from(start));
        self.error_from(
            start,
            ErrorKind::MissingUnit,
            format!("`{text}` has no unit"),
        )
        .hint("write what was counted or weighed, as in 152 lb or 20,000 tablets")
    }

    fn two_numbers(&mut self, start: usize) -> Error {
        self.at = (self.at + 1).min(self.items.len());
        let text = Error::shown(self.text_from(start));
        self.error_from(start, ErrorKind::AmbiguousNumber, format!("`{text}` holds two numbers and it is not clear how they belong together"))
            .hint("write one amount, as in 15 kg, or join amounts with `and`; items of one size are written 48 x 1 kg")
    }
}

/// Words that may stand between a number and the thing that it counts.
fn describes(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Substance(_)
            | Kind::Comma
            | Kind::Known(
                Sense::Filler | Sense::With | Sense::Of | Sense::Pure | Sense::Salt | Sense::Powder
            )
    )
}
