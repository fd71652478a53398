//! Quantiles, chances, shapes and draws in every format, and what is refused. `tests/how_sure.rs` checks the figures.

use serde_json::Value;

use crate::batch::Folder;
use crate::harness::{expect, stdout, text};

#[test]
fn how_sure_in_text_and_markdown() {
    let shapes = [
        "273 kg fentanyl powder",
        "--purity",
        "triangular:7.6%..10.4%..13.2%",
        "--lethal-dose",
        "lognormal:1mg..4mg",
        "--exceeds",
        "20 million",
    ];
    let markdown = [&shapes[..], &["--format", "markdown"]].concat();
    expect(
        "how-sure",
        &[
            &shapes,
            &markdown,
            &[
                "4.7 million fentanyl pills and 2,396 lb of fentanyl powder",
                "--quantiles",
            ],
            &[
                "1 kg fentanyl powder and 2 kg fentanyl powder",
                "--quantiles=10%,90%",
            ],
            &["152 lb fentanyl", "--method", "gross", "--quantiles"],
            &["12 kg fentanyl", "--method", "gross", "--exceeds", "1M"],
            &[
                "10 kg U=0.5 kg k=2 fentanyl powder",
                "--purity",
                "uniform:10%..10.1%",
                "--method",
                "purity-adjusted",
            ],
            &[
                "152 lb fentanyl",
                "--quantiles",
                "--draws",
                "10000",
                "--seed",
                "3",
            ],
        ],
    );
}

/// Quantiles far beyond low and high, which are nearly one: the picture reaches from the first to the last.
#[test]
fn a_picture_of_a_wide_weighing_and_a_narrow_range() {
    let text = stdout(&[
        "100,000,000,000 kg U=99.9% k=1 fentanyl",
        "--lethal-dose",
        "0.001mcg",
        "--purity",
        "90%..90.0000000000000000000000001%..90.0000000000000000000000002%",
        "--quantiles=50%,99.99%",
    ]);
    assert!(text.contains("trillion |#====="), "{text}");
}

#[test]
fn how_sure_as_data_is_one_member_more() {
    let json =
        |options: &[&str]| -> Value { serde_json::from_str(&stdout(options)).expect("JSON") };
    let lead = ["152", "lb", "fentanyl", "--format", "json"];
    let mut with = json(&[&lead[..], &["--quantiles"]].concat());
    let spreads = with.as_object_mut().expect("an object").remove("spreads");
    assert_eq!(with, json(&lead));
    assert_eq!(
        spreads.expect("spreads")["figures"][1]["method"],
        "purity-adjusted"
    );
    let both = json(&[&lead[..], &["--quantiles", "--impact"]].concat());
    assert!(both["spreads"].is_object() && both["impact"].is_object());
}

#[test]
fn what_has_no_place_for_it_is_refused() {
    expect(
        "refused-how-sure",
        &[
            &["152 lb fentanyl", "--quantiles", "--format", "csv"],
            &["-", "--purity", "uniform:5%..20%"],
            &["152 lb fentanyl", "--quantiles=0%"],
            &["152 lb fentanyl", "--exceeds", "0"],
            &["152 lb fentanyl", "--draws", "10"],
            &["152 lb fentanyl", "--seed", "1"],
            &["152 lb fentanyl", "--purity", "triangl:5%..10%..20%"],
            &["152 lb fentanyl", "--purity", "uniform:5%..10%..20%"],
            &["152 lb fentanyl", "--purity", "triangular:5%..30%..20%"],
            &["152 lb fentanyl", "--purity", "lognormal:5%..90%"],
            &["152 lb fentanyl", "--purity", "5%.."],
            &["152 lb fentanyl", "--purity", "pert:dea-fy2025"],
            &["152 lb fentanyl", "--exceeds", "1e40"],
            &["152 lb fentanyl", "--draws", "many"],
            &["152 lb fentanyl", "--draws", "2000.5"],
            &[
                "152 lb fentanyl",
                "--draws",
                "2,000",
                "--seed",
                "99999999999",
            ],
            &["152 lb fentanyl", "--draws", "2 thousand", "--seed", "-1"],
            &["152", "lb", "fentanyl", "--quantiles", "5%,50%"],
            &["batch", "in.csv", "--threads", "-1"],
        ],
    );
}

