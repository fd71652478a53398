//! A table's header and what is asked of it, resolved: everything that does not change from row to row.

use super::buffer::Buffer;
use super::mapping::{DateFrom, Mapped, Mapping, UnitFrom};
use super::measure::Measure;
use super::names;
use super::request::{Decimals, Layout, Request, Role};
use crate::assess::{Choice, Settings};
use crate::catalog::{Catalog, Text};
use crate::error::{Error, ErrorKind};
use crate::message::Arg;
use crate::suggest;
use crate::unit::MassUnit;

/// The most decimals that `--decimals` takes.
pub const MAX_DECIMALS: u32 = 18;

/// How a table is converted: its columns, the assumptions, and how the output is written.
///
/// ```
/// use calc_core::Catalog;
/// use calc_core::batch::{Layout, Plan, Request};
/// let names = ["substance", "weight", "unit"].map(String::from);
/// let plan = Plan::new(&names, Layout::Delimited(b','), Request::default(), &Catalog::built_in())?;
/// assert!(plan.header().starts_with(b"substance,weight,unit,doses_if_pure,doses_low"));
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Plan {
    pub(super) layout: Layout,
    pub(super) output: Layout,
    pub(super) names: Vec<String>,
    pub(super) mapping: Mapping,
    pub(super) request: Request,
    pub(super) catalog: Catalog,
    /// What the groups of totals have in common.
    pub(super) keys: Vec<KeyFrom>,
    /// The substance that values given are for, by its id; every substance if `None`.
    pub(super) given_for: Option<Text>,
    /// The assumptions of other substances.
    pub(super) settings_of_others: Settings,
    header: Vec<u8>,
}

/// Where a part of a group's key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFrom {
    /// The text of a cell.
    Cell(usize),
    /// The substance, by its id where it is known.
    Substance,
    /// The year of the row's date.
    Year,
    /// The month of the row's date.
    Month,
    /// The fiscal year of the row's date, from October.
    FiscalYear,
}

impl KeyFrom {
    /// Whether it needs the row's date.
    pub const fn is_of_date(self) -> bool {
        matches!(self, Self::Year | Self::Month | Self::FiscalYear)
    }
}

impl Plan {
    /// Resolves a request against the names of a header.
    ///
    /// # Errors
    /// Those of [`Mapping::find`], [`Settings::check`] and [`Profile::check`](super::Profile::check); [`ErrorKind::Column`] for an added column whose name the table has
    /// already, and for a column of totals that it has not; [`ErrorKind::Conflict`] for a value that is right
    /// for one substance at best; [`ErrorKind::OutOfRange`] for too many decimals.
    pub fn new(
        names: &[String],
        layout: Layout,
        request: Request,
        catalog: &Catalog,
    ) -> Result<Self, Error> {
        let output = request.output.unwrap_or(layout);
        request.settings.check(catalog)?;
        check_layout(layout)?;
        check_layout(output)?;
        if let Some(profile) = &request.profile {
            profile.check(catalog)?;
        }
        check_decimals(request.decimals)?;
        let mut mapping = Mapping::find(names, &request)?;
        check_added(names, &request)?;
        if output == Layout::JsonLines {
            check_members(names)?;
        }
        let given_for = given_for(&request, &mapping, catalog)?;
        let keys = keys(names, &request, &mapping)?;
        if request.as_of_rows && mapping.date.is_none() {
            return Err(no_date("the preset of each row's date"));
        }
        let settings_of_others = without_values(&request.settings);
        if keys.contains(&KeyFrom::FiscalYear)
            && !matches!(mapping.date, Some(DateFrom::Fiscal { .. }))
        {
            mapping.told.push(Mapped {
                role: None,
                columns: Vec::new(),
                text: say!("fiscal years of the totals start with month 10"),
            });
        }
        let mut plan = Self {
            layout,
            output,
            names: names.to_vec(),
            mapping,
            request,
            catalog: catalog.clone(),
            keys,
            given_for,
            settings_of_others,
            header: Vec::new(),
        };
        plan.header = plan.header_line();
        Ok(plan)
    }

    /// What was mapped, in sentences for a person.
    #[must_use]
    pub fn mapped(&self) -> Vec<String> {
        self.mapping.sentences()
    }

    /// Which column is what.
    #[must_use]
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The first bytes of the output: its header line. Empty for JSON Lines.
    #[must_use]
    pub fn header(&self) -> &[u8] {
        &self.header
    }

    /// The output's header for an input whose header stands as these bytes, with its line end: they pass
    /// untouched where the output is written as the input is.
    #[must_use]
    pub fn header_like(&self, raw: &[u8]) -> Vec<u8> {
        let same = self.layout == self.output && !self.request.spreadsheet_safe;
        let (Layout::Delimited(delimiter), true) = (self.layout, same) else {
            return self.header.clone();
        };
        let content = raw.strip_suffix(b"\n").unwrap_or(raw);
        let (content, line_end) = match content.strip_suffix(b"\r") {
            Some(content) => (content, &b"\r\n"[..]),
            None => (content, &b"\n"[..]),
        };
        let mut line = Buffer::default();
        line.extend_from_slice(content);
        for added in &self.request.added {
            line.push(delimiter);
            super::write::field(added.name.as_bytes(), delimiter, &mut line);
        }
        line.extend_from_slice(line_end);
        line.written().to_vec()
    }

