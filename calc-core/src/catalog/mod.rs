//! What dosecalc knows: substances, presets and the sources of both, compiled in from `data/*.toml`.
//!
//! A figure without a source is not a default: every value here names the entry of
//! [`Catalog::sources`] that it was published in.

#[cfg(feature = "overlay")]
mod check;
mod month;
#[cfg(feature = "overlay")]
mod overlay;
mod period;
#[cfg(any(feature = "impact", feature = "tablets"))]
pub(crate) mod published;
#[cfg(feature = "overlay")]
mod schema;
#[cfg(all(feature = "overlay", feature = "impact"))]
mod total;
#[cfg(all(feature = "overlay", feature = "impact"))]
mod total_schema;

use std::borrow::Cow;

pub use month::Month;
pub use period::Pick;
pub(crate) use period::{Found, Kind};

use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::error::{Error, ErrorKind, Fix};
#[cfg(feature = "impact")]
use crate::impact::{PublishedTotal, TOTALS};
use crate::lower::lower;
use crate::message::Message;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;
use crate::sampling::ShapeName;
use crate::suggest;
use crate::word_list::WordList;

/// Text that is compiled in, or that a user's catalogue brought.
pub type Text = Cow<'static, str>;

type List<T> = Cow<'static, [T]>;

/// The yearly series that the default, `--as-of` and the ranges are taken from.
pub const DEFAULT_SERIES: &str = "dea";

/// Where a value was published.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Source {
    /// A short name, such as `dea-2025-12-03`.
    pub id: Text,
    /// What the publication is.
    pub title: Text,
    /// The body whose figure it is.
    pub publisher: Text,
    /// Its date: a day, a month or a year.
    pub date: Text,
    /// Where it can be read.
    pub url: Text,
    /// `issuer`, `quoted`, `derived` or `own`.
    pub read: Text,
}

/// A drug by its names, with what is published about its lethal dose.
#[derive(Clone, Debug)]
pub struct Substance {
    /// The name that answers use.
    pub id: Text,
    /// Other names, in lower case, a line each.
    names: Text,
    /// Names in languages that write decimals with a comma, a line each.
    foreign_names: Text,
    /// The reference dose; `None` where no source gives one.
    pub lethal_dose: Option<ReferenceDose>,
    /// Other published values.
    pub published_doses: List<ReferenceDose>,
    /// Salt forms.
    pub salts: List<SaltForm>,
}

/// A published lethal dose.
#[derive(Clone, Debug)]
pub struct ReferenceDose {
    /// A short name, such as `fentanyl-2mg`.
    pub id: Text,
    /// The mass, or the range of masses.
    pub value: Range<LethalDose>,
    /// How it is spread over its range, where the entry says it.
    pub shape: Option<ShapeName>,
    /// The id of its source.
    pub source: Text,
    /// When it was published.
    pub as_of: Text,
    /// The condition that the source attaches.
    pub condition: Option<Text>,
    /// What to warn of wherever it is used.
    pub caveat: Option<Text>,
    /// The id of the source of the caveat.
    pub caveat_source: Option<Text>,
}

/// How much of a salt is free base.
#[derive(Clone, Debug)]
pub struct SaltForm {
    /// `base`, `hcl`, `citrate`.
    pub id: Text,
    /// The share of free base.
    pub base_fraction: BaseFraction,
    /// The id of its source.
    pub source: Text,
    /// When it was published.
    pub as_of: Text,
    /// How the fraction follows from the source.
    pub note: Option<Text>,
}

/// A dated, sourced set of assumptions.
#[derive(Clone, Debug)]
pub struct Preset {
    /// A short name, such as `dea-fy2025`.
    pub id: Text,
    /// What it is.
    pub title: Text,
    /// The substance that it is about.
    pub substance: Text,
    /// The yearly series that it belongs to.
    pub series: Option<Text>,
    /// The first month that its figures describe.
    pub from: Month,
    /// The last month that its figures describe.
    pub to: Month,
    /// When its figures were published.
    pub as_of: Text,
    /// The mean purity of powder.
    pub purity: Option<Sourced<Purity>>,
    /// The share of tablets that hold at least one lethal dose.
    pub tablet_share: Option<Sourced<TabletShare>>,
    /// The mean content of a tablet.
    pub tablet_content: Option<Sourced<TabletContent>>,
    /// The gross mass of a tablet.
    pub tablet_mass: Option<Sourced<TabletMass>>,
}

