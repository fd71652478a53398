//! What the rows of a kind are multiplied with.
//!
//! The exact factors of a [`Rate`](crate::batch::rate::Rate) and the size of the unit become one fraction for
//! each figure and each number of decimals, so that a row costs three multiplications of words a figure.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

use super::plain::Plain;
use super::scaler::Scaler;
use crate::batch::number::Scaled;
use crate::batch::rate::Counted;
use crate::batch::ratio::{Ratio, ten};
use crate::batch::tally::{PRODUCT_SCALE, QUANTITY_SCALE};
use crate::dose::MAX_TABLETS;
use crate::mass::{MAX_MASS_GRAMS, MIN_MASS_GRAMS};

/// The most decimals of a quantity on the fast path, and of the product of a quantity and a purity.
const MAX_SCALE: u32 = PRODUCT_SCALE;

/// The most figures of a row on the fast path: the four, quantiles and their mean.
pub const MAX_FIGURES: usize = 12;

/// Four figures, as fractions to multiply with.
#[derive(Debug)]
pub struct Lanes {
    /// For each number of decimals in an amount, what the four figures multiply it with: if pure, low, central,
    /// high. Zero where there is no figure.
    scalers: Vec<[Scaler; 4]>,
    /// For each number of decimals, what quantiles and mean multiply it with; empty where none are asked for.
    sure: Vec<Vec<Scaler>>,
    /// For each number of decimals in a quantity, the largest of its digits that is within the limits.
    pub limits: Vec<u64>,
    /// Low and high are central.
    pub same: bool,
}

impl Lanes {
    /// The lanes of rows with these factors, in a unit of this size. Where a number does not fit a word, rows
    /// go the exact way: `None` where that holds for all.
    pub fn new(
        factors: &[Option<Ratio>; 4],
        sure: &[Ratio],
        size: &Scaled,
        counted: Counted,
        places: u32,
    ) -> Option<Self> {
        let unit = size.ratio().mul(&Ratio::new(ten(places), ten(0)));
        let nothing = Ratio::whole(0);
        let scaled: [Ratio; 4] = core::array::from_fn(|lane| {
            let factor = factors[lane].as_ref();
            factor.map_or_else(|| nothing.clone(), |factor| factor.mul(&unit))
        });
        let sure: Vec<Ratio> = sure.iter().map(|factor| factor.mul(&unit)).collect();
        let (scalers, sure): (Vec<[Scaler; 4]>, Vec<Vec<Scaler>>) = (0..=MAX_SCALE)
            .map_while(|scale| {
                let sure = sure.iter().map(|factor| scaler(factor, scale));
                Some((at_scale(&scaled, scale)?, sure.collect::<Option<_>>()?))
            })
            .unzip();
        (!scalers.is_empty()).then_some(Self {
            scalers,
            sure: if sure.first().is_some_and(Vec::is_empty) {
                Vec::new()
            } else {
                sure
            },
            limits: limits(size, counted),
            same: scaled[1] == scaled[2] && scaled[2] == scaled[3],
        })
    }

    /// A figure of an amount, rounded; `None` where a number does not fit a word.
    #[inline(always)]
    pub fn figure(&self, lane: usize, amount: Plain) -> Option<u64> {
        self.scalers.get(amount.scale as usize)?[lane].rounded(amount.mantissa)
    }

    /// Whether quantiles are asked for.
    #[inline(always)]
    pub const fn has_sure(&self) -> bool {
        !self.sure.is_empty()
    }

    /// The quantiles and the mean of an amount, rounded, behind its four figures; `None` where a number does not
    /// fit a word.
    #[inline(never)]
    pub fn sure(&self, figures: [u64; 4], amount: Plain) -> Option<[u64; MAX_FIGURES]> {
        let mut all = [0; MAX_FIGURES];
        all[..4].copy_from_slice(&figures);
        let scalers = self.sure.get(amount.scale as usize)?;
        for (figure, scaler) in all[4..].iter_mut().zip(scalers) {
            *figure = scaler.rounded(amount.mantissa)?;
        }
        Some(all)
    }
}

/// The four factors for amounts with a number of decimals.
fn at_scale(factors: &[Ratio; 4], scale: u32) -> Option<[Scaler; 4]> {
    let one = |lane: usize| scaler(&factors[lane], scale);
    Some([one(0)?, one(1)?, one(2)?, one(3)?])
}

/// A factor for amounts with a number of decimals.
fn scaler(factor: &Ratio, scale: u32) -> Option<Scaler> {
    let (numerator, denominator) = factor.parts();
    Scaler::new(numerator, &(denominator * ten(scale)))
}

/// For each number of decimals, the largest digits of an amount within the limits. The list ends where a
/// single last digit would be too little.
fn limits(size: &Scaled, counted: Counted) -> Vec<u64> {
    let limit = |text: &str| {
        let limit: crate::Exact = text.parse().expect("limits are plain decimals");
        let limit = Ratio::from_exact(limit);
        limit.div(&size.ratio())
    };
    let (min, max) = match counted {
        Counted::Grams => (limit(MIN_MASS_GRAMS), limit(MAX_MASS_GRAMS)),
        Counted::Tablets => (limit("1"), limit(MAX_TABLETS)),
    };
    let smallest_fits = |scale: u32| {
        let (num, den) = min.parts();
        // A part of a tablet is refused, which the exact path does: no last digit may make one.
        let is_whole =
            counted == Counted::Grams || &size.mantissa % ten(size.scale + scale) == BigUint::ZERO;
        num * ten(scale) <= *den && is_whole
    };
    (0..=QUANTITY_SCALE)
        .take_while(|&scale| smallest_fits(scale))
        .map(|scale| {
            let (num, den) = max.parts();
            (num * ten(scale) / den).to_u64().unwrap_or(u64::MAX)
        })
        .collect()
}
