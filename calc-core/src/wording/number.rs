//! Numbers, as a language writes them.

use super::language::Language;
use super::words::Words;
use crate::exact::Exact;
use crate::show;

/// What holds the groups of a Spanish number together.
const NO_BREAK_SPACE: char = '\u{a0}';
/// Spanish writes a number of four digits in one (RAE, Ortografía, 2010).
const UNGROUPED_DIGITS: usize = 4;
/// Text for the public has at most this many significant digits (Eurostat and ONS style guides:
/// the lowest precision that serves the reader).
pub(crate) const PUBLIC_DIGITS: u32 = 2;

/// A number as the public is told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// "3.6 million", "470,000".
    pub text: String,
    /// Whether it ends in a noun, as "millones" is one: what is counted stands behind "de".
    pub is_noun: bool,
}

impl Words<'_> {
    /// At most two significant digits, halves up, with words for the millions.
    ///
    /// ```
    /// use calc_core::Exact;
    /// use calc_core::wording::Words;
    /// assert_eq!(Words::ENGLISH.public(Exact::literal("34473020.12")).text, "34 million");
    /// assert_eq!(Words::ENGLISH.public(Exact::literal("65500")).text, "66,000");
    /// ```
    #[must_use]
    pub fn public(&self, number: Exact) -> Public {
        self.in_millions(number, PUBLIC_DIGITS)
    }

    pub(super) fn in_millions(&self, number: Exact, digits: u32) -> Public {
        let scales: &[u32] = if self.language().has_billions() {
            &[12, 9, 6]
        } else {
            &[12, 6]
        };
        let (short, scale) = show::scaled(number, digits, scales);
        let Some(scale) = scale else {
            return Public {
                text: self.numbers(&short),
                is_noun: false,
            };
        };
        let plural = if short == "1" { "one" } else { "other" };
        let noun = self.phrase(&format!("scale.{scale}.{plural}"));
        Public {
            text: format!("{} {noun}", self.numbers(&short)),
            is_noun: true,
        }
    }

    /// All digits, grouped; `≈` in front of what was rounded on the way.
    #[must_use]
    pub fn grouped(&self, number: Exact) -> String {
        self.numbers(&show::grouped(number))
    }

    /// At most `places` decimals; `≈` in front of what was rounded.
    #[must_use]
    pub fn rounded(&self, number: Exact, places: u32) -> String {
        self.numbers(&show::rounded(number, places))
    }

    /// A number with its unit: "10.3%", "2 mg".
    #[must_use]
    pub fn with_unit(&self, number: Exact, unit: &str) -> String {
        let number = self.grouped(number);
        match (unit, self.language()) {
            ("%", Language::Spanish) => format!("{number}{NO_BREAK_SPACE}%"),
            ("%", _) => format!("{number}%"),
            _ => format!("{number} {unit}"),
        }
    }

    /// Two ends with their unit, "5.3% to 19.5%"; `None` where they are one.
    pub(crate) fn ends(&self, low: Exact, high: Exact, unit: &str) -> Option<String> {
        let end = |number| self.with_unit(number, unit);
        (low != high).then(|| {
            let values = [("low", &*end(low)), ("high", &*end(high))];
            self.fill("number.range", &values)
        })
    }

    /// A text of ours whose numbers are in the English form, with its numbers in that of the language.
    ///
    /// ```
    /// use calc_core::wording::{Language, Words};
    /// let spanish = Words::new(Language::Spanish, None);
    /// assert_eq!(spanish.numbers("2,396 lb 4.5 oz"), "2396 lb 4,5 oz");
    /// assert_eq!(spanish.numbers("1,250.5%"), "1250,5\u{a0}%");
    /// assert_eq!(spanish.numbers("≈ 34,473,020.12"), "≈ 34\u{a0}473\u{a0}020,12");
    /// ```
    #[must_use]
    pub fn numbers(&self, english: &str) -> String {
        if !self.language().has_decimal_comma() {
            return english.to_owned();
        }
        let mut text = String::with_capacity(english.len());
        let mut rest = english;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            text.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
            // A mark at the end belongs to the sentence.
            let number = rest[..end.unwrap_or(rest.len())].trim_end_matches([',', '.']);
            with_comma(number, &mut text);
            rest = &rest[number.len()..];
            if rest.starts_with('%') {
                text.push(NO_BREAK_SPACE);
            }
        }
        text.push_str(rest);
        text
    }
}

/// Adds a number of the form `34,473,020.12` as `34 473 020,12`.
fn with_comma(number: &str, text: &mut String) {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    for c in whole.chars() {
        match c {
            ',' if digits > UNGROUPED_DIGITS => text.push(NO_BREAK_SPACE),
            ',' => {}
            digit => text.push(digit),
        }
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
}
