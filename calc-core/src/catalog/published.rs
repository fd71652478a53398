//! Published figures that only some answers need, each with the sources of its own file.

use super::{Catalog, Source};
use crate::assess::Citation;
use crate::exact::Exact;
#[cfg(feature = "impact")]
use crate::mass::Mass;
use crate::unit::MassUnit;

/// A mass in the unit that its source has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// How many.
    pub number: Exact,
    /// Of what.
    pub unit: MassUnit,
}

impl Written {
    /// The mass itself.
    #[cfg(feature = "impact")]
    #[must_use]
    pub fn mass(self) -> Mass {
        self.unit.mass(self.number)
    }
}

/// Where a figure was published, among the sources of its file or those of the catalogue.
#[must_use]
pub fn citation(
    id: &str,
    own: &'static [Source],
    catalog: &Catalog,
    as_of: Option<&'static str>,
) -> Citation {
    let source = own.iter().find(|source| source.id == id);
    let source = source.unwrap_or_else(|| catalog.source(id));
    let as_of = as_of.map_or_else(|| source.date.clone(), Into::into);
    Citation::of(source, &as_of)
}
