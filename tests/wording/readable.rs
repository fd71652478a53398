//! How hard a statement is to read, by the measures of plain-language guides.
//!
//! English: Flesch-Kincaid grade of the sentence with the paragraph, at most 12, and of the paragraph at
//! most 11. The federal plain-language guides ask for the reader's own level; the readers are press officers
//! and journalists, and "potential lethal-dose equivalents", which stands in for shorter words that mislead,
//! costs a grade by itself.
//!
//! Spanish: the Szigriszt-Pazos index on the INFLESZ scale, at least 50 for the paragraph: "somewhat hard"
//! (40 to 55) is where newspapers stand that name their sources, "normal" begins at 55.
//! A number is one word of one syllable; a point inside it ends no sentence.

#![expect(clippy::disallowed_types, reason = "a measure of text, not of a drug")]

use crate::wording::golden::{cases, stated};

const MAX_GRADE: f64 = 12.0;
const MAX_GRADE_OF_PARAGRAPH: f64 = 11.0;
const MIN_INFLESZ: f64 = 50.0;

struct Counts {
    sentences: f64,
    words: f64,
    syllables: f64,
}

fn counts(text: &str, syllables: fn(&str) -> u32) -> Counts {
    let mut counts = Counts {
        sentences: 0.0,
        words: 0.0,
        syllables: 0.0,
    };
    for word in text.split_whitespace() {
        counts.sentences += f64::from(u8::from(word.ends_with(['.', '!', '?'])));
        for part in word.split('-') {
            let letters: String = part.chars().filter(|c| c.is_alphabetic()).collect();
            let is_number = letters.is_empty() && part.contains(|c: char| c.is_ascii_digit());
            if letters.is_empty() && !is_number {
                continue;
            }
            counts.words += 1.0;
            counts.syllables += f64::from(syllables(&letters.to_lowercase()).max(1));
        }
    }
    counts
}

/// Groups of vowels, without a silent `e` at the end.
fn english(word: &str) -> u32 {
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += u32::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    groups - u32::from(silent)
}

/// Groups of vowels, two where both are strong or a weak one has an accent.
fn spanish(word: &str) -> u32 {
    let word = word
        .replace("que", "ke")
        .replace("qui", "ki")
        .replace("gue", "ge")
        .replace("gui", "gi");
    let strong = |c: char| "aeoáéóíú".contains(c);
    let weak = |c: char| "iuüy".contains(c);
    let mut groups = 0;
    let mut before = None;
    for c in word.chars() {
        if strong(c) || weak(c) {
            let joined = before.is_some_and(|other| !(strong(other) && strong(c)));
            groups += u32::from(!joined);
            before = Some(c);
        } else {
            before = None;
        }
    }
    groups
}

pub fn grade(text: &str) -> f64 {
    let Counts {
        sentences,
        words,
        syllables,
    } = counts(text, english);
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

pub fn inflesz(text: &str) -> f64 {
    let Counts {
        sentences,
        words,
        syllables,
    } = counts(text, spanish);
    206.835 - 62.3 * syllables / words - words / sentences
}

#[test]
fn the_measures_measure() {
    assert_eq!(
        [
            english("purity"),
            english("dose"),
            english("people"),
            english("equivalents")
        ],
        [3, 1, 2, 4]
    );
    assert_eq!(
        [
            spanish("pureza"),
            spanish("dosis"),
            spanish("energía"),
            spanish("pequeñas"),
            spanish("según")
        ],
        [3, 2, 4, 3, 2]
    );
    assert!(grade("The cat sat on the mat.") < 1.0);
    assert!(inflesz("El gato ve al perro. El perro ve al gato.") > 85.0);
    let hard = "Notwithstanding epistemological considerations, multidimensional characterisation necessitates interdisciplinary collaboration.";
    assert!(grade(hard) > 20.0);
}

#[test]
fn statements_are_readable() {
    for [text, options, lang, _] in cases() {
        let said = stated(text, options, lang);
        if lang == "en" {
            let both = grade(&format!("{} {}", said.sentence, said.paragraph));
            assert!(both <= MAX_GRADE, "{both:.1}: {text}");
            let paragraph = grade(&said.paragraph);
            assert!(
                paragraph <= MAX_GRADE_OF_PARAGRAPH,
                "{paragraph:.1}: {text}"
            );
        } else {
            let index = inflesz(&said.paragraph);
            assert!(
                index >= MIN_INFLESZ,
                "{index:.1}: {text}: {}",
                said.paragraph
            );
        }
    }
}
