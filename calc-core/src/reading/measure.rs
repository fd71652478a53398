//! A number with its unit of mass, and smaller units behind: `12 lb 4 oz`, `a kilo and a half`.

use super::item::Kind;
use super::lexicon::Sense;
use super::literal::{Literal, ratio};
use super::parser::Parser;
use crate::error::Error;
use crate::exact::Exact;
use crate::exhibit::Weighed;
use crate::mass::{GrossMass, Mass};
use crate::show::{mark, unmarked};
use crate::unit::MassUnit;

/// A mass while it is read.
pub struct Measured {
    pub mass: Mass,
    pub written: String,
    pub units: Vec<&'static str>,
    pub unit: MassUnit,
    pub digits: u32,
    /// No number of it was rounded: a third of an ounce is.
    exact: bool,
    /// The last number has no decimals, so a smaller unit may follow.
    whole: bool,
}

/// A number past every mass in every unit: it would overflow in the conversion before a limit is asked.
const MAX_VALUE: Exact = Exact::literal("100000000000000000000");

impl Parser<'_> {
    /// A number with the unit at the cursor, and smaller units behind: `12 lb 4 oz`, `12 lb and 4 oz`.
    pub fn measured(&mut self, number: Literal, start: usize) -> Result<Measured, Error> {
        self.measured_with(number, start, true)
    }

    /// The size of one item. A smaller unit behind `and` or a comma is another amount: `48 x 1 kg and 500 g`.
    pub fn size(&mut self, number: Literal, start: usize) -> Result<Measured, Error> {
        self.measured_with(number, start, false)
    }

    fn measured_with(
        &mut self,
        number: Literal,
        start: usize,
        joints: bool,
    ) -> Result<Measured, Error> {
        let Some(Sense::Unit(unit)) = self.sense(0) else {
            return Err(self.missing_unit(start));
        };
        self.at += 1;
        let mass = self.mass_of(unit, number.value, start)?;
        let mut measured = Measured::new(number, unit, mass);
        if let Some(fraction) = self.half_behind() {
            let value = number.value + fraction;
            measured.mass = self.mass_of(unit, value, start)?;
            measured.written = written(value, unit);
            measured.whole = false;
            measured.digits = Literal::counted(value).digits;
        }
        // `5.5 lb 8 oz` is one slip or another.
        while measured.whole
            && let Some(part) = self.smaller_part(measured.unit, joints)
        {
            measured.mass = measured.mass + part.mass;
            measured.exact &= part.exact;
            measured.whole = part.whole;
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
            Some(
                Sense::Unit(_)
                    | Sense::Scale(_)
                    | Sense::Article
                    | Sense::Package
                    | Sense::Packages
                    | Sense::Tablet
            )
        ) {
            return None;
        }
        self.at += 3;
        Some(ratio(over, under))
    }

    /// `4 oz` behind pounds: less than one of the unit before, in the same system.
    fn smaller_part(&mut self, above: MassUnit, joints: bool) -> Option<Measured> {
        let start = self.at;
        if joints {
            self.skip_while(|kind| matches!(kind, Kind::Comma | Kind::Known(Sense::And)));
        }
        let before_number = self.at;
        if let Ok(Some(number)) = self.number()
            && let Some(Sense::Unit(unit)) = self.sense(0)
            && unit.is_metric() == above.is_metric()
            && let Ok(mass) = self.mass_of(unit, number.value, before_number)
            && mass < above.mass(Exact::ONE)
            && unit.mass(Exact::ONE) < above.mass(Exact::ONE)
        {
            self.at += 1;
            return Some(Measured::new(number, unit, mass));
        }
        self.at = start;
        None
    }

    /// A mass within the limits, so that nothing computed from it overflows.
    fn mass_of(&self, unit: MassUnit, value: Exact, start: usize) -> Result<Mass, Error> {
        if value > MAX_VALUE {
            return Err(self.out_of_range(start));
        }
        let mass = unit.mass(value);
        GrossMass::new(mass).map_err(|error| error.at(self.span_from(start)))?;
        Ok(mass)
    }

    pub fn weigh(
        &self,
        measured: &Measured,
        times: Option<Exact>,
        start: usize,
    ) -> Result<Weighed, Error> {
        let Some(times) = times else {
            let gross =
                GrossMass::new(measured.mass).map_err(|error| error.at(self.span_from(start)))?;
            return Ok(measured.weighed(gross, &measured.written));
        };
        let kilograms = MassUnit::Kilogram
            .measure(measured.mass)
            .checked_mul(times)
            .ok_or_else(|| self.out_of_range(start))?;
        let gross = GrossMass::new(MassUnit::Kilogram.mass(kilograms))
            .map_err(|error| error.at(self.span_from(start)))?;
        let written = format!("{} x {}", unmarked(times), measured.written);
        Ok(measured.weighed(gross, &written))
    }
}

impl Measured {
    /// A number of one unit.
    fn new(number: Literal, unit: MassUnit, mass: Mass) -> Self {
        Self {
            mass,
            written: written(number.value, unit),
            units: vec![unit.info().name],
            unit,
            digits: number.digits,
            exact: number.value.is_exact(),
            whole: number.is_whole(),
        }
    }

    /// The amount as read. What was rounded is marked once, in front, where it reads back as a hedge.
    fn weighed(&self, gross: GrossMass, written: &str) -> Weighed {
        Weighed {
            gross,
            written: mark(!self.exact, written),
            units: self.units.clone(),
        }
    }
}

/// A number with its unit.
fn written(number: Exact, unit: MassUnit) -> String {
    format!("{} {}", unmarked(number), unit.info().symbol)
}
