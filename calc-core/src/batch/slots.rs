//! Sums while a table is read: one slot for each group of the totals and each kind of row in it.

use num_bigint::BigUint;

use super::numbers::{Key, Numbers};
use super::sum::Sum;

/// Decimals of a slot's sum of quantities.
pub const QUANTITY_SCALE: u32 = 15;
/// Decimals of a slot's sums of quantities times purities.
pub const PRODUCT_SCALE: u32 = 18;

/// What the rows of a slot have in common, beside the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A kind of row, by its number: sums are in the kind's unit.
    Kind(u32),
    /// A rate, by its number: sums are in grams or tablets.
    Rate(u32),
    /// No substance with figures.
    None,
}

impl Source {
    /// A word that differs for each.
    const fn word(self) -> u32 {
        match self {
            Self::Kind(number) => number * 2,
            Self::Rate(number) => number * 2 + 1,
            Self::None => u32::MAX,
        }
    }
}

/// Exact sums of what does not fit a machine word.
#[derive(Clone, Debug, Default)]
pub struct Big {
    pub grams: Sum,
    pub tablets: Sum,
    /// Of each figure, in grams or tablets.
    pub figures: [Sum; 4],
}

/// The sums of one slot.
#[derive(Debug)]
pub struct Slot {
    pub source: Source,
    /// The parts of the group's key, as numbers.
    pub parts: Box<[u32]>,
    pub ok: u64,
    pub passed: u64,
    /// The sum of quantities, with [`QUANTITY_SCALE`] decimals.
    pub quantity: u128,
    /// The sum of quantities times purities, with [`PRODUCT_SCALE`] decimals.
    pub product: u128,
    /// What has run over: the same two sums, without a limit.
    pub spilled: [Sum; 2],
    pub big: Option<Box<Big>>,
}

/// All slots.
#[derive(Debug, Default)]
pub struct Slots {
    numbers: Numbers,
    folds: Numbers,
    slots: Vec<Slot>,
}

impl Slot {
    fn new(source: Source, parts: &[u32]) -> Self {
        Self {
            source,
            parts: parts.into(),
            ok: 0,
            passed: 0,
            quantity: 0,
            product: 0,
            spilled: [Sum::default(), Sum::default()],
            big: None,
        }
    }

    /// Adds a quantity.
    #[inline]
    pub fn add_quantity(&mut self, mantissa: u64, scale: u32) {
        let scaled = u128::from(mantissa) * POWERS[(QUANTITY_SCALE - scale) as usize];
        add(&mut self.quantity, scaled, &mut self.spilled[0], QUANTITY_SCALE);
    }

    /// Adds a quantity times a purity.
    #[inline]
    pub fn add_product(&mut self, mantissa: u64, scale: u32) {
        let scaled = u128::from(mantissa) * POWERS[(PRODUCT_SCALE - scale) as usize];
        add(&mut self.product, scaled, &mut self.spilled[1], PRODUCT_SCALE);
    }

    /// The sum of quantities.
    pub fn quantities(&self) -> Sum {
        total(self.quantity, QUANTITY_SCALE, &self.spilled[0])
    }

    /// The sum of quantities times purities.
    pub fn products(&self) -> Sum {
        total(self.product, PRODUCT_SCALE, &self.spilled[1])
    }
}

#[inline]
fn add(sum: &mut u128, value: u128, spilled: &mut Sum, scale: u32) {
    match sum.checked_add(value) {
        Some(larger) => *sum = larger,
        None => {
            spilled.add(&Sum::new(BigUint::from(core::mem::replace(sum, value)), scale));
        }
    }
}

fn total(sum: u128, scale: u32, spilled: &Sum) -> Sum {
    let mut total = Sum::new(sum, scale);
    total.add(spilled);
    total
}

const POWERS: [u128; 19] = {
    let mut powers = [1; 19];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

impl Slots {
    /// The slot of a group and a source; a new one if there is none.
    #[inline]
    pub fn slot(&mut self, source: Source, parts: &[u32]) -> &mut Slot {
        let key = Key {
            bytes: self.packed(parts),
            beside: source.word(),
        };
        let at = match self.numbers.find(key) {
            Some(at) => at,
            None => {
                self.slots.push(Slot::new(source, parts));
                self.numbers.insert(key)
            }
        };
        &mut self.slots[at as usize]
    }

    /// Four parts fit a key; the first of more share a number.
    #[inline]
    fn packed(&mut self, parts: &[u32]) -> u128 {
        let mut packed = 0;
        for (at, part) in parts.iter().enumerate() {
            if at >= 4 {
                let key = Key {
                    bytes: packed,
                    beside: u32::try_from(at).unwrap_or(u32::MAX),
                };
                let fold = self.folds.find(key).unwrap_or_else(|| self.folds.insert(key));
                packed = u128::from(fold);
            }
            packed = packed << 32 | u128::from(*part);
        }
        packed
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.slots.len()
    }

    /// Takes all.
    pub fn drain(&mut self) -> Vec<Slot> {
        core::mem::take(self).slots
    }
}
