//! The column of the date, or the two of a fiscal year and its month.

use super::DateFrom;
use super::column::Columns;
use crate::batch::names;
use crate::batch::profile::Fiscal;
use crate::batch::request::Role;
use crate::catalog::Text;
use crate::error::Error;

/// The keys of totals that are parts of a date, where no column has their name.
const PARTS: [&str; 3] = ["year", "month", "fiscal year"];

/// Finds the date. A date that nothing is computed from is not worth a refusal.
pub fn find(columns: &Columns<'_>) -> Result<Option<DateFrom>, Error> {
    let given = columns
        .given(Role::Date)
        .is_some_and(|name| !name.trim().is_empty());
    let is_needed = given || columns.request.as_of_rows || is_a_key(columns);
    let fiscal = fiscal(columns);
    // The column of the fiscal year stands for the date that it makes with the month.
    let date = |at: usize| match fiscal {
        Some(date @ DateFrom::Fiscal { year, .. }) if year == at => date,
        _ => DateFrom::Column(at),
    };
    let found = match fiscal {
        Some(date) if !given => Ok(Some(date)),
        _ => columns.find(Role::Date).map(|found| found.map(date)),
    };
    match found {
        Ok(None) if columns.request.as_of_rows => Err(columns.missing(Role::Date)),
        Err(_) if !is_needed => Ok(None),
        found => found,
    }
}

/// Whether totals are asked for by a part of the date.
fn is_a_key(columns: &Columns<'_>) -> bool {
    let keys = columns.request.totals_by.as_deref().unwrap_or_default();
    keys.iter().any(|key| {
        PARTS.iter().any(|part| names::same(part, key))
            && !columns.names.iter().any(|name| names::same(name, key))
    })
}

/// The profile's columns of a fiscal year and a month, where the table has both once.
fn fiscal(columns: &Columns<'_>) -> Option<DateFrom> {
    let Fiscal {
        year,
        month,
        first_month,
    } = columns.request.profile.as_ref()?.fiscal.as_ref()?;
    let only = |wanted: &[Text]| {
        wanted.iter().find_map(|wanted| {
            let mut places =
                (0..columns.names.len()).filter(|&at| names::same(&columns.names[at], wanted));
            let first = places.next();
            first.filter(|_| places.next().is_none())
        })
    };
    Some(DateFrom::Fiscal {
        year: only(year)?,
        month: only(month)?,
        first_month: *first_month,
    })
}
