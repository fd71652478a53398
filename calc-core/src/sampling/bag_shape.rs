//! The mean purity of all bags as an uncertain input.
//!
//! Lognormal, because a purity is never below zero; where that reaches above 100%, as it does for bags that are
//! nearly pure, PERT, which can end there.

use super::bags::WholeOfBags;
use super::digits::{exact, float};
use super::normal;
use super::shape::{Kind, Points, Shape, ShapeName};
use super::spread::DIGITS;
use crate::error::Error;
use crate::exact::Exact;

/// The variance of PERT is this part of what lies below its mean times what lies above.
const PERT_PART: f64 = 7.0;
/// So many times as far as on one side of its mean PERT can reach on the other: its peak is then at an end.
const PERT_SKEW: f64 = 5.0;
/// The most of the mean by which PERT reaches below it: a shape begins above zero.
const MOST_BELOW: f64 = 0.999;

impl WholeOfBags {
    /// [`WholeOfBags::shape`] by its points: lognormal by its 5% and 95% points, PERT by its ends and its peak, or
    /// fixed.
    ///
    /// # Errors
    /// As [`Shape::measured`].
    pub fn points(&self) -> Result<Points, Error> {
        let sd = self.sd();
        let lognormal = Shape::measured(self.mean, exact(sd, DIGITS)?)?;
        let (name, [low, central, high]) = match lognormal.0 {
            Kind::LogNormal { mean, sd } if lognormal.check_share().is_ok() => {
                let reach = normal::quantile(0.95) * sd;
                let end = |ln: f64| exact(libm::exp(ln), DIGITS);
                let ends = [end(mean - reach)?, self.mean, end(mean + reach)?];
                (ShapeName::LogNormal, ends)
            }
            Kind::LogNormal { .. } => (ShapeName::Pert, within_the_whole(float(self.mean), sd)?),
            _ => (ShapeName::Fixed, [self.mean; 3]),
        };
        Ok(Points {
            name,
            low,
            central,
            high,
        })
    }

    /// The mean purity of all bags as an uncertain input, with the mean of the sample and the standard deviation that
    /// Student's t has around it: lognormal, or PERT where that would reach above 100%. PERT takes as much of the
    /// standard deviation as fits between zero and one.
    ///
    /// # Errors
    /// As [`Shape::measured`].
    pub fn shape(&self) -> Result<Shape, Error> {
        let points = self.points()?;
        match points.name {
            ShapeName::LogNormal => Shape::measured(self.mean, exact(self.sd(), DIGITS)?),
            _ => points.shape(),
        }
    }

    /// The standard deviation of Student's t with this standard error.
    fn sd(&self) -> f64 {
        let freedom = f64::from(self.tested) - 1.0;
        let wider = if freedom > 2.0 {
            (freedom / (freedom - 2.0)).sqrt()
        } else {
            1.0
        };
        float(self.standard_error) * wider
    }
}

/// Low, peak and high of the PERT distribution between zero and one with this mean and standard deviation, or with
/// the most of it that there can be.
fn within_the_whole(mean: f64, sd: f64) -> Result<[Exact; 3], Error> {
    let square = PERT_PART * sd * sd;
    let above = square.sqrt().min(1.0 - mean);
    let below = (square / above)
        .min(MOST_BELOW * mean)
        .min(PERT_SKEW * above);
    let above = (square / below).min(1.0 - mean).min(PERT_SKEW * below);
    let (low, high) = (mean - below, (mean + above).min(1.0));
    let peak = (6.0 * mean - low - high) / 4.0;
    let [low, peak, high] = [low, peak.clamp(low, high), high].map(|end| exact(end, DIGITS));
    Ok([low?, peak?, high?])
}
