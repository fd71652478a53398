//! Digits as people group them: `62,224`, `4.530`, `1.5e3`. What has two readings is refused.

use crate::error::{Error, ErrorKind, Fix};
use crate::exact::Exact;

/// A number read from digits, and how many of them carry meaning.
#[derive(Clone, Copy, Debug)]
pub struct Literal {
    pub value: Exact,
    /// Significant digits; the zeros at the end of a whole number do not count.
    pub digits: u32,
    /// One point before three digits, as in `250.000`: of tablets nobody counts thousandths.
    pub point_before_three: bool,
}

impl Literal {
    /// A number that was not written in digits alone.
    pub const fn new(value: Exact, digits: u32) -> Self {
        Self {
            value,
            digits,
            point_before_three: false,
        }
    }

    /// A number in words or fractions, with its own digits as the significant ones. A third has two:
    /// nobody means the others.
    pub fn counted(value: Exact) -> Self {
        if !value.is_exact() {
            return Self::new(value, 2);
        }
        let shown = value
            .value()
            .normalize()
            .mantissa()
            .unsigned_abs()
            .to_string();
        let digits = shown.trim_end_matches('0').len().max(1);
        Self::new(value, u32::try_from(digits).unwrap_or(u32::MAX))
    }

    /// Whether it has no decimals.
    pub fn is_whole(&self) -> bool {
        self.value.value().is_integer()
    }
}

/// A fraction as a number; a third of anything is rounded, and says so.
pub fn ratio(over: u32, under: u32) -> Exact {
    Exact::from(over) / Exact::from(under)
}

/// Exponents past this are out of every range that is kept.
const MAX_EXPONENT: u32 = 28;

/// Reads digits. `comma_decimals` says that the text around is of a language with a decimal comma.
///
/// # Errors
/// [`ErrorKind::AmbiguousNumber`] where a comma or point can be read two ways;
/// [`ErrorKind::Number`] for broken grouping or too many digits; [`ErrorKind::OutOfRange`] for exponents.
pub fn literal(text: &str, comma_decimals: bool) -> Result<Literal, Error> {
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let plain = plain(digits, comma_decimals)?;
    let mut value: Exact = plain.parse()?;
    if let Some(exponent) = exponent {
        value = scaled(value, exponent).ok_or_else(|| {
            Error::new(
                ErrorKind::OutOfRange,
                why!("`{}` is out of range", Error::shown(text)),
            )
            .hint(why!("write the number in digits, as in 152 lb fentanyl"))
        })?;
    }
    let point = digits.matches('.').count() == 1 && could_be_group(digits, '.');
    Ok(Literal {
        value,
        digits: significant(&plain),
        point_before_three: point,
    })
}

/// `value` times a power of ten; `None` past what a decimal holds.
fn scaled(value: Exact, exponent: &str) -> Option<Exact> {
    let (negative, digits) = match exponent.as_bytes().first()? {
        b'-' => (true, &exponent[1..]),
        b'+' => (false, &exponent[1..]),
        _ => (false, exponent),
    };
    let power: u32 = digits.parse().ok().filter(|&p| p <= MAX_EXPONENT)?;
    if negative {
        Some(value.shifted_left(power))
    } else {
        (0..power).try_fold(value, |value, _| value.checked_mul(Exact::from(10)))
    }
}

/// Significant digits of a plain decimal number.
fn significant(plain: &str) -> u32 {
    let digits = plain.trim_start_matches(['0', '.']);
    let digits = if plain.contains('.') {
        digits
    } else {
        digits.trim_end_matches('0')
    };
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    u32::try_from(count).unwrap_or(u32::MAX).max(1)
}

/// Digits with at most one point, from digits with grouping.
fn plain(text: &str, comma_decimals: bool) -> Result<String, Error> {
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    if text.contains('\'') {
        return Err(unreadable(text));
    }
    match (commas, points) {
        (0, 0) => Ok(text.to_owned()),
        (0, 1) => {
            if comma_decimals && could_be_group(text, '.') {
                return Err(ambiguous(text));
            }
            Ok(text.to_owned())
        }
        (1, 0) if could_be_group(text, ',') => {
            if comma_decimals {
                Err(ambiguous(text))
            } else {
                Ok(text.replace(',', ""))
            }
        }
        (1, 0) if comma_decimals => Ok(text.replace(',', ".")),
        (1, 0) => Err(ambiguous(text)),
        (_, 0) => grouped(text, ',', text),
        (0, _) => grouped(text, '.', text),
        _ => mixed(text),
    }
}

/// Both marks: the last one is the decimal sign, and stands once.
fn mixed(text: &str) -> Result<String, Error> {
    let last = text.rfind([',', '.']).unwrap_or_default();
    let (whole, decimals) = (&text[..last], &text[last + 1..]);
    let group = if text.as_bytes()[last] == b',' {
        '.'
    } else {
        ','
    };
    let decimal = if group == '.' { ',' } else { '.' };
    if whole.contains(decimal) {
        return Err(unreadable(text));
    }
    Ok(format!("{}.{decimals}", grouped(whole, group, text)?))
}

/// Groups of three digits behind a first group of one to three.
fn grouped(whole: &str, mark: char, text: &str) -> Result<String, Error> {
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let good = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3);
    if good {
        Ok(whole.replace(mark, ""))
    } else {
        Err(unreadable(text))
    }
}

/// Whether a single mark can be a thousands separator: `1.234`, not `0.234`, `1.23` or `.234`.
fn could_be_group(text: &str, mark: char) -> bool {
    grouped(text, mark, text).is_ok()
}

fn ambiguous(text: &str) -> Error {
    let without = Error::shown(&text.replace([',', '.'], ""));
    let point = text.replace(',', ".");
    let decimal = Error::shown(&unmistakable(&point));
    Error::new(
        ErrorKind::AmbiguousNumber,
        why!(
            "`{}` can be read as {} or as {}",
            Error::shown(text),
            Error::shown(&point),
            &without
        ),
    )
    .hint(why!(
        "write {} with a decimal point, or {} without a separator",
        &decimal,
        &without
    ))
    .fix(|| Fix::Instead(decimal))
    .fix(|| Fix::Instead(without))
}

/// A decimal that cannot be taken for thousands where commas are decimal signs: `1.5` for `1.500`, `1.2340`
/// for `1.234`.
fn unmistakable(point: &str) -> String {
    let mut decimal = point.to_owned();
    if could_be_group(&decimal, '.') {
        let short = decimal.trim_end_matches('0').trim_end_matches('.').len();
        decimal.truncate(short);
        if short == point.len() {
            decimal.push('0');
        }
    }
    decimal
}

fn unreadable(text: &str) -> Error {
    Error::new(ErrorKind::Number, why!("`{}` is not grouped like a number", Error::shown(text)))
        .hint(why!("write digits with at most one decimal point, thousands in groups of three, as in 62,224 or 0.29"))
}
