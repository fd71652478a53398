//! An answer for a person: what was understood, the figures side by side, what they rest on, what to mind.

use calc_core::wording::{Sources, assumption};
use calc_core::{Assessment, Assumption, Warning};

use super::blocks::{self, Column};
use super::explain::Explanation;
use super::page::{Page, Style};
use super::{Answer, Look, Table, impact, spreads};

/// What is said of an assumption stands below it, in from its name.
const SOURCE_INDENT: usize = 4;

/// The answer, on one screen where that can be.
pub fn text(answer: &Answer<'_>, look: Look) -> String {
    let assessment = answer.assessment;
    let mut page = Page::new(look);
    match assessment.exhibits.len() {
        1 => put_single(assessment, &mut page),
        _ => put_several(assessment, &mut page),
    }
    spreads::put(answer.spreads, assessment, &mut page);
    let mut sources = Sources::of(&assessment.assumptions);
    impact::cite(answer.impact, &mut sources);
    impact::put(answer.impact, &sources, &mut page);
    put_assumptions(&assessment.assumptions, &sources, &mut page);
    put_warnings(&assessment.warnings, &mut page);
    if let Some(explanation) = &answer.explanation {
        put_explanation(explanation, &mut page);
    }
    put_sources(&sources, &mut page);
    page.end().hang(Style::Faint, 0, 0, assessment.statement);
    page.finish()
}

/// What was understood, and its figures.
fn put_single(assessment: &Assessment, page: &mut Page) {
    for exhibit in &assessment.exhibits {
        page.hang(Style::Strong, 0, 0, &exhibit.understood);
    }
    if !assessment.figures.is_empty() {
        page.end().line(Style::Strong, blocks::FIGURES);
        put_columns(&blocks::of_exhibit(assessment, 1), page);
    }
}

/// Each exhibit with its figures, and the totals.
fn put_several(assessment: &Assessment, page: &mut Page) {
    if !assessment.figures.is_empty() {
        page.line(Style::Strong, blocks::FIGURES);
    }
    for exhibit in &assessment.exhibits {
        let number = format!("{}. ", exhibit.number);
        page.end().put(Style::Strong, &number).hang(
            Style::Strong,
            number.len(),
            number.len(),
            &exhibit.understood,
        );
        put_columns(&blocks::of_exhibit(assessment, exhibit.number), page);
    }
    let totals = blocks::of_totals(assessment);
    if !totals.is_empty() {
        page.end().line(Style::Strong, "Total");
        put_columns(&totals, page);
    }
}

/// Side by side where the page is wide enough, else below each other.
fn put_columns(columns: &[Column], page: &mut Page) {
    if columns.is_empty() {
        return;
    }
    let beside = beside(columns);
    if beside.natural_width() <= page.width() {
        beside.put(page);
    } else {
        below(columns).put(page);
    }
}

/// A column for each method; the range comes first.
fn beside(columns: &[Column]) -> Table {
    let mut table = Table::of_numbers();
    let row = |name: &str, cell: &dyn Fn(&Column) -> String| {
        std::iter::once(name.to_owned())
            .chain(columns.iter().map(cell))
            .collect::<Vec<_>>()
    };
    table.row(Style::Strong, row("", &|column| column.label.clone()));
    table.row(Style::Faint, row("", &|column| column.under.clone()));
    if columns.iter().any(|column| column.ends.is_some()) {
        table.row(
            Style::Plain,
            row("low", &|column| column.ends.clone().unwrap_or_default().0),
        );
        table.row(
            Style::Plain,
            row("high", &|column| column.ends.clone().unwrap_or_default().1),
        );
        table.row(
            Style::Strong,
            row("central", &|column| column.central.clone()),
        );
    } else {
        table.row(Style::Strong, row("", &|column| column.central.clone()));
    }
    table
}

/// A row for each method, its name above it.
fn below(columns: &[Column]) -> Table {
    let mut table = Table::of_numbers();
    table.row(Style::Faint, ["", "low", "high", "central"]);
    for column in columns {
        table.across(Style::Strong, format!("{}: {}", column.label, column.under));
        let (low, high) = column.ends.clone().unwrap_or_default();
        table.row(Style::Plain, ["", &low, &high, &column.central]);
    }
    table
}

