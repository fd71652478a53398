//! The shape of a profile file: what `data/profiles.toml` and a user's own file hold, as text.
//!
//! The build script reads this module too, so nothing here names another module of the crate.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A profile file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub profile: Vec<Profile>,
}

/// How the tables of one publisher are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// `2022-10-14`, `2022-10`, or `2022`.
    pub date: String,
    pub url: String,
    /// What every quantity is in.
    pub unit: Option<String>,
    #[serde(default)]
    pub columns: Roles,
    #[serde(default)]
    pub units: BTreeMap<String, String>,
    /// Names to ids; an empty id is no single substance.
    #[serde(default)]
    pub substances: BTreeMap<String, String>,
    #[serde(default)]
    pub not_reported: Roles,
    pub fiscal: Option<Fiscal>,
}

/// A list of texts for each role.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roles {
    pub substance: Vec<String>,
    pub quantity: Vec<String>,
    pub unit: Vec<String>,
    pub purity: Vec<String>,
    pub purity_low: Vec<String>,
    pub purity_high: Vec<String>,
    pub form: Vec<String>,
    pub count: Vec<String>,
    pub date: Vec<String>,
}

/// The columns of a fiscal year and its months.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fiscal {
    pub year: Vec<String>,
    pub month: Vec<String>,
    /// 10 for October.
    pub first_month: u8,
}

impl Roles {
    /// The lists that are not empty, each with its role: `roles` in the order of the fields.
    pub fn by_role<R>(self, roles: [R; 9]) -> Vec<(R, Vec<String>)> {
        let lists = [
            self.substance,
            self.quantity,
            self.unit,
            self.purity,
            self.purity_low,
            self.purity_high,
            self.form,
            self.count,
            self.date,
        ];
        let pairs = roles.into_iter().zip(lists);
        pairs.filter(|(_, list)| !list.is_empty()).collect()
    }
}
