//! A statement, to be copied: lines are not wrapped, and nothing is coloured.

use calc_core::Assessment;
use calc_core::wording::{Language, Statement};
use serde::Serialize;

use super::markdown::escaped;
use super::safe::safe;
use crate::args::Part;
use calc_core::show::safe_json;

/// The version of the data form. It grows when a field changes its meaning or goes.
const SCHEMA_VERSION: &str = "1";

/// What was asked for of a statement.
#[derive(Serialize)]
pub struct Said<'a> {
    schema_version: &'static str,
    version: &'static str,
    input: &'a str,
    lang: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footnote: Option<String>,
}

impl<'a> Said<'a> {
    /// All of a statement, or a part of it.
    pub fn new(
        assessment: &'a Assessment,
        lang: Language,
        statement: Statement,
        part: Option<Part>,
    ) -> Self {
        let wanted = |this, text| part.is_none_or(|part| part == this).then_some(text);
        Self {
            schema_version: SCHEMA_VERSION,
            version: assessment.version,
            input: &assessment.input,
            lang,
            sentence: wanted(Part::Sentence, statement.sentence),
            paragraph: wanted(Part::Paragraph, statement.paragraph),
            footnote: wanted(Part::Footnote, statement.footnote),
        }
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = [&self.sentence, &self.paragraph, &self.footnote];
        parts.into_iter().flatten().map(String::as_str)
    }
}

/// The parts with an empty line between.
pub fn statement_text(said: &Said<'_>) -> String {
    let parts: Vec<String> = said.parts().map(lines).collect();
    parts.join("\n\n") + "\n"
}

/// The same text, a line at a time: the breaks of a footnote are ours.
fn lines(part: &str) -> String {
    let lines: Vec<_> = part.lines().map(safe).collect();
    lines.join("\n")
}

/// The parts as paragraphs, the lines of a footnote below each other.
pub fn statement_markdown(said: &Said<'_>) -> String {
    let part = |part: &str| {
        let lines: Vec<String> = part.lines().map(linked).collect();
        lines.join("  \n")
    };
    let parts: Vec<String> = said.parts().map(part).collect();
    parts.join("\n\n") + "\n"
}

/// A line whose address, at its end, is a link.
fn linked(line: &str) -> String {
    match line.rsplit_once(", https://") {
        Some((before, address)) if !address.contains(' ') => {
            format!("{}, <https://{}>", escaped(before), safe(address))
        }
        _ => escaped(line),
    }
}

/// The parts as JSON.
pub fn statement_json(said: &Said<'_>) -> String {
    let json = serde_json::to_string_pretty(said).expect("text alone");
    safe_json(json) + "\n"
}
