//! The cases as data: lines of fields between tabs, `#` in front of a remark.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::oracle::{Rational, rational, whole};

/// The golden values.
pub const GOLDEN: &str = include_str!("cases/golden.tsv");
/// What people write, and what it means.
pub const READING: &str = include_str!("cases/reading.tsv");
/// Values of options.
pub const OPTIONS: &str = include_str!("cases/options.tsv");
/// Mass units by their definitions.
pub const UNITS: &str = include_str!("cases/units.tsv");

/// The lines of a table with their numbers, each with exactly `N` fields.
///
/// # Panics
/// On a line with another number of fields.
pub fn rows<const N: usize>(
    table: &'static str,
) -> impl Iterator<Item = (usize, [&'static str; N])> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(at, line)| {
            let fields: Vec<_> = line.split('\t').collect();
            let count = fields.len();
            let fields = fields
                .try_into()
                .unwrap_or_else(|_| panic!("line {}: {count} fields, not {N}: {line}", at + 1));
            (at + 1, fields)
        })
}

static GRAMS: LazyLock<HashMap<&'static str, Rational>> = LazyLock::new(|| {
    let mut grams = HashMap::new();
    for (_, [symbol, definition, _, _]) in rows::<4>(UNITS) {
        let value = match definition.split_once(' ') {
            Some((factor, unit)) => rational(factor) * &grams[unit],
            None => whole(1),
        };
        grams.insert(symbol, value);
    }
    grams
});

/// A unit of the table in grams.
pub fn unit_in_grams(symbol: &str) -> Option<Rational> {
    GRAMS.get(symbol).cloned()
}
