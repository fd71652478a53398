//! Continued fractions: what the tails of beta and gamma distributions are made of.

/// Parts that no parameter in use needs.
const MOST_PARTS: usize = 100_000;
/// What stands for a zero in a denominator.
const TINY: f64 = 1e-300;

/// `1 / (first + a1 / (b1 + a2 / (b2 + ...)))` of the parts `(a, b)`, by the method of Lentz as Thompson and
/// Barnett changed it (Journal of Computational Physics 64, 1986), until a part changes nothing any more.
pub fn fraction(first: f64, parts: impl Iterator<Item = (f64, f64)>) -> f64 {
    let or_tiny = |value: f64| if value.abs() < TINY { TINY } else { value };
    let (mut over, mut under) = (1.0 / TINY, 1.0 / or_tiny(first));
    let mut value = under;
    // Some fractions have parts of two kinds in turn: one that changes nothing is not the end yet.
    let mut still = 0;
    for (a, b) in parts.take(MOST_PARTS) {
        under = 1.0 / or_tiny(b + a * under);
        over = or_tiny(b + a / over);
        let step = under * over;
        value *= step;
        still = if (step - 1.0).abs() <= f64::EPSILON {
            still + 1
        } else {
            0
        };
        if still == 2 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The golden ratio is 1 + 1 / (1 + 1 / (1 + ...)), the root of two 1 + 1 / (2 + 1 / (2 + ...)).
    #[test]
    fn known_fractions_have_their_values() {
        let golden = fraction(1.0, core::iter::repeat((1.0, 1.0)));
        assert!(
            (golden - 0.5 * (5.0_f64.sqrt() - 1.0)).abs() < 1e-15,
            "{golden}"
        );
        let root = fraction(2.0, core::iter::repeat((1.0, 2.0)));
        assert!((root - (2.0_f64.sqrt() - 1.0)).abs() < 1e-15, "{root}");
    }

    #[test]
    fn a_zero_below_the_line_is_no_end() {
        // 1 / (0 + 1 / (3 + 0)) is three.
        let three = fraction(0.0, [(1.0, 3.0), (0.0, 1.0)].into_iter());
        assert!((three - 3.0).abs() < 1e-14, "{three}");
    }
}
