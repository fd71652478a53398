//! How sure the figures are: quantiles, chances, a picture of the interval, and what the spread comes from.

use calc_core::sampling::{EngineName, Exceedance, Quantile, ShapeName, Spread};
use calc_core::{
    Assessment, Doses, Exact, Figure, FigureSpread, InputSpread, Range, Spreads, show,
};

use super::markdown::{escaped, list};
use super::page::{Page, Style};
use super::{Table, blocks};

const TITLE: &str = "How sure";
/// What the quantiles are, and what low and high above them are.
const NOTE: &str = "low and high are worst-case bounds; a quantile is what the figure does not pass in that share \
     of cases, if every value is spread by its shape";
/// Where a shape has no ends, low and high are no bounds.
const NO_BOUNDS: &str = "a lognormal value has no bounds: its low and high hold nine of ten cases";
/// Where no value has a range.
const NOTHING_UNCERTAIN: &str = "no value here has a range: every quantile is the figure itself; give one, as in --purity 5%..10.3%..20%";
/// From here on, ten significant digits leave no decimals.
const LARGE: Exact = Exact::literal("100000000");
/// Characters between the ends of a picture.
const PICTURE: u32 = 40;

/// A figure or a total with its spread.
struct Column<'a> {
    label: String,
    bounds: Range<Doses>,
    spread: &'a Spread,
}

/// The columns that have a spread: of the figures of a single exhibit, or of the totals.
fn columns<'a>(assessment: &Assessment, spreads: &'a Spreads) -> Vec<Column<'a>> {
    let mut columns = if assessment.exhibits.len() == 1 {
        figures(assessment, spreads)
    } else {
        totals(assessment, spreads)
    };
    columns.retain(|column| !column.spread.drivers.is_empty());
    columns
}

fn figures<'a>(assessment: &Assessment, spreads: &'a Spreads) -> Vec<Column<'a>> {
    let figures = assessment.figures.iter().zip(&spreads.figures);
    let column = |(figure, spread): (&Figure, &'a FigureSpread)| Column {
        label: figure.label.to_owned(),
        bounds: figure.doses,
        spread: &spread.spread,
    };
    figures.map(column).collect()
}

/// Each total with its assumptions shared, and where that differs independent.
fn totals<'a>(assessment: &Assessment, spreads: &'a Spreads) -> Vec<Column<'a>> {
    let mut columns = Vec::with_capacity(2 * spreads.totals.len());
    for (total, spread) in assessment.totals.iter().zip(&spreads.totals) {
        let label = blocks::label(total);
        let mut push = |label: String, spread| {
            columns.push(Column {
                label,
                bounds: total.doses,
                spread,
            });
        };
        match &spread.independent {
            None => push(label, &spread.shared),
            Some(independent) => {
                push(format!("{label}, shared"), &spread.shared);
                push(format!("{label}, independent"), independent);
            }
        }
    }
    columns
}

/// Quantiles and chances in a table, pictures, shapes and drivers.
pub fn put(spreads: Option<&Spreads>, assessment: &Assessment, page: &mut Page) {
    let Some(spreads) = spreads.filter(|spreads| !spreads.figures.is_empty()) else {
        return;
    };
    let columns = columns(assessment, spreads);
    page.end().line(Style::Strong, TITLE);
    let table = table(&columns);
    if table.natural_width() <= page.width() {
        table.put(page);
    } else {
        for column in &columns {
            self::table(std::slice::from_ref(column)).put(page);
        }
    }
    for column in &columns {
        if let Some(picture) = picture(column).filter(|line| line.chars().count() <= page.width()) {
            page.line(Style::Plain, &picture);
        }
    }
    for line in lines(&columns, &spreads.inputs) {
        page.indented(Style::Faint, 2, 4, &line);
    }
}

/// The same as Markdown.
pub fn markdown(spreads: Option<&Spreads>, assessment: &Assessment) -> Vec<String> {
    let Some(spreads) = spreads.filter(|spreads| !spreads.figures.is_empty()) else {
        return Vec::new();
    };
    let columns = columns(assessment, spreads);
    let rows = rows(&columns);
    let mut table = Vec::with_capacity(rows.len() + 1);
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        table.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            table.push(format!("|---{}|", "|---:".repeat(columns.len())));
        }
    }
    let mut parts = vec![format!("### {TITLE}")];
    if !columns.is_empty() {
        parts.push(table.join("\n"));
    }
    let lines = lines(&columns, &spreads.inputs);
    parts.push(list(lines.iter().map(|line| escaped(line))));
    parts
}

fn table(columns: &[Column]) -> Table {
    let mut table = Table::of_numbers();
    for (at, row) in rows(columns).into_iter().enumerate() {
        let style = if at == 0 { Style::Strong } else { Style::Plain };
        table.row(style, row);
    }
    table
}

