//! The distribution of one exhibit's figure: a product of independent inputs over others.

use super::distribution::Kink;
use super::law::Law;
use super::mixture::Mixture;
use super::nodes::{Node, nodes};
use super::normal;
use super::pair::Pair;
use super::pending::Pending;
use super::shape::Kind;
use super::sum::sum;

/// An input, and whether the figure is divided by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    pub kind: Kind,
    pub under: bool,
}

/// A bounded factor this many times as wide as the lognormal one is left to a table of the sum: points
/// dense enough for it would be too many.
const WIDEST_MIXTURE: f64 = 40.0;

/// A figure: `scale` times a random factor near one.
#[derive(Clone, Debug)]
pub struct Product {
    scale: f64,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
    /// Nothing is uncertain.
    Fixed,
    /// One input is, of a shape with closed forms.
    One(Factor),
    /// A lognormal input and one bounded input.
    Mixture(Mixture),
    /// Two bounded inputs.
    Pair(Box<Pair>, [Factor; 2]),
    /// The law of the logarithm.
    Table(Law),
    /// The logarithm as a sum.
    Pending(Box<Pending>),
}

impl Product {
    /// The distribution of `scale` times the factors; `scale` is not negative.
    ///
    /// Fixed factors go into the scale, and lognormal ones are one lognormal factor.
    pub fn new(scale: f64, factors: &[Factor]) -> Self {
        let mut scale = scale;
        let mut bounded = Vec::with_capacity(4);
        let mut variance = 0.0;
        for factor in factors {
            let one = |value: f64| if factor.under { 1.0 / value } else { value };
            match factor.kind.tidied() {
                Kind::Fixed(value) => scale *= one(value),
                Kind::LogNormal { mean, sd } => {
                    scale *= one(libm::exp(mean));
                    variance += sd * sd;
                }
                kind => {
                    let centre = kind.mean();
                    scale *= one(centre);
                    bounded.push(Factor {
                        kind: kind.scaled(1.0 / centre),
                        ..*factor
                    });
                }
            }
        }
        Self {
            scale,
            form: Form::of(&bounded, variance.sqrt()),
        }
    }

    /// The chance of a figure of at most `figure`.
    pub fn cdf(&self, figure: f64) -> f64 {
        let ratio = figure / self.scale;
        if figure < 0.0 || (self.scale > 0.0 && ratio <= 0.0) {
            return 0.0;
        }
        match &self.form {
            Form::Fixed => f64::from(u8::from(figure >= self.scale)),
            _ if self.scale == 0.0 => 1.0,
            Form::One(Factor { kind, under: false }) => kind.cdf(ratio),
            Form::One(Factor { kind, under: true }) => 1.0 - kind.cdf(1.0 / ratio),
            Form::Mixture(mixture) => mixture.at(libm::log(ratio)).0,
            Form::Pair(pair, _) => pair.cdf(ratio).clamp(0.0, 1.0),
            Form::Table(law) => law.cdf(libm::log(ratio)),
            Form::Pending(sum) => sum.cdf(libm::log(ratio)),
        }
    }

    /// The figure that a share `p` of all figures does not pass, for 0 < p < 1.
    pub fn quantile(&self, p: f64) -> f64 {
        let ratio = match &self.form {
            Form::Fixed => 1.0,
            Form::One(Factor { kind, under: false }) => kind.quantile(p),
            Form::One(Factor { kind, under: true }) => 1.0 / kind.quantile(1.0 - p),
            Form::Mixture(mixture) => libm::exp(mixture.quantile(p)),
            Form::Pair(pair, _) => pair.quantile(p),
            Form::Table(law) => libm::exp(law.quantile(p)),
            Form::Pending(sum) => libm::exp(sum.quantile(p)),
        };
        self.scale * ratio
    }

    /// The figure itself, where nothing about it is uncertain.
    pub fn fixed(&self) -> Option<f64> {
        (matches!(self.form, Form::Fixed) || self.scale == 0.0).then_some(self.scale)
    }

    /// What is left of the errors of every step, beside the figure.
    pub fn error(&self) -> f64 {
        match &self.form {
            Form::Table(law) => law.error_beside(1.0),
            Form::Pending(sum) => sum.error_beside(1.0),
            _ => 0.0,
        }
    }

