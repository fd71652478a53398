//! Random values of a shape.

use super::exp::exponentials;
use super::generator::Generator;
use super::pert::Pert;
use super::shape::Kind;
use super::triangular::Triangular;
use super::ziggurat::Ziggurat;

/// What draws values of one shape, or their reciprocals.
#[derive(Clone, Debug)]
pub struct Sampler {
    kind: Kind,
    pub is_reciprocal: bool,
    normal: Option<Box<Ziggurat>>,
}

impl Sampler {
    pub fn new(kind: Kind, is_reciprocal: bool) -> Self {
        let is_normal = matches!(kind, Kind::LogNormal { .. });
        let normal = is_normal.then(|| Box::new(Ziggurat::new()));
        Self {
            kind,
            is_reciprocal,
            normal,
        }
    }

    /// Fills a block.
    pub fn fill(&self, generator: &mut Generator, block: &mut [f64]) {
        match (self.kind, &self.normal) {
            (Kind::LogNormal { mean, sd }, Some(normal)) => {
                // The reciprocal of a lognormal number is another, and needs no division.
                let (mean, sd) = if self.is_reciprocal {
                    (-mean, -sd)
                } else {
                    (mean, sd)
                };
                for value in block.iter_mut() {
                    *value = mean + sd * normal.draw(generator);
                }
                exponentials(block);
                return;
            }
            (Kind::Uniform { low, high }, _) => {
                for value in block.iter_mut() {
                    *value = low + (high - low) * generator.unit();
                }
            }
            (Kind::Triangular(triangular), _) => fill_triangular(triangular, generator, block),
            (Kind::Pert(pert), _) => {
                for value in block.iter_mut() {
                    *value = draw_pert(pert, generator);
                }
            }
            (Kind::Fixed(_) | Kind::LogNormal { .. }, _) => block.fill(self.kind.mean()),
        }
        if self.is_reciprocal {
            for value in block {
                *value = 1.0 / *value;
            }
        }
    }
}

/// By the inverse of the distribution; both sides of the peak are computed alike, because which one it is
/// cannot be foreseen.
fn fill_triangular(triangular: Triangular, generator: &mut Generator, block: &mut [f64]) {
    let Triangular { low, mode, high } = triangular;
    let below = triangular.share_below_mode();
    let rise = (high - low) * (mode - low);
    let fall = (high - low) * (high - mode);
    for value in block.iter_mut() {
        *value = generator.unit();
    }
    for value in block {
        let p = *value;
        let (square, from, sign) = if p <= below {
            (p * rise, low, 1.0)
        } else {
            ((1.0 - p) * fall, high, -1.0)
        };
        *value = from + sign * square.sqrt();
    }
}

/// A PERT value by Cheng's algorithm BB, in which a ratio of beta variates with a logistic logarithm is
/// drawn and kept as often as its density asks: R. C. H. Cheng, Generating Beta Variates with Nonintegral
/// Shape Parameters, Communications of the ACM 21 (1978).
fn draw_pert(pert: Pert, generator: &mut Generator) -> f64 {
    let (low, high) = (pert.low, pert.high);
    let (least, most) = (pert.alpha.min(pert.beta), pert.alpha.max(pert.beta));
    let sum = least + most;
    let slope = ((sum - 2.0) / (2.0 * least * most - sum)).sqrt();
    let gamma = least + 1.0 / slope;
    let ratio = loop {
        let (first, second) = (generator.unit(), generator.unit());
        let logistic = slope * libm::log(first / (1.0 - first));
        let ratio = least * libm::exp(logistic);
        let height = libm::log(first * first * second);
        let ln = gamma * logistic - 2.0 * core::f64::consts::LN_2;
        if ln + sum * libm::log(sum / (most + ratio)) >= height {
            break ratio;
        }
    };
    let share = ratio / (most + ratio);
    if pert.alpha <= pert.beta {
        low + (high - low) * share
    } else {
        high - (high - low) * share
    }
}