#[test]
fn an_uncertainty_that_is_none_is_refused() {
    expect(
        "refused-uncertainties",
        &[
            &["152 lb U=200 lb fentanyl"],
            &["152 lb U=5 ml fentanyl"],
            &["152 lb U=5 fentanyl"],
            &["152 lb k=2 fentanyl"],
            &["152 lb u=1 lb k=2 fentanyl"],
            &["152 lb U=1 lb k=0.5 fentanyl"],
            &["152 lb U=1 lb U=2 lb fentanyl"],
            &["48 x 1 kg fentanyl U=5 g"],
            &["20,000 fentanyl tablets U=5 g"],
            &["152 lb ± 1 lb fentanyl"],
            &["152 lb fentanyl", "--impact", "--of", "1,875 lb U=5 lb"],
        ],
    );
}

/// Totals of a table know no weighings: a cell that gives one is rejected, not read without it.
#[test]
fn an_uncertainty_in_a_cell_is_rejected_with_help() {
    let folder = Folder::new();
    folder.write(
        "in.csv",
        "quantity,substance\n\"10 kg U=5 g\",fentanyl\n5 kg,fentanyl U=5 g\n3 kg,fentanyl\n",
    );
    let done = folder.batch(&["in.csv", "-o", "out.csv"]);
    let said = text(&done.stderr);
    assert!(
        said.contains("3 rows read = 1 with figures + 0 passed through + 2 rejected"),
        "{said}"
    );
    let rejects = folder.text("out.rejects.csv");
    for why in [
        "`10 kg U=5 g` holds an uncertainty; write the mass alone, as in 152 lb",
        "unknown substance `fentanyl U=5 g`; `dosecalc list substances` shows the names it knows",
    ] {
        assert!(rejects.contains(why), "{rejects}");
    }
}

#[test]
fn bags_that_say_nothing_are_refused() {
    let refused = |purity| ["2 kg fentanyl powder", "--purity", purity];
    expect(
        "refused-bags",
        &[
            &refused("bags:6 of 20:8%,12%"),
            &refused("bags:20:8%,12%"),
            &refused("bags:six of 20:8%,12%"),
            &refused("bags:4 of 20:8%,9%,1%,2%"),
            &refused("bags:6 of 5:8%,9%,1%,2%,1%,1%"),
            &refused("bags:5 of 20:none,0%,none,none,none"),
            &refused("bags:5 of 20:8,9,10,11,12"),
            &refused("bags:5 of 100:1%,50%,3%,4%,9%"),
            &refused("bags:5 of 100:8%,8%,8%,8%,8%"),
            &["2 kg fentanyl", "--lethal-dose", "bags:1 of 1:2mg"],
        ],
    );
}

#[test]
fn bags_in_an_answer_and_a_statement() {
    let purity = ["--purity", "bags:6 of 20:8%,12%,none,10.5%,9%,11%"];
    let of = |words: &[&'static str]| [words, &purity[..]].concat();
    expect(
        "bags",
        &[
            &of(&["2 kg fentanyl powder", "--format", "markdown"]),
            &of(&["statement", "2 kg fentanyl powder"]),
            &of(&[
                "statement",
                "2 kg fentanyl powder",
                "--lang",
                "es",
                "--part",
                "paragraph",
            ]),
            &of(&[
                "statement",
                "2 kg fentanyl powder",
                "--lang",
                "es",
                "--part",
                "footnote",
            ]),
            &[
                "2 kg fentanyl powder",
                "--quantiles",
                "--purity",
                "bags:5 of 100:80%,85%,90%,95%,100%",
            ],
        ],
    );
}