    /// The law of the figure over the scale, as its logarithm, and the scale; nothing where it is fixed.
    pub fn logarithm(&self) -> Option<(f64, Law)> {
        let law = match &self.form {
            Form::Fixed => return None,
            Form::One(factor) => logarithm(*factor),
            Form::Mixture(mixture) => mixture.law(),
            Form::Pair(_, [one, other]) => sum(&logarithm(*one), &logarithm(*other)),
            Form::Table(law) => law.clone(),
            Form::Pending(sum) => sum.law(),
        };
        Some((self.scale, law))
    }

    /// A product of a number near one whose logarithm has a law.
    pub fn of_logarithm(scale: f64, law: Law) -> Self {
        Self {
            scale,
            form: Form::Table(law),
        }
    }

    /// A product of a number near one whose logarithm is the sum of two values with laws.
    pub fn of_logarithms(scale: f64, one: Law, other: Law) -> Self {
        Self {
            scale,
            form: Form::Pending(Box::new(Pending::new(one, other))),
        }
    }
}

impl Form {
    /// Bounded factors near one, and the standard deviation of a lognormal one's logarithm.
    fn of(bounded: &[Factor], sd: f64) -> Self {
        match bounded {
            [] if sd == 0.0 => Self::Fixed,
            [] => Self::One(Factor {
                kind: Kind::LogNormal { mean: 0.0, sd },
                under: false,
            }),
            [one] if sd == 0.0 => Self::One(*one),
            [one] if width(*one) <= WIDEST_MIXTURE * sd => {
                Self::Mixture(Mixture::new(points(*one, sd), sd))
            }
            &[one, other] if sd == 0.0 => match Pair::of(one, other) {
                Some(pair) => Self::Pair(Box::new(pair), [one, other]),
                None => Self::table(bounded, sd),
            },
            _ => Self::table(bounded, sd),
        }
    }

    /// Any factors, as the sum of their logarithms.
    fn table(bounded: &[Factor], sd: f64) -> Self {
        // One of them with the lognormal one: what that rounds takes the fewest panels.
        let rounded = bounded
            .iter()
            .position(|one| width(*one) <= WIDEST_MIXTURE * sd);
        let mut laws: Vec<Law> = match rounded {
            Some(at) => vec![Mixture::new(points(bounded[at], sd), sd).law()],
            None => (sd > 0.0).then(|| normal_law(sd)).into_iter().collect(),
        };
        let others = (0..bounded.len()).filter(|&at| Some(at) != rounded);
        laws.extend(others.map(|at| logarithm(bounded[at])));
        let Some(last) = laws.pop() else {
            return Self::Fixed;
        };
        match laws.into_iter().reduce(|one, other| sum(&one, &other)) {
            Some(others) => Self::Pending(Box::new(Pending::new(others, last))),
            None => Self::Table(last),
        }
    }
}

/// How wide the logarithm is.
fn width(factor: Factor) -> f64 {
    let (low, high) = factor.kind.support();
    libm::log(high / low)
}

/// The points of a factor's logarithm.
fn points(factor: Factor, sd: f64) -> Vec<Node> {
    let mut points = nodes(factor.kind, sd);
    if factor.under {
        for node in &mut points {
            node.ln = -node.ln;
        }
    }
    points
}

/// The law of the logarithm of a factor that is not fixed.
pub fn logarithm(factor: Factor) -> Law {
    if let Kind::LogNormal { mean, sd } = factor.kind {
        return normal_law(sd).shifted(if factor.under { -mean } else { mean });
    }
    let kinks: Vec<Kink> = factor
        .kind
        .kinks()
        .iter()
        .map(|kink| Kink {
            at: libm::log(kink.at),
            ..*kink
        })
        .collect();
    let breaks: Vec<f64> = kinks.iter().map(|kink| kink.at).collect();
    let (low, high) = factor.kind.support();
    let noise = f64::EPSILON * high / (high - low);
    let law = Law::fit(&breaks, kinks, noise, |ln| {
        let value = libm::exp(ln);
        value * factor.kind.pdf(value)
    });
    if factor.under { law.negated() } else { law }
}

fn normal_law(sd: f64) -> Law {
    let reach = normal::REACH * sd;
    Law::fit(&[-reach, 0.0, reach], Vec::new(), 0.0, |x| {
        normal::pdf(x / sd) / sd
    })
}
