//! A month of the calendar: as fine as the periods of published averages are.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A year and a month, such as `2023-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// A month of the program's own tables.
    pub(crate) const fn known(year: u16, month: u8) -> Self {
        Self { year, month }
    }
}

impl Month {
    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month of the year, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The fiscal year that the month lies in, where years start with `first_month` and are named after
    /// the year in which they end: October 2018 lies in 2019 where they start with month 10.
    #[must_use]
    pub const fn fiscal_year(self, first_month: u8) -> u16 {
        if first_month > 1 && self.month >= first_month {
            self.year + 1
        } else {
            self.year
        }
    }

    /// A word for the month, above zero.
    pub(crate) const fn code(self) -> u32 {
        self.year as u32 * 16 + self.month as u32
    }

    /// The month of a word; `None` of zero.
    pub(crate) const fn from_code(code: u32) -> Option<Self> {
        if code == 0 {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "only words of months come here"
        )]
        Some(Self {
            year: (code / 16) as u16,
            month: (code % 16) as u8,
        })
    }

    /// How many months lie between two, both counted.
    #[must_use]
    pub(crate) fn until(self, last: Self) -> i32 {
        let count = |month: Self| i32::from(month.year) * 12 + i32::from(month.month);
        count(last) - count(self) + 1
    }
}

impl FromStr for Month {
    type Err = Error;

    /// Reads `2023-05` or a day in it, `2023-05-17`.
    ///
    /// # Errors
    /// [`ErrorKind::Date`] for anything else.
    fn from_str(text: &str) -> Result<Self, Error> {
        let error = || {
            Error::new(
                ErrorKind::Date,
                why!("`{}` is not a month", Error::shown(text)),
            )
            .hint(why!("write a year and a month, as in 2023-05"))
        };
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Option<u16> {
            let part = parts.next()?;
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let (year, month) = (number(4).ok_or_else(error)?, number(2).ok_or_else(error)?);
        let day = if text.len() > 7 {
            number(2).ok_or_else(error)?
        } else {
            1
        };
        let month = u8::try_from(month).map_err(|_| error())?;
        if parts.next().is_some()
            || !(1..=12).contains(&month)
            || !(1..=31).contains(&day)
            || year < 1900
        {
            return Err(error());
        }
        Ok(Self { year, month })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl serde::Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
