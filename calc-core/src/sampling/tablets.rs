//! How the content of tablets spreads around its mean, in three shapes.
//!
//! All work on contents over their mean, so a shape has one parameter: its coefficient of variation, the
//! standard deviation over the mean.
#![expect(
    clippy::disallowed_types,
    reason = "distribution functions have no exact values; what leaves this file is rounded and says so"
)]

use super::digits::float;
use super::fraction::fraction;
use super::normal;
use crate::exact::Exact;

/// A shape of the content of tablets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TabletShape {
    /// The logarithm of the content is normal.
    LogNormal,
    /// A gamma distribution.
    Gamma,
    /// A normal distribution cut off at zero.
    Normal,
}

/// The span of tablets tested is taken to hold this share of all tablets: all but 1 of 500.
pub const SPAN_HOLDS: &str = "0.998";
/// Standard deviations over the mean that are taken, lowest and highest.
pub const SPREADS: (&str, &str) = ("0.01", "10");
/// Decimals of a share: it is known to the billionth.
const PLACES: usize = 9;
/// Steps of a search over spreads, and halvings of one step.
const STEPS: u32 = 400;
const HALVINGS: u32 = 80;

impl TabletShape {
    /// Every shape; the first is the one that answers lead with.
    pub const ALL: [Self; 3] = [Self::LogNormal, Self::Gamma, Self::Normal];

    /// The share of tablets that hold `dose` or more, as a fraction rounded to the billionth; `None` where
    /// the shape has no such spread, as a normal cut off at zero has none of the size of its mean.
    #[must_use]
    pub fn share(self, mean: Exact, deviation: Exact, dose: Exact) -> Option<Exact> {
        let (mean, deviation, dose) = (float(mean), float(deviation), float(dose));
        let share = self.above(deviation / mean, dose / mean)?;
        Some(billionths(share))
    }

    /// The standard deviation for which all but 1 of 500 tablets lie from `low` to `high`, rounded to the
    /// millionth of the mean; `None` where no spread of the shape has that.
    #[must_use]
    pub fn deviation(self, mean: Exact, low: Exact, high: Exact) -> Option<Exact> {
        let scale = float(mean);
        let (low, high) = (float(low) / scale, float(high) / scale);
        let outside = 1.0 - float(Exact::literal(SPAN_HOLDS));
        let missed = |spread: f64| {
            let below = 1.0 - self.above(spread, low)?;
            Some(below + self.above(spread, high)? - outside)
        };
        let spread = crossing(missed)?;
        rounded(spread, 6).map(|spread| spread * mean)
    }

    /// Of the shares at or above `dose` that the shape can have at that mean, the one nearest to `share`.
    #[must_use]
    pub fn nearest(self, mean: Exact, dose: Exact, share: Exact) -> Option<Exact> {
        let (x, wanted) = (float(dose) / float(mean), float(share));
        let missed = |spread: f64| Some(self.above(spread, x)? - wanted);
        if crossing(missed).is_some() || crossing(|spread| missed(spread).map(|by| -by)).is_some() {
            return Some(share);
        }
        let off = |spread: f64| self.above(spread, x).map(|share| (share - wanted).abs());
        let spread = lowest(off)?;
        self.above(spread, x).map(billionths)
    }

    /// The share above `x` means.
    fn above(self, spread: f64, x: f64) -> Option<f64> {
        match self {
            Self::LogNormal => {
                let variance = libm::log1p(spread * spread);
                let deviations = (libm::log(x) + variance / 2.0) / libm::sqrt(variance);
                Some(normal_above(deviations))
            }
            Self::Gamma => {
                let shape = 1.0 / (spread * spread);
                Some(gamma_above(shape, shape * x))
            }
            Self::Normal => {
                let (center, width) = cut_normal(spread)?;
                Some(normal_above((x - center) / width) / normal_above(-center / width))
            }
        }
    }
}

/// The logarithm of the ratio of one spread to the one before.
fn step() -> f64 {
    let [low, high] = [SPREADS.0, SPREADS.1].map(|spread| float(Exact::literal(spread)));
    libm::log(high / low) / f64::from(STEPS)
}

/// Spreads from the lowest to the highest that are taken, in equal ratios.
fn spreads() -> impl Iterator<Item = f64> {
    let (low, step) = (float(Exact::literal(SPREADS.0)), step());
    (0..=STEPS).map(move |n| low * libm::exp(step * f64::from(n)))
}

