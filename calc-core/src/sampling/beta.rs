//! The incomplete beta function: what PERT, Student's t and the binomial are made of.

use super::fraction::fraction;
use super::normal;
use super::root::root;

/// The logarithm of the beta function.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// The regularised incomplete beta function: the chance of a value of at most `x` in 0..=1, for a beta
/// distribution of positive parameters.
///
/// By the continued fraction of DLMF 8.17.22, on the side where it is short: about the square root of the larger
/// parameter in parts.
pub fn cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x >= 1.0 {
        1.0
    } else if x < (a + 1.0) / (a + b + 2.0) {
        front(a, b, x) * continued(a, b, x) / a
    } else {
        1.0 - front(b, a, 1.0 - x) * continued(b, a, 1.0 - x) / b
    }
}

fn front(a: f64, b: f64, x: f64) -> f64 {
    libm::exp(a * libm::log(x) + b * libm::log1p(-x) - ln_beta(a, b))
}

fn continued(a: f64, b: f64, x: f64) -> f64 {
    let parts = (0_u32..).map(f64::from).flat_map(|n| {
        let odd = -(a + n) * (a + b + n) * x / ((a + 2.0 * n) * (a + 2.0 * n + 1.0));
        let n = n + 1.0;
        let even = n * (b - n) * x / ((a + 2.0 * n - 1.0) * (a + 2.0 * n));
        [(odd, 1.0), (even, 1.0)]
    });
    fraction(1.0, parts)
}

/// The density at `x`.
pub fn pdf(a: f64, b: f64, x: f64) -> f64 {
    if !(0.0..=1.0).contains(&x) {
        return 0.0;
    }
    // Zero times an infinite logarithm: a density that begins at full height.
    let power = |exponent: f64, ln: f64| if exponent == 0.0 { 0.0 } else { exponent * ln };
    libm::exp(power(a - 1.0, libm::log(x)) + power(b - 1.0, libm::log1p(-x)) - ln_beta(a, b))
}

/// The value that a share `p` of all values does not pass, for 0 < p < 1.
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    // What does not change from step to step, and three logarithms of the gamma function are.
    let ln_beta = ln_beta(a, b);
    root((0.0, 1.0), start(a, b, p), 1e-12, |x| {
        if x <= 0.0 || x >= 1.0 {
            return (cdf(a, b, x) - p, pdf(a, b, x));
        }
        let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - ln_beta);
        let chance = if x < (a + 1.0) / (a + b + 2.0) {
            front * continued(a, b, x) / a
        } else {
            1.0 - front * continued(b, a, 1.0 - x) / b
        };
        (chance - p, front / (x * (1.0 - x)))
    })
}

/// Where to look first: by mean, variance and skewness, as far as that is inside; else the mean.
fn start(a: f64, b: f64, p: f64) -> f64 {
    let sum = a + b;
    let mean = a / sum;
    let sd = (mean * (b / sum) / (sum + 1.0)).sqrt();
    let skewness = 2.0 * (b - a) * ((sum + 1.0) / (a * b)).sqrt() / (sum + 2.0);
    let z = normal::quantile(p);
    let guess = mean + sd * (z + skewness * (z * z - 1.0) / 6.0);
    if guess > 0.1 * mean && 1.0 - guess > 0.1 * (1.0 - mean) {
        guess
    } else {
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By mpmath with 40 digits: `betainc(a, b, 0, x, regularized=True)`.
    const POINTS: [(f64, f64, f64, f64); 6] = [
        (3.0, 3.0, 0.25, 0.103_515_625),
        (2.5, 3.5, 0.001, 3.429_675_754_192_631_5e-7),
        (1.0, 5.0, 0.3, 0.831_93),
        (1.04, 4.96, 0.9, 0.999_988_045_529_125_6),
        (14.0, 0.5, 0.99, 0.599_048_021_780_744_5),
        (4.75, 1.25, 0.999, 0.998_866_821_779_296_2),
    ];

    #[test]
    fn values_are_those_of_the_oracle() {
        for (a, b, x, p) in POINTS {
            let found = cdf(a, b, x);
            assert!((found - p).abs() <= 2e-14 * p, "{a} {b} {x}: {found}");
        }
    }

    #[test]
    fn quantiles_lead_back() {
        for (a, b, x, p) in POINTS {
            let found = quantile(a, b, p);
            assert!((found - x).abs() <= 1e-12 * x, "{a} {b} {p}: {found}");
        }
    }
}
