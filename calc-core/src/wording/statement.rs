//! Text to copy from an answer.

use super::view::Statement;
use super::words::Words;
use crate::assess::Assessment;

/// Text to copy from an answer; `None` for an amount that gets no figures.
#[must_use]
pub fn statement(assessment: &Assessment, _words: &Words<'_>) -> Option<Statement> {
    (!assessment.figures.is_empty()).then(|| Statement {
        sentence: String::new(),
        paragraph: String::new(),
        footnote: String::new(),
    })
}
