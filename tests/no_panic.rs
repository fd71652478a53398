//! No text of any kind panics: any text, a soup of the reader's own words, and cases with a slip in them.

use std::sync::LazyLock;

use calc_core::{
    Choice, LethalDose, Method, Month, Purity, Settings, TabletContent, TabletShare, answer, read,
};
use proptest::prelude::*;

use crate::ask::CATALOG;
use crate::config;
use crate::data::{READING, rows};

const WORDS: &str = include_str!("../calc-core/data/words.toml");

/// Every quoted word of the reader's table, the substances, and what has no place in any table.
static SOUP: LazyLock<Vec<String>> = LazyLock::new(|| {
    let quoted = WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split('"').skip(1).step_by(2));
    let names = CATALOG.substances().iter().map(|substance| &*substance.id);
    let numbers = [
        "0",
        "1",
        "2.5",
        "1,5",
        "1.5",
        "152",
        "1,234",
        "1.234",
        "0.000000000001",
        "1e3",
        "1e999",
        "9999999999999999999999999999",
        "1/2",
        "2-1/2",
        "10-20",
        "-5",
        "000",
        "500",
        "1e-28",
        ".93",
        "79228162514264337593543950335",
        "100000000000000",
        "0,",
        "1'000",
        "½",
        "٣",
        "５",
    ];
    let marks = [
        "(", ")", "[", "]", ",", ".", "/", "-", "–", "—", "\"", "'", "…", "$", "%", "+", "=",
        "\u{a0}", "\u{200b}", "\u{202e}", "\0", "#", "@", "é", "\u{301}", "𝟓",
    ];
    quoted
        .chain(names)
        .chain(numbers)
        .chain(marks)
        .map(str::to_owned)
        .collect()
});

/// Reads and answers, and holds what comes out to what is true of every answer.
fn try_everything(text: &str) -> Result<(), TestCaseError> {
    let settings = Settings {
        substance: Some("fentanyl".to_owned()),
        ..Settings::default()
    };
    match answer(text, &settings, &CATALOG) {
        Ok(assessment) => {
            prop_assert!(assessment.to_json().ends_with(&['}'][..]), "no document");
            for figure in &assessment.figures {
                prop_assert!(
                    figure.doses.low <= figure.doses.central
                        && figure.doses.central <= figure.doses.high,
                    "{:?}",
                    text
                );
                prop_assert!(!figure.working().is_empty());
                for id in &figure.assumptions {
                    prop_assert!(
                        assessment
                            .assumptions
                            .iter()
                            .any(|assumption| assumption.id == *id),
                        "{:?}: no {}",
                        text,
                        id
                    );
                }
            }
            for exhibit in &assessment.exhibits {
                let again = read(&exhibit.written, &CATALOG);
                prop_assert!(
                    again.is_ok(),
                    "{:?}: `{}` does not read: {}",
                    text,
                    exhibit.written,
                    again.unwrap_err()
                );
            }
        }
        Err(error) => {
            prop_assert!(!error.message().to_string().is_empty());
            if let Some(span) = error.span() {
                prop_assert!(
                    text.get(span.clone()).is_some(),
                    "{:?}: {:?} is no part of it",
                    text,
                    span
                );
            }
        }
    }
    Ok(())
}

fn options(text: &str) {
    let _ = text.parse::<Choice<Purity>>();
    let _ = text.parse::<Choice<LethalDose>>();
    let _ = text.parse::<Choice<TabletShare>>();
    let _ = text.parse::<Choice<TabletContent>>();
    let _ = text.parse::<Month>();
    let _ = text.parse::<Method>();
    let _ = CATALOG.substance(text);
    let _ = CATALOG.preset(text);
}

fn soup(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = (
        0..SOUP.len(),
        prop::sample::select(vec![" ", " ", " ", "", "-"]),
    );
    prop::collection::vec(word, words).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, space)| [&*SOUP[word], space])
            .collect()
    })
}

/// A case with characters put in, taken out or swapped.
fn slipped_case() -> impl Strategy<Value = String> {
    let cases: Vec<_> = rows::<2>(READING).map(|(_, [text, _])| text).collect();
    let slip = (
        any::<prop::sample::Index>(),
        any::<char>(),
        0..5_u8,
        0..SOUP.len(),
    );
    (
        prop::sample::select(cases),
        prop::collection::vec(slip, 1..4),
    )
        .prop_map(|(case, slips)| {
            let mut chars: Vec<char> = case.chars().collect();
            for (at, c, kind, word) in slips {
                let at = at.index(chars.len() + 1);
                match kind {
                    0 => chars.insert(at, c),
                    1 if at < chars.len() => drop(chars.remove(at)),
                    2 if at + 1 < chars.len() => chars.swap(at, at + 1),
                    3 => chars.truncate(at),
                    _ => drop(chars.splice(at..at, format!(" {} ", SOUP[word]).chars())),
                }
            }
            chars.into_iter().collect()
        })
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn any_text(text in ".*") {
        try_everything(&text)?;
        options(&text);
    }

    #[test]
    fn any_characters(text in prop::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)) {
        try_everything(&text)?;
        options(&text);
    }

    #[test]
    fn soup_of_words(text in soup(1..12)) {
        try_everything(&text)?;
        options(&text);
    }

    #[test]
    fn an_amount_and_soup(number in "[0-9]{1,9}([.,][0-9]{1,6})?", text in soup(1..6)) {
        try_everything(&format!("{number} {text}"))?;
        try_everything(&format!("{number} kg {text} fentanyl"))?;
    }

    #[test]
    fn cases_with_slips(text in slipped_case()) {
        try_everything(&text)?;
    }

    #[test]
    fn option_values(text in "[-+.,0-9]{0,31}(mg|%|kg|µg|Mg|percent|..|e9|/2|\\u{200b}| ){0,3}[-.,0-9%mg]{0,20}") {
        options(&text);
        options(&format!("{text}..{text}..{text}"));
    }
}

#[test]
fn long_texts() {
    for text in [
        "1".repeat(10_000),
        "kg ".repeat(5000),
        "(".repeat(16_000),
        "5 kg and ".repeat(1800),
        "-".repeat(16_384),
        "a ".repeat(8192),
        "é".repeat(9000),
        "half ".repeat(3000),
        "million ".repeat(2000),
    ] {
        try_everything(&text).unwrap();
        options(&text);
    }
}

/// So many items that their mass is past the largest decimal. Found by the fuzz target.
#[test]
fn counts_past_every_mass() {
    for text in [
        "99999999999999999999999999 x 2 kg fentanyl",
        "544444444444444444444444443 2 kg bags of fentanyl",
        "9999999999999999999999999999 bags of 1 t each fentanyl",
        "1e28 x 1 kg fentanyl",
    ] {
        try_everything(text).unwrap();
        assert!(read(text, &CATALOG).is_err(), "{text}");
    }
}
