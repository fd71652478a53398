//! A distribution on a line as a table: a Chebyshev series of the density on each of its panels.
//!
//! Sums and products of more than two inputs have no closed form. Between their kinks they are smooth,
//! and sixteen coefficients a panel hold them to the last digits; a panel that needs more is halved.

use super::distribution::{Kink, NARROWEST};
use super::quadrature::{self, POINTS};
use super::root::root;

/// Coefficients of a panel. A product of two series of this degree is integrated exactly by
/// [`quadrature`].
const TERMS: usize = 16;
/// What the last coefficients of a panel may hold of the whole chance.
const TOLERANCE: f64 = 1e-13;
/// Chances that add up to more or less are those of a law with a part that was not seen.
const LARGEST_DEFECT: f64 = 1e-5;
/// What the last coefficients may hold of rounding, of which they get more than their share.
const FLATTEST: f64 = 8.0;
/// How often a panel is halved at most: as often as a float has digits to tell the halves apart.
const MOST_HALVINGS: u32 = 48;
/// The most panels: past them, halves are taken as they are.
const MOST_PANELS: usize = 2000;

/// A piece of the line, and the density on it.
#[derive(Clone, Debug)]
pub struct Panel {
    pub low: f64,
    pub high: f64,
    density: [f64; TERMS],
    /// The chance below the panel.
    below: f64,
    /// The chance from the panel's low end on.
    within: [f64; TERMS + 1],
}

/// A distribution with bounds.
#[derive(Clone, Debug)]
pub struct Law {
    pub panels: Vec<Panel>,
    pub kinks: Vec<Kink>,
    /// By how much the chances added up to another number than one before they were scaled to it: what
    /// is left of the error of every step that led here.
    pub defect: f64,
    /// How much of the density's height is rounding: a range of a millionth of its place has lost six digits.
    pub noise: f64,
}

impl Law {
    /// The law of a density on the panels between `breaks`, which rise. The density need not be scaled; of
    /// its height, `noise` is rounding.
    pub fn fit(
        breaks: &[f64],
        kinks: Vec<Kink>,
        noise: f64,
        mut density: impl FnMut(f64) -> f64,
    ) -> Self {
        let (start, end) = (breaks[0], breaks[breaks.len() - 1]);
        let noise = noise + f64::EPSILON * start.abs().max(end.abs()) / (end - start);
        let flattest = FLATTEST * noise / (end - start);
        let cosines = cosines();
        let mut panels: Vec<Panel> = Vec::with_capacity(2 * breaks.len());
        let mut open = Vec::with_capacity(MOST_HALVINGS as usize);
        for pair in breaks.windows(2) {
            open.push((pair[0], pair[1], 0));
            while let Some((low, high, halvings)) = open.pop() {
                let series = series(low, high, &cosines, &mut density);
                let middle = f64::midpoint(low, high);
                let is_last = halvings == MOST_HALVINGS
                    || panels.len() >= MOST_PANELS
                    || middle <= low
                    || middle >= high;
                if is_last || is_settled(low, high, &series, flattest) {
                    panels.push(Panel::new(low, high, series));
                } else {
                    // The lower half is looked at first.
                    open.push((middle, high, halvings + 1));
                    open.push((low, middle, halvings + 1));
                }
            }
        }
        Self::of(panels, kinks, noise)
    }

    /// Adds up the chances of the panels and scales them to one.
    fn of(mut panels: Vec<Panel>, kinks: Vec<Kink>, noise: f64) -> Self {
        let whole: f64 = panels.iter().map(Panel::chance).sum();
        let mut below = 0.0;
        for panel in &mut panels {
            panel.density.iter_mut().for_each(|term| *term /= whole);
            panel.within.iter_mut().for_each(|term| *term /= whole);
            panel.below = below;
            below += panel.chance();
        }
        Self {
            panels,
            kinks,
            defect: (whole - 1.0).abs(),
            noise,
        }
    }

