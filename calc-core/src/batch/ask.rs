//! What is asked of a table as people write it: words to the values of a [`Request`](super::Request).

use super::measure::Measure;
use super::request::{Added, Cell, Decimals, Layout};
use crate::error::{Error, ErrorKind};
use crate::message::Arg;
use crate::unit::MassUnit;

impl Layout {
    /// Fields between what a word or a character names: `tab`, `;`.
    ///
    /// # Errors
    /// [`ErrorKind::Column`] for what is not one ASCII character that can stand between fields.
    pub fn between(text: &str) -> Result<Self, Error> {
        let byte = match text {
            "tab" | "\\t" => b'\t',
            "comma" => b',',
            "semicolon" => b';',
            "pipe" => b'|',
            _ => match text.as_bytes() {
                &[byte]
                    if byte.is_ascii()
                        && !byte.is_ascii_alphanumeric()
                        && !b"\"\r\n\0.-".contains(&byte) =>
                {
                    byte
                }
                _ => {
                    let message = say!("`{}` cannot stand between fields", Error::shown(text));
                    let hint = say!("write one character, or tab, comma, semicolon, pipe");
                    return Err(Error::new(ErrorKind::Column, message).hint(hint));
                }
            },
        };
        Ok(Self::Delimited(byte))
    }
}

impl Decimals {
    /// A number of decimals, or `exact`.
    ///
    /// # Errors
    /// [`ErrorKind::Number`] for what is neither.
    pub fn read(text: &str) -> Result<Self, Error> {
        if text.eq_ignore_ascii_case("exact") {
            return Ok(Self::Exact);
        }
        text.parse().map(Self::Places).map_err(|_| {
            let message = say!("`{}` is no number of decimals", Error::shown(text));
            Error::new(ErrorKind::Number, message).hint(say!("write 2, or exact"))
        })
    }
}

impl Added {
    /// The columns to add, in the order asked: each by its name, or as `doses_central=DOSES`. The usual ones
    /// if none is asked for. `prefix` stands before names that nobody gave.
    ///
    /// # Errors
    /// [`ErrorKind::Column`] for a column that cannot be added, and for an empty name.
    pub fn read(asked: &[String], prefix: &str) -> Result<Vec<Self>, Error> {
        if asked.is_empty() {
            let usual = Cell::DEFAULT.into_iter();
            return Ok(usual.map(|cell| Self::named(cell, prefix)).collect());
        }
        asked.iter().map(|text| Self::one(text, prefix)).collect()
    }

    fn named(cell: Cell, prefix: &str) -> Self {
        Self {
            cell,
            name: format!("{prefix}{}", cell.name()),
        }
    }

    fn one(text: &str, prefix: &str) -> Result<Self, Error> {
        let (cell, name) = match text.split_once('=') {
            Some((cell, name)) => (cell.trim(), Some(name.trim())),
            None => (text.trim(), None),
        };
        let found = Cell::ALL.into_iter().find(|one| one.name() == cell);
        let cell = found.ok_or_else(|| unknown_cell(cell))?;
        match name {
            None => Ok(Self::named(cell, prefix)),
            Some("") => Err(Error::new(
                ErrorKind::Column,
                say!("--add {}= gives no name", cell.name()),
            )
            .hint(say!("write --add {}=NAME", cell.name()))),
            Some(name) => Ok(Self {
                cell,
                name: name.to_owned(),
            }),
        }
    }
}

fn unknown_cell(name: &str) -> Error {
    let names = Arg::list(", ", Cell::ALL.map(Cell::name));
    let message = say!("`{}` is no column that can be added", Error::shown(name));
    Error::new(ErrorKind::Column, message).hint(say!("choose from {}", names))
}

/// The unit of masses in totals that a word names.
///
/// # Errors
/// Those of [`Measure::read`], and [`ErrorKind::WrongDimension`] for what is no unit of mass.
pub fn mass_unit(word: &str) -> Result<MassUnit, Error> {
    match Measure::read(word)? {
        Measure::Mass(unit) => Ok(unit),
        Measure::Tablets | Measure::NotAMass | Measure::NotReported => Err(Error::new(
            ErrorKind::WrongDimension,
            say!("`{}` is no unit of mass", Error::shown(word)),
        )
        .hint(say!(
            "write one of those that `dosecalc list units` shows, as in --mass-unit lb"
        ))),
    }
}
