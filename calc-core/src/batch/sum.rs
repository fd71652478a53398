//! Sums of decimals to the last digit, whatever their number: no row is too small to count.

use core::fmt;
use core::str::FromStr;

use num_bigint::BigUint;
use num_traits::Zero;

use super::ratio::{Ratio, ten, with_point, without_end_zeros};
use crate::error::{Error, ErrorKind};

/// The most digits of a number in a totals file: ten times what the limits on masses, purities and the
/// rows of all tables of the world can make.
pub const MAX_SUM_DIGITS: usize = 1000;

/// A sum of decimals, zero or more, without a limit on its size.
///
/// ```
/// use calc_core::batch::Sum;
/// let mut sum = Sum::new(100_000_000_000_000_u128, 0);
/// sum.add(&Sum::new(1_u32, 12));
/// assert_eq!(sum.to_string(), "100000000000000.000000000001");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    mantissa: BigUint,
    /// Decimals; the last one is not zero, so that equal sums are equal field by field.
    scale: u32,
}

impl Sum {
    /// `mantissa` with the point before its last `scale` digits.
    #[must_use]
    pub fn new(mantissa: impl Into<BigUint>, scale: u32) -> Self {
        let mut sum = Self {
            mantissa: mantissa.into(),
            scale,
        };
        sum.shorten();
        sum
    }

    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        if self.scale >= other.scale {
            self.mantissa += &other.mantissa * ten(self.scale - other.scale);
        } else {
            self.mantissa *= ten(other.scale - self.scale);
            self.mantissa += &other.mantissa;
            self.scale = other.scale;
        }
        self.shorten();
    }

    /// The sum times a decimal.
    #[must_use]
    pub(super) fn times(&self, mantissa: &BigUint, scale: u32) -> Self {
        Self::new(&self.mantissa * mantissa, self.scale + scale)
    }

    /// The sum as a fraction.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        Ratio::new(self.mantissa.clone(), ten(self.scale))
    }

    /// Whether nothing was added, or only zeros.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.mantissa.is_zero()
    }

    pub(super) const fn parts(&self) -> (&BigUint, u32) {
        (&self.mantissa, self.scale)
    }

    fn shorten(&mut self) {
        if self.mantissa.is_zero() {
            self.scale = 0;
        }
        let ten = BigUint::from(10_u32);
        while self.scale > 0 && (&self.mantissa % &ten).is_zero() {
            self.mantissa /= &ten;
            self.scale -= 1;
        }
    }
}

impl fmt::Display for Sum {
    /// Every digit, no zeros at the end, no grouping: what [`Sum::from_str`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_end_zeros(with_point(
            &self.mantissa.to_string(),
            self.scale,
        )))
    }
}

impl FromStr for Sum {
    type Err = Error;

    /// Reads digits with at most one point between them.
    ///
    /// # Errors
    /// [`ErrorKind::Number`] for anything else, and for more than [`MAX_SUM_DIGITS`] digits.
    fn from_str(text: &str) -> Result<Self, Error> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(decimals) {
            let message = say!("`{}` is not a plain decimal number", Error::shown(text));
            return Err(Error::new(ErrorKind::Number, message));
        }
        if text.len() > MAX_SUM_DIGITS {
            let message = say!(
                "`{}` has more than {} digits",
                Error::shown(text),
                MAX_SUM_DIGITS
            );
            return Err(Error::new(ErrorKind::Number, message));
        }
        let digits: BigUint = format!("{whole}{decimals}").parse().unwrap_or_default();
        Ok(Self::new(
            digits,
            decimals.len().try_into().unwrap_or_default(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_align_and_shorten() {
        let mut sum = Sum::default();
        assert!(sum.is_zero());
        sum.add(&Sum::new(125_u32, 3));
        sum.add(&Sum::new(25_u32, 2));
        sum.add(&Sum::new(625_u32, 3));
        assert_eq!(sum, Sum::new(1_u32, 0));
        sum.add(&Sum::new(12_000_u32, 0));
        assert_eq!(sum.to_string(), "12001");
        assert_eq!(Sum::new(5_u32, 3).to_string(), "0.005");
        assert_eq!(Sum::new(500_u32, 5), Sum::new(5_u32, 3));
    }

    #[test]
    fn what_is_printed_reads_back() {
        for text in ["0", "0.005", "12001", "100000000000000.000000000001"] {
            assert_eq!(text.parse::<Sum>().unwrap().to_string(), text);
        }
        let long = "1".repeat(MAX_SUM_DIGITS + 1);
        for text in [
            "", ".", "1.", ".5", "-1", "+1", "1e3", "1,000", "٣", "1.2.3", &long,
        ] {
            assert_eq!(
                text.parse::<Sum>().unwrap_err().kind(),
                ErrorKind::Number,
                "{text}"
            );
        }
    }
}
