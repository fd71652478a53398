//! Which group of the totals a plain row belongs to.

use super::Tally;
use crate::batch::plan::{KeyFrom, Plan};
use crate::batch::scan::Record;
use crate::batch::tally::{PlainRow, Symbols};

/// The most columns that the fast path groups by.
pub const MAX_KEYS: usize = 8;

/// How groups are told apart.
#[derive(Debug)]
pub enum Groups {
    /// No totals are asked for.
    None,
    /// By one column, beside the substance, which all rows of a kind have in common: the place of its text
    /// in the group's key, and of the column.
    Column { part: usize, at: usize },
    /// By any columns.
    Any,
}

impl Groups {
    /// The groups that a plan asks for.
    pub fn of(plan: &Plan) -> Self {
        if plan.request.totals_by.is_none() {
            return Self::None;
        }
        let mut differing = (0..)
            .zip(&plan.keys)
            .filter(|(_, key)| **key != KeyFrom::Substance);
        match (differing.next(), differing.next()) {
            (Some((part, KeyFrom::Cell(at))), None) => Self::Column { part, at: *at },
            _ => Self::Any,
        }
    }

    /// Adds a row to its group.
    #[inline(always)]
    pub fn add(
        &self,
        record: &Record<'_>,
        kind: u32,
        month: u32,
        row: PlainRow,
        tally: &mut Tally<'_>,
    ) {
        let group = if let Self::Column { part, at } = self {
            number(&mut tally.key_texts[*part], record, *at)
        } else {
            let mut parts = [0; MAX_KEYS];
            let parts = fill(&mut parts, record, month, tally);
            tally.slots.group(parts)
        };
        if !tally.slots.add(kind, group, row) {
            let mut parts = [0; MAX_KEYS];
            let parts = fill(&mut parts, record, month, tally);
            tally.slots.add_new(kind, parts, group, row);
        }
    }
}

/// The parts of a row's key, as numbers.
fn fill<'p>(
    parts: &'p mut [u32; MAX_KEYS],
    record: &Record<'_>,
    month: u32,
    tally: &mut Tally<'_>,
) -> &'p [u32] {
    let keys = tally.keys.iter().zip(tally.key_texts.iter_mut());
    for (part, (key, texts)) in parts.iter_mut().zip(keys) {
        *part = match key {
            KeyFrom::Cell(at) => number(texts, record, *at),
            KeyFrom::Substance => 0,
            KeyFrom::Year | KeyFrom::Month | KeyFrom::FiscalYear => month,
        };
    }
    &parts[..tally.keys.len()]
}

/// The number of a cell's text among those of its column.
#[inline(always)]
fn number(texts: &mut Symbols, record: &Record<'_>, at: usize) -> u32 {
    let (from, to) = record.place(at);
    match texts.find(record.block, from, to) {
        Some(number) => number,
        None => texts.number(&record.block[from..to]),
    }
}
