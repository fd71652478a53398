//! A row by exact arithmetic of any size: what every row means, and how those are converted that do not
//! fit the fast path.

use std::borrow::Cow;

use num_bigint::BigUint;

use super::mapping::{DateFrom, UnitFrom};
use super::number::{self, Scaled};
use super::rate::{Counted, Kind, Rate};
use super::ratio::{Ratio, ten};
use super::request::Role;
use super::resolve::{Unit, What};
use super::scan::Row;
use super::status::Status;
use super::worker::Worker;
use super::{names, plan::Plan};
use crate::catalog::Month;
use crate::dose::MAX_TABLETS;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::{MAX_MASS_GRAMS, MIN_MASS_GRAMS};
use crate::method::Method;
use crate::reading;
use crate::warning::{Code, Warning};

/// Why a row cannot be read, and the column it lies in.
#[derive(Debug)]
pub struct Refusal {
    pub role: Role,
    pub error: Error,
}

/// The month whose preset holds for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// That of the settings, or none.
    Settings,
    /// That of the row's date.
    Month(Month),
    /// The row has no date.
    Unknown,
}

/// What a row comes to.
#[derive(Debug)]
pub struct Outcome {
    pub status: Status,
    /// The amount in grams or tablets, where there is one.
    pub amount: Option<(Counted, Scaled)>,
    /// The number of the rate that holds, where the substance is known.
    pub rate: Option<u32>,
    /// Low, central and high of the row's own purity, where its figures use it.
    pub purity: Option<[Scaled; 3]>,
}

/// An amount as its cells say it.
struct Stated {
    counted: Counted,
    value: Scaled,
    /// The substance and the form that a whole text names.
    substance: Option<usize>,
    form: Option<Form>,
}

/// An amount, or why there is none.
type Found = Result<Stated, Status>;

fn at(role: Role) -> impl FnOnce(Error) -> Refusal {
    move |error| Refusal { role, error }
}

impl Outcome {
    fn passed(status: Status) -> Self {
        Self {
            status,
            amount: None,
            rate: None,
            purity: None,
        }
    }
}

/// A cell of a column that the table may not have.
fn cell<R: Row + ?Sized>(row: &R, at: Option<usize>) -> Cow<'_, str> {
    at.map_or(Cow::Borrowed(""), |at| row.text(at))
}

impl Plan {
    /// Whether a row sums up others: its first text that is not empty says so, or its substance.
    fn is_total<R: Row + ?Sized>(&self, row: &R) -> bool {
        let first = (0..self.names.len())
            .map(|at| row.text(at))
            .find(|text| !text.is_empty());
        first.is_some_and(|text| names::is_total(&text))
            || names::is_total(&cell(row, self.mapping.substance))
    }

    /// The month of a row's date.
    pub(super) fn month<R: Row + ?Sized>(&self, row: &R) -> Result<Month, Error> {
        let from = self
            .mapping
            .date
            .expect("a plan that asks for dates has a column");
        from.month(|at| row.text(at), self.request.date_order)
    }

    /// What the amount of a row is.
    fn amount<R: Row + ?Sized>(&self, row: &R, form: Option<Form>) -> Result<Found, Refusal> {
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
                    format!("`{}` holds several amounts", Error::shown(text)),
                )
                .hint("give each a row of its own"),
            ));
        };
        // The unit's column may say the text's own unit again, and nothing else.
        if !unit_cell.is_empty() && !says_again(exhibit, unit) {
            return Err(refused(two_units(text, unit_cell)));
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
            let message = format!("`{}` has no last digit", Error::shown(text));
            return Err(Error::new(ErrorKind::Number, message)
                .hint("write a decimal with the digits that were measured"));
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
    let message = format!(
        "`{}` brings a unit, and the unit's column says `{}`",
        Error::shown(text),
        Error::shown(unit_cell)
    );
    Error::new(ErrorKind::Conflict, message).hint("leave one of the two out")
}

