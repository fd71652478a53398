//! Normal random numbers: the ziggurat of 256 layers.
//!
//! G. Marsaglia and W. W. Tsang, The Ziggurat Method for Generating Random Variables, Journal of
//! Statistical Software 5 (2000), with a whole random number for the place in a layer (J. A. Doornik, An
//! Improved Ziggurat Method to Generate Normal Random Samples, 2005). Its tables are computed, not copied.

use super::generator::{Generator, to_unit};

const LAYERS: usize = 256;
/// Where the tail begins: 256 layers of equal area fit under the density up to here.
const TAIL: f64 = 3.654_152_885_361_009;

/// The layers' widths, and the density's heights at them; the first is of the layer with the tail.
#[derive(Clone, Debug)]
pub struct Ziggurat {
    widths: [f64; LAYERS + 1],
    heights: [f64; LAYERS + 1],
}

fn height(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

impl Ziggurat {
    pub fn new() -> Self {
        let half_root_of_2_pi = 1.0 / core::f64::consts::FRAC_2_SQRT_PI * core::f64::consts::SQRT_2;
        let tail = half_root_of_2_pi * libm::erfc(TAIL * core::f64::consts::FRAC_1_SQRT_2);
        let area = TAIL * height(TAIL) + tail;
        let mut widths = [0.0; LAYERS + 1];
        widths[0] = area / height(TAIL);
        widths[1] = TAIL;
        for at in 2..LAYERS {
            let below = widths[at - 1];
            widths[at] = (-2.0 * libm::log(area / below + height(below))).sqrt();
        }
        Self {
            widths,
            heights: widths.map(height),
        }
    }

    /// A normal random number.
    #[inline]
    pub fn draw(&self, generator: &mut Generator) -> f64 {
        loop {
            let bits = generator.next();
            // The place comes from the upper bits, the layer from the lower ones.
            let layer = (bits & 0xff) as usize;
            let place = 2.0 * to_unit(bits) - 1.0;
            let x = place * self.widths[layer];
            if x.abs() < self.widths[layer + 1] {
                return x;
            }
            if let Some(x) = self.rare(layer, x, generator) {
                return x;
            }
        }
    }

    /// One draw of a hundred: at the edge of a layer, or in the tail.
    #[cold]
    fn rare(&self, layer: usize, x: f64, generator: &mut Generator) -> Option<f64> {
        if layer == 0 {
            return Some(tail(generator).copysign(x));
        }
        let (low, high) = (self.heights[layer], self.heights[layer + 1]);
        (low + (high - low) * generator.unit() < height(x)).then_some(x)
    }
}

/// A value beyond the last layer.
fn tail(generator: &mut Generator) -> f64 {
    loop {
        let x = -libm::log(generator.unit()) / TAIL;
        let y = -libm::log(generator.unit());
        if 2.0 * y >= x * x {
            return TAIL + x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::normal;

    #[test]
    fn the_layers_close_at_the_top() {
        let ziggurat = Ziggurat::new();
        assert!(ziggurat.widths.windows(2).all(|pair| pair[0] > pair[1]));
        let last = ziggurat.widths[LAYERS - 1];
        let area = ziggurat.widths[0] * height(TAIL);
        assert!(
            (last * (1.0 - height(last)) / area - 1.0).abs() < 0.1,
            "{last}"
        );
    }

    /// Kolmogorov and Smirnov: the largest distance of 200,000 draws from the distribution has a 1% chance
    /// of being above 1.63 / sqrt(200,000) = 0.0036.
    #[test]
    fn draws_are_normal() {
        let (ziggurat, mut generator) = (Ziggurat::new(), Generator::new(152, 0));
        let mut drawn: Vec<f64> = (0..200_000)
            .map(|_| ziggurat.draw(&mut generator))
            .collect();
        drawn.sort_by(f64::total_cmp);
        let mut expected = 0.0;
        let mut farthest: f64 = 0.0;
        for x in drawn {
            expected += 1.0 / 200_000.0;
            farthest = farthest.max((normal::cdf(x) - expected).abs());
        }
        assert!(farthest < 0.0036, "{farthest}");
    }
}
