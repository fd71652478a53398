//! The amount of a row: a number and its unit, a count of tablets, or a text as people write it.

use std::borrow::Cow;

use num_bigint::BigUint;

use super::exact::{Refusal, at, cell};
use super::mapping::UnitFrom;
use super::number::{self, Scaled};
use super::plan::Plan;
use super::rate::Counted;
use super::ratio::{Ratio, ten};
use super::request::Role;
use super::resolve::Unit;
use super::scan::Row;
use super::status::Status;
use crate::dose::MAX_TABLETS;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::{MAX_MASS_GRAMS, MIN_MASS_GRAMS};
use crate::reading;

/// An amount as its cells say it.
pub struct Stated {
    pub counted: Counted,
    pub value: Scaled,
    /// The substance and the form that a whole text names.
    pub substance: Option<usize>,
    pub form: Option<Form>,
}

/// An amount, or why there is none.
pub type Found = Result<Stated, Status>;

impl Plan {
    /// What the amount of a row is.
    pub(super) fn amount<R: Row + ?Sized>(
        &self,
        row: &R,
        form: Option<Form>,
    ) -> Result<Found, Refusal> {
        let quantity = cell(row, self.mapping.quantity);
        let count = cell(row, self.mapping.count);
        let counts = !count.is_empty() && !self.is_not_reported(Role::Count, &count);
        if counts && (quantity.is_empty() || form == Some(Form::Tablet)) {
            return self.count(&count).map(Ok).map_err(at(Role::Count));
        }
        if quantity.is_empty() {
            return Ok(Err(Status::Empty));
        }
        if self.is_not_reported(Role::Quantity, &quantity) {
            return Ok(Err(Status::NotReported));
        }
        let unit_cell = match self.mapping.unit {
            UnitFrom::Column(column) => row.text(column),
            _ => Cow::Borrowed(""),
        };
        let unit = self.unit(Some(&unit_cell)).map_err(at(Role::Unit))?;
        if let Unit::Pass(status) = unit {
            return Ok(Err(status));
        }
        match number::read(&quantity, self.request.decimal_comma) {
            Ok(number) => match unit {
                Unit::Of(counted, size) => sized(&Scaled::from_exact(number), counted, &size)
                    .map(Ok)
                    .map_err(at(Role::Quantity)),
                Unit::Missing | Unit::Pass(_) => Err(Refusal {
                    role: Role::Unit,
                    error: missing_unit(&quantity, self.mapping.unit),
                }),
            },
            Err(error)
                if !quantity.contains(char::is_alphabetic)
                    || error.kind() == ErrorKind::OutOfRange =>
            {
                Err(at(Role::Quantity)(error))
            }
            Err(_) => self.whole_text(&quantity, &unit, &unit_cell),
        }
    }

    fn count(&self, text: &str) -> Result<Stated, Error> {
        let number = number::read(text, self.request.decimal_comma)?;
        sized(&Scaled::from_exact(number), Counted::Tablets, &one())
    }

    /// A quantity as people write it: `12 lb 4 oz`, `5 kg of fentanyl`.
    fn whole_text(&self, text: &str, unit: &Unit, unit_cell: &str) -> Result<Found, Refusal> {
        let refused = at(Role::Quantity);
        let reading = match reading::read(text, &self.catalog) {
            Ok(reading) => reading,
            Err(error) => {
                return match (Status::of(error.kind()), error.kind()) {
                    (Some(status), _) => Ok(Err(status)),
                    // A word alone, such as `trace`, was meant as an amount and is none.
                    (None, ErrorKind::UnknownSubstance) => Err(refused(number::not_a_number(text))),
                    (None, _) => Err(refused(error)),
                };
            }
        };
        let [exhibit] = &reading.exhibits[..] else {
            return Err(refused(
                Error::new(
                    ErrorKind::Conflict,
                    say!("`{}` holds several amounts", Error::shown(text)),
                )
                .hint(say!("give each a row of its own")),
            ));
        };
        if exhibit.uncertainty.is_some() {
            let message = say!("`{}` holds an uncertainty", Error::shown(text));
            return Err(refused(
                Error::new(ErrorKind::Conflict, message)
                    .hint(say!("write the mass alone, as in 152 lb")),
            ));
        }
        // The unit's column may say the text's own unit again, and nothing else.
        if !unit_cell.is_empty() && !says_again(exhibit, unit) {
            return Err(refused(two_units(text, unit_cell)));
        }
        if exhibit.purity.is_some() {
            return Err(refused(purity_inside(text)));
        }
        self.stated(text, exhibit).map_err(refused)
    }

