//! A bounded shape at a block of places at once: its density and its chances.

use super::exp::exponentials;
use super::log::logarithms;
use super::series::Series;
use super::shape::Kind;
use super::stretched::{Block, MOST, Places, Rule, Stretch};
use super::triangular::Triangular;

/// The least share of the width that is told from none: a logarithm is taken of it.
const LEAST: f64 = 1e-60;

/// A bounded shape of some width.
#[derive(Clone, Debug)]
pub struct Bounded {
    pub low: f64,
    pub high: f64,
    curve: Curve,
}

#[derive(Clone, Debug)]
enum Curve {
    Uniform,
    /// How far the peak lies above the low end, and below the high one.
    Triangular {
        rise: f64,
        fall: f64,
    },
    Pert {
        alpha: f64,
        height: f64,
        /// From the low end, and from the high one.
        series: Box<[Series; 2]>,
    },
}

impl Bounded {
    /// A bounded shape; nothing for a fixed or a lognormal one, nor for a sum of several PERT values.
    pub fn of(kind: Kind) -> Option<Self> {
        let curve = match kind {
            Kind::Fixed(_) | Kind::LogNormal { .. } => return None,
            // The series are of parameters that sum to six.
            Kind::Pert(pert) if !pert.is_by_mode() => return None,
            Kind::Uniform { .. } => Curve::Uniform,
            Kind::Triangular(Triangular { low, mode, high }) => Curve::Triangular {
                rise: mode - low,
                fall: high - mode,
            },
            Kind::Pert(pert) => Curve::Pert {
                alpha: pert.alpha,
                height: pert.height(),
                series: Box::new([Series::new(pert.alpha), Series::new(pert.beta)]),
            },
        };
        let (low, high) = kind.support();
        Some(Self { low, high, curve })
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The place between the ends where the density has a corner.
    pub fn corner(&self) -> Option<f64> {
        match self.curve {
            Curve::Triangular { rise, fall } => {
                (rise > 0.0 && fall > 0.0).then_some(self.low + rise)
            }
            _ => None,
        }
    }

    /// The chance of a value of at most `x`, which lies in the range.
    pub fn cdf(&self, x: f64) -> f64 {
        let mut place = Places::none(1);
        place.above_low[0] = x - self.low;
        place.below_high[0] = self.high - x;
        self.densities_and_chances(&place).1[0]
    }

    /// Calls back with places and their weights, on which a function is averaged that has no corner but those
    /// of the shape; the weights sum to one but for rounding.
    pub fn points(&self, rule: Rule, mut each: impl FnMut(f64, f64)) {
        let corner = self.corner().unwrap_or(self.high);
        for (start, end) in [(self.low, corner), (corner, self.high)] {
            if start < end {
                let stretch = Stretch::new(rule, end - start);
                let places = stretch.places(start - self.low, self.high - end);
                let densities = self.densities(&places);
                let weights = stretch.weights.iter().zip(&densities);
                for (above, (width, density)) in
                    places.above_low[..places.count].iter().zip(weights)
                {
                    each(self.low + above, width * density);
                }
            }
        }
    }

    pub fn densities(&self, places: &Places) -> Block {
        let (count, width) = (places.count, self.width());
        let mut densities = [1.0 / width; MOST];
        let both = places.above_low.iter().zip(&places.below_high);
        match self.curve {
            Curve::Uniform => {}
            Curve::Triangular { rise, fall } => {
                for (density, (&above, &below)) in densities[..count].iter_mut().zip(both) {
                    let share = if above < rise {
                        above / rise
                    } else if below < fall {
                        below / fall
                    } else {
                        1.0
                    };
                    *density = share * (2.0 / width);
                }
            }
            Curve::Pert { alpha, height, .. } => {
                powers(alpha - 1.0, width, places, &mut densities);
                for density in &mut densities[..count] {
                    *density *= height / width;
                }
            }
        }
        densities
    }

    /// The densities at places, and the chances of a value of at most each.
    pub fn densities_and_chances(&self, places: &Places) -> (Block, Block) {
        let densities = self.densities(places);
        let mut chances = [0.0; MOST];
        let both = places.above_low.iter().zip(&places.below_high);
        let each = chances[..places.count].iter_mut().zip(&densities).zip(both);
        match &self.curve {
            Curve::Uniform => {
                for ((chance, _), (above, _)) in each {
                    *chance = (above / self.width()).clamp(0.0, 1.0);
                }
            }
            // The triangle towards the end that lies on the same side of the peak.
            Curve::Triangular { rise, .. } => {
                for ((chance, density), (above, below)) in each {
                    *chance = if above < rise {
                        0.5 * density * above
                    } else {
                        1.0 - 0.5 * density * below
                    };
                }
            }
            Curve::Pert { series, .. } => {
                let ratios = self.ratios(places);
                let [low, high] = [0, 1].map(|end| series[end].values(places.count, &ratios));
                for (((chance, density), (above, below)), (low, high)) in
                    each.zip(low.iter().zip(&high))
                {
                    *chance = if above < below {
                        density * above * low
                    } else {
                        1.0 - density * below * high
                    };
                }
            }
        }
        (densities, chances)
    }

    /// The distance from the nearer end over that from the other.
    fn ratios(&self, places: &Places) -> Block {
        let least = LEAST * self.width();
        let mut ratios = [0.0; MOST];
        let both = places.above_low.iter().zip(&places.below_high);
        for (ratio, (above, below)) in ratios[..places.count].iter_mut().zip(both) {
            *ratio = above.min(*below).max(least) / above.max(*below);
        }
        ratios
    }
}

/// `u^n (1-u)^(4-n)` of the shares `u` of the width that lie below places: what a PERT density is but for
/// its height. One logarithm and one exponential serve both powers, which sum to four.
fn powers(n: f64, width: f64, places: &Places, powers: &mut Block) {
    let (least, powers) = (LEAST * width, &mut powers[..places.count]);
    let both = places.above_low.iter().zip(&places.below_high);
    for (power, (above, below)) in powers.iter_mut().zip(both) {
        *power = above.max(least) / below.max(least);
    }
    logarithms(powers);
    for power in powers.iter_mut() {
        *power *= n;
    }
    exponentials(powers);
    for (power, below) in powers.iter_mut().zip(&places.below_high) {
        let share = below.max(least) / width;
        let square = share * share;
        *power *= square * square;
    }
}
