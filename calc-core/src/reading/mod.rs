//! What people write about a seizure, to exhibits.
//!
//! A wrong number is the worst fault this program can have, so what has two readings is refused, and
//! so is a text with a word that nothing knows: passed over, it could have changed the amount.
//! Digits are grouped the English way (`62,224`, `0.29`) unless words of a language with a
//! decimal comma stand beside them; then a single mark before three digits is refused.

mod amount;
#[cfg(feature = "spreads")]
mod bags;
mod describe;
mod item;
mod lexer;
mod lexicon;
mod literal;
mod measure;
mod number;
mod parser;
mod purity;
mod refuse;
mod repeats;
mod restated;
mod rows;
mod shape;
#[cfg(feature = "spreads")]
mod uncertainty;
mod value;

use describe::Draft;
use parser::Parser;

#[cfg(feature = "spreads")]
pub(crate) use bags::bags;
pub use lexer::MAX_TEXT_BYTES;
pub use lexicon::Hedge;
pub use restated::{DUAL_LIMIT_PERCENT, DUAL_TOLERANCE_PERCENT};
pub use rows::{Row, check_rows, compose, rows, rows_from_json};
#[cfg(feature = "overlay")]
pub(crate) use shape::shape_name;
pub use shape::{Shaped, Spreadable};
#[cfg(any(feature = "tablets", feature = "impact", feature = "spreads"))]
pub(crate) use value::count;
pub(crate) use value::{UnitWord, form_word, known_unit, mass, percent, range, unit_word};

use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit};
use crate::message::Arg;
use crate::warning::{Code, Warning};

/// The most exhibits in one seizure; enough for any sentence, and a bound on every total.
pub const MAX_EXHIBITS: usize = 64;

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The text.
    pub text: String,
    /// Its exhibits, in order.
    pub exhibits: Vec<Exhibit>,
    /// What in the text deserves a warning.
    pub warnings: Vec<Warning>,
    /// Whether words of a language with a decimal comma stand in the text.
    pub comma_decimals: bool,
}

/// Reads a seizure as people write it.
///
/// # Errors
/// For text without an amount, with an amount of something that has no mass, or with two readings.
///
/// ```
/// use calc_core::{Amount, Catalog, grams, read};
/// let reading = read("more than 152 pounds of fentanyl", &Catalog::built_in())?;
/// let Amount::Mass(weighed) = &reading.exhibits[0].amount else { panic!("a mass") };
/// assert_eq!(grams(weighed.gross.mass()).to_string(), "68946.04024");
///
/// let refused = read("1,5 kg of fentanyl", &Catalog::built_in()).unwrap_err();
/// assert_eq!(refused.message(), "`1,5` can be read as 1.5 or as 15");
/// # Ok::<(), calc_core::Error>(())
/// ```
pub fn read(text: &str, catalog: &Catalog) -> Result<Reading, Error> {
    let tokens = lexer::tokens(text)?;
    let items = item::items(text, &tokens, catalog)?;
    let mut parser = Parser::new(text, &items, catalog);
    let mut warnings = Vec::new();
    let mut exhibits = Vec::with_capacity(2);
    loop {
        let is_first = exhibits.is_empty();
        exhibits.push(exhibit(&mut parser, is_first, &mut warnings)?);
        let Some(joints) = parser.next_exhibit() else {
            break;
        };
        parser.at += joints;
        if exhibits.len() == MAX_EXHIBITS {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                why!("a seizure holds at most {} exhibits", MAX_EXHIBITS),
            )
            .hint(why!(
                "give each its own line, and read the lines from standard input with `-`"
            )));
        }
    }
    reject_unnamed(&exhibits)?;
    repeats::reject(&exhibits)?;
    inherit(&mut exhibits, &mut warnings);
    Ok(Reading {
        text: text.to_owned(),
        exhibits,
        warnings,
        comma_decimals: parser.comma_decimals,
    })
}

/// Whether a name stands for its substance wherever it is written, and hides no word of the grammar:
/// with a substance called `kg fentanyl` no kilogram of fentanyl could be read.
#[cfg(feature = "overlay")]
pub(crate) fn names_only(name: &str, id: &str, catalog: &Catalog) -> bool {
    let Ok(tokens) = lexer::tokens(name) else {
        return false;
    };
    let Ok(items) = item::items(name, &tokens, catalog) else {
        return false;
    };
    let reads_back = matches!(&items[..], [only] if matches!(&only.kind, item::Kind::Substance(found) if **found == *id));
    let harmless =
        |word: &str| lexicon::find(word).is_none_or(|entry| entry.sense.is_descriptive());
    reads_back && name.split(' ').all(harmless)
}

/// Reads one exhibit: words, a number with its unit, words.
fn exhibit(
    parser: &mut Parser<'_>,
    is_first: bool,
    warnings: &mut Vec<Warning>,
) -> Result<Exhibit, Error> {
    let start = parser.at;
    let mut draft = Draft::default();
    parser.leading(&mut draft, is_first)?;
    let Some(read) = parser.amount()? else {
        return Err(describe::no_amount());
    };
    parser.describe(&mut draft, &read, warnings)?;
    draft.finish(parser, read, start)
}

/// `5 kg, 11 lb`: of several amounts, one that names nothing may be another said again.
fn reject_unnamed(exhibits: &[Exhibit]) -> Result<(), Error> {
    let unnamed = |exhibit: &&Exhibit| exhibit.substance.is_none() && exhibit.form.is_none();
    match exhibits.iter().find(unnamed) {
        Some(exhibit) if exhibits.len() > 1 => Err(Error::new(
            ErrorKind::MissingSubstance,
            why!("of several amounts one names neither a substance nor a form"),
        )
        .hint(why!(
            "write what each is, as in 20,000 fentanyl tablets and 15 kg fentanyl powder"
        ))
        .at(exhibit.span.clone())),
        _ => Ok(()),
    }
}

/// `4.7 million fentanyl pills and 2,396 lb of powder`: an exhibit that names only its form is of
/// the one substance that the text names, and the answer says so. A weight in front of the name is
/// not: `10 kg of white powder and 2 kg of fentanyl`.
fn inherit(exhibits: &mut [Exhibit], warnings: &mut Vec<Warning>) {
    let mut named = exhibits
        .iter()
        .filter_map(|exhibit| exhibit.substance.clone());
    let Some(substance) = named.next() else {
        return;
    };
    if named.any(|other| other != substance) {
        return;
    }
    let mut is_named = false;
    for exhibit in exhibits.iter_mut() {
        let follows = is_named || matches!(exhibit.amount, Amount::Tablets(_));
        is_named |= exhibit.substance.is_some();
        if exhibit.substance.is_none() && exhibit.form.is_some() && follows {
            let message = say!(
                "an amount without a name is taken as {}, the only substance that the text names",
                Arg::Term(substance.clone())
            );
            warnings.push(Warning::new(Code::SubstanceTaken, message));
            exhibit.substance = Some(substance.clone());
        }
    }
}
