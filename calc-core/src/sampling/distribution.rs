//! What can be asked of a shape: support, density, distribution, quantile, moments.

use super::bounded::Bounded;
use super::digits::exact;
use super::nodes::nodes;
use super::normal;
use super::pert::Pert;
use super::shape::{Kind, Shape};
use super::spread::DIGITS;
use super::stretched::{FINE, MOST};
use super::triangular::Triangular;
use crate::error::Error;
use crate::exact::Exact;

/// A place where a distribution is not smooth: the `order`th derivative of its CDF jumps there, or grows
/// past all bounds where the order is not whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kink {
    pub at: f64,
    pub order: f64,
}

/// The narrowest range, beside its values, that is not taken for one value: answers have ten digits.
pub const NARROWEST: f64 = 1e-10;

/// The widest ratio of a range's ends on which one over the values is averaged by a rule on the values; wider ones
/// take pieces of their logarithms.
const WIDEST: f64 = 30.0;

/// The mean of a factor, and its variance over the square of that mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    pub mean: f64,
    pub variation: f64,
}

impl Shape {
    /// The mean, to ten significant digits.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) past what can be shown.
    pub fn mean(&self) -> Result<Exact, Error> {
        exact(self.0.mean(), DIGITS)
    }

    /// The median, to ten significant digits.
    ///
    /// # Errors
    /// As [`Shape::mean`].
    pub fn median(&self) -> Result<Exact, Error> {
        exact(self.0.quantile(0.5), DIGITS)
    }

    /// The least and the greatest value; zero and infinity of a lognormal shape.
    pub(super) fn support(&self) -> (f64, f64) {
        self.0.support()
    }
}

