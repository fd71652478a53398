//! Shapes: how an uncertain input is spread over its range.

use core::fmt;

use super::digits::float;
use super::normal;
use super::pert::Pert;
use super::triangular::Triangular;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::range::Range;

/// The most by which the 95% point of a lognormal shape may exceed its 5% point. Published lethal doses
/// of fentanyl lie within a factor of 12.
pub const MAX_LOGNORMAL_RATIO: u32 = 1_000_000;
/// The largest chance that a lognormal share of a whole may have of being above the whole.
pub const MAX_CHANCE_ABOVE_WHOLE: &str = "0.0001";

/// What a shape is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum ShapeName {
    /// One value.
    Fixed,
    /// Every value between two is as likely as any other.
    Uniform,
    /// The likelihood rises to the central value and falls from there, both in straight lines.
    Triangular,
    /// As triangular, but smooth, and with less of it at the ends.
    Pert,
    /// The logarithm is normal; nine of ten values lie between two.
    #[serde(rename = "lognormal")]
    LogNormal,
}

impl ShapeName {
    /// The shape of a plain `low..central..high`.
    ///
    /// PERT, because what is published as a range is mostly the extremes of single samples around an
    /// average. With the range of Los Angeles powder (0.1 to 64.9%, median 5.8%) PERT has a mean of 14.7%
    /// and a standard deviation of 10.2%, triangular 23.6% and 14.7%; published are 10.0% and 11.1%
    /// (Shover et al. 2025, doi 10.1016/j.drugpo.2025.104977).
    pub const PLAIN: Self = Self::Pert;

    /// Every shape, in the order of its text forms.
    pub const ALL: [Self; 5] = [
        Self::Fixed,
        Self::Uniform,
        Self::Triangular,
        Self::Pert,
        Self::LogNormal,
    ];

    /// As it is written before its points.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Uniform => "uniform",
            Self::Triangular => "triangular",
            Self::Pert => "pert",
            Self::LogNormal => "lognormal",
        }
    }
}

impl fmt::Display for ShapeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How an uncertain input is spread: a distribution of numbers above zero.
///
/// ```
/// use calc_core::Exact;
/// use calc_core::sampling::{Shape, ShapeName};
/// let purity = Shape::triangular(Exact::literal("0.076"), Exact::literal("0.104"), Exact::literal("0.132"))?;
/// assert_eq!(purity.name(), ShapeName::Triangular);
/// assert_eq!(purity.mean()?.to_string(), "0.104");
/// assert!(Shape::uniform(Exact::literal("0.2"), Exact::literal("0.1")).is_err());
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape(pub(super) Kind);

/// A shape by its name and the points that it is made of, exact: what is written down of it.
///
/// ```
/// use calc_core::Exact;
/// use calc_core::sampling::{Points, ShapeName};
/// let [low, central, high] = ["0.05", "0.103", "0.2"].map(Exact::literal);
/// let purity = Points { name: ShapeName::Pert, low, central, high };
/// assert_eq!(purity.shape()?.name(), ShapeName::Pert);
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points {
    /// The shape.
    pub name: ShapeName,
    /// The least value, or the 5% point of a lognormal shape.
    pub low: Exact,
    /// The central value of a triangular or PERT shape; of no meaning to others.
    pub central: Exact,
    /// The greatest value, or the 95% point of a lognormal shape.
    pub high: Exact,
}

impl Points {
    /// The shape.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] for points that make none.
    pub fn shape(&self) -> Result<Shape, Error> {
        let Self {
            name,
            low,
            central,
            high,
        } = *self;
        match name {
            ShapeName::Fixed => Shape::fixed(low),
            ShapeName::Uniform => Shape::uniform(low, high),
            ShapeName::Triangular => Shape::triangular(low, central, high),
            ShapeName::Pert => Shape::pert(low, central, high),
            ShapeName::LogNormal => Shape::lognormal(low, high),
        }
    }
}

