//! Where a function that rises reaches a value.

/// More halvings than a float has binary places.
const MOST_STEPS: usize = 200;

/// How much shorter than others the last step has to be where it is a halving.
const HALVED: f64 = 1e-5;

/// The `x` in `low..=high` at which `rises`, a function that does not fall, is zero. It gives its value
/// and its slope. The last step is at most `within` long, and what is left after it far less.
///
/// Newton's steps from `start`, and a halving where one would leave the bracket or hardly moves it, so
/// that no function can lead it astray.
pub fn root(
    (mut low, mut high): (f64, f64),
    start: f64,
    within: f64,
    mut rises: impl FnMut(f64) -> (f64, f64),
) -> f64 {
    let mut x = if start > low && start < high {
        start
    } else {
        f64::midpoint(low, high)
    };
    let mut last_step = high - low;
    for _ in 0..MOST_STEPS {
        let (value, slope) = rises(x);
        if value == 0.0 {
            return x;
        }
        if value < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = x - value / slope;
        let step = (newton - x).abs();
        // What a step of Newton's leaves is far less than the step; a halving leaves as much.
        let is_sound = slope.is_finite() && newton >= low && newton <= high;
        let (next, enough) = if is_sound && step < 0.75 * last_step {
            (newton, within)
        } else {
            (f64::midpoint(low, high), HALVED * within)
        };
        last_step = (next - x).abs();
        if last_step <= enough {
            return next;
        }
        x = next;
    }
    x
}

/// The `x` within `bounds` that a share `p` of all values does not pass, from the chance of at most a value and the
/// density there: by [`root`] on the log-odds of the chance, which are nearer to a straight line than the chance.
///
/// What a step leaves is about its square over the chance outside, so the last one is at most `within` times that.
pub fn quantile(
    p: f64,
    bounds: (f64, f64),
    start: f64,
    within: f64,
    mut at: impl FnMut(f64) -> (f64, f64),
) -> f64 {
    let log_odds = |p: f64| libm::log(p / (1.0 - p));
    let score = log_odds(p);
    root(bounds, start, within * p.min(1.0 - p), |x| {
        let (chance, density) = at(x);
        if chance <= 0.0 || chance >= 1.0 {
            return (chance - p, density);
        }
        (
            log_odds(chance) - score,
            density / (chance * (1.0 - chance)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_root_is_found_to_the_last_digit() {
        let found = root((0.0, 2.0), 1.0, 1e-10, |x| (x * x - 2.0, 2.0 * x));
        assert!((found - 2.0_f64.sqrt()).abs() < 1e-15, "{found}");
    }

    /// The logistic distribution has the log-odds as its quantiles.
    #[test]
    fn a_quantile_is_found_from_chances_and_densities() {
        for p in [1e-4, 0.05, 0.5, 0.95, 0.9999] {
            let found = quantile(p, (-30.0, 30.0), 1.0, 1e-6, |x| {
                let chance = 1.0 / (1.0 + libm::exp(-x));
                (chance, chance * (1.0 - chance))
            });
            assert!(
                (found - libm::log(p / (1.0 - p))).abs() < 1e-10,
                "{p}: {found}"
            );
        }
    }

    #[test]
    fn flat_and_broken_slopes_only_cost_halvings() {
        for slope in [0.0, f64::NAN, f64::INFINITY, -1.0, 1e-300] {
            let found = root((0.0, 1.0), 0.5, 1e-10, |x| (x - 0.3, slope));
            assert!((found - 0.3).abs() < 1e-9, "{slope}: {found}");
        }
    }
}
