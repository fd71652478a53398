//! A figure as a sum of products of inputs, some of which several terms share.

use super::ask::{Ask, Draws};
use super::digits::{exact, float, share};
use super::draws::Sample;
use super::drivers::Shares;
use super::product::Factor;
use super::shape::Shape;
use super::spread::{
    DIGITS, Engine, EngineName, Exceedance, FEW_DIGITS, Outline, Quantile, Spread,
};
use super::total::Total;
use crate::error::Error;
use crate::exact::Exact;

/// The largest error of a figure, beside it, before draws are trusted more.
const LARGEST_ERROR: f64 = 1e-9;

/// An input of one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputId(usize);

#[derive(Clone, Debug)]
pub(super) struct Input {
    pub name: String,
    pub shape: Shape,
}

/// An input as a factor of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub input: usize,
    pub under: bool,
}

/// `scale` times a product of inputs; they rise, and each stands there once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub scale: f64,
    pub uses: Vec<Use>,
}

/// A figure: the sum of one term for each exhibit.
///
/// An input that several terms name is one and the same unknown: where a purity is higher than assumed,
/// it is so in all of them, and their sum spreads more than if each had a purity of its own.
///
/// ```
/// use calc_core::Exact;
/// use calc_core::sampling::{Ask, Model, Shape};
/// // 273 kg of powder, in mg; its purity; a lethal dose in mg.
/// let mut model = Model::default();
/// let [low, central, high] = ["0.076", "0.104", "0.132"].map(Exact::literal);
/// let purity = model.input("purity", Shape::triangular(low, central, high)?);
/// let dose = Shape::lognormal_of(Exact::literal("0.69"), Exact::literal("0.4"))?;
/// let dose = model.input("lethal dose", dose);
/// model.term(Exact::from(273_000_000), &[purity], &[dose]);
///
/// let spread = model.spread(&Ask::default())?;
/// let figures: Vec<String> = spread.quantiles.iter().map(|q| q.value.to_string()).collect();
/// assert_eq!(figures, ["7145526.174", "14158325.26", "28004114.29"]);
/// assert_eq!(spread.drivers[0].input, "lethal dose");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) inputs: Vec<Input>,
    pub(super) terms: Vec<Term>,
}

impl Model {
    /// Adds an input. Its name is what a driver is called; two inputs may have the same one.
    pub fn input(&mut self, name: impl Into<String>, shape: Shape) -> InputId {
        self.inputs.push(Input {
            name: name.into(),
            shape,
        });
        InputId(self.inputs.len() - 1)
    }

    /// Adds a term: `scale` times the inputs `over`, divided by the inputs `under`.
    ///
    /// # Panics
    /// For a negative scale, an input of another model, and one that stands there twice.
    pub fn term(&mut self, scale: Exact, over: &[InputId], under: &[InputId]) {
        assert!(scale >= Exact::ZERO, "a figure is never negative");
        let used = |ids: &[InputId], under| {
            ids.iter()
                .map(move |id| Use { input: id.0, under })
                .collect::<Vec<_>>()
        };
        let mut factors = [used(over, false), used(under, true)].concat();
        factors.sort_unstable();
        assert!(
            factors.iter().all(|used| used.input < self.inputs.len()),
            "an input of this model"
        );
        assert!(
            factors.windows(2).all(|pair| pair[0].input < pair[1].input),
            "an input stands once in a term"
        );
        self.terms.push(Term {
            scale: float(scale),
            uses: factors,
        });
    }

    /// The same terms, each with inputs of its own: what the total would be if nothing were shared.
    #[must_use]
    pub fn independent(&self) -> Self {
        let mut model = Self::default();
        for term in &self.terms {
            let uses = term.uses.iter().map(|used| {
                model.inputs.push(self.inputs[used.input].clone());
                Use {
                    input: model.inputs.len() - 1,
                    ..*used
                }
            });
            let uses = uses.collect();
            model.terms.push(Term {
                scale: term.scale,
                uses,
            });
        }
        model
    }

    /// Whether two terms share an input that is uncertain, so that [`Model::independent`] spreads otherwise.
    #[must_use]
    pub fn shares(&self) -> bool {
        (0..self.inputs.len()).any(|input| {
            let uses =
                |term: &Term| term.scale > 0.0 && term.uses.iter().any(|used| used.input == input);
            let (low, high) = self.inputs[input].shape.support();
            low < high && self.terms.iter().filter(|term| uses(term)).count() > 1
        })
    }

