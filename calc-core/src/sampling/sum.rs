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

/// Breaks around the panels of a wide law, whose edges a narrow one only rounds: sixteen points on a panel
/// that is many times as wide would not see an edge at all.
fn edges(narrow: &Law, wide: &Law, breaks: &mut Vec<f64>) {
    let all = width(narrow);
    if all > NARROW * width(wide) {
        return;
    }
    let kinks = breaks.clone();
    let (start, end) = (kinks[0], kinks[kinks.len() - 1]);
    let (from, to) = narrow.support();
    let places = [
        from,
        narrow.quantile(0.05),
        narrow.quantile(0.5),
        narrow.quantile(0.95),
        to,
    ];
    let mut around: Vec<f64> = wide
        .breaks()
        .into_iter()
        .flat_map(|edge| places.map(|place| edge + place))
        .filter(|&at| at > start && at < end)
        .collect();
    around.sort_by(f64::total_cmp);
    let mut last = f64::NEG_INFINITY;
    for at in around {
        let next = kinks
            .partition_point(|&kink| kink < at)
            .min(kinks.len() - 1);
        let to_kink = (kinks[next] - at)
            .abs()
            .min((at - kinks[next.saturating_sub(1)]).abs());
        if at - last >= NEXT * all && to_kink >= NEXT * all {
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
