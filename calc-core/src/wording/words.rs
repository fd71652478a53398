//! The words of a language: phrases by their keys, and translations by the English text.

use super::language::Language;
use super::template;
use crate::error::{Error, ErrorKind};
use crate::json::Json;

/// Spanish, as [`Dictionary::from_json`] reads it: what a page loads when it is asked for Spanish.
#[cfg(feature = "spanish")]
pub const SPANISH: &str = include_str!(concat!(env!("OUT_DIR"), "/es.json"));

/// The words of a language other than English: sections, each a table from a key to a text.
///
/// `phrases` holds templates by the keys of `data/wording/en.toml`; the other sections translate
/// English texts, which are their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    sections: Vec<(String, Vec<(String, String)>)>,
}

impl Dictionary {
    /// Reads a file of words: a JSON object of objects of strings.
    ///
    /// # Errors
    /// [`ErrorKind::Language`] for anything else.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::read(text).map_err(|why| {
            Error::new(
                ErrorKind::Language,
                why!("the words of a language cannot be read: {}", why),
            )
            .hint(why!("load the file that belongs to this version"))
        })
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        let mut sections = Vec::new();
        for (name, section) in Json::read(text)?.fields()? {
            let mut texts = Vec::new();
            for (key, text) in section.fields()? {
                texts.push((key, text.text()?));
            }
            sections.push((name, texts));
        }
        Ok(Self { sections })
    }

    /// Spanish, compiled in.
    ///
    /// # Panics
    /// Never: the build wrote the text.
    #[cfg(feature = "spanish")]
    #[must_use]
    pub fn spanish() -> &'static Self {
        static WORDS: std::sync::LazyLock<Dictionary> = std::sync::LazyLock::new(|| {
            Dictionary::from_json(SPANISH).expect("the build wrote it")
        });
        &WORDS
    }

    /// The text of a key in a section.
    #[must_use]
    pub fn find(&self, section: &str, key: &str) -> Option<&str> {
        let mut texts = self.section(section);
        texts.find_map(|(known, text)| (known == key).then_some(text))
    }

    /// The keys of a section with their texts.
    pub fn section(&self, section: &str) -> impl Iterator<Item = (&str, &str)> {
        let named = self.sections.iter().find(|(name, _)| name == section);
        let texts = named.into_iter().flat_map(|(_, texts)| texts);
        texts.map(|(key, text)| (&**key, &**text))
    }
}

/// A language with its words.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    language: Language,
    dictionary: Option<&'a Dictionary>,
    on_page: bool,
}

impl<'a> Words<'a> {
    /// English.
    pub const ENGLISH: Self = Self {
        language: Language::English,
        dictionary: None,
        on_page: false,
    };

    /// A language; what `dictionary` lacks stays English.
    #[must_use]
    pub const fn new(language: Language, dictionary: Option<&'a Dictionary>) -> Self {
        Self {
            language,
            dictionary: match language {
                Language::English => None,
                Language::Spanish | Language::SpanishUs => dictionary,
            },
            on_page: false,
        }
    }

    /// The same language on a page: what names an option of the command names a field instead.
    #[must_use]
    pub const fn on_page(self) -> Self {
        Self {
            on_page: true,
            ..self
        }
    }

