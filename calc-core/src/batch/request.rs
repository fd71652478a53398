//! All that is asked of a table, as plain data.

use super::profile::Profile;
use super::quantiles::Quantiles;
use crate::assess::Settings;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Fields between single bytes: a comma, a tab, a semicolon.
    Delimited(u8),
    /// JSON objects, one a line.
    JsonLines,
}

impl Layout {
    /// The byte between fields.
    #[must_use]
    pub const fn delimiter(self) -> Option<u8> {
        match self {
            Self::Delimited(delimiter) => Some(delimiter),
            Self::JsonLines => None,
        }
    }
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What was seized.
    Substance,
    /// How much: a number, or a text as people write it.
    Quantity,
    /// The unit of the quantity.
    Unit,
    /// The purity of what was weighed.
    Purity,
    /// Its low end.
    PurityLow,
    /// Its high end.
    PurityHigh,
    /// Powder or tablets.
    Form,
    /// How many tablets.
    Count,
    /// When it was seized.
    Date,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Substance,
        Self::Quantity,
        Self::Unit,
        Self::Purity,
        Self::PurityLow,
        Self::PurityHigh,
        Self::Form,
        Self::Count,
        Self::Date,
    ];

    /// Its name in messages and in profiles, such as `purity_low`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Substance => "substance",
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::Purity => "purity",
            Self::PurityLow => "purity_low",
            Self::PurityHigh => "purity_high",
            Self::Form => "form",
            Self::Count => "count",
            Self::Date => "date",
        }
    }

    /// The option that names its column, such as `--quantity`.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::Substance => "--substance-column",
            Self::Quantity => "--quantity",
            Self::Unit => "--unit-column",
            Self::Purity => "--purity-column",
            Self::PurityLow => "--purity-low-column",
            Self::PurityHigh => "--purity-high-column",
            Self::Form => "--form-column",
            Self::Count => "--count-column",
            Self::Date => "--date-column",
        }
    }
}

/// How figures are rounded for the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// To this many decimals, half to even, once.
    Places(u32),
    /// Every digit, where there is a last one.
    Exact,
}

impl Default for Decimals {
    fn default() -> Self {
        Self::Places(2)
    }
}

/// The order of numbers in dates such as `5/6/2023`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// Only dates with one reading are taken: `2023-05-14`, `14 May 2023`, `5/14/2023`.
    #[default]
    Iso,
    /// Month, day, year.
    Mdy,
    /// Day, month, year.
    Dmy,
}

/// What an added column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// The doses if all that was weighed were the substance.
    IfPure,
    /// The doses at the low end of the range.
    Low,
    /// The doses at the central value.
    Central,
    /// The doses at the high end of the range.
    High,
    /// The purity behind the central value, as a fraction; empty where there is none, as with counted tablets.
    PurityUsed,
    /// How the range was computed.
    Method,
    /// `ok`, or why the row has no figures.
    Status,
    /// The substance that was understood, by its id.
    Substance,
    /// The gross mass in grams, with all digits.
    Gross,
    /// The ids of the assumptions that the figures rest on, beside a purity of the row's own.
    Assumptions,
    /// The doses that a share of all cases does not pass: the share by its place among those that
    /// [`Request::quantiles`] asks for.
    Quantile(u16),
    /// The mean of the doses, where quantiles are asked for.
    Mean,
}

impl Cell {
    /// The kinds that are added unless others are asked for, in order.
    pub const DEFAULT: [Self; 7] = [
        Self::IfPure,
        Self::Low,
        Self::Central,
        Self::High,
        Self::PurityUsed,
        Self::Method,
        Self::Status,
    ];

    /// What the names of quantiles begin with, before the percent.
    pub const QUANTILE: &'static str = "doses_p";

    /// Every kind that a table can have without more being asked of it.
    pub const ALL: [Self; 10] = [
        Self::IfPure,
        Self::Low,
        Self::Central,
        Self::High,
        Self::PurityUsed,
        Self::Method,
        Self::Status,
        Self::Substance,
        Self::Gross,
        Self::Assumptions,
    ];

    /// The name of its column unless another is given; of a quantile, what its name begins with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IfPure => "doses_if_pure",
            Self::Low => "doses_low",
            Self::Central => "doses_central",
            Self::High => "doses_high",
            Self::PurityUsed => "purity_used",
            Self::Method => "method",
            Self::Status => "status",
            Self::Substance => "substance_used",
            Self::Gross => "gross_g",
            Self::Assumptions => "assumptions",
            Self::Quantile(_) => Self::QUANTILE,
            Self::Mean => "doses_mean",
        }
    }
}

/// A column that is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// What it holds.
    pub cell: Cell,
    /// Its name in the header.
    pub name: String,
}

impl Added {
    /// The seven columns that are added unless others are asked for.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let added = |cell: Cell| Self {
            cell,
            name: cell.name().to_owned(),
        };
        Cell::DEFAULT.into_iter().map(added).collect()
    }
}

/// All that is asked of a table. `Request::default()` finds columns by name and replaces no assumption.
#[derive(Clone, Debug)]
pub struct Request {
    /// Columns given by name, or by number as in `#9`. An empty name leaves the role without a column.
    pub columns: Vec<(Role, String)>,
    /// A named mapping.
    pub profile: Option<Profile>,
    /// The unit of every quantity without one, as a word: `lb`, `tablets`.
    pub unit: Option<String>,
    /// The assumptions, as for one seizure; `settings.substance` is the substance of rows that name none.
    pub settings: Settings,
    /// Take the preset of each row's date.
    pub as_of_rows: bool,
    /// Whether bare numbers in purity columns are percent; by the header's name if `None`.
    pub purity_percent: Option<bool>,
    /// Which quantiles are asked for, if any; their columns are among [`Request::added`].
    pub quantiles: Option<Quantiles>,
    /// How figures are rounded.
    pub decimals: Decimals,
    /// Whether numbers are written with a decimal comma.
    pub decimal_comma: bool,
    /// The order of numbers in dates.
    pub date_order: DateOrder,
    /// The columns that are added.
    pub added: Vec<Added>,
    /// How the output is written; as the input if `None`.
    pub output: Option<Layout>,
    /// The columns whose texts are the keys of totals.
    pub totals_by: Option<Vec<String>>,
    /// Whether cells that a spreadsheet would run as a formula are made harmless.
    pub spreadsheet_safe: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            profile: None,
            unit: None,
            settings: Settings::default(),
            as_of_rows: false,
            purity_percent: None,
            quantiles: None,
            decimals: Decimals::default(),
            decimal_comma: false,
            date_order: DateOrder::default(),
            added: Added::all(),
            output: None,
            totals_by: None,
            spreadsheet_safe: false,
        }
    }
}
