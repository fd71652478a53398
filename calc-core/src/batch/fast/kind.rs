//! Rows of one substance, unit, form and month, with purities of their own or without.

use super::lanes::Lanes;
use super::plain::Plain;
use super::tail::Tail;
use crate::batch::number::Scaled;
use crate::batch::rate::Counted;
use crate::batch::row_moments::RowMoments;
use crate::batch::status::Status;
use crate::batch::sum::Sum;
use crate::batch::tally::{Big, Hot, Key, Slot};

/// What rows of a kind have in common.
#[derive(Debug)]
pub struct Kind {
    /// The number of the rate.
    pub rate: u32,
    pub status: Status,
    pub counted: Counted,
    /// One of the unit in grams or tablets.
    pub size: Scaled,
    /// Low, central and high take the row's purity.
    pub takes_purity: bool,
    pub lanes: Lanes,
    pub tail: Tail,
}

/// What tells the kind of a row, as the numbers of its texts.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    pub substance: u32,
    pub unit: u32,
    pub form: u32,
    /// The month of the row's date, where it is read.
    pub month: u32,
    /// The same, where presets go by it.
    pub as_of: u32,
    pub own_purity: bool,
}

/// Substances and units with numbers below this are looked up in a list.
const DIRECT: usize = 32;

/// The length of that list.
pub const PLACES: usize = DIRECT * DIRECT * 2;

impl Marks {
    /// All of it as a key.
    pub fn key(&self) -> Key {
        let low = u64::from(self.substance) << 32 | u64::from(self.unit);
        let high = u64::from(self.form) << 32 | u64::from(self.as_of);
        Key {
            bytes: u128::from(high) << 64 | u128::from(low),
            beside: u32::from(self.own_purity),
        }
    }

    /// The place in the list of kinds with small numbers.
    #[inline(always)]
    pub fn place(&self) -> Option<usize> {
        let (substance, unit) = (self.substance as usize, self.unit as usize);
        let small = substance < DIRECT && unit < DIRECT && self.form == 0 && self.as_of == 0;
        small.then_some((substance * DIRECT + unit) * 2 + usize::from(self.own_purity))
    }
}

impl Kind {
    /// The four figures of a row, with its purity where that counts; `None` where a number does not fit
    /// a word.
    #[inline(always)]
    pub fn figures(&self, quantity: Plain, product: Option<Plain>) -> Option<[u64; 4]> {
        let lanes = &self.lanes;
        if quantity.mantissa > *lanes.limits.get(quantity.scale as usize)? {
            return None;
        }
        let if_pure = lanes.figure(0, quantity)?;
        let amount = product.unwrap_or(quantity);
        let central = lanes.figure(2, amount)?;
        if lanes.same {
            return Some([if_pure, central, central, central]);
        }
        Some([
            if_pure,
            lanes.figure(1, amount)?,
            central,
            lanes.figure(3, amount)?,
        ])
    }

    /// Adds the sums of a slot, in grams or tablets.
    ///
    /// `sure` says that quantiles are asked for.
    pub fn add_sums(&self, slot: &Slot, hot: &Hot, sure: bool, big: &mut Big) {
        let sized = |sum: &Sum| sum.times(&self.size.mantissa, self.size.scale);
        let amount = sized(&slot.quantities(hot));
        match self.counted {
            Counted::Grams => big.grams.add(&amount),
            Counted::Tablets => big.tablets.add(&amount),
        }
        if self.status != Status::Ok {
            return;
        }
        big.figures[0].add(&amount);
        let other = if self.takes_purity {
            sized(&slot.products(hot))
        } else {
            amount
        };
        for figure in &mut big.figures[1..] {
            figure.add(&other);
        }
        if sure {
            let sized = |sum: Sum, power: u32| {
                let Scaled { mantissa, scale } = &self.size;
                sum.times(&mantissa.pow(power), scale * power)
            };
            let (squares, cubes) = (
                sized(slot.powers.squares(), 2),
                sized(slot.powers.cubes(), 3),
            );
            let moments = RowMoments::of_amounts(&other, &squares, &cubes);
            big.moments.get_or_insert_default().add(&moments);
        }
    }
}
