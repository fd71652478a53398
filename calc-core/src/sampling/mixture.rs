//! Any shape times a lognormal one: in logarithms, a normal distribution around each of its points.

use super::nodes::Node;
use super::normal;
use super::root::root;

/// The logarithm of a product of which one factor is lognormal.
#[derive(Clone, Debug)]
pub struct Mixture {
    nodes: Vec<Node>,
    sd: f64,
    /// Where the points lie, and how wide: for a first guess.
    mean: f64,
    spread: f64,
}

impl Mixture {
    /// Points and the standard deviation around each; there is at least one point, and `sd` is above zero.
    pub fn new(nodes: Vec<Node>, sd: f64) -> Self {
        let mean: f64 = nodes.iter().map(|node| node.weight * node.ln).sum();
        let variance: f64 = nodes
            .iter()
            .map(|node| node.weight * (node.ln - mean) * (node.ln - mean))
            .sum();
        let spread = (variance + sd * sd).sqrt();
        Self {
            nodes,
            sd,
            mean,
            spread,
        }
    }

    /// The chance of at most `ln`, and the density there.
    pub fn at(&self, ln: f64) -> (f64, f64) {
        let inverse = 1.0 / self.sd;
        let (mut chance, mut density) = (0.0, 0.0);
        for node in &self.nodes {
            let z = (ln - node.ln) * inverse;
            chance += node.weight * normal::cdf(z);
            density += node.weight * normal::pdf(z);
        }
        (chance, density * inverse)
    }

    /// The logarithm that a share `p` does not pass.
    ///
    /// Newton's steps on the normal score of the chance, which is nearly a straight line here: three or
    /// four of them reach the last digit.
    pub fn quantile(&self, p: f64) -> f64 {
        let score = normal::quantile(p);
        let start = self.mean + score * self.spread;
        root(self.support(), start, 1e-9 * self.spread, |ln| {
            let (chance, density) = self.at(ln);
            if chance <= 0.0 || chance >= 1.0 {
                return (chance - p, density);
            }
            let reached = normal::quantile(chance);
            (reached - score, density / normal::pdf(reached))
        })
    }

    /// Where all but a few parts in 1e14 lies.
    pub fn support(&self) -> (f64, f64) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for node in &self.nodes {
            low = low.min(node.ln);
            high = high.max(node.ln);
        }
        (
            low - normal::REACH * self.sd,
            high + normal::REACH * self.sd,
        )
    }
}
