//! The law of a sum of two independent values.

use super::distribution::Kink;
use super::law::Law;

/// Kinks of a higher order are smooth enough for a series of sixteen terms to find by itself.
const SMOOTHEST: f64 = 7.5;
/// A value that spreads less than this share of the other's spread is as good as fixed: what it adds is
/// the square of the share, past the last digit.
const NARROWEST: f64 = 3e-6;
/// How narrow a law is beside another whose edges it only rounds.
const NARROW: f64 = 0.25;
/// How close breaks may be, beside the width of the narrow law.
const NEXT: f64 = 0.01;
/// Kinks that lie closer, beside the width of the law, are one.
const NEAREST: f64 = 1e-13;

/// The law of the sum.
pub fn sum(one: &Law, other: &Law) -> Law {
    let (narrow, wide) = if width(one) < width(other) {
        (one, other)
    } else {
        (other, one)
    };
    if width(narrow) < NARROWEST * middle(wide) {
        return wide.clone().shifted(narrow.mean());
    }
    let kinks = kinks(one, other);
    let mut breaks: Vec<f64> = kinks.iter().map(|kink| kink.at).collect();
    edges(narrow, wide, &mut breaks);
    graded(one, other, &mut breaks);
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    let noise = one.noise.max(other.noise);
    let mut law = Law::fit(&breaks, kinks, noise, |at| one.density_of_sum(other, at));
    law.defect = law.defect.max(one.defect).max(other.defect);
    law
}

pub fn width(law: &Law) -> f64 {
    let (low, high) = law.support();
    high - low
}

/// The width of the middle nine tenths.
pub fn middle(law: &Law) -> f64 {
    law.quantile(0.95) - law.quantile(0.05)
}

/// Where two kinks add up, there is one whose order is the sum of theirs. Both ends are always there.
fn kinks(one: &Law, other: &Law) -> Vec<Kink> {
    let ((low, high), (other_low, other_high)) = (one.support(), other.support());
    let (start, end) = (low + other_low, high + other_high);
    let mut kinks = Vec::with_capacity(2 + one.kinks.len() * other.kinks.len());
    for a in &one.kinks {
        for b in &other.kinks {
            let (at, order) = (a.at + b.at, a.order + b.order);
            if order <= SMOOTHEST && at > start && at < end {
                kinks.push(Kink { at, order });
            }
        }
    }
    let order_at = |place, other_place| order(one, place) + order(other, other_place);
    kinks.push(Kink {
        at: start,
        order: order_at(low, other_low),
    });
    kinks.push(Kink {
        at: end,
        order: order_at(high, other_high),
    });
    kinks.sort_by(|a, b| a.at.total_cmp(&b.at));
    kinks.dedup_by(|next, last| {
        let is_near = next.at - last.at <= NEAREST * (end - start);
        if is_near {
            last.order = last.order.min(next.order);
        }
        is_near
    });
    kinks
}

/// The order of the kink at an end of a law; that of a smooth end is past all others.
#[expect(clippy::float_cmp, reason = "a kink at an end is the end itself")]
fn order(law: &Law, end: f64) -> f64 {
    let kink = law.kinks.iter().find(|kink| kink.at == end);
    kink.map_or(f64::MAX, |kink| kink.order)
}

/// Breaks around the kinks of a wide law, whose edges a narrow one only rounds: sixteen points on a panel
/// that is many times as wide would not see an edge at all. And where the panels of the wide law meet, which
/// are then those that the sum needs as well.
fn edges(narrow: &Law, wide: &Law, breaks: &mut Vec<f64>) {
    let all = width(narrow);
    if all > NARROW * width(wide) {
        return;
    }
    let (from, to) = narrow.support();
    let places = [0.05, 0.5, 0.95].map(|p| narrow.quantile(p));
    let places = [from, places[0], places[1], places[2], to];
    let kinks = wide.kinks.iter().filter(|kink| kink.order <= SMOOTHEST);
    let around = kinks.flat_map(|kink| places.map(|place| kink.at + place));
    add(breaks, around.collect(), NEXT * all);
    let edges = wide.breaks().into_iter().map(|edge| edge + places[2]);
    add(breaks, edges.collect(), NARROW * all);
}

/// Adds those of `others` that lie inside of the breaks and are not nearer to one than `next`.
fn add(breaks: &mut Vec<f64>, mut others: Vec<f64>, next: f64) {
    breaks.sort_by(f64::total_cmp);
    others.sort_by(f64::total_cmp);
    let known = breaks.clone();
    let mut last = f64::NEG_INFINITY;
    for at in others {
        let above = known.partition_point(|&place| place < at);
        if above == 0 || above == known.len() {
            continue;
        }
        let to_known = (known[above] - at).min(at - known[above - 1]);
        if at - last >= next && to_known >= next {
            breaks.push(at);
            last = at;
        }
    }
}

/// Breaks that lie the closer the nearer they are to the low end, for laws with a long tail: halving a
/// panel that is a million times as wide as the bulk of the chance takes twenty panels to find it.
fn graded(one: &Law, other: &Law, breaks: &mut Vec<f64>) {
    let (low, high) = (
        one.support().0 + other.support().0,
        one.support().1 + other.support().1,
    );
    let bulk = (one.quantile(0.5) + other.quantile(0.5) - low).max(NEAREST * (high - low));
    let mut at = 4.0 * bulk;
    while at < 0.5 * (high - low) {
        breaks.push(low + at);
        at *= 4.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::pert::Pert;

    /// The law of a symmetric PERT shape from zero to one, `size` times as large.
    fn symmetric(size: f64) -> Law {
        let pert = Pert::new([0.0, 0.5 * size, size]);
        let kinks = [0.0, size].map(|at| Kink { at, order: 3.0 });
        Law::fit(&[0.0, size], kinks.into(), 0.0, |x| pert.pdf(x))
    }

    /// Forty values, the largest forty times as wide as the smallest: what has no edges needs no more panels
    /// with each value. All are symmetric, so half of the total lies below its middle.
    #[test]
    fn panels_do_not_multiply_with_every_value() {
        let sizes = (1..=40_u32).map(f64::from);
        let total = sizes.map(symmetric).reduce(|all, one| sum(&all, &one));
        let total = total.expect("forty laws");
        assert!(total.panels.len() < 100, "{}", total.panels.len());
        assert!((total.cdf(410.0) - 0.5).abs() < 1e-12);
        assert!((total.mean() - 410.0).abs() < 1e-9);
        // The variance of one is a 28th of the square of its size: ninety-five of a hundred totals are below
        // 410 and 1.645 deviations, but for the flatter ends of PERT shapes.
        let deviation = (22_140.0_f64 / 28.0).sqrt();
        let high = (total.quantile(0.95) - 410.0) / deviation;
        assert!((high - 1.645).abs() < 0.005, "{high}");
    }
}