/// The first spread at which `f` rises through zero.
fn crossing(f: impl Fn(f64) -> Option<f64>) -> Option<f64> {
    let mut below = None;
    for spread in spreads() {
        match (f(spread), below) {
            (Some(value), Some(below)) if value >= 0.0 => return Some(halved(below, spread, &f)),
            (Some(value), _) => below = (value < 0.0).then_some(spread),
            (None, _) => below = None,
        }
    }
    None
}

/// Where `f` is zero between a spread with a value below zero and one with a value above.
fn halved(mut below: f64, mut above: f64, f: &impl Fn(f64) -> Option<f64>) -> f64 {
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(below, above);
        if f(middle).is_some_and(|value| value >= 0.0) {
            above = middle;
        } else {
            below = middle;
        }
    }
    f64::midpoint(below, above)
}

/// Where `f` is lowest: the lowest of all spreads, and from there by thirds of what lies around it.
fn lowest(f: impl Fn(f64) -> Option<f64>) -> Option<f64> {
    let value = |spread: f64| f(spread).unwrap_or(f64::INFINITY);
    let best = spreads().min_by(|a, b| value(*a).total_cmp(&value(*b)))?;
    let (mut low, mut high) = (best / libm::exp(step()), best * libm::exp(step()));
    for _ in 0..HALVINGS {
        let (left, right) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if value(left) <= value(right) {
            high = right;
        } else {
            low = left;
        }
    }
    Some(f64::midpoint(low, high))
}

/// The share of a normal distribution that lies more than so many deviations above its mean.
fn normal_above(deviations: f64) -> f64 {
    normal::cdf(-deviations)
}

/// The center and the width of the normal distribution that has, cut off at zero, the mean 1 and this
/// standard deviation. `None` past what can be told from an exponential distribution, whose spread is 1.
fn cut_normal(spread: f64) -> Option<(f64, f64)> {
    const LOWEST: f64 = -5.0;
    // Moments of a normal distribution cut off `h` widths below its center.
    let moments = |h: f64| {
        let hazard = normal::pdf(h) / normal::cdf(h);
        let mean = h + hazard;
        (mean, libm::sqrt((1.0 - hazard * mean).max(0.0)) / mean)
    };
    let (mut low, mut high) = (LOWEST, 1.0 / spread + 1.0);
    if spread > moments(LOWEST).1 {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if moments(middle).1 > spread {
            low = middle;
        } else {
            high = middle;
        }
    }
    let h = f64::midpoint(low, high);
    let width = 1.0 / moments(h).0;
    Some((h * width, width))
}

/// The share of a gamma distribution of scale 1 above `x`: the regularised incomplete gamma function, by its
/// series below `shape` + 1 and by its continued fraction above (NIST Digital Library of Mathematical
/// Functions, 8.11.4 and 8.9.2).
fn gamma_above(shape: f64, x: f64) -> f64 {
    let front = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape));
    let above = if x < shape + 1.0 {
        1.0 - front * series(shape, x)
    } else {
        front * continued(shape, x)
    };
    above.clamp(0.0, 1.0)
}

/// A part of a sum or a factor of a product that changes nothing any more.
const ENOUGH: f64 = 1e-16;
/// More terms than any spread that is taken needs.
const MOST_TERMS: u32 = 100_000;

fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / shape, 1.0 / shape);
    for n in 1..MOST_TERMS {
        term *= x / (shape + f64::from(n));
        sum += term;
        if term < sum * ENOUGH {
            break;
        }
    }
    sum
}

fn continued(shape: f64, x: f64) -> f64 {
    let parts = (1_u32..).map(f64::from).map(|n| {
        let over = n * (shape - n);
        (over, x + 1.0 - shape + 2.0 * n)
    });
    fraction(x + 1.0 - shape, parts)
}

/// A share; one that is not above zero to the last decimal is taken as the smallest that is.
fn billionths(share: f64) -> Exact {
    let least = Exact::literal("0.000000001").as_rounded();
    rounded(share, PLACES).map_or(least, |share| share.max(least))
}

