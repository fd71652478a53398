//! An answer about a batch of tablets.

use calc_core::wording::Sources;
use calc_core::{
    Check, Citation, Exact, Range, ShapeCheck, TabletFigures, TabletRisk, TabletShape, show,
};

use super::blocks;
use super::markdown::{self, escaped};
use super::page::{Page, Style};
use super::text::{put_assumptions, put_sources, put_warnings};
use super::{Look, Table};

/// Decimals for people; programs get all digits.
const PLACES: u32 = 2;
/// Decimals of shares that come from shapes, and of what they miss by.
const SHAPE_PLACES: u32 = 1;

/// The answer for a person.
pub fn tablets_text(risk: &TabletRisk, look: Look) -> String {
    let assessment = &risk.assessment;
    let mut page = Page::new(look);
    for exhibit in &assessment.exhibits {
        page.hang(Style::Strong, 0, 0, &exhibit.understood);
    }
    let sources = sources(risk);
    for part in parts(risk, &sources) {
        page.end().hang(Style::Strong, 0, 0, &part.title);
        part.put(&mut page);
    }
    put_assumptions(&assessment.assumptions, &sources, &mut page);
    put_warnings(&assessment.warnings, &mut page);
    put_notes(risk, &mut page);
    put_sources(&sources, &mut page);
    page.end().hang(Style::Faint, 0, 0, assessment.statement);
    page.finish()
}

/// The answer for a document.
pub fn tablets_markdown(risk: &TabletRisk) -> String {
    let assessment = &risk.assessment;
    let echo = assessment.exhibits.iter();
    let mut texts: Vec<String> = echo
        .map(|exhibit| format!("## {}", escaped(&exhibit.understood)))
        .collect();
    for part in parts(risk, &sources(risk)) {
        texts.push(format!("### {}", escaped(&part.title)));
        texts.push(part.markdown());
    }
    texts.extend(markdown::assumptions(assessment));
    texts.extend(markdown::mind(&assessment.warnings));
    if !risk.notes.is_empty() {
        texts.push("### What this says".to_owned());
        texts.push(markdown::list(notes(risk).map(|note| escaped(&note))));
    }
    let mut cited = Sources::default();
    for citation in checked_against(risk) {
        cited.cite(citation);
    }
    let cited = cited.iter().map(|(_, citation)| markdown::cited(citation));
    let cited = markdown::list(cited);
    if !cited.is_empty() {
        texts.push("### What the shapes are checked against".to_owned());
        texts.push(cited);
    }
    texts.push(format!("*{}*", escaped(assessment.statement)));
    texts.join("\n\n") + "\n"
}

/// The answer as data.
pub fn tablets_json(risk: &TabletRisk) -> String {
    show::safe_json(risk.to_json_pretty()) + "\n"
}

fn notes(risk: &TabletRisk) -> impl Iterator<Item = String> {
    risk.notes.iter().map(ToString::to_string)
}

fn put_notes(risk: &TabletRisk, page: &mut Page) {
    if risk.notes.is_empty() {
        return;
    }
    page.end().line(Style::Strong, "What this says");
    for note in notes(risk) {
        page.put(Style::Plain, "  - ")
            .hang(Style::Plain, 4, 4, &note);
    }
}

/// The sources of the figures, and of what the shapes are checked against.
fn sources(risk: &TabletRisk) -> Sources<'_> {
    let mut sources = Sources::of(&risk.assessment.assumptions);
    for citation in checked_against(risk) {
        sources.cite(citation);
    }
    sources
}

fn checked_against(risk: &TabletRisk) -> impl Iterator<Item = &Citation> {
    risk.checks.iter().flat_map(|check| &check.sources)
}

/// A table with a title.
struct Part {
    title: String,
    head: Vec<String>,
    rows: Vec<Row>,
}

/// A line across with the marks of its sources, or cells.
enum Row {
    Across(String, String),
    Cells(Style, Vec<String>),
}

impl Part {
    fn put(&self, page: &mut Page) {
        let mut table = Table::of_numbers();
        table.row(Style::Faint, &self.head);
        for row in &self.rows {
            match row {
                Row::Across(text, marks) => table.across(Style::Strong, format!("{text}{marks}")),
                Row::Cells(style, cells) => table.row(*style, cells),
            }
        }
        table.put(page);
    }

    fn markdown(&self) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines = vec![line(&self.head)];
        lines.push(format!("|---{}|", "|---:".repeat(self.head.len() - 1)));
        for row in &self.rows {
            lines.push(match row {
                // A document has no numbers for its sources: they are listed below.
                Row::Across(text, _) => {
                    format!(
                        "| **{}** {}|",
                        escaped(text),
                        "| ".repeat(self.head.len() - 1)
                    )
                }
                Row::Cells(_, cells) => line(cells),
            });
        }
        lines.join("\n")
    }
}

