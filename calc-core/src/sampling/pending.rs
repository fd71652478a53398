//! A sum of two independent values that nothing is added to any more: its chances, without a table of its own.
//!
//! A table asks for hundreds of densities, and three quantiles for ten chances.

use super::distribution::NARROWEST;
use super::law::Law;
use super::quadrature::POINTS;
use super::root;
use super::sum::{middle, sum, width};

/// The last step to a quantile, in widths of the middle.
const LAST: f64 = 1e-5;

/// The sum of a value of each of two laws.
#[derive(Clone, Debug)]
pub struct Pending {
    narrow: Law,
    wide: Law,
}

impl Pending {
    pub fn new(one: Law, other: Law) -> Self {
        let (narrow, wide) = if width(&one) < width(&other) {
            (one, other)
        } else {
            (other, one)
        };
        Self { narrow, wide }
    }

    /// The table.
    pub fn law(&self) -> Law {
        sum(&self.narrow, &self.wide)
    }

    /// The least and the greatest sum.
    pub fn support(&self) -> (f64, f64) {
        let ((low, high), (other_low, other_high)) = (self.narrow.support(), self.wide.support());
        (low + other_low, high + other_high)
    }

    pub fn mean(&self) -> f64 {
        self.narrow.mean() + self.wide.mean()
    }

    /// As [`Law::is_narrow`].
    pub fn is_narrow(&self, by: f64) -> bool {
        let (low, high) = self.support();
        high - low < NARROWEST * (high + by)
    }

    /// What is left of every error in a quantile, beside values of about `size`.
    pub fn error_beside(&self, size: f64) -> f64 {
        self.narrow
            .error_beside(size)
            .max(self.wide.error_beside(size))
    }

    /// The chance of a sum of at most `sum`.
    pub fn cdf(&self, sum: f64) -> f64 {
        self.at(sum).0
    }

    /// The sum that a share `p` of all does not pass, for 0 < p < 1.
    ///
    /// From where it would be if both were normal: their distances from the middle add up as squares.
    pub fn quantile(&self, p: f64) -> f64 {
        let middles = [&self.narrow, &self.wide].map(|law| law.quantile(0.5));
        let away = [(&self.narrow, middles[0]), (&self.wide, middles[1])]
            .map(|(law, centre)| law.quantile(p) - centre);
        let far = (away[0] * away[0] + away[1] * away[1]).sqrt();
        let start = middles[0] + middles[1] + far.copysign(p - 0.5);
        let within = LAST * middle(&self.wide);
        root::quantile(p, self.support(), start, within, |sum| self.at(sum))
    }

    /// The chance of a sum of at most `sum`, and the density there.
    fn at(&self, sum: f64) -> (f64, f64) {
        let (narrow, wide) = (&self.narrow, &self.wide);
        // Below the start, whatever the wide one is.
        let start = narrow.support().0.max(sum - wide.support().1);
        let (mut chance, mut density) = (narrow.cdf(start), 0.0);
        narrow.stretches_to(wide, sum, |weights, opposite, block| {
            let chances = opposite.chances_at(block);
            let densities = opposite.densities_at(block);
            for at in 0..POINTS {
                chance += weights[at] * chances[at];
                density += weights[at] * densities[at];
            }
        });
        (chance.clamp(0.0, 1.0), density.max(0.0))
    }
}