/// A number above zero, rounded; `None` for one that is no number.
fn rounded(number: f64, places: usize) -> Option<Exact> {
    let digits = format!("{number:.places$}");
    digits.parse::<Exact>().ok().map(Exact::as_rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::literal(text)
    }

    type Shares = [Option<&'static str>; 3];

    // Computed once with mpmath 1.4.1 at 40 digits, and seen again with SciPy 1.17.1 (`lognorm.sf`, `gamma.sf`,
    // `truncnorm.sf`): mean, standard deviation, dose, and the share of each shape at or above it. The center
    // and the width of the cut normal were found by halving on its moments.
    const SHARES: [(&str, &str, &str, Shares); 9] = [
        (
            "2.4",
            "1",
            "2",
            [
                Some("0.600881299"),
                Some("0.611510409"),
                Some("0.646468745"),
            ],
        ),
        (
            "1.94",
            "1.1",
            "2",
            [
                Some("0.373846821"),
                Some("0.403707202"),
                Some("0.450637426"),
            ],
        ),
        (
            "1.94",
            "0.2",
            "2",
            [Some("0.3640526"), Some("0.370228875"), Some("0.382088578")],
        ),
        (
            "1.3",
            "0.5",
            "2",
            [
                Some("0.089229728"),
                Some("0.091710091"),
                Some("0.083216871"),
            ],
        ),
        (
            "2.2",
            "1.9",
            "2",
            [
                Some("0.403007865"),
                Some("0.426806194"),
                Some("0.435931696"),
            ],
        ),
        (
            "0.5",
            "0.4",
            "2",
            [
                Some("0.010098414"),
                Some("0.006597304"),
                Some("0.003119467"),
            ],
        ),
        (
            "2.4",
            "5",
            "2",
            [Some("0.306322912"), Some("0.274840864"), None],
        ),
        (
            "1.94",
            "1.1",
            "3",
            [
                Some("0.137937999"),
                Some("0.155762574"),
                Some("0.174074349"),
            ],
        ),
        (
            "2",
            "0.02",
            "2",
            [Some("0.498005347"), Some("0.498670192"), Some("0.5")],
        ),
    ];

    // By the same script: mean, lowest, highest, and of each shape the standard deviation that leaves 1 of 500
    // tablets outside.
    const DEVIATIONS: [(&str, &str, &str, [&str; 3]); 3] = [
        ("2.4", "0.03", "9", ["1.288404", "1.5010224", "1.177272"]),
        ("2.4", "0.2", "9", ["1.2882696", "1.3267128", "0.8148648"]),
        ("2.2", "0.02", "5.1", ["0.6955938", "0.7761644", "0.934219"]),
    ];

    #[test]
    fn shares_are_those_of_scipy() {
        for (mean, deviation, dose, shares) in SHARES {
            for (shape, share) in TabletShape::ALL.into_iter().zip(shares) {
                let found = shape.share(exact(mean), exact(deviation), exact(dose));
                assert_eq!(
                    found.map(|share| share.to_string()).as_deref(),
                    share,
                    "{shape:?} {mean} {deviation} {dose}"
                );
            }
        }
    }

    #[test]
    fn deviations_of_a_span_are_those_of_mpmath() {
        for (mean, low, high, deviations) in DEVIATIONS {
            for (shape, deviation) in TabletShape::ALL.into_iter().zip(deviations) {
                let found = shape.deviation(exact(mean), exact(low), exact(high));
                assert_eq!(
                    found,
                    Some(exact(deviation)),
                    "{shape:?} {mean} {low} {high}"
                );
            }
        }
    }

    /// A lognormal of mean m reaches most of its tablets at or above L > m at the variance 2 ln(L/m) of
    /// logarithms: the share is then that of a normal above the square root of it.
    #[test]
    fn the_nearest_share_is_the_highest_where_a_shape_cannot_reach_it() {
        let nearest = |mean, share| {
            let found = TabletShape::LogNormal.nearest(exact(mean), exact("2"), exact(share));
            found.map(|share| share.to_string())
        };
        // mpmath: ncdf(-sqrt(2*log(mpf(2)/mpf('1.94'))))
        assert_eq!(nearest("1.94", "0.5").as_deref(), Some("0.402525096"));
        assert_eq!(nearest("1.3", "0.5").as_deref(), Some("0.176650438"));
        assert_eq!(nearest("1.3", "0.1").as_deref(), Some("0.1"));
        assert_eq!(nearest("2.4", "0.6").as_deref(), Some("0.6"));
    }

    #[test]
    fn shares_fall_with_the_dose_and_stay_shares() {
        let spreads = ["0.02", "0.3", "1.1", "1.9", "12", "19"];
        let doses = ["0.0001", "0.5", "1.9", "2", "2.1", "5", "80", "900"];
        for shape in TabletShape::ALL {
            for spread in spreads {
                let shares = doses.map(|dose| shape.share(exact("2"), exact(spread), exact(dose)));
                for pair in shares.windows(2) {
                    assert_eq!(pair[0].is_some(), pair[1].is_some());
                    assert!(pair[0] >= pair[1], "{shape:?} {spread}");
                }
                for share in shares.into_iter().flatten() {
                    assert!(share > Exact::ZERO && share <= Exact::ONE && !share.is_exact());
                }
            }
        }
    }
}
