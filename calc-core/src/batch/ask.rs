//! What is asked of a table as people write it: words to the values of a [`Request`](super::Request).

use super::measure::Measure;
use super::quantiles::Quantiles;
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
    /// if none is asked for. Those of `quantiles` stand behind, unless one of them is asked for by its name.
    /// `prefix` stands before names that nobody gave.
    ///
    /// # Errors
    /// [`ErrorKind::Column`] for a column that cannot be added, and for an empty name.
    pub fn read(
        asked: &[String],
        prefix: &str,
        quantiles: Option<&Quantiles>,
    ) -> Result<Vec<Self>, Error> {
        let sure = quantiles.map_or_else(Vec::new, Quantiles::columns);
        let known = |cells: &[Cell]| -> Vec<(Cell, String)> {
            let named = cells.iter().map(|cell| (*cell, cell.name().to_owned()));
            named.collect()
        };
        let prefixed = |(cell, name): &(Cell, String)| Self {
            cell: *cell,
            name: format!("{prefix}{name}"),
        };
        let mut added: Vec<Self> = if asked.is_empty() {
            known(&Cell::DEFAULT).iter().map(prefixed).collect()
        } else {
            let all = [known(&Cell::ALL), sure.clone()].concat();
            let one = |text: &String| Self::one(text, prefix, &all);
            asked.iter().map(one).collect::<Result<_, _>>()?
        };
        let is_sure = |one: &Self| matches!(one.cell, Cell::Quantile(_) | Cell::Mean);
        if !added.iter().any(is_sure) {
            added.extend(sure.iter().map(prefixed));
        }
        Ok(added)
    }

    fn one(text: &str, prefix: &str, all: &[(Cell, String)]) -> Result<Self, Error> {
        let (cell, name) = match text.split_once('=') {
            Some((cell, name)) => (cell.trim(), Some(name.trim())),
            None => (text.trim(), None),
        };
        let found = all.iter().find(|(_, known)| known == cell);
        let (cell, known) = found.ok_or_else(|| unknown_cell(cell, all))?;
        match name {
            None => Ok(Self {
                cell: *cell,
                name: format!("{prefix}{known}"),
            }),
            Some("") => Err(
                Error::new(ErrorKind::Column, say!("--add {}= gives no name", known))
                    .hint(say!("write --add {}=NAME", known)),
            ),
            Some(name) => Ok(Self {
                cell: *cell,
                name: name.to_owned(),
            }),
        }
    }
}

fn unknown_cell(name: &str, all: &[(Cell, String)]) -> Error {
    let message = say!("`{}` is no column that can be added", Error::shown(name));
    if name == Cell::Mean.name() || name.starts_with(Cell::QUANTILE) {
        return Error::new(ErrorKind::Column, message)
            .hint(say!("ask for it, as in --quantiles=5%,50%,95%"));
    }
    let names = Arg::list(", ", all.iter().map(|(_, name)| name));
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
