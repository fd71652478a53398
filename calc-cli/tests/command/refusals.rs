//! Bad input: a message, a hint, nothing on standard output, exit code 1 for a text and 2 for a command line.

use crate::harness::{expect, run, text};

const LEAD: [&str; 3] = ["152", "lb", "fentanyl"];

#[test]
fn texts() {
    let digits = format!("{} kg fentanyl", "1".repeat(10_000));
    let long = "fentanyl ".repeat(2_000);
    let cases: &[&[&str]] = &[
        &["152", "lbb", "fentanyl"],
        &["152", "lbf", "fentanyl"],
        &["3", "litres", "fentanyl"],
        &["-5", "lb", "fentanyl"],
        &["-.5", "kg", "fentanyl"],
        &["-1,000", "kg", "fentanyl"],
        &["\u{2212}5", "kg", "fentanyl"],
        &["1,5", "kg", "fentanyl"],
        &["1.234", "kg", "de", "cocaína"],
        &["2", "tons", "of", "fentanyl"],
        &["5", "gr", "fentanyl"],
        &["tens", "of", "kilos", "of", "fentanyl"],
        &["3", "packages", "of", "fentanyl"],
        &["152", "fentanyl"],
        &["152", "lb"],
        &[""],
        &["   "],
        &[&digits],
        &[&long],
        &["1e999", "kg", "fentanyl"],
        &["152\u{1b}[31m", "lb", "fentanyl"],
        &["152 lb\u{9b}1m fentanyl"],
        &["152", "lb", "fentanyll"],
        &["152", "lb", "芬太尼x"],
        &["lst", "presets"],
        &["5", "kg", "heroin"],
    ];
    expect("refused-texts", cases);
    for args in cases {
        let output = run(args);
        assert!(output.stdout.is_empty(), "{args:?}");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(
            !text(&output.stderr).contains(|c: char| c.is_control() && c != '\n'),
            "{args:?}"
        );
    }
}

#[test]
fn options() {
    let cases: &[&[&str]] = &[
        &["--purity", "110%"],
        &["--purity", "10"],
        &["--purity", "0.103"],
        &["--purity", "0%"],
        &["--purity", "-5%"],
        &["--purity=-5%"],
        &["--purity", "20%..10.3%..5%"],
        &["--purity", "5%..20%"],
        &["--purity", "dea-fy2024"],
        &["--lethal-dose", "0mg"],
        &["--lethal-dose", "2"],
        &["--lethal-dose", "2mcg/kg"],
        &["--lethal-dose", "3mg..2mg..1mg"],
        &["--lethal-dose", "fentanyl-4mg"],
        &["--preset", "dea-fy2024"],
        &["--as-of", "2023-13"],
        &["--as-of", "2023-05", "--preset", "dea-2022"],
        &["--salt", "oxalate"],
        &["--substance", "fentanyll"],
        &["--method", "net"],
        &["--form", "liquid"],
        &["--format", "xml"],
        &["--explain", "--format", "json"],
        &["--colour"],
        &["-x"],
    ];
    let lines: Vec<Vec<&str>> = cases
        .iter()
        .map(|options| LEAD.iter().chain(*options).copied().collect())
        .collect();
    let others: &[&[&str]] = &[
        &["-", "--format", "text"],
        &["--color", "never", "list", "presets"],
        &["list", "colours"],
    ];
    let all: Vec<&[&str]> = lines
        .iter()
        .map(Vec::as_slice)
        .chain(others.iter().copied())
        .collect();
    expect("refused-options", &all);
    for args in all {
        let output = run(args);
        assert!(output.stdout.is_empty(), "{args:?}");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

/// Options that are good in themselves and do not fit the text: the refusal is about both.
#[test]
fn options_that_do_not_fit() {
    let cases: &[&[&str]] = &[
        &["152", "lb", "fentanyl", "--as-of", "2012-01"],
        &["152", "lb", "fentanyl", "--as-of", "2023-11"],
        &["1", "kg", "fentanyl", "--as-of", "2017-02"],
        &["152", "lb", "fentanyl", "--method", "tablet-share"],
        &["1", "kg", "fentanyl", "--preset", "dea-2017"],
        &["1", "kg", "carfentanil", "--salt", "hcl", "--purity", "1%"],
        &["1", "kg", "carfentanil", "--purity", "dea-fy2025"],
        &["1", "kg", "heroin", "--lethal-dose", "fentanyl-2mg"],
        &["1", "kg", "fentanyl", "citrate", "--salt", "hcl"],
        &["5", "lb", "of", "carfentanil", "pills"],
        &["500", "carfentanil", "pills"],
        &["3", "kg", "fentanyl", "and", "1", "kg", "heroin"],
        &[
            "3",
            "kg",
            "fentanyl",
            "and",
            "1",
            "kg",
            "carfentanil",
            "--lethal-dose",
            "2mg",
        ],
        &[
            "9",
            "fentanyl",
            "pills",
            "and",
            "9",
            "carfentanil",
            "pills",
            "--tablet-content",
            "1mg",
        ],
    ];
    expect("refused-together", cases);
    for args in cases {
        let output = run(args);
        assert!(output.stdout.is_empty(), "{args:?}");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
    }
}

#[test]
fn nothing_at_all_is_answered_with_short_help() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("Usage: dosecalc"));
}
