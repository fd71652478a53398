//! Sums while a table is read: one slot for each group of the totals and each kind of row in it.

use super::numbers::{Key, Numbers};
use super::powers::Powers;
use crate::batch::fast::Plain;
use crate::batch::number::POWERS;
use crate::batch::row_moments::RowMoments;
use crate::batch::sum::Sum;

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
    /// How much they spread, where quantiles are asked for.
    pub moments: Option<Box<RowMoments>>,
}

/// What every row of a slot touches, kept small: a table has many slots, and they are met in any order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hot {
    /// The sum of quantities, with [`QUANTITY_SCALE`] decimals.
    quantity: u128,
    /// The sum of quantities times purities, with [`PRODUCT_SCALE`] decimals.
    product: u128,
    pub ok: u64,
    pub passed: u64,
}

/// What a slot is of, and what few of its rows touch.
#[derive(Debug)]
pub struct Slot {
    pub source: Source,
    /// The parts of the group's key, as numbers.
    pub parts: Box<[u32]>,
    /// What has run over of the two sums, without a limit.
    spilled: [Sum; 2],
    /// Squares and cubes of what low, central and high multiply, where quantiles are asked for.
    pub powers: Powers,
    pub big: Option<Box<Big>>,
}

/// All slots.
#[derive(Debug, Default)]
pub struct Slots {
    numbers: Numbers,
    groups: Numbers,
    /// For each kind of row, the slots of the groups with small numbers, plus one; 0 where there is none.
    direct: Vec<Vec<u32>>,
    hot: Vec<Hot>,
    cold: Vec<Slot>,
    /// Whether quantiles are asked for.
    sure: bool,
}

/// Groups with numbers below this have a place of their own in a list.
const DIRECT: u32 = 1 << 12;

impl Slot {
    fn new(source: Source, parts: &[u32]) -> Self {
        Self {
            source,
            parts: parts.into(),
            spilled: [Sum::default(), Sum::default()],
            powers: Powers::default(),
            big: None,
        }
    }

    /// The sum of quantities.
    pub fn quantities(&self, hot: &Hot) -> Sum {
        total(hot.quantity, QUANTITY_SCALE, &self.spilled[0])
    }

    /// The sum of quantities times purities.
    pub fn products(&self, hot: &Hot) -> Sum {
        total(hot.product, PRODUCT_SCALE, &self.spilled[1])
    }
}

fn total(sum: u128, scale: u32, spilled: &Sum) -> Sum {
    let mut total = Sum::new(sum, scale);
    total.add(spilled);
    total
}

impl Slots {
    /// None yet; `sure` where quantiles are asked for.
    pub fn new(sure: bool) -> Self {
        Self {
            sure,
            ..Self::default()
        }
    }

    /// Adds a plain row of a kind to a group that the two have met in; `false`, with nothing done, if not.
    #[inline]
    pub fn add(&mut self, kind: u32, group: u32, row: PlainRow) -> bool {
        let slot = self
            .direct
            .get(kind as usize)
            .and_then(|slots| slots.get(group as usize));
        match slot {
            Some(&at) if at > 0 => self.add_at(at as usize - 1, row),
            _ => return false,
        }
        true
    }

    /// The same for a group that the kind has not met yet, or that has a large number.
    #[cold]
    pub fn add_new(&mut self, kind: u32, parts: &[u32], group: u32, row: PlainRow) {
        let at = self.find(Source::Kind(kind), group, parts);
        self.add_at(at, row);
    }

    #[inline]
    fn add_at(&mut self, at: usize, row: PlainRow) {
        let hot = &mut self.hot[at];
        let quantity = u128::from(row.quantity.mantissa)
            * u128::from(POWERS[(QUANTITY_SCALE - row.quantity.scale) as usize]);
        let (sum, over) = hot.quantity.overflowing_add(quantity);
        if over {
            spill(&mut self.cold[at].spilled[0], hot.quantity, QUANTITY_SCALE);
            hot.quantity = quantity;
        } else {
            hot.quantity = sum;
        }
        if let Some((product, scale)) = row.product {
            let product =
                u128::from(product) * u128::from(POWERS[(PRODUCT_SCALE - scale) as usize]);
            let (sum, over) = hot.product.overflowing_add(product);
            if over {
                spill(&mut self.cold[at].spilled[1], hot.product, PRODUCT_SCALE);
                hot.product = product;
            } else {
                hot.product = sum;
            }
        }
        hot.ok += u64::from(row.ok);
        hot.passed += u64::from(!row.ok);
        if self.sure && row.ok {
            let own = (row.quantity.mantissa, row.quantity.scale);
            let (digits, scale) = row.product.unwrap_or(own);
            self.cold[at].powers.add(digits, scale);
        }
    }

    /// The slot of a source and a group; a new one if there is none.
    pub fn slot(&mut self, source: Source, parts: &[u32]) -> (&mut Hot, &mut Slot) {
        let group = self.group(parts);
        let at = self.find(source, group, parts);
        (&mut self.hot[at], &mut self.cold[at])
    }

    #[inline(never)]
    fn find(&mut self, source: Source, group: u32, parts: &[u32]) -> usize {
        let key = Key {
            bytes: u128::from(group),
            beside: source.word(),
        };
        let at = self.numbers.find(key).unwrap_or_else(|| {
            self.cold.push(Slot::new(source, parts));
            self.hot.push(Hot::default());
            self.numbers.insert(key)
        });
        if let Source::Kind(kind) = source
            && group < DIRECT
        {
            let (kind, group) = (kind as usize, group as usize);
            if self.direct.len() <= kind {
                self.direct.resize_with(kind + 1, Vec::new);
            }
            if self.direct[kind].len() <= group {
                self.direct[kind].resize(group + 1, 0);
            }
            self.direct[kind][group] = at + 1;
        }
        at as usize
    }

    /// The number of a group: of one part, the part itself; of several, of each pair in turn.
    #[inline]
    pub fn group(&mut self, parts: &[u32]) -> u32 {
        let Some((&first, others)) = parts.split_first() else {
            return 0;
        };
        let mut group = first;
        for (at, part) in (0..).zip(others) {
            let key = Key {
                bytes: u128::from(group) << 32 | u128::from(*part),
                beside: at,
            };
            group = self
                .groups
                .find(key)
                .unwrap_or_else(|| self.groups.insert(key));
        }
        group
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.cold.len()
    }

    /// Takes all.
    pub fn drain(&mut self) -> impl Iterator<Item = (Hot, Slot)> + use<> {
        let taken = core::mem::replace(self, Self::new(self.sure));
        taken.hot.into_iter().zip(taken.cold)
    }
}

/// What a plain row adds.
#[derive(Clone, Copy, Debug)]
pub struct PlainRow {
    pub quantity: Plain,
    /// The digits of quantity times purity and their decimals, where the purity counts.
    pub product: Option<(u64, u32)>,
    pub ok: bool,
}

#[cold]
fn spill(spilled: &mut Sum, sum: u128, scale: u32) {
    spilled.add(&Sum::new(sum, scale));
}