    /// How the figure is spread.
    ///
    /// By integration, unless draws are asked for, or the terms share inputs in a way that does not come
    /// apart into sums and products (`a b + b c + c a` does not): the answer names the engine.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) for a figure of 1e28 or more.
    pub fn spread(&self, ask: &Ask) -> Result<Spread, Error> {
        let (engine, quantiles, exceeds) = self.answers(ask)?;
        let shares = Shares::of(self);
        let (drivers, interaction) = shares.drivers()?;
        Ok(Spread {
            engine,
            quantiles: rising(quantiles),
            mean: exact(shares.mean(), DIGITS)?,
            exceeds,
            drivers,
            interaction,
        })
    }

    /// How the figure is spread, without what the spread comes from: what a table has room for.
    ///
    /// # Errors
    /// As for [`Model::spread`].
    pub fn outline(&self, ask: &Ask) -> Result<Outline, Error> {
        let (engine, quantiles, _) = self.answers(ask)?;
        Ok(Outline {
            engine,
            quantiles: rising(quantiles),
            mean: exact(Shares::of(self).mean(), DIGITS)?,
        })
    }

    fn answers(&self, ask: &Ask) -> Result<Answers, Error> {
        let total = match ask.draws {
            Some(_) => None,
            None => Total::of(self).filter(|total| total.error() <= LARGEST_ERROR),
        };
        match total {
            Some(total) => integrated(&total, ask),
            None => drawn(self, ask),
        }
    }

    /// The factors of a term, with their shapes.
    pub(super) fn factors(&self, uses: &[Use]) -> Vec<Factor> {
        uses.iter()
            .map(|used| Factor {
                kind: self.inputs[used.input].shape.0,
                under: used.under,
            })
            .collect()
    }
}

type Answers = (Engine, Vec<Quantile>, Vec<Exceedance>);

fn integrated(total: &Total, ask: &Ask) -> Result<Answers, Error> {
    let quantiles = ask.probabilities.iter().map(|&p| {
        let value = exact(total.quantile(float(p)), DIGITS)?;
        Ok(Quantile {
            p,
            value,
            error: None,
        })
    });
    let exceeds = ask.above.iter().map(|&above| {
        let chance = (1.0 - total.cdf(float(above))).clamp(0.0, 1.0);
        Ok(Exceedance {
            above,
            chance: share(chance, DIGITS)?,
            error: None,
        })
    });
    let engine = Engine {
        name: EngineName::Integration,
        draws: None,
        seed: None,
    };
    Ok((
        engine,
        quantiles.collect::<Result<_, Error>>()?,
        exceeds.collect::<Result<_, Error>>()?,
    ))
}

fn drawn(model: &Model, ask: &Ask) -> Result<Answers, Error> {
    let Draws { count, seed } = ask.draws.unwrap_or_default();
    let mut sample = Sample::new(model, count, seed);
    let exceeds = ask.above.iter().map(|&above| {
        let (chance, error) = sample.exceedance(float(above));
        let [chance, error] = [share(chance, FEW_DIGITS)?, share(error, FEW_DIGITS)?];
        Ok(Exceedance {
            above,
            chance,
            error: Some(error),
        })
    });
    let exceeds = exceeds.collect::<Result<_, Error>>()?;
    let quantiles = ask.probabilities.iter().map(|&p| {
        let (value, error) = sample.quantile(float(p));
        let [value, error] = [exact(value, FEW_DIGITS)?, exact(error, FEW_DIGITS)?];
        Ok(Quantile {
            p,
            value,
            error: Some(error),
        })
    });
    let engine = Engine {
        name: EngineName::Draws,
        draws: Some(count),
        seed: Some(seed),
    };
    Ok((engine, quantiles.collect::<Result<_, Error>>()?, exceeds))
}

/// Where a law is flat to the last bit, rounding could let a later quantile fall by one of them.
fn rising(mut quantiles: Vec<Quantile>) -> Vec<Quantile> {
    for at in 1..quantiles.len() {
        quantiles[at].value = quantiles[at].value.max(quantiles[at - 1].value);
    }
    quantiles
}