    /// What an exhibit of a text says.
    fn stated(&self, text: &str, exhibit: &Exhibit) -> Result<Found, Error> {
        let (counted, value) = match &exhibit.amount {
            Amount::Mass(weighed) => {
                let mass = weighed.gross.mass();
                let grams = mass.value.is_exact().then(|| Scaled::grams(mass));
                (Counted::Grams, grams)
            }
            Amount::Tablets(tablets) => {
                let count = tablets.count();
                let exact = count.is_exact().then(|| Scaled::from_exact(count));
                (Counted::Tablets, exact)
            }
            Amount::Packages(_) => return Ok(Err(Status::NotAMass)),
        };
        let Some(value) = value else {
            let message = say!("`{}` has no last digit", Error::shown(text));
            return Err(Error::new(ErrorKind::Number, message)
                .hint(say!("write a decimal with the digits that were measured")));
        };
        let substances = self.catalog.substances();
        Ok(Ok(Stated {
            counted,
            value,
            substance: exhibit
                .substance
                .as_ref()
                .and_then(|id| substances.iter().position(|s| s.id == *id)),
            form: exhibit.form,
        }))
    }
}

fn purity_inside(text: &str) -> Error {
    Error::new(
        ErrorKind::Purity,
        say!("`{}` holds a purity", Error::shown(text)),
    )
    .hint(say!("give the purity a column of its own"))
}

/// Whether a unit of an amount is the one of the unit's column.
fn says_again(exhibit: &Exhibit, unit: &Unit) -> bool {
    match (&exhibit.amount, unit) {
        (Amount::Mass(weighed), Unit::Of(Counted::Grams, size)) => {
            let named = crate::MassUnit::ALL
                .into_iter()
                .filter(|unit| weighed.units.contains(&unit.info().name));
            let mut sizes = named.map(|unit| Scaled::grams(unit.mass(crate::Exact::ONE)));
            sizes.any(|one| one.ratio() == size.ratio())
        }
        (Amount::Tablets(_), Unit::Of(Counted::Tablets, size)) => size.ratio() == Ratio::whole(1),
        _ => false,
    }
}

fn two_units(text: &str, unit_cell: &str) -> Error {
    let message = say!(
        "`{}` brings a unit, and the unit's column says `{}`",
        Error::shown(text),
        Error::shown(unit_cell)
    );
    Error::new(ErrorKind::Conflict, message).hint(say!("leave one of the two out"))
}

fn missing_unit(quantity: &str, from: UnitFrom) -> Error {
    let hint = match from {
        UnitFrom::Column(_) => {
            say!("fill the cell of the unit, or say what empty ones mean, as in --unit lb")
        }
        UnitFrom::Fixed(_) | UnitFrom::InText => {
            say!(
                "name the unit's column with --unit-column, or the unit of bare numbers with --unit, as in --unit lb"
            )
        }
    };
    Error::new(
        ErrorKind::MissingUnit,
        say!("`{}` has no unit", Error::shown(quantity)),
    )
    .hint(hint)
}

fn one() -> Scaled {
    Scaled {
        mantissa: BigUint::from(1_u32),
        scale: 0,
    }
}

/// That many of a unit, within the limits.
fn sized(number: &Scaled, counted: Counted, size: &Scaled) -> Result<Stated, Error> {
    let value = Scaled {
        mantissa: &number.mantissa * &size.mantissa,
        scale: number.scale + size.scale,
    };
    check_limits(&value, counted)?;
    Ok(Stated {
        counted,
        value,
        substance: None,
        form: None,
    })
}

fn check_limits(value: &Scaled, counted: Counted) -> Result<(), Error> {
    let limit = |text: &str| {
        let limit = Scaled::from_exact(text.parse().expect("limits are plain decimals"));
        limit.mantissa * ten(value.scale) / ten(limit.scale)
    };
    let out_of_range = |message: String| {
        Err(Error::new(ErrorKind::OutOfRange, message).hint(say!("check the number and its unit")))
    };
    match counted {
        Counted::Grams => {
            // The smallest mass may lie below the last digit that the number has: then it is no limit.
            let too_small =
                value.mantissa < limit(MIN_MASS_GRAMS) && value.mantissa > BigUint::ZERO;
            if too_small || value.mantissa > limit(MAX_MASS_GRAMS) {
                let (mass, _) = value.ratio().all_digits();
                return out_of_range(format!(
                    "a mass of {mass} g is not zero and not between {MIN_MASS_GRAMS} g and {MAX_MASS_GRAMS} g"
                ));
            }
        }
        Counted::Tablets => {
            let (count, _) = value.ratio().all_digits();
            if value.mantissa > limit(MAX_TABLETS) {
                return out_of_range(format!("a count of {count} tablets is above {MAX_TABLETS}"));
            }
            if &value.mantissa % ten(value.scale) != BigUint::ZERO {
                let message = say!("a count of {} tablets is not a whole number", count);
                return Err(Error::new(ErrorKind::Number, message)
                    .hint(say!("write whole tablets, or a mass")));
            }
        }
    }
    Ok(())
}
