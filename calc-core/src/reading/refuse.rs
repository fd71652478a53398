//! What to say of a unit that is no mass, or of a word with two meanings.

use super::lexicon::{self, Refusal};
use crate::error::{Error, ErrorKind};
use crate::suggest;

/// The refusal of a known word behind a number; `seen` is the amount as written.
pub fn refused(refusal: Refusal, seen: &str) -> Error {
    let seen = Error::shown(seen);
    let dimension = |what: &str, hint: &str| {
        Error::new(
            ErrorKind::WrongDimension,
            format!("`{seen}` is {what}, not a mass"),
        )
        .hint(hint)
    };
    match refusal {
        Refusal::Vague => vague(&seen),
        Refusal::AmbiguousTon => Error::new(ErrorKind::AmbiguousUnit, format!("`{seen}`: the ton is 907.18474 kg in the United States, 1016.0469088 kg in old British use, and the metric ton is 1000 kg"))
            .hint("write `short ton`, `long ton` or `tonne`"),
        Refusal::AmbiguousGr => Error::new(ErrorKind::AmbiguousUnit, format!("`{seen}` can be grams or grains")).hint("write `g` or `grain`"),
        Refusal::AmbiguousPound => Error::new(ErrorKind::AmbiguousUnit, format!("`{seen}` is not the avoirdupois pound")).hint("write the mass in lb, oz, ozt, kg or g"),
        Refusal::Volume => dimension("a volume", "dosecalc does not turn volumes into masses: write the mass, as in 2.5 kg"),
        Refusal::Money => dimension("an amount of money", "write the mass that was seized, as in 2.5 kg"),
        Refusal::Force => dimension("a force", "for pounds of mass write `lb`, as in 152 lb"),
        Refusal::Doses => dimension("a count of doses or people", "write the mass or the number of tablets, as in 2.5 kg or 20,000 tablets"),
        Refusal::Length => dimension("a length", "write a mass, as in 2.5 kg"),
        Refusal::Time => dimension("a time", "write a mass, as in 2.5 kg"),
        Refusal::Items => Error::new(ErrorKind::NoMass, format!("`{seen}` counts things with no known mass")).hint("write the mass or the number of tablets, as in 2.5 kg or 20,000 tablets"),
        Refusal::Percent => Error::new(ErrorKind::Purity, format!("`{seen}` is a percentage; the text is for amounts")).hint("give purity as an option: --purity 10.3%"),
        Refusal::Changes => Error::new(ErrorKind::UnknownWord, format!("`{seen}` changes the amount in a way that is not understood")).hint("write the amount alone, as in 152 lb fentanyl"),
    }
}

fn vague(seen: &str) -> Error {
    Error::new(ErrorKind::Vague, format!("`{seen}` names no number"))
        .hint("write one, as in 30 kg or 200,000 tablets")
}

/// The refusal of an unknown word where a unit should stand.
pub fn unknown_unit(word: &str) -> Error {
    let lower = word.to_lowercase();
    let hint = suggest::nearest(&lower, lexicon::unit_words()).map_or_else(
        || "masses are written in µg, mg, g, kg, t, grain, oz, ozt, lb, stone, short ton or long ton".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Error::new(
        ErrorKind::UnknownUnit,
        format!("unknown unit `{}`", Error::shown(word)),
    )
    .hint(hint)
}
