//! The fast path: rows whose cells are plain, in whole numbers of a machine word.
//!
//! Whatever is not plain (signs, exponents, words, too many digits) goes the exact way, which also teaches
//! this one: a text or a kind of row is known here once it has been converted there.

#![expect(
    clippy::inline_always,
    reason = "handed over in memory, each pair of a number and its decimals would be waited for"
)]

mod column;
mod digits;
mod groups;
mod kind;
mod lanes;
mod learn;
mod plain;
mod scaler;
mod tail;

pub use plain::Plain;

use super::buffer::Buffer;
use super::mapping::{DateFrom, UnitFrom};
use super::names;
use super::number::POWERS;
use super::plan::{KeyFrom, MAX_DECIMALS, Plan};
use super::request::{Cell, Decimals, Layout, Role};
use super::resolve::{Unit, What};
use super::scan::Record;
use super::status::Status;
use super::tally::{Numbers, PlainRow, Slots, Symbols};
use crate::catalog::Month;
use crate::exhibit::Form;
use column::Column;
use groups::Groups;
use kind::{Kind, Marks};

const _: () = assert!(MAX_DECIMALS <= digits::MAX_PLACES);

/// What the fast path knows of a table.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the table by itself"
)]
pub struct Fast {
    /// Fields of a record.
    width: usize,
    delimiter: u8,
    quantity: usize,
    purity: Option<usize>,
    /// Bare purities are percent.
    percent: bool,
    /// A purity of 1 has two readings.
    below_one: bool,
    substances: Column<What>,
    units: Column<Unit>,
    forms: Column<Option<Form>>,
    /// Without a place where neither presets nor totals go by the date.
    months: Column<Month>,
    /// Presets go by the date.
    as_of: bool,
    kinds: Vec<Kind>,
    kind_numbers: Numbers,
    /// The numbers of kinds with small marks, plus one.
    direct: Vec<u32>,
    groups: Groups,
    places: u32,
    /// Whether cells that a spreadsheet would run are changed, which only the exact path does.
    guards: bool,
}

/// What a row is added to.
pub struct Tally<'a> {
    pub slots: &'a mut Slots,
    pub keys: &'a [KeyFrom],
    /// For each part of a key, the texts of its column.
    pub key_texts: &'a mut [Symbols],
    /// Rows, by the place of their status in [`Status::ALL`].
    pub counts: &'a mut [u64; Status::ALL.len()],
}

impl Fast {
    /// The fast path for a plan, unless it asks for what only the exact one does.
    pub fn of(plan: &Plan) -> Option<Self> {
        let (request, mapping) = (&plan.request, &plan.mapping);
        let Decimals::Places(places) = request.decimals else {
            return None;
        };
        let needs_date = request.as_of_rows || plan.keys.iter().any(|key| key.is_of_date());
        let date = match mapping.date {
            Some(DateFrom::Column(at)) => Some(at),
            _ => None,
        };
        let unit = match mapping.unit {
            UnitFrom::Column(at) => Some(at),
            UnitFrom::Fixed(_) => None,
            UnitFrom::InText => return None,
        };
        let fits = matches!(plan.layout, Layout::Delimited(_))
            && plan.output == plan.layout
            && !request.decimal_comma
            && mapping.count.is_none()
            && mapping.purity_low.is_none()
            && mapping.purity_high.is_none()
            && !has_sentinels(plan)
            && request.added.iter().all(|added| added.cell != Cell::Gross)
            && request.quantiles.as_ref().is_none_or(|asked| {
                let figures = 4 + asked.ask.shares().len() + 1;
                figures <= lanes::MAX_FIGURES
            })
            && plan.keys.len() <= groups::MAX_KEYS
            && (!needs_date || date.is_some());
        fits.then_some(Self {
            width: plan.names.len(),
            delimiter: plan.layout.delimiter()?,
            quantity: mapping.quantity?,
            purity: mapping.purity,
            percent: mapping.purity_is_percent,
            below_one: plan.one_is_ambiguous(),
            substances: Column::new(mapping.substance),
            units: Column::new(unit),
            forms: Column::new(mapping.form),
            months: Column::new(date.filter(|_| needs_date)),
            as_of: request.as_of_rows,
            kinds: Vec::new(),
            kind_numbers: Numbers::default(),
            direct: vec![0; kind::PLACES],
            groups: Groups::of(plan),
            places,
            guards: request.spreadsheet_safe,
        })
    }

    /// A kind of row.
    pub fn kind(&self, number: u32) -> &Kind {
        &self.kinds[number as usize]
    }

    /// How much is remembered.
    pub fn len(&self) -> usize {
        let texts = self.substances.len().max(self.units.len());
        let texts = texts.max(self.forms.len()).max(self.months.len());
        texts.max(self.kinds.len())
    }

