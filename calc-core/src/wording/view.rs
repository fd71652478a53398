//! An answer with every text ready to be shown.

use super::Language;

/// An answer, in the words and numbers of a language.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct View {
    /// The language.
    pub lang: Language,
    /// What was understood, a line an exhibit.
    pub understood: Vec<String>,
    /// The figures of the whole seizure: those of a single exhibit, or the totals.
    pub figures: Vec<FigureView>,
    /// Each exhibit with its figures, where there are several.
    pub exhibits: Vec<ExhibitView>,
    /// What the figures rest on.
    pub assumptions: Vec<AssumptionView>,
    /// What to mind.
    pub warnings: Vec<WarningView>,
    /// The sources, numbered in the order in which the assumptions name them.
    pub sources: Vec<SourceView>,
    /// For a small amount, in the place of figures: the reference, and where help is.
    pub small: Option<String>,
    /// What the figures are not.
    pub disclaimer: String,
    /// Text to copy; none where there are no figures.
    pub statement: Option<Statement>,
    /// How the units that were typed are defined.
    pub units: Vec<String>,
}

/// An exhibit with its figures.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExhibitView {
    /// What was understood.
    pub understood: String,
    /// Its figures.
    pub figures: Vec<FigureView>,
}

/// A figure by one method, or a total by several.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FigureView {
    /// The methods, as data names them.
    pub methods: Vec<&'static str>,
    /// The methods for people: "purity-adjusted".
    pub label: String,
    /// How it is computed: "gross x 10.3% / 2 mg"; of a total, what it covers.
    pub formula: String,
    /// The exhibits that it covers, from 1.
    pub exhibits: Vec<usize>,
    /// The exhibits that it leaves out.
    pub omitted: Vec<usize>,
    /// What to mind of it: the exhibits that a total leaves out.
    pub note: Option<String>,
    /// The range as the public is told it: "1.8 million to 6.7 million"; none where both ends round to one.
    pub range: Option<String>,
    /// The central figure as the public is told it: "about 3.6 million".
    pub central: String,
    /// Low, central and high.
    pub doses: ShownDoses,
    /// The working, a line a step.
    pub working: Vec<String>,
    /// The ids of the assumptions that it rests on.
    pub assumptions: Vec<String>,
}

/// Low, central and high.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShownDoses {
    /// The lowest that the inputs allow.
    pub low: Shown,
    /// What the inputs name first.
    pub central: Shown,
    /// The highest that the inputs allow.
    pub high: Shown,
}

/// A number of doses in three forms.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Shown {
    /// At most two significant digits: "3.6 million".
    pub public: String,
    /// All digits up to two decimals: "≈ 3,550,721.07".
    pub exact: String,
    /// A plain decimal, as data has it.
    pub value: String,
}

/// A value that figures rest on.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AssumptionView {
    /// The name that figures refer to.
    pub id: String,
    /// What it is: "purity".
    pub name: String,
    /// "10.3%".
    pub value: String,
    /// "5.3% to 19.5%".
    pub range: Option<String>,
    /// Where it is from: preset, period, publisher and date.
    pub from: String,
    /// Conditions, remarks, and where the range comes from.
    pub notes: Vec<String>,
    /// The number of its source.
    pub source: Option<usize>,
    /// The numbers of the sources of low and high that its own source is not.
    pub end_sources: Vec<usize>,
    /// Whether it came with the question.
    pub given: bool,
}

/// What to mind.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WarningView {
    /// The kind, for programs.
    pub code: crate::Code,
    /// The sentence.
    pub text: String,
}

/// A source.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SourceView {
    /// Its number, from 1.
    pub number: usize,
    /// The body whose figure it is.
    pub publisher: String,
    /// What the publication is, in its own language.
    pub title: String,
    /// Its date: "December 3, 2025".
    pub date: String,
    /// Where it can be read.
    pub url: String,
}

/// Text to copy: each part says the method and the condition by itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Statement {
    /// One sentence, the range first.
    pub sentence: String,
    /// The same in short sentences, with what the figures rest on.
    pub paragraph: String,
    /// Methods and values, sources a line each, dates.
    pub footnote: String,
}
