//! What an answer is set beside.

use calc_core::wording::{Sources, Words};
use calc_core::{Impact, Measure};

use super::blocks;
use super::markdown::{cited, escaped, list};
use super::page::{Page, Style};

/// The title of the comparisons.
const TITLE: &str = "Impact";
/// What is said of a comparison stands below it, in from its name.
const INDENT: usize = 4;

/// Adds the sources of the comparisons to those of the answer.
pub fn cite<'a>(impact: Option<&'a Impact>, sources: &mut Sources<'a>) {
    let measures = impact.into_iter().flat_map(|impact| &impact.measures);
    for citation in measures.flat_map(|measure| &measure.sources) {
        sources.cite(citation);
    }
}

/// Each comparison with its value, its formula, and what to mind.
pub fn put(impact: Option<&Impact>, sources: &Sources<'_>, page: &mut Page) {
    let measures = impact.map_or(&[][..], |impact| &impact.measures);
    if measures.is_empty() {
        return;
    }
    page.end().line(Style::Strong, TITLE);
    for measure in measures {
        let line = format!("{}: {}", measure.label, value(measure));
        page.indented(Style::Plain, 2, INDENT, &line);
        let marks: String = measure
            .sources
            .iter()
            .map(|source| blocks::mark(sources, source))
            .collect();
        page.indented(
            Style::Faint,
            INDENT,
            INDENT,
            &format!("{}{marks}", measure.formula),
        );
        page.indented(Style::Faint, INDENT, INDENT, &measure.caveat.to_string());
    }
}

/// The comparisons as a list of Markdown, with its title.
pub fn markdown(impact: Option<&Impact>) -> Vec<String> {
    let measures = impact.map_or(&[][..], |impact| &impact.measures);
    if measures.is_empty() {
        return Vec::new();
    }
    vec![format!("### {TITLE}"), list(measures.iter().map(item))]
}

fn item(measure: &Measure) -> String {
    let said = [&measure.formula, &measure.caveat];
    let said = said.into_iter().map(|said| escaped(&said.to_string()));
    let sources = measure
        .sources
        .iter()
        .filter(|source| source.url.is_some())
        .map(cited);
    let parts: Vec<String> = said.chain(sources).collect();
    format!(
        "**{}: {}**: {}",
        escaped(&measure.label.to_string()),
        escaped(&value(measure)),
        parts.join("; ")
    )
}

fn value(measure: &Measure) -> String {
    measure.shown(&Words::ENGLISH)
}
