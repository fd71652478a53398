//! What the texts of single cells mean: each is asked once for every different text.

use num_bigint::BigUint;

use super::mapping::UnitFrom;
use super::measure::Measure;
use super::names;
use super::number::{self, Scaled};
use super::plan::Plan;
use super::profile::Profile;
use super::rate::Counted;
use super::request::Role;
use super::status::Status;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::message::Arg;
use crate::purity::Purity;
use crate::reading;

/// What a cell says of the substance.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A substance, by its place in the catalogue.
    Known(usize),
    /// Nothing of which there can be figures, and why.
    Pass(Status),
    /// A name that nothing knows.
    Unknown(Error),
}

/// What a cell says of the unit: how much one of it is, or why it is no mass.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// Grams or tablets, and how many of them one is.
    Of(Counted, Scaled),
    /// Not a mass, or not reported.
    Pass(Status),
    /// The cell is empty and nothing else says it.
    Missing,
}

impl Plan {
    /// What a cell of the substance's column means. `None` stands for a table without one.
    pub(super) fn what(&self, text: Option<&str>) -> What {
        let text = text.unwrap_or_default();
        if text.is_empty() {
            return match &self.request.settings.substance {
                // Beside a column of substances it says which of them values given are for.
                Some(name) if self.given_for.is_none() || self.mapping.substance.is_none() => {
                    self.known(name)
                }
                _ => What::Pass(Status::Empty),
            };
        }
        let profile = self.request.profile.as_ref();
        match profile.and_then(|profile| profile.substance(text)) {
            Some(Some(id)) => return self.known(id),
            Some(None) => return What::Pass(Status::NoReferenceDose),
            None => {}
        }
        if let known @ What::Known(_) = self.known(text) {
            return known;
        }
        if self.is_not_reported(Role::Substance, text) {
            return What::Pass(Status::NotReported);
        }
        self.described(text).unwrap_or_else(|| self.known(text))
    }

    /// A substance with words that describe it, as the reader takes them in a text: `fentanyl HCl`,
    /// `suspected fentanyl powder`. Words for tablets say more than what it is, and stay unknown.
    fn described(&self, text: &str) -> Option<What> {
        let reading = reading::read(&format!("1 g {text}"), &self.catalog).ok()?;
        let [exhibit] = &reading.exhibits[..] else {
            return None;
        };
        let plain = exhibit.is_weighed()
            && exhibit.form != Some(Form::Tablet)
            && exhibit.purity.is_none()
            && exhibit.uncertainty.is_none();
        let name = exhibit.substance.as_deref().filter(|_| plain)?;
        Some(self.known(name))
    }

    fn known(&self, name: &str) -> What {
        match self.catalog.substance(name) {
            Ok(substance) => {
                let at = self
                    .catalog
                    .substances()
                    .iter()
                    .position(|s| s.id == substance.id);
                What::Known(at.expect("what the catalogue found is in it"))
            }
            Err(error) => What::Unknown(error),
        }
    }

    /// Whether a cell says that nothing was reported.
    pub(super) fn is_not_reported(&self, role: Role, text: &str) -> bool {
        names::is_not_reported(text)
            || self.request.profile.as_ref().is_some_and(|profile| {
                profile.is_not_reported(role, text)
                    || (role == Role::Quantity && self.is_sentinel(profile, text))
            })
    }

    /// Whether a number is one that a profile takes for nothing, however it is written: `9999.0`.
    fn is_sentinel(&self, profile: &Profile, text: &str) -> bool {
        let numbers = profile.not_reported(Role::Quantity);
        let mut numbers = numbers
            .filter_map(|known| known.parse::<Exact>().ok())
            .peekable();
        numbers.peek().is_some()
            && number::read(text, self.request.decimal_comma)
                .is_ok_and(|number| numbers.any(|known| known == number))
    }

    /// What a cell of the unit's column means; `None` stands for a table without one.
    ///
    /// # Errors
    /// For a word that is no unit or has two meanings.
    pub(super) fn unit(&self, text: Option<&str>) -> Result<Unit, Error> {
        let text = text.unwrap_or_default();
        if text.is_empty() {
            let measure = match self.mapping.unit {
                UnitFrom::Fixed(measure) => Some(measure),
                UnitFrom::Column(_) | UnitFrom::InText => self.mapping.unit_otherwise,
            };
            return Ok(measure.map_or(Unit::Missing, unit_of));
        }
        if let Some(measure) = self
            .request
            .profile
            .as_ref()
            .and_then(|profile| profile.unit(text))
        {
            return Ok(unit_of(measure));
        }
        if self.is_not_reported(Role::Unit, text) {
            return Ok(Unit::Pass(Status::NotReported));
        }
        if number::begins_number(text) {
            return sized_unit(text, self.request.decimal_comma);
        }
        Measure::read(text).map(unit_of)
    }

