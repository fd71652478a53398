//! How sure totals are: quantiles with what rows share, and as if they shared nothing.

use calc_core::batch::{Group, Quantiled, TotalSpread, Totals, Way};
use calc_core::{Exact, show};

use super::{ALL, NO_FIGURE, NO_TEXT, PLACES};
use crate::paint::Table;
use crate::paint::page::{Page, Style};

/// Quantiles of every group, where they were asked for.
pub fn put(totals: &Totals, all: &Group, page: &mut Page) {
    let Some(shares) = totals.quantiles() else {
        return;
    };
    page.hang(Style::Strong, 0, 0, "How sure");
    let mut table = Table::of_numbers();
    let percent = |share: &Exact| format!("{}%", show::grouped(*share * Exact::from(100_u32)));
    let titles = std::iter::once(String::new()).chain(shares.iter().map(percent));
    table.row(Style::Faint, titles.chain(["mean".to_owned()]));
    let mut ways = Vec::new();
    let mut put = |style, name: &str, group: &Group| {
        let spread = totals.spread(group);
        put_group(style, name, spread.as_ref(), shares.len(), &mut table);
        ways.extend(spread.map(|spread| (spread.shared.by, spread.independent.by)));
    };
    for (key, group) in totals.groups().filter(|(key, _)| !key.is_empty()) {
        put(Style::Plain, &name(key), group);
    }
    put(Style::Strong, ALL, all);
    table.put(page);
    for remark in remarks(&ways) {
        page.indented(Style::Faint, 2, 4, remark);
    }
    page.end();
}

fn name(key: &[String]) -> String {
    let shown = |text: &String| match text.trim() {
        "" => NO_TEXT.to_owned(),
        text => text.to_owned(),
    };
    key.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn put_group(
    style: Style,
    name: &str,
    spread: Option<&TotalSpread>,
    shares: usize,
    table: &mut Table,
) {
    let Some(spread) = spread else {
        let none = vec![NO_FIGURE.to_owned(); shares + 1];
        table.row(style, [vec![name.to_owned()], none].concat());
        return;
    };
    if spread.shared == spread.independent {
        table.row(style, line(name, &spread.shared, spread.mean));
        return;
    }
    table.across(style, format!("{name}:"));
    for (how, one) in [
        ("shared", &spread.shared),
        ("independent", &spread.independent),
    ] {
        table.row(style, line(&format!("  {how}"), one, spread.mean));
    }
}

fn line(name: &str, one: &Quantiled, mean: Exact) -> Vec<String> {
    let figures = one.quantiles.iter().chain([&mean]);
    let figures = figures.map(|figure| show::rounded(*figure, PLACES));
    std::iter::once(name.to_owned()).chain(figures).collect()
}

/// What the lines say, and how they came about.
fn remarks(ways: &[(Way, Way)]) -> Vec<&'static str> {
    let is = |way: Way| ways.iter().any(|(shared, _)| *shared == way);
    let mut remarks = vec![
        "low and high are worst-case bounds; a quantile is what a total does not pass in that share of cases, if every value is spread by its shape",
        "shared: what rows have in common, such as a purity, is one unknown to all of them, which does not average out",
        "independent: as if each row had unknowns of its own; one line where both are the same",
    ];
    if ways
        .iter()
        .any(|(_, independent)| *independent == Way::Moments)
    {
        remarks.push("independent totals are by moments: mean, variance and third moment are exact, and between them and quantiles stands a shifted lognormal value, put right by what a single row is");
    }
    if is(Way::Moments) {
        remarks
            .push("ranges of the rows' own are added up by moments, to a value between their ends");
    }
    if is(Way::Draws) {
        remarks.push("some totals with what rows share are by a million random draws");
    }
    remarks
}
