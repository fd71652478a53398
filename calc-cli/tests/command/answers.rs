//! Answers, in every format. The figures of the files were checked with big rationals, not with the program.

use crate::harness::{expect, run, text};

const LEAD: &[&str] = &["152", "lb", "fentanyl"];
const MIXED: &[&str] = &[
    "4.7", "million", "fentanyl", "pills", "and", "2,396", "lb", "of", "fentanyl", "powder",
];

fn with<'a>(words: &[&'a str], options: &[&'a str]) -> Vec<&'a str> {
    words.iter().chain(options).copied().collect()
}

#[test]
fn the_lead_example() {
    expect("lead-text", &[LEAD]);
    expect("lead-json", &[&with(LEAD, &["--format", "json"])]);
    expect("lead-markdown", &[&with(LEAD, &["--format", "markdown"])]);
    expect("lead-csv", &[&with(LEAD, &["--format", "csv"])]);
    expect(
        "lead-explain",
        &[
            &with(LEAD, &["--explain"]),
            &with(LEAD, &["--explain", "--format", "markdown"]),
        ],
    );
}

#[test]
fn a_mixed_seizure() {
    expect("mixed-text", &[MIXED]);
    expect(
        "mixed-data",
        &[
            &with(MIXED, &["--format", "csv"]),
            &with(MIXED, &["--format", "markdown"]),
        ],
    );
}

#[test]
fn weighed_tablets() {
    expect(
        "weighed-tablets",
        &[&["10", "kg", "fentanyl", "tablets", "--explain"]],
    );
}

#[test]
fn options_replace_assumptions() {
    expect(
        "options",
        &[
            &with(LEAD, &["--purity", "5%..10.3%..20%"]),
            &with(
                LEAD,
                &["--lethal-dose", "1mg..2mg..3mg", "--method", "gross"],
            ),
            &with(LEAD, &["--as-of", "2023-05", "--salt", "hcl"]),
            &[
                "50,000",
                "fentanyl",
                "tablets",
                "--tablet-share",
                "dea-2022",
            ],
            &["10 kg", "--substance", "carfentanil", "--purity", "1%"],
        ],
    );
}

#[test]
fn an_amount_too_small_to_be_a_seizure_gets_no_figures() {
    expect("small", &[&["0.05", "g", "fentanyl", "--explain"]]);
}

#[test]
fn words_and_options_stand_in_any_order() {
    let plain = run(LEAD).stdout;
    let quoted = run(&["152 lb fentanyl"]).stdout;
    assert_eq!(text(&plain), text(&quoted));
    assert_eq!(text(&plain), text(&run(&with(&["convert"], LEAD)).stdout));
    let before = run(&with(&["--purity", "8%"], LEAD)).stdout;
    assert_eq!(
        text(&before),
        text(&run(&with(LEAD, &["--purity=8%"])).stdout)
    );
    let twice = run(&with(
        LEAD,
        &["--method", "gross", "--method", "purity-adjusted"],
    ))
    .stdout;
    assert_eq!(
        text(&twice),
        text(&run(&with(LEAD, &["--method", "gross,purity-adjusted"])).stdout)
    );
}
