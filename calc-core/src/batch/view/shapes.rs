//! What is told of a table. All texts are ready to show, in the language asked for.

use serde::Serialize;

use crate::wording::{AssumptionView, Shown, SourceView, WarningView};

/// Why something cannot be done.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Refusal {
    /// Its stable name.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// What the beginning of a table shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Found {
    /// What stands between fields; `null` for JSON Lines.
    pub delimiter: Option<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Lines above the header, which are no rows.
    pub lines_above: u64,
    /// Which column is what, in words: one entry for each line of it. Empty where there is a `problem`.
    pub mapping: Vec<MappedView>,
    /// The roles that wait for a choice.
    pub open: Vec<OpenView>,
    /// The profile that is used, or that the header fits.
    pub profile: Option<ProfileFound>,
    /// All profiles that there are.
    pub profiles: Vec<ProfileItem>,
    /// What totals can go by beside columns: `year`, `month`, `fiscal-year` where there is a date.
    pub totals_by: &'static [&'static str],
    /// The first rows, as cells: at most five, and fewer where the table is shorter.
    pub rows: Vec<Vec<String>>,
    /// Why the table cannot be converted as it is asked for; `null` where `feed` may follow.
    pub problem: Option<Refusal>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Column {
    /// Its name, which may be empty, or that of others.
    pub name: String,
    /// Whether the first rows have numbers in it.
    pub is_number: bool,
}

/// A column with a role, or what stands in the place of one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MappedView {
    /// The role: `substance`, `quantity`, ...; empty for what is said of the table.
    pub role: &'static str,
    /// Its columns, from 0: two for a date of fiscal year and month, none where something else says it.
    pub columns: Vec<usize>,
    /// In words: `quantity: column 4, "Sum Qty (lbs)", in lb (avoirdupois pound)`.
    pub text: String,
}

/// A role that waits for a choice.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OpenView {
    /// The role.
    pub role: &'static str,
    /// The columns that could have it, from 0.
    pub columns: Vec<usize>,
    /// Why it is open.
    pub problem: Refusal,
}

/// A profile that is used, or that the header fits.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProfileFound {
    /// Which one.
    #[serde(flatten)]
    pub profile: ProfileItem,
    /// Whether it is used.
    pub used: bool,
}

/// A profile to choose.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProfileItem {
    /// Its id: `cbp`.
    pub id: String,
    /// Whose tables, in the language.
    pub publisher: String,
    /// Which tables, in the language.
    pub title: String,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Progress {
    /// Rows read: the sum of the others.
    pub rows: u64,
    /// With figures.
    pub ok: u64,
    /// Passed through without figures.
    pub passed: u64,
    /// Rejected.
    pub rejected: u64,
}

/// What became of a table.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Done {
    /// Rows by what became of them.
    pub rows: Rows,
    /// Rows in the output, by their status; `ok` first.
    pub statuses: Vec<Count>,
    /// Rejected rows, by the code of the error.
    pub rejected: Vec<Count>,
    /// The first rejected rows: at most twenty.
    pub first_rejects: Vec<RejectedRow>,
    /// Totals, where they were asked for.
    pub totals: Option<TotalsFound>,
    /// What the figures rest on.
    pub assumptions: Vec<AssumptionView>,
    /// What to mind.
    pub warnings: Vec<WarningView>,
    /// The sources that the assumptions name by number.
    pub sources: Vec<SourceView>,
    /// What the figures are not.
    pub disclaimer: String,
    /// The totals as CSV, with all digits.
    pub totals_csv: Option<String>,
    /// The summary of the run as JSON, as `dosecalc batch --summary` writes it.
    pub summary: String,
}

/// How many rows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rows {
    /// Rows read: the sum of the others.
    pub read: u64,
    /// With figures.
    pub ok: u64,
    /// Passed through without figures.
    pub passed: u64,
    /// Rejected.
    pub rejected: u64,
    /// In words: `1,000 rows read = 990 with figures + 8 passed through + 2 rejected`.
    pub text: String,
}

/// Rows of one kind.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Count {
    /// The status or the code: `not-a-mass`.
    pub code: String,
    /// In words: `a volume, plants, dosage units`.
    pub text: String,
    /// How many.
    pub rows: u64,
}

/// A row that could not be read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RejectedRow {
    /// Its line in the table, from 1.
    pub line: u64,
    /// The name of the column that is wrong.
    pub column: Option<String>,
    /// The code of the error.
    pub code: &'static str,
    /// What is wrong, and what to write instead.
    pub reason: String,
    /// Its text.
    pub raw: String,
}

/// Totals by groups.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TotalsFound {
    /// What they go by.
    pub by: Vec<String>,
    /// The unit of masses: `g`.
    pub unit: String,
    /// The groups, sorted by their key: at most a thousand; all are in the CSV.
    pub groups: Vec<GroupView>,
    /// How many groups are in the CSV alone.
    pub more: usize,
    /// All groups as one.
    pub all: GroupView,
}

/// A group of rows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct GroupView {
    /// Its texts, one for each of `by`.
    pub key: Vec<String>,
    /// Rows with figures and passed through.
    pub rows: u64,
    /// The gross mass of all of its rows.
    pub mass: Shown,
    /// Counted tablets, where there are any.
    pub tablets: Option<Shown>,
    /// Doses.
    pub doses: DoseFigures,
    /// How low, central and high were computed: ids of methods.
    pub methods: Vec<&'static str>,
}

/// The four dose figures of a group; `null` where no row has one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DoseFigures {
    /// As if all were drug.
    pub if_pure: Option<Shown>,
    /// The low end.
    pub low: Option<Shown>,
    /// The central value.
    pub central: Option<Shown>,
    /// The high end.
    pub high: Option<Shown>,
}
