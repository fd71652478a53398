//! Values as options are written: `10.3%`, `2mg`, `5%..10.3%..20%`.

use super::item::case_matters;
use super::lexer::{self, Shape};
use super::lexicon::{self, Refusal, Sense};
use super::literal::literal;
#[cfg(any(feature = "tablets", feature = "impact", feature = "spreads"))]
use super::parser::Parser;
use super::refuse::{refused, unknown_unit};
#[cfg(any(feature = "tablets", feature = "impact", feature = "spreads"))]
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::lower::lower;
use crate::mass::Mass;
use crate::message::Message;
use crate::range::Range;
use crate::unit::MassUnit;

/// A percentage with its sign, as a fraction: `10.3%` is 0.103.
///
/// # Errors
/// [`ErrorKind::Purity`] without a number or the sign: a bare `10` could be 10% or a fraction.
pub fn percent(text: &str) -> Result<Exact, Error> {
    share(text, false)
}

/// As [`percent`]; `comma_decimals` says that the text around is of a language with a decimal comma.
pub fn share(text: &str, comma_decimals: bool) -> Result<Exact, Error> {
    let text = text.trim();
    let number = text
        .strip_suffix('%')
        .or_else(|| text.strip_suffix("percent"))
        .map(str::trim_end);
    let missing_sign = || {
        Error::new(
            ErrorKind::Purity,
            why!("`{}` is not a percentage", Error::shown(text)),
        )
        .hint(why!("write it with its sign, as in {}", suggestion(text)))
    };
    reject_sign(text)?;
    let number = number.ok_or_else(missing_sign)?;
    let whole = lexer::tokens(number)
        .ok()
        .filter(|tokens| tokens.len() == 1 && tokens[0].shape == Shape::Number);
    whole.ok_or_else(missing_sign)?;
    Ok(literal(number, comma_decimals)?.value.shifted_left(2))
}

/// What a percentage without its sign was probably meant to be.
fn suggestion(text: &str) -> String {
    let number = text
        .parse::<Exact>()
        .ok()
        .filter(|&n| n > Exact::ZERO && n <= Exact::from(100));
    match number {
        Some(n) if n >= Exact::ONE => format!("{n}%"),
        Some(n) => format!("{}%", n * Exact::from(100)),
        None => "10.3%".to_owned(),
    }
}

fn reject_sign(number: &str) -> Result<(), Error> {
    if number.trim_start().starts_with(['-', '\u{2212}']) {
        return Err(Error::new(
            ErrorKind::Negative,
            why!("`{}` is negative", Error::shown(number.trim())),
        )
        .hint(why!("write it without a minus sign")));
    }
    Ok(())
}

/// A mass: a number and a unit, as in `2mg`.
///
/// # Errors
/// As for the same words in a text, and [`ErrorKind::MissingUnit`] for a bare number.
pub fn mass(text: &str) -> Result<Mass, Error> {
    reject_sign(text)?;
    let text = text.trim();
    let tokens = lexer::tokens(text)?;
    let not_a_mass = || {
        Error::new(
            ErrorKind::Number,
            why!("`{}` is not a mass", Error::shown(text)),
        )
        .hint(why!("write a number and a unit, as in 2mg"))
    };
    if tokens[0].shape != Shape::Number {
        return Err(not_a_mass());
    }
    let value = literal(tokens[0].text, false)?.value;
    let word = text[tokens[0].span().end..].trim();
    if word.contains('/') {
        let message = why!("`{}` is a rate, not a mass", Error::shown(text));
        return Err(
            Error::new(ErrorKind::WrongDimension, message).hint(why!("write a mass, as in 2mg"))
        );
    }
    if word.is_empty() {
        return Err(Error::new(
            ErrorKind::MissingUnit,
            why!("`{}` has no unit", Error::shown(text)),
        )
        .hint(if value == Exact::ZERO {
            why!("write a mass, as in 2mg")
        } else {
            why!("write one, as in {}mg", tokens[0].text)
        }));
    }
    let unit = match word {
        _ if case_matters(word).is_some() => case_matters(word).map(Sense::Refused),
        _ => lexicon::find(&lower(word.trim_end_matches('.'))).map(|entry| entry.sense),
    };
    match unit {
        Some(Sense::Unit(unit)) => in_range(unit, value).ok_or_else(|| {
            Error::new(
                ErrorKind::OutOfRange,
                why!("`{}` is out of range", Error::shown(text)),
            )
            .hint(why!("check the number and its unit"))
        }),
        Some(Sense::Refused(refusal)) => Err(refused(refusal, text)),
        _ => Err(unknown_unit(word)),
    }
}

/// What a word for a unit stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitWord {
    Mass(MassUnit),
    Tablets,
}

