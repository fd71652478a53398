//! The doors of the room: decimals in, decimals out.

use num_bigint::BigUint;
use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};
use crate::exact::Exact;

/// Powers of ten up to the most decimals that an [`Exact`] has.
const POWERS: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// The largest number that goes out; an [`Exact`] holds up to about 7.9e28.
const LARGEST: f64 = 1e28;

/// The nearest float, or one beside it.
#[expect(
    clippy::cast_precision_loss,
    reason = "the nearest float is what is asked for"
)]
pub fn float(value: Exact) -> f64 {
    let decimal = value.value();
    decimal.mantissa() as f64 / POWERS[decimal.scale() as usize]
}

/// A float rounded to `digits` significant digits, half to even, and marked as rounded.
///
/// By whole numbers of any size, so that the digits are the same on every platform. What is smaller than
/// the last decimal that an [`Exact`] holds becomes zero.
///
/// # Errors
/// [`ErrorKind::OutOfRange`] from 1e28 on.
pub fn exact(value: f64, digits: u32) -> Result<Exact, Error> {
    rounded(value, digits, Decimal::MAX_SCALE)
}

/// As [`exact`], of a number up to one, with at most `digits` decimals: a chance of 1e-20 is none.
pub fn share(value: f64, digits: u32) -> Result<Exact, Error> {
    rounded(value, digits, digits)
}

/// The refusal of a figure that no [`Exact`] holds.
pub fn too_large() -> Error {
    let message = why!("a figure of the spread is past the largest number that can be shown");
    Error::new(ErrorKind::OutOfRange, message).hint(why!("write narrower ranges"))
}

fn rounded(value: f64, digits: u32, most_decimals: u32) -> Result<Exact, Error> {
    debug_assert!(value >= 0.0, "{value} is no figure");
    if !(0.0..LARGEST).contains(&value) {
        return Err(too_large());
    }
    // So many decimals that a value with as many digits before the point as `value` has `digits` in all.
    let before = POWERS.iter().take_while(|&&power| power <= value).count();
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    let zeros = if before == 0 {
        zeros_behind_point(value)
    } else {
        0
    };
    let decimals = (digits + zeros).saturating_sub(before).min(most_decimals);
    let dropped = before.saturating_sub(digits);
    let whole = scaled(value, decimals, dropped) * BigUint::from(10_u32).pow(dropped);
    let mantissa = i128::try_from(whole).unwrap_or(0);
    let decimal = Decimal::try_from_i128_with_scale(mantissa, decimals).unwrap_or_default();
    Ok(Exact::rounded(decimal.normalize()))
}

/// How many zeros stand between the point and the first digit of a number below one.
fn zeros_behind_point(value: f64) -> u32 {
    let (mut zeros, mut shifted) = (0, value);
    while shifted < 0.1 && zeros < Decimal::MAX_SCALE {
        shifted *= 10.0;
        zeros += 1;
    }
    zeros
}

/// `value * 10^decimals / 10^dropped` as the nearest whole number, half to even.
fn scaled(value: f64, decimals: u32, dropped: u32) -> BigUint {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = (bits >> 52) & 0x7ff;
    let mantissa = if exponent == 0 {
        fraction
    } else {
        fraction | 1 << 52
    };
    let mut over = BigUint::from(mantissa) * BigUint::from(10_u32).pow(decimals);
    let mut under = BigUint::from(10_u32).pow(dropped);
    // The value is `mantissa * 2^(exponent - 1075)`; the smallest exponent is written 0 and means 1.
    let exponent = exponent.max(1);
    if exponent >= 1075 {
        over <<= exponent - 1075;
    } else {
        under <<= 1075 - exponent;
    }
    let whole = &over / &under;
    let twice = (over - &whole * &under) * 2_u32;
    let up = twice > under || (twice == under && whole.bit(0));
    whole + u32::from(up)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, digits: u32) -> String {
        exact(value, digits).expect("a number").to_string()
    }

    #[test]
    fn floats_go_out_rounded_to_significant_digits() {
        assert_eq!(shown(14_158_325.259_999_99, 10), "14158325.26");
        assert_eq!(shown(0.0, 10), "0");
        assert_eq!(shown(1.0, 10), "1");
        assert_eq!(shown(0.000_123_456_789_123, 6), "0.000123457");
        assert_eq!(shown(1e27, 10), "1000000000000000000000000000");
        assert_eq!(shown(9_999_999_999.96, 10), "10000000000");
        assert_eq!(shown(123_456_789_012_345.0, 6), "123457000000000");
        assert_eq!(shown(5e-324, 10), "0");
        // Exactly between two: to the even one.
        assert_eq!(shown(2.5, 1), "2");
        assert_eq!(shown(3.5, 1), "4");
    }

    #[test]
    fn shares_have_no_more_decimals_than_digits() {
        let shown = |value| share(value, 6).expect("a share").to_string();
        assert_eq!(
            (shown(0.123_456_789), shown(4e-7), shown(6e-7)),
            ("0.123457".into(), "0".into(), "0.000001".into())
        );
    }

    #[test]
    fn what_goes_out_is_marked_as_rounded() {
        assert!(!exact(1.0, 10).expect("a number").is_exact());
    }

    #[test]
    fn what_no_decimal_holds_is_refused() {
        for value in [1e28, f64::INFINITY, f64::MAX] {
            let error = exact(value, 10).expect_err("too large");
            assert_eq!(error.kind(), ErrorKind::OutOfRange);
        }
    }

    #[test]
    fn decimals_come_in_as_the_nearest_float() {
        for text in [
            "0",
            "0.103",
            "68946.04024",
            "100000000000000",
            "0.000000001",
            "7.6",
            "3.3",
        ] {
            let value: Exact = text.parse().expect("a number");
            let nearest: f64 = text.parse().expect("a float");
            assert_eq!(float(value).to_bits(), nearest.to_bits(), "{text}");
        }
    }
}
