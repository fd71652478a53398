//! The answer: how a figure is spread, as data.

use super::digits::too_large;
use crate::error::Error;
use crate::exact::Exact;

/// Significant digits of every number that integration gives, and the most decimals of a chance. It is right to about twelve; the rest is
/// left out, so that what is shown does not depend on the last bits of a float.
pub const DIGITS: u32 = 10;
/// Significant digits of every number that draws give, of standard errors, and of shares of the spread.
pub const FEW_DIGITS: u32 = 6;

/// How the numbers of a [`Spread`] came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum EngineName {
    /// By integration: no chance in it, and no seed.
    Integration,
    /// By random draws.
    Draws,
}

/// How the numbers of a [`Spread`] came about, with what it takes to get them again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Engine {
    /// Its name.
    pub name: EngineName,
    /// How many draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draws: Option<u32>,
    /// Where the draws began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
}

/// A figure that a share of all does not pass.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Quantile {
    /// The share, between 0 and 1.
    pub p: Exact,
    /// The figure.
    pub value: Exact,
    /// Of draws, its standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Exact>,
}

/// The chance that the figure is above another.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Exceedance {
    /// The other figure.
    pub above: Exact,
    /// The chance, from 0 to 1.
    pub chance: Exact,
    /// Of draws, its standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Exact>,
}

/// The share of the spread that one input explains by itself.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Driver {
    /// The input's name.
    pub input: String,
    /// Its first-order share of the variance, from 0 to 1.
    pub share: Exact,
}

/// How a figure is spread.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Spread {
    /// How the numbers came about.
    pub engine: Engine,
    /// Figures and the shares that do not pass them, rising.
    pub quantiles: Vec<Quantile>,
    /// The mean, which is exact up to rounding whatever the engine: it needs neither.
    pub mean: Exact,
    /// The chances asked for, in the order asked.
    pub exceeds: Vec<Exceedance>,
    /// What the spread comes from, the largest share first; inputs with less than a millionth are left out.
    pub drivers: Vec<Driver>,
    /// What inputs explain only together: the shares and this add up to one. Zero without any spread.
    pub interaction: Exact,
}

/// Quantiles and mean of a figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Outline {
    /// How the numbers came about.
    pub engine: Engine,
    /// Figures and the shares that do not pass them, rising.
    pub quantiles: Vec<Quantile>,
    /// The mean.
    pub mean: Exact,
}

impl Spread {
    /// The spread of a figure `by` times as large: what a table computes for one gram serves every row.
    /// The chances to exceed a figure are another question then, and are left out.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) below zero, and past the largest number.
    ///
    /// ```
    /// use calc_core::Exact;
    /// use calc_core::sampling::{Ask, Model, Shape};
    /// let mut model = Model::default();
    /// let dose = model.input("lethal dose", Shape::uniform(Exact::literal("0.001"), Exact::literal("0.003"))?);
    /// model.term(Exact::ONE, &[], &[dose]);
    /// let gram = model.spread(&Ask::default())?;
    /// assert_eq!(gram.times(Exact::from(1000))?.quantiles[1].value.to_string(), "500000");
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    pub fn times(&self, by: Exact) -> Result<Self, Error> {
        let few = self.engine.name == EngineName::Draws;
        let digits = if few { FEW_DIGITS } else { DIGITS };
        let mut spread = self.clone();
        spread.mean = product(self.mean, by, DIGITS)?;
        for quantile in &mut spread.quantiles {
            quantile.value = product(quantile.value, by, digits)?;
            quantile.error = quantile
                .error
                .map(|error| product(error, by, digits))
                .transpose()?;
        }
        spread.exceeds.clear();
        Ok(spread)
    }
}

/// A product with as many digits as its first factor has.
fn product(value: Exact, by: Exact, digits: u32) -> Result<Exact, Error> {
    let product = value
        .checked_mul(by)
        .filter(|product| *product >= Exact::ZERO);
    let rounded = product.and_then(|product| product.value().round_sf(digits));
    let decimal = rounded.ok_or_else(too_large)?;
    Ok(Exact::rounded(decimal.normalize()))
}
