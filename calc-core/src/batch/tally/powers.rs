//! Sums of squares and cubes of amounts, in words: what quantiles of totals need beside the sums.

use num_bigint::BigUint;

use crate::batch::sum::Sum;

/// Sums over rows of a slot, for each number of decimals that their amounts have: few, and found by looking through.
#[derive(Debug, Default)]
pub struct Powers(Vec<AtScale>);

#[derive(Debug)]
struct AtScale {
    scale: u32,
    /// The sum of squares, and how often it has run over.
    squares: (u128, u64),
    /// The sum of cubes, the lowest word first.
    cubes: [u64; 4],
}

impl Powers {
    /// Adds an amount, as its digits and their decimals.
    #[inline]
    pub fn add(&mut self, digits: u64, scale: u32) {
        let known = self.0.iter().position(|one| one.scale == scale);
        let at = known.unwrap_or_else(|| {
            self.0.push(AtScale {
                scale,
                squares: (0, 0),
                cubes: [0; 4],
            });
            self.0.len() - 1
        });
        self.0[at].add(digits);
    }

    /// The sum of squares.
    pub fn squares(&self) -> Sum {
        let mut sum = Sum::default();
        for one in &self.0 {
            let (low, over) = one.squares;
            let digits = (BigUint::from(over) << 128_u32) + low;
            sum.add(&Sum::new(digits, 2 * one.scale));
        }
        sum
    }

    /// The sum of cubes.
    pub fn cubes(&self) -> Sum {
        let mut sum = Sum::default();
        for one in &self.0 {
            let words = one.cubes.iter().rev();
            let digits = words.fold(BigUint::ZERO, |digits, word| (digits << 64_u32) + *word);
            sum.add(&Sum::new(digits, 3 * one.scale));
        }
        sum
    }
}

impl AtScale {
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cutting numbers into words"
    )]
    fn add(&mut self, digits: u64) {
        let wide = u128::from(digits);
        let square = wide * wide;
        let (squares, over) = self.squares.0.overflowing_add(square);
        self.squares = (squares, self.squares.1 + u64::from(over));
        let low = u128::from(square as u64) * wide;
        let high = (square >> 64) * wide + (low >> 64);
        let mut carry = 0;
        let cube = [low as u64, high as u64, (high >> 64) as u64, 0];
        for (sum, word) in self.cubes.iter_mut().zip(cube) {
            let added = u128::from(*sum) + u128::from(word) + carry;
            *sum = added as u64;
            carry = added >> 64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_add_up_to_what_numbers_of_any_size_do() {
        let amounts = [
            (u64::MAX, 0),
            (u64::MAX - 1, 0),
            (152, 0),
            (u64::MAX, 7),
            (7, 2),
            (0, 2),
        ];
        let mut powers = Powers::default();
        let (mut squares, mut cubes) = (Sum::default(), Sum::default());
        for (digits, scale) in amounts.into_iter().cycle().take(60) {
            powers.add(digits, scale);
            let digits = BigUint::from(digits);
            squares.add(&Sum::new(digits.pow(2), 2 * scale));
            cubes.add(&Sum::new(digits.pow(3), 3 * scale));
        }
        assert_eq!(powers.squares(), squares);
        assert_eq!(powers.cubes(), cubes);
    }
}
