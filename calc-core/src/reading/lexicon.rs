//! What words mean: one sorted list, made from `data/words.toml` when the library is built.

use crate::unit::MassUnit;
use crate::word_list::{Entry, WordList};

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
    Purity,
    /// `at`, in front of a purity.
    At,
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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
    PlusMinus,
    Changes,
}

/// A word or a phrase of the table, in lower case.
#[derive(Clone, Copy)]
pub struct Word {
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
    use super::{Hedge, MassUnit, Refusal, Sense, WordList};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

use table::{SENSES, WORDS};

impl From<Entry<'static>> for Word {
    fn from(entry: Entry<'static>) -> Self {
        Self {
            text: entry.word,
            sense: SENSES[entry.number],
            foreign: entry.foreign,
        }
    }
}

/// The entry of one word in lower case.
pub fn find(word: &str) -> Option<Word> {
    WORDS.find(word).map(Word::from)
}

/// The phrases that begin with a word: a space sorts before every letter, so they follow it.
pub fn phrases(first: &str) -> impl Iterator<Item = Word> {
    let from = WORDS
        .from(first)
        .skip_while(move |entry| entry.word == first);
    from.take_while(move |entry| {
        let rest = entry.word.strip_prefix(first);
        rest.is_some_and(|rest| rest.starts_with(' '))
    })
    .map(Word::from)
}

/// Every word for a unit of mass, for suggestions.
pub fn unit_words() -> impl Iterator<Item = &'static str> {
    WORDS
        .all()
        .map(Word::from)
        .filter(|word| matches!(word.sense, Sense::Unit(_)) && !word.foreign)
        .map(|word| word.text)
}

/// Every longer word of the table, for suggestions.
pub fn long_words() -> impl Iterator<Item = &'static str> {
    WORDS
        .all()
        .map(|entry| entry.word)
        .filter(|word| word.len() > 3)
}