    /// The form that a cell names; `None` for an empty one without a default.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownWord`] for a word that is neither powder nor tablets.
    pub(super) fn form(&self, text: &str) -> Result<Option<Form>, Error> {
        if text.is_empty() || self.is_not_reported(Role::Form, text) {
            return Ok(self.request.settings.form);
        }
        reading::form_word(text).map(Some).ok_or_else(|| {
            Error::new(
                ErrorKind::UnknownWord,
                say!("`{}` is neither powder nor tablets", Error::shown(text)),
            )
            .hint(say!(
                "write powder or tablet, or leave the form's column out with --form-column ''"
            ))
        })
    }

    /// The purity in a cell, as a fraction.
    ///
    /// # Errors
    /// For a text that is no number, and a purity that is not above 0% and at most 100%.
    pub(super) fn purity(&self, text: &str) -> Result<Scaled, Error> {
        let (digits, percent) = match text.strip_suffix('%') {
            Some(digits) => (digits.trim_end(), true),
            None => (text, self.mapping.purity_is_percent),
        };
        let number = number::read(digits, self.request.decimal_comma)
            .map_err(|error| several(text).unwrap_or(error))?;
        if !percent && number == Exact::ONE && self.one_is_ambiguous() {
            return Err(Error::new(
                ErrorKind::Purity,
                say!("a purity of `1` can be 1% or all of it"),
            )
            .hint(say!(
                "write 1% or 100%, or say --purity-unit percent or fraction"
            )));
        }
        let scaled = Scaled::from_exact(number);
        let fraction = if percent {
            scaled.shifted_left(2)
        } else {
            scaled
        };
        // Compared as whole numbers: the shift of a long number could round a decimal.
        let whole = BigUint::from(10_u32).pow(fraction.scale);
        if fraction.mantissa > BigUint::ZERO && fraction.mantissa <= whole {
            return Ok(fraction);
        }
        Err(match Purity::new(if percent { number.shifted_left(2) } else { number }) {
            Err(error) if !percent => error.hint(
                say!("bare purities are taken as fractions, as in 0.103; for percent write 10.3%, or say --purity-unit percent"),
            ),
            Err(error) => error,
            Ok(_) => Error::new(ErrorKind::Purity, say!("a purity is above 0% and at most 100%")),
        })
    }
}

/// The refusal of a cell that holds a range, a shape or a sample.
fn several(text: &str) -> Option<Error> {
    let is_several = text.contains("..") || text.contains(':');
    is_several.then(|| {
        let message = say!("`{}` is more than one purity", Error::shown(text));
        Error::new(ErrorKind::Purity, message).hint(say!(
            "write low, central and high in three columns: {}, {} and {}",
            Arg::term(Role::PurityLow.option()),
            Arg::term(Role::Purity.option()),
            Arg::term(Role::PurityHigh.option())
        ))
    })
}

fn unit_of(measure: Measure) -> Unit {
    match measure {
        Measure::Mass(unit) => Unit::Of(Counted::Grams, Scaled::grams(unit.mass(Exact::ONE))),
        Measure::Tablets => Unit::Of(Counted::Tablets, Scaled::from_exact(Exact::ONE)),
        Measure::NotAMass => Unit::Pass(Status::NotAMass),
        Measure::NotReported => Unit::Pass(Status::NotReported),
    }
}

/// `10 g` or `1000 tablet` as a unit: that many of what follows.
fn sized_unit(text: &str, comma: bool) -> Result<Unit, Error> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(text.len());
    let (digits, word) = (&text[..end], text[end..].trim_start());
    if word.is_empty() || digits.is_empty() {
        return Err(Error::new(
            ErrorKind::UnknownUnit,
            say!("unknown unit `{}`", Error::shown(text)),
        )
        .hint(say!(
            "a unit is a word such as lb, or a number and a word such as 10 g"
        )));
    }
    let size = number::read(digits, comma)?;
    if size == Exact::ZERO {
        return Err(Error::new(
            ErrorKind::UnknownUnit,
            say!("`{}` is a unit of nothing", Error::shown(text)),
        )
        .hint(say!("a size in front of a unit is above zero")));
    }
    match Measure::read(word).map(unit_of)? {
        Unit::Of(counted, one) => {
            let size = Scaled::from_exact(size);
            Ok(Unit::Of(
                counted,
                Scaled {
                    mantissa: size.mantissa * one.mantissa,
                    scale: size.scale + one.scale,
                },
            ))
        }
        other => Ok(other),
    }
}
