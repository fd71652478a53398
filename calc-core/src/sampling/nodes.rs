//! A bounded shape as weighted points, on which smooth functions of it are averaged.
//!
//! The points lie on the logarithm of the value: a figure is a product, so its CDF is a smooth function
//! of the sum of logarithms. Pieces end at the kinks of the density; where a PERT density rises from its
//! end by a power that is not whole, the piece is stretched there until it is smooth.

use super::pert::Pert;
use super::quadrature;
use super::shape::Kind;
use super::triangular::Triangular;

/// A value's logarithm, and its weight; the weights of a shape sum to one.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub ln: f64,
    pub weight: f64,
}

/// The widest piece, in standard deviations of the normal distribution that smooths it: sixteen nodes
/// are then right to 1e-13.
const WIDEST_IN_SD: f64 = 4.5;
/// The widest piece where nothing else bounds it, in natural logarithms.
const WIDEST: f64 = 3.0;
/// The widest half of a PERT shape, in the same standard deviations, that one stretched piece serves.
const WIDEST_STRETCHED: f64 = 2.0;
/// How much of a wider half the stretched piece takes at most, and how many of these standard deviations.
const STRETCHED: f64 = 0.3;
const STRETCHED_IN_SD: f64 = 1.5;

/// How narrow a peak may be beside the whole, where it stands for the sum of several values: pieces are cut as for a
/// normal distribution of this width.
const NARROW: f64 = 0.025;

/// The points of a bounded shape, for functions that change over `sd` in the logarithm or slower.
///
/// A fixed or lognormal shape has none: neither has a density on an interval.
pub fn nodes(kind: Kind, sd: f64) -> Vec<Node> {
    let mut nodes = Vec::with_capacity(64);
    match kind {
        Kind::Fixed(_) | Kind::LogNormal { .. } => {}
        Kind::Uniform { low, high } => plain(&mut nodes, kind, low, high, sd),
        Kind::Triangular(Triangular { low, mode, high }) => {
            plain(&mut nodes, kind, low, mode, sd);
            plain(&mut nodes, kind, mode, high, sd);
        }
        Kind::Pert(pert) if !pert.is_by_mode() => {
            let width = libm::log(pert.high / pert.low);
            plain(
                &mut nodes,
                kind,
                pert.low,
                pert.high,
                sd.min(width * NARROW),
            );
        }
        Kind::Pert(pert) => {
            half_pert(&mut nodes, pert, false, sd);
            half_pert(&mut nodes, pert, true, sd);
        }
    }
    // What is left of rounding and of the quadrature's error goes where the density is.
    let sum: f64 = nodes.iter().map(|node| node.weight).sum();
    for node in &mut nodes {
        node.weight /= sum;
    }
    nodes
}

/// The pieces of `low..high`, none wider than the function that is averaged allows.
fn plain(nodes: &mut Vec<Node>, kind: Kind, low: f64, high: f64, sd: f64) {
    if low < high {
        let (low, high) = (libm::log(low), libm::log(high));
        pieces(low, high, sd, |from, to| {
            for (ln, weight) in quadrature::nodes(from, to) {
                let value = libm::exp(ln);
                nodes.push(Node {
                    ln,
                    weight: weight * value * kind.pdf(value),
                });
            }
        });
    }
}

fn pieces(low: f64, high: f64, sd: f64, mut each: impl FnMut(f64, f64)) {
    let widest = WIDEST.min(WIDEST_IN_SD * sd);
    let count = ((high - low) / widest).ceil().max(1.0);
    let mut from = low;
    let mut number = 1.0;
    while number <= count {
        let to = if number < count {
            low + (high - low) * (number / count)
        } else {
            high
        };
        each(from, to);
        from = to;
        number += 1.0;
    }
}

/// The half of a PERT shape at its low or its high end.
fn half_pert(nodes: &mut Vec<Node>, pert: Pert, at_high: bool, sd: f64) {
    let (low, high) = (libm::log(pert.low), libm::log(pert.high));
    let middle = f64::midpoint(low, high);
    let end = if at_high { high } else { low };
    let width = middle - end;
    let order = if at_high { pert.beta } else { pert.alpha };
    let is_wide = width.abs() > WIDEST.min(WIDEST_STRETCHED * sd) || order < 1.5;
    let (share, power) = if is_wide {
        (STRETCHED.min(STRETCHED_IN_SD * sd / width.abs()), 4)
    } else {
        (1.0, 3)
    };
    for (at, weight) in quadrature::nodes(0.0, 1.0) {
        let slower = (1..power).fold(1.0, |product, _| product * at);
        let away = width * share * slower * at;
        let weight = weight * f64::from(power) * slower * (width * share).abs();
        nodes.push(pert_node(pert, end, away, weight));
    }
    if is_wide {
        pieces(share * width.abs(), width.abs(), sd, |from, to| {
            for (away, weight) in quadrature::nodes(from, to) {
                nodes.push(pert_node(pert, end, away.copysign(width), weight));
            }
        });
    }
}

/// The node at a distance `away` from the logarithm of an end, which it has digits of its own for.
fn pert_node(pert: Pert, end: f64, away: f64, weight: f64) -> Node {
    let ln = end + away;
    let value = libm::exp(ln);
    let (above_low, below_high) = if away >= 0.0 {
        (pert.low * libm::expm1(away), pert.high - value)
    } else {
        (value - pert.low, -pert.high * libm::expm1(away))
    };
    let density = pert.pdf_between(above_low, below_high);
    Node {
        ln,
        weight: weight * value * density,
    }
}
