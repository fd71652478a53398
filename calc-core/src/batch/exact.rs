//! What a row comes to: its amount, the rate that holds for it, and a purity of its own.

use std::borrow::Cow;

use super::amount::Stated;
use super::mapping::DateFrom;
use super::number::Scaled;
use super::rate::{Counted, Kind, Rate};
use super::ratio::ten;
use super::request::Role;
use super::resolve::What;
use super::scan::Row;
use super::status::Status;
use super::worker::Worker;
use super::{names, plan::Plan};
use crate::catalog::Month;
use crate::error::{Error, ErrorKind};
use crate::exhibit::Form;
use crate::method::Method;
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

/// Puts an error into the column of a role.
pub fn at(role: Role) -> impl FnOnce(Error) -> Refusal {
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
pub fn cell<R: Row + ?Sized>(row: &R, at: Option<usize>) -> Cow<'_, str> {
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
            quantiles: plan.request.quantiles.as_ref(),
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
        say!("rows without a date have no purity-adjusted figure: their preset goes by the date"),
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
                let message = say!(
                    "the quantity is of {}, and the substance's column says {}",
                    id(of_text),
                    id(substance)
                );
                Err(at(Role::Substance)(
                    Error::new(ErrorKind::Conflict, message).hint(say!("leave one of the two out")),
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
                    say!("the purities of the row do not rise from low to high"),
                )
                .hint(say!("check the three columns"));
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
                Error::new(
                    ErrorKind::Range,
                    say!("the row has one or two of three purities"),
                )
                .hint(say!(
                    "fill purity, or all of purity_low, purity and purity_high"
                )),
            )),
        }
    }
}

pub fn compare(a: &Scaled, b: &Scaled) -> core::cmp::Ordering {
    (&a.mantissa * ten(b.scale)).cmp(&(&b.mantissa * ten(a.scale)))
}
