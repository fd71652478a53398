//! Random draws of a figure.

use super::generator::Generator;
use super::model::Model;
use super::sampler::Sampler;

/// How many draws are made at a time: as many as stay close to the processor.
const BLOCK: usize = 1024;

/// The figures drawn, eight bytes each.
#[derive(Clone, Debug)]
pub struct Sample {
    figures: Vec<f64>,
}

impl Sample {
    /// `count` draws of a model's figure; each input is drawn once for all terms that name it.
    pub fn new(model: &Model, count: u32, seed: u32) -> Self {
        let mut inputs: Vec<_> = (0..)
            .zip(&model.inputs)
            .map(|(stream, input)| {
                let sampler = Sampler::new(input.shape.0, is_under(model, stream));
                (sampler, Generator::new(seed, stream))
            })
            .collect();
        let mut values = vec![[0.0; BLOCK]; inputs.len()];
        let mut product = [0.0; BLOCK];
        let mut figures = vec![0.0; count as usize];
        for block in figures.chunks_mut(BLOCK) {
            for ((sampler, generator), values) in inputs.iter_mut().zip(&mut values) {
                sampler.fill(generator, &mut values[..block.len()]);
            }
            for term in &model.terms {
                product.fill(term.scale);
                for used in &term.uses {
                    let is_reciprocal = inputs[used.input].0.is_reciprocal;
                    multiply(
                        &mut product,
                        &values[used.input],
                        used.under != is_reciprocal,
                    );
                }
                for (figure, product) in block.iter_mut().zip(&product) {
                    *figure += product;
                }
            }
        }
        Self { figures }
    }

    /// The figure that a share `p` of the draws does not pass, and its standard error: half the distance
    /// between the draws one standard deviation of a binomial count before and behind it, which supposes
    /// no shape (H. A. David and H. N. Nagaraja, Order Statistics, Wiley 2003, section 7.1).
    pub fn quantile(&mut self, p: f64) -> (f64, f64) {
        let count = self.count();
        let off = (count * p * (1.0 - p)).sqrt();
        let low = self.ranked(count * p - off);
        let value = self.ranked(count * p);
        let high = self.ranked(count * p + off);
        (value, 0.5 * (high - low))
    }

    /// The draw of a rank, counted from one and rounded up.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank is clamped to the number of draws"
    )]
    fn ranked(&mut self, rank: f64) -> f64 {
        let at = rank.ceil().clamp(1.0, self.count()) as usize - 1;
        *self.figures.select_nth_unstable_by(at, f64::total_cmp).1
    }

    /// The share of draws above `figure`, and its standard error.
    #[expect(clippy::cast_precision_loss, reason = "a count of draws fits a float")]
    pub fn exceedance(&self, figure: f64) -> (f64, f64) {
        let above = self.figures.iter().filter(|&&drawn| drawn > figure).count() as f64;
        let share = above / self.count();
        (share, (share * (1.0 - share) / self.count()).sqrt())
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of draws fits a float")]
    fn count(&self) -> f64 {
        self.figures.len() as f64
    }
}

/// Whether all terms divide by an input: its reciprocals are then drawn.
fn is_under(model: &Model, input: u32) -> bool {
    let mut uses = model.terms.iter().flat_map(|term| &term.uses);
    uses.all(|used| used.input != input as usize || used.under)
}

fn multiply(product: &mut [f64; BLOCK], values: &[f64; BLOCK], by_reciprocal: bool) {
    let factors = product.iter_mut().zip(values);
    if by_reciprocal {
        factors.for_each(|(product, value)| *product /= value);
    } else {
        factors.for_each(|(product, value)| *product *= value);
    }
}
