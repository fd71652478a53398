//! How sure a figure is: shapes of uncertain inputs, the quantiles of what follows from them, and what
//! drives the spread.
//!
//! The one room of floats. A [`Shape`] is made of exact points, a [`Model`] says how figures follow from
//! inputs, [`Model::spread`] answers, and what leaves is exact again, rounded and marked. Two engines:
//!
//! - **Integration**: no chance in it. One exhibit is a product of independent inputs, whose logarithm is
//!   a sum: its distribution is integrated piece by piece between the places where a shape is not smooth,
//!   and inverted. Totals are taken apart into sums and products of independent values.
//! - **Draws**: seeded, for what does not come apart, and to check the other.
//!
//! Both give the same digits natively and in WebAssembly: of floats only `+ - * /` and the square root are
//! used, which IEEE 754 defines to the last bit, and the functions of the `libm` crate, which are made of
//! them. Those of the platform (`f64::ln`, `f64::exp`) differ in the last digits, and a lint bans them.
//!
//! | module | idea |
//! |---|---|
//! | `shape`, `triangular`, `pert`, `distribution` | shapes: density, CDF, quantile, moments |
//! | `normal`, `beta`, `fraction` | the functions that they are made of |
//! | `quadrature`, `root` | Gauss-Legendre, Newton in a bracket |
//! | `nodes`, `mixture` | one bounded input over a lognormal one: microseconds |
//! | `pair`, `bounded` | two bounded inputs: microseconds |
//! | `stretched`, `series` | quadrature and chances where a density begins by a power |
//! | `law`, `sum` | any distribution as a table, and sums of two |
//! | `pending` | a sum of two that needs no table: what is asked of it last |
//! | `product`, `total`, `model` | one exhibit, several that share inputs, and how they are told |
//! | `exp`, `log` | of a block of numbers, several at once |
//! | `generator`, `ziggurat`, `sampler`, `draws` | random draws |
//! | `drivers` | each input's share of the spread |
//! | `moments` | a total of rows that share nothing |
//! | `bags`, `bag_shape` | a sample of bags, to the whole |
//! | `tablets` | how the content of tablets spreads around its mean (feature `tablets`) |
#![expect(clippy::disallowed_types, reason = "the one room of floats")]

#[cfg(test)]
mod agreement;
mod ask;
mod bag_shape;
mod bags;
mod beta;
mod bounded;
mod digits;
mod distribution;
mod draws;
mod drivers;
mod exp;
mod fraction;
mod generator;
mod law;
mod log;
mod mixture;
mod model;
mod moments;
mod nodes;
mod normal;
mod pair;
mod pending;
mod pert;
mod product;
mod quadrature;
mod root;
mod sampler;
mod series;
mod shape;
mod spread;
mod stretched;
mod sum;
#[cfg(feature = "tablets")]
pub(crate) mod tablets;
mod total;
mod triangular;
mod ziggurat;

pub use ask::{Ask, DEFAULT_DRAWS, Draws, MAX_DRAWS, MAX_PROBABILITY, MIN_DRAWS, MIN_PROBABILITY};
pub use bags::{BagSample, MAX_BAGS, MIN_TESTED, WholeOfBags};
pub(crate) use digits::too_large;
pub use model::{InputId, Model};
pub(crate) use moments::{Moments, RowSums};
pub use shape::{MAX_CHANCE_ABOVE_WHOLE, MAX_LOGNORMAL_RATIO, Points, Shape, ShapeName};
pub use spread::{Driver, Engine, EngineName, Exceedance, Outline, Quantile, Spread};
