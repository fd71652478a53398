//! What to say of a unit that is no mass, or of a word with two meanings.

use super::lexicon::{self, Refusal};
use crate::error::{Error, ErrorKind, Fix};
use crate::lower::lower;
use crate::message::Arg;
use crate::suggest;

const COUNT_OR_MASS: &str =
    "write the mass or the number of tablets, as in 2.5 kg or 20,000 tablets";
const MASS: &str = "write the mass, as in 2.5 kg";

/// The refusal of a known word behind a number; `seen` is the amount as written.
pub fn refused(refusal: Refusal, seen: &str) -> Error {
    let (kind, why, hint) = reasons(refusal);
    let message = why!("`{}`{}", Error::shown(seen), Arg::term(why));
    let error = Error::new(kind, message).hint(why!("{}", Arg::term(hint)));
    let seen = seen.trim_end_matches('.');
    let (word, plural, units): (_, _, &[&str]) = match refusal {
        Refusal::AmbiguousTon if seen.ends_with('s') => {
            ("tons", "s", &["short ton", "tonne", "long ton"])
        }
        Refusal::AmbiguousTon => ("ton", "", &["short ton", "tonne", "long ton"]),
        Refusal::AmbiguousGr => ("gr", "", &["g", "grain"]),
        _ => return error,
    };
    let Some(number) = seen.strip_suffix(word) else {
        return error;
    };
    units.iter().fold(error, |error, unit| {
        error.fix(|| Fix::Instead(format!("{number}{unit}{plural}")))
    })
}

/// The kind, what is wrong with what was seen, and what to write instead.
const fn reasons(refusal: Refusal) -> (ErrorKind, &'static str, &'static str) {
    match refusal {
        Refusal::Vague => (
            ErrorKind::Vague,
            " names no number",
            "write one, as in 30 kg or 200,000 tablets",
        ),
        // The factors are those of the table of units; a test holds this text to them.
        Refusal::AmbiguousTon => (
            ErrorKind::AmbiguousUnit,
            ": the ton is 907.18474 kg in the United States, 1016.0469088 kg in old British use, \
             and the metric ton is 1000 kg",
            "write `short ton`, `long ton` or `tonne`",
        ),
        Refusal::AmbiguousGr => (
            ErrorKind::AmbiguousUnit,
            " can be grams or grains",
            "write `g` or `grain`",
        ),
        Refusal::AmbiguousPound => (
            ErrorKind::AmbiguousUnit,
            " is not the avoirdupois pound",
            "write the mass in lb, oz, ozt, kg or g",
        ),
        Refusal::Volume => (
            ErrorKind::WrongDimension,
            " is a volume, not a mass",
            "dosecalc does not turn volumes into masses: write the mass, as in 2.5 kg",
        ),
        Refusal::Money => (
            ErrorKind::WrongDimension,
            " is an amount of money, not a mass",
            MASS,
        ),
        Refusal::Force => (
            ErrorKind::WrongDimension,
            " is a force, not a mass",
            "for pounds of mass write `lb`, as in 152 lb",
        ),
        Refusal::Doses => (
            ErrorKind::WrongDimension,
            " is a count of doses or people, not a mass",
            COUNT_OR_MASS,
        ),
        Refusal::Length => (ErrorKind::WrongDimension, " is a length, not a mass", MASS),
        Refusal::Time => (ErrorKind::WrongDimension, " is a time, not a mass", MASS),
        Refusal::Items => (
            ErrorKind::NoMass,
            " counts things with no known mass",
            COUNT_OR_MASS,
        ),
        Refusal::Percent => (
            ErrorKind::Purity,
            " is a percentage; the text is for amounts",
            "write purity behind its amount, as in 5 kg fentanyl at 10.3% purity",
        ),
        Refusal::PlusMinus => (
            ErrorKind::AmbiguousNumber,
            " can be a bound, U or u",
            "write the uncertainty of a weighing as U with its k, as in 152 lb U=0.5 lb k=2",
        ),
        Refusal::Changes => (
            ErrorKind::UnknownWord,
            " changes the amount in a way that is not understood",
            "write the amount alone, as in 152 lb fentanyl",
        ),
    }
}

/// The refusal of an unknown word where a unit should stand.
pub fn unknown_unit(word: &str) -> Error {
    let lower = lower(word);
    let message = why!("unknown unit `{}`", Error::shown(word));
    let error = Error::new(ErrorKind::UnknownUnit, message);
    match suggest::nearest(&lower, lexicon::unit_words()) {
        Some(near) => error.hint(why!("did you mean `{}`?", near)).fix(|| Fix::Instead(near.to_owned())),
        None => error.hint(why!("masses are written in µg, mg, g, kg, t, grain, oz, ozt, lb, stone, short ton or long ton")),
    }
}