/// A form alone, as it stands in a column of forms: `powder`, `Pills`; `None` for a word that is none.
pub fn form_word(text: &str) -> Option<Form> {
    match lexicon::find(&lower(text.trim()))?.sense {
        Sense::Powder => Some(Form::Powder),
        Sense::Tablet => Some(Form::Tablet),
        _ => None,
    }
}

/// A unit alone, as it stands in a column of units: `Kilograms`, `LBS.`, `gram(s)`, `pills`.
///
/// # Errors
/// As for the same word behind a number, and [`ErrorKind::UnknownUnit`] for an empty text and for a
/// size such as `10 g`, which says how much one of something is.
pub fn unit_word(text: &str) -> Result<UnitWord, Error> {
    let text = text.trim();
    known_unit(text).unwrap_or_else(|| {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            Err(size(text))
        } else {
            Err(unknown_unit(text))
        }
    })
}

/// A unit alone; `None` for a word that is none, which costs no search for the nearest one.
pub fn known_unit(text: &str) -> Option<Result<UnitWord, Error>> {
    let text = text.trim();
    let lower = lower(text);
    let word = lower.trim_end_matches('.').trim_end_matches("(s)");
    let sense = match case_matters(text) {
        Some(refusal) => Sense::Refused(refusal),
        None => lexicon::find(word)?.sense,
    };
    match sense {
        Sense::Unit(unit) => Some(Ok(UnitWord::Mass(unit))),
        Sense::Tablet => Some(Ok(UnitWord::Tablets)),
        Sense::Refused(refusal) => Some(Err(refused(refusal, text))),
        Sense::Package | Sense::Packages => Some(Err(refused(Refusal::Items, text))),
        _ => None,
    }
}

fn size(text: &str) -> Error {
    let message = why!("`{}` is a size, not a unit", Error::shown(text));
    Error::new(ErrorKind::UnknownUnit, message).hint(why!(
        "write the unit alone, as in g, and the whole mass in the column of quantities"
    ))
}

/// A number alone, as people write it: `20`, `11.8M`, `4.7 million`.
///
/// # Errors
/// [`ErrorKind::Number`] for a text that is none or that has words behind it; those of a number in a text.
#[cfg(any(feature = "tablets", feature = "impact", feature = "spreads"))]
pub fn count(text: &str, catalog: &Catalog) -> Result<Exact, Error> {
    let text = text.trim();
    let unreadable = || {
        let message = say!("`{}` is not a number", Error::shown(text));
        Error::new(ErrorKind::Number, message).hint(say!("write it alone, as in 11.8 million"))
    };
    let tokens = lexer::tokens(text)?;
    let items = super::item::items(text, &tokens, catalog)?;
    let mut parser = Parser::new(text, &items, catalog);
    let number = parser.number()?.ok_or_else(unreadable)?;
    if parser.at < items.len() {
        return Err(unreadable());
    }
    Ok(number.value)
}

/// A mass that every conversion can hold; the types that it becomes have tighter limits.
fn in_range(unit: MassUnit, value: Exact) -> Option<Mass> {
    (value <= Exact::literal("1000000000000000")).then(|| unit.mass(value))
}

/// One value, `low..high`, or `low..central..high`. Two values have no central one, so both are refused.
///
/// # Errors
/// [`ErrorKind::Range`] for two or more than three parts, or parts out of order; those of
/// `one` for a part. The hint shows `example`.
pub fn range<T: Copy + PartialOrd>(
    text: &str,
    example: &str,
    one: impl Fn(&str) -> Result<T, Error>,
) -> Result<Range<T>, Error> {
    let parts: Vec<&str> = text.split("..").collect();
    match parts[..] {
        [value] => one(value).map(Range::point),
        [low, central, high] if !misses(&parts) => {
            let range = Range::new(one(low)?, one(central)?, one(high)?);
            range.map_err(|_| {
                Error::new(
                    ErrorKind::Range,
                    why!("`{}` does not rise from low to high", Error::shown(text)),
                )
                .hint(why!("write low..central..high, as in {}", example))
            })
        }
        _ => Err(
            Error::new(ErrorKind::Range, wrong_parts(text, &parts)).hint(why!(
                "write one value, or low..central..high, as in {}",
                example
            )),
        ),
    }
}

/// Says what is wrong with the number of values of a range.
pub fn wrong_parts(text: &str, parts: &[&str]) -> Message {
    let shown = Error::shown(text);
    match parts.len() {
        1 => why!("`{}` is no range", shown),
        _ if misses(parts) => why!("a value is missing in `{}`", shown),
        count => why!("`{}` has {} parts", shown, count),
    }
}

/// Whether one of several values is not written: `5%..`.
pub fn misses(parts: &[&str]) -> bool {
    parts.len() > 1 && parts.iter().any(|part| part.trim().is_empty())
}
