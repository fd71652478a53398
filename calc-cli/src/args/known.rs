//! Option values that a shell can complete and only the core refuses, with its own message and hint.

use std::ffi::OsStr;
use std::path::PathBuf;

use calc_core::wording::Language;
use calc_core::{Catalog, MassUnit, Method};
use clap::builder::{OsStringValueParser, PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::shield::unshield;

/// The values that are suggested: only those compiled in, for a shell completes before any file is read.
static CATALOG: Catalog = Catalog::built_in();

/// Takes a path, of which `-2024.csv` is one.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(|word| match word.to_str() {
        Some(text) => unshield(text).into(),
        None => word.into(),
    })
}

/// Takes any text; suggests the values of a list.
#[derive(Clone)]
pub struct Known(fn() -> Vec<&'static str>);

impl Known {
    /// Suggests nothing.
    pub fn none() -> Self {
        Self(Vec::new)
    }

    /// Suggests presets.
    pub fn presets() -> Self {
        Self(|| CATALOG.presets().iter().map(|preset| &*preset.id).collect())
    }

    /// Suggests published lethal doses.
    pub fn doses() -> Self {
        Self(|| {
            let substances = CATALOG.substances().iter();
            let doses =
                substances.flat_map(|s| s.lethal_dose.iter().chain(s.published_doses.iter()));
            doses.map(|dose| &*dose.id).collect()
        })
    }

    /// Suggests units of mass.
    pub fn units() -> Self {
        Self(|| {
            MassUnit::ALL
                .iter()
                .map(|unit| unit.info().symbol)
                .collect()
        })
    }

    /// Suggests languages.
    pub fn languages() -> Self {
        Self(|| {
            Language::ALL
                .iter()
                .map(|language| language.tag())
                .collect()
        })
    }

    /// Suggests published totals.
    pub fn totals() -> Self {
        Self(|| {
            calc_core::published_totals()
                .iter()
                .map(|total| &*total.id)
                .collect()
        })
    }

    /// Suggests salts.
    pub fn salts() -> Self {
        Self(|| {
            let salts = CATALOG.substances().iter().flat_map(|s| s.salts.iter());
            let mut ids: Vec<&str> = salts.map(|salt| &*salt.id).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        })
    }

    /// Suggests methods.
    pub fn methods() -> Self {
        Self(|| Method::ALL.iter().map(|method| method.name()).collect())
    }

    /// Suggests substances.
    pub fn substances() -> Self {
        Self(|| {
            CATALOG
                .substances()
                .iter()
                .map(|substance| &*substance.id)
                .collect()
        })
    }
}

impl TypedValueParser for Known {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        Ok(unshield(&text))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = (self.0)();
        if values.is_empty() {
            return None;
        }
        Some(Box::new(values.into_iter().map(PossibleValue::new)))
    }
}
