//! The README's examples: each command in it is run, and prints what stands there.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::harness::{run, text};

const README: &str = include_str!("../../../README.md");
const COUNTY: &str = include_str!("../data/county.toml");

/// The blocks of one kind, with the line of each.
fn blocks(kind: &str) -> Vec<(usize, &'static str)> {
    let mut blocks = Vec::new();
    let mut line = 1;
    // Fences come in pairs: every other part stands between the two of a pair.
    for (at, part) in README.split("```").enumerate() {
        if at % 2 == 1
            && let Some(block) = part
                .strip_prefix(kind)
                .and_then(|rest| rest.strip_prefix('\n'))
        {
            blocks.push((line, block));
        }
        line += part.matches('\n').count();
    }
    blocks
}

/// A command line's words; quotes join some.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part);
        } else {
            words.extend(part.split_whitespace());
        }
    }
    words
}

/// A block with what its commands print now, by whoever runs them: the line behind the prompt, then both streams.
fn printed_by(block: &str, prompt: &str, run: impl Fn(&str) -> Output) -> String {
    let mut now = String::new();
    for line in block.lines().filter_map(|line| line.strip_prefix(prompt)) {
        let output = run(line);
        now.extend([
            prompt,
            line,
            "\n",
            &text(&output.stdout),
            &text(&output.stderr),
        ]);
    }
    now
}

/// A block of the command alone.
fn printed(block: &str) -> String {
    printed_by(block, "$ dosecalc ", |line| run(&words(line)))
}

/// The tables that blocks of the kind `console real` read, in a folder of their own; `None`, with a line that
/// says so, where they are not at hand.
fn real_tables() -> Option<tempfile::TempDir> {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [
        "cbp/nationwide-drugs-fy19-fy22.csv",
        "nibrs/nibrs_mn_2018_joined.csv",
    ] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared/data")
            .join(path);
        let name = from.file_name().expect("a file");
        if std::fs::copy(&from, folder.path().join(name)).is_err() {
            // Past the test harness, which keeps what a passing test prints to itself.
            let _ = writeln!(std::io::stderr(), "skipped: no file {}", from.display());
            return None;
        }
    }
    Some(folder)
}

/// A block with what its command lines print now, in a shell that knows the binary.
fn printed_by_shell(block: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_dosecalc"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("a folder").display(),
        std::env::var("PATH").expect("a path")
    );
    printed_by(block, "$ ", |line| {
        Command::new("sh")
            .args(["-c", line])
            .current_dir(folder)
            .env("PATH", &path)
            .stdin(Stdio::null())
            .output()
            .expect("a shell")
    })
}

#[test]
fn every_example_on_real_tables_prints_what_stands_there() {
    let Some(folder) = real_tables() else {
        return;
    };
    let mut readme = README.to_owned();
    let blocks = blocks("console real");
    assert_eq!(blocks.len(), 2, "one of each table");
    for (line, block) in blocks {
        let now = printed_by_shell(block, folder.path());
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            readme = readme.replace(block, &now);
        } else {
            assert_eq!(now, block, "README.md, line {line}");
        }
    }
    if readme != README {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        std::fs::write(path, readme).expect("the file can be written");
    }
}

#[test]
fn every_example_prints_what_stands_there() {
    let mut readme = README.to_owned();
    let mut examples = 0;
    for (_, block) in blocks("console") {
        examples += 1;
        readme = readme.replace(block, &printed(block));
    }
    assert!(examples >= 4, "the README shows its examples");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        std::fs::write(path, readme).expect("the file can be written");
        return;
    }
    for (line, block) in blocks("console") {
        assert_eq!(printed(block), block, "README.md, line {line}");
    }
}

/// The catalogue in the README is the file that the examples read.
#[test]
fn the_catalogue_is_the_one_that_is_read() {
    let shown: Vec<_> = blocks("toml").into_iter().map(|(_, block)| block).collect();
    assert_eq!(shown, [COUNTY]);
}
