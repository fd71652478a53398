//! The oracle: big rationals, which share no code with the library and never round.

use calc_core::Exact;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

/// A fraction of two whole numbers of any size.
pub type Rational = Ratio<BigInt>;

/// `10` to a power.
pub fn ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// A whole number.
pub fn whole(n: impl Into<BigInt>) -> Rational {
    Rational::from_integer(n.into())
}

/// Digits with at most one point, or `n/d` of two such: `0.45359237`, `1000/3`.
///
/// # Panics
/// On anything else: the text is test data.
pub fn rational(text: &str) -> Rational {
    if let Some((over, under)) = text.split_once('/') {
        return rational(over) / rational(under);
    }
    let (whole_part, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole_part}{decimals}");
    let mantissa: BigInt = digits
        .parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"));
    let places = u32::try_from(decimals.len()).expect("a short number");
    Rational::new(mantissa, ten(places))
}

/// What a decimal is, without rounding.
pub fn of_decimal(value: Decimal) -> Rational {
    Rational::new(BigInt::from(value.mantissa()), ten(value.scale()))
}

/// What the library holds, without rounding.
pub fn of(number: Exact) -> Rational {
    of_decimal(number.value())
}

/// The value of a formula of test data: products and quotients from left to right, joined by ` + `.
/// A factor is a number, a percentage, or a unit of `unit` as its grams.
pub fn formula(text: &str, unit: &impl Fn(&str) -> Option<Rational>) -> Rational {
    text.split(" + ")
        .map(|term| product(term, unit))
        .fold(Rational::zero(), |sum, term| sum + term)
}

fn product(term: &str, unit: &impl Fn(&str) -> Option<Rational>) -> Rational {
    let mut words = term.split(' ');
    let mut value = factor(words.next().expect("a factor"), unit);
    while let Some(sign) = words.next() {
        let next = factor(words.next().expect("a factor behind the sign"), unit);
        value = match sign {
            "*" => value * next,
            "/" => value / next,
            _ => panic!("`{sign}` in `{term}` is neither * nor /"),
        };
    }
    value
}

fn factor(word: &str, unit: &impl Fn(&str) -> Option<Rational>) -> Rational {
    if let Some(grams) = unit(&word.replace('_', " ")) {
        return grams;
    }
    match word.strip_suffix('%') {
        Some(percent) => rational(percent) / whole(100),
        None => rational(word),
    }
}

/// Whether a decimal of at most 28 places and 96 bits can hold the value.
pub fn fits_a_decimal(value: &Rational) -> bool {
    let limit = BigInt::from(2).pow(96);
    (0..=28).any(|scale| {
        let scaled = value * whole(ten(scale));
        scaled.is_integer() && scaled.to_integer().abs() < limit
    })
}

/// The value to `places` decimals, half to even, with commas between thousands.
pub fn rounded(value: &Rational, places: u32) -> String {
    let scaled = value * whole(ten(places));
    let floor = scaled.floor().to_integer();
    let rest = scaled - whole(floor.clone());
    let half = Rational::new(1.into(), 2.into());
    let odd = !(&floor % BigInt::from(2)).is_zero();
    let up = rest > half || (rest == half && odd);
    let digits = if up { floor + BigInt::from(1) } else { floor }.to_string();
    let places = places as usize;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (before, after) = padded.split_at(padded.len() - places);
    let mut text = String::new();
    for (at, digit) in before.char_indices() {
        if at > 0 && (before.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if after.is_empty() {
        text
    } else {
        format!("{text}.{after}")
    }
}

/// As people are shown a figure of two decimals: all of it if `is_exact` and it has no more, else
/// rounded, with a mark.
pub fn shown(value: &Rational, is_exact: bool) -> String {
    let text = rounded(value, 2);
    if is_exact && (value * whole(100)).is_integer() {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        format!("≈ {text}")
    }
}

/// How far `b` is from `a`, as a fraction of `a`.
pub fn apart(a: &Rational, b: &Rational) -> Rational {
    ((a - b) / a).abs()
}

#[test]
fn the_oracle_itself() {
    let no_units = |_: &str| None;
    assert_eq!(rational("0.125"), Rational::new(1.into(), 8.into()));
    assert_eq!(rational("1000/3"), Rational::new(1000.into(), 3.into()));
    assert_eq!(formula("3 * 10% / 2 + 1", &no_units), rational("1.15"));
    assert_eq!(rounded(&rational("34473020.12"), 2), "34,473,020.12");
    assert_eq!(rounded(&rational("0.005"), 2), "0.00");
    assert_eq!(rounded(&rational("0.015"), 2), "0.02");
    assert_eq!(rounded(&rational("999.999"), 2), "1,000.00");
    assert_eq!(shown(&rational("1000.50"), true), "1,000.5");
    assert_eq!(shown(&rational("1000.50"), false), "≈ 1,000.50");
    assert_eq!(shown(&rational("1000.505"), true), "≈ 1,000.50");
    assert!(fits_a_decimal(&rational("0.0000000000000000000000000001")));
    assert!(!fits_a_decimal(&rational("1/3")));
    assert!(!fits_a_decimal(&rational("79228162514264337593543950336")));
}
