//! What words mean: one sorted table, made from `data/words.toml` when the library is built.

use crate::unit::MassUnit;

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    Unit(MassUnit),
    /// A number below a hundred.
    Number(u32),
    /// A number that multiplies the one before it.
    Scale(u64),
    Fraction(u32, u32),
    /// `mil`: a thousand in Spanish and Portuguese.
    Mil,
    /// `k` behind digits.
    Kilo,
    /// `m` behind digits.
    Mega,
    /// `a`: one, where a unit or a scale follows.
    Article,
    Tablet,
    Powder,
    Package,
    Packages,
    Fake,
    /// A word that only says something behind a complete amount.
    After,
    Total,
    Hedge(Hedge),
    /// A hedge that stands behind its amount: "or more".
    Behind(Hedge),
    And,
    Same,
    Plus,
    By,
    Each,
    Of,
    With,
    Pure,
    /// A salt form, by its id in the catalogue.
    Salt(&'static str),
    Suspected,
    Filler,
    Refused(Refusal),
}

#[cfg(feature = "overlay")]
impl Sense {
    /// Whether a word only describes, so that a name of several words may hold it.
    pub const fn is_descriptive(self) -> bool {
        matches!(
            self,
            Self::Filler
                | Self::Of
                | Self::With
                | Self::Pure
                | Self::Salt(_)
                | Self::Powder
                | Self::Fake
                | Self::Refused(_)
        )
    }
}

/// How a text hedges a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// "more than", "over", "33-plus".
    AtLeast,
    /// "nearly", "up to", "less than".
    AtMost,
    /// "about", "approximately".
    About,
}

/// Why a word cannot stand behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Vague,
    AmbiguousTon,
    AmbiguousGr,
    AmbiguousPound,
    Volume,
    Money,
    Force,
    Doses,
    Length,
    Time,
    Items,
    Percent,
    Changes,
}

/// A line of the table.
pub struct Word {
    /// A word or a phrase, in lower case.
    pub text: &'static str,
    pub sense: Sense,
    /// The word is of a language that writes decimals with a comma.
    pub foreign: bool,
}

#[expect(
    clippy::unreadable_literal,
    reason = "the table is written by the build script for the compiler"
)]
mod table {
    use super::{Hedge, MassUnit, Refusal, Sense, Word};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

use table::WORDS;

/// The entry of one word in lower case.
pub fn find(word: &str) -> Option<&'static Word> {
    WORDS
        .binary_search_by(|entry| entry.text.cmp(word))
        .ok()
        .map(|at| &WORDS[at])
}

/// The phrases that begin with a word: a space sorts before every letter, so they follow it.
pub fn phrases(first: &str) -> impl Iterator<Item = &'static Word> {
    let from = WORDS.partition_point(|entry| entry.text <= first);
    WORDS[from..].iter().take_while(move |entry| {
        entry
            .text
            .strip_prefix(first)
            .is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Every word for a unit of mass, for suggestions.
pub fn unit_words() -> impl Iterator<Item = &'static str> {
    WORDS
        .iter()
        .filter(|entry| matches!(entry.sense, Sense::Unit(_)) && !entry.foreign)
        .map(|entry| entry.text)
}

/// Every longer word of the table, for suggestions.
pub fn long_words() -> impl Iterator<Item = &'static str> {
    WORDS
        .iter()
        .filter(|entry| entry.text.len() > 3)
        .map(|entry| entry.text)
}