/// One value of a preset, with its source.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where low and high come from.
    pub bounds: Bounds<T>,
    /// How it is spread from low to high, where the entry says it.
    pub shape: Option<ShapeName>,
    /// The id of the source.
    pub source: Text,
    /// A remark on the value.
    pub note: Option<Text>,
}

/// Where the low and the high end of a value come from.
#[derive(Clone, Debug)]
pub enum Bounds<T> {
    /// The source gives none.
    None,
    /// The source gives both.
    Given(T, T),
    /// They are the lowest and the highest yearly value of a series.
    Series(Text),
}

/// A kind of value that presets hold.
pub trait PresetValue: Copy + PartialOrd + Sized + 'static {
    /// Its name in messages: "powder purity".
    const NAME: &'static str;
    /// The option that gives such a value directly.
    const OPTION: &'static str;
    /// The preset's value of this kind.
    fn of(preset: &Preset) -> Option<&Sourced<Self>>;
}

macro_rules! preset_value {
    ($($type:ty, $field:ident, $name:literal, $option:literal;)+) => {
        $(impl PresetValue for $type {
            const NAME: &'static str = $name;
            const OPTION: &'static str = $option;
            fn of(preset: &Preset) -> Option<&Sourced<Self>> {
                preset.$field.as_ref()
            }
        })+
    };
}

preset_value! {
    Purity, purity, "powder purity", "--purity PERCENT";
    TabletShare, tablet_share, "tablet share", "--tablet-share PERCENT";
    TabletContent, tablet_content, "mean tablet content", "--tablet-content MASS";
    TabletMass, tablet_mass, "tablet mass", "a count of tablets";
}

/// Everything known: the compiled-in entries, and those of a user's own file over them.
#[derive(Clone, Debug)]
pub struct Catalog {
    substances: List<Substance>,
    presets: List<Preset>,
    sources: List<Source>,
    #[cfg(feature = "impact")]
    totals: List<PublishedTotal>,
    /// A [`WordList`] of every name of every substance, with the substance's place.
    names: Text,
}

impl Preset {
    /// How many months its figures describe.
    fn months(&self) -> i32 {
        self.from.until(self.to)
    }
}

impl Substance {
    /// The reference dose and the other published ones.
    pub fn doses(&self) -> impl Iterator<Item = &ReferenceDose> {
        self.lethal_dose.iter().chain(self.published_doses.iter())
    }

    /// Other names than the id, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// Names in languages that write decimals with a comma.
    pub fn foreign_names(&self) -> impl Iterator<Item = &str> {
        self.foreign_names.lines()
    }

    /// The id and all other names.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&*self.id)
            .chain(self.names())
            .chain(self.foreign_names())
    }
}

impl Default for Catalog {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Catalog {
    /// The entries compiled in. Costs nothing: no text is parsed.
    #[must_use]
    pub const fn built_in() -> Self {
        Self {
            substances: Cow::Borrowed(SUBSTANCES),
            presets: Cow::Borrowed(PRESETS),
            sources: Cow::Borrowed(SOURCES),
            #[cfg(feature = "impact")]
            totals: Cow::Borrowed(TOTALS),
            names: Cow::Borrowed(NAMES),
        }
    }

    /// All substances.
    #[must_use]
    pub fn substances(&self) -> &[Substance] {
        &self.substances
    }

    /// All presets, oldest first.
    #[must_use]
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    /// All sources.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// All yearly totals, the compiled-in ones oldest first in each series.
    #[cfg(feature = "impact")]
    #[must_use]
    pub fn totals(&self) -> &[PublishedTotal] {
        &self.totals
    }

    /// The substance of this name, in lower case; `None` if there is none.
    #[must_use]
    pub fn find_substance(&self, name: &str) -> Option<&Substance> {
        let entry = WordList::new(&self.names).find(name)?;
        self.substances.get(entry.number)
    }