    /// What is left of every error in a quantile, beside values of about `size`: what a narrow range loses in
    /// chances it does not lose in values.
    pub fn error_beside(&self, size: f64) -> f64 {
        let (low, high) = self.support();
        let excess = (self.defect - 16.0 * self.noise).max(0.0);
        if excess > LARGEST_DEFECT {
            return excess;
        }
        excess * ((high - low) / size).min(1.0)
    }

    /// The least and the greatest value.
    pub fn support(&self) -> (f64, f64) {
        match (self.panels.first(), self.panels.last()) {
            (Some(first), Some(last)) => (first.low, last.high),
            _ => (0.0, 0.0),
        }
    }

    /// Where the panels meet, ends included.
    pub fn breaks(&self) -> Vec<f64> {
        let lows = self.panels.iter().map(|panel| panel.low);
        lows.chain([self.support().1]).collect()
    }

    /// The panel that holds `x`, of those that rise; the last one where two meet.
    pub fn panel_at(&self, x: f64) -> usize {
        let past = self.panels.partition_point(|panel| panel.low <= x);
        past.saturating_sub(1)
    }

    pub fn pdf(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x < low || x > high {
            return 0.0;
        }
        self.panels[self.panel_at(x)].density_at(x).max(0.0)
    }

    /// The chance of a value of at most `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x <= low {
            0.0
        } else if x >= high {
            1.0
        } else {
            self.panels[self.panel_at(x)].cdf_at(x).clamp(0.0, 1.0)
        }
    }

    /// The value that a share `p` of all values does not pass, for 0 < p < 1.
    pub fn quantile(&self, p: f64) -> f64 {
        let past = self.panels.partition_point(|panel| panel.below < p);
        let panel = &self.panels[past.saturating_sub(1)];
        let share = (p - panel.below) / panel.chance();
        let start = panel.low + share * (panel.high - panel.low);
        let within = 1e-10 * (panel.high - panel.low);
        root((panel.low, panel.high), start, within, |x| {
            (panel.cdf_at(x) - p, panel.density_at(x))
        })
    }

    pub fn mean(&self) -> f64 {
        self.panels
            .iter()
            .map(|panel| quadrature::integral(panel.low, panel.high, |x| x * panel.density_at(x)))
            .sum()
    }

    /// Whether nothing of its width is left in the digits of an answer, once `by` is added.
    pub fn is_narrow(&self, by: f64) -> bool {
        let (low, high) = self.support();
        high - low < NARROWEST * (high + by)
    }

    /// The law of the values plus `by`.
    pub fn shifted(mut self, by: f64) -> Self {
        for panel in &mut self.panels {
            panel.low += by;
            panel.high += by;
        }
        self.kinks.iter_mut().for_each(|kink| kink.at += by);
        let (low, high) = self.support();
        self.noise += f64::EPSILON * low.abs().max(high.abs()) / (high - low);
        self
    }

    /// The law of the values with the other sign.
    pub fn negated(&self) -> Self {
        let panels = self.panels.iter().rev().map(Panel::negated).collect();
        let kinks = self
            .kinks
            .iter()
            .rev()
            .map(|kink| Kink {
                at: -kink.at,
                ..*kink
            })
            .collect();
        Self {
            defect: self.defect,
            ..Self::of(panels, kinks, self.noise)
        }
    }

    /// The law of another function of the values that rises, by its inverse and that one's slope.
    pub fn mapped(
        &self,
        onto: impl Fn(f64) -> f64,
        back: impl Fn(f64) -> f64,
        slope: impl Fn(f64) -> f64,
    ) -> Self {
        let mut breaks: Vec<f64> = self.breaks().into_iter().map(&onto).collect();
        breaks.dedup_by(|next, last| *next <= *last);
        let kinks = self
            .kinks
            .iter()
            .map(|kink| Kink {
                at: onto(kink.at),
                ..*kink
            })
            .collect();
        let law = Self::fit(&breaks, kinks, self.noise, |y| self.pdf(back(y)) * slope(y));
        Self {
            defect: law.defect.max(self.defect),
            ..law
        }
    }

    /// The density of the sum of a value of each of two laws at `sum`.
    pub fn density_of_sum(&self, other: &Self, sum: f64) -> f64 {
        let mut density = 0.0;
        self.stretches_to(other, sum, |weights, opposite, block| {
            let others = opposite.densities_at(block);
            for (weight, other) in weights.iter().zip(&others) {
                density += weight * other;
            }
        });
        density.max(0.0)
    }

    /// Every stretch on which this law and another are a single series, of the pairs of values that make `sum`: an
    /// integral over it is exact. Told are the weights of a block of this law's places, densities and all, the
    /// panel of the other law, and its places that make the sum.
    pub fn stretches_to(
        &self,
        other: &Self,
        sum: f64,
        mut tell: impl FnMut(&[f64; POINTS], &Panel, &[f64; POINTS]),
    ) {
        let ((low, high), (other_low, other_high)) = (self.support(), other.support());
        let (start, end) = (low.max(sum - other_high), high.min(sum - other_low));
        if start >= end {
            return;
        }
        let mut at = self.panel_at(start);
        let mut other_at = other.panel_at(sum - start);
        let mut from = start;
        loop {
            let (panel, opposite) = (&self.panels[at], &other.panels[other_at]);
            let turn = sum - opposite.low;
            let to = panel.high.min(turn).min(end);
            if to > from {
                let (mut block, mut weights) = quadrature::block(from, to);
                let own = panel.densities_at(&block);
                for (weight, own) in weights.iter_mut().zip(&own) {
                    *weight *= own;
                }
                for x in &mut block {
                    *x = sum - *x;
                }
                tell(&weights, opposite, &block);
                from = to;
            }
            if to >= end {
                return;
            }
            at += usize::from(panel.high <= turn);
            other_at -= usize::from(turn <= panel.high);
        }
    }
}

