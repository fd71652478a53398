//! The standard normal distribution.

use core::f64::consts::FRAC_1_SQRT_2;

/// 1 / sqrt(2 pi).
const FRAC_1_SQRT_2PI: f64 = 0.398_942_280_401_432_7;

/// Beyond this many standard deviations lie less than 4e-14 on either side: past the last digit that
/// any answer here shows.
pub const REACH: f64 = 7.5;

/// The chance of a value of at most `z`.
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The density at `z`.
pub fn pdf(z: f64) -> f64 {
    FRAC_1_SQRT_2PI * libm::exp(-0.5 * z * z)
}

/// The value that a share `p` of all values does not pass, for 0 < p < 1.
///
/// A rough start (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.2.23, right to
/// 4.5e-4), then Halley's steps on the distribution itself, each of which triples the right digits.
pub fn quantile(p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let mut z = -start(tail);
    for _ in 0..3 {
        let density = pdf(z);
        if density == 0.0 {
            break;
        }
        let newton = (cdf(z) - tail) / density;
        z -= newton / (1.0 + 0.5 * z * newton);
    }
    if p < 0.5 { z } else { -z }
}

fn start(tail: f64) -> f64 {
    let t = (-2.0 * libm::log(tail)).sqrt();
    let over = (0.010_328 * t + 0.802_853) * t + 2.515_517;
    let under = ((0.001_308 * t + 0.189_269) * t + 1.432_788) * t + 1.0;
    t - over / under
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By mpmath with 40 digits: `mpf(p)` and `findroot(lambda z: ncdf(z) - p)`.
    const QUANTILES: [(f64, f64); 6] = [
        (0.0001, -3.719_016_485_455_680_6),
        (0.05, -1.644_853_626_951_472_7),
        (0.25, -0.674_489_750_196_081_7),
        (0.5, 0.0),
        (0.975, 1.959_963_984_540_054),
        (0.9999, 3.719_016_485_455_680_6),
    ];

    #[test]
    fn quantiles_are_those_of_the_oracle_and_lead_back() {
        for (p, z) in QUANTILES {
            assert!(
                (quantile(p) - z).abs() < 1e-14 * (1.0 + z.abs()),
                "{p}: {}",
                quantile(p)
            );
            assert!((cdf(z) - p).abs() < 1e-15, "{z}: {}", cdf(z));
        }
    }
}
