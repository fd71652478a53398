//! The parts of an answer that text and Markdown share: columns of figures, and what is said of an assumption.

use calc_core::{Assessment, Assumption, Citation, Doses, End, Figure, Range, Total, show};

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
        let labels: Vec<_> = total.methods.iter().map(|method| method.label()).collect();
        Self::new(labels.join(" + "), covers(total), total.doses)
    }
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

/// "exhibits 1, 2" or "exhibit 2, without exhibit 1".
pub fn covers(total: &Total) -> String {
    let without = if total.omitted.is_empty() {
        String::new()
    } else {
        format!(", without {}", exhibits(&total.omitted))
    };
    format!("{}{without}", exhibits(&total.exhibits))
}

fn exhibits(numbers: &[usize]) -> String {
    let plural = if numbers.len() == 1 { "" } else { "s" };
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!("exhibit{plural} {}", numbers.join(", "))
}

/// The name of an assumption, with the substance where an answer is about several.
pub fn name(assumption: &Assumption, all: &[Assumption]) -> String {
    let several = all
        .iter()
        .any(|other| other.substance != assumption.substance);
    if several {
        format!("{} of {}", assumption.label, assumption.substance)
    } else {
        assumption.label.to_owned()
    }
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
pub fn remarks(assumption: &Assumption) -> Vec<String> {
    let range = match (&assumption.range_note, assumption.shown_range()) {
        (Some(note), _) => Some(note.clone()),
        (None, Some(range)) => Some(format!("range {range}")),
        (None, None) => None,
    };
    let texts = [&assumption.condition, &assumption.note];
    texts
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .chain(range)
        .collect()
}

/// The sources of low and high that the assumption's own source is not.
pub fn ends(assumption: &Assumption) -> impl Iterator<Item = (&'static str, &End)> {
    let ends = [
        ("low", &assumption.low_from),
        ("high", &assumption.high_from),
    ];
    let other = |end: &&End| assumption.preset.as_ref() != Some(&end.preset);
    ends.into_iter()
        .filter_map(move |(name, end)| Some((name, end.as_ref().filter(other)?)))
}
