//! Yearly totals of a user's own catalogue: from text, and checked.

use super::Catalog;
use super::check::{check_date, check_id};
use super::overlay::wrong;
use super::published::Written;
use super::total_schema::Total;
use crate::dose::Tablets;
use crate::error::Error;
use crate::exact::Exact;
use crate::impact::{PublishedAmount, PublishedTotal, impact_sources};
use crate::mass::GrossMass;
use crate::reading::{self, UnitWord};

/// A total from its text.
///
/// # Errors
/// For an amount or a month that cannot be read, for none or two amounts, and for a form that it cannot have.
pub fn total(text: Total) -> Result<PublishedTotal, Error> {
    let amount = match (&text.mass, &text.tablets) {
        (Some(mass), None) => PublishedAmount::Mass(weight(mass)?),
        (None, Some(count)) => PublishedAmount::Tablets(tablets(count)?),
        _ => {
            return Err(wrong(
                "it has a mass or a count of tablets, one of the two".to_owned(),
                "write mass = \"1200 lb\" or tablets = \"300000\"",
            ));
        }
    };
    let powder_alone = match (text.form.as_deref(), &text.mass) {
        (None, _) => false,
        (Some("powder"), Some(_)) => true,
        _ => {
            return Err(wrong(
                "the form of a total can be powder, of a mass without tablets".to_owned(),
                "leave it out where all forms are in the mass, and of a count of tablets",
            ));
        }
    };
    Ok(PublishedTotal {
        id: text.id.into(),
        title: text.title.into(),
        substance: text.substance.into(),
        series: text.series.into(),
        powder_alone,
        from: text.from.parse()?,
        to: text.to.parse()?,
        whole: text.whole,
        amount,
        source: text.source.into(),
        as_of: text.as_of.into(),
        caveat: text.caveat.into(),
    })
}

/// A mass in the unit that it is written in.
fn weight(text: &str) -> Result<Written, Error> {
    let gross = GrossMass::new(reading::mass(text)?)?;
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let unit = text.trim().trim_start_matches(digits);
    let number = match reading::unit_word(unit)? {
        UnitWord::Mass(unit) => Written {
            number: unit.measure(gross.mass()),
            unit,
        },
        UnitWord::Tablets => return Err(nothing(text)),
    };
    if number.number > Exact::ZERO {
        Ok(number)
    } else {
        Err(nothing(text))
    }
}

fn tablets(text: &str) -> Result<Exact, Error> {
    let number = reading::count(text, &Catalog::built_in()).map_err(|error| error.placeless())?;
    let count = Tablets::new(number)?.count();
    if count > Exact::ZERO {
        Ok(count)
    } else {
        Err(nothing(text))
    }
}

fn nothing(text: &str) -> Error {
    let message = format!("`{}` is no total", Error::shown(text));
    wrong(message, "write what was seized, above zero")
}

impl Catalog {
    /// That a total holds together, and that what it refers to exists.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`](crate::ErrorKind::Catalog) with the first that is wrong.
    pub(super) fn check_total(&self, total: &PublishedTotal) -> Result<(), Error> {
        let id = &total.id;
        check_id("total", id)?;
        check_id("series", &total.series)?;
        check_date(&format!("total `{id}`"), &total.as_of)?;
        if total.title.trim().is_empty() || total.caveat.trim().is_empty() {
            return Err(wrong(
                format!("total `{id}` has no title or no caveat"),
                "say whose it is, of what and when, and what to mind of it",
            ));
        }
        if !(self.substances().iter()).any(|substance| substance.id == total.substance) {
            return Err(wrong(
                format!(
                    "total `{id}` is about `{}`, which is no substance",
                    total.substance
                ),
                "add a [[substance]] with that id",
            ));
        }
        if total.to < total.from {
            return Err(wrong(
                format!("total `{id}` ends before it begins"),
                "write `from` and `to` as months, the earlier first",
            ));
        }
        let mut sources = self.sources().iter().chain(impact_sources());
        if sources.any(|source| source.id == total.source) {
            return Ok(());
        }
        Err(wrong(
            format!(
                "total `{id}` refers to the source `{}`, which is not there",
                total.source
            ),
            "add a [[source]] with that id",
        ))
    }
}
