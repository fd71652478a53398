//! What the spread of a figure comes from.
//!
//! The share of an input is its first-order sensitivity index: how much the variance of the figure would
//! fall on average if the input were known, Var(E\[D | X\]) / Var(D). I. M. Sobol, Sensitivity Estimates for
//! Nonlinear Mathematical Models, Mathematical Modelling and Computational Experiments 1 (1993); A. Saltelli
//! et al., Global Sensitivity Analysis: The Primer, Wiley (2008), chapter 4. For sums of products of
//! independent inputs it has a closed form, by the mean and the variance of each factor. The shares of a
//! product do not add up to one: what is left, two inputs explain only together.
//!
//! Of the figure and not of its logarithm, whose shares would add up: a total has no such logarithm, and
//! what staff wait for is a figure.

use super::digits::share;
use super::distribution::Moments;
use super::model::{Model, Term, Use};
use super::spread::{Driver, FEW_DIGITS};
use crate::error::Error;
use crate::exact::Exact;

/// A model with the moments of its factors, each found once.
pub(super) struct Shares<'a> {
    model: &'a Model,
    /// Of each input over and under; of a side that no term has it on, nothing.
    moments: Vec<[Option<Moments>; 2]>,
    /// The mean of each term.
    means: Vec<f64>,
}

impl<'a> Shares<'a> {
    /// Inputs are independent, so the mean of a product is that of means.
    pub(super) fn of(model: &'a Model) -> Self {
        let mut moments = vec![[None; 2]; model.inputs.len()];
        let mut means = Vec::with_capacity(model.terms.len());
        for term in &model.terms {
            let mut mean = term.scale;
            for used in &term.uses {
                let shape = model.inputs[used.input].shape.0;
                let known = &mut moments[used.input][usize::from(used.under)];
                mean *= known.get_or_insert_with(|| shape.moments(used.under)).mean;
            }
            means.push(mean);
        }
        Self {
            model,
            moments,
            means,
        }
    }

    /// The mean of the figure.
    pub(super) fn mean(&self) -> f64 {
        self.means.iter().sum()
    }

    fn moments(&self, used: Use) -> Moments {
        let known = self.moments[used.input][usize::from(used.under)];
        known.unwrap_or_else(|| self.model.inputs[used.input].shape.0.moments(used.under))
    }

    /// The covariance of two factors of the same input, over the product of their means.
    fn covariation(&self, one: Use, other: Use) -> f64 {
        let (a, b) = (self.moments(one), self.moments(other));
        if one.under == other.under {
            a.variation
        } else {
            // The mean of x times 1 / x is one.
            1.0 / (a.mean * b.mean) - 1.0
        }
    }

    /// The variance of the figure.
    fn variance(&self) -> f64 {
        let mut variance = 0.0;
        for (one, mean) in self.model.terms.iter().zip(&self.means) {
            for (other, other_mean) in self.model.terms.iter().zip(&self.means) {
                variance += mean * other_mean * self.shared_variation(one, other);
            }
        }
        variance
    }

    /// The covariance of two terms over the product of their means: the product of `1 + c` over what they
    /// share, less one, added up so that no digit of a small one is lost.
    fn shared_variation(&self, one: &Term, other: &Term) -> f64 {
        let mut variation = 0.0;
        for &used in &one.uses {
            for &same in other.uses.iter().filter(|same| same.input == used.input) {
                let more = self.covariation(used, same);
                variation += more + variation * more;
            }
        }
        variation
    }

    /// The variance of the mean of the figure, given one input.
    fn variance_by(&self, input: usize) -> f64 {
        let uses: Vec<(Use, f64)> = self
            .model
            .terms
            .iter()
            .zip(&self.means)
            .filter_map(|(term, &mean)| {
                Some((*term.uses.iter().find(|used| used.input == input)?, mean))
            })
            .collect();
        let with = |&(one, mean): &(Use, f64)| -> f64 {
            uses.iter()
                .map(|&(other, other_mean)| mean * other_mean * self.covariation(one, other))
                .sum()
        };
        uses.iter().map(with).sum()
    }

    /// Each input's share of the variance, the largest first, and what is left for their interaction.
    /// Inputs of the same name are one driver.
    pub(super) fn drivers(&self) -> Result<(Vec<Driver>, Exact), Error> {
        let variance = self.variance();
        let mut drivers: Vec<(&str, f64)> = Vec::new();
        for (at, input) in self.model.inputs.iter().enumerate() {
            let part = self.variance_by(at) / variance;
            if part > 0.0 {
                match drivers.iter_mut().find(|(name, _)| *name == input.name) {
                    Some((_, sum)) => *sum += part,
                    None => drivers.push((&input.name, part)),
                }
            }
        }
        // A stable sort: inputs with equal shares stay in the order in which they were named.
        drivers.sort_by(|a, b| b.1.total_cmp(&a.1));
        let explained: f64 = drivers.iter().map(|(_, part)| part).sum();
        let together = if drivers.is_empty() {
            0.0
        } else {
            (1.0 - explained).max(0.0)
        };
        let mut shares = Vec::with_capacity(drivers.len());
        for (input, part) in drivers {
            let share = share(part.min(1.0), FEW_DIGITS)?;
            if share > Exact::ZERO {
                shares.push(Driver {
                    input: input.to_owned(),
                    share,
                });
            }
        }
        Ok((shares, share(together, FEW_DIGITS)?))
    }
}