    /// The names that begin with a word, the word itself and its phrases: each with its substance
    /// and whether it is foreign.
    pub(crate) fn names_beginning(
        &self,
        word: &str,
    ) -> impl Iterator<Item = (&str, &Substance, bool)> {
        WordList::new(&self.names)
            .from(word)
            .take_while(move |name| name.word.starts_with(word))
            .map(|name| (name.word, &self.substances[name.number], name.foreign))
    }

    /// The substance of this name, in any case.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownSubstance`], with the nearest name.
    pub fn substance(&self, name: &str) -> Result<&Substance, Error> {
        let lower = lower(name.trim());
        self.find_substance(&lower)
            .ok_or_else(|| self.unknown_substance(name))
    }

    /// The refusal of a name that is no substance.
    pub(crate) fn unknown_substance(&self, name: &str) -> Error {
        let lower = lower(name);
        let names = self.substances.iter().flat_map(Substance::all_names);
        let near = suggest::nearest(&lower, names);
        let error = Error::new(
            ErrorKind::UnknownSubstance,
            why!("unknown substance `{}`", Error::shown(name)),
        )
        .hint(did_you_mean(near, "substances", "names"));
        match near {
            Some(near) => error.fix(|| Fix::Instead(near.to_owned())),
            None => error,
        }
    }

    /// The preset of this id, in any case.
    ///
    /// # Errors
    /// [`ErrorKind::Preset`], with the nearest id.
    pub fn preset(&self, id: &str) -> Result<&Preset, Error> {
        let lower = lower(id.trim());
        self.presets.iter().find(|p| p.id == lower).ok_or_else(|| {
            let near = suggest::nearest(&lower, self.presets.iter().map(|p| &*p.id));
            let hint = did_you_mean(near, "presets", "ids");
            Error::new(
                ErrorKind::Preset,
                why!("unknown preset `{}`", Error::shown(id)),
            )
            .hint(hint)
        })
    }

    /// The published lethal dose of this id, in any case, of any substance.
    ///
    /// # Errors
    /// [`ErrorKind::LethalDose`], with the nearest id.
    pub fn published_dose(&self, id: &str) -> Result<&ReferenceDose, Error> {
        let doses = || self.substances.iter().flat_map(Substance::doses);
        doses().find(|dose| dose.id.eq_ignore_ascii_case(id)).ok_or_else(|| {
            let near = suggest::nearest(&lower(id), doses().map(|dose| &*dose.id));
            Error::new(ErrorKind::LethalDose, why!("no published lethal dose is called `{}`", Error::shown(id)))
                .hint(match near {
                    Some(near) => why!("give a mass, as in --lethal-dose 2mg, or `{}`; `dosecalc list substances` shows the published ones", near),
                    None => why!("give a mass, as in --lethal-dose 2mg; `dosecalc list substances` shows the published ones"),
                })
        })
    }

    /// That some substance has a salt form of this id.
    pub(crate) fn check_salt(&self, id: &str) -> Result<(), Error> {
        let mut ids: Vec<&str> = Vec::new();
        for salt in self.substances.iter().flat_map(|s| s.salts.iter()) {
            if salt.id.eq_ignore_ascii_case(id) {
                return Ok(());
            }
            let place = ids.partition_point(|known| *known < &*salt.id);
            if ids.get(place) != Some(&&*salt.id) {
                ids.insert(place, &salt.id);
            }
        }
        Err(
            Error::new(ErrorKind::Salt, why!("unknown salt `{}`", Error::shown(id)))
                .hint(why!("--salt takes {}", ids.join(", "))),
        )
    }

    /// The source of this id. Every id in the catalogue has one; loading checks it.
    ///
    /// # Panics
    /// On an id that is not the catalogue's.
    #[must_use]
    pub fn source(&self, id: &str) -> &Source {
        self.sources
            .iter()
            .find(|s| s.id == id)
            .expect("loading checked that every source exists")
    }
}

/// Where the names of a list are shown, behind the nearest of them if one is near.
fn did_you_mean(near: Option<&str>, list: &str, names: &str) -> Message {
    match near {
        Some(near) => why!(
            "did you mean `{}`? `dosecalc list {}` shows all",
            near,
            list
        ),
        None => why!("`dosecalc list {}` shows the {} it knows", list, names),
    }
}

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// The newest date of the data, and eight digits that change when the data does: `2025-12-03-1a2b3c4d`.
pub const DATA_VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/data_version.txt"));
