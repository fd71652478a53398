//! The chances of a PERT distribution, whose parameters sum to six, as a power series.
//!
//! With `z = u / (1 - u)` and `f` its density, the chance of at most `u` is `f u Q / a`, where
//! `Q = 2F1(1, a - 5; a + 1; -z)` is smooth from `z` = 0 on (DLMF 8.17.7 and 15.8.1). It satisfies
//! `z (1 + z) Q' + (a + (a - 5) z) Q = a`, which gives each coefficient from the two before. For `z` up to one,
//! the lower half of all places; the upper half is the lower one of the mirrored distribution.

use super::stretched::{Block, MOST};

/// Coefficients around one half; they fall like powers of 1/3, and like the sixth power of their number.
const TERMS: usize = 18;
/// The middle of the series.
const MIDDLE: f64 = 0.5;
/// Terms of `Q` itself at the middle; they fall like powers of 1/2, and like the sixth power of their number.
const TERMS_AT_MIDDLE: u32 = 34;

/// `Q / a` for the ratios from zero to one, right to 2e-12.
#[derive(Clone, Debug)]
pub struct Series([f64; TERMS]);

impl Series {
    /// For the first parameter `a`, from 1 to 5.
    pub fn new(a: f64) -> Self {
        let (mut term, mut sum) = (1.0, 1.0);
        let mut n = 0.0;
        for _ in 0..TERMS_AT_MIDDLE {
            term *= -MIDDLE * (a - 5.0 + n) / (a + 1.0 + n);
            sum += term;
            n += 1.0;
        }
        let mut terms = [0.0; TERMS];
        terms[0] = sum / a;
        let (mut before, mut k, mut right) = (0.0, 0.0, 1.0);
        for at in 1..TERMS {
            let last = terms[at - 1];
            let own = (1.0 + 2.0 * MIDDLE) * k + a + (a - 5.0) * MIDDLE;
            terms[at] = (right - own * last - (k - 1.0 + a - 5.0) * before)
                / (MIDDLE * (1.0 + MIDDLE) * (k + 1.0));
            (before, right) = (last, 0.0);
            k += 1.0;
        }
        Self(terms)
    }

    /// `Q / a` at the first `count` ratios, from zero to one.
    pub fn values(&self, count: usize, ratios: &Block) -> Block {
        let mut values = [0.0; MOST];
        for (value, ratio) in values[..count].iter_mut().zip(ratios) {
            let away = ratio - MIDDLE;
            let mut sum = self.0[TERMS - 1];
            for term in self.0[..TERMS - 1].iter().rev() {
                sum = sum * away + term;
            }
            *value = sum;
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::beta;

    /// With `f` the density: the chance of at most `u` over `f u`. The incomplete beta function's own tests are
    /// against an oracle.
    #[test]
    fn values_are_those_of_the_incomplete_beta_function() {
        for a in [1.0, 1.000_1, 1.3, 2.0, 2.75, 3.0, 4.2, 4.999, 5.0] {
            let series = Series::new(a);
            for ratio in [1e-9, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0] {
                let u = ratio / (1.0 + ratio);
                let truth = beta::cdf(a, 6.0 - a, u) / (beta::pdf(a, 6.0 - a, u) * u);
                let found = series.values(1, &[ratio; MOST])[0];
                assert!(
                    (found / truth - 1.0).abs() < 2e-12,
                    "{a} {ratio}: {found} {truth}"
                );
            }
        }
    }
}
