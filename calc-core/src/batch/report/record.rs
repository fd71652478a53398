//! The form of a report in JSON: `schema/totals-1.schema.json` describes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// What names the form, before the number of its version.
pub const FORM: &str = "dosecalc-totals-";
/// The form's name. The number grows when a field changes its meaning or goes.
pub const SCHEMA_NAME: &str = "dosecalc-totals-1";

/// A report; `A` and `W` are assumptions and warnings, which are written as they are and read with care.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document<A, W> {
    pub schema: String,
    pub versions: Vec<String>,
    pub rows: Rows,
    pub inputs: Vec<Input>,
    #[serde(deserialize_with = "present")]
    pub totals: Option<Totals>,
    pub assumptions: Vec<A>,
    pub warnings: Vec<W>,
    pub statement: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    pub read: u64,
    pub ok: u64,
    pub passed: BTreeMap<String, u64>,
    pub rejected: BTreeMap<String, u64>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub name: String,
    #[serde(deserialize_with = "present")]
    pub sha256: Option<String>,
    pub rows: u64,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    pub by: Vec<String>,
    /// The shares of all cases whose quantiles are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantiles: Option<Vec<String>>,
    pub groups: Vec<Group>,
    pub all: All,
}

/// All groups as one: for readers, never read.
#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct All {
    pub rows: Counts,
    pub gross_grams: String,
    pub tablets: String,
    pub doses: Four<Dose>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
}

/// How doses are spread, where quantiles are asked for: for readers, never read, because it follows from the parts.
#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    pub mean: String,
    pub shared: Quantiled,
    pub independent: Quantiled,
}

#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Quantiled {
    pub by: String,
    pub quantiles: Vec<Quantile>,
}

#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Quantile {
    pub p: String,
    pub value: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub key: Vec<String>,
    pub rows: Counts,
    pub gross_grams: String,
    pub tablets: String,
    pub doses: Four<Dose>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
    pub parts: Vec<Part>,
}

#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub ok: u64,
    pub passed: u64,
}

#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    pub value: String,
    pub exact: bool,
    pub rows: u64,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub substance: String,
    pub method: String,
    pub assumptions: Vec<String>,
    pub rows: u64,
    pub terms: Four<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<Law>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moments: Option<Moments>,
}

/// What the doses of one gram or tablet are: scale x over / under.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    pub scale: String,
    pub over: Vec<Unknown>,
    pub under: Vec<Unknown>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unknown {
    pub assumption: String,
    pub shape: String,
    pub low: String,
    pub central: String,
    pub high: String,
}

/// As [`RowMoments`](crate::batch::RowMoments).
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Moments {
    pub mean: String,
    pub square: String,
    pub mean_square: String,
    pub cube: String,
    pub square_mean: String,
    pub mean_cube: String,
}

/// doses = sum x num / den.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub sum: String,
    pub num: String,
    pub den: String,
}

/// A value for each figure that the rows have.
#[derive(Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Four<T> {
    #[serde(
        deserialize_with = "present",
        bound(deserialize = "T: Deserialize<'de>")
    )]
    pub if_pure: Option<T>,
    #[serde(
        deserialize_with = "present",
        bound(deserialize = "T: Deserialize<'de>")
    )]
    pub low: Option<T>,
    #[serde(
        deserialize_with = "present",
        bound(deserialize = "T: Deserialize<'de>")
    )]
    pub central: Option<T>,
    #[serde(
        deserialize_with = "present",
        bound(deserialize = "T: Deserialize<'de>")
    )]
    pub high: Option<T>,
}

/// A field that may be null but not missing: what is left out by accident would count as nothing.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

impl<T> Four<T> {
    /// In the order of [`Estimate::ALL`](crate::batch::Estimate::ALL).
    pub fn from_array([if_pure, low, central, high]: [Option<T>; 4]) -> Self {
        Self {
            if_pure,
            low,
            central,
            high,
        }
    }

    /// As [`Four::from_array`] takes them.
    pub fn into_array(self) -> [Option<T>; 4] {
        [self.if_pure, self.low, self.central, self.high]
    }
}
