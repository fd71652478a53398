//! The values that an answer rests on, each with its source.

use crate::catalog::{
    Catalog, Month, Pick, Preset, PresetValue, ReferenceDose, SaltForm, Source, Text,
};
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::exact::Exact;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;
use crate::sampling::{ShapeName, WholeOfBags};
use crate::unit::MassUnit;
use crate::wording::Words;
use crate::wording::assumption::{range, range_note, value};

/// A kind of value that an answer can rest on.
pub trait Quantity: Copy + PartialOrd {
    /// Its name in data.
    const QUANTITY: &'static str;
    /// Its name for people.
    const LABEL: &'static str;
    /// Its unit in data and in answers.
    const UNIT: &'static str;
    /// The value in that unit.
    fn number(self) -> Exact;
}

macro_rules! quantity {
    ($($type:ty, $name:literal, $label:literal, $unit:literal, $number:expr;)+) => {
        $(impl Quantity for $type {
            const QUANTITY: &'static str = $name;
            const LABEL: &'static str = $label;
            const UNIT: &'static str = $unit;
            fn number(self) -> Exact {
                $number(self)
            }
        })+
    };
}

quantity! {
    Purity, "purity", "purity", "%", Purity::percent;
    TabletShare, "tablet-share", "tablet share", "%", TabletShare::percent;
    BaseFraction, "base-fraction", "base in salt", "%", BaseFraction::percent;
    LethalDose, "lethal-dose", "lethal dose", "mg", |dose: LethalDose| MassUnit::Milligram.measure(dose.mass());
    TabletContent, "tablet-content", "tablet content", "mg", |content: TabletContent| MassUnit::Milligram.measure(content.mass());
    TabletMass, "tablet-mass", "tablet mass", "mg", |tablet: TabletMass| MassUnit::Milligram.measure(tablet.mass());
}

/// Where a value was published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Citation {
    /// What the publication is.
    pub source: Text,
    /// The body whose figure it is.
    pub publisher: Option<Text>,
    /// Where it can be read.
    pub url: Option<Text>,
    /// When the value was published: a day, a month or a year.
    pub as_of: Option<Text>,
    /// How the publication was read: `issuer`, `quoted`, `derived`, `own`.
    pub read: Option<Text>,
}

/// The months that a value describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Period {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

/// The published value that a low or a high end was taken from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct End {
    /// The preset.
    pub preset: Text,
    /// The value there.
    pub value: Exact,
    /// The months that it describes.
    pub period: Period,
    /// Its source.
    #[serde(flatten)]
    pub citation: Citation,
}

/// A value that an answer rests on, with its source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assumption {
    /// A name that figures refer to, such as `dea-fy2025/purity`.
    pub id: String,
    /// What it is a value of.
    pub quantity: &'static str,
    /// The same for people.
    pub label: &'static str,
    /// The substance that it is about.
    pub substance: Text,
    /// The central value, in `unit`.
    pub value: Exact,
    /// The low end.
    pub low: Exact,
    /// The high end.
    pub high: Exact,
    /// `mg` or `%`.
    pub unit: &'static str,
    /// Whether none of the three was rounded.
    pub exact: bool,
    /// The preset that it is of.
    pub preset: Option<Text>,
    /// The months that it describes.
    pub period: Option<Period>,
    /// Its source.
    #[serde(flatten)]
    pub citation: Citation,
    /// The condition that the source attaches.
    pub condition: Option<Text>,
    /// A remark on the value.
    pub note: Option<Text>,
    /// The exhibits that it serves, where the text gives some of them their own; else empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exhibits: Vec<usize>,
    /// Where low and high come from, in a sentence.
    pub range_note: Option<String>,
    /// How it is spread over its range, where its catalogue entry says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub shape: Option<ShapeName>,
    /// The sample of bags that a purity was worked out from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub sample: Option<Sample>,
    /// The published values that low and high were taken from.
    pub low_from: Option<End>,
    /// As `low_from`.
    pub high_from: Option<End>,
}

/// What a purity was worked out from: tested bags, and a published method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sample {
    /// The bags.
    #[serde(flatten)]
    pub bags: WholeOfBags,
    /// Where the method is published.
    pub method: Citation,
}

/// The source of the method for samples of bags.
const METHOD_FOR_BAGS: &str = "swgdrug-sd-6";

impl Citation {
    /// `as_of` is the date of the value: its own, or that of its source.
    pub(crate) fn of(source: &Source, as_of: &Text) -> Self {
        Self {
            source: source.title.clone(),
            publisher: Some(source.publisher.clone()),
            url: Some(source.url.clone()),
            as_of: Some(as_of.clone()),
            read: Some(source.read.clone()),
        }
    }

    pub(crate) fn given() -> Self {
        Self {
            source: Text::Borrowed("given with the question"),
            publisher: None,
            url: None,
            as_of: None,
            read: None,
        }
    }
}

/// What is told of a kind of value, without its type: one code for all kinds.
#[derive(Clone, Copy)]
struct Told {
    quantity: &'static str,
    label: &'static str,
    unit: &'static str,
}

impl Told {
    const fn of<T: Quantity>() -> Self {
        Self {
            quantity: T::QUANTITY,
            label: T::LABEL,
            unit: T::UNIT,
        }
    }

