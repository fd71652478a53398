//! The shape of a catalogue file: what `data/*.toml` and a user's own file hold, as text.
//!
//! The build script reads this module too, so nothing here names another module of the crate.

use serde::Deserialize;

#[cfg(feature = "impact")]
use super::total_schema::Total;

/// A catalogue file. Every table may be absent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub source: Vec<Source>,
    #[serde(default)]
    pub substance: Vec<Substance>,
    #[serde(default)]
    pub preset: Vec<Preset>,
    /// Only in a user's own file: those that are compiled in have sources of their own.
    #[cfg(feature = "impact")]
    #[serde(default)]
    pub total: Vec<Total>,
}

/// Where a value was published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// `2025-12-03`, `2025-12`, or `2025`.
    pub date: String,
    pub url: String,
    /// `issuer`: read on the issuing body's own page; `quoted`: in a story that quotes it;
    /// `derived`: computed here from published figures, as the title says; `own`: the user's.
    pub read: String,
}

/// A drug, its names, and what is published about its lethal dose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substance {
    pub id: String,
    /// Other names, in lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Names in languages that write decimals with a comma: beside one, `1,500` has two readings.
    #[serde(default)]
    pub foreign_names: Vec<String>,
    /// A mass such as `2 mg`; absent where no source gives one.
    pub lethal_dose: Option<Dose>,
    /// Other published values, for readers and for `--lethal-dose ID`.
    #[serde(default)]
    pub published_dose: Vec<Dose>,
    #[serde(default)]
    pub salt: Vec<Salt>,
}

/// A published lethal dose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    pub id: String,
    /// A mass, as in `2 mg`.
    pub value: String,
    pub low: Option<String>,
    pub high: Option<String>,
    /// How the values are spread between low and high, where the source says it: `uniform`, `triangular`, `pert`, or
    /// `lognormal`, of which low and high then hold nine of ten cases.
    pub shape: Option<String>,
    pub source: String,
    pub as_of: String,
    /// The condition that the source attaches.
    pub condition: Option<String>,
    /// What to warn of wherever the value is used.
    pub caveat: Option<String>,
    /// Where the caveat was published.
    pub caveat_source: Option<String>,
}

/// The share of free base in a salt form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Salt {
    /// `base`, `hcl` or `citrate`.
    pub id: String,
    /// A percentage, as in `90.22%`.
    pub base_fraction: String,
    pub source: String,
    pub as_of: String,
    /// How the fraction follows from the source.
    pub note: Option<String>,
}

/// A dated, sourced set of assumptions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub id: String,
    pub title: String,
    pub substance: String,
    /// The yearly series that the preset belongs to; `dea` feeds the default, `--as-of` and the ranges.
    pub series: Option<String>,
    /// First and last month that the figures describe, as in `2024-10`.
    pub from: String,
    pub to: String,
    /// When the figures were published.
    pub as_of: String,
    pub purity: Option<Figure>,
    pub tablet_share: Option<Figure>,
    pub tablet_content: Option<Figure>,
    pub tablet_mass: Option<Figure>,
}

/// One value of a preset.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// A percentage (`10.3%`) or a mass (`1.94 mg`).
    pub value: String,
    pub low: Option<String>,
    pub high: Option<String>,
    /// A series whose lowest and highest yearly values are this figure's low and high.
    pub range_of: Option<String>,
    /// As of a dose.
    pub shape: Option<String>,
    pub source: String,
    pub note: Option<String>,
}
