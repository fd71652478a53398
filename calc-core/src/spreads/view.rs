//! How sure an answer is, with every text ready to be shown.

use super::Spreads;
use super::viewer::Viewer;
use crate::assess::Assessment;
use crate::exact::Exact;
use crate::sampling::Quantile;
use crate::wording::Words;

/// How sure an answer is, in the words and numbers of a language.
///
/// ```
/// use calc_core::wording::Words;
/// use calc_core::{Catalog, Question, Shapes, SpreadQuestion};
/// let catalog = Catalog::built_in();
/// let question = Question { text: "152 lb fentanyl".to_owned(), ..Question::default() };
/// let assessment = question.answer(&catalog)?;
/// let asked = SpreadQuestion::default();
/// let view = asked.spreads(Shapes::of(&question)?, &assessment, &catalog)?.view(&assessment, &Words::ENGLISH);
/// assert_eq!(view.figures[0].said, "2.4 million to 5.4 million");
/// assert_eq!(view.figures[0].rows[1].value, "≈ 3,735,192.45");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SpreadsView {
    /// What stands above it.
    pub title: String,
    /// The figures that spread at all: those of a single exhibit, or the totals, shared and independent.
    pub figures: Vec<SpreadView>,
    /// What the numbers are, and the shapes that they rest on.
    pub notes: Vec<String>,
    /// How they were computed; none where there are none.
    pub engine: Option<String>,
}

/// How a figure is spread.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SpreadView {
    /// Its methods, and of a total whether assumptions are shared: "purity-adjusted, shared".
    pub label: String,
    /// The methods, as data names them.
    pub methods: Vec<&'static str>,
    /// Whether exhibits have assumptions of their own, where that differs from shared ones.
    pub independent: bool,
    /// The lowest that the inputs allow.
    pub low: Exact,
    /// The highest that they allow.
    pub high: Exact,
    /// Whether low and high are bounds: a lognormal input has none, and a quantile can then lie beyond them.
    pub bounded: bool,
    /// Low and high as the public is told them.
    pub ends: [String; 2],
    /// The quantiles as numbers, rising.
    pub quantiles: Vec<Quantile>,
    /// From the first quantile to the last, as the public is told it: "2.4 million to 5.4 million".
    pub said: String,
    /// What a picture of it shows, in words.
    pub picture: String,
    /// A table: a row for each quantile, the mean, and each chance.
    pub rows: Vec<SpreadRow>,
    /// What the spread comes from, the largest share first.
    pub drivers: Vec<DriverView>,
    /// The same as a sentence, empty where nothing spreads.
    pub driven: String,
    /// Figures that are all equally likely, where they were asked for, rising.
    pub dots: Vec<Exact>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SpreadRow {
    /// "5%", "mean", "chance above 5,000,000".
    pub name: String,
    /// "≈ 2,402,722.72".
    pub value: String,
}

/// What a part of the spread comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DriverView {
    /// The input, or that it is what inputs do together.
    pub name: String,
    /// Its share, from 0 to 1.
    pub share: Exact,
    /// "94%".
    pub shown: String,
}

impl Spreads {
    /// The same in the words of a language.
    #[must_use]
    pub fn view(&self, assessment: &Assessment, words: &Words<'_>) -> SpreadsView {
        let view = Viewer {
            spreads: self,
            assessment,
            words,
        };
        let figures = view.figures();
        let nothing = figures.iter().all(|figure| figure.drivers.is_empty());
        SpreadsView {
            title: words.term("How sure").to_owned(),
            notes: view.notes(nothing),
            engine: (!nothing).then(|| view.engine().written(words)),
            figures,
        }
    }
}

impl SpreadsView {
    /// With the quantiles of another answer to the same question as dots.
    #[must_use]
    pub fn with_dots(mut self, dots: &Self) -> Self {
        for (figure, of) in self.figures.iter_mut().zip(&dots.figures) {
            figure.dots = of.quantiles.iter().map(|quantile| quantile.value).collect();
        }
        self
    }
}
