//! The parts of an answer that text and Markdown share: columns of figures, and what is said of an assumption.

use calc_core::wording::{self, Sources, Words, assumption};
use calc_core::{Assessment, Assumption, Citation, Doses, Figure, Range, Total, show};

/// Decimals of a figure for people; programs get all digits.
const PLACES: u32 = 2;

/// The title of the figures.
pub const FIGURES: &str = "Potential lethal-dose equivalents";

/// Figures by one method, or by several in a total.
pub struct Column {
    /// The method's label.
    pub label: String,
    /// Under the label: the formula, or what a total covers.
    pub under: String,
    /// Low and high, where they differ.
    pub ends: Option<(String, String)>,
    /// The central figure.
    pub central: String,
}

impl Column {
    fn new(label: String, under: String, doses: Range<Doses>) -> Self {
        let shown = |doses: Doses| show::rounded(doses.count(), PLACES);
        let ends = (!doses.is_point()).then(|| (shown(doses.low), shown(doses.high)));
        Self {
            label,
            under,
            ends,
            central: shown(doses.central),
        }
    }

    fn figure(figure: &Figure) -> Self {
        Self::new(
            figure.label.to_owned(),
            figure.formula.clone(),
            figure.doses,
        )
    }

    fn total(total: &Total) -> Self {
        Self::new(
            label(total),
            wording::covers(total, &Words::ENGLISH),
            total.doses,
        )
    }
}

/// The methods of a total: "purity-adjusted + tablet-share".
pub fn label(total: &Total) -> String {
    let labels: Vec<_> = total.methods.iter().map(|method| method.label()).collect();
    labels.join(" + ")
}

/// The columns of an exhibit.
pub fn of_exhibit(assessment: &Assessment, number: usize) -> Vec<Column> {
    assessment
        .figures
        .iter()
        .filter(|figure| figure.exhibit == number)
        .map(Column::figure)
        .collect()
}

/// The columns of the totals: none for a single exhibit, whose figures they would repeat.
pub fn of_totals(assessment: &Assessment) -> Vec<Column> {
    if assessment.exhibits.len() < 2 {
        return Vec::new();
    }
    assessment.totals.iter().map(Column::total).collect()
}

/// The name of an assumption, with the substance where an answer is about several.
pub fn name(one: &Assumption, all: &[Assumption]) -> String {
    assumption::name(one, all, &Words::ENGLISH)
}

/// The preset with its period, if it is of one: "dea-fy2025 (2024-10 to 2025-09)".
pub fn preset(assumption: &Assumption) -> Option<String> {
    let (preset, period) = (assumption.preset.as_ref()?, assumption.period?);
    Some(format!("{preset} ({} to {})", period.from, period.to))
}

/// "DEA, as of 2019-11-04".
pub fn issued(citation: &Citation) -> Option<String> {
    let as_of = citation.as_of.as_ref().map(|date| format!("as of {date}"));
    let parts: Vec<String> = citation
        .publisher
        .iter()
        .map(ToString::to_string)
        .chain(as_of)
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What else is said of an assumption: conditions, remarks, where its range comes from.
pub fn remarks(one: &Assumption) -> Vec<String> {
    assumption::remarks(one, &Words::ENGLISH)
}

/// " [2]", or nothing for a value that came with the question.
pub fn mark(sources: &Sources<'_>, citation: &Citation) -> String {
    sources
        .number(citation)
        .map_or_else(String::new, |number| format!(" [{number}]"))
}
