//! How sure the figures are: quantiles, chances, a picture of the interval, and what the spread comes from.

use calc_core::sampling::Quantile;
use calc_core::wording::Words;
use calc_core::{Assessment, Exact, SpreadView, Spreads, SpreadsView};

use super::Table;
use super::markdown::{escaped, list};
use super::page::{Page, Style};

/// Characters between the ends of a picture, at most.
const WIDEST: usize = 40;
/// With fewer of them a picture shows nothing.
const NARROWEST: usize = 20;
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
    for line in pictures(&view.figures, page.width()) {
        page.line(Style::Plain, &line);
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

/// The intervals between low and high: `1.8 million |---[====#======]-----| 6.7 million`, behind the labels of the
/// figures or below them, and not at all where a screen is too narrow.
fn pictures(figures: &[SpreadView], width: usize) -> Vec<String> {
    let scales: Vec<Scale> = figures.iter().filter_map(Scale::of).collect();
    let behind = |scale: &Scale| scale.room(width, scale.label.chars().count() + 1);
    let fit_behind = scales.iter().all(|scale| behind(scale) >= NARROWEST);
    let drawn = |scale: &Scale| {
        if fit_behind {
            let picture = scale.picture(behind(scale));
            return Some(vec![format!("{} {picture}", scale.label)]);
        }
        let below = Some(scale.room(width, 4)).filter(|room| *room >= NARROWEST)?;
        let picture = scale.picture(below);
        Some(vec![scale.label.clone(), format!("    {picture}")])
    };
    scales.iter().filter_map(drawn).flatten().collect()
}

/// What a picture of a figure reaches from and to: low and high, or a quantile that lies beyond them.
struct Scale<'a> {
    figure: &'a SpreadView,
    label: String,
    from: Exact,
    to: Exact,
    ends: [String; 2],
}

impl<'a> Scale<'a> {
    /// Nothing where both ends are one.
    fn of(figure: &'a SpreadView) -> Option<Self> {
        let (first, last) = (figure.quantiles.first()?, figure.quantiles.last()?);
        let (from, to) = (figure.low.min(first.value), figure.high.max(last.value));
        (from < to).then(|| Self {
            figure,
            label: format!("  {}:", figure.label),
            from,
            to,
            ends: [from, to].map(|end| Words::ENGLISH.public(end).text),
        })
    }

    /// The characters that are left for the line itself.
    fn room(&self, width: usize, before: usize) -> usize {
        let ends = self.ends.iter().map(|end| end.chars().count());
        width.saturating_sub(before + ends.sum::<usize>() + "  ||".len())
    }

    fn picture(&self, room: usize) -> String {
        let line = self.line(u32::try_from(room.min(WIDEST)).unwrap_or_default());
        let [from, to] = &self.ends;
        format!("{from} |{line}| {to}")
    }

    /// Brackets at the first and the last quantile, and `#` at the median, where there is one.
    fn line(&self, width: u32) -> String {
        let place = |value: Exact| {
            let share = (value - self.from) / (self.to - self.from) * Exact::from(width - 1);
            (0..width)
                .rev()
                .find(|at| Exact::from(*at) <= share)
                .unwrap_or(0)
        };
        let quantiles = &self.figure.quantiles;
        let half = quantiles.iter().find(|one| one.p == HALF);
        let median = half.map(|one| place(one.value));
        let at = |one: Option<&Quantile>| one.map(|one| place(one.value));
        let (first, last) = (at(quantiles.first()), at(quantiles.last()));
        let mark = |at| match Some(at) {
            place if place == median => '#',
            place if place == first => '[',
            place if place == last => ']',
            place if first < place && place < last => '=',
            _ => '-',
        };
        (0..width).map(mark).collect()
    }
}

/// What the numbers rest on: shapes, drivers, engine.
fn lines(view: &SpreadsView) -> impl Iterator<Item = &str> {
    let notes = view.notes.iter();
    let driven = view.figures.iter().map(|figure| &figure.driven);
    let driven = driven.filter(|driven| !driven.is_empty());
    notes.chain(driven).chain(&view.engine).map(String::as_str)
}
