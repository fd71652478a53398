//! What single tablets span, as published.

use std::borrow::Cow;

use crate::catalog::Source;
use crate::catalog::published::Written;
use crate::exact::Exact;
use crate::unit::MassUnit;

/// The lowest and the highest content of single tablets in the period of a preset.
#[derive(Debug)]
pub struct Span {
    /// The preset whose mean and share belong to it.
    pub preset: &'static str,
    /// The least that a tablet held.
    pub low: Written,
    /// The most that one held.
    pub high: Written,
    /// The id of its source.
    pub source: &'static str,
    /// A remark on it.
    pub note: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/tablets.rs"));