impl Panel {
    fn new(low: f64, high: f64, density: [f64; TERMS]) -> Self {
        Self {
            low,
            high,
            density,
            below: 0.0,
            within: integrated(&density, 0.5 * (high - low)),
        }
    }

    /// The chance of a value on the panel.
    fn chance(&self) -> f64 {
        self.within.iter().sum()
    }

    /// The place as a number in -1..=1.
    fn place(&self, x: f64) -> f64 {
        ((x - self.low) - (self.high - x)) / (self.high - self.low)
    }

    /// The densities at a block of places.
    pub fn densities_at(&self, block: &[f64; POINTS]) -> [f64; POINTS] {
        let mut densities = *block;
        for x in &mut densities {
            *x = value(&self.density, self.place(*x));
        }
        densities
    }

    /// The chances of a value of at most each of a block of places.
    pub fn chances_at(&self, block: &[f64; POINTS]) -> [f64; POINTS] {
        let mut chances = *block;
        for x in &mut chances {
            *x = self.below + value(&self.within, self.place(*x));
        }
        chances
    }

    pub fn density_at(&self, x: f64) -> f64 {
        value(&self.density, self.place(x))
    }

    pub fn cdf_at(&self, x: f64) -> f64 {
        self.below + value(&self.within, self.place(x))
    }

    fn negated(&self) -> Self {
        let mut density = self.density;
        density
            .iter_mut()
            .skip(1)
            .step_by(2)
            .for_each(|term| *term = -*term);
        Self::new(-self.high, -self.low, density)
    }
}

/// Whether a series has run out before its last terms.
fn is_settled(low: f64, high: f64, series: &[f64; TERMS], flattest: f64) -> bool {
    let last: f64 = series[TERMS - 3..].iter().map(|term| term.abs()).sum();
    // The place itself has only so many digits, which a narrow panel far from zero feels.
    let (width, place) = (high - low, low.abs().max(high.abs()));
    let noise = 16.0 * f64::EPSILON * place / width * series[0].abs();
    last * width <= TOLERANCE || last <= noise.max(flattest)
}