    fn base(
        self,
        id: String,
        substance: &Text,
        numbers: Range<Exact>,
        citation: Citation,
    ) -> Assumption {
        Assumption {
            id,
            quantity: self.quantity,
            label: self.label,
            substance: substance.clone(),
            value: numbers.central,
            low: numbers.low,
            high: numbers.high,
            unit: self.unit,
            exact: [numbers.low, numbers.central, numbers.high]
                .iter()
                .all(|number| number.is_exact()),
            preset: None,
            period: None,
            citation,
            condition: None,
            note: None,
            exhibits: Vec::new(),
            range_note: None,
            shape: None,
            sample: None,
            low_from: None,
            high_from: None,
        }
    }

    /// A preset's value, with the presets that its low and high are taken from.
    fn preset(
        self,
        catalog: &Catalog,
        preset: &Preset,
        numbers: Range<Exact>,
        ends: Option<(&Preset, &Preset)>,
        held: fn(&Preset) -> Option<Held<'_>>,
    ) -> Assumption {
        // A preset's own date is that of its newest figure; each figure has that of its source.
        let cited = |held: &Held<'_>| {
            let source = catalog.source(held.source);
            Citation::of(source, &source.date)
        };
        let period = |preset: &Preset| Period {
            from: preset.from,
            to: preset.to,
        };
        let end = |preset: &Preset| {
            let held = held(preset)?;
            Some(End {
                preset: preset.id.clone(),
                value: held.number,
                period: period(preset),
                citation: cited(&held),
            })
        };
        let own = held(preset);
        let citation = own.as_ref().map_or_else(Citation::given, cited);
        let id = format!("{}/{}", preset.id, self.quantity);
        let mut assumption = Assumption {
            preset: Some(preset.id.clone()),
            period: Some(period(preset)),
            shape: own.as_ref().and_then(|own| own.shape),
            note: own.and_then(|own| own.note.cloned()),
            low_from: ends.and_then(|(low, _)| end(low)),
            high_from: ends.and_then(|(_, high)| end(high)),
            ..self.base(id, &preset.substance, numbers, citation)
        };
        assumption.range_note = range_note(&assumption, &Words::ENGLISH);
        assumption
    }
}

/// A value as a preset holds it.
struct Held<'a> {
    number: Exact,
    source: &'a Text,
    shape: Option<ShapeName>,
    note: Option<&'a Text>,
}

fn held<T: Quantity + PresetValue>(preset: &Preset) -> Option<Held<'_>> {
    let figure = T::of(preset)?;
    Some(Held {
        number: figure.value.number(),
        source: &figure.source,
        shape: figure.shape,
        note: figure.note.as_ref(),
    })
}

impl Assumption {
    /// Whether both are one value of one substance.
    pub(super) fn is_same_value(&self, other: &Self) -> bool {
        self.substance == other.substance
            && [self.low, self.value, self.high] == [other.low, other.value, other.high]
    }

    /// Whether it came with the question.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.citation.url.is_none()
    }

    /// A value that came with the question.
    pub(super) fn given<T: Quantity>(substance: &Text, range: Range<T>) -> Self {
        let id = format!("given/{}", T::QUANTITY);
        let numbers = range.map(T::number);
        Told::of::<T>().base(id, substance, numbers, Citation::given())
    }

    /// The purity of all bags by a sample of them: it came with the question, its method is published.
    pub(super) fn sampled(
        catalog: &Catalog,
        substance: &Text,
        purity: Range<Purity>,
        bags: WholeOfBags,
    ) -> Self {
        let source = catalog.source(METHOD_FOR_BAGS);
        let numbers = purity.map(Purity::number);
        let id = "bags/purity".to_owned();
        let mut assumption = Self {
            sample: Some(Sample {
                bags,
                method: Citation::of(source, &source.date),
            }),
            ..Told::of::<Purity>().base(id, substance, numbers, Citation::given())
        };
        assumption.range_note = range_note(&assumption, &Words::ENGLISH);
        assumption
    }

    /// A published lethal dose.
    pub(super) fn published(catalog: &Catalog, substance: &Text, dose: &ReferenceDose) -> Self {
        let citation = Citation::of(catalog.source(&dose.source), &dose.as_of);
        let numbers = dose.value.map(LethalDose::number);
        Self {
            condition: dose.condition.clone(),
            shape: dose.shape,
            ..Told::of::<LethalDose>().base(dose.id.to_string(), substance, numbers, citation)
        }
    }

    /// The base fraction of a salt.
    pub(super) fn salt(catalog: &Catalog, substance: &Text, salt: &SaltForm) -> Self {
        let citation = Citation::of(catalog.source(&salt.source), &salt.as_of);
        let id = format!("{substance}/salt/{}", salt.id);
        let numbers = Range::point(salt.base_fraction.number());
        Self {
            note: salt.note.clone(),
            ..Told::of::<BaseFraction>().base(id, substance, numbers, citation)
        }
    }

    /// A preset's value.
    pub(super) fn preset<T: Quantity + PresetValue>(catalog: &Catalog, pick: &Pick<'_, T>) -> Self {
        let numbers = pick.range.map(T::number);
        Told::of::<T>().preset(catalog, pick.preset, numbers, pick.ends, held::<T>)
    }
}

impl Assumption {
    /// The value for people: `10.3%`, `2 mg`.
    #[must_use]
    pub fn shown_value(&self) -> String {
        value(self, &Words::ENGLISH)
    }

    /// The range for people, `5.3% to 19.5%`; `None` for a value without one.
    #[must_use]
    pub fn shown_range(&self) -> Option<String> {
        range(self, &Words::ENGLISH)
    }
}