    /// The unit of all masses of the table, where its header, its profile or an option says one.
    #[must_use]
    pub const fn mass_unit(&self) -> Option<MassUnit> {
        match self.mapping.unit {
            UnitFrom::Fixed(Measure::Mass(unit)) => Some(unit),
            _ => None,
        }
    }

    /// How the input is written.
    #[must_use]
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// How the output is written.
    #[must_use]
    pub const fn output(&self) -> Layout {
        self.output
    }

    /// Whether cells that a spreadsheet would run as a formula are made harmless.
    #[must_use]
    pub const fn is_spreadsheet_safe(&self) -> bool {
        self.request.spreadsheet_safe
    }

    /// The names of the input's columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The month in which fiscal years start: as the profile says, else October, as those of the United States do.
    pub(super) const fn first_fiscal_month(&self) -> u8 {
        match self.mapping.date {
            Some(DateFrom::Fiscal { first_month, .. }) => first_month,
            _ => 10,
        }
    }

    /// Whether a bare purity of 1 has two readings, 1% and all of it: nothing says what bare purities are.
    pub(super) fn one_is_ambiguous(&self) -> bool {
        let says_fraction = |at: usize| {
            let mut words = names::words(&self.names[at]).into_iter();
            words.any(|word| names::percent(&word) == Some(false))
        };
        !self.mapping.purity_is_percent
            && self.request.purity_percent.is_none()
            && !self.mapping.purity.is_some_and(says_fraction)
    }

    /// The settings for rows of a substance.
    pub(super) fn settings_for(&self, substance: &str) -> &Settings {
        match &self.given_for {
            Some(id) if **id != *substance => &self.settings_of_others,
            _ => &self.request.settings,
        }
    }

    /// The name of the column of a role, for rejects.
    pub(super) fn column_of(&self, role: Role) -> Option<&str> {
        let mapping = &self.mapping;
        let at = match role {
            Role::Substance => mapping.substance,
            Role::Quantity => mapping.quantity,
            Role::Unit => match mapping.unit {
                UnitFrom::Column(at) => Some(at),
                UnitFrom::Fixed(_) | UnitFrom::InText => mapping.quantity,
            },
            Role::Purity => mapping.purity,
            Role::PurityLow => mapping.purity_low,
            Role::PurityHigh => mapping.purity_high,
            Role::Form => mapping.form,
            Role::Count => mapping.count,
            Role::Date => mapping.date.map(|from| match from {
                DateFrom::Column(at) | DateFrom::Fiscal { year: at, .. } => at,
            }),
        };
        at.map(|at| &*self.names[at])
    }

    fn header_line(&self) -> Vec<u8> {
        let Layout::Delimited(delimiter) = self.output else {
            return Vec::new();
        };
        let mut line = Buffer::default();
        let added = self.request.added.iter().map(|added| &added.name);
        for (at, name) in self.names.iter().chain(added).enumerate() {
            if at > 0 {
                line.push(delimiter);
            }
            self.write_field(name.as_bytes(), delimiter, &mut line);
        }
        line.push(b'\n');
        line.written().to_vec()
    }
}

/// What stands between fields stands in none of the numbers and words that are read.
fn check_layout(layout: Layout) -> Result<(), Error> {
    let Layout::Delimited(delimiter) = layout else {
        return Ok(());
    };
    let is_text = delimiter.is_ascii_alphanumeric()
        || !delimiter.is_ascii()
        || matches!(
            delimiter,
            b'"' | b'\n' | b'\r' | b'.' | b'-' | b'+' | b'%' | 0
        );
    if !is_text {
        return Ok(());
    }
    let message = say!(
        "fields cannot stand between `{}`",
        delimiter.escape_ascii().to_string()
    );
    Err(Error::new(ErrorKind::Column, message)
        .hint(say!("use a comma, a tab, a semicolon or a vertical bar")))
}

/// An object has each member once.
fn check_members(names: &[String]) -> Result<(), Error> {
    let twice = (1..names.len()).find(|&at| names[..at].contains(&names[at]));
    match twice {
        Some(at) => Err(Error::new(
            ErrorKind::Column,
            say!("two columns are called `{}`", Error::shown(&names[at])),
        )
        .hint(say!(
            "JSON Lines has each name once: rename one, or write CSV"
        ))),
        None => Ok(()),
    }
}

fn check_decimals(decimals: Decimals) -> Result<(), Error> {
    match decimals {
        Decimals::Places(places) if places > MAX_DECIMALS => Err(Error::new(
            ErrorKind::OutOfRange,
            say!("{} decimals are more than {}", places, MAX_DECIMALS),
        )
        .hint(say!("write `exact` for every digit there is"))),
        _ => Ok(()),
    }
}

