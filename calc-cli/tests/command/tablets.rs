//! `tablets`: the answer in every format, and what is refused. `tests/tablets.rs` checks the figures.

use serde_json::Value;

use crate::harness::{expect, stdout};

const BATCH: [&str; 6] = ["tablets", "50,000", "fentanyl", "tablets", "--sample", "5"];

fn batch<'a>(options: &[&'a str]) -> Vec<&'a str> {
    BATCH.iter().chain(options).copied().collect()
}

#[test]
fn a_batch_in_text_and_markdown() {
    expect(
        "tablets",
        &[
            &batch(&[]),
            &batch(&["--format", "markdown", "--preset", "dea-2022"]),
            &[
                "tablets",
                "10 kg of fentanyl tablets",
                "--mean",
                "1.94mg",
                "--spread",
                "0.03mg..9mg",
            ],
            &["tablets", "9 fentanyl tablets"],
        ],
    );
}

#[test]
fn a_batch_as_data() {
    let json: Value = serde_json::from_str(&stdout(&batch(&["--format", "json"]))).expect("JSON");
    assert_eq!(json["basis"], "published");
    // Python's `fractions`, 1 - C(35500, 5) / C(50000, 5), to 28 digits.
    assert_eq!(
        json["figures"]["at_least_one"]["central"],
        "81.95918041379178003172368822"
    );
    assert_eq!(
        json["assessment"]["figures"][0]["doses"]["central"],
        "14500"
    );
    assert!(stdout(&["schema", "tablets"]).contains("urn:dosecalc:schema:tablets:1"));
}

#[test]
fn what_is_no_batch_is_refused() {
    expect(
        "refused-tablets",
        &[
            &["tablets", "152 lb fentanyl powder"],
            &["tablets", "500 fentanyl tablets", "--sample", "501"],
            &["tablets", "500 fentanyl tablets", "--mean", "1.94mg"],
            &["tablets", "500 fentanyl tablets", "--lethal-dose", "3mg"],
            &["tablets", "500 carfentanil tablets"],
            &[
                "tablets",
                "500 fentanyl tablets",
                "--mean",
                "1.94mg",
                "--spread",
                "0",
            ],
            &["tablets", "500 fentanyl tablets", "--preset", "dea-2018"],
            &["tablets"],
        ],
    );
}