/// The series of a density through sixteen points, which touch neither end of the panel.
fn series(
    low: f64,
    high: f64,
    cosines: &[f64; 4 * TERMS],
    density: &mut impl FnMut(f64) -> f64,
) -> [f64; TERMS] {
    let (middle, half) = (f64::midpoint(low, high), 0.5 * (high - low));
    let values: [f64; TERMS] =
        core::array::from_fn(|point| density(middle + half * cosines[2 * point + 1]));
    core::array::from_fn(|term| {
        let sum: f64 = values
            .iter()
            .enumerate()
            .map(|(point, value)| value * cosines[term * (2 * point + 1) % (4 * TERMS)])
            .sum();
        let scale = if term == 0 { 16.0 } else { 8.0 };
        sum / scale
    })
}

/// The cosines of the multiples of pi / 32, all the way round.
fn cosines() -> [f64; 4 * TERMS] {
    let step = core::f64::consts::PI / 32.0;
    let mut angle = -step;
    core::array::from_fn(|_| {
        angle += step;
        libm::cos(angle)
    })
}

/// The integral of a series from the low end of a panel whose half has the width `half`.
fn integrated(series: &[f64; TERMS], half: f64) -> [f64; TERMS + 1] {
    let term = |at: usize| series.get(at).copied().unwrap_or(0.0);
    let mut integral = [0.0; TERMS + 1];
    let mut order = 0.0;
    let mut at_low = 0.0;
    let mut sign = 1.0;
    for (at, sum) in integral.iter_mut().enumerate().skip(1) {
        order += 1.0;
        sign = -sign;
        let before = if at == 1 { 2.0 * term(0) } else { term(at - 1) };
        *sum = half * (before - term(at + 1)) / (2.0 * order);
        at_low += sign * *sum;
    }
    integral[0] = -at_low;
    integral
}

/// A Chebyshev series at a place in -1..=1, by Clenshaw's recurrence.
#[inline]
fn value<const N: usize>(series: &[f64; N], place: f64) -> f64 {
    let twice = 2.0 * place;
    let (mut next, mut after) = (0.0, 0.0);
    for &term in series[1..].iter().rev() {
        (next, after) = (twice * next + (term - after), next);
    }
    series[0] + place * next - after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::normal;
    use crate::sampling::sum::sum;

    fn bell(sd: f64) -> Law {
        let reach = normal::REACH * sd;
        Law::fit(&[-reach, 0.0, reach], Vec::new(), 0.0, |x| {
            normal::pdf(x / sd) / sd
        })
    }

    #[test]
    fn a_table_is_its_density() {
        let law = bell(2.0);
        assert!(law.defect < 1e-13, "{}", law.defect);
        for z in [-3.0, -1.0, 0.0, 0.7, 2.5] {
            assert!((law.cdf(2.0 * z) - normal::cdf(z)).abs() < 1e-13, "{z}");
            assert!(
                (law.quantile(normal::cdf(z)) - 2.0 * z).abs() < 1e-10,
                "{z}"
            );
        }
    }

    /// Three and four make five.
    #[test]
    fn normal_laws_add_up_to_a_normal_law() {
        let law = sum(&bell(3.0), &bell(4.0).shifted(1.0));
        for z in [-3.0, -1.0, 0.0, 0.7, 2.5] {
            assert!(
                (law.cdf(1.0 + 5.0 * z) - normal::cdf(z)).abs() < 1e-12,
                "{z}"
            );
        }
        assert!((law.mean() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_other_sign_mirrors_a_law() {
        let law = Law::fit(&[0.0, 1.0], Vec::new(), 0.0, |x| 2.0 * x).negated();
        assert!((law.cdf(-0.5) - 0.75).abs() < 1e-14);
        assert_eq!(law.support(), (-1.0, 0.0));
    }
}
