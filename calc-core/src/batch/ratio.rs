//! Fractions of whole numbers of any size: what a total is until it is printed, so that it is rounded once.

use core::cmp::Ordering;

use num_bigint::BigUint;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

use super::quotient::Quotient;
use crate::exact::Exact;

/// A fraction in lowest terms, zero or more, without a limit on its size.
///
/// ```
/// use calc_core::batch::Ratio;
/// let third = Ratio::whole(1).div(&Ratio::whole(3));
/// assert_eq!(third.rounded(2), "0.33");
/// assert_eq!(third.mul(&Ratio::whole(3)), Ratio::whole(1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: BigUint,
    den: BigUint,
}

impl Ratio {
    /// `num / den`, reduced.
    ///
    /// # Panics
    /// Where `den` is zero.
    #[must_use]
    pub fn new(num: BigUint, den: BigUint) -> Self {
        assert!(!den.is_zero(), "a fraction has a denominator above zero");
        let common = common_divisor(num.clone(), den.clone());
        if common.is_one() {
            return Self { num, den };
        }
        Self {
            num: num / &common,
            den: den / common,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: u128) -> Self {
        Self {
            num: number.into(),
            den: BigUint::one(),
        }
    }

    /// What a decimal holds, without rounding: its digits over a power of ten. Whether they were
    /// rounded before is not carried along; ask [`Exact::is_exact`].
    ///
    /// # Panics
    /// Below zero: no mass, purity or dose is.
    #[must_use]
    pub fn from_exact(number: Exact) -> Self {
        let value = number.value();
        let num = u128::try_from(value.mantissa()).expect("no amount is below zero");
        Self::new(num.into(), ten(value.scale()))
    }

    /// The product.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        Self::new(&self.num * &other.num, &self.den * &other.den)
    }

    /// The quotient.
    ///
    /// # Panics
    /// Where `other` is zero: the limits on lethal doses keep it away.
    #[must_use]
    pub fn div(&self, other: &Self) -> Self {
        Self::new(&self.num * &other.den, &self.den * &other.num)
    }

    /// The sum.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self::new(
            &self.num * &other.den + &other.num * &self.den,
            &self.den * &other.den,
        )
    }

    /// Numerator and denominator, which have no common divisor.
    #[must_use]
    pub const fn parts(&self) -> (&BigUint, &BigUint) {
        (&self.num, &self.den)
    }

    /// The value with exactly `places` decimals, rounded half to even: plain digits, no grouping.
    ///
    /// ```
    /// use calc_core::batch::Ratio;
    /// assert_eq!(Ratio::new(5_u32.into(), 1000_u32.into()).rounded(2), "0.00");
    /// assert_eq!(Ratio::new(15_u32.into(), 1000_u32.into()).rounded(2), "0.02");
    /// assert_eq!(Ratio::whole(152).rounded(2), "152.00");
    /// ```
    #[must_use]
    pub fn rounded(&self, places: u32) -> String {
        self.quotient().rounded(places)
    }

    /// Whether the value has no more than `places` decimals.
    #[must_use]
    pub fn has_at_most(&self, places: u32) -> bool {
        (ten(places) % &self.den).is_zero()
    }

    /// Every digit, and `true`, where 28 significant digits hold the value; else the 28 nearest, rounded
    /// half to even, and `false`. No zeros at the end.
    ///
    /// # Panics
    /// Never: no number has 2^32 digits.
    ///
    /// ```
    /// use calc_core::batch::Ratio;
    /// assert_eq!(Ratio::new(1_u32.into(), 8_u32.into()).all_digits(), ("0.125".into(), true));
    /// let third = Ratio::new(1_u32.into(), 3_u32.into());
    /// assert_eq!(third.all_digits(), (format!("0.{}", "3".repeat(28)), false));
    /// ```
    #[must_use]
    pub fn all_digits(&self) -> (String, bool) {
        self.quotient().all_digits()
    }

    /// The nearest decimal, of up to 28 digits; `None` past the largest.
    pub(super) fn nearest(&self) -> Option<Exact> {
        let (digits, exact) = self.all_digits();
        let value: Decimal = digits.parse().ok()?;
        // A small number may have more decimals than are held.
        Some(if exact && value.scale() < Decimal::MAX_SCALE {
            Exact::known(value)
        } else {
            Exact::rounded(value)
        })
    }

    /// To be printed.
    fn quotient(&self) -> Quotient {
        Quotient {
            num: self.num.clone(),
            den: self.den.clone(),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// By value.
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.num * &other.den).cmp(&(&other.num * &self.den))
    }
}

