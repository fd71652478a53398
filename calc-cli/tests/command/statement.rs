//! `statement`: parts, formats, languages, and what is refused.

use serde_json::Value;

use crate::harness::{expect, run, stdout, text};

const LEAD: [&str; 6] = ["statement", "about", "152", "pounds", "of", "fentanyl"];

fn lead<'a>(options: &[&'a str]) -> Vec<&'a str> {
    LEAD.iter().chain(options).copied().collect()
}

#[test]
fn statements_of_every_kind_of_answer() {
    expect(
        "statement",
        &[
            &LEAD,
            &lead(&["--lang", "es"]),
            &lead(&["--lang", "es-MX", "--part", "sentence"]),
            &lead(&["--format", "markdown"]),
            &lead(&["--format", "json", "--part", "footnote"]),
            &[
                "statement",
                "4.7 million fentanyl pills and nearly 2,396 lb of fentanyl powder",
            ],
            &["statement", "209 g carfentanil"],
            &lead(&["--quantiles"]),
            &[
                "statement",
                "1 kg fentanyl powder and 2 kg fentanyl powder",
                "--purity",
                "uniform:10%..20%",
                "--lang",
                "es-US",
            ],
            &[
                "statement",
                "12 kg suspected fentanyl powder",
                "--purity",
                "5%..12%..20%",
                "--lethal-dose",
                "1mg..2mg..3mg",
            ],
            &[
                "statement",
                "12 kg fentanyl",
                "--salt",
                "hcl",
                "--part",
                "paragraph",
            ],
            &[
                "statement",
                "20 lb fentanyl pills",
                "--lang",
                "es-US",
                "--part",
                "paragraph",
            ],
            &[
                "statement",
                "30 kg heroin",
                "--lethal-dose",
                "30mg",
                "--purity",
                "40%",
                "--part",
                "paragraph",
            ],
        ],
    );
}

#[test]
fn what_cannot_be_stated_is_refused() {
    expect(
        "refused-statements",
        &[
            &["statement", "50 mg fentanyl"],
            &["statement", "20 lb fentanyl pills", "--method", "gross"],
            &["statement", "152 lb fentanyl", "--lang", "fr"],
            &["statement", "1,5 kg fentanyl"],
            &["statement", "152 lb fentanyl", "--part", "title"],
        ],
    );
}

/// What is copied has no line breaks of a terminal's width, and ends in one.
#[test]
fn the_parts_are_those_of_the_whole() {
    let part = |part| stdout(&lead(&["--part", part]));
    let [sentence, paragraph, footnote] = ["sentence", "paragraph", "footnote"].map(part);
    assert_eq!(
        stdout(&LEAD),
        format!("{sentence}\n{paragraph}\n{footnote}")
    );
    assert_eq!(sentence.lines().count(), 1);
    assert_eq!(paragraph.lines().count(), 1);
    let json: Value = serde_json::from_str(&stdout(&lead(&["--format", "json"]))).expect("JSON");
    assert_eq!(json["sentence"], sentence.trim_end());
    assert_eq!(json["footnote"], footnote.trim_end());
    assert_eq!(json["lang"], "en");
    assert_eq!(json["input"], "about 152 pounds of fentanyl");
}

#[test]
fn json_is_what_the_schema_says() {
    let schema = stdout(&["schema", "statement"]);
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let json: Value =
        serde_json::from_str(&stdout(&lead(&["--format", "json", "--lang", "es"]))).expect("JSON");
    let known = schema["properties"].as_object().expect("properties");
    let said = json.as_object().expect("an object");
    assert!(said.keys().eq(known.keys()), "{said:?}");
    assert_eq!(said["schema_version"], known["schema_version"]["const"]);
    for name in schema["required"].as_array().expect("a list") {
        assert!(said.contains_key(name.as_str().expect("a name")));
    }
}

#[test]
fn no_word_of_a_catalogue_moves_the_screen() {
    let output = run(&["statement", "5 kg fentanyl", "--lang", "\u{1b}[31m"]);
    assert!(!text(&output.stderr).contains('\u{1b}'));
}
