//! `--catalog`: a file of the user's own.

use crate::harness::{expect, run, stdout};

#[test]
fn a_shape_of_an_own_preset_is_used_and_listed() {
    let county = ["--catalog", "shaped.toml", "--preset", "county-2026"];
    expect(
        "own-shape",
        &[&[
            &[
                "10 kg fentanyl",
                "--quantiles",
                "--method",
                "purity-adjusted",
            ],
            &county[..],
        ]
        .concat()],
    );
    let listed = stdout(&["list", "presets", "--catalog", "shaped.toml"]);
    assert!(listed.contains("purity 8%, triangular: "), "{listed}");
    let data = stdout(&[
        "list",
        "presets",
        "--format",
        "json",
        "--catalog",
        "shaped.toml",
    ]);
    assert!(data.contains(r#""shape": "triangular""#), "{data}");
}

#[test]
fn an_own_yearly_total_is_compared_with_and_listed() {
    let own = ["--catalog", "total.toml"];
    let beside = [&["10 kg fentanyl", "--impact"], &own[..]].concat();
    let told = stdout(&beside);
    assert!(told.contains("County sheriff, 2025"), "{told}");
    assert!(told.contains("County laboratory, mean of 2026"), "{told}");
    let by_id = stdout(&[&beside[..], &["--of", "county-2025"]].concat());
    assert!(by_id.contains("County sheriff, 2025"), "{by_id}");
    let listed = stdout(&[&["list", "totals"], &own[..]].concat());
    assert!(listed.contains("county-2025  200 kg: "), "{listed}");
}

#[test]
fn an_own_preset_is_used_cited_and_listed() {
    expect(
        "own-catalog",
        &[&[
            "10",
            "kg",
            "fentanyl",
            "--catalog",
            "county.toml",
            "--preset",
            "county-2026",
        ]],
    );
    assert!(stdout(&["list", "presets", "--catalog", "county.toml"]).contains("county-2026"));
    assert!(
        stdout(&["list", "sources", "--catalog", "county.toml"])
            .contains("https://example.org/lab")
    );
}

#[test]
fn a_file_that_cannot_be_used_ends_with_65_and_one_that_cannot_be_opened_with_66() {
    let cases: &[(&str, i32)] = &[
        ("missing.toml", 66),
        (".", 66),
        ("broken.toml", 65),
        ("no-source.toml", 65),
        ("latin1.toml", 65),
    ];
    let lines: Vec<[&str; 5]> = cases
        .iter()
        .map(|(file, _)| ["10", "kg", "fentanyl", "--catalog", file])
        .collect();
    expect(
        "refused-catalogs",
        &lines.iter().map(|line| &line[..]).collect::<Vec<_>>(),
    );
    for (line, (_, code)) in lines.iter().zip(cases) {
        let output = run(line);
        assert_eq!(output.status.code(), Some(*code), "{line:?}");
        assert!(output.stdout.is_empty());
    }
}