/// A table with two columns of one name is read wrong by whoever comes next.
fn check_added(names: &[String], request: &Request) -> Result<(), Error> {
    for (at, added) in request.added.iter().enumerate() {
        let name = &added.name;
        if names.contains(name) {
            return Err(Error::new(
                ErrorKind::Column,
                say!("the table has a column `{}` already", Error::shown(name)),
            )
            .hint(say!(
                "name the added columns otherwise, as in --prefix dosecalc_"
            )));
        }
        if request.added[..at].iter().any(|other| other.name == *name) {
            return Err(Error::new(
                ErrorKind::Column,
                say!("two added columns are called `{}`", Error::shown(name)),
            )
            .hint(say!("give each a name of its own")));
        }
    }
    Ok(())
}

/// The options whose values are right for one substance at best.
fn given_values(settings: &Settings) -> Option<&'static str> {
    let given = [
        ("--lethal-dose", settings.lethal_dose.is_some()),
        (
            "--purity",
            matches!(settings.purity, Some(Choice::Given(_))),
        ),
        (
            "--tablet-share",
            matches!(settings.tablet_share, Some(Choice::Given(_))),
        ),
        (
            "--tablet-content",
            matches!(settings.tablet_content, Some(Choice::Given(_))),
        ),
        ("--salt", settings.salt.is_some()),
    ];
    given
        .into_iter()
        .find_map(|(option, is_given)| is_given.then_some(option))
}

/// The substance that values given are for.
fn given_for(
    request: &Request,
    mapping: &Mapping,
    catalog: &Catalog,
) -> Result<Option<Text>, Error> {
    let Some(option) = given_values(&request.settings) else {
        return Ok(None);
    };
    match &request.settings.substance {
        Some(name) => Ok(Some(catalog.substance(name)?.id.clone())),
        None if mapping.substance.is_none() => Ok(None),
        None => Err(shared_value(option)),
    }
}

/// The settings without the values that are for one substance.
fn without_values(settings: &Settings) -> Settings {
    fn named<T: Clone>(choice: Option<&Choice<T>>) -> Option<Choice<T>> {
        choice
            .filter(|choice| matches!(choice, Choice::Named(_)))
            .cloned()
    }
    Settings {
        lethal_dose: None,
        purity: named(settings.purity.as_ref()),
        tablet_share: named(settings.tablet_share.as_ref()),
        tablet_content: named(settings.tablet_content.as_ref()),
        salt: None,
        ..settings.clone()
    }
}

/// The columns of totals: a column's own name first, then the words for what is derived.
fn keys(names: &[String], request: &Request, mapping: &Mapping) -> Result<Vec<KeyFrom>, Error> {
    let by = request.totals_by.as_deref().unwrap_or_default();
    by.iter().map(|name| key(name, names, mapping)).collect()
}

fn key(name: &str, names: &[String], mapping: &Mapping) -> Result<KeyFrom, Error> {
    let at = names
        .iter()
        .position(|column| column == name)
        .or_else(|| names.iter().position(|column| names::same(column, name)));
    if let Some(at) = at {
        // One substance has many spellings in one column.
        return Ok(if Some(at) == mapping.substance {
            KeyFrom::Substance
        } else {
            KeyFrom::Cell(at)
        });
    }
    let derived = match name {
        "substance" => return Ok(KeyFrom::Substance),
        "year" => KeyFrom::Year,
        "month" => KeyFrom::Month,
        "fiscal-year" | "fiscal_year" => KeyFrom::FiscalYear,
        _ => return Err(unknown_column(name, names)),
    };
    if mapping.date.is_none() {
        return Err(no_date(name));
    }
    Ok(derived)
}

fn unknown_column(name: &str, names: &[String]) -> Error {
    let near = suggest::nearest(name, names.iter().map(String::as_str));
    Error::new(
        ErrorKind::Column,
        say!("the table has no column `{}`", Error::shown(name)),
    )
    .hint(match near {
        Some(near) => say!("did you mean `{}`? totals go by columns of the table, and by year, month or fiscal-year of its date", Error::shown(near)),
        None => say!("totals go by columns of the table, and by year, month or fiscal-year of its date"),
    })
}

fn no_date(what: &str) -> Error {
    Error::new(
        ErrorKind::Column,
        say!("no column holds a date, which `{}` needs", what),
    )
    .hint(say!("name it with --date-column"))
}

/// The refusal of a value that is given for one substance and would serve several.
fn shared_value(option: &'static str) -> Error {
    Error::new(
        ErrorKind::Conflict,
        say!(
            "one {} cannot serve every substance of a table",
            Arg::term(option)
        ),
    )
    .hint(say!(
        "say which substance it is for, as in --substance fentanyl; rows of others keep their own"
    ))
}
