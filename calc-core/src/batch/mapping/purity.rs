//! The columns of purity, and whether bare numbers in them are percent.

use super::column::Columns;
use crate::batch::names;
use crate::batch::request::Role;
use crate::error::{Error, ErrorKind};
use crate::message::Arg;

/// The columns of purity.
pub struct Found {
    /// Low, central, high.
    pub columns: [Option<usize>; 3],
    pub is_percent: bool,
}

/// Finds them: the central one alone, all three, or none.
pub fn find(columns: &Columns<'_>) -> Result<Found, Error> {
    let low = columns.find(Role::PurityLow)?;
    let central = columns.find(Role::Purity)?;
    let high = columns.find(Role::PurityHigh)?;
    let found = [low, central, high];
    if low.is_some() != high.is_some() || (low.is_some() && central.is_none()) {
        return Err(incomplete(columns, found));
    }
    Ok(Found {
        columns: found,
        is_percent: is_percent(columns, found)?,
    })
}

/// A range has a low, a central and a high value; two of them leave the third to a guess.
fn incomplete(columns: &Columns<'_>, found: [Option<usize>; 3]) -> Error {
    let roles = [Role::PurityLow, Role::Purity, Role::PurityHigh];
    let pairs = || roles.into_iter().zip(found);
    let there: Vec<String> = pairs()
        .filter_map(|(_, at)| at.map(|at| columns.quoted(at)))
        .collect();
    let absent: Vec<_> = pairs()
        .filter(|(_, at)| at.is_none())
        .map(|(role, _)| say!("{} NAME", Arg::term(role.option())))
        .collect();
    let ends: Vec<_> = [(Role::PurityLow, found[0]), (Role::PurityHigh, found[2])]
        .into_iter()
        .filter(|(_, at)| at.is_some())
        .map(|(role, _)| say!("{} ''", Arg::term(role.option())))
        .collect();
    let message = say!(
        "a range of purity has a low, a central and a high column; found {} alone",
        Arg::list(" and ", there)
    );
    Error::new(ErrorKind::Column, message).hint(say!(
        "name the others with {}, or do without a range: {}",
        Arg::list(" ", absent),
        Arg::list(" ", ends)
    ))
}

/// As asked; else as the names say, where they do not contradict each other; else fractions.
fn is_percent(columns: &Columns<'_>, found: [Option<usize>; 3]) -> Result<bool, Error> {
    if let Some(asked) = columns.request.purity_percent {
        return Ok(asked);
    }
    let mut said = found
        .into_iter()
        .flatten()
        .filter_map(|at| says_percent(&columns.names[at]));
    let Some(first) = said.next() else {
        return Ok(false);
    };
    if said.all(|other| other == first) {
        return Ok(first);
    }
    let message = say!("the columns of purity say both percent and fraction");
    Err(Error::new(ErrorKind::Conflict, message).hint(say!(
        "say which: --purity-unit percent or --purity-unit fraction"
    )))
}

/// What the name of a purity column says of bare numbers.
pub fn says_percent(name: &str) -> Option<bool> {
    names::words(name)
        .iter()
        .find_map(|word| names::percent(word))
}
