//! A table's header and what is asked of it, resolved: everything that does not change from row to row.

mod check;
mod given;
mod keys;

use given::{given_for, without_values};
pub use keys::KeyFrom;
use keys::{keys, no_date};

use super::buffer::Buffer;
use super::mapping::{DateFrom, Mapped, Mapping, UnitFrom};
use super::measure::Measure;
use super::names;
use super::request::{Layout, Request, Role};
use crate::assess::Settings;
use crate::catalog::{Catalog, Text};
use crate::error::Error;
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

impl Plan {
    /// Resolves a request against the names of a header.
    ///
    /// # Errors
    /// Those of [`Mapping::find`], [`Settings::check`] and [`Profile::check`](super::Profile::check);
    /// [`Column`](crate::ErrorKind::Column) for an added column whose name the table has already, and for a
    /// column of totals that it has not; [`Conflict`](crate::ErrorKind::Conflict) for a value that is right for
    /// one substance at best; [`OutOfRange`](crate::ErrorKind::OutOfRange) for too many decimals.
    pub fn new(
        names: &[String],
        layout: Layout,
        request: Request,
        catalog: &Catalog,
    ) -> Result<Self, Error> {
        let output = request.output.unwrap_or(layout);
        request.settings.check(catalog)?;
        check::bags(&request)?;
        check::layout(layout)?;
        check::layout(output)?;
        if let Some(profile) = &request.profile {
            profile.check(catalog)?;
        }
        check::decimals(request.decimals)?;
        check::quantiles(&request)?;
        let mut mapping = Mapping::find(names, &request)?;
        check::added(names, &request)?;
        if output == Layout::JsonLines {
            check::members(names)?;
        }
        let given_for = given_for(&request, &mapping, catalog)?;
        let keys = keys(names, &request, &mapping)?;
        if request.as_of_rows && mapping.date.is_none() {
            return Err(no_date("the preset of each row's date"));
        }
        if let Some(asked) = &request.quantiles {
            mapping.told.push(Mapped {
                role: None,
                columns: Vec::new(),
                text: asked.told(),
            });
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
