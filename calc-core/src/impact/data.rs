//! Published totals, prices and weights, with their sources.

use std::borrow::Cow;

use crate::assess::Citation;
use crate::catalog::published::{Written, citation};
use crate::catalog::{Catalog, Month, Source, Text};
use crate::exact::Exact;
use crate::unit::MassUnit;

/// What a body seized of a substance in a year.
#[derive(Clone, Debug)]
pub struct PublishedTotal {
    /// A name to ask for it by: `cbp-fy2025`.
    pub id: Text,
    /// Whose, when, and of what.
    pub title: Text,
    /// The substance.
    pub substance: Text,
    /// `cbp`, `dea-powder` or `dea-tablets`, or a user's own.
    pub series: Text,
    /// Whether the weight is that of powder alone, and tablets were counted apart.
    pub powder_alone: bool,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// Whether the year was over.
    pub whole: bool,
    /// How much.
    pub amount: Amount,
    /// The id of its source.
    pub source: Text,
    /// When it was published.
    pub as_of: Text,
    /// What to mind of it.
    pub caveat: Text,
}

/// How much was seized.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    /// By weight, as published.
    Mass(Written),
    /// By count.
    Tablets(Exact),
}

/// A price as published: never a default.
#[derive(Debug)]
pub struct PublishedPrice {
    /// Whose, where and when.
    pub title: Text,
    /// The number, of which many stand for one `unit`.
    pub number: Exact,
    /// One of the unit.
    pub per: Written,
    /// The unit as a symbol.
    pub unit: &'static str,
    /// The id of its source.
    pub source: &'static str,
    /// When it was published.
    pub as_of: Text,
}

/// A weight that a statute or a story names.
#[derive(Debug)]
pub struct NamedWeight {
    /// A short name.
    pub id: &'static str,
    /// The substance, where it is named for one.
    pub substance: Option<&'static str>,
    /// What it is.
    pub title: Text,
    /// How much.
    pub mass: Written,
    /// The id of its source.
    pub source: &'static str,
    /// When it was published.
    pub as_of: Text,
    /// What to mind of it.
    pub caveat: Text,
}

include!(concat!(env!("OUT_DIR"), "/impact.rs"));

/// The published totals that are compiled in, oldest first in each series; [`Catalog::totals`] has a user's own too.
#[must_use]
pub fn published_totals() -> &'static [PublishedTotal] {
    TOTALS
}

/// The sources of the totals, prices and weights that are not the catalogue's as well.
#[must_use]
pub fn impact_sources() -> &'static [Source] {
    SOURCES
}

/// Where a figure was published.
pub(super) fn cited(id: &str, as_of: &Text, catalog: &Catalog) -> Citation {
    citation(id, SOURCES, catalog, Some(as_of))
}
