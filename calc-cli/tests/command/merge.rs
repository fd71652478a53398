//! `merge`: totals of several runs as those of one.
//!
//! The files under `tests/data` come from big rationals of another language: the reader refuses doses that
//! are not what their parts add up to.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use calc_cli::Console;

use crate::harness::{compare, dosecalc, expect, run, stdout, text};

const A: &str = "totals-a.json";
const B: &str = "totals-b.json";

#[test]
fn totals_say_exactly_this() {
    expect(
        "totals",
        &[
            &["merge", A, B],
            &["merge", A, B, "--mass-unit", "lb", "--format", "csv"],
            &["merge", A, A, "--allow-same-input", "--format", "csv"],
        ],
    );
}

#[test]
fn totals_with_quantiles_say_exactly_this() {
    let totals = [
        "batch",
        "seizures.csv",
        "--quantiles",
        "--totals-by",
        "state",
        "-o",
        "/dev/null",
        "--rejects",
        "/dev/null",
    ];
    expect("totals-quantiles", &[&totals]);
}

#[test]
fn totals_on_a_wide_page_are_one_table() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/totals-small.json");
    let (mut stdin, mut stdout, mut stderr) = (std::io::empty(), Vec::new(), Vec::new());
    let mut console = Console {
        stdin: &mut stdin,
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is_terminal: true,
        stderr_is_terminal: true,
        no_color: true,
        width: 100,
        owns_process: false,
    };
    let args = ["dosecalc", "merge", file].map(OsString::from);
    assert_eq!(calc_cli::run(args, &mut console), 0);
    let answer = text(&stdout);
    let totals = answer.split("\n\nAssumptions").next().unwrap_or_default();
    compare("totals-wide", &format!("{totals}\n"));
}

#[test]
fn files_that_do_not_add_up_are_refused() {
    let cases: &[(&[&str], i32)] = &[
        (&[A, A], 1),
        (&[A, "totals-by-agency.json"], 1),
        (&["totals-newer.json"], 65),
        (&["county.toml"], 65),
        (&["latin1.toml"], 65),
        (&[A, "missing.json"], 66),
        (&["."], 66),
        (&[A, "--mass-unit", "ml"], 2),
        (&[A, "--mass-unit", "ton"], 2),
        (&[A, "--mass-unit", "kgg"], 2),
        (&[A, "-o", "missing/out.json"], 74),
        (&[], 2),
    ];
    let lines: Vec<Vec<&str>> = cases
        .iter()
        .map(|(args, _)| ["merge"].iter().chain(*args).copied().collect())
        .collect();
    for (line, (_, code)) in lines.iter().zip(cases) {
        let output = run(line);
        assert_eq!(output.status.code(), Some(*code), "{line:?}");
        assert!(output.stdout.is_empty(), "{line:?}");
    }
    // The name of a temporary file is another one each time.
    let lines: Vec<&[&str]> = lines
        .iter()
        .map(Vec::as_slice)
        .filter(|line| !line.contains(&"-o"))
        .collect();
    expect("refused-totals", &lines);
}

/// Order does not matter, nor does a file in between.
#[test]
fn merged_files_merge_to_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("text").to_owned();
    let (ab, out) = (path("ab.json"), path("out.JSON"));
    assert_eq!(stdout(&["merge", A, B, "-o", &ab]), "");
    assert_eq!(stdout(&["merge", "totals-small.json", &ab, "-o", &out]), "");
    let at_once = stdout(&["merge", B, "totals-small.json", A, "--format", "json"]);
    assert_eq!(read(&out), at_once);
    assert_eq!(stdout(&["merge", &ab, "--format", "json"]), read(&ab));
    assert_eq!(entries(folder.path()), ["ab.json", "out.JSON"]);
}

/// The files of the tests are as the command writes them: an oracle wrote them in its stead.
#[test]
fn one_file_is_written_as_it_was_read() {
    for file in [A, B, "totals-small.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data")
            .join(file);
        let expected = read(path.to_str().expect("text"));
        assert_eq!(stdout(&["merge", file, "--format", "json"]), expected);
    }
}

#[test]
fn standard_input_is_a_file_of_totals() {
    let mut child = dosecalc()
        .args(["merge", "-", B, "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let json = stdout(&["merge", A, "--format", "json"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(json.as_bytes()).expect("it is read");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        text(&output.stdout),
        stdout(&["merge", A, B, "--format", "json"])
    );
}

/// A merge that is refused leaves what was there.
#[test]
fn a_refused_merge_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.csv");
    fs::write(&out, "old").expect("written");
    let name = out.to_str().expect("text");
    assert_eq!(run(&["merge", A, A, "-o", name]).status.code(), Some(1));
    assert_eq!(read(name), "old");
    assert_eq!(stdout(&["merge", A, "-o", name]), "");
    assert_eq!(read(name), stdout(&["merge", A, "--format", "csv"]));
    assert_eq!(entries(folder.path()), ["out.csv"]);
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("a file")
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into()
        })
        .collect();
    names.sort();
    names
}
