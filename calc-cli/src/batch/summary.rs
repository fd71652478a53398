//! What a run says at its end: to a person on standard error, and as JSON.

use calc_core::batch::{self, InputRead, Report, Summary};
use calc_core::show::safe_json;
use calc_core::{Error, ErrorKind, MassUnit, show};

use super::outputs::Outputs;
use super::tables::Tables;
use super::target::Target;
use crate::args::{Batch, TotalsFormat};
use crate::commands::merge;
use crate::exit::Failure;
use crate::paint::{self, Look, Page, Style};

/// The JSON Schema of `--summary`.
pub const SUMMARY_SCHEMA: &str = include_str!("../../schema/summary-1.schema.json");

/// The unit of masses in totals.
///
/// # Errors
/// As a matter of usage, for what is no unit of mass, and where there are no totals.
pub fn mass_unit(args: &Batch, outputs: &Outputs) -> Result<Option<MassUnit>, Failure> {
    if args.writing.mass_unit.is_some() && outputs.totals.is_none() {
        let error = Error::new(ErrorKind::Conflict, "--mass-unit is for totals, and none are asked for")
            .hint("add --totals-by COLUMNS or --totals FILE; --unit is the unit of quantities without one");
        return Err(Failure::usage(error));
    }
    let word = args.writing.mass_unit.as_deref();
    word.map(batch::mass_unit)
        .transpose()
        .map_err(Failure::usage)
}

/// How a table is read, before it is.
pub fn mapped(sentences: &[String], look: Look) -> String {
    let mut page = Page::new(look);
    for sentence in sentences {
        page.line(Style::Faint, sentence);
    }
    page.finish()
}

/// The first few rejects.
pub fn rejects_told(told: &[String], look: Look) -> String {
    let mut page = Page::new(look);
    for reject in told {
        page.put(Style::Warning, "rejected:")
            .line(Style::Plain, &format!(" {reject}"));
    }
    page.finish()
}

/// All that is known at the end.
pub struct Told<'a> {
    /// Where everything went.
    pub outputs: &'a Outputs,
    /// What was read.
    pub tables: &'a Tables,
    /// Rows of each table.
    pub rows: &'a [u64],
    /// What was mapped.
    pub mapped: &'a [String],
    /// What was counted.
    pub report: &'a Report,
    /// How many rows were rejected.
    pub rejected: u64,
    /// The first few of them, where no file has them.
    pub first_rejects: &'a [String],
    /// Cells that a spreadsheet would run as a formula are made harmless.
    pub spreadsheet_safe: bool,
}

impl Told<'_> {
    /// Totals in the format that the name of their file says.
    pub fn totals(&self, target: &Target, unit: MassUnit, look: Look) -> String {
        let look = match target {
            Target::Standard => look,
            Target::File(_) => Look {
                color: false,
                ..look
            },
        };
        match merge::format(None, target) {
            TotalsFormat::Csv => self.report.totals_csv(unit, self.spreadsheet_safe),
            format => merge::paint(self.report, format, unit, look),
        }
    }

    /// The summary as JSON.
    pub fn json(&self) -> String {
        let output = path(Some(&self.outputs.table));
        let rejects = path(self.rejects_written());
        let summary = Summary {
            report: self.report,
            inputs: &self.inputs(),
            mapped: self.mapped,
            output: output.as_deref(),
            rejects: rejects.as_deref(),
        };
        safe_json(summary.to_json()) + "\n"
    }

    fn inputs(&self) -> Vec<InputRead> {
        let seen = self.tables.inputs.iter().zip(&self.tables.seen);
        seen.zip(self.rows)
            .enumerate()
            .map(|(at, ((input, seen), &rows))| InputRead {
                name: input.name(),
                bytes: seen.bytes(),
                sha256: seen.sha256(),
                lines_above_header: self.tables.above(at),
                rows,
            })
            .collect()
    }

    fn rejects_written(&self) -> Option<&Target> {
        let target = self.outputs.rejects.target.as_ref()?;
        (self.outputs.rejects.always || self.rejected > 0).then_some(target)
    }

    /// What a person is told.
    pub fn text(&self, look: Look) -> String {
        let report = self.report;
        let passed: u64 = report.passed.values().sum();
        let mut page = Page::new(look);
        page.line(
            Style::Strong,
            &format!(
                "{} = {} with figures + {} passed through + {} rejected",
                paint::rows_read(report.read),
                show::count(report.ok),
                show::count(passed),
                show::count(self.rejected)
            ),
        );
        let counts = report.passed.iter().map(|(name, rows)| (name, rows, ""));
        let rejected = report.rejected.iter();
        let rejected = rejected.map(|(name, rows)| (name, rows, "rejected: "));
        for (name, rows, what) in counts.chain(rejected).filter(|(_, rows, _)| **rows > 0) {
            page.line(
                Style::Plain,
                &format!("  {what}{name}: {}", show::count(*rows)),
            );
        }
        if let Some(target) = self.rejects_written() {
            page.line(Style::Plain, &format!("rejected rows: {}", target.shown()));
        }
        if let Target::File(_) = &self.outputs.table {
            page.line(
                Style::Plain,
                &format!("output: {}", self.outputs.table.shown()),
            );
        }
        let mut text = rejects_told(self.first_rejects, look);
        text.push_str(&self.more_rejects(look));
        text.push_str(&page.finish());
        let warnings: Vec<_> = report.warnings.iter().cloned().collect();
        text.push_str(&paint::warnings(&warnings, look));
        text.push_str(&self.stale_rejects(look));
        text
    }

    /// Where the first few are told, the others are nowhere.
    fn more_rejects(&self, look: Look) -> String {
        let told = self.first_rejects.len() as u64;
        if told == 0 || self.rejected <= told {
            return String::new();
        }
        let more = show::count(self.rejected - told);
        let mut page = Page::new(look);
        let line = format!("and {more} more; --rejects FILE keeps them all");
        page.line(Style::Plain, &line);
        page.finish()
    }

    /// A file of rejects beside the output that this run did not write tells of another.
    fn stale_rejects(&self, look: Look) -> String {
        let mut page = Page::new(look);
        if let Some(Target::File(path)) = &self.outputs.rejects.target
            && self.rejects_written().is_none()
            && path.exists()
        {
            page.put(Style::Warning, "warning:").line(
                Style::Plain,
                &format!(
                    " `{}` is of an earlier run: this one rejected no row",
                    path.display()
                ),
            );
        }
        page.finish()
    }
}

fn path(target: Option<&Target>) -> Option<String> {
    match target? {
        Target::File(path) => Some(path.display().to_string()),
        Target::Standard => Some("-".to_owned()),
    }
}
