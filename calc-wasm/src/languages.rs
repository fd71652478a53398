//! The words that the module was given.

use std::sync::OnceLock;

use calc_core::Error;
use calc_core::wording::{Dictionary, Language, Words};

/// Spanish, for both of its ways to write numbers; the first file that was learnt stays.
static SPANISH: OnceLock<Dictionary> = OnceLock::new();

/// Takes the file of words of a language other than English.
pub fn learn(file: &str) -> Result<(), Error> {
    let words = Dictionary::from_json(file)?;
    SPANISH.get_or_init(|| words);
    Ok(())
}

/// A language with its words. A tag that is none is English; a language that was not learnt has English
/// words, with its own numbers.
pub fn words(tag: &str) -> Words<'static> {
    Words::new(tag.parse::<Language>().unwrap_or_default(), SPANISH.get()).on_page()
}