/// A shape's parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Fixed(f64),
    Uniform {
        low: f64,
        high: f64,
    },
    Triangular(Triangular),
    Pert(Pert),
    /// The mean and the standard deviation of the logarithm.
    LogNormal {
        mean: f64,
        sd: f64,
    },
}

impl Shape {
    /// One value, above zero.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] at zero and below.
    pub fn fixed(value: Exact) -> Result<Self, Error> {
        positive(value)?;
        Ok(Self(Kind::Fixed(float(value))))
    }

    /// Every value between two is as likely as any other.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless 0 < low <= high.
    pub fn uniform(low: Exact, high: Exact) -> Result<Self, Error> {
        let points = points(low, low, high)?;
        Ok(Self(
            points.map_or(Kind::Fixed(float(low)), |[low, _, high]| Kind::Uniform {
                low,
                high,
            }),
        ))
    }

    /// From low to high with the peak at the central value.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless 0 < low <= central <= high.
    pub fn triangular(low: Exact, central: Exact, high: Exact) -> Result<Self, Error> {
        let points = points(low, central, high)?;
        Ok(Self(
            points.map_or(Kind::Fixed(float(low)), |[low, mode, high]| {
                Kind::Triangular(Triangular { low, mode, high })
            }),
        ))
    }

    /// PERT: a beta distribution from low to high whose mean is (low + 4 central + high) / 6.
    ///
    /// Malcolm, Roseboom, Clark and Fazar, Application of a Technique for Research and Development
    /// Program Evaluation, Operations Research 7 (1959), with the weight 4 of the central value.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless 0 < low <= central <= high.
    pub fn pert(low: Exact, central: Exact, high: Exact) -> Result<Self, Error> {
        let points = points(low, central, high)?;
        Ok(Self(points.map_or(Kind::Fixed(float(low)), |points| {
            Kind::Pert(Pert::new(points))
        })))
    }

    /// Lognormal, with 5% of all values below `low` and 5% above `high`.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless 0 < low <= high, and past [`MAX_LOGNORMAL_RATIO`].
    pub fn lognormal(low: Exact, high: Exact) -> Result<Self, Error> {
        let Some([low, _, high]) = points(low, low, high)? else {
            return Self::fixed(low);
        };
        if high > low * f64::from(MAX_LOGNORMAL_RATIO) {
            return Err(too_wide());
        }
        let ln_ratio = libm::log(high / low);
        let mean = libm::log(low) + 0.5 * ln_ratio;
        Self::of_logarithm(mean, ln_ratio / (2.0 * normal::quantile(0.95)))
    }

    /// Lognormal, by the mean and the standard deviation of the natural logarithm.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] for a standard deviation below zero, and past [`MAX_LOGNORMAL_RATIO`].
    pub fn lognormal_of(ln_mean: Exact, ln_sd: Exact) -> Result<Self, Error> {
        if ln_sd < Exact::ZERO {
            return Err(Error::new(
                ErrorKind::Range,
                why!("a standard deviation of {} is negative", ln_sd.to_string()),
            )
            .hint(why!("write it without a minus sign")));
        }
        let mean = float(ln_mean);
        if ln_sd == Exact::ZERO {
            return Ok(Self(Kind::Fixed(libm::exp(mean))));
        }
        Self::of_logarithm(mean, float(ln_sd))
    }

    /// Lognormal, by the mean and the standard deviation of the values themselves: what a balance's
    /// expanded uncertainty stands for (its standard deviation is `U / k`), without masses below zero.
    ///
    /// # Errors
    /// [`ErrorKind::Range`] unless the mean is above zero and the deviation is not below it, and past
    /// [`MAX_LOGNORMAL_RATIO`].
    pub fn measured(mean: Exact, sd: Exact) -> Result<Self, Error> {
        positive(mean)?;
        if sd <= Exact::ZERO {
            let none = Self::fixed(mean)?;
            return if sd == Exact::ZERO {
                Ok(none)
            } else {
                Self::lognormal_of(Exact::ZERO, sd)
            };
        }
        let variation = float(sd) / float(mean);
        let variance = libm::log1p(variation * variation);
        Self::of_logarithm(libm::log(float(mean)) - 0.5 * variance, variance.sqrt())
    }

