//! What a run over a table comes to, and how reports of several runs become one.

mod assumption;
mod law;
mod read;
mod record;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use super::totals::Totals;
use crate::assess::Assumption;
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::warning::{Code, Warning};

/// The JSON Schema of [`Report::to_json`].
pub const TOTALS_SCHEMA: &str = include_str!("../../../schema/totals-1.schema.json");

/// The most rows that reports count together: JSON readers that hold numbers as doubles know no more.
pub const MAX_ROWS: u64 = (1 << 53) - 1;

/// What a run, or a part of it, read and found. Reports of parts merge to that of the whole, to the last
/// digit, in whatever order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read: those with figures, passed through and rejected.
    pub read: u64,
    /// Rows with figures.
    pub ok: u64,
    /// Rows passed through without figures, by status.
    pub passed: BTreeMap<Text, u64>,
    /// Rows that could not be read, by the code of the error.
    pub rejected: BTreeMap<Text, u64>,
    /// What the figures rest on.
    pub assumptions: BTreeSet<Assumption>,
    /// What to mind.
    pub warnings: BTreeSet<Warning>,
    /// Totals by groups, where they were asked for.
    pub totals: Option<Totals>,
    inputs: Vec<Input>,
    /// Of the program: those that had a hand in files this was read from.
    versions: BTreeSet<String>,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// What it was called: a path, or `-`.
    pub name: String,
    /// SHA-256 of its bytes in hexadecimal, where known.
    pub sha256: Option<String>,
    /// The rows read from it.
    pub rows: u64,
}

impl Report {
    /// Counts rows with figures.
    pub fn count_ok(&mut self, rows: u64) {
        self.read += rows;
        self.ok += rows;
    }

    /// Counts rows passed through without figures.
    pub fn count_passed(&mut self, status: impl Into<Text>, rows: u64) {
        self.read += rows;
        *self.passed.entry(status.into()).or_default() += rows;
    }

    /// Counts rejected rows.
    pub fn count_rejected(&mut self, code: impl Into<Text>, rows: u64) {
        self.read += rows;
        *self.rejected.entry(code.into()).or_default() += rows;
    }

    /// All rows passed through without figures.
    #[must_use]
    pub fn all_passed(&self) -> u64 {
        self.passed.values().sum()
    }

    /// All rejected rows.
    #[must_use]
    pub fn all_rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// The tables that were read, sorted.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Adds a table that was read, with a warning where its bytes were counted before.
    pub fn add_input(&mut self, input: Input) {
        // Each of the tables is named by itself, so that the warnings do not depend on their order.
        let same: Vec<String> = self
            .same_bytes(&input)
            .map(|one| one.name.clone())
            .collect();
        if !same.is_empty() {
            for name in same.into_iter().chain([input.name.clone()]) {
                let message = format!("the rows of {name} are counted more than once");
                self.warnings
                    .insert(Warning::new(Code::CountedTwice, message));
            }
        }
        let at = self.inputs.partition_point(|other| *other <= input);
        self.inputs.insert(at, input);
    }

    /// The tables with the bytes of another one: a mistake, unless there are no rows in them.
    fn same_bytes<'a>(&'a self, input: &'a Input) -> impl Iterator<Item = &'a Input> {
        let known = input.sha256.is_some() && input.rows > 0;
        self.inputs
            .iter()
            .filter(move |other| known && other.sha256 == input.sha256)
    }

    /// Refuses a report of which a table is counted in this one already.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`], naming both tables.
    pub fn check_inputs(&self, other: &Self) -> Result<(), Error> {
        let twice = other
            .inputs
            .iter()
            .find_map(|input| Some((input, self.same_bytes(input).next()?)));
        let Some((input, same)) = twice else {
            return Ok(());
        };
        let message = if input.name == same.name {
            format!(
                "input `{}` would be counted twice",
                Error::shown(&input.name)
            )
        } else {
            format!(
                "inputs `{}` and `{}` hold the same bytes and would be counted twice",
                Error::shown(&same.name),
                Error::shown(&input.name)
            )
        };
        Err(Error::new(ErrorKind::Conflict, message)
            .hint("leave one out, or add --allow-same-input if the rows are to count twice"))
    }

    /// Adds the report of other rows. Neither order nor grouping of merges changes the outcome.
    ///
    /// # Errors
    /// [`ErrorKind::Totals`] where the totals are grouped by other columns or only one has any,
    /// [`ErrorKind::OutOfRange`] for more than [`MAX_ROWS`] rows. The report is then as it was.
    pub fn merge(&mut self, other: Self) -> Result<(), Error> {
        if self.read.saturating_add(other.read) > MAX_ROWS {
            let message = format!("more than {MAX_ROWS} rows cannot be counted");
            return Err(Error::new(ErrorKind::OutOfRange, message));
        }
        match (&mut self.totals, other.totals) {
            (Some(totals), Some(others)) => totals.merge(others)?,
            (None, None) => {}
            _ => return Err(only_one_has_totals()),
        }
        self.read += other.read;
        self.ok += other.ok;
        add_counts(&mut self.passed, other.passed);
        add_counts(&mut self.rejected, other.rejected);
        self.assumptions.extend(other.assumptions);
        self.warnings.extend(other.warnings);
        self.versions.extend(other.versions);
        self.warn_of_mixed_assumptions();
        for input in other.inputs {
            self.add_input(input);
        }
        Ok(())
    }

    /// Runs under different assumptions add up, each under its own; a reader has to know.
    fn warn_of_mixed_assumptions(&mut self) {
        let value = |one: &Assumption| [one.low, one.value, one.high];
        let sorted: Vec<&Assumption> = self.assumptions.iter().collect();
        // The set is sorted by id, quantity, label, then substance: values of one stand together.
        let mixed = sorted.windows(2).filter(|pair| {
            let name = |one: &Assumption| (one.id.clone(), one.substance.clone());
            name(pair[0]) == name(pair[1]) && value(pair[0]) != value(pair[1])
        });
        let warnings: Vec<Warning> = mixed
            .map(|pair| {
                let message = format!(
                    "the runs rest on different values of {} of {}: each row on that of its run",
                    pair[0].id, pair[0].substance
                );
                Warning::new(Code::MixedAssumptions, message)
            })
            .collect();
        self.warnings.extend(warnings);
    }
}

fn add_counts(counts: &mut BTreeMap<Text, u64>, others: BTreeMap<Text, u64>) {
    for (name, rows) in others {
        *counts.entry(name).or_default() += rows;
    }
}

fn only_one_has_totals() -> Error {
    Error::new(
        ErrorKind::Totals,
        "a run with totals and one without do not add up",
    )
    .hint("run each table with the same --totals-by")
}
