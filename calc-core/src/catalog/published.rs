//! Published figures that only some answers need, each with the sources of its own file.

use super::{Catalog, Source, Text};
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
    as_of: Option<&Text>,
) -> Citation {
    // The user's own come first: none that is compiled in has the id of another.
    let mut sources = catalog.sources().iter().chain(own);
    let source = sources.find(|source| source.id == id);
    let source = source.expect("loading checked that every source exists");
    Citation::of(source, as_of.unwrap_or(&source.date))
}