    /// Converts a row if it is plain and of a known kind; `None`, with nothing done, if not.
    #[inline(always)]
    pub fn row(
        &self,
        record: &Record<'_>,
        tally: &mut Tally<'_>,
        table: &mut Buffer,
    ) -> Option<()> {
        if record.len() != self.width
            || self.may_be_total(record)
            || (self.guards && may_be_run(record))
        {
            return None;
        }
        let quantity = self.quantity(record)?;
        let purity = self.purity(record)?;
        let marks = self.marks(record, purity.own())?;
        let number = self.kind_number(&marks)?;
        let kind = &self.kinds[number as usize];
        let purity = if kind.takes_purity { purity.0 } else { None };
        let product = match purity {
            Some(purity) => Some(quantity.times(purity)?),
            None => None,
        };
        let figures = kind.figures(quantity, product)?;
        let sure = if kind.lanes.has_sure() {
            Some(kind.lanes.sure(figures, product.unwrap_or(quantity))?)
        } else {
            None
        };
        if !matches!(self.groups, Groups::None) {
            let row = PlainRow {
                quantity,
                product: product.map(|product| (product.mantissa, product.scale)),
                ok: kind.status == Status::Ok,
            };
            self.groups.add(record, number, marks.month, row, tally);
        }
        tally.counts[kind.status as usize] += 1;
        match &sure {
            None => kind.tail.write(record, &figures, purity, table),
            Some(all) => kind.tail.write_sure(record, all, purity, table),
        }
        Some(())
    }

    /// What tells a row's kind; `None` where a text is not known yet.
    #[inline(always)]
    fn marks(&self, record: &Record<'_>, own_purity: bool) -> Option<Marks> {
        let month = match self.months.place() {
            Some(_) => self.months.meaning(self.months.find(record)?).code(),
            None => 0,
        };
        Some(Marks {
            substance: self.substances.find(record)?,
            unit: self.units.find(record)?,
            form: self.forms.find(record)?,
            month,
            as_of: if self.as_of { month } else { 0 },
            own_purity,
        })
    }

    /// The number of a row's kind, if it is known.
    #[inline(always)]
    fn kind_number(&self, marks: &Marks) -> Option<u32> {
        match marks.place() {
            Some(place) => self.direct[place].checked_sub(1),
            None => self.kind_numbers.find(marks.key()),
        }
    }

    /// The quantity of a row; `None` for a cell that is not plain.
    #[inline(always)]
    fn quantity(&self, record: &Record<'_>) -> Option<Plain> {
        let (from, to) = bare(record, self.quantity);
        plain::read(record.block, from, to)
    }

    /// The purity of a row; `None` for a cell that is not plain.
    #[inline(always)]
    fn purity(&self, record: &Record<'_>) -> Option<Own> {
        let Some(at) = self.purity else {
            return Some(Own(None));
        };
        let (from, to) = bare(record, at);
        if from == to {
            return Some(Own(None));
        }
        let mut purity = plain::read(record.block, from, to)?;
        if self.percent {
            purity.scale += 2;
        }
        let whole = *POWERS.get(purity.scale as usize)? - u64::from(self.below_one);
        (purity.mantissa > 0 && purity.mantissa <= whole).then_some(Own(Some(purity)))
    }

    /// Whether the first text of a row may say that it sums up others: only the exact path knows all words,
    /// and what a word may have around it.
    #[inline]
    fn may_be_total(&self, record: &Record<'_>) -> bool {
        let mut at = record.start();
        // The line end stops it at the latest.
        while matches!(record.block[at], b'"' | b' ') || record.block[at] == self.delimiter {
            at += 1;
        }
        let first = record.block[at];
        !first.is_ascii_graphic()
            || (names::begins_letter(first)
                && names::begins_total(&record.block[at..record.next_start()]))
    }
}

/// Whether a number in a column that the fast path reads may stand for nothing.
fn has_sentinels(plan: &Plan) -> bool {
    let profile = plan.request.profile.as_ref();
    profile.is_some_and(|profile| {
        [Role::Quantity, Role::Purity]
            .into_iter()
            .flat_map(|role| profile.not_reported(role))
            .any(|text| text.bytes().any(|byte| byte.is_ascii_digit()))
    })
}

/// Whether a spreadsheet may run a cell of a row as a formula: whether one begins as formulas do, or with what
/// may stand before their beginning.
fn may_be_run(record: &Record<'_>) -> bool {
    (0..record.len()).any(|at| {
        let raw = record.field(at);
        let inner = raw.strip_prefix(b"\"").unwrap_or(raw);
        matches!(
            inner,
            [
                b'=' | b'@' | b'+' | b'-' | b'"' | b' ' | b'\t' | b'\r' | b'\n',
                ..
            ]
        )
    })
}

/// The purity that a row brings, if it does.
struct Own(Option<Plain>);

impl Own {
    const fn own(&self) -> bool {
        self.0.is_some()
    }
}

/// The place of a field without the quotes around it, if there are any.
#[inline(always)]
fn bare(record: &Record<'_>, at: usize) -> (usize, usize) {
    let (from, to) = record.place(at);
    if record.block[from] == b'"' && to - from >= 2 && record.block[to - 1] == b'"' {
        return (from + 1, to - 1);
    }
    (from, to)
}
