//! An answer for a document, with links to its sources.

use calc_core::wording::assumption;
use calc_core::{Assessment, Assumption, Citation, Warning};

use super::blocks::{self, Column};
use super::explain::Explanation;
use super::safe::safe;
use super::{Answer, impact, spreads};

/// The answer as Markdown with the tables of GitHub.
pub fn markdown(answer: &Answer<'_>) -> String {
    let assessment = answer.assessment;
    let mut parts = Vec::new();
    for exhibit in &assessment.exhibits {
        parts.push(format!("## {}", escaped(&exhibit.understood)));
        let columns = blocks::of_exhibit(assessment, exhibit.number);
        if !columns.is_empty() {
            parts.push(table("method", "formula", &columns));
        }
    }
    let totals = blocks::of_totals(assessment);
    if !totals.is_empty() {
        parts.push("## Total".to_owned());
        parts.push(table("methods", "covers", &totals));
    }
    parts.extend(spreads::markdown(answer.spreads, assessment));
    parts.extend(impact::markdown(answer.impact));
    parts.extend(assumptions(assessment));
    parts.extend(mind(&assessment.warnings));
    parts.extend(answer.explanation.iter().flat_map(working));
    parts.push(format!("*{}*", escaped(assessment.statement)));
    parts.join("\n\n") + "\n"
}

/// What the figures rest on, with its title; nothing where there is nothing.
pub fn assumptions(assessment: &Assessment) -> Vec<String> {
    let all = &assessment.assumptions;
    if all.is_empty() {
        return Vec::new();
    }
    let title = "### Assumptions".to_owned();
    vec![title, list(all.iter().map(|one| assumption(one, all)))]
}

/// What to mind, with its title; nothing where there is nothing.
pub fn mind(warnings: &[Warning]) -> Vec<String> {
    if warnings.is_empty() {
        return Vec::new();
    }
    let messages = warnings
        .iter()
        .map(|warning| escaped(&warning.message.to_string()));
    vec!["### Mind".to_owned(), list(messages)]
}

fn table(label: &str, under: &str, columns: &[Column]) -> String {
    let mut rows = vec![
        format!("| {label} | {under} | low | high | central |"),
        "|---|---|---:|---:|---:|".to_owned(),
    ];
    rows.extend(columns.iter().map(|column| {
        let (low, high) = column.ends.clone().unwrap_or_default();
        format!(
            "| {} | {} | {low} | {high} | **{}** |",
            escaped(&column.label),
            escaped(&column.under),
            column.central
        )
    }));
    format!("{}:\n\n{}", blocks::FIGURES, rows.join("\n"))
}

/// A list, a line an item.
pub fn list(items: impl Iterator<Item = String>) -> String {
    items
        .map(|item| format!("- {item}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn assumption(assumption: &Assumption, all: &[Assumption]) -> String {
    let preset = blocks::preset(assumption)
        .map_or_else(String::new, |preset| format!("{}, ", escaped(&preset)));
    let name = escaped(&blocks::name(assumption, all));
    let mut parts = vec![format!(
        "**{name} {}**: {preset}{}",
        escaped(&assumption.shown_value()),
        cited(&assumption.citation)
    )];
    parts.extend(
        blocks::remarks(assumption)
            .iter()
            .map(|remark| escaped(remark)),
    );
    parts.extend(
        assumption::ends(assumption).map(|(name, end)| {
            format!("{name}: {}, {}", escaped(&end.preset), cited(&end.citation))
        }),
    );
    let method = assumption.sample.as_ref();
    parts.extend(method.map(|sample| format!("method: {}", cited(&sample.method))));
    parts.join("; ")
}

/// "[title](url), DEA, as of 2019-11-04".
pub fn cited(citation: &Citation) -> String {
    let title = escaped(&citation.source);
    let linked = citation
        .url
        .as_ref()
        .map_or(title.clone(), |url| format!("[{title}](<{}>)", safe(url)));
    let issued = blocks::issued(citation)
        .map_or_else(String::new, |issued| format!(", {}", escaped(&issued)));
    format!("{linked}{issued}")
}

fn working(explanation: &Explanation) -> Vec<String> {
    if explanation.steps.is_empty() {
        return Vec::new();
    }
    let mut parts = vec!["### Working".to_owned()];
    for step in &explanation.steps {
        parts.push(escaped(&step.title));
        parts.push(list(step.lines.iter().map(|line| escaped(line))));
    }
    if !explanation.units.is_empty() {
        parts.push("### Units".to_owned());
        parts.push(list(explanation.units.iter().map(|unit| escaped(unit))));
    }
    parts
}

/// Text in which no character is a mark of Markdown.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
