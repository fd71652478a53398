//! One comparison, with its source and its caveat.

use crate::assess::Citation;
use crate::catalog::Text;
use crate::exact::Exact;
use crate::message::Message;
use crate::range::Range;
use crate::show;
use crate::wording::Words;

/// Decimals for people; programs get all digits.
const PLACES: u32 = 2;
/// Below it a number has two significant digits, so that what is small is not told as nothing.
const SMALL: Exact = Exact::literal("0.1");

/// What a measure is, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// Share of what a body seized in a year, in percent.
    ShareOfYear,
    /// Share of a larger seizure, in percent.
    ShareOfSeizure,
    /// Potential lethal-dose equivalents for each resident.
    DosesPerResident,
    /// Money at a price that came with the question.
    Value,
    /// How many times a mixture weight the gross weight is.
    MixtureWeight,
    /// Tablets of the mean content that hold as much of the drug.
    EquivalentTablets,
    /// Bricks of a kilogram that weigh as much.
    KilogramBricks,
}

/// A comparison.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Measure {
    /// What it is.
    pub kind: MeasureKind,
    /// The id of the total or the weight that it is held against.
    pub against: Option<Text>,
    /// What it is, for people.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub label: Message,
    /// The substance; `None` where it covers several.
    pub substance: Option<Text>,
    /// The exhibits that it covers.
    pub exhibits: Vec<usize>,
    /// The exhibits that it leaves out: of another substance, of another form, or without what it counts.
    pub omitted: Vec<usize>,
    /// Low, central and high.
    pub value: Range<Exact>,
    /// What it counts: `%`, `doses`, `times`, `tablets`, `bricks`, or the sign of a currency, empty for none.
    pub unit: &'static str,
    /// Whether none of the three was rounded.
    pub exact: bool,
    /// How it is computed, with the central values.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub formula: Message,
    /// What to mind of it.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub caveat: Message,
    /// Where it comes from.
    pub sources: Vec<Citation>,
}

impl Measure {
    /// The value for people, the range first: "27.68% to 29.40% (28.54%)", "0.15 to 0.57 doses (0.30)".
    #[must_use]
    pub fn shown(&self, words: &Words<'_>) -> String {
        let noun = match self.unit {
            "doses" | "times" | "tablets" | "bricks" => words.term(self.unit),
            _ => "",
        };
        let Range { low, central, high } = self.value;
        if self.value.is_point() {
            return format!("{} {noun}", self.number(central, words))
                .trim_end()
                .to_owned();
        }
        let [low, high, central] = [low, high, central].map(|number| self.number(number, words));
        let high = format!("{high} {noun}").trim_end().to_owned();
        say!("{} to {} ({})", low, high, central).written(words)
    }

    /// A number with the sign of its unit: "28.54%", "≈ $2,344,165.37".
    fn number(&self, number: Exact, words: &Words<'_>) -> String {
        let digits = words.rounded(number, places(number));
        match self.unit {
            "%" => words.numbers(&format!("{}%", show::rounded(number, places(number)))),
            "doses" | "times" | "tablets" | "bricks" | "" => digits,
            sign => match digits.strip_prefix("≈ ") {
                Some(digits) => format!("≈ {sign}{digits}"),
                None => format!("{sign}{digits}"),
            },
        }
    }
}

/// Decimals that a number for people has.
fn places(number: Exact) -> u32 {
    let value = number.value();
    match value.mantissa().unsigned_abs().checked_ilog10() {
        // The first digit that is no zero stands as many places behind the point as the scale has more.
        Some(digits) if number < SMALL => value.scale().saturating_sub(digits) + 1,
        _ => PLACES,
    }
}