/// `10` to a power.
pub(crate) fn ten(power: u32) -> BigUint {
    match 10_u128.checked_pow(power) {
        Some(ten) => ten.into(),
        None => BigUint::from(10_u32).pow(power),
    }
}

/// Euclid's algorithm.
fn common_divisor(mut a: BigUint, mut b: BigUint) -> BigUint {
    while !b.is_zero() {
        let rest = &a % &b;
        a = core::mem::replace(&mut b, rest);
    }
    a
}

/// The digits with a point before the last `places` of them.
pub(crate) fn with_point(digits: &str, places: u32) -> String {
    let places = places as usize;
    if places == 0 {
        return digits.to_owned();
    }
    let mut text = format!("{digits:0>width$}", width = places + 1);
    text.insert(text.len() - places, '.');
    text
}

/// A decimal without the zeros that end it, nor a point that would.
pub(crate) fn without_end_zeros(mut text: String) -> String {
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(num: u128, den: u128) -> Ratio {
        Ratio::new(num.into(), den.into())
    }

    #[test]
    fn fractions_are_in_lowest_terms() {
        let half = ratio(50, 100);
        assert_eq!(half.parts(), (&BigUint::from(1_u32), &BigUint::from(2_u32)));
        assert_eq!(ratio(0, 7), Ratio::whole(0));
        assert_eq!(half.add(&ratio(1, 3)), ratio(5, 6));
        assert_eq!(half.mul(&ratio(2, 3)), ratio(1, 3));
        assert_eq!(half.div(&ratio(1, 4)), Ratio::whole(2));
        assert!(ratio(1, 3) < half && half < ratio(2, 3));
    }

    #[test]
    fn a_decimal_comes_in_without_rounding() {
        assert_eq!(
            Ratio::from_exact(Exact::literal("0.45359237")),
            ratio(45_359_237, 100_000_000)
        );
    }

    #[test]
    fn halves_go_to_the_even_digit() {
        for (num, text) in [
            (4, "0.00"),
            (5, "0.00"),
            (6, "0.01"),
            (15, "0.02"),
            (25, "0.02"),
        ] {
            assert_eq!(ratio(num, 1000).rounded(2), text);
        }
        assert_eq!(ratio(5, 2).rounded(0), "2");
        assert_eq!(ratio(7, 2).rounded(0), "4");
        assert_eq!(ratio(999_995, 1000).rounded(2), "1000.00");
        // 152 lb at 2 mg, by hand: 152 x 453.59237 g / 0.002 g.
        assert_eq!(ratio(152 * 45_359_237, 200).rounded(2), "34473020.12");
    }

    #[test]
    fn all_digits_are_28_at_most() {
        let digits = |num, den| ratio(num, den).all_digits();
        assert_eq!(digits(0, 1), ("0".to_owned(), true));
        assert_eq!(digits(1200, 1), ("1200".to_owned(), true));
        assert_eq!(digits(2, 3), (format!("0.{}7", "6".repeat(27)), false));
        assert_eq!(digits(1, 30), (format!("0.0{}", "3".repeat(28)), false));
        assert_eq!(digits(10, 1), ("10".to_owned(), true));
        assert_eq!(digits(1, 10), ("0.1".to_owned(), true));
        assert_eq!(digits(99, 1000), ("0.099".to_owned(), true));
        // 29 digits, of which the last is lost; and 30 that need 28 only.
        let nines = 10_u128.pow(29) - 1;
        assert_eq!(digits(nines, 1), (format!("1{}", "0".repeat(29)), false));
        assert_eq!(
            digits(10_u128.pow(30), 1),
            (format!("1{}", "0".repeat(30)), true)
        );
        // A tie at the 28th digit goes to the even one: ...25 and ...35 hundredths of it.
        let tie = |last: u128| (10_u128.pow(28) + last * 10 + 5, 1);
        let (num, den) = tie(2);
        assert_eq!(digits(num, den).0, (10_u128.pow(28) + 20).to_string());
        let (num, den) = tie(3);
        assert_eq!(digits(num, den).0, (10_u128.pow(28) + 40).to_string());
    }
}
