//! What there is to choose from, in words: the menus of a page.

use crate::assess::Quantity;
use crate::catalog::{Catalog, DEFAULT_SERIES, Preset, PresetValue, ReferenceDose, Substance};
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::method::Method;
use crate::purity::{Purity, TabletShare};
use crate::range::Range;
use crate::unit::MassUnit;
use crate::wording::Words;

/// Everything that a question can name.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Catalogue {
    /// The version of the program.
    pub version: &'static str,
    /// The newest date of the data, and eight digits that change when the data does.
    pub data_version: &'static str,
    /// Substances: those with a reference dose first.
    pub substances: Vec<SubstanceItem>,
    /// Dated sets of assumptions, newest first.
    pub presets: Vec<PresetItem>,
    /// Units of mass, metric first.
    pub units: Vec<UnitItem>,
    /// Ways to compute a figure.
    pub methods: Vec<MethodItem>,
}

/// A substance to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SubstanceItem {
    /// Its name in questions.
    pub id: String,
    /// Its name in the language.
    pub name: String,
    /// Whether a source gives a lethal dose; without one, the question has to.
    pub has_dose: bool,
    /// The published doses: what is used without a choice first.
    pub doses: Vec<DoseItem>,
    /// Its salts with known shares of base.
    pub salts: Vec<SaltItem>,
}

/// A published lethal dose to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DoseItem {
    /// Its name in questions.
    pub id: String,
    /// "2 mg".
    pub value: String,
    /// "2 mg to 3 mg", where it has two ends.
    pub range: Option<String>,
    /// The body that published it.
    pub publisher: String,
    /// When it was published, as data writes dates: `2019-11-04`.
    pub as_of: String,
}

/// A salt to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SaltItem {
    /// Its name in questions.
    pub id: String,
    /// Its name in the language.
    pub name: String,
    /// The share of base in it: "90.22%".
    pub base: String,
}

/// A dated set of assumptions to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PresetItem {
    /// Its name in questions.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The substance that it is about.
    pub substance: String,
    /// Its first month, as in `2024-10`.
    pub from: String,
    /// Its last month.
    pub to: String,
    /// Whether it is one of the yearly series that is used without a choice.
    pub yearly: bool,
    /// What it holds.
    pub values: Vec<HeldItem>,
}

/// A value of a preset.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeldItem {
    /// `purity`, `tablet-share`, `tablet-content` or `tablet-mass`.
    pub quantity: &'static str,
    /// What it is, in the language.
    pub name: String,
    /// "10.3%".
    pub value: String,
    /// "5.3% to 19.5%", where it has two ends.
    pub range: Option<String>,
}

/// A unit to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct UnitItem {
    /// Its name in questions: `lb`.
    pub symbol: &'static str,
    /// Its full name, in the language.
    pub name: String,
    /// How it is defined.
    pub definition: &'static str,
}

/// A method to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MethodItem {
    /// Its name in questions.
    pub id: &'static str,
    /// Its label, in the language.
    pub label: String,
    /// Its formula, in the language.
    pub formula: String,
}

/// The menus of a catalogue in a language.
#[must_use]
pub fn catalogue(catalog: &Catalog, words: &Words<'_>) -> Catalogue {
    let menus = Menus { catalog, words };
    let (with_dose, without): (Vec<_>, Vec<_>) = catalog
        .substances()
        .iter()
        .partition(|substance| substance.lethal_dose.is_some());
    Catalogue {
        version: env!("CARGO_PKG_VERSION"),
        data_version: crate::catalog::DATA_VERSION,
        substances: with_dose
            .into_iter()
            .chain(without)
            .map(|substance| menus.substance(substance))
            .collect(),
        presets: menus.presets(),
        units: MassUnit::ALL.map(|unit| menus.unit(unit)).into(),
        methods: Method::ALL.map(|method| menus.method(method)).into(),
    }
}

struct Menus<'a> {
    catalog: &'a Catalog,
    words: &'a Words<'a>,
}

impl Menus<'_> {
    fn term(&self, english: &str) -> String {
        self.words.term(english).to_owned()
    }

    /// "10.3%", and its ends where it has two.
    fn shown<T: Quantity>(&self, range: Range<T>) -> (String, Option<String>) {
        let Range { low, central, high } = range.map(T::number);
        let ends = self.words.ends(low, high, T::UNIT);
        (self.words.with_unit(central, T::UNIT), ends)
    }

    fn substance(&self, substance: &Substance) -> SubstanceItem {
        SubstanceItem {
            id: substance.id.to_string(),
            name: self.term(&substance.id),
            has_dose: substance.lethal_dose.is_some(),
            doses: substance.doses().map(|dose| self.dose(dose)).collect(),
            salts: substance
                .salts
                .iter()
                .map(|salt| SaltItem {
                    id: salt.id.to_string(),
                    name: self.term(&salt.id),
                    base: self.shown(Range::point(salt.base_fraction)).0,
                })
                .collect(),
        }
    }

    fn dose(&self, dose: &ReferenceDose) -> DoseItem {
        let (value, range) = self.shown::<LethalDose>(dose.value);
        DoseItem {
            id: dose.id.to_string(),
            value,
            range,
            publisher: self.catalog.source(&dose.source).publisher.to_string(),
            as_of: dose.as_of.to_string(),
        }
    }

    /// The newest period first; of one end, what begins later.
    fn presets(&self) -> Vec<PresetItem> {
        let mut presets: Vec<&Preset> = Vec::new();
        for preset in self.catalog.presets() {
            let key = |preset: &Preset| (preset.to, preset.from);
            let place = presets.partition_point(|known| key(known) >= key(preset));
            presets.insert(place, preset);
        }
        presets
            .into_iter()
            .map(|preset| PresetItem {
                id: preset.id.to_string(),
                title: self.words.text(&preset.title).to_owned(),
                substance: preset.substance.to_string(),
                from: preset.from.to_string(),
                to: preset.to.to_string(),
                yearly: preset.series.as_deref() == Some(DEFAULT_SERIES),
                values: [
                    self.held::<Purity>(preset),
                    self.held::<TabletShare>(preset),
                    self.held::<TabletContent>(preset),
                    self.held::<TabletMass>(preset),
                ]
                .into_iter()
                .flatten()
                .collect(),
            })
            .collect()
    }

    fn held<T: PresetValue + Quantity>(&self, preset: &Preset) -> Option<HeldItem> {
        T::of(preset)?;
        let (value, range) = self.shown(self.catalog.pick::<T>(preset).ok()?.range);
        Some(HeldItem {
            quantity: T::QUANTITY,
            name: self.term(T::LABEL),
            value,
            range,
        })
    }

    fn unit(&self, unit: MassUnit) -> UnitItem {
        let info = unit.info();
        UnitItem {
            symbol: info.symbol,
            name: self.term(info.name),
            definition: info.definition,
        }
    }

    fn method(&self, method: Method) -> MethodItem {
        MethodItem {
            id: method.name(),
            label: self.term(method.label()),
            formula: self.term(method.formula()),
        }
    }
}