    /// A language with the words compiled in.
    #[cfg(feature = "spanish")]
    #[must_use]
    pub fn of(language: Language) -> Words<'static> {
        Words::new(language, Some(Dictionary::spanish()))
    }

    /// Whether ids of the data, which the command takes, are left to it.
    pub(super) const fn is_on_page(&self) -> bool {
        self.on_page
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a key in a section of the dictionary; `None` in English, and where it has none.
    #[must_use]
    pub fn find(&self, section: &str, key: &str) -> Option<&'a str> {
        self.dictionary?.find(section, key)
    }

    /// The translation of an English text, from the first of these sections that has it.
    fn translated(&self, sections: [&str; 2], english: &str) -> Option<&'a str> {
        let mut sections = sections.into_iter();
        sections.find_map(|section| self.find(section, english))
    }

    /// The template of a key of `data/wording/en.toml`, empty for a key that is not there.
    #[must_use]
    pub fn phrase(&self, key: &str) -> &'a str {
        self.find("phrases", key)
            .or_else(|| english(key))
            .unwrap_or_default()
    }

    /// A phrase with its holes filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        template::fill(self.phrase(key), values)
    }

    /// A word or a name in the language: itself where nothing translates it.
    #[must_use]
    pub fn term<'t>(&self, english: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.translated(["terms", "messages"], english)
            .unwrap_or(english)
    }

    /// The template of a message in the language and on the front: itself where nothing translates it.
    #[must_use]
    pub fn message<'t>(&self, template: &'t str) -> &'t str
    where
        'a: 't,
    {
        let on_page = |section| self.on_page.then(|| self.find(section, template)).flatten();
        on_page("page")
            .or_else(|| self.find("messages", template))
            .or_else(|| sorted(PAGE, template).filter(|_| self.on_page))
            .unwrap_or(template)
    }

    /// A body that publishes, as a sentence names it: "la DEA" in Spanish.
    #[must_use]
    pub(super) fn publisher<'t>(&self, name: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.find("publishers", name).unwrap_or(name)
    }

    /// [`Words::text`] of the data files, whose numbers are in the English form: a translation has them in
    /// that of the language.
    #[must_use]
    pub fn data(&self, english: &str) -> String {
        let translated = self.translated(SENTENCES, english);
        translated.map_or_else(|| english.to_owned(), |text| self.numbers(text))
    }

    /// A sentence of the data files or of a message without arguments: itself where nothing translates it.
    #[must_use]
    pub fn text<'t>(&self, english: &'t str) -> &'t str
    where
        'a: 't,
    {
        self.translated(SENTENCES, english).unwrap_or(english)
    }
}

/// Where sentences are looked for.
const SENTENCES: [&str; 2] = ["messages", "terms"];

/// A phrase of `data/wording/en.toml`.
fn english(key: &str) -> Option<&'static str> {
    sorted(PHRASES, key)
}

fn sorted(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let at = table.binary_search_by_key(&key, |(key, _)| key).ok()?;
    Some(table[at].1)
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

#[cfg(all(test, feature = "spanish"))]
mod tests {
    use super::*;

    /// A seizure is no count of anybody: fact checkers have taken every figure apart that was.
    const NEVER: [&str; 22] = [
        "people", "person", "persons", "death", "deaths", "life", "lives", "kill", "kills",
        "killed", "die", "deadly", "persona", "personas", "gente", "muerte", "muertes", "vida",
        "vidas", "matar", "mata", "mortal",
    ];

    fn holes(template: &str) -> Vec<&str> {
        let mut holes: Vec<&str> = template
            .split('{')
            .skip(1)
            .filter_map(|part| Some(part.split_once('}')?.0))
            .collect();
        holes.sort_unstable();
        holes
    }

    #[test]
    fn spanish_has_every_phrase_with_the_same_holes() {
        let spanish = Dictionary::spanish();
        let keys: Vec<&str> = spanish.section("phrases").map(|(key, _)| key).collect();
        let known: Vec<&str> = PHRASES.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, known);
        for (key, english) in PHRASES {
            let text = spanish.find("phrases", key).expect("a phrase");
            assert_eq!(holes(text), holes(english), "{key}");
            assert_eq!(text.contains('['), english.contains('['), "{key}");
        }
    }

    #[test]
    fn no_phrase_counts_anybody() {
        let spanish = Dictionary::spanish().section("phrases");
        for (key, text) in PHRASES.iter().copied().chain(spanish) {
            let lower = text.to_lowercase();
            let mut words = lower.split(|c: char| !c.is_alphabetic());
            assert!(!words.any(|word| NEVER.contains(&word)), "{key}: {text}");
        }
    }

    #[test]
    fn a_dictionary_of_another_form_is_refused() {
        let refused = Dictionary::from_json("[1]").unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Language);
        let empty = Dictionary::from_json("{}").expect("no words");
        let words = Words::new(Language::Spanish, Some(&empty));
        assert_eq!(words.phrase("digits.or"), ", or ");
        assert_eq!(words.term("purity"), "purity");
    }
}
