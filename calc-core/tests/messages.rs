//! Every template that a page can show has its words, with the same holes.
#![cfg(feature = "spanish")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calc_core::wording::{Dictionary, Language, Words};
use calc_core::{Catalog, Question, read};

/// Files whose sentences only the command shows: a user's own catalogue and profile, files of totals, and
/// the options of the batch as text.
const COMMAND_ONLY: [&str; 6] = [
    "catalog/overlay.rs",
    "catalog/check.rs",
    "batch/profile/",
    "batch/report/",
    "batch/ask.rs",
    "message.rs",
];

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.display().to_string();
        if path.is_dir() {
            sources(&path, texts);
        } else if !COMMAND_ONLY.iter().any(|skipped| name.contains(skipped)) {
            texts.push(fs::read_to_string(&path).expect("text"));
        }
    }
}

/// The templates of `say!` and `why!`, with the line ends that a backslash hides taken out.
fn templates() -> BTreeSet<String> {
    let mut texts = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&root, &mut texts);
    let mut found = BTreeSet::new();
    for text in &texts {
        let calls = ["say!(", "why!(", ".hint(", "refused("];
        for behind in calls.iter().flat_map(|call| text.split(call).skip(1)) {
            let Some(literal) = behind.trim_start().strip_prefix('"') else {
                continue;
            };
            let mut template = String::new();
            let mut chars = literal.chars();
            while let Some(c) = chars.next() {
                match c {
                    '"' => break,
                    '\\' => match chars.next() {
                        Some('\n') => {
                            let rest = chars.as_str().trim_start();
                            chars = rest.chars();
                        }
                        Some(other) => template.push(other),
                        None => break,
                    },
                    _ => template.push(c),
                }
            }
            found.insert(template);
        }
    }
    found
}

/// Whether a template has words of its own, beside holes and marks.
fn has_words(template: &str) -> bool {
    template.chars().any(char::is_alphabetic)
}

#[test]
fn the_templates_are_found() {
    let found = templates();
    assert!(found.len() > 150, "{}", found.len());
    assert!(found.contains("`{}` can be read as {} or as {}"));
}

#[test]
fn no_page_names_an_option_or_a_command() {
    let pages = [
        Words::ENGLISH.on_page(),
        Words::new(Language::Spanish, Some(Dictionary::spanish())).on_page(),
    ];
    let mut left = Vec::new();
    for template in templates() {
        for words in pages {
            let said = words.message(&template);
            if said.contains("--") || said.contains("`dosecalc") {
                left.push(said.to_owned());
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn translations_have_no_more_holes_than_their_template() {
    let dictionary = Dictionary::spanish();
    for section in ["messages", "page"] {
        for (template, text) in dictionary.section(section) {
            let holes = |text: &str| text.matches('{').count();
            assert!(holes(text) <= holes(template), "{template}: {text}");
        }
    }
}

#[test]
fn every_template_has_spanish() {
    let words = Words::new(Language::Spanish, Some(Dictionary::spanish())).on_page();
    // What a page says in English is no Spanish either.
    let english = Words::ENGLISH.on_page();
    let missing: Vec<String> = templates()
        .into_iter()
        .filter(|text| {
            let said = english.message(text);
            has_words(said) && words.message(text) == said
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What a hint tells people to write: what stands behind "as in", each of several by itself.
fn examples<'a>(hint: &'a str, as_in: &str, or: &str) -> Vec<&'a str> {
    let Some((_, behind)) = hint.split_once(as_in) else {
        return Vec::new();
    };
    let end = behind.find([';', '(']).unwrap_or(behind.len());
    let parts = behind[..end].split(", ").next().unwrap_or_default();
    parts.split(or).map(str::trim).collect()
}

/// Whether somebody who writes it is understood: as an amount or a part of one, a share, a range or a month.
fn is_read(example: &str, fentanyl: &str) -> bool {
    let given = |name: &str| {
        let question = format!(r#"{{"text": "", "{name}": "{example}"}}"#);
        let question = Question::from_json(&question).expect("a question");
        question.settings(&Catalog::built_in()).is_ok()
    };
    let texts = [
        example.to_owned(),
        format!("{example} g {fentanyl}"),
        format!("5 kg {fentanyl} {example}"),
    ];
    let mut texts = texts.iter();
    texts.any(|text| read(text, &Catalog::built_in()).is_ok())
        || given("purity")
        || given("as_of")
        || is_a_price(example)
        || is_a_spread(example)
}

#[cfg(feature = "impact")]
fn is_a_price(example: &str) -> bool {
    let (settings, catalog) = (calc_core::Settings::default(), Catalog::built_in());
    let seizure = calc_core::answer("5 kg fentanyl", &settings, &catalog).expect("an answer");
    let question = calc_core::ImpactQuestion {
        price: Some(example.to_owned()),
        ..calc_core::ImpactQuestion::default()
    };
    question.impact(&seizure, &settings, &catalog).is_ok()
}

/// Without the feature nothing reads one.
#[cfg(not(feature = "impact"))]
fn is_a_price(example: &str) -> bool {
    example.contains('/')
}

#[cfg(feature = "tablets")]
fn is_a_spread(example: &str) -> bool {
    let question = calc_core::TabletQuestion {
        text: "500 fentanyl tablets".to_owned(),
        mean: Some("1.94mg".to_owned()),
        spread: Some(example.to_owned()),
        ..calc_core::TabletQuestion::default()
    };
    question.answer(&Catalog::built_in()).is_ok()
}

/// Without the feature nothing reads one.
#[cfg(not(feature = "tablets"))]
fn is_a_spread(example: &str) -> bool {
    example.contains("mg..")
}

#[test]
fn what_hints_tell_to_write_is_read() {
    let english = templates();
    let spanish: Vec<&str> = ["messages", "page"]
        .iter()
        .flat_map(|section| Dictionary::spanish().section(section))
        .map(|(_, text)| text)
        .collect();
    let spanish = spanish
        .iter()
        .flat_map(|hint| examples(hint, "por ejemplo ", " o "))
        .map(|example| (example.replace("de {}", "de fentanilo"), "de fentanilo"));
    let english = english
        .iter()
        .flat_map(|hint| examples(hint, "as in ", " or "))
        .map(|example| {
            (
                example
                    .replace("kg {}", "kg fentanyl")
                    .replace("{} of", "12 lb of"),
                "fentanyl",
            )
        });
    let amounts: Vec<(String, &str)> = spanish
        .chain(english)
        .map(|(example, fentanyl)| (example.replace("{}", "12"), fentanyl))
        .filter(|(example, _)| example.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert!(amounts.len() > 50, "{}", amounts.len());
    let unread: Vec<_> = amounts
        .iter()
        .filter(|(example, fentanyl)| !is_read(example, fentanyl))
        .collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn no_spanish_hint_has_an_english_example() {
    let words = [
        "fentanyl", "powder", "tablets", "pills", "pounds", "of", "and",
    ];
    for section in ["messages", "page"] {
        for (_, text) in Dictionary::spanish().section(section) {
            for example in examples(text, "por ejemplo ", " o ") {
                let mut said = example.split_whitespace();
                assert!(!said.any(|word| words.contains(&word)), "{text}");
            }
        }
    }
}
