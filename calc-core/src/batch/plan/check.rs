//! What is refused of a request by itself, or by the names of the columns.

use super::MAX_DECIMALS;
use crate::batch::request::{Decimals, Layout, Request};
use crate::error::{Error, ErrorKind};
use crate::method::Method;

/// What stands between fields stands in none of the numbers and words that are read.
pub fn layout(layout: Layout) -> Result<(), Error> {
    let Layout::Delimited(delimiter) = layout else {
        return Ok(());
    };
    let is_text = delimiter.is_ascii_alphanumeric()
        || !delimiter.is_ascii()
        || matches!(
            delimiter,
            b'"' | b'\n' | b'\r' | b'.' | b'-' | b'+' | b'%' | 0
        );
    if !is_text {
        return Ok(());
    }
    let message = say!(
        "fields cannot stand between `{}`",
        delimiter.escape_ascii().to_string()
    );
    Err(Error::new(ErrorKind::Column, message)
        .hint(say!("use a comma, a tab, a semicolon or a vertical bar")))
}

/// An object has each member once.
pub fn members(names: &[String]) -> Result<(), Error> {
    let twice = (1..names.len()).find(|&at| names[..at].contains(&names[at]));
    match twice {
        Some(at) => Err(Error::new(
            ErrorKind::Column,
            say!("two columns are called `{}`", Error::shown(&names[at])),
        )
        .hint(say!(
            "JSON Lines has each name once: rename one, or write CSV"
        ))),
        None => Ok(()),
    }
}

/// No more decimals than a number has.
pub fn decimals(decimals: Decimals) -> Result<(), Error> {
    match decimals {
        Decimals::Places(places) if places > MAX_DECIMALS => Err(Error::new(
            ErrorKind::OutOfRange,
            say!("{} decimals are more than {}", places, MAX_DECIMALS),
        )
        .hint(say!("write `exact` for every digit there is"))),
        _ => Ok(()),
    }
}

/// Quantiles are of low, central and high, which a gross figure has not.
pub fn quantiles(request: &Request) -> Result<(), Error> {
    if request.quantiles.is_none() || request.settings.methods != [Method::Gross] {
        return Ok(());
    }
    let message = say!("the quantiles of a table are of low, central and high, and gross has none");
    Err(Error::new(ErrorKind::Conflict, message).hint(say!(
        "leave the quantiles out, or add a method, as in --method gross,purity-adjusted"
    )))
}

/// A table with two columns of one name is read wrong by whoever comes next.
pub fn added(names: &[String], request: &Request) -> Result<(), Error> {
    for (at, added) in request.added.iter().enumerate() {
        let name = &added.name;
        if names.contains(name) {
            return Err(Error::new(
                ErrorKind::Column,
                say!("the table has a column `{}` already", Error::shown(name)),
            )
            .hint(say!(
                "name the added columns otherwise, as in --prefix dosecalc_"
            )));
        }
        if request.added[..at].iter().any(|other| other.name == *name) {
            return Err(Error::new(
                ErrorKind::Column,
                say!("two added columns are called `{}`", Error::shown(name)),
            )
            .hint(say!("give each a name of its own")));
        }
    }
    Ok(())
}

/// A sample of bags, which is of one seizure.
pub fn bags(request: &Request) -> Result<(), Error> {
    if request.settings.bags.is_none() {
        return Ok(());
    }
    let message = say!("a sample of bags is of one seizure, and a table holds many");
    Err(Error::new(ErrorKind::Conflict, message)
        .hint(say!("give the purity itself, as in 5%..10.3%..20%")))
}