fn missing_unit(quantity: &str, from: UnitFrom) -> Error {
    let hint = match from {
        UnitFrom::Column(_) => {
            "fill the cell of the unit, or say what empty ones mean, as in --unit lb"
        }
        UnitFrom::Fixed(_) | UnitFrom::InText => {
            "name the unit's column with --unit-column, or the unit of bare numbers with --unit, as in --unit lb"
        }
    };
    Error::new(
        ErrorKind::MissingUnit,
        format!("`{}` has no unit", Error::shown(quantity)),
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
        Err(Error::new(ErrorKind::OutOfRange, message).hint("check the number and its unit"))
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
                let message = format!("a count of {count} tablets is not a whole number");
                return Err(
                    Error::new(ErrorKind::Number, message).hint("write whole tablets, or a mass")
                );
            }
        }
    }
    Ok(())
}

impl Worker {
    /// What a row comes to.
    ///
    /// # Errors
    /// The [`Refusal`] of a row that cannot be read.
    pub(super) fn outcome<R: Row + ?Sized>(&mut self, row: &R) -> Result<Outcome, Refusal> {
        let plan = self.plan.clone();
        if plan.is_total(row) {
            return Ok(Outcome::passed(Status::TotalRow));
        }
        let form = plan
            .form(&cell(row, plan.mapping.form))
            .map_err(at(Role::Form))?;
        let stated = match plan.amount(row, form)? {
            Ok(stated) => stated,
            Err(status) => return Ok(Outcome::passed(status)),
        };
        let what = plan.substance_of(row, &stated)?;
        let amount = Some((stated.counted, stated.value));
        let substance = match what {
            What::Known(substance) => substance,
            What::Pass(status) => {
                return Ok(Outcome {
                    amount,
                    ..Outcome::passed(status)
                });
            }
            What::Unknown(error) => return Err(at(Role::Substance)(error)),
        };
        let form = stated.form.or(form);
        let purity = plan.own_purity(row, substance)?;
        let month = if purity.is_none() && plan.goes_by_date(substance) {
            plan.as_of(row).map_err(at(Role::Date))?
        } else {
            AsOf::Settings
        };
        let number = self
            .rate(substance, form, stated.counted, purity.is_some(), month)
            .map_err(at(Role::Substance))?;
        let rate = &self.rates[number as usize];
        Ok(Outcome {
            status: rate.status,
            amount,
            purity: purity.filter(|_| rate.takes_purity(true)),
            rate: Some(number),
        })
    }

    /// The number of the rate for a kind of row.
    pub(super) fn rate(
        &mut self,
        substance: usize,
        form: Option<Form>,
        counted: Counted,
        own_purity: bool,
        as_of: AsOf,
    ) -> Result<u32, Error> {
        let key = (
            substance,
            form.map(|form| form as u8),
            counted,
            own_purity,
            as_of,
        );
        if let Some(known) = self.rate_numbers.get(&key) {
            return known.clone();
        }
        let plan = self.plan.clone();
        let substance = &plan.catalog.substances()[substance];
        let mut settings = plan.settings_for(&substance.id).clone();
        match as_of {
            AsOf::Settings => {}
            AsOf::Month(month) => settings.as_of = Some(month),
            // Without a date there is no preset to choose.
            AsOf::Unknown => settings.methods.retain(|&method| method == Method::Gross),
        }
        let undated = as_of == AsOf::Unknown;
        if undated && settings.methods.is_empty() && plan.wants(Method::Gross) {
            settings.methods.push(Method::Gross);
        }
        let kind = Kind {
            substance,
            form,
            counted,
            own_purity,
        };
        let found = Rate::of(kind, &settings, &plan.catalog).map(|mut rate| {
            if undated {
                rate.warnings.push(undated_rows());
            }
            self.rates.push(rate);
            u32::try_from(self.rates.len() - 1).expect("fewer rates than numbers")
        });
        self.rate_numbers.insert(key, found.clone());
        found
    }
}

impl Plan {
    /// Whether a method is asked for.
    pub(super) fn wants(&self, method: Method) -> bool {
        let methods = &self.request.settings.methods;
        methods.is_empty() || methods.contains(&method)
    }

