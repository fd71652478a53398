//! What the groups of totals have in common.

use crate::batch::mapping::Mapping;
use crate::batch::names;
use crate::batch::request::Request;
use crate::error::{Error, ErrorKind};
use crate::message::Arg;
use crate::suggest;

/// Where a part of a group's key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFrom {
    /// The text of a cell.
    Cell(usize),
    /// The substance, by its id where it is known.
    Substance,
    /// The year of the row's date.
    Year,
    /// The month of the row's date.
    Month,
    /// The fiscal year of the row's date, from October.
    FiscalYear,
}

impl KeyFrom {
    /// Whether it needs the row's date.
    pub const fn is_of_date(self) -> bool {
        matches!(self, Self::Year | Self::Month | Self::FiscalYear)
    }
}

/// The columns of totals: a column's own name first, then the words for what is derived.
pub fn keys(names: &[String], request: &Request, mapping: &Mapping) -> Result<Vec<KeyFrom>, Error> {
    let by = request.totals_by.as_deref().unwrap_or_default();
    by.iter().map(|name| key(name, names, mapping)).collect()
}

fn key(name: &str, names: &[String], mapping: &Mapping) -> Result<KeyFrom, Error> {
    let at = names
        .iter()
        .position(|column| column == name)
        .or_else(|| names.iter().position(|column| names::same(column, name)));
    if let Some(at) = at {
        // One substance has many spellings in one column.
        return Ok(if Some(at) == mapping.substance {
            KeyFrom::Substance
        } else {
            KeyFrom::Cell(at)
        });
    }
    let derived = match name {
        "substance" => return Ok(KeyFrom::Substance),
        "year" => KeyFrom::Year,
        "month" => KeyFrom::Month,
        "fiscal-year" | "fiscal_year" => KeyFrom::FiscalYear,
        _ => return Err(unknown_column(name, names)),
    };
    if mapping.date.is_none() {
        return Err(no_date(name));
    }
    Ok(derived)
}

fn unknown_column(name: &str, names: &[String]) -> Error {
    let near = suggest::nearest(name, names.iter().map(String::as_str));
    Error::new(
        ErrorKind::Column,
        say!("the table has no column `{}`", Error::shown(name)),
    )
    .hint(match near {
        Some(near) => say!("did you mean `{}`? totals go by columns of the table, and by year, month or fiscal-year of its date", Error::shown(near)),
        None => say!("totals go by columns of the table, and by year, month or fiscal-year of its date"),
    })
}

/// The refusal of what needs a date, of a table without one.
pub fn no_date(what: &str) -> Error {
    Error::new(
        ErrorKind::Column,
        say!(
            "no column holds a date, which `{}` needs",
            Arg::Term(what.to_owned().into())
        ),
    )
    .hint(say!("name it with --date-column"))
}