    fn of_logarithm(mean: f64, sd: f64) -> Result<Self, Error> {
        let widest = libm::log(f64::from(MAX_LOGNORMAL_RATIO)) / (2.0 * normal::quantile(0.95));
        // A little more than the widest, which rounding must not refuse.
        if sd > widest * 1.000_001 || mean.abs() > FARTHEST {
            return Err(too_wide());
        }
        Ok(Self(Kind::LogNormal { mean, sd }))
    }

    /// A value around one with this variance: what a sum of many ranges is beside its mean. Between its ends, as the
    /// sum of a few is, and lognormal where they are far away.
    pub(crate) fn around_one(low: Exact, high: Exact, variance: Exact) -> Self {
        let [low, high, variance] = [low, high, variance].map(float);
        if variance <= 0.0 || low >= 1.0 || high <= 1.0 {
            return Self(Kind::Fixed(1.0));
        }
        let pert = Pert::of_moments(low, high, 1.0, variance);
        if pert.alpha + pert.beta <= FARTHEST_ENDS {
            return Self(Kind::Pert(pert));
        }
        let square = libm::log1p(variance);
        Self(Kind::LogNormal {
            mean: -0.5 * square,
            sd: square.sqrt(),
        })
    }

    /// That the shape can be one of a share of a whole, such as a purity: never above 1, but for a chance
    /// of at most [`MAX_CHANCE_ABOVE_WHOLE`].
    ///
    /// # Errors
    /// [`ErrorKind::Range`] for a shape that reaches farther.
    pub fn check_share(&self) -> Result<(), Error> {
        let above = match self.0 {
            Kind::LogNormal { mean, sd } => normal::cdf(mean / sd),
            _ if self.support().1 > 1.0 => 1.0,
            _ => 0.0,
        };
        if above <= float(Exact::literal(MAX_CHANCE_ABOVE_WHOLE)) {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Range,
            why!(
                "a {} shape of a share reaches above 100%",
                self.name().name()
            ),
        )
        .hint(why!(
            "write a shape that ends where it says, as in {}",
            "pert:5%..10.3%..20%"
        )))
    }

    /// What the shape is called; a range without width is fixed, whatever it was called.
    #[must_use]
    pub const fn name(&self) -> ShapeName {
        match self.0 {
            Kind::Fixed(_) => ShapeName::Fixed,
            Kind::Uniform { .. } => ShapeName::Uniform,
            Kind::Triangular(_) => ShapeName::Triangular,
            Kind::Pert(_) => ShapeName::Pert,
            Kind::LogNormal { .. } => ShapeName::LogNormal,
        }
    }
}

/// The sum of both parameters of a beta distribution past which its ends are too far away to matter.
const FARTHEST_ENDS: f64 = 60.0;

/// The farthest that the mean of a logarithm may be from zero: the values are then past what can be shown.
const FARTHEST: f64 = 100.0;

fn too_wide() -> Error {
    let message = why!(
        "a lognormal shape spans a factor of more than {} from its 5% to its 95% point",
        MAX_LOGNORMAL_RATIO
    );
    Error::new(ErrorKind::Range, message).hint(why!("write a narrower range, or another shape"))
}

fn positive(low: Exact) -> Result<(), Error> {
    if low > Exact::ZERO {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Range,
        why!("a shape cannot begin at {}", low.to_string()),
    )
    .hint(why!("write values above zero")))
}

/// The three points, or nothing where all are the same float.
fn points(low: Exact, central: Exact, high: Exact) -> Result<Option<[f64; 3]>, Error> {
    positive(low)?;
    let range = Range::new(low, central, high)?.map(float);
    Ok((range.low < range.high).then_some([range.low, range.central, range.high]))
}