impl Kind {
    pub fn support(self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (value, value),
            Self::Uniform { low, high }
            | Self::Triangular(Triangular { low, high, .. })
            | Self::Pert(Pert { low, high, .. }) => (low, high),
            Self::LogNormal { .. } => (0.0, f64::INFINITY),
        }
    }

    /// The density; of one value, none.
    pub fn pdf(self, x: f64) -> f64 {
        match self {
            Self::Fixed(_) => 0.0,
            Self::Uniform { low, high } => {
                f64::from(u8::from(x >= low && x <= high)) / (high - low)
            }
            Self::Triangular(triangular) => triangular.pdf(x),
            Self::Pert(pert) => pert.pdf(x),
            Self::LogNormal { .. } if x <= 0.0 => 0.0,
            Self::LogNormal { mean, sd } => normal::pdf((libm::log(x) - mean) / sd) / (sd * x),
        }
    }

    /// The chance of a value of at most `x`.
    pub fn cdf(self, x: f64) -> f64 {
        match self {
            Self::Fixed(value) => f64::from(u8::from(x >= value)),
            Self::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
            Self::Triangular(triangular) => triangular.cdf(x),
            Self::Pert(pert) => pert.cdf(x),
            Self::LogNormal { .. } if x <= 0.0 => 0.0,
            Self::LogNormal { mean, sd } => normal::cdf((libm::log(x) - mean) / sd),
        }
    }

    /// The value that a share `p` of all values does not pass, for 0 < p < 1.
    pub fn quantile(self, p: f64) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Uniform { low, high } => low + p * (high - low),
            Self::Triangular(triangular) => triangular.quantile(p),
            Self::Pert(pert) => pert.quantile(p),
            Self::LogNormal { mean, sd } => libm::exp(mean + sd * normal::quantile(p)),
        }
    }

    pub fn mean(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Uniform { low, high } => f64::midpoint(low, high),
            Self::Triangular(Triangular { low, mode, high }) => (low + mode + high) / 3.0,
            Self::Pert(pert) => pert.mean(),
            Self::LogNormal { mean, sd } => libm::exp(mean + 0.5 * sd * sd),
        }
    }

    pub fn variance(self) -> f64 {
        match self {
            Self::Fixed(_) => 0.0,
            Self::Uniform { low, high } => (high - low) * (high - low) / 12.0,
            Self::Triangular(Triangular { low, mode, high }) => {
                let (below, above) = (mode - low, high - mode);
                (below * below + below * above + above * above) / 18.0
            }
            Self::Pert(pert) => pert.variance(),
            Self::LogNormal { sd, .. } => self.mean() * self.mean() * libm::expm1(sd * sd),
        }
    }

    /// The moments of the value as a factor; of its reciprocal where it is divided by.
    pub fn moments(self, under: bool) -> Moments {
        match self {
            Self::LogNormal { mean, sd } if under => Moments {
                mean: libm::exp(0.5 * sd * sd - mean),
                variation: libm::expm1(sd * sd),
            },
            Self::Fixed(value) if under => Moments {
                mean: 1.0 / value,
                variation: 0.0,
            },
            _ if under => self.reciprocal_moments(),
            _ => Moments {
                mean: self.mean(),
                variation: self.variance() / (self.mean() * self.mean()),
            },
        }
    }

    /// By quadrature: the closed forms lose all digits where a range is narrow.
    fn reciprocal_moments(self) -> Moments {
        let centre = self.mean();
        let kind = self.scaled(1.0 / centre);
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(2 * MOST);
        let (low, high) = kind.support();
        match Bounded::of(kind) {
            Some(shape) if high <= WIDEST * low => {
                shape.points(FINE, |value, weight| points.push((1.0 / value, weight)));
            }
            _ => points.extend(
                nodes(kind, f64::INFINITY)
                    .iter()
                    .map(|node| (libm::exp(-node.ln), node.weight)),
            ),
        }
        let whole: f64 = points.iter().map(|(_, weight)| weight).sum();
        let mean = points
            .iter()
            .map(|(value, weight)| weight * value)
            .sum::<f64>()
            / whole;
        let variance = points
            .iter()
            .map(|(value, weight)| weight * (value - mean) * (value - mean))
            .sum::<f64>()
            / whole;
        Moments {
            mean: mean / centre,
            variation: variance / (mean * mean),
        }
    }

    /// The third central moment of a bounded factor over its mean; of its reciprocal where it is divided by.
    pub fn third(self, under: bool) -> f64 {
        let centre = self.mean();
        let nodes = nodes(self.scaled(1.0 / centre), f64::INFINITY);
        let value = |ln: f64| libm::exp(if under { -ln } else { ln });
        let mean: f64 = nodes.iter().map(|node| node.weight * value(node.ln)).sum();
        let cube = |off: f64| off * off * off;
        let cubes = nodes
            .iter()
            .map(|node| node.weight * cube(value(node.ln) / mean - 1.0));
        cubes.sum()
    }

    /// Without what only costs time: a range too narrow for the digits of an answer is one value, and a
    /// peak next to an end is at the end.
    pub fn tidied(self) -> Self {
        let (low, high) = self.support();
        let near = |mode: f64| {
            let share = (mode - low) / (high - low);
            if share < NARROWEST {
                low
            } else if 1.0 - share < NARROWEST {
                high
            } else {
                mode
            }
        };
        match self {
            Self::LogNormal { sd, .. } if sd < NARROWEST => Self::Fixed(self.mean()),
            Self::LogNormal { .. } | Self::Fixed(_) => self,
            _ if high - low < NARROWEST * high => Self::Fixed(self.mean()),
            Self::Uniform { .. } => self,
            Self::Triangular(Triangular { mode, .. }) => Self::Triangular(Triangular {
                low,
                mode: near(mode),
                high,
            }),
            Self::Pert(pert) if !pert.is_by_mode() => self,
            Self::Pert(pert) => {
                let mode = low + (high - low) * (pert.alpha - 1.0) / 4.0;
                Self::Pert(Pert::new([low, near(mode), high]))
            }
        }
    }

    /// With all values `by` times as large.
    pub fn scaled(self, by: f64) -> Self {
        match self {
            Self::Fixed(value) => Self::Fixed(value * by),
            Self::Uniform { low, high } => Self::Uniform {
                low: low * by,
                high: high * by,
            },
            Self::Triangular(Triangular { low, mode, high }) => Self::Triangular(Triangular {
                low: low * by,
                mode: mode * by,
                high: high * by,
            }),
            Self::Pert(pert) => Self::Pert(pert.scaled(by)),
            Self::LogNormal { mean, sd } => Self::LogNormal {
                mean: mean + libm::log(by),
                sd,
            },
        }
    }

    #[expect(clippy::float_cmp, reason = "a peak at an end is the end itself")]
    /// Where it is not smooth, from low to high; nowhere for a lognormal shape.
    pub fn kinks(self) -> Vec<Kink> {
        let kink = |at, order| Kink { at, order };
        match self {
            Self::Fixed(_) | Self::LogNormal { .. } => Vec::new(),
            Self::Uniform { low, high } => vec![kink(low, 1.0), kink(high, 1.0)],
            Self::Triangular(Triangular { low, mode, high }) if mode == low => {
                vec![kink(low, 1.0), kink(high, 2.0)]
            }
            Self::Triangular(Triangular { low, mode, high }) if mode == high => {
                vec![kink(low, 2.0), kink(high, 1.0)]
            }
            Self::Triangular(Triangular { low, mode, high }) => {
                vec![kink(low, 2.0), kink(mode, 2.0), kink(high, 2.0)]
            }
            Self::Pert(Pert {
                low,
                high,
                alpha,
                beta,
                ..
            }) => vec![kink(low, alpha), kink(high, beta)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes() -> Vec<Kind> {
        let pert = |low, mode, high| Kind::Pert(Pert::new([low, mode, high]));
        let triangular = |low, mode, high| Kind::Triangular(Triangular { low, mode, high });
        vec![
            Kind::Uniform {
                low: 0.05,
                high: 0.2,
            },
            triangular(0.05, 0.103, 0.2),
            triangular(1.0, 1.0, 3.0),
            triangular(1.0, 3.0, 3.0),
            pert(0.05, 0.103, 0.2),
            pert(1.0, 1.0, 3.0),
            pert(1.0, 3.0, 3.0),
            Kind::LogNormal {
                mean: 0.69,
                sd: 0.4,
            },
        ]
    }

    /// The integral of a function of a shape's values, by many short pieces.
    fn average(kind: Kind, f: impl Fn(f64) -> f64) -> f64 {
        let (low, high) = match kind.support() {
            (_, high) if high.is_infinite() => (1e-3, 60.0),
            bounds => bounds,
        };
        let step = (high - low) / 2000.0;
        (0..2000_u32)
            .map(|n| low + step * f64::from(n))
            .map(|x| crate::sampling::quadrature::integral(x, x + step, |x| f(x) * kind.pdf(x)))
            .sum()
    }

    #[test]
    fn densities_have_the_moments_that_the_closed_forms_give() {
        for kind in shapes() {
            let near = |a: f64, b: f64| (a - b).abs() < 2e-6 * b;
            assert!(near(average(kind, |_| 1.0), 1.0), "{kind:?}");
            assert!(near(average(kind, |x| x), kind.mean()), "{kind:?}");
            let off = |x: f64| (x - kind.mean()) * (x - kind.mean());
            assert!(near(average(kind, off), kind.variance()), "{kind:?}");
            assert!(
                near(average(kind, |x| 1.0 / x), kind.moments(true).mean),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn quantiles_lead_back_through_the_cdf() {
        for kind in shapes() {
            for p in [0.0001, 0.05, 0.3, 0.5, 0.9, 0.9999] {
                let found = kind.cdf(kind.quantile(p));
                assert!((found - p).abs() < 1e-12, "{kind:?} {p}: {found}");
            }
        }
    }

    /// The mean of 1 / x: uniform ln(b / a) / (b - a); triangular
    /// 2 / (c - a) (c ln(c / b) / (c - b) - a ln(b / a) / (b - a)).
    #[test]
    fn means_of_reciprocals_are_those_of_the_closed_forms() {
        let ln = libm::log;
        let uniform = Kind::Uniform {
            low: 1.0,
            high: 3.0,
        }
        .moments(true);
        assert!((uniform.mean - ln(3.0) / 2.0).abs() < 1e-15, "{uniform:?}");
        // The mean of its square is 1 / (a b).
        let variation = 1.0 / 3.0 / (uniform.mean * uniform.mean) - 1.0;
        assert!((uniform.variation - variation).abs() < 1e-14, "{uniform:?}");
        let triangular = Triangular {
            low: 1.0,
            mode: 2.0,
            high: 5.0,
        };
        let closed = 0.5 * (5.0 * ln(2.5) / 3.0 - ln(2.0));
        let found = Kind::Triangular(triangular).moments(true).mean;
        assert!((found - closed).abs() < 1e-15, "{found} {closed}");
    }

    #[test]
    fn a_narrow_range_keeps_the_digits_of_its_variance() {
        let narrow = Kind::Uniform {
            low: 1.0,
            high: 1.000_001,
        };
        for under in [false, true] {
            let found = narrow.moments(under).variation;
            assert!((found / (1e-12 / 12.0) - 1.0).abs() < 2e-6, "{found}");
        }
    }
}
