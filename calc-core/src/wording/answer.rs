//! An assessment as a [`View`].

use super::view::{Statement, View, WarningView};
use super::words::Words;
use crate::assess::Assessment;
use crate::reading::Reading;
use crate::warning::Code;

/// An answer with every text in the words of a language. `reading` is what the assessment was made of.
#[must_use]
pub fn view(assessment: &Assessment, reading: &Reading, words: &Words<'_>) -> View {
    let small = assessment
        .warnings
        .iter()
        .find(|warning| warning.code == Code::SmallAmount);
    View {
        lang: words.language(),
        understood: assessment
            .exhibits
            .iter()
            .map(|exhibit| exhibit.understood.clone())
            .collect(),
        figures: Vec::new(),
        exhibits: Vec::new(),
        assumptions: Vec::new(),
        warnings: assessment
            .warnings
            .iter()
            .map(|warning| WarningView {
                code: warning.code,
                text: warning.message.clone(),
            })
            .collect(),
        sources: Vec::new(),
        small: small.map(|warning| warning.message.clone()),
        disclaimer: words.text(assessment.statement).to_owned(),
        statement: statement(assessment, reading, words),
        units: Vec::new(),
    }
}

/// Text to copy from an answer; `None` for an amount that gets no figures.
#[must_use]
pub fn statement(
    assessment: &Assessment,
    _reading: &Reading,
    _words: &Words<'_>,
) -> Option<Statement> {
    (!assessment.figures.is_empty()).then(|| Statement {
        sentence: String::new(),
        paragraph: String::new(),
        footnote: String::new(),
    })
}
