//! From the bags that were tested to all of them.
//!
//! The count of bags that hold the substance has a lower bound by the hypergeometric distribution, and the
//! mean purity an interval by Student's t with the correction for a finite number of bags. So in SWGDRUG,
//! Supplemental Document SD-6, Measurement Uncertainty for Extrapolations of Net Weight and Unit Count
//! (2016), and ENFSI Drugs Working Group, Guidelines on Representative Drug Sampling (2009); the correction
//! by W. G. Cochran, Sampling Techniques, 3rd edition, Wiley (1977), section 2.8. Both suppose that bags
//! were picked at random from bags that look alike, and the mean that they weigh alike.

use super::beta;
use super::digits::{exact, float};
use super::spread::DIGITS;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::purity::Purity;
use crate::range::Range;

/// The fewest tested bags that say anything of the others: with four, the interval of the mean is already
/// wider on either side than one and a half standard deviations of the bags.
pub const MIN_TESTED: usize = 5;
/// The most bags.
pub const MAX_BAGS: u32 = 1_000_000;
/// The confidence of the bound and of the interval.
const CONFIDENCE: f64 = 0.95;

/// Bags of which some were tested.
#[derive(Clone, Debug, PartialEq)]
pub struct BagSample {
    bags: u32,
    without: usize,
    purities: Vec<Purity>,
}

/// What a sample says of all bags, with 95% confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct WholeOfBags {
    /// How many bags there are.
    pub bags: u32,
    /// How many were tested.
    pub tested: u32,
    /// How many of these held the substance.
    pub positives: u32,
    /// At least so many of all bags hold the substance.
    pub positives_at_least: u32,
    /// The mean purity of the tested bags, as a fraction, exact where it can be; bags without the substance count as
    /// zero.
    pub mean: Exact,
    /// The low end of the mean purity of all bags, above zero.
    pub low: Exact,
    /// The high end, at most one.
    pub high: Exact,
    /// The standard error of the mean.
    pub standard_error: Exact,
}

impl BagSample {
    /// Of `bags` bags, `without` were tested and held nothing, and the others tested have these purities.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] for more than [`MAX_BAGS`], more tested than there are, and fewer tested
    /// than [`MIN_TESTED`] unless all are.
    pub fn new(bags: u32, without: usize, purities: Vec<Purity>) -> Result<Self, Error> {
        let tested = without.saturating_add(purities.len());
        let all = bags as usize;
        let refuse = |message| Error::new(ErrorKind::OutOfRange, message);
        if bags > MAX_BAGS {
            return Err(refuse(why!("{} bags are more than {}", bags, MAX_BAGS))
                .hint(why!("check the number")));
        }
        if tested > all {
            return Err(refuse(why!("{} of {} bags cannot be tested", tested, bags))
                .hint(why!("say how many were tested, and how many there are")));
        }
        if tested == 0 || (tested < MIN_TESTED && tested < all) {
            return Err(
                refuse(why!("{} tested bags say nothing of {}", tested, bags))
                    .hint(why!("test {} or more of them, or all", MIN_TESTED)),
            );
        }
        Ok(Self {
            bags,
            without,
            purities,
        })
    }

    /// What the sample says of all bags.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] where the interval of the mean reaches zero, and where it has no width although bags are
    /// untested: such samples say nothing.
    pub fn whole(&self) -> Result<WholeOfBags, Error> {
        let tested = self.tested();
        let mean = self.mean();
        let error = self.standard_error(mean);
        let reach = match error {
            0.0 => 0.0,
            error => student(tested - 1) * error,
        };
        let (below, above) = (float(mean) - reach, float(mean) + reach);
        if below <= 0.0 {
            return Err(reaches_zero(tested));
        }
        let untested = self.bags as usize - tested;
        let (low, high) = if untested == 0 {
            (mean, mean)
        } else {
            let (low, high) = (exact(below, DIGITS)?, exact(above.min(1.0), DIGITS)?);
            if low == high {
                return Err(shows_no_spread(tested, untested));
            }
            // What is rounded must not pass the mean, which is not.
            (low.min(mean), high.max(mean))
        };
        Ok(WholeOfBags {
            bags: self.bags,
            tested: count(tested),
            positives: count(self.purities.len()),
            positives_at_least: self.positives_at_least(),
            mean,
            low,
            high,
            standard_error: exact(error, DIGITS)?,
        })
    }

    const fn tested(&self) -> usize {
        self.without + self.purities.len()
    }

    /// The mean purity of the tested bags: no estimate, but the arithmetic of what was measured.
    fn mean(&self) -> Exact {
        let purities = self.purities.iter().map(|purity| purity.fraction());
        // At most a million of at most one, and never none.
        let sum = purities.fold(Exact::ZERO, |sum, purity| sum + purity);
        (sum / Exact::from(count(self.tested()))).to_max_digits()
    }

