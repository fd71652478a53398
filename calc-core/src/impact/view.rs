//! Comparisons with every text ready to be shown, for a page.

use super::data::TOTALS;
use super::{Impact, Measure, MeasureKind};
use crate::assess::Assessment;
use crate::wording::{SourceView, Sources, Words};

/// The comparisons of an answer, in the words and numbers of a language.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImpactView {
    /// The comparisons; none for an amount below the scale of a seizure.
    pub measures: Vec<MeasureView>,
    /// The sources that the answer itself does not name; their numbers go on behind its own.
    pub sources: Vec<SourceView>,
}

/// A comparison.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MeasureView {
    /// What it is, for programs.
    pub kind: MeasureKind,
    /// What it is: "share of a year's seizures: CBP, fiscal year 2025, powder and tablets by weight".
    pub label: String,
    /// The value, the range first: "27.68% to 29.40% (28.54%)".
    pub value: String,
    /// How it is computed, with the central values.
    pub formula: String,
    /// What to mind of it.
    pub caveat: String,
    /// Whether something of it came with the question.
    pub given: bool,
    /// The numbers of its sources, in the answer and in the comparisons.
    pub sources: Vec<usize>,
}

/// A published total to choose.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TotalItem {
    /// Its name in questions: `cbp-fy2025`.
    pub id: String,
    /// Whose, when, and of what.
    pub title: String,
}

impl Impact {
    /// The comparisons of an answer in the words of a language.
    ///
    /// ```
    /// use calc_core::wording::Words;
    /// use calc_core::{Catalog, ImpactQuestion, Settings, answer};
    /// let (catalog, settings) = (Catalog::built_in(), Settings::default());
    /// let assessment = answer("152 lb fentanyl", &settings, &catalog)?;
    /// let impact = ImpactQuestion::default().impact(&assessment, &settings, &catalog)?;
    /// let view = impact.view(&assessment, &Words::ENGLISH);
    /// assert_eq!(view.measures[0].formula, "68,946.04024 g / 12,027.28 lb");
    /// assert!(view.sources.iter().any(|source| view.measures[0].sources == [source.number]));
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    #[must_use]
    pub fn view(&self, assessment: &Assessment, words: &Words<'_>) -> ImpactView {
        let mut sources = Sources::of(&assessment.assumptions);
        let own = sources.iter().count();
        for citation in self.measures.iter().flat_map(|measure| &measure.sources) {
            sources.cite(citation);
        }
        let measure = |measure: &Measure| MeasureView {
            kind: measure.kind,
            label: measure.label.written(words),
            value: measure.shown(words),
            formula: measure.formula.written(words),
            caveat: measure.caveat.written(words),
            given: measure.sources.iter().any(|source| source.url.is_none()),
            sources: measure
                .sources
                .iter()
                .filter_map(|source| sources.number(source))
                .collect(),
        };
        ImpactView {
            measures: self.measures.iter().map(measure).collect(),
            sources: sources.views(words).split_off(own),
        }
    }
}

/// The published totals, newest first.
#[must_use]
pub fn total_items(words: &Words<'_>) -> Vec<TotalItem> {
    let mut totals: Vec<_> = TOTALS.iter().collect();
    totals.sort_by_key(|total| core::cmp::Reverse(total.to));
    let item = |total: &super::PublishedTotal| TotalItem {
        id: total.id.to_string(),
        title: words.data(&total.title),
    };
    totals.into_iter().map(item).collect()
}
