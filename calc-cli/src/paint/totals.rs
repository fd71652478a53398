//! Totals of tables for a person: a row for each group, and what the figures rest on.

mod sure;

use calc_core::batch::{Estimate, Group, Report, Totals};
use calc_core::wording::Sources;
use calc_core::{Assumption, MassUnit, Method, STATEMENT, Warning, show};

use super::blocks::FIGURES;
use super::page::{Page, Style};
use super::text::{put_assumptions, put_sources, put_warnings};
use super::{Look, Table};

/// Decimals of masses and figures for people; programs get all digits.
const PLACES: u32 = 2;
/// What stands for a figure that no row of a group has.
const NO_FIGURE: &str = "–";
/// What stands for a cell without text.
const NO_TEXT: &str = "(empty)";
/// The name of the last line.
const ALL: &str = "all";

/// Totals, their assumptions and sources.
pub fn totals(report: &Report, unit: MassUnit, look: Look) -> String {
    let mut page = Page::new(look);
    if let Some(totals) = &report.totals {
        put_totals(totals, unit, &mut page);
    }
    page.hang(Style::Plain, 0, 0, &accounts(report));
    let assumptions: Vec<Assumption> = report.assumptions.iter().cloned().collect();
    let warnings: Vec<Warning> = report.warnings.iter().cloned().collect();
    let sources = Sources::of(&assumptions);
    put_assumptions(&assumptions, &sources, &mut page);
    put_warnings(&warnings, &mut page);
    put_sources(&sources, &mut page);
    page.end().hang(Style::Faint, 0, 0, STATEMENT);
    page.finish()
}

fn put_totals(totals: &Totals, unit: MassUnit, page: &mut Page) {
    let by = totals.by().join(", ");
    let title = if by.is_empty() {
        FIGURES.to_owned()
    } else {
        format!("{FIGURES} by {by}")
    };
    page.hang(Style::Strong, 0, 0, &title);
    let all = totals.all();
    let lines: Vec<Line> = totals
        .groups()
        .map(|(key, group)| Line::new(key, group, unit))
        .collect();
    let last = Line::new(&[], &all, unit);
    let columns = Columns {
        by: totals.by(),
        unit,
        tablets: !all.tablets.is_zero(),
    };
    let beside = columns.beside(&lines, &last);
    if beside.natural_width() <= page.width() {
        beside.put(page);
    } else {
        columns.below(&lines, &last).put(page);
    }
    for remark in remarks(&all) {
        page.indented(Style::Faint, 2, 2, &remark);
    }
    page.end();
    sure::put(totals, &all, page);
}

/// A group as text.
struct Line {
    key: Vec<String>,
    rows: String,
    mass: String,
    /// Empty where there are none.
    tablets: String,
    doses: [String; 4],
}

impl Line {
    fn new(key: &[String], group: &Group, unit: MassUnit) -> Self {
        let shown = |text: &String| match text.trim() {
            "" => NO_TEXT.to_owned(),
            text => text.to_owned(),
        };
        let doses = |estimate| match group.doses(estimate) {
            Some(doses) => show::rounded_total(&doses.value, PLACES),
            None => NO_FIGURE.to_owned(),
        };
        Self {
            key: key.iter().map(shown).collect(),
            rows: show::count(group.rows.all()),
            mass: show::rounded_total(&group.weighed_in(unit), PLACES),
            tablets: if group.tablets.is_zero() {
                String::new()
            } else {
                show::rounded_total(&group.tablets.ratio(), PLACES)
            },
            doses: Estimate::ALL.map(doses),
        }
    }
}

/// What the columns are.
struct Columns<'a> {
    by: &'a [String],
    unit: MassUnit,
    tablets: bool,
}

