//! The README's examples: each command in it is run, and prints what stands there.

use std::path::Path;

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

/// A block with what its commands print now: `$ dosecalc ...`, then both streams.
fn printed(block: &str) -> String {
    let mut now = String::new();
    for line in block
        .lines()
        .filter_map(|line| line.strip_prefix("$ dosecalc "))
    {
        let output = run(&words(line));
        now.extend([
            "$ dosecalc ",
            line,
            "\n",
            &text(&output.stdout),
            &text(&output.stderr),
        ]);
    }
    now
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
