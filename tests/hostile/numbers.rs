//! Numbers as tables write them, each made together with its value.

use num_traits::Zero;
use proptest::prelude::*;

use crate::oracle::{Rational, ten, whole};

/// Digits as they are written, with at most one point among them.
#[derive(Clone, Debug)]
pub struct Digits {
    pub before: String,
    pub after: Option<String>,
}

impl Digits {
    pub fn value(&self) -> Rational {
        let after = self.after.as_deref().unwrap_or_default();
        let digits = format!("0{}{after}", self.before);
        let mantissa: num_bigint::BigInt = digits.parse().expect("digits");
        let places = u32::try_from(after.len()).expect("few digits");
        Rational::new(mantissa, ten(places))
    }

    pub fn text(&self, before: &str) -> String {
        match &self.after {
            Some(after) => format!("{before}.{after}"),
            None => before.to_owned(),
        }
    }

    /// With a comma between thousands; `None` where zeros in front forbid it.
    fn grouped(&self) -> Option<String> {
        if self.before.starts_with('0') || self.before.is_empty() {
            return None;
        }
        let mut before = String::new();
        for (at, digit) in self.before.char_indices() {
            if at > 0 && (self.before.len() - at).is_multiple_of(3) {
                before.push(',');
            }
            before.push(digit);
        }
        Some(self.text(&before))
    }
}

/// Up to 28 digits, the point anywhere that is legal: the lengths at which paths change come often.
fn digits() -> impl Strategy<Value = Digits> {
    let lengths = prop_oneof![
        6 => (1..8_usize, 0..4_usize),
        2 => (0..20_usize, 0..20_usize),
        1 => (0..2_usize, 10..27_usize),
        1 => (8..28_usize, 0..2_usize),
    ];
    let digit = prop_oneof![2 => Just('0'), 1 => Just('9'), 4 => prop::char::range('0', '9')];
    (lengths, prop::collection::vec(digit, 40)).prop_map(|((before, after), digits)| {
        let before = before.min(28);
        let after = after.min(28 - before);
        let digits: String = digits.into_iter().collect();
        // `5.` is no number, and neither is `.`.
        let decimals = (after > 0).then(|| digits[before..before + after].to_owned());
        let before = if decimals.is_none() {
            before.max(1)
        } else {
            before
        };
        Digits {
            before: digits[..before].to_owned(),
            after: decimals,
        }
    })
}

/// A number in one of the ways in which tables write it, and what it is; `None` for one with more digits
/// than are taken.
pub fn number() -> impl Strategy<Value = (String, Option<Rational>)> {
    let way = prop_oneof![
        6 => Just(0),
        1 => Just(1),
        2 => Just(2),
        1 => Just(3),
    ];
    (digits(), way, -30..=30_i32, any::<bool>()).prop_map(|(digits, way, exponent, upper)| {
        let plain = digits.text(&digits.before);
        let value = digits.value();
        match way {
            1 => (format!("+{plain}"), Some(value)),
            2 => (digits.grouped().unwrap_or(plain), Some(value)),
            3 => {
                let sign = if upper { "E" } else { "e" };
                (
                    format!("{plain}{sign}{exponent:+03}"),
                    scaled(&value, exponent),
                )
            }
            _ => (plain, Some(value)),
        }
    })
}

/// The number times a power of ten, where 28 decimals hold it.
fn scaled(value: &Rational, exponent: i32) -> Option<Rational> {
    if value.is_zero() {
        return Some(value.clone());
    }
    let power = whole(ten(exponent.unsigned_abs()));
    let scaled = if exponent < 0 {
        value / power
    } else {
        value * power
    };
    let decimals_fit = (&scaled * whole(ten(28))).is_integer();
    let digits_fit = scaled < whole(ten(28));
    (exponent.abs() <= 28 && decimals_fit && digits_fit).then_some(scaled)
}