impl Columns<'_> {
    /// A line a group.
    fn beside(&self, lines: &[Line], last: &Line) -> Table {
        let mut table = Table::of_numbers_behind(self.by.len().max(1));
        table.row(Style::Faint, self.cells(self.by, &self.titles()));
        for line in lines.iter().filter(|_| !self.by.is_empty()) {
            table.row(Style::Plain, self.cells(&line.key, line));
        }
        let name = [ALL.to_owned()];
        table.row(Style::Strong, self.cells(&name, last));
        table
    }

    /// The cells of a line behind texts, with an empty one for each text that it lacks.
    fn cells(&self, texts: &[String], line: &Line) -> Vec<String> {
        let mut cells = texts.to_vec();
        cells.resize(self.by.len().max(1), String::new());
        cells.extend([line.rows.clone(), line.mass.clone()]);
        cells.extend(self.tablets.then(|| line.tablets.clone()));
        cells.extend(line.doses.clone());
        cells
    }

    fn titles(&self) -> Line {
        Line {
            key: Vec::new(),
            rows: "rows".to_owned(),
            mass: format!("gross, {}", self.unit.info().symbol),
            tablets: "tablets".to_owned(),
            doses: Estimate::ALL.map(|estimate| estimate.label().to_owned()),
        }
    }

    /// A group's figures below its name.
    fn below(&self, lines: &[Line], last: &Line) -> Table {
        let mut table = Table::of_numbers();
        let figures = |doses: &[String; 4]| {
            std::iter::once(String::new())
                .chain(doses.clone())
                .collect::<Vec<_>>()
        };
        table.row(Style::Faint, figures(&self.titles().doses));
        let mut put = |style, name: &str, line: &Line| {
            table.across(style, format!("{name}: {}", self.amounts(line)));
            table.row(style, figures(&line.doses));
        };
        for line in lines.iter().filter(|_| !self.by.is_empty()) {
            put(Style::Plain, &line.key.join(", "), line);
        }
        put(Style::Strong, ALL, last);
        table
    }

    /// "2 rows, 68,946.04 g gross, 900 tablets".
    fn amounts(&self, line: &Line) -> String {
        let plural = if line.rows == "1" { "" } else { "s" };
        let symbol = self.unit.info().symbol;
        let tablets = if line.tablets.is_empty() {
            String::new()
        } else {
            format!(", {} tablets", line.tablets)
        };
        let (rows, mass) = (&line.rows, &line.mass);
        format!("{rows} row{plural}, {mass} {symbol} gross{tablets}")
    }
}

/// How the figures are computed, and what they leave out.
fn remarks(all: &Group) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(doses) = all.doses(Estimate::IfPure) {
        remarks.push(format!(
            "{}: {} ({} of {})",
            Estimate::IfPure.label(),
            Method::Gross.formula(),
            show::count(doses.rows),
            counted(all.rows.all())
        ));
    }
    if let Some(doses) = all.doses(Estimate::Central) {
        let methods: Vec<_> = all
            .methods()
            .into_iter()
            .filter(|(method, _)| *method != Method::Gross)
            .collect();
        let methods = match &methods[..] {
            // One that has all needs no count of its own.
            [(method, rows)] if *rows == doses.rows => method.name().to_owned(),
            several => {
                let counted = several
                    .iter()
                    .map(|(method, rows)| format!("{} {}", method.name(), show::count(*rows)));
                counted.collect::<Vec<_>>().join(", ")
            }
        };
        remarks.push(format!(
            "low, central, high: {methods} ({} of {})",
            show::count(doses.rows),
            counted(all.rows.all())
        ));
    }
    if !remarks.is_empty() && all.rows.passed > 0 {
        remarks.push("gross: of all rows that were weighed, those without figures too".to_owned());
    }
    remarks
}

/// "7 rows read", "1 row read".
pub fn rows_read(rows: u64) -> String {
    format!("{} read", counted(rows))
}

/// "7 rows", "1 row".
fn counted(rows: u64) -> String {
    let plural = if rows == 1 { "" } else { "s" };
    format!("{} row{plural}", show::count(rows))
}

/// "7 rows read: 5 with figures, 1 passed through (empty 1), 1 rejected (negative 1)".
fn accounts(report: &Report) -> String {
    let by_name = |counts: Vec<(&str, u64)>| {
        let counts: Vec<String> = counts
            .into_iter()
            .map(|(name, rows)| format!("{name} {}", show::count(rows)))
            .collect();
        if counts.is_empty() {
            String::new()
        } else {
            format!(" ({})", counts.join(", "))
        }
    };
    let passed = report.passed.iter().map(|(name, rows)| (&**name, *rows));
    let rejected = report.rejected.iter().map(|(name, rows)| (&**name, *rows));
    format!(
        "{}: {} with figures, {} passed through{}, {} rejected{}",
        rows_read(report.read),
        show::count(report.ok),
        show::count(report.all_passed()),
        by_name(passed.collect()),
        show::count(report.all_rejected()),
        by_name(rejected.collect())
    )
}
