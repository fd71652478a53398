//! How sure the figures are: quantiles, chances, a picture of the interval, and what the spread comes from.

use calc_core::wording::Words;
use calc_core::{Assessment, Exact, SpreadView, Spreads, SpreadsView};

use super::Table;
use super::markdown::{escaped, list};
use super::page::{Page, Style};

/// Characters between the ends of a picture.
const PICTURE: u32 = 40;
/// The share of the median.
const HALF: Exact = Exact::literal("0.5");

/// Quantiles and chances in a table, pictures, shapes and drivers.
pub fn put(spreads: Option<&Spreads>, assessment: &Assessment, page: &mut Page) {
    let Some(view) = view(spreads, assessment) else {
        return;
    };
    page.end().line(Style::Strong, &view.title);
    let table = table(&view.figures);
    if table.natural_width() <= page.width() {
        table.put(page);
    } else {
        for figure in &view.figures {
            self::table(std::slice::from_ref(figure)).put(page);
        }
    }
    for figure in &view.figures {
        if let Some(picture) = picture(figure).filter(|line| line.chars().count() <= page.width()) {
            page.line(Style::Plain, &picture);
        }
    }
    for line in lines(&view) {
        page.indented(Style::Faint, 2, 4, line);
    }
}

/// The same as Markdown.
pub fn markdown(spreads: Option<&Spreads>, assessment: &Assessment) -> Vec<String> {
    let Some(view) = view(spreads, assessment) else {
        return Vec::new();
    };
    let rows = rows(&view.figures);
    let mut table = Vec::with_capacity(rows.len() + 1);
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        table.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            table.push(format!("|---{}|", "|---:".repeat(view.figures.len())));
        }
    }
    let mut parts = vec![format!("### {}", view.title)];
    if !table.is_empty() {
        parts.push(table.join("\n"));
    }
    parts.push(list(lines(&view).map(escaped)));
    parts
}

/// Nothing where there are no figures: for an amount below the scale of a seizure.
fn view(spreads: Option<&Spreads>, assessment: &Assessment) -> Option<SpreadsView> {
    let spreads = spreads.filter(|spreads| !spreads.figures.is_empty())?;
    Some(spreads.view(assessment, &Words::ENGLISH))
}

fn table(figures: &[SpreadView]) -> Table {
    let mut table = Table::of_numbers();
    for (at, row) in rows(figures).into_iter().enumerate() {
        let style = if at == 0 { Style::Strong } else { Style::Plain };
        table.row(style, row);
    }
    table
}

/// The rows of all figures side by side, below their labels.
fn rows(figures: &[SpreadView]) -> Vec<Vec<String>> {
    let Some(first) = figures.first() else {
        return Vec::new();
    };
    let row = |name: &str, cell: &dyn Fn(&SpreadView) -> String| -> Vec<String> {
        let cells = figures.iter().map(cell);
        std::iter::once(name.to_owned()).chain(cells).collect()
    };
    let head = row("", &|figure| figure.label.clone());
    let rows = first.rows.iter().enumerate();
    let rows = rows.map(|(at, first)| row(&first.name, &|figure| figure.rows[at].value.clone()));
    std::iter::once(head).chain(rows).collect()
}

/// The interval between the worst-case bounds: `1.8 million |---[====#======]-----| 6.7 million`, from the first
/// quantile to the last with the median, where there is one.
fn picture(figure: &SpreadView) -> Option<String> {
    let (first, last) = (figure.quantiles.first()?, figure.quantiles.last()?);
    let (low, high) = (figure.low, figure.high);
    if low == high {
        return None;
    }
    let place = |value: Exact| {
        let share = (value - low) / (high - low) * Exact::from(PICTURE - 1);
        (0..PICTURE)
            .rev()
            .find(|at| Exact::from(*at) <= share)
            .unwrap_or(0)
    };
    let median = figure.quantiles.iter().find(|one| one.p == HALF);
    let median = median.map(|one| place(one.value));
    let (from, to) = (place(first.value), place(last.value));
    let line: String = (0..PICTURE)
        .map(|at| match at {
            _ if Some(at) == median => '#',
            _ if at == from => '[',
            _ if at == to => ']',
            _ if from < at && at < to => '=',
            _ => '-',
        })
        .collect();
    let [low, high] = &figure.ends;
    Some(format!("  {}: {low} |{line}| {high}", figure.label))
}

/// What the numbers rest on: shapes, drivers, engine.
fn lines(view: &SpreadsView) -> impl Iterator<Item = &str> {
    let notes = view.notes.iter();
    let driven = view.figures.iter().map(|figure| &figure.driven);
    notes.chain(driven).chain(&view.engine).map(String::as_str)
}
