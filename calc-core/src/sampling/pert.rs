//! The PERT distribution: a beta distribution between two ends.

use super::beta;

/// How much the central value weighs beside either end.
const WEIGHT: f64 = 4.0;
/// The sum of both parameters.
const SUM: f64 = WEIGHT + 2.0;

/// From `low` to `high`; low < high. `alpha` and `beta` are from 1 to 5 and sum to 6, unless they were chosen by mean
/// and variance, with which they sum to more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    pub low: f64,
    pub high: f64,
    pub alpha: f64,
    pub beta: f64,
    ln_beta: f64,
}

impl Pert {
    pub fn new([low, mode, high]: [f64; 3]) -> Self {
        let alpha = 1.0 + WEIGHT * (mode - low) / (high - low);
        Self::of(low, high, alpha, SUM)
    }

    /// The beta distribution of this mean and variance, which PERT distributions and their sums have.
    pub fn of_moments(low: f64, high: f64, mean: f64, variance: f64) -> Self {
        let sum = ((mean - low) * (high - mean) / variance - 1.0).max(SUM);
        let alpha = sum * (mean - low) / (high - low);
        Self::of(low, high, alpha, sum)
    }

    /// By the first parameter and the sum of both.
    fn of(low: f64, high: f64, alpha: f64, sum: f64) -> Self {
        let beta = sum - alpha;
        Self {
            low,
            high,
            alpha,
            beta,
            ln_beta: beta::ln_beta(alpha, beta),
        }
    }

    /// Whether it is told by its peak.
    pub fn is_by_mode(self) -> bool {
        self.alpha + self.beta - SUM < 1e-9
    }

    fn width(self) -> f64 {
        self.high - self.low
    }

    /// One over the beta function: the density's height but for its powers.
    pub fn height(self) -> f64 {
        libm::exp(-self.ln_beta)
    }

    pub fn pdf(self, x: f64) -> f64 {
        self.pdf_between(x - self.low, self.high - x)
    }

    /// The density at a distance from either end: near one, the distance has digits that the place has not.
    pub fn pdf_between(self, above_low: f64, below_high: f64) -> f64 {
        if above_low < 0.0 || below_high < 0.0 {
            return 0.0;
        }
        // Zero times an infinite logarithm: a density that begins at full height.
        let power = |exponent: f64, base: f64| {
            if exponent == 0.0 {
                0.0
            } else {
                exponent * libm::log(base / self.width())
            }
        };
        let ln = power(self.alpha - 1.0, above_low) + power(self.beta - 1.0, below_high);
        libm::exp(ln - self.ln_beta) / self.width()
    }

    pub fn cdf(self, x: f64) -> f64 {
        beta::cdf(self.alpha, self.beta, (x - self.low) / self.width())
    }

    pub fn quantile(self, p: f64) -> f64 {
        self.low + self.width() * beta::quantile(self.alpha, self.beta, p)
    }

    pub fn mean(self) -> f64 {
        self.low + self.width() * self.alpha / (self.alpha + self.beta)
    }

    pub fn variance(self) -> f64 {
        let sum = self.alpha + self.beta;
        self.width() * self.width() * self.alpha * self.beta / (sum * sum * (sum + 1.0))
    }

    /// With all its values `by` times as large.
    pub fn scaled(self, by: f64) -> Self {
        Self {
            low: self.low * by,
            high: self.high * by,
            ..self
        }
    }
}
