//! An assessment as a [`View`].

use super::view::{ExhibitView, FigureView, View, WarningView};
use super::words::Words;
use super::{assumption, digits, doses, echo, sources::Sources, statement};
use crate::assess::Assessment;
use crate::warning::{Code, Warning};

/// An answer with every text in the words of a language.
///
/// ```
/// use calc_core::wording::{Words, view};
/// use calc_core::{Catalog, Settings, answer};
/// let assessment = answer("152 lb fentanyl", &Settings::default(), &Catalog::built_in())?;
/// let view = view(&assessment, &Words::ENGLISH);
/// assert_eq!(view.figures[1].range.as_deref(), Some("1.8 million to 6.7 million"));
/// assert_eq!(view.figures[1].central, "about 3.6 million");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[must_use]
pub fn view(assessment: &Assessment, words: &Words<'_>) -> View {
    View {
        statement: statement::statement(assessment, words),
        ..first_view(assessment, words)
    }
}

/// The same without its statement, for a page that shows the figures before it has what makes sentences of them.
#[must_use]
pub fn first_view(assessment: &Assessment, words: &Words<'_>) -> View {
    let sources = Sources::of(&assessment.assumptions);
    let all = &assessment.assumptions;
    let exhibits = exhibits(assessment, words);
    let warnings = warnings(assessment, words);
    let small = warnings
        .iter()
        .find(|warning| warning.code == Code::SmallAmount);
    View {
        lang: words.language(),
        understood: exhibits
            .iter()
            .map(|exhibit| exhibit.understood.clone())
            .collect(),
        figures: figures(assessment, words),
        small: small.map(|warning| warning.text.clone()),
        exhibits: if exhibits.len() > 1 {
            exhibits
        } else {
            Vec::new()
        },
        assumptions: all
            .iter()
            .map(|one| assumption::assumption(one, all, &sources, words))
            .collect(),
        warnings,
        sources: sources.views(words),
        disclaimer: words.text(assessment.statement).to_owned(),
        statement: None,
        units: echo::units(assessment, words),
    }
}

fn exhibits(assessment: &Assessment, words: &Words<'_>) -> Vec<ExhibitView> {
    let one = |exhibit| ExhibitView {
        understood: echo::understood(exhibit, words),
        figures: figures_of(assessment, exhibit.number, words),
    };
    assessment.exhibits.iter().map(one).collect()
}

fn figures_of(assessment: &Assessment, exhibit: usize, words: &Words<'_>) -> Vec<FigureView> {
    let own = assessment
        .figures
        .iter()
        .filter(|figure| figure.exhibit == exhibit);
    own.map(|figure| doses::figure(figure, words)).collect()
}

/// The figures of a single exhibit, or the totals, which for one exhibit would repeat them.
fn figures(assessment: &Assessment, words: &Words<'_>) -> Vec<FigureView> {
    if assessment.exhibits.len() == 1 {
        return figures_of(assessment, 1, words);
    }
    assessment
        .totals
        .iter()
        .map(|total| doses::total(total, assessment, words))
        .collect()
}

fn warnings(assessment: &Assessment, words: &Words<'_>) -> Vec<WarningView> {
    let text = |warning: &Warning| match warning.code {
        // The round figures are written in the language, not translated.
        Code::Digits => digits::digits(
            &assessment.exhibits,
            &assessment.figures,
            &assessment.totals,
            &assessment.assumptions,
            words,
        ),
        _ => None,
    };
    let one = |warning: &Warning| WarningView {
        code: warning.code,
        text: text(warning).unwrap_or_else(|| warning.message.written(words)),
    };
    assessment.warnings.iter().map(one).collect()
}
