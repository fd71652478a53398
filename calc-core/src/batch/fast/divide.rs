//! Division by a number known beforehand, with the remainder, in two multiplications.
//!
//! Möller and Granlund, "Improved division by invariant integers" (IEEE Transactions on Computers 60,
//! 2011), algorithm 4: exact for every dividend whose quotient fits a word.

/// A divisor with its reciprocal.
#[derive(Clone, Copy, Debug)]
pub struct Divider {
    /// The divisor, shifted until its highest bit is set.
    divisor: u64,
    reciprocal: u64,
    shift: u32,
}

impl Divider {
    /// A divisor above zero.
    pub fn new(divisor: u64) -> Self {
        let shift = divisor.leading_zeros();
        let divisor = divisor << shift;
        Self {
            divisor,
            // floor((2^128 - 1) / divisor) - 2^64, whose high word is 1 and falls away.
            reciprocal: low(u128::MAX / u128::from(divisor)),
            shift,
        }
    }

    /// The quotient, rounded half to even; `None` where it does not fit a word.
    #[inline]
    pub fn rounded(&self, dividend: u128) -> Option<u64> {
        // The quotient fits a word exactly where the high word is below the divisor.
        if (dividend >> 64) as u64 >= self.divisor >> self.shift {
            return None;
        }
        let dividend = dividend << self.shift;
        let (high, low_word) = ((dividend >> 64) as u64, low(dividend));
        let estimate = (u128::from(self.reciprocal) * u128::from(high)).wrapping_add(dividend);
        let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
        let mut rest = low_word.wrapping_sub(quotient.wrapping_mul(self.divisor));
        if rest > low(estimate) {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(self.divisor);
        }
        if rest >= self.divisor {
            quotient = quotient.wrapping_add(1);
            rest -= self.divisor;
        }
        let other_half = self.divisor - rest;
        let up = rest > other_half || (rest == other_half && quotient & 1 == 1);
        quotient.checked_add(u64::from(up))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low word is asked for")]
const fn low(wide: u128) -> u64 {
    wide as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the machine's own wide division.
    fn plain(dividend: u128, divisor: u64) -> Option<u64> {
        let divisor = u128::from(divisor);
        let (quotient, rest) = (dividend / divisor, dividend % divisor);
        let up = 2 * rest > divisor || (2 * rest == divisor && quotient & 1 == 1);
        // A quotient that only rounding lifts past a word counts as one that does not fit.
        u64::try_from(quotient).ok()?.checked_add(u64::from(up))
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
        for _ in 0..200_000 {
            let divisor = (next() >> (next() % 64)).max(1);
            let dividend = (u128::from(next()) << 64 | u128::from(next())) >> (next() % 128);
            let near = u128::from(divisor) * u128::from(next() >> (next() % 64));
            for dividend in [
                dividend,
                near,
                near + 1,
                near + u128::from(divisor / 2),
                near + u128::from(divisor) - 1,
            ] {
                assert_eq!(
                    Divider::new(divisor).rounded(dividend),
                    plain(dividend, divisor),
                    "{dividend} / {divisor}"
                );
            }
        }
    }

    #[test]
    fn ends_of_the_range() {
        let max = u128::from(u64::MAX);
        for (dividend, divisor) in [
            (0, 1),
            (max, 1),
            (max + 1, 1),
            (1, 2),
            (3, 2),
            (5, 2),
            (u128::MAX, u64::MAX),
            (max * max, u64::MAX),
        ] {
            assert_eq!(
                Divider::new(divisor).rounded(dividend),
                plain(dividend, divisor),
                "{dividend} / {divisor}"
            );
        }
    }
}
