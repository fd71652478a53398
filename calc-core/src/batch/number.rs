//! Numbers in cells.

use num_bigint::BigUint;

use super::ratio::{Ratio, ten};
use crate::error::{Error, ErrorKind};
use crate::exact::{Exact, MAX_DIGITS};
use crate::mass::Mass;

/// Powers of ten, as far as a word holds them.
pub const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// Exponents past this lie outside every limit on an amount.
const MAX_EXPONENT: u32 = 28;

/// A number of any length as a whole one and its decimals: 12.345 is 12345 with three.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scaled {
    pub mantissa: BigUint,
    pub scale: u32,
}

impl Scaled {
    /// A decimal's digits.
    ///
    /// # Panics
    /// Below zero.
    pub fn from_exact(number: Exact) -> Self {
        let value = number.value();
        let mantissa = u128::try_from(value.mantissa()).expect("no amount is below zero");
        Self {
            mantissa: mantissa.into(),
            scale: value.scale(),
        }
    }

    /// A mass in grams: it is held in kilograms.
    ///
    /// # Panics
    /// Below zero.
    pub fn grams(mass: Mass) -> Self {
        let kilograms = Self::from_exact(mass.value);
        Self {
            mantissa: kilograms.mantissa * 1000_u32,
            ..kilograms
        }
    }

    /// The number as a fraction.
    pub fn ratio(&self) -> Ratio {
        Ratio::new(self.mantissa.clone(), ten(self.scale))
    }

    /// The number with its point moved `places` to the left.
    pub fn shifted_left(self, places: u32) -> Self {
        Self {
            scale: self.scale + places,
            ..self
        }
    }
}

/// Reads a number as tables write it: `12.5`, `1,525`, `2.20462262e-05`, `.5`, and with `comma` as the
/// decimal mark `1.525,5`.
///
/// # Errors
/// [`ErrorKind::AmbiguousNumber`] for `1,5`, [`ErrorKind::Negative`], [`ErrorKind::OutOfRange`] for
/// exponents past 28, [`ErrorKind::Number`] for anything else.
pub fn read(text: &str, comma: bool) -> Result<Exact, Error> {
    let (digits, exponent) = split_exponent(text)?;
    if let Some(rest) = digits.strip_prefix(['-', '\u{2212}']) {
        if rest
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
            && !rest.is_empty()
        {
            return Err(Error::new(
                ErrorKind::Negative,
                say!("`{}` is negative", Error::shown(text)),
            )
            .hint(say!("an amount is zero or more")));
        }
        return Err(not_a_number(text));
    }
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let number = ungrouped(digits, comma).ok_or_else(|| refusal(text, digits, comma))?;
    let number: Exact = number.parse()?;
    if exponent == 0 {
        return Ok(number);
    }
    shifted(number, exponent).ok_or_else(|| {
        Error::new(
            ErrorKind::OutOfRange,
            say!("`{}` is out of range", Error::shown(text)),
        )
        .hint(say!("check the number and its exponent"))
    })
}

/// Whether a text begins as a number does.
pub fn begins_number(text: &str) -> bool {
    text.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\u{2212}')
    })
}

/// The digits in front of an exponent, and the exponent.
fn split_exponent(text: &str) -> Result<(&str, i32), Error> {
    let Some(at) = text.find(['e', 'E']) else {
        return Ok((text, 0));
    };
    let (digits, exponent) = (&text[..at], &text[at + 1..]);
    let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return Err(not_a_number(text));
    }
    // Longer than any exponent in range is as good as out of range.
    Ok((digits, exponent.parse().unwrap_or(i32::MAX)))
}

/// Digits with at most one point, from digits with separators of thousands; `None` where there are two
/// readings or none.
fn ungrouped(digits: &str, comma: bool) -> Option<String> {
    let (point, group) = if comma { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = match digits.split_once(point) {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut number = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        number.push_str(group);
    }
    if grouped && (!(1..=3).contains(&first.len()) || first.starts_with('0')) {
        return None;
    }
    if let Some(decimals) = decimals {
        number.push('.');
        number.push_str(decimals);
    }
    let known = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (known && !number.is_empty()).then_some(number)
}

fn refusal(text: &str, digits: &str, comma: bool) -> Error {
    let marks = digits.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    let plain = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    let other = if comma { '.' } else { ',' };
    if marks == 1 && plain && digits.contains(other) && digits.len() > 1 {
        let hint = if comma {
            say!("with --decimal-comma a point stands between groups of three digits")
        } else {
            say!(
                "a comma stands between groups of three digits; for decimal commas say --decimal-comma"
            )
        };
        return Error::new(
            ErrorKind::AmbiguousNumber,
            say!(
                "`{}` has two readings: a decimal or a thousands separator",
                Error::shown(text)
            ),
        )
        .hint(hint);
    }
    not_a_number(text)
}

/// The refusal of a text that is no number.
pub fn not_a_number(text: &str) -> Error {
    Error::new(
        ErrorKind::Number,
        say!("`{}` is not a number", Error::shown(text)),
    )
    .hint(say!(
        "write digits with at most one point, as in 152 or 0.29"
    ))
}

/// The number times ten to the power of `exponent`, where that is within what a decimal holds.
fn shifted(number: Exact, exponent: i32) -> Option<Exact> {
    let size = exponent.unsigned_abs();
    if number == Exact::ZERO {
        return Some(number);
    }
    if size > MAX_EXPONENT {
        return None;
    }
    // Zeros at the end would count as digits.
    let number = number.value().normalize();
    let mantissa = number.mantissa().to_string();
    let scale = i64::from(number.scale()) - i64::from(exponent);
    let digits = match usize::try_from(scale) {
        Ok(scale) if scale >= mantissa.len() => {
            format!("0.{}{mantissa}", "0".repeat(scale - mantissa.len()))
        }
        Ok(0) => mantissa,
        Ok(scale) => format!(
            "{}.{}",
            &mantissa[..mantissa.len() - scale],
            &mantissa[mantissa.len() - scale..]
        ),
        Err(_) => format!("{mantissa}{}", "0".repeat(usize::try_from(-scale).ok()?)),
    };
    let behind_point = digits.split_once('.').map_or("", |(_, decimals)| decimals);
    if behind_point.trim_end_matches('0').len() > MAX_DIGITS {
        return None;
    }
    digits.parse().ok()
}
