//! The shape of a yearly total: what `data/impact.toml` and a user's own file hold, as text.
//!
//! The build script reads this module too, so nothing here names another module of the crate.

use serde::Deserialize;

/// What a body seized of a substance in a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    pub id: String,
    pub title: String,
    pub substance: String,
    /// `cbp`, `dea-powder`, `dea-tablets`: totals of one series can be compared, others cannot. A seizure is set beside
    /// the newest whole year of each.
    pub series: String,
    /// `powder` where a mass leaves tablets out.
    pub form: Option<String>,
    /// First and last month, as in `2024-10`.
    pub from: String,
    pub to: String,
    /// `false` for a year that was not over.
    #[serde(default = "yes")]
    pub whole: bool,
    /// A mass, as in `12027.28 lb`.
    pub mass: Option<String>,
    /// A count, as in `80000000`; one of the two.
    pub tablets: Option<String>,
    pub source: String,
    pub as_of: String,
    /// What to mind of it.
    pub caveat: String,
}

fn yes() -> bool {
    true
}