    /// Whether the figures of a substance depend on the date of a row without a purity of its own.
    fn goes_by_date(&self, substance: usize) -> bool {
        self.request.as_of_rows
            && self.has_dose(substance)
            && self.request.settings.methods != [Method::Gross]
    }

    /// Whether there can be figures at all.
    fn has_dose(&self, substance: usize) -> bool {
        self.catalog.substances()[substance].lethal_dose.is_some()
            || self.request.settings.lethal_dose.is_some()
    }

    /// The month whose preset holds for a row.
    fn as_of<R: Row + ?Sized>(&self, row: &R) -> Result<AsOf, Error> {
        let from = self.mapping.date;
        let is_empty = |at: usize| {
            let text = row.text(at);
            text.is_empty() || self.is_not_reported(Role::Date, &text)
        };
        match from {
            Some(DateFrom::Column(at)) if is_empty(at) => Ok(AsOf::Unknown),
            Some(DateFrom::Fiscal { year, month, .. }) if is_empty(year) || is_empty(month) => {
                Ok(AsOf::Unknown)
            }
            _ => self.month(row).map(AsOf::Month),
        }
    }
}

fn undated_rows() -> Warning {
    Warning::new(
        Code::NotGiven,
        "rows without a date have no purity-adjusted figure: their preset goes by the date",
    )
}

impl Plan {
    /// The substance of a row: of its column, or of its text, which must not differ.
    fn substance_of<R: Row + ?Sized>(&self, row: &R, stated: &Stated) -> Result<What, Refusal> {
        let text = cell(row, self.mapping.substance);
        let of_column = self.what(Some(&text));
        let Some(of_text) = stated.substance else {
            return Ok(of_column);
        };
        match of_column {
            What::Known(substance) if substance != of_text && !text.is_empty() => {
                let id = |at: usize| &self.catalog.substances()[at].id;
                let message = format!(
                    "the quantity is of {}, and the substance's column says {}",
                    id(of_text),
                    id(substance)
                );
                Err(at(Role::Substance)(
                    Error::new(ErrorKind::Conflict, message).hint("leave one of the two out"),
                ))
            }
            What::Unknown(error) if !text.is_empty() => Err(at(Role::Substance)(error)),
            _ => Ok(What::Known(of_text)),
        }
    }

    /// The purity of a row's own cells: low, central and high.
    fn own_purity<R: Row + ?Sized>(
        &self,
        row: &R,
        substance: usize,
    ) -> Result<Option<[Scaled; 3]>, Refusal> {
        // Without a dose there are no figures, whatever the purity.
        if !self.has_dose(substance) {
            return Ok(None);
        }
        let one = |role: Role, column: Option<usize>| -> Result<Option<Scaled>, Refusal> {
            let text = cell(row, column);
            if text.is_empty() || self.is_not_reported(role, &text) {
                return Ok(None);
            }
            self.purity(&text).map(Some).map_err(at(role))
        };
        let central = one(Role::Purity, self.mapping.purity)?;
        let low = one(Role::PurityLow, self.mapping.purity_low)?;
        let high = one(Role::PurityHigh, self.mapping.purity_high)?;
        match (low, central, high) {
            (None, None, None) => Ok(None),
            (None, Some(central), None) => Ok(Some([central.clone(), central.clone(), central])),
            (Some(low), Some(central), Some(high)) => {
                let rises = compare(&low, &central).is_le() && compare(&central, &high).is_le();
                let error = Error::new(
                    ErrorKind::Range,
                    "the purities of the row do not rise from low to high",
                )
                .hint("check the three columns");
                if rises {
                    Ok(Some([low, central, high]))
                } else {
                    Err(at(Role::Purity)(error))
                }
            }
            (_, central, _) => Err(at(if central.is_none() {
                Role::Purity
            } else {
                Role::PurityLow
            })(
                Error::new(ErrorKind::Range, "the row has one or two of three purities")
                    .hint("fill purity, or all of purity_low, purity and purity_high"),
            )),
        }
    }
}

fn compare(a: &Scaled, b: &Scaled) -> core::cmp::Ordering {
    (&a.mantissa * ten(b.scale)).cmp(&(&b.mantissa * ten(a.scale)))
}