/// A header, a row for each quantile, the mean, and a row for each chance.
fn rows(columns: &[Column]) -> Vec<Vec<String>> {
    let row = |name: String, cell: &dyn Fn(&Spread) -> String| {
        std::iter::once(name)
            .chain(columns.iter().map(|column| cell(column.spread)))
            .collect::<Vec<_>>()
    };
    let Some(first) = columns.first().map(|column| column.spread) else {
        return Vec::new();
    };
    let mut rows = vec![
        std::iter::once(String::new())
            .chain(columns.iter().map(|column| column.label.clone()))
            .collect(),
    ];
    for (at, quantile) in first.quantiles.iter().enumerate() {
        rows.push(row(percent(quantile.p), &|spread| {
            value(&spread.quantiles[at])
        }));
    }
    rows.push(row("mean".to_owned(), &|spread| {
        show::rounded(spread.mean, 2)
    }));
    for (at, exceeds) in first.exceeds.iter().enumerate() {
        let name = format!("chance above {}", show::grouped(exceeds.above));
        rows.push(row(name, &|spread| chance(&spread.exceeds[at])));
    }
    rows
}

fn value(quantile: &Quantile) -> String {
    let shown = doses(quantile.value);
    match quantile.error {
        Some(error) => format!("{shown} (error {})", show::for_public(error, 2)),
        None => shown,
    }
}

/// Doses, with decimals as far as they mean something.
fn doses(doses: Exact) -> String {
    show::rounded(doses, if doses < LARGE { 2 } else { 0 })
}

/// A chance in percent: one that is neither none nor all is never shown as that.
fn chance(exceeds: &Exceedance) -> String {
    let chance = exceeds.chance;
    if chance == Exact::ZERO || chance == Exact::ONE {
        return if chance == Exact::ZERO { "0%" } else { "100%" }.to_owned();
    }
    if chance < Exact::literal("0.0001") {
        "< 0.01%".to_owned()
    } else if chance > Exact::literal("0.9999") {
        "> 99.99%".to_owned()
    } else {
        percent(chance)
    }
}

/// A share in percent, with at most two decimals.
fn percent(share: Exact) -> String {
    format!("{}%", show::rounded(share * Exact::from(100_u32), 2))
}

/// A share of the spread: whole percents say all that it can say.
fn part(share: Exact) -> String {
    if share < Exact::literal("0.005") {
        return "under 1%".to_owned();
    }
    let percent = show::rounded(share * Exact::from(100_u32), 0);
    format!("{}%", percent.trim_start_matches("≈ "))
}

/// The interval between the worst-case bounds: `1.8 million |---[====#======]-----| 6.7 million`, from the first
/// quantile to the last with the median, where there is one.
fn picture(column: &Column) -> Option<String> {
    let Range { low, high, .. } = column.bounds.map(Doses::count);
    let (first, last) = (
        column.spread.quantiles.first()?,
        column.spread.quantiles.last()?,
    );
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
    let half = column.spread.quantiles.iter();
    let median = half
        .filter(|one| one.p == Exact::literal("0.5"))
        .map(|one| place(one.value))
        .next();
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
    let [low, high] = [low, high].map(|end| show::for_public(end, 2));
    Some(format!("  {}: {low} |{line}| {high}", column.label))
}

/// What the numbers rest on: shapes, engine, drivers.
fn lines(columns: &[Column], inputs: &[InputSpread]) -> Vec<String> {
    if columns.is_empty() {
        return vec![NOTHING_UNCERTAIN.to_owned()];
    }
    let mut lines = vec![NOTE.to_owned()];
    if inputs
        .iter()
        .any(|input| input.shape == ShapeName::LogNormal)
    {
        lines.push(NO_BOUNDS.to_owned());
    }
    let shapes: Vec<String> = inputs.iter().map(shape).collect();
    lines.push(format!("shapes: {}", shapes.join(", ")));
    for column in columns {
        let drivers: Vec<String> = column
            .spread
            .drivers
            .iter()
            .map(|driver| format!("{} {}", driver.input, part(driver.share)))
            .collect();
        let together = match column.spread.interaction {
            share if share < Exact::literal("0.005") => String::new(),
            share => format!(", and {} by what they do together", part(share)),
        };
        lines.push(format!(
            "the spread of {} comes from: {}{together}",
            column.label,
            drivers.join(", ")
        ));
    }
    lines.push(engine(columns));
    lines
}

fn shape(input: &InputSpread) -> String {
    let by_default = match (input.named, input.shape.name()) {
        (false, name) if name != "fixed" => " (the default shape of a range)",
        _ => "",
    };
    format!("{} {}{by_default}", input.input, input.shape)
}

fn engine(columns: &[Column]) -> String {
    let drawn = columns
        .iter()
        .map(|column| column.spread.engine)
        .find(|engine| engine.name == EngineName::Draws);
    match drawn {
        None => "by integration: no chance in it, and no seed".to_owned(),
        Some(engine) => format!(
            "by {} random draws with the seed {}; behind a number stands its standard error",
            show::count(engine.draws.unwrap_or_default().into()),
            engine.seed.unwrap_or_default()
        ),
    }
}
