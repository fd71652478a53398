//! The unit of a table's quantities: in a column, in the name of the quantity's column, or as given.

use super::UnitFrom;
use super::column::Columns;
use crate::batch::measure::Measure;
use crate::batch::names;
use crate::batch::request::Role;
use crate::error::{Error, ErrorKind};
use crate::reading::{self, UnitWord};

/// A unit in the name of a column.
pub struct InName {
    /// The words of the name without it.
    pub rest: Vec<String>,
    /// Whether it is one of mass, and no other has its name.
    pub is_mass: bool,
    unit: Result<UnitWord, Error>,
}

/// Finds the unit in a name: in brackets, or as the last or the first words.
///
/// A unit of something else (`Amount ($)`) makes it no name of a quantity, so it is none here.
pub fn in_name(name: &str, words: &[String]) -> Option<InName> {
    if let Some(inside) = in_brackets(name) {
        let unit = usable(inside)?;
        let without = names::words(&name.replacen(inside, "", 1));
        return Some(InName::new(without, unit));
    }
    let count = words.len();
    let spans = [
        count.saturating_sub(2)..count,
        count.saturating_sub(1)..count,
        0..count.min(2),
        0..count.min(1),
    ];
    spans.into_iter().find_map(|span| {
        let text = words[span.clone()].join(" ");
        // A single letter in front is an initial: `t quantity`.
        if span.start == 0 && text.chars().count() == 1 {
            return None;
        }
        let unit = usable(&text)?;
        let mut rest = words.to_vec();
        rest.drain(span);
        Some(InName::new(rest, unit))
    })
}

impl InName {
    fn new(rest: Vec<String>, unit: Result<UnitWord, Error>) -> Self {
        Self {
            rest,
            is_mass: matches!(unit, Ok(UnitWord::Mass(_))),
            unit,
        }
    }
}

fn in_brackets(name: &str) -> Option<&str> {
    let open = name.find(['(', '['])?;
    let length = name[open + 1..].find([')', ']'])?;
    Some(name[open + 1..][..length].trim()).filter(|inside| !inside.is_empty())
}

/// A unit, or the refusal of one with two readings; `None` for every other word.
fn usable(text: &str) -> Option<Result<UnitWord, Error>> {
    let unit = reading::known_unit(text)?;
    match &unit {
        Err(error) if error.kind() != ErrorKind::AmbiguousUnit => None,
        _ => Some(unit),
    }
}

/// Where the unit stands, and the unit of cells that say none.
pub fn find(
    columns: &Columns<'_>,
    quantity: Option<usize>,
) -> Result<(UnitFrom, Option<Measure>), Error> {
    let given = columns.request.unit.as_deref().map(given).transpose()?;
    let Some(quantity) = quantity else {
        return Ok((UnitFrom::InText, None));
    };
    if columns
        .given(Role::Unit)
        .is_some_and(|name| !name.trim().is_empty())
    {
        let column = columns.find(Role::Unit)?;
        return Ok((column.map_or(UnitFrom::InText, UnitFrom::Column), given));
    }
    let name = &columns.names[quantity];
    let named = in_name(name, &names::words(name));
    if let (Some(unit), Some(_)) = (given, &named) {
        return Ok((UnitFrom::Fixed(unit), None));
    }
    let named = named.map(|named| said(named.unit)).transpose()?;
    let column = columns.find(Role::Unit)?;
    let profile = columns.request.profile.as_ref().and_then(|p| p.unit);
    let from = match (named, column, profile) {
        (Some(unit), Some(column), _) => {
            return Err(two_places(columns, quantity, unit, column));
        }
        (Some(unit), None, Some(other)) if unit != other => {
            return Err(two_units(columns, quantity, unit, other));
        }
        (Some(unit), None, _) => UnitFrom::Fixed(unit),
        (None, Some(column), _) => return Ok((UnitFrom::Column(column), given.or(profile))),
        (None, None, _) => given.or(profile).map_or(UnitFrom::InText, UnitFrom::Fixed),
    };
    Ok((from, None))
}

/// The unit that the name of a column says, if it says one with one reading.
pub fn of_name(name: &str) -> Option<Measure> {
    let named = in_name(name, &names::words(name))?;
    named.unit.ok().map(measure)
}

/// The unit that `--unit` gives.
fn given(text: &str) -> Result<Measure, Error> {
    reading::unit_word(text).map(measure).map_err(|error| {
        let told = Error::new(error.kind(), format!("--unit: {}", error.message()));
        match error.hint_text() {
            Some(hint) => told.hint(hint),
            None => told,
        }
    })
}

/// The unit that a name says, if it has one reading.
fn said(unit: Result<UnitWord, Error>) -> Result<Measure, Error> {
    unit.map(measure).map_err(|error| {
        let way = error.hint_text().unwrap_or("as in --unit g");
        Error::new(
            error.kind(),
            format!("the unit in the header: {}", error.message()),
        )
        .hint(format!("say which with --unit: {way}"))
    })
}

const fn measure(word: UnitWord) -> Measure {
    match word {
        UnitWord::Mass(unit) => Measure::Mass(unit),
        UnitWord::Tablets => Measure::Tablets,
    }
}

fn two_places(columns: &Columns<'_>, quantity: usize, unit: Measure, column: usize) -> Error {
    let symbol = unit.symbol();
    let message = format!(
        "{} says {symbol}, and {} could hold the unit too",
        columns.quoted(quantity),
        columns.quoted(column)
    );
    Error::new(ErrorKind::Conflict, message).hint(format!(
        "say which: --unit {symbol} or --unit-column {}",
        columns.quoted(column)
    ))
}

fn two_units(columns: &Columns<'_>, quantity: usize, unit: Measure, other: Measure) -> Error {
    let message = format!(
        "{} says {}, and the profile says {}",
        columns.quoted(quantity),
        unit.symbol(),
        other.symbol()
    );
    Error::new(ErrorKind::Conflict, message).hint(format!("say which: --unit {}", unit.symbol()))
}
