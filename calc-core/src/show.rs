//! Numbers for people: grouped digits, rounding once and last, `≈` where something was lost.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::batch::{Ratio, without_end_zeros};
use crate::exact::Exact;

/// Whether a screen would act on a character instead of showing it: control characters, and marks
/// that reorder or hide text. A message must not be made to lie by them.
#[must_use]
pub fn acts_on_screen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// All digits with thousands separators; `≈` in front of what was rounded on the way.
///
/// ```
/// use calc_core::{Exact, show};
/// assert_eq!(show::grouped(Exact::literal("68946.04024")), "68,946.04024");
/// ```
#[must_use]
pub fn grouped(number: Exact) -> String {
    mark(!number.is_exact(), &unmarked(number))
}

/// A number with its unit, `mg` or `%`: `1.94 mg`, `10.3%`.
///
/// ```
/// use calc_core::{Exact, show};
/// assert_eq!(show::with_unit(Exact::literal("10.3"), "%"), "10.3%");
/// assert_eq!(show::with_unit(Exact::literal("1.94"), "mg"), "1.94 mg");
/// ```
#[must_use]
pub fn with_unit(number: Exact, unit: &str) -> String {
    let space = if unit == "%" { "" } else { " " };
    format!("{}{space}{unit}", grouped(number))
}

/// All digits with thousands separators, whatever happened on the way.
pub(crate) fn unmarked(number: Exact) -> String {
    separate(&number.to_string())
}

/// All digits of an exact number with at most `places` decimals; any other rounded half to even to
/// `places` decimals, with `≈` in front.
///
/// ```
/// use calc_core::{Exact, show};
/// assert_eq!(show::rounded(Exact::literal("34473020.12"), 2), "34,473,020.12");
/// assert_eq!(show::rounded(Exact::literal("3550721.07236"), 2), "≈ 3,550,721.07");
/// assert_eq!(show::rounded(Exact::literal("57333576.90378"), 2), "≈ 57,333,576.90");
/// ```
#[must_use]
pub fn rounded(number: Exact, places: u32) -> String {
    let mut value = number
        .value()
        .round_dp_with_strategy(places, RoundingStrategy::MidpointNearestEven);
    let lost = !number.is_exact() || value != number.value();
    if lost {
        value.rescale(places);
    } else {
        value = value.normalize();
    }
    mark(lost, &separate(&value.to_string()))
}

/// As [`rounded`], of a total.
///
/// ```
/// use calc_core::{batch::Ratio, show};
/// assert_eq!(show::rounded_total(&Ratio::new(5_u32.into(), 2_u32.into()), 2), "2.5");
/// assert_eq!(show::rounded_total(&Ratio::new(10_000_u32.into(), 3_u32.into()), 2), "≈ 3,333.33");
/// ```
#[must_use]
pub fn rounded_total(total: &Ratio, places: u32) -> String {
    let lost = !total.has_at_most(places);
    let text = total.rounded(places);
    let text = if lost { text } else { without_end_zeros(text) };
    mark(lost, &separate(&text))
}

/// A number of rows, with thousands separators.
///
/// ```
/// assert_eq!(calc_core::show::count(10_000_000), "10,000,000");
/// ```
#[must_use]
pub fn count(number: u64) -> String {
    separate(&number.to_string())
}

/// At most `digits` significant digits, halves up, with words for the millions: `34 million`.
///
/// ```
/// use calc_core::{Exact, show};
/// assert_eq!(show::for_public(Exact::literal("34473020.12"), 2), "34 million");
/// assert_eq!(show::for_public(Exact::literal("65500"), 2), "66,000");
/// ```
#[must_use]
pub fn for_public(number: Exact, digits: u32) -> String {
    let word = |scale| match scale {
        12 => " trillion",
        9 => " billion",
        _ => " million",
    };
    let (short, scale) = scaled(number, digits, &[12, 9, 6]);
    format!("{short}{}", scale.map_or("", word))
}

/// At most `digits` significant digits, halves up, in the largest scale of `scales`, powers of ten from
/// large to small, that the number reaches: `34` and `6`.
pub(crate) fn scaled(number: Exact, digits: u32, scales: &[u32]) -> (String, Option<u32>) {
    let value = significant(number.value(), digits);
    let whole_digits = value
        .trunc()
        .mantissa()
        .unsigned_abs()
        .checked_ilog10()
        .unwrap_or(0);
    let scale = scales
        .iter()
        .copied()
        .find(|&places| whole_digits >= places);
    let short = match scale {
        Some(places) => Decimal::from_i128_with_scale(value.mantissa(), value.scale() + places),
        None => value,
    };
    (separate(&short.normalize().to_string()), scale)
}

/// A rounded number with at most `digits` significant digits.
pub(crate) fn few(number: Exact, digits: u32) -> Exact {
    if number.is_exact() {
        return number;
    }
    Exact::rounded(significant(number.value(), digits).normalize())
}

/// `digits` significant digits, halves up, as people expect who check by hand.
fn significant(value: Decimal, digits: u32) -> Decimal {
    let mantissa = value.mantissa();
    let drop = (mantissa.unsigned_abs().checked_ilog10().unwrap_or(0) + 1).saturating_sub(digits);
    let unit = 10_i128.pow(drop);
    let (whole, rest) = (mantissa / unit, (mantissa % unit).abs());
    let up = rest * 2 >= unit;
    let rounded = (whole + i128::from(up) * mantissa.signum()) * unit;
    // One more digit than the mantissa had is too many only at the largest decimal.
    Decimal::try_from_i128_with_scale(rounded, value.scale()).unwrap_or(value)
}

pub(crate) fn mark(lost: bool, text: &str) -> String {
    if lost {
        format!("≈ {text}")
    } else {
        text.to_owned()
    }
}

/// Commas between groups of three before the point.
fn separate(plain: &str) -> String {
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut text = String::with_capacity(plain.len() + whole.len() / 3);
    for (at, digit) in whole.char_indices() {
        let left = whole.len() - at;
        if at > 0 && left.is_multiple_of(3) && digit != '-' && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text.push_str(rest);
    text
}

/// Two hexadecimal digits a byte, as people write what a file hashes to.
///
/// ```
/// assert_eq!(calc_core::show::hex(&[0x0a, 0xff]), "0aff");
/// ```
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}

/// The same JSON, with characters that a terminal would act on as escapes: JSON itself asks that only of
/// those below U+0020. They can stand in strings alone, where an escape means the same.
#[must_use]
pub fn safe_json(json: String) -> String {
    // Nearly every answer is plain ASCII, and a look at its bytes costs a tenth of a look at its characters.
    if json.bytes().all(|byte| byte < 0x7f) {
        return json;
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && acts_on_screen(c) {
            safe.push_str(&escape(c));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Every character that acts is below U+10000: one escape holds it.
fn escape(c: char) -> String {
    format!("\\u{:04x}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_the_same_string() {
        let text = "µ \u{7f}\u{9b}\u{202e}é";
        let raw = serde_json::to_string(text).expect("JSON");
        let safe = safe_json(raw);
        assert_eq!(safe, "\"µ \\u007f\\u009b\\u202eé\"");
        assert_eq!(serde_json::from_str::<String>(&safe).expect("JSON"), text);
    }
}
