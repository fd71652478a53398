//! Numbers in cells.

use num_bigint::BigUint;

use crate::error::{Error, ErrorKind};
use crate::exact::{Exact, MAX_DIGITS};

/// The longest cell that the fast path reads: as many digits as a word surely holds.
const MAX_PLAIN: usize = 19;

/// Exponents past this lie outside every limit on an amount.
const MAX_EXPONENT: u32 = 28;

/// A number as a whole one and its decimals: 12.345 is 12345 with three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    pub mantissa: u64,
    pub scale: u32,
}

/// A number of any length, as [`Plain`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaled {
    pub mantissa: BigUint,
    pub scale: u32,
}

/// Reads the digits of `block[from..to]` with at most one point between them; `None` for everything else,
/// and for long ones.
#[inline]
pub fn plain(block: &[u8], from: usize, to: usize) -> Option<Plain> {
    let length = to - from;
    if length > 8 || length == 0 {
        return long(&block[from..to]);
    }
    let bytes = match to.checked_sub(8) {
        Some(before) => block[before..to].try_into().expect("eight bytes"),
        None => {
            let mut bytes = [0; 8];
            bytes[8 - length..].copy_from_slice(&block[from..to]);
            bytes
        }
    };
    short(u64::from_le_bytes(bytes), length)
}

/// Byte by byte.
#[inline(never)]
fn long(text: &[u8]) -> Option<Plain> {
    let (Some(first), Some(last)) = (text.first(), text.last()) else {
        return None;
    };
    if text.len() > MAX_PLAIN || !first.is_ascii_digit() || !last.is_ascii_digit() {
        return None;
    }
    let (mut mantissa, mut scale, mut behind) = (0_u64, 0, 0);
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        scale += behind;
        if digit < 10 {
            mantissa = mantissa * 10 + u64::from(digit);
        } else if *byte == b'.' && behind == 0 {
            behind = 1;
        } else {
            return None;
        }
    }
    Some(Plain { mantissa, scale })
}

/// Eight bytes at once, the text in the highest `length` of them.
#[inline]
fn short(word: u64, length: usize) -> Option<Plain> {
    const POINTS: u64 = 0x2e2e_2e2e_2e2e_2e2e;
    let text = u64::MAX << (64 - 8 * length);
    let word = word & text | ASCII_ZEROS & !text;
    // The lowest byte that is a point has its highest bit set here, and no lower byte has.
    let difference = word ^ POINTS;
    let points = difference.wrapping_sub(LOWEST_BITS) & !difference & HIGHEST_BITS;
    if points == 0 {
        return Some(Plain {
            mantissa: eight_digits(word)?,
            scale: 0,
        });
    }
    let at = points.trailing_zeros() / 8;
    if at as usize == 8 - length || at == 7 {
        return None;
    }
    let before = word & ((1 << (8 * at)) - 1);
    let behind = word & (u64::MAX << (8 * (at + 1)));
    Some(Plain {
        mantissa: eight_digits(behind | before << 8 | u64::from(b'0'))?,
        scale: 7 - at,
    })
}

const ASCII_ZEROS: u64 = 0x3030_3030_3030_3030;
const LOWEST_BITS: u64 = 0x0101_0101_0101_0101;
const HIGHEST_BITS: u64 = 0x8080_8080_8080_8080;

/// The number of eight digits, the first in the lowest byte; `None` where one is no digit.
#[inline]
const fn eight_digits(word: u64) -> Option<u64> {
    const HIGH: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    let above_nine = word.wrapping_add(0x0606_0606_0606_0606);
    if (word | above_nine) & HIGH != ASCII_ZEROS || word & HIGH != ASCII_ZEROS {
        return None;
    }
    // Pairs, then fours, then the eight: each step adds neighbours, the higher byte being the later digit.
    let digits = word - ASCII_ZEROS;
    let pairs = ((digits * 10) + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = ((pairs * 100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    Some(((fours * 10_000) + (fours >> 32)) & 0xffff_ffff)
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
                format!("`{}` is negative", Error::shown(text)),
            )
            .hint("an amount is zero or more"));
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
            format!("`{}` is out of range", Error::shown(text)),
        )
        .hint("check the number and its exponent")
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
        Some((_, decimals)) if decimals.is_empty() => return None,
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
    if grouped && !(1..=3).contains(&first.len()) || grouped && first.starts_with('0') {
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
            "with --decimal-comma a point stands between groups of three digits"
        } else {
            "a comma stands between groups of three digits; for decimal commas say --decimal-comma"
        };
        return Error::new(
            ErrorKind::AmbiguousNumber,
            format!(
                "`{}` has two readings: a decimal or a thousands separator",
                Error::shown(text)
            ),
        )
        .hint(hint);
    }
    not_a_number(text)
}

fn not_a_number(text: &str) -> Error {
    Error::new(
        ErrorKind::Number,
        format!("`{}` is not a number", Error::shown(text)),
    )
    .hint("write digits with at most one point, as in 152 or 0.29")
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
    let mantissa = number.value().mantissa().to_string();
    let scale = i64::from(number.value().scale()) - i64::from(exponent);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_what_the_slow_reader_reads() {
        let texts = [
            "0",
            "7",
            "12",
            "12.5",
            "0.001",
            "395.481",
            "5000",
            "12345678",
            "1234567.8",
            "1.2345678",
            "123456789",
            "0000.100",
            "12345678901234.5678",
            "1234567890123456789",
            "9999999999999999999",
        ];
        for text in texts {
            let found = plain(text.as_bytes(), 0, text.len()).unwrap();
            let inside = format!("9.9,{text},9.9");
            assert_eq!(
                plain(inside.as_bytes(), 4, 4 + text.len()),
                Some(found),
                "{text}"
            );
            let expected = Scaled::from_exact(read(text, false).unwrap());
            assert_eq!(BigUint::from(found.mantissa), expected.mantissa, "{text}");
            assert_eq!(found.scale, expected.scale, "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_slow_reader() {
        let texts = [
            "",
            ".",
            "5.",
            ".5",
            "1.2.3",
            "1..2",
            "-1",
            "+1",
            "1e3",
            "1,5",
            " 1",
            "1 ",
            "1/2",
            "1:2",
            "12a",
            "\u{663}",
            "12345678.",
            ".12345678",
            "1.2345678.9",
            "12345678901234567890",
            "1.......",
        ];
        for text in texts {
            assert_eq!(plain(text.as_bytes(), 0, text.len()), None, "{text}");
        }
    }
}
