//! Every template that a page can show has its words, with the same holes.
#![cfg(feature = "spanish")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calc_core::wording::{Dictionary, Language, Words};

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

/// The templates of `say!`, with the line ends that a backslash hides taken out.
fn templates() -> BTreeSet<String> {
    let mut texts = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&root, &mut texts);
    let mut found = BTreeSet::new();
    for text in &texts {
        for behind in text.split("say!(").skip(1) {
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
    let missing: Vec<String> = templates()
        .into_iter()
        .filter(|template| has_words(template) && words.message(template) == template)
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
