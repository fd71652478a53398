//! The chance that a sample shows what a batch holds.

use crate::exact::Exact;

/// The chance, as a fraction, that of `sample` tablets drawn at random at least one is among the `share`, where
/// each is among them whatever the others are: 1 - (1 - share)^sample.
#[must_use]
pub fn at_least_one(share: Exact, sample: u32) -> Exact {
    Exact::ONE - power(Exact::ONE - share, sample)
}

/// By squaring, so that a sample of a billion takes thirty steps.
fn power(base: Exact, exponent: u32) -> Exact {
    let (mut power, mut square, mut left) = (Exact::ONE, base, exponent);
    while left > 0 {
        if left % 2 == 1 {
            power = power * square;
        }
        left /= 2;
        if left > 0 {
            square = square * square;
        }
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By Python's `fractions`, `1 - (1 - p)**n`, to 28 decimals.
    #[test]
    fn chances_are_those_of_fractions() {
        for (share, sample, chance) in [
            ("0.29", 1, "0.29"),
            ("0.29", 5, "0.8195770649"),
            ("0.1", 10, "0.6513215599"),
            ("0.6", 20, "0.99999998900488372224"),
            ("1", 3, "1"),
        ] {
            let found = at_least_one(Exact::literal(share), sample);
            assert_eq!(found, Exact::literal(chance), "{share} {sample}");
        }
        assert!(at_least_one(Exact::literal("0.29"), 5).is_exact());
    }

    #[test]
    fn large_samples_are_rounded_and_stay_chances() {
        let chance = at_least_one(Exact::literal("0.000000001"), 1_000_000_000);
        // mpmath: 1 - (1 - mpf('1e-9'))**1000000000
        assert_eq!(chance.to_string().get(..18), Some("0.6321205590124973"));
        assert!(!chance.is_exact());
        assert_eq!(at_least_one(Exact::literal("0.5"), u32::MAX), Exact::ONE);
    }
}
