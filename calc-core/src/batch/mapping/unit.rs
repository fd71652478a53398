//! The unit of a table's quantities: in a column, in the name of the quantity's column, or as given.

use core::ops::Range;

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

/// Finds the unit in a name: in brackets, or the last words that are one.
///
/// A unit of something else (`Amount ($)`) makes it no name of a quantity, so it is none here.
pub fn in_name(name: &str) -> Option<InName> {
    if let Some(inside) = in_brackets(name)
        && let Some(unit) = usable(&name[inside.clone()])
    {
        let mut rest = names::words(&name[..inside.start]);
        rest.extend(names::words(&name[inside.end..]));
        return Some(InName::new(rest, unit));
    }
    let words = names::cased_words(name);
    // `short tons` before `tons`.
    let spans = [2, 1].into_iter().flat_map(|length| {
        let starts = 0..(words.len() + 1).saturating_sub(length);
        starts.rev().map(move |start| start..start + length)
    });
    for span in spans {
        let text = words[span.clone()].join(" ");
        // A single letter that is not the last word is an initial: `T. quantity`.
        let is_initial = span.end < words.len() && text.chars().nth(1).is_none();
        if !is_initial && let Some(unit) = usable(&text) {
            let mut rest = names::words(name);
            rest.drain(span);
            return Some(InName::new(rest, unit));
        }
    }
    None
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

/// Where the text in the first brackets stands.
fn in_brackets(name: &str) -> Option<Range<usize>> {
    let start = name.find(['(', '['])? + 1;
    let length = name[start..].find([')', ']'])?;
    Some(start..start + length)
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
    let named = in_name(name);
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
    let named = in_name(name)?;
    named.unit.ok().map(measure)
}

/// The unit that `--unit` gives.
fn given(text: &str) -> Result<Measure, Error> {
    reading::unit_word(text)
        .map(measure)
        .map_err(|error| error.retold(say!("--unit: {}", error.message())))
}

/// The unit that a name says, if it has one reading.
fn said(unit: Result<UnitWord, Error>) -> Result<Measure, Error> {
    unit.map(measure).map_err(|error| {
        let as_usual = || say!("as in --unit g");
        let way = error.hint_text().cloned().unwrap_or_else(as_usual);
        Error::new(
            error.kind(),
            say!("the unit in the header: {}", error.message()),
        )
        .hint(say!("say which with --unit: {}", way))
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
    let message = say!(
        "{} says {}, and {} could hold the unit too",
        columns.quoted(quantity),
        symbol,
        columns.quoted(column)
    );
    Error::new(ErrorKind::Conflict, message).hint(say!(
        "say which: --unit {} or --unit-column {}",
        symbol,
        columns.quoted(column)
    ))
}

fn two_units(columns: &Columns<'_>, quantity: usize, unit: Measure, other: Measure) -> Error {
    let message = say!(
        "{} says {}, and the profile says {}",
        columns.quoted(quantity),
        unit.symbol(),
        other.symbol()
    );
    Error::new(ErrorKind::Conflict, message).hint(say!("say which: --unit {}", unit.symbol()))
}
