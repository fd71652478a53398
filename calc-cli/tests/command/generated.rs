//! What is made from the command line's own definition: help, completions, the manual page.

use calc_core::batch::{Cell, Profile, Status};

use crate::harness::{expect, stdout};

const OPTIONS: [&str; 19] = [
    "purity",
    "lethal-dose",
    "tablet-share",
    "tablet-content",
    "preset",
    "as-of",
    "salt",
    "form",
    "method",
    "substance",
    "impact",
    "of",
    "population",
    "price",
    "format",
    "explain",
    "catalog",
    "color",
    "help",
];

#[test]
fn help_says_exactly_this() {
    expect("help", &[&["-h"], &["--help"]]);
    expect("help-batch", &[&["batch", "-h"], &["batch", "--help"]]);
}

#[test]
fn help_of_tables_says_every_word_that_the_library_writes_or_takes() {
    let help = stdout(&["batch", "--help"]);
    let statuses = Status::ALL.iter().map(|status| status.name());
    let cells = Cell::ALL.iter().map(|cell| cell.name());
    for word in statuses.chain(cells) {
        assert!(help.contains(word), "{word}");
    }
    for profile in Profile::all() {
        assert!(help.contains(&format!("\n  {}: ", profile.id)));
    }
    assert!(help.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn every_shell_completes_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&["completions", shell]);
        for option in OPTIONS {
            // fish writes `-l purity`.
            let written =
                script.contains(&format!("--{option}")) || script.contains(&format!("-l {option}"));
            assert!(written, "{shell}: {option}");
        }
    }
}

/// clap's scripts for PowerShell and Elvish complete options, not their values.
#[test]
fn bash_zsh_and_fish_complete_values() {
    for shell in ["bash", "zsh", "fish"] {
        let script = stdout(&["completions", shell]);
        for value in [
            "dea-fy2025",
            "fentanyl-2mg",
            "purity-adjusted",
            "citrate",
            "markdown",
        ] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn the_manual_page_has_every_option() {
    let page = stdout(&["man"]);
    assert!(page.starts_with(".ie") || page.contains(".TH dosecalc"));
    for option in OPTIONS {
        assert!(page.contains(&option.replace('-', "\\-")), "{option}");
    }
    assert!(page.contains("Exit codes"));
}

#[test]
fn every_command_that_the_page_names_has_a_page() {
    for command in [
        "convert",
        "batch",
        "statement",
        "tablets",
        "list",
        "merge",
        "completions",
        "man",
    ] {
        assert!(
            stdout(&["man"]).contains(&format!("dosecalc\\-{command}(1)")),
            "{command}"
        );
        assert!(
            stdout(&["man", command]).contains(&format!(".TH dosecalc-{command} 1")),
            "{command}"
        );
    }
    assert!(stdout(&["man", "list"]).contains("\\-\\-format"));
    for option in ["mean", "spread", "sample"] {
        let option = format!("\\-\\-{option}");
        assert!(stdout(&["man", "tablets"]).contains(&option), "{option}");
    }
    for option in ["lang", "part", "purity"] {
        let option = format!("\\-\\-{option}");
        assert!(stdout(&["man", "statement"]).contains(&option), "{option}");
    }
}

#[test]
fn the_version_is_one_line() {
    assert_eq!(
        stdout(&["--version"]),
        format!("dosecalc {}\n", env!("CARGO_PKG_VERSION"))
    );
}
