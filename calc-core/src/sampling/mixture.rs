//! Any shape times a lognormal one: in logarithms, a normal distribution around each of its points.

use super::exp::exponentials;
use super::law::Law;
use super::nodes::Node;
use super::normal;
use super::root::root;

/// How many exponentials are taken at a time.
const BLOCK: usize = 32;
/// How wide the panels of a table are at first, in standard deviations of the lognormal factor.
const WIDEST_IN_SD: f64 = 2.5;
/// The most panels at first.
const MOST_BREAKS: f64 = 40.0;

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

    /// The density at `ln`, for a table, which asks for no chances.
    fn density(&self, ln: f64) -> f64 {
        let inverse = 1.0 / self.sd;
        let mut density = 0.0;
        let mut block = [0.0; BLOCK];
        for nodes in self.nodes.chunks(BLOCK) {
            let block = &mut block[..nodes.len()];
            for (power, node) in block.iter_mut().zip(nodes) {
                let z = (ln - node.ln) * inverse;
                *power = -0.5 * z * z;
            }
            exponentials(block);
            let terms = block.iter().zip(nodes);
            density += terms.map(|(power, node)| node.weight * power).sum::<f64>();
        }
        density * inverse * normal::pdf(0.0)
    }

    /// The law of the logarithm.
    pub fn law(&self) -> Law {
        let (low, high) = self.support();
        let width = high - low;
        let count = (width / (WIDEST_IN_SD * self.sd)).ceil();
        let mut breaks = vec![low];
        let mut number = 1.0;
        while number < count.min(MOST_BREAKS) {
            breaks.push(low + width * (number / count.min(MOST_BREAKS)));
            number += 1.0;
        }
        breaks.push(high);
        Law::fit(&breaks, Vec::new(), 0.0, |ln| self.density(ln))
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
