//! `--impact` in every format, and what is refused. `tests/impact.rs` checks the figures.

use serde_json::Value;

use crate::harness::{expect, stdout};

const LEAD: [&str; 10] = [
    "152",
    "lb",
    "fentanyl",
    "--impact",
    "--of",
    "1,875 lb",
    "--population",
    "11.8M",
    "--price",
    "$34,000/kg",
];

fn lead<'a>(options: &[&'a str]) -> Vec<&'a str> {
    LEAD.iter().chain(options).copied().collect()
}

#[test]
fn comparisons_in_text_and_markdown() {
    expect(
        "impact",
        &[
            &lead(&[]),
            &lead(&["--format", "markdown"]),
            &[
                "4.7 million fentanyl pills",
                "--impact",
                "--as-of",
                "2023-05",
            ],
            &["0.05 g fentanyl", "--impact"],
            &[
                "12 kg fentanyl and 5 million fentanyl tablets",
                "--impact",
                "--price",
                "90000/kg-pure",
            ],
            &["12 kg fentanyl and 5 kg carfentanil", "--impact"],
        ],
    );
}

#[test]
fn comparisons_as_data_are_one_member_more() {
    let json =
        |options: &[&str]| -> Value { serde_json::from_str(&stdout(options)).expect("JSON") };
    let mut with = json(&lead(&["--format", "json"]));
    let impact = with
        .as_object_mut()
        .expect("an object")
        .remove("impact")
        .expect("comparisons");
    assert_eq!(with, json(&["152", "lb", "fentanyl", "--format", "json"]));
    let value = |kind: &str| {
        let measures = impact["measures"].as_array().expect("a list").iter();
        let one = measures.clone().find(|measure| measure["kind"] == kind);
        one.expect("a measure")["value"]["central"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(value("value").as_deref(), Some("2344165.36816"));
    assert_eq!(value("kilogram-bricks").as_deref(), Some("68.94604024"));
}

#[test]
fn what_has_no_place_for_comparisons_is_refused() {
    expect(
        "refused-impact",
        &[
            &lead(&["--format", "csv"]),
            &["-", "--impact"],
            &["152 lb fentanyl", "--of", "1,875 lb"],
            &["152 lb fentanyl", "--impact", "--of", "100 lb"],
            &["152 lb fentanyl", "--impact", "--price", "34000"],
            &["152 lb fentanyl", "--impact", "--population", "Ohio"],
            &["152 lb fentanyl", "--impact", "--of", "cbp-2099"],
            &[
                "12", "kg", "fentanyl", "--impact", "--price", "90000/kg", "pure",
            ],
            &[
                "12 kg fentanyl and 5 million fentanyl tablets",
                "--impact",
                "--of",
                "100 kg",
            ],
        ],
    );
}
