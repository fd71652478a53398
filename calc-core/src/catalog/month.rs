//! A month of the calendar: as fine as the periods of published averages are.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A year and a month, such as `2023-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
                format!("`{}` is not a month", Error::shown(text)),
            )
            .hint("write a year and a month, as in 2023-05")
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
