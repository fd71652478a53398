//! The round figures to say in public, beside the digits that data has.

use super::Figure;
use super::choose::Chooser;
use super::exhibit::{Exhibits, written};
use super::total::Total;
use crate::dose::Doses;
use crate::exact::Exact;
use crate::method::Method;
use crate::show::for_public;
use crate::warning::Code;

/// Text for the public has at most this many significant digits (Eurostat and ONS style guides:
/// the lowest precision that serves the reader).
const PUBLIC_DIGITS: u32 = 2;

/// Warns of digits that the input does not support, and says the round figures.
///
/// Nothing is said where there is only an if-pure figure: alone it misleads.
pub fn in_public(
    exhibits: &Exhibits<'_>,
    figures: &[Figure],
    totals: &[Total],
    to: &mut Chooser<'_>,
) {
    let Some(leading) = leading_exhibit(figures) else {
        return;
    };
    let Some((exhibit, _)) = exhibits.get(leading - 1) else {
        return;
    };
    let too_many = totals
        .iter()
        .any(|total| shown_digits(total.doses.central.count()) > exhibit.digits);
    let is_gross = |total: &&Total| total.methods == [Method::Gross];
    let reason = || {
        format!(
            "the figures show more digits than {} supports",
            written(exhibit)
        )
    };
    let advice = || {
        let (gross, others): (Vec<_>, Vec<_>) = totals.iter().partition(is_gross);
        format!("in public say {}", say(&[others, gross].concat()))
    };
    let message = match (too_many, totals.iter().all(|total| is_gross(&total))) {
        (true, true) => reason(),
        (true, false) => format!("{}; {}", reason(), advice()),
        (false, true) => return,
        (false, false) => advice(),
    };
    to.warn(Code::Digits, message);
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
fn say(totals: &[&Total]) -> String {
    let mut unit = " potential lethal-dose equivalents";
    let mut parts = Vec::with_capacity(totals.len());
    for total in totals {
        parts.push(format!("{}{unit} ({})", round_range(total), what(total)));
        unit = "";
    }
    parts.join(", or ")
}

fn round_range(total: &Total) -> String {
    let round = |doses: Doses| for_public(doses.count(), PUBLIC_DIGITS);
    let (low, high) = (round(total.doses.low), round(total.doses.high));
    if low == high {
        format!("about {low}")
    } else {
        format!("{low} to {high}")
    }
}

/// The methods, and the exhibits that they leave out.
fn what(total: &Total) -> String {
    let labels: Vec<_> = total.methods.iter().map(|method| method.label()).collect();
    let without: Vec<_> = total.omitted.iter().map(usize::to_string).collect();
    let without = if without.is_empty() {
        String::new()
    } else {
        format!(", without exhibit {}", without.join(", "))
    };
    format!("{}{without}", labels.join(" + "))
}
