//! Rows that have the same substance, unit, form, month, and a purity of their own or none.
//!
//! For them the exact factors of a [`Rate`](super::rate::Rate) and the size of the unit become whole
//! numbers over one common divisor, so that a row costs a multiplication and a division of words for each
//! figure.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

use super::divide::Divider;
use super::plain::Plain;
use crate::batch::number::Scaled;
use crate::batch::rate::Counted;
use crate::batch::ratio::{Ratio, ten};
use crate::batch::tally::{PRODUCT_SCALE, QUANTITY_SCALE};
use crate::dose::MAX_TABLETS;
use crate::mass::{MAX_MASS_GRAMS, MIN_MASS_GRAMS};

/// The most decimals of a quantity on the fast path, and of the product of a quantity and a purity.
const MAX_SCALE: u32 = PRODUCT_SCALE;

/// Four figures as whole numbers over one divisor.
#[derive(Debug)]
pub struct Lanes {
    /// What a quantity is multiplied with: if pure, low, central, high. Zero where there is no figure.
    factors: [u64; 4],
    /// For each number of decimals in what is multiplied, the common divisor.
    dividers: Vec<Divider>,
    /// For each number of decimals in a quantity, the largest of its digits that is within the limits.
    pub limits: Vec<u64>,
    /// Low and high are central.
    pub same: bool,
}

impl Lanes {
    /// `None` where a number does not fit a word: such rows go the exact way.
    pub fn new(
        factors: &[Option<Ratio>; 4],
        size: &Scaled,
        counted: Counted,
        places: u32,
    ) -> Option<Self> {
        let unit = Ratio::new(size.mantissa.clone() * ten(places), ten(size.scale));
        let scaled: Vec<Option<Ratio>> = factors
            .iter()
            .map(|factor| factor.as_ref().map(|factor| factor.mul(&unit)))
            .collect();
        let divisor = scaled
            .iter()
            .flatten()
            .fold(BigUint::from(1_u32), |common, ratio| {
                least_common_multiple(&common, ratio.parts().1)
            });
        let mut lanes = [0; 4];
        for (lane, ratio) in lanes.iter_mut().zip(&scaled) {
            if let Some(ratio) = ratio {
                let (num, den) = ratio.parts();
                *lane = (num * (&divisor / den)).to_u64()?;
            }
        }
        let dividers: Vec<Divider> = (0..=MAX_SCALE)
            .map_while(|scale| (&divisor * ten(scale)).to_u64())
            .map(Divider::new)
            .collect();
        Some(Self {
            factors: lanes,
            dividers,
            limits: limits(size, counted),
            same: lanes[1] == lanes[2] && lanes[2] == lanes[3],
        })
    }

    /// A figure of an amount, rounded; `None` where a number does not fit a word.
    #[inline]
    pub fn figure(&self, lane: usize, amount: Plain) -> Option<u64> {
        let divider = self.dividers.get(amount.scale as usize)?;
        divider.rounded(u128::from(amount.mantissa) * u128::from(self.factors[lane]))
    }
}

/// For each number of decimals, the largest digits of an amount within the limits. The list ends where a
/// single last digit would be too little.
fn limits(size: &Scaled, counted: Counted) -> Vec<u64> {
    let limit = |text: &str| {
        let limit: crate::Exact = text.parse().expect("limits are plain decimals");
        let limit = Ratio::from_exact(limit);
        limit.div(&Ratio::new(size.mantissa.clone(), ten(size.scale)))
    };
    let (min, max) = match counted {
        Counted::Grams => (limit(MIN_MASS_GRAMS), limit(MAX_MASS_GRAMS)),
        // A part of a tablet is refused, which the exact path does.
        Counted::Tablets => (limit("1"), limit(MAX_TABLETS)),
    };
    let smallest_fits = |scale: u32| {
        let (num, den) = min.parts();
        num * ten(scale) <= *den
    };
    (0..=QUANTITY_SCALE)
        .take_while(|&scale| smallest_fits(scale))
        .map(|scale| {
            let (num, den) = max.parts();
            (num * ten(scale) / den).to_u64().unwrap_or(u64::MAX)
        })
        .collect()
}

fn least_common_multiple(a: &BigUint, b: &BigUint) -> BigUint {
    // In lowest terms the numerator is a over the greatest common divisor.
    Ratio::new(a.clone(), b.clone()).parts().0 * b
}
