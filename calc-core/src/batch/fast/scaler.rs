//! Multiplication with a fraction known beforehand, rounded half to even, without a division.
//!
//! The quotient is estimated from the fraction's whole part and 64 bits behind the point, which is at most one
//! too low; the remainder, computed exactly in wrapping words, tells whether it is and which way to round. After
//! Granlund and Montgomery, "Division by invariant integers using multiplication" (PLDI 1994).

use num_bigint::BigUint;
use num_traits::ToPrimitive;

/// A fraction to multiply with.
#[derive(Clone, Copy, Debug)]
pub struct Scaler {
    numerator: u64,
    denominator: u64,
    /// The whole part of the fraction.
    whole: u64,
    /// What is behind its point, in 2^-64.
    rest: u64,
    /// The largest number that is taken: its product fits a word with a bit to spare.
    max: u64,
}

impl Scaler {
    /// `numerator / denominator`; `None` where a part does not fit, or nothing but zero could be taken.
    pub fn new(numerator: &BigUint, denominator: &BigUint) -> Option<Self> {
        let bits_behind: BigUint = (numerator << 64_u32) / denominator;
        let whole = (&bits_behind >> 64_u32).to_u64()?;
        let most = (BigUint::from(1_u64 << 62) * denominator) / numerator.clone().max(1_u32.into());
        let max = most.to_u64().unwrap_or(u64::MAX);
        // The remainder is below twice the denominator, and must fit a word.
        let denominator = denominator.to_u64().filter(|&d| d < 1 << 62)?;
        (max > 0).then_some(Self {
            numerator: numerator.to_u64()?,
            denominator,
            whole,
            rest: (bits_behind % (BigUint::from(1_u32) << 64_u32)).to_u64()?,
            max,
        })
    }

    /// The product with a number, rounded half to even; `None` past the largest number that is taken.
    #[inline(always)]
    pub fn rounded(&self, number: u64) -> Option<u64> {
        if number > self.max {
            return None;
        }
        let behind = ((u128::from(number) * u128::from(self.rest)) >> 64) as u64;
        let mut quotient = number.wrapping_mul(self.whole).wrapping_add(behind);
        let mut remainder = number
            .wrapping_mul(self.numerator)
            .wrapping_sub(quotient.wrapping_mul(self.denominator));
        if remainder >= self.denominator {
            quotient += 1;
            remainder -= self.denominator;
        }
        let other_half = self.denominator - remainder;
        let up = remainder > other_half || (remainder == other_half && quotient & 1 == 1);
        Some(quotient + u64::from(up))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the machine's own wide division.
    fn plain(number: u64, numerator: u64, denominator: u64) -> u128 {
        let (product, denominator) = (
            u128::from(number) * u128::from(numerator),
            u128::from(denominator),
        );
        let (quotient, rest) = (product / denominator, product % denominator);
        quotient
            + u128::from(2 * rest > denominator || (2 * rest == denominator && quotient % 2 == 1))
    }

    fn check(number: u64, numerator: u64, denominator: u64) -> bool {
        let Some(scaler) = Scaler::new(&numerator.into(), &denominator.into()) else {
            return false;
        };
        let Some(found) = scaler.rounded(number) else {
            return false;
        };
        let expected = plain(number, numerator, denominator);
        assert_eq!(
            u128::from(found),
            expected,
            "{number} * {numerator} / {denominator}"
        );
        true
    }

    #[test]
    fn equals_wide_division() {
        let mut state = 152_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut checked = 0;
        for _ in 0..300_000 {
            let denominator = (next() >> (2 + next() % 62)).max(1);
            let numerator = next() >> (next() % 64);
            let number = next() >> (next() % 64);
            // Numbers that come out near a whole or a half are where an estimate goes wrong.
            let near =
                u128::from(number) * u128::from(denominator) / (2 * u128::from(numerator.max(1)));
            let near = u64::try_from(near).unwrap_or(number);
            for number in [number, near, near.saturating_add(1), near.saturating_sub(1)] {
                checked += u32::from(check(number, numerator, denominator));
            }
        }
        assert!(checked > 300_000, "{checked}");
    }

    #[test]
    fn the_whole_range_is_exact_or_refused() {
        for denominator in [1, 2, 3, 7, 10, 32, 1 << 61, (1 << 62) - 1] {
            for numerator in [0, 1, 2, 9, 45_359_237, u64::MAX] {
                let scaler = Scaler::new(&numerator.into(), &denominator.into());
                for number in [0, 1, 2, 5, 1 << 31, 1 << 62, u64::MAX] {
                    check(number, numerator, denominator);
                }
                if let Some(scaler) = scaler {
                    assert!(check(scaler.max, numerator, denominator));
                }
            }
        }
        assert!(Scaler::new(&1_u32.into(), &(1_u64 << 62).into()).is_none());
    }
}
