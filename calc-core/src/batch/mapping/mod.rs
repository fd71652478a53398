//! Which column is what: as given, by a profile, or by the names of the header.

mod column;
mod date;
mod fit;
mod open;
mod purity;
mod refuse;
mod tell;
mod unit;

use std::borrow::Cow;

use super::date::{fiscal_month, month};
use super::measure::Measure;
use super::request::{DateOrder, Request, Role};
use crate::catalog::Month;
use crate::error::Error;
use crate::message::Message;
use column::Columns;
use tell::Told;

pub(super) use fit::looks_like_header;
pub(super) use open::open;

/// Where the unit of a quantity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitFrom {
    /// In the column at this place. Cells that say none have [`Mapping::unit_otherwise`].
    Column(usize),
    /// It is the same for every bare number: the header, the profile or an option says it.
    Fixed(Measure),
    /// In the quantity's own text.
    InText,
}

/// Where the date of a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// In the column at this place.
    Column(usize),
    /// In a column with the fiscal year and one with the month.
    Fiscal {
        /// The column of the year.
        year: usize,
        /// The column of the month.
        month: usize,
        /// The month in which the year starts.
        first_month: u8,
    },
}

impl DateFrom {
    /// The month of a row, whose cells `cell` gives by their place.
    ///
    /// # Errors
    /// [`ErrorKind::Date`](crate::ErrorKind::Date) for cells that are no date.
    pub fn month<'a>(
        self,
        cell: impl Fn(usize) -> Cow<'a, str>,
        order: DateOrder,
    ) -> Result<Month, Error> {
        match self {
            Self::Column(at) => month(&cell(at), order),
            Self::Fiscal {
                year,
                month,
                first_month,
            } => fiscal_month(&cell(year), &cell(month), first_month),
        }
    }
}

/// Which column is what. Places count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What was seized; `None` where the settings or each quantity's text names it.
    pub substance: Option<usize>,
    /// How much.
    pub quantity: Option<usize>,
    /// The purity.
    pub purity: Option<usize>,
    /// Its low end; never without the other two.
    pub purity_low: Option<usize>,
    /// Its high end; never without the other two.
    pub purity_high: Option<usize>,
    /// Powder or tablets.
    pub form: Option<usize>,
    /// How many tablets.
    pub count: Option<usize>,
    /// Where the unit of the quantity stands.
    pub unit: UnitFrom,
    /// The unit of quantities whose unit column is empty: `--unit`.
    pub unit_otherwise: Option<Measure>,
    /// When it was seized.
    pub date: Option<DateFrom>,
    /// Whether bare numbers in the purity columns are percent, not fractions.
    pub purity_is_percent: bool,
    /// What was mapped, one entry a line.
    pub told: Vec<Mapped>,
}

/// A column that has a role, or what stands in the place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// The role; `None` for what is said of the table.
    pub role: Option<Role>,
    /// Its columns, from 0: two for a date of a fiscal year and a month, none where something else says it.
    pub columns: Vec<usize>,
    /// In a sentence for a person.
    pub text: Message,
}

impl Mapping {
    /// Finds the columns of a header.
    ///
    /// A column given by name is taken; else the one that the profile names; else the one with a name that
    /// tables have for it, if there is only one such. Names are compared without regard to case, `_`,
    /// `-`, `.` and spaces.
    ///
    /// # Errors
    /// [`ErrorKind::Column`](crate::ErrorKind::Column) for a name given that is not there, for two
    /// columns that could be the same, and where what was seized or how much has no column;
    /// [`ErrorKind::Conflict`](crate::ErrorKind::Conflict) for two units or two kinds of purity; those
    /// of [`Measure::read`] for a unit that cannot be used.
    ///
    /// ```
    /// use calc_core::batch::{Mapping, Request};
    /// let header = ["FY", "Drug Type", "Count of Event", "Sum Qty (lbs)"].map(str::to_owned);
    /// let mapping = Mapping::find(&header, &Request::default())?;
    /// assert_eq!((mapping.substance, mapping.quantity, mapping.count), (Some(1), Some(3), None));
    /// assert_eq!(
    ///     mapping.sentences()[1],
    ///     "quantity: column 4, \"Sum Qty (lbs)\", in lb (avoirdupois pound)"
    /// );
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    pub fn find(names: &[String], request: &Request) -> Result<Self, Error> {
        let columns = Columns { names, request };
        let quantity = columns.find(Role::Quantity)?;
        let count = columns.find(Role::Count)?;
        if quantity.is_none() && count.is_none() {
            return Err(columns.missing(Role::Quantity));
        }
        let (unit, unit_otherwise) = unit::find(&columns, quantity)?;
        let substance = columns.find(Role::Substance)?;
        let can_say = quantity.is_some() && unit == UnitFrom::InText;
        if substance.is_none() && request.settings.substance.is_none() && !can_say {
            return Err(columns.missing(Role::Substance));
        }
        let purity = purity::find(&columns)?;
        let [low, central, high] = purity.columns;
        let mut mapping = Self {
            substance,
            quantity,
            purity: central,
            purity_low: low,
            purity_high: high,
            form: columns.find(Role::Form)?,
            count,
            unit,
            unit_otherwise,
            date: date::find(&columns)?,
            purity_is_percent: purity.is_percent,
            told: Vec::new(),
        };
        columns.reject_twice(&mapping)?;
        mapping.told = Told {
            columns: &columns,
            mapping: &mapping,
        }
        .lines();
        Ok(mapping)
    }

    /// What was mapped, in sentences for a person, one a line.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        self.told
            .iter()
            .map(|mapped| mapped.text.to_string())
            .collect()
    }
}

#[cfg(test)]
mod tests;
