//! The chance that a sample shows what a batch holds.

use crate::exact::Exact;

/// The chance, as a fraction, that of `sample` tablets drawn at random from `batch` at least one is among the `share`.
///
/// Drawn tablets are not put back, so the count in the sample is hypergeometric (UNODC and ENFSI, Guidelines on
/// Representative Drug Sampling, ST/NAR/38, 2009): a sample of all finds all. An expected number of 3.48 tablets
/// stands for 3 or 4, of which the chances are mixed so that 3.48 is their mean.
#[must_use]
pub fn at_least_one(share: Exact, batch: Exact, sample: u32) -> Exact {
    let sample = Exact::from(sample);
    let expected = share * batch;
    let least = Exact::known(expected.value().floor());
    let more = expected - least;
    let chance = |holders| Exact::ONE - none(batch, holders, sample);
    if more == Exact::ZERO {
        return chance(least);
    }
    chance(least) * (Exact::ONE - more) + chance(least + Exact::ONE) * more
}

/// The chance that none of `holders` tablets is in the sample: the product over the smaller of the two numbers of
/// (batch - larger - i) / (batch - i). It ends where what is left has no digit any more.
fn none(batch: Exact, holders: Exact, sample: Exact) -> Exact {
    if sample > batch - holders {
        return Exact::ZERO;
    }
    let (fewer, more) = if sample < holders {
        (sample, holders)
    } else {
        (holders, sample)
    };
    let (mut none, mut at) = (Exact::ONE, Exact::ZERO);
    while at < fewer && none > Exact::ZERO {
        none = none * (batch - more - at) / (batch - at);
        at = at + Exact::ONE;
    }
    none
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(share: &str, batch: &str, sample: u32) -> Exact {
        at_least_one(Exact::literal(share), Exact::literal(batch), sample)
    }

    /// By `stats.hypergeom.sf(0, batch, share * batch, sample)` of scipy 1.17, and where the product is not whole the
    /// weighted mean of the two numbers beside it; the last digits by Python's `fractions`.
    #[test]
    fn chances_are_those_of_scipy() {
        for (share, batch, sample, expected) in [
            ("0.5", "12", 3, "0.909090909090909"),
            ("0.29", "12", 5, "0.883333333333333"),
            ("0.29", "50000", 5, "0.819591804137918"),
            ("0.1", "50000", 20, "0.87847468102568"),
            ("0.001", "20000", 300, "0.260970559899537"),
            ("0.25", "100", 29, "0.999958913252702"),
            ("0.9", "4700000", 2, "0.99000001914894"),
        ] {
            let found = chance(share, batch, sample);
            let off = found - Exact::literal(expected);
            let slack = Exact::literal("0.000000000001");
            assert!(
                off < slack && -slack < off,
                "{share} {batch} {sample}: {found}"
            );
        }
    }

    #[test]
    fn a_sample_of_all_finds_all() {
        for (share, batch) in [("0.5", "12"), ("1", "10"), ("0.29", "100")] {
            let sample = batch.parse().expect("a count");
            let found = chance(share, batch, sample);
            assert_eq!(found, Exact::ONE, "{share} {batch}");
            assert!(found.is_exact(), "{share} {batch}");
        }
        // A tenth of a tablet is one with the chance of a tenth.
        assert_eq!(chance("0.01", "10", 10), Exact::literal("0.1"));
        assert_eq!(chance("0", "10", 10), Exact::ZERO);
    }

    /// A large batch is as if each tablet were put back, and few steps tell it: mpmath, 1 - (1 - mpf('1e-9'))**10**9.
    #[test]
    fn large_batches_are_near_to_independent_draws() {
        let found = chance("0.29", "1000000000000000", 5);
        assert_eq!(found.to_string().get(..12), Some("0.8195770649"));
        assert_eq!(chance("0.5", "1000000000000000", u32::MAX), Exact::ONE);
    }
}
