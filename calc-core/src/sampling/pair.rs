//! The product of two bounded inputs, or the quotient: microseconds.
//!
//! The chance that one times or over the other is at most a figure is the mean, over the narrower one, of the
//! chance that the wider one leaves it so. Between the corners of both it is smooth but for the powers by which
//! PERT densities begin at their ends; there it is integrated by a rule that such powers do not disturb.

use super::bounded::Bounded;
use super::normal;
use super::product::Factor;
use super::root::quantile;
use super::shape::Kind;
use super::stretched::{COARSE, FINE, Places, Rule, Stretch};

/// The widest ratio of the ends of the narrower input, times or over which the rule is as exact as it says.
const WIDEST_TIMES: f64 = 30.0;
const WIDEST_OVER: f64 = 1000.0;
/// Ranges that are narrower beside their values have lost digits in the distances from their ends.
const NARROWEST: f64 = 1e-8;
/// The last steps to a quantile, in standard deviations of the logarithm.
const LAST_COARSE: f64 = 4e-3;
const LAST_FINE: f64 = 2e-5;

/// The product or the quotient of two bounded inputs.
#[derive(Clone, Debug)]
pub struct Pair {
    wide: Bounded,
    narrow: Bounded,
    /// Whether it is the wide one over the narrow one, and not their product.
    over: bool,
    /// Whether the figure is one over that.
    reciprocal: bool,
    /// The mean and the standard deviation of a lognormal figure with about the same moments.
    guess: (f64, f64),
}

impl Pair {
    /// The distribution of a product of two factors; nothing where they are not of some width, or of so much
    /// that the rule is not exact.
    pub fn of(one: Factor, other: Factor) -> Option<Self> {
        let ratio = |factor: Factor| {
            let (low, high) = factor.kind.support();
            high / low
        };
        let (narrow, wide) = if ratio(one) < ratio(other) {
            (one, other)
        } else {
            (other, one)
        };
        let over = wide.under != narrow.under;
        let widest = if over { WIDEST_OVER } else { WIDEST_TIMES };
        let ratio = ratio(narrow);
        if ratio > widest || ratio - 1.0 < NARROWEST {
            return None;
        }
        let ((mean, variance), (other_mean, other_variance)) =
            (guess(wide.kind), guess(narrow.kind));
        let mean = if over {
            mean - other_mean
        } else {
            mean + other_mean
        };
        Some(Self {
            wide: Bounded::of(wide.kind)?,
            narrow: Bounded::of(narrow.kind)?,
            over,
            reciprocal: wide.under,
            guess: (mean, (variance + other_variance).sqrt()),
        })
    }

    /// The chance of a figure of at most `figure`, which is above zero.
    pub fn cdf(&self, figure: f64) -> f64 {
        if self.reciprocal {
            1.0 - self.at(1.0 / figure, FINE).0
        } else {
            self.at(figure, FINE).0
        }
    }

    /// The figure that a share `p` of all figures does not pass, for 0 < p < 1.
    pub fn quantile(&self, p: f64) -> f64 {
        if self.reciprocal {
            1.0 / self.reached(1.0 - p)
        } else {
            self.reached(p)
        }
    }

    /// The quantile of the product or quotient: Newton's steps on the log-odds of the chance, by the coarse rule
    /// as far as it carries, and then by the fine one.
    fn reached(&self, p: f64) -> f64 {
        let (mean, sd) = self.guess;
        let (low, high) = self.support();
        let bounds = (libm::log(low), libm::log(high));
        let start = mean + sd * normal::quantile(p);
        let near = quantile(p, bounds, start, LAST_COARSE * sd, |ln| {
            self.at(libm::exp(ln), COARSE)
        });
        let ln = quantile(p, bounds, near, LAST_FINE * sd, |ln| {
            self.at(libm::exp(ln), FINE)
        });
        libm::exp(ln).clamp(low, high)
    }

    fn support(&self) -> (f64, f64) {
        let (wide, narrow) = (&self.wide, &self.narrow);
        if self.over {
            (wide.low / narrow.high, wide.high / narrow.low)
        } else {
            (wide.low * narrow.low, wide.high * narrow.high)
        }
    }

    /// The chance of a product or quotient of at most `figure`, and the density of its logarithm there.
    fn at(&self, figure: f64, rule: Rule) -> (f64, f64) {
        let meets = |wide: f64| {
            if self.over {
                wide / figure
            } else {
                figure / wide
            }
        };
        // Where the narrow one meets the ends of the wide one.
        let (low, high) = (meets(self.wide.low), meets(self.wide.high));
        let (first, last) = if self.over { (low, high) } else { (high, low) };
        let (from, to) = (first.max(self.narrow.low), last.min(self.narrow.high));
        let mut chance = self.surely(first, last);
        if from >= to {
            return (chance, 0.0);
        }
        let mut corners = [self.narrow.corner(), self.wide.corner().map(meets)]
            .map(|corner| corner.map_or(to, |corner| corner.clamp(from, to)));
        corners.sort_unstable_by(f64::total_cmp);
        let mut density = 0.0;
        let mut start = from;
        for end in corners.into_iter().chain([to]) {
            if end > start {
                let (more, slope) = self.between((start, end), (first, last), figure, rule);
                chance += more;
                density += slope;
            }
            start = end;
        }
        (chance, density)
    }

    /// The chance that the narrow one lies past the end at which it meets the highest of the wide one: then the
    /// figure is below for sure.
    fn surely(&self, first: f64, last: f64) -> f64 {
        let narrow = &self.narrow;
        if self.over && last < narrow.high {
            1.0 - narrow.cdf(last.max(narrow.low))
        } else if !self.over && first > narrow.low {
            narrow.cdf(first.min(narrow.high))
        } else {
            0.0
        }
    }

    /// What the narrow one's values from `start` to `end` add to the chance and to the density; from `first` to
    /// `last` they would meet the wide one.
    fn between(
        &self,
        (start, end): (f64, f64),
        (first, last): (f64, f64),
        figure: f64,
        rule: Rule,
    ) -> (f64, f64) {
        let stretch = Stretch::new(rule, end - start);
        let own = stretch.places(start - self.narrow.low, self.narrow.high - end);
        let met = stretch.places(start - first, last - end);
        let mut other = Places::none(met.count);
        for at in 0..met.count {
            let (past, before) = (met.above_low[at], met.below_high[at]);
            (other.above_low[at], other.below_high[at]) = if self.over {
                (figure * past, figure * before)
            } else {
                let value = figure / (self.narrow.low + own.above_low[at]);
                (value * (before / last), value * (past / first))
            };
        }
        let weights = self.narrow.densities(&own);
        let (densities, chances) = self.wide.densities_and_chances(&other);
        let (mut chance, mut density) = (0.0, 0.0);
        for at in 0..met.count {
            let weight = stretch.weights[at] * weights[at];
            chance += weight * chances[at];
            density += weight * densities[at] * (self.wide.low + other.above_low[at]);
        }
        (chance, density)
    }
}

/// The mean and the variance of the logarithm of a lognormal value with the same moments.
fn guess(kind: Kind) -> (f64, f64) {
    let mean = kind.mean();
    let variance = libm::log1p(kind.variance() / (mean * mean));
    (libm::log(mean) - 0.5 * variance, variance)
}
