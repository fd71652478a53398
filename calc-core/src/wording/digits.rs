//! The round figures to say in public, beside the digits that data has.

use super::doses::round_range;
use super::words::Words;
use crate::assess::{Assumption, ExhibitReport, Figure, Total};
use crate::exact::Exact;
use crate::method::Method;

/// Says which digits the input does not support, and the round figures.
///
/// Nothing is said where there is only an if-pure figure: alone it misleads.
pub fn digits(
    exhibits: &[ExhibitReport],
    figures: &[Figure],
    totals: &[Total],
    assumptions: &[Assumption],
    words: &Words<'_>,
) -> Option<String> {
    let exhibit = exhibits.get(leading_exhibit(figures)? - 1)?;
    let too_many = totals
        .iter()
        .any(|total| shown_digits(total.doses.central.count()) > exhibit.significant_digits);
    let is_gross = |total: &&Total| total.methods == [Method::Gross];
    let reason = || {
        let amount = super::echo::written(exhibit, words);
        words.fill("digits.reason", &[("amount", &amount)])
    };
    let advice = || {
        let (gross, others): (Vec<_>, Vec<_>) = totals.iter().partition(is_gross);
        let sampled = |total: &Total| rests_on_sample(total, figures, assumptions);
        let said = say(&[others, gross].concat(), sampled, words);
        words.fill("digits.advice", &[("figures", &said)])
    };
    match (too_many, totals.iter().all(|total| is_gross(&total))) {
        (true, true) => Some(reason()),
        (true, false) => Some(format!("{}; {}", reason(), advice())),
        (false, true) => None,
        (false, false) => Some(advice()),
    }
}

/// Whether the range of a total comes from the interval of a sample of bags, which is no bound.
fn rests_on_sample(total: &Total, figures: &[Figure], assumptions: &[Assumption]) -> bool {
    // A build without them reads no samples, and is to stay small.
    if !cfg!(feature = "spreads") {
        return false;
    }
    let is_part = |figure: &&Figure| total.parts.contains(&(figure.exhibit, figure.method));
    let is_interval = |id: &String| {
        let mut known = assumptions.iter().filter(|known| known.id == *id);
        known.any(|known| known.sample.is_some() && known.low < known.high)
    };
    let mut parts = figures.iter().filter(is_part);
    parts.any(|figure| figure.assumptions.iter().any(is_interval))
}

/// The exhibit that most of the doses come from: its digits are what the total can carry.
fn leading_exhibit(figures: &[Figure]) -> Option<usize> {
    figures
        .iter()
        .max_by_key(|figure| figure.doses.central)
        .map(|figure| figure.exhibit)
}

/// Significant digits of a number to two decimals, the zeros at its end not counted.
fn shown_digits(number: Exact) -> u32 {
    let cents = number
        .value()
        .round_dp(2)
        .normalize()
        .mantissa()
        .unsigned_abs();
    cents.checked_ilog10().unwrap_or(0) + 1
}

/// "1.8 million to 6.7 million potential lethal-dose equivalents (purity-adjusted), or about 34 million (if pure)".
fn say(totals: &[&Total], is_sampled: impl Fn(&Total) -> bool, words: &Words<'_>) -> String {
    let mut parts = Vec::with_capacity(totals.len());
    for total in totals {
        let doses = round_range(total.doses, words);
        let doses = if parts.is_empty() {
            words.counted(&doses)
        } else {
            doses.text
        };
        let values = [
            ("doses", &*doses),
            ("methods", &*what(total, is_sampled(total), words)),
        ];
        parts.push(words.fill("digits.figure", &values));
    }
    parts.join(words.phrase("digits.or"))
}

/// The methods, the exhibits that they leave out, and whether the range is an interval of a sample.
fn what(total: &Total, is_sampled: bool, words: &Words<'_>) -> String {
    let without: Vec<_> = total.omitted.iter().map(usize::to_string).collect();
    let sampled = if is_sampled {
        words.phrase("digits.sampled")
    } else {
        ""
    };
    let values = [
        ("methods", &*super::doses::labels(&total.methods, words)),
        ("omitted", &*without.join(", ")),
        ("sampled", sampled),
    ];
    words.fill("digits.methods", &values)
}
