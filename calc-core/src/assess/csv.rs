//! Rows for a table: one a figure, and one a total. The columns are a promise to scripts.

use super::{Assessment, Assumption, ExhibitReport, Figure, Total};
use crate::batch::csv::record;
use crate::dose::Doses;
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::range::Range;
use crate::wording::{Words, covers};

/// The header. Columns may be added at its end, and none taken away.
const HEADER: [&str; 14] = [
    "exhibit",
    "method",
    "substance",
    "form",
    "amount",
    "gross_g",
    "tablets",
    "doses_low",
    "doses_central",
    "doses_high",
    "exact",
    "assumptions",
    "formula",
    "sources",
];

/// What stands in the first column of a total.
const TOTAL: &str = "total";

/// The answer as CSV of RFC 4180, but with the line ends of this system's tools.
pub(super) fn csv(assessment: &Assessment) -> String {
    let mut text = record(&HEADER.map(str::to_owned));
    for figure in &assessment.figures {
        if let Some(exhibit) = assessment
            .exhibits
            .iter()
            .find(|exhibit| exhibit.number == figure.exhibit)
        {
            text.push_str(&record(&of_figure(figure, exhibit, assessment)));
        }
    }
    // The total of one exhibit is its figure: a second row would double every sum over the column.
    if assessment.exhibits.len() > 1 {
        for total in &assessment.totals {
            text.push_str(&record(&of_total(total)));
        }
    }
    text
}

fn of_figure(figure: &Figure, exhibit: &ExhibitReport, assessment: &Assessment) -> [String; 14] {
    let [low, central, high] = doses(figure.doses);
    let rests_on: Vec<&Assumption> = assessment
        .assumptions
        .iter()
        .filter(|assumption| figure.assumptions.contains(&assumption.id))
        .collect();
    let form = match exhibit.form {
        Some(Form::Powder) => "powder",
        Some(Form::Tablet) => "tablet",
        None => "",
    };
    [
        figure.exhibit.to_string(),
        figure.method.name().to_owned(),
        exhibit.substance.to_string(),
        form.to_owned(),
        exhibit.written.clone(),
        digits(exhibit.gross_grams),
        digits(exhibit.tablets),
        low,
        central,
        high,
        figure.exact.to_string(),
        rests_on
            .iter()
            .map(|one| value(one))
            .collect::<Vec<_>>()
            .join("; "),
        figure.formula.clone(),
        rests_on
            .iter()
            .filter_map(|one| one.citation.url.as_deref())
            .collect::<Vec<_>>()
            .join(" "),
    ]
}

/// A total has no substance or amount of its own; what it covers stands where an amount would.
fn of_total(total: &Total) -> [String; 14] {
    let [low, central, high] = doses(total.doses);
    let methods: Vec<_> = total.methods.iter().map(|method| method.name()).collect();
    let empty = String::new;
    [
        TOTAL.to_owned(),
        methods.join("+"),
        empty(),
        empty(),
        covers(total, &Words::ENGLISH),
        empty(),
        empty(),
        low,
        central,
        high,
        total.exact.to_string(),
        empty(),
        empty(),
        empty(),
    ]
}

/// "dea-fy2025/purity = 10.3% (5.3% to 19.5%), as of 2025-12-03".
fn value(assumption: &Assumption) -> String {
    let range = assumption
        .shown_range()
        .map_or_else(String::new, |range| format!(" ({range})"));
    let as_of = assumption
        .citation
        .as_of
        .as_ref()
        .map_or_else(String::new, |date| format!(", as of {date}"));
    format!(
        "{} = {}{range}{as_of}",
        assumption.id,
        assumption.shown_value()
    )
}

fn doses(doses: Range<Doses>) -> [String; 3] {
    [doses.low, doses.central, doses.high].map(|doses| doses.count().to_string())
}

fn digits(number: Option<Exact>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
