//! What is asked of a table, as a page writes it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What is asked of a table. Everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields, default)]
pub struct TableOptions {
    /// What the table is called: the name of its file, in rejects and in the summary.
    pub name: String,
    /// The assumptions, as for one seizure, without its text. `substance` is that of rows that name none.
    #[cfg_attr(feature = "typescript", ts(type = "Partial<Question>"))]
    pub question: serde_json::Value,
    /// The column of a role, by its name or by its number from 1 as in `#9`; an empty text leaves the role
    /// without a column. Roles are those of `calc_core::batch::Role`: `substance`, `quantity`, `unit`,
    /// `purity`, `purity_low`, `purity_high`, `form`, `count`, `date`.
    pub columns: BTreeMap<String, String>,
    /// The unit of every quantity without one: `lb`, `tablets`.
    pub unit: Option<String>,
    /// The id of a profile: `cbp`, `nibrs`.
    pub profile: Option<String>,
    /// What bare numbers in purity columns are: `fraction` or `percent`.
    pub purity_unit: Option<String>,
    /// The order of numbers in dates: `mdy` or `dmy`.
    pub date_order: Option<String>,
    /// Whether each row takes the preset of its date.
    pub as_of_rows: bool,
    /// Whether numbers are written with a decimal comma.
    pub decimal_comma: bool,
    /// What stands between fields, where it is not to be found out: one character.
    pub delimiter: Option<String>,
    /// The columns whose texts are the keys of totals, and `year`, `month`, `fiscal-year`; `[]` for one total.
    pub totals_by: Option<Vec<String>>,
    /// The unit of masses in totals; that of the table if none.
    pub mass_unit: Option<String>,
    /// Whether cells that a spreadsheet would run as a formula are made harmless.
    pub spreadsheet_safe: bool,
    /// How the table is written: `csv`, `tsv` or `jsonl`; as it is read if none.
    pub output: Option<String>,
    /// How many decimals figures have, or `exact`; 2 if none.
    pub decimals: Option<String>,
    /// The columns to add, each by its name, or as `NAME=OTHER`; the usual seven if empty.
    pub add: Vec<String>,
    /// What stands before the names of the added columns.
    pub prefix: Option<String>,
}