/// The values that figures rest on.
pub(super) fn put_assumptions(assumptions: &[Assumption], sources: &Sources<'_>, page: &mut Page) {
    if assumptions.is_empty() {
        return;
    }
    page.end().line(Style::Strong, "Assumptions");
    let names: Vec<String> = assumptions
        .iter()
        .map(|assumption| blocks::name(assumption, assumptions))
        .collect();
    let values: Vec<String> = assumptions.iter().map(Assumption::shown_value).collect();
    let widest = |texts: &[String]| {
        texts
            .iter()
            .map(|text| text.chars().count())
            .max()
            .unwrap_or(0)
    };
    let (name_width, value_width) = (widest(&names), widest(&values));
    for ((assumption, name), value) in assumptions.iter().zip(&names).zip(&values) {
        page.put(Style::Plain, &format!("  {name:name_width$}  "));
        page.put(Style::Strong, value).put(
            Style::Plain,
            &" ".repeat(value_width - value.chars().count() + 2),
        );
        put_assumption(
            assumption,
            2 + name_width + 2 + value_width + 2,
            sources,
            page,
        );
    }
}

fn put_assumption(assumption: &Assumption, used: usize, sources: &Sources<'_>, page: &mut Page) {
    let citation = &assumption.citation;
    let what = [blocks::preset(assumption), blocks::issued(citation)];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let what = if what.is_empty() {
        citation.source.to_string()
    } else {
        what
    };
    let line = format!("{what}{}", blocks::mark(sources, citation));
    page.hang(Style::Plain, used, SOURCE_INDENT, &line);
    let mut remarks = blocks::remarks(assumption);
    let ends: Vec<String> = assumption::ends(assumption)
        .map(|(name, end)| {
            let issued = blocks::issued(&end.citation).unwrap_or_default();
            format!("{name}: {issued}{}", blocks::mark(sources, &end.citation))
        })
        .collect();
    if !ends.is_empty() {
        remarks.push(ends.join("; "));
    }
    remarks.extend(assumption.sample.as_ref().map(|sample| {
        let issued = blocks::issued(&sample.method).unwrap_or_default();
        format!("method: {issued}{}", blocks::mark(sources, &sample.method))
    }));
    for remark in remarks {
        page.indented(Style::Faint, SOURCE_INDENT, SOURCE_INDENT, &remark);
    }
}

/// Where the numbers in brackets lead.
pub(super) fn put_sources(sources: &Sources<'_>, page: &mut Page) {
    if sources.iter().next().is_none() {
        return;
    }
    page.end().line(Style::Strong, "Sources");
    for (number, citation) in sources.iter() {
        let mark = format!("  [{number}] ");
        let publisher = citation.publisher.as_deref().unwrap_or_default();
        page.put(Style::Plain, &mark).hang(
            Style::Plain,
            mark.len(),
            mark.len(),
            &format!("{publisher}: {}", citation.source),
        );
        if let Some(url) = &citation.url {
            page.indented(Style::Faint, mark.len(), mark.len(), url);
        }
    }
}

/// What to mind.
pub(super) fn put_warnings(warnings: &[Warning], page: &mut Page) {
    if warnings.is_empty() {
        return;
    }
    page.end().line(Style::Strong, "Mind");
    for warning in warnings {
        page.put(Style::Plain, "  - ")
            .hang(Style::Plain, 4, 4, &warning.message.to_string());
    }
}

fn put_explanation(explanation: &Explanation, page: &mut Page) {
    if explanation.steps.is_empty() {
        return;
    }
    page.end().line(Style::Strong, "Working");
    for step in &explanation.steps {
        page.indented(Style::Plain, 2, 2, &step.title);
        for line in &step.lines {
            page.indented(Style::Plain, 4, 6, line);
        }
    }
    if explanation.units.is_empty() {
        return;
    }
    page.end().line(Style::Strong, "Units");
    for unit in &explanation.units {
        page.indented(Style::Plain, 2, 4, unit);
    }
}