    /// The standard error of the mean as one of all bags.
    #[expect(clippy::cast_precision_loss, reason = "a count of bags fits a float")]
    fn standard_error(&self, mean: Exact) -> f64 {
        let mean = float(mean);
        let tested = self.tested() as f64;
        let untested = 1.0 - tested / f64::from(self.bags);
        if untested == 0.0 {
            return 0.0;
        }
        let of_one = |purity: &Purity| {
            let off = float(purity.fraction()) - mean;
            off * off
        };
        let squares = self.purities.iter().map(of_one).sum::<f64>();
        let squares = squares + self.without as f64 * mean * mean;
        let variance = squares / (tested - 1.0);
        (variance / tested * untested).sqrt()
    }

    /// The fewest bags with the substance among all for which a sample with as many of them is not rarer
    /// than one in twenty.
    fn positives_at_least(&self) -> u32 {
        let (found, without) = (count(self.purities.len()), count(self.without));
        let (mut low, mut high) = (found, self.bags - without);
        while low < high {
            let middle = low + (high - low) / 2;
            if chance_of_at_least(found, found + without, middle, self.bags) > 1.0 - CONFIDENCE {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

impl WholeOfBags {
    /// The purity of all bags: the mean, and its 95% interval as low and high.
    ///
    /// # Errors
    /// For a mean that is no purity.
    pub fn range(&self) -> Result<Range<Purity>, Error> {
        Range::new(
            Purity::new(self.low)?,
            Purity::new(self.mean)?,
            Purity::new(self.high)?,
        )
    }
}

/// A count of bags, which is at most [`MAX_BAGS`].
fn count(bags: usize) -> u32 {
    u32::try_from(bags).unwrap_or(u32::MAX)
}

fn reaches_zero(tested: usize) -> Error {
    let message = why!(
        "{} tested bags differ too much: the interval of their mean purity reaches 0%",
        tested
    );
    Error::new(ErrorKind::Range, message).hint(why!("test more bags"))
}

/// Bags of one purity would give an interval without width: certainty about bags that nobody tested.
fn shows_no_spread(tested: usize, untested: usize) -> Error {
    let message = why!(
        "the {} tested bags show no spread, which says nothing of the other {}",
        tested,
        untested
    );
    Error::new(ErrorKind::Range, message).hint(why!(
        "give the laboratory's own range, as in --purity 7.5%..8%..8.5%"
    ))
}

/// The chance of at least `found` positives among `tested` bags of `all`, `positive` of which are.
fn chance_of_at_least(found: u32, tested: u32, positive: u32, all: u32) -> f64 {
    let ln_ways = |of: u32, among: u32| {
        let ln = |n: u32| libm::lgamma(f64::from(n) + 1.0);
        ln(among) - ln(of) - ln(among - of)
    };
    let ln_all = ln_ways(tested, all);
    (found..=tested.min(positive))
        .filter(|hits| tested - hits <= all - positive)
        .map(|hits| {
            let ln = ln_ways(hits, positive) + ln_ways(tested - hits, all - positive);
            libm::exp(ln - ln_all)
        })
        .sum()
}

/// Student's t for an interval with [`CONFIDENCE`], by the square of t, which has a beta distribution.
#[expect(clippy::cast_precision_loss, reason = "a count of bags fits a float")]
fn student(freedom: usize) -> f64 {
    let freedom = freedom as f64;
    let share = beta::quantile(0.5, 0.5 * freedom, CONFIDENCE);
    (freedom * share / (1.0 - share)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `SciPy`: `stats.t.ppf(0.975, n)`.
    const STUDENT: [(usize, f64); 6] = [
        (1, 12.706_204_736_174_694),
        (2, 4.302_652_729_749_462),
        (4, 2.776_445_105_197_793_4),
        (28, 2.048_407_141_795_245_4),
        (99, 1.984_216_951_586_417_4),
        (9999, 1.960_201_263_621_357),
    ];

    #[test]
    fn student_is_that_of_the_oracle() {
        for (freedom, t) in STUDENT {
            let found = student(freedom);
            assert!((found - t).abs() < 1e-11 * t, "{freedom}: {found}");
        }
    }

    /// ENFSI's table of how many of 100 to test, all of them positive, to claim with 95% confidence that
    /// at least half, 70% and 90% are: 5, 8 and 23.
    #[test]
    fn the_published_sample_sizes_come_out() {
        let claimed = |tested: usize| {
            let purities = vec![Purity::new(Exact::literal("0.1")).expect("a purity"); tested];
            BagSample::new(100, 0, purities)
                .expect("a sample")
                .positives_at_least()
        };
        assert_eq!(
            (claimed(5) >= 50, claimed(8) >= 70, claimed(7) >= 70),
            (true, true, false)
        );
        assert_eq!((claimed(23) >= 90, claimed(22) >= 90), (true, false));
    }
}
