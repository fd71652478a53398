//! A figure just before it is rounded: a quotient of whole numbers of any size, not in lowest terms.

use core::cmp::Ordering;

use num_bigint::BigUint;
use num_traits::{ToPrimitive, Zero};

use super::ratio::{ten, with_point, without_end_zeros};
use crate::exact::MAX_DIGITS;

/// `num / den`. It costs no common divisor, which most figures could not pay.
#[derive(Clone, Debug)]
pub struct Quotient {
    pub num: BigUint,
    pub den: BigUint,
}

impl Quotient {
    /// The value with exactly `places` decimals, rounded half to even.
    pub fn rounded(self, places: u32) -> String {
        let num = self.num * ten(places);
        if let (Some(num), Some(den)) = (num.to_u128(), self.den.to_u128()) {
            return with_point(&words_half_even(num, den).to_string(), places);
        }
        let (digits, _) = divided_half_even(num, &self.den);
        with_point(&digits.to_string(), places)
    }

    /// Every digit, and `true`, where 28 significant digits hold the value; else the 28 nearest, rounded
    /// half to even, and `false`. No zeros at the end.
    pub fn all_digits(&self) -> (String, bool) {
        self.digits(MAX_DIGITS)
    }

    /// The same with another number of significant digits.
    pub fn digits(&self, digits: usize) -> (String, bool) {
        if self.num.is_zero() {
            return ("0".to_owned(), true);
        }
        let kept = i64::try_from(digits).expect("a number of digits");
        let places = kept - self.digits_before_point();
        let size = u32::try_from(places.unsigned_abs()).expect("no number has 2^32 digits");
        if places < 0 {
            let (digits, exact) = divided_half_even(self.num.clone(), &(&self.den * ten(size)));
            return ((digits * ten(size)).to_string(), exact);
        }
        let (digits, exact) = divided_half_even(&self.num * ten(size), &self.den);
        (
            without_end_zeros(with_point(&digits.to_string(), size)),
            exact,
        )
    }

    /// How many digits stand before the point; below one tenth, minus the zeros behind it. Not of zero.
    fn digits_before_point(&self) -> i64 {
        let (num, den) = (count_digits(&self.num), count_digits(&self.den));
        // 10^(num - den - 1) < value < 10^(num - den + 1): one comparison tells which half.
        let (num_to, den_to) = (den.saturating_sub(num), num.saturating_sub(den));
        let reaches = &self.num * ten(num_to) >= &self.den * ten(den_to);
        i64::from(num) - i64::from(den) + i64::from(reaches)
    }
}

/// [`divided_half_even`] of numbers that fit machine words.
fn words_half_even(num: u128, den: u128) -> u128 {
    let (whole, rest) = (num / den, num % den);
    let other_half = den - rest;
    whole + u128::from(rest > other_half || (rest == other_half && whole % 2 == 1))
}

/// The whole number nearest to `num / den`, the even one of two as near, and whether it is the quotient.
fn divided_half_even(num: BigUint, den: &BigUint) -> (BigUint, bool) {
    let whole = &num / den;
    let rest = num - &whole * den;
    let exact = rest.is_zero();
    let up = match (rest * 2_u32).cmp(den) {
        Ordering::Less => false,
        Ordering::Equal => whole.bit(0),
        Ordering::Greater => true,
    };
    (if up { whole + 1_u32 } else { whole }, exact)
}

fn count_digits(number: &BigUint) -> u32 {
    u32::try_from(number.to_string().len()).expect("no number has 2^32 digits")
}