fn parts(risk: &TabletRisk, sources: &Sources<'_>) -> Vec<Part> {
    let figures = risk.figures.as_ref().map(|figures| batch(risk, figures));
    let given = risk.given.as_ref().map(|given| Part {
        title: capital(&given.title().to_string()),
        head: shape_names("mg, and percent of tablets"),
        rows: vec![
            of_shapes("standard deviation", |shape| {
                let own = given.shapes.iter().find(|own| own.shape == shape)?;
                Some(format!("{} mg", show::rounded(own.deviation, PLACES)))
            }),
            of_shapes("share", |shape| {
                let own = given.shapes.iter().find(|own| own.shape == shape)?;
                Some(percent(own.share.central, SHAPE_PLACES))
            }),
        ],
    });
    let checks = (!risk.checks.is_empty()).then(|| Part {
        title: "Shapes against what is published".to_owned(),
        head: shape_names("percent of tablets"),
        rows: risk
            .checks
            .iter()
            .flat_map(|own| check(own, sources))
            .collect(),
    });
    [figures, given, checks].into_iter().flatten().collect()
}

/// One of the three of a range.
type End = fn(Range<Exact>) -> Exact;

/// The figures of the batch, the range first.
fn batch(risk: &TabletRisk, figures: &TabletFigures) -> Part {
    let mut head = vec![String::new(), "share".to_owned(), "tablets".to_owned()];
    head.extend(
        risk.sample
            .map(|size| format!("at least one in {}", show::grouped(size.into()))),
    );
    let is_point = figures.share.is_point() && figures.tablets.is_point();
    let ends: [(&str, Style, End); 3] = [
        ("low", Style::Plain, |range| range.low),
        ("high", Style::Plain, |range| range.high),
        ("central", Style::Strong, |range| range.central),
    ];
    let rows = ends.into_iter().skip(if is_point { 2 } else { 0 });
    let rows = rows.map(|(name, style, of)| {
        let mut cells = vec![name.to_owned()];
        cells.push(percent(of(figures.share), PLACES));
        cells.push(show::rounded(of(figures.tablets), PLACES));
        cells.extend(figures.at_least_one.map(|chance| chance_of(of(chance))));
        Row::Cells(style, cells)
    });
    Part {
        title: capital(&risk.title().to_string()),
        head,
        rows: rows.collect(),
    }
}

fn shape_names(first: &str) -> Vec<String> {
    let names = TabletShape::ALL.map(|shape| shape.label().to_owned());
    std::iter::once(first.to_owned()).chain(names).collect()
}

/// A row with a cell for each shape; a shape that has no such spread has a dash.
fn of_shapes(name: &str, cell: impl Fn(TabletShape) -> Option<String>) -> Row {
    let cells = TabletShape::ALL.map(|shape| cell(shape).unwrap_or_else(|| "-".to_owned()));
    let cells = std::iter::once(name.to_owned()).chain(cells);
    Row::Cells(Style::Plain, cells.collect())
}

/// What is published of a period, the share of each shape, and by how much it misses.
fn check(check: &Check, sources: &Sources<'_>) -> Vec<Row> {
    let of = |shape| check.shapes.iter().find(|own| own.shape == shape);
    let mut title = check.title().to_string();
    if let Some(note) = check.note {
        title = format!("{title}; {note}");
    }
    let marks = check.sources.iter();
    let marks = marks.map(|source| blocks::mark(sources, source)).collect();
    vec![
        Row::Across(title, marks),
        of_shapes(check.share_label(), |shape| {
            of(shape)?.share.map(|share| percent(share, SHAPE_PLACES))
        }),
        of_shapes("points off", |shape| of(shape).and_then(miss)),
    ]
}

fn miss(shape: &ShapeCheck) -> Option<String> {
    let miss = shape.miss?;
    let sign = if miss > Exact::ZERO { "+" } else { "" };
    let shown = show::rounded(miss, SHAPE_PLACES);
    Some(format!("{sign}{}", shown.trim_start_matches("≈ ")))
}

fn percent(number: Exact, places: u32) -> String {
    format!("{}%", show::rounded(number, places))
}

/// A chance that is not certain is not shown as if it were.
fn chance_of(percent_of: Exact) -> String {
    let nearly = Exact::literal("99.99");
    let is_certain = percent_of == Exact::from(100) && percent_of.is_exact();
    if percent_of > nearly && !is_certain {
        return "> 99.99%".to_owned();
    }
    percent(percent_of, PLACES)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
