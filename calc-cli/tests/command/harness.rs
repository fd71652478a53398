//! Runs the binary, and holds what it says to files under `tests/expected`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p calc-cli` rewrites the files. Read the difference before you commit it:
//! a file is right because somebody checked its numbers, not because the program printed it.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Arguments longer than this are cut in a transcript.
const SHOWN_CHARS: usize = 60;

/// The binary, with nothing of the environment that changes what it prints.
pub fn dosecalc() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dosecalc"));
    command
        .env_remove("NO_COLOR")
        .env_remove("TERM")
        .stdin(Stdio::null());
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data"));
    command
}

/// Runs the binary.
pub fn run(args: &[&str]) -> Output {
    dosecalc().args(args).output().expect("the binary runs")
}

/// What the binary wrote to standard output.
pub fn stdout(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(text(&output.stderr), "", "{args:?}");
    text(&output.stdout)
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the binary writes UTF-8")
}

/// Runs every command line and compares the transcript with `tests/expected/<name>.txt`.
#[track_caller]
pub fn expect(name: &str, command_lines: &[&[&str]]) {
    let transcript: Vec<String> = command_lines.iter().map(|args| entry(args)).collect();
    compare(name, &transcript.join("\n"));
}

/// Compares a text with `tests/expected/<name>.txt`.
#[track_caller]
pub fn compare(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/expected")
        .join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, actual).expect("the file can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} differs; the command now says:\n{actual}",
        path.display()
    );
}

/// The command line, both streams and the exit code.
fn entry(args: &[&str]) -> String {
    let output = run(args);
    let mut entry = format!(
        "$ dosecalc {}\n",
        args.iter()
            .map(|arg| shown(arg))
            .collect::<Vec<_>>()
            .join(" ")
    );
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let named = format!("dosecalc {}.", env!("CARGO_PKG_VERSION"));
    let printed = text(&output.stdout)
        .replace(&version, "\"version\": \"[VERSION]\"")
        .replace(&named, "dosecalc [VERSION].");
    entry.push_str(&printed);
    if !output.stderr.is_empty() {
        entry.push_str("[stderr]\n");
        entry.push_str(&text(&output.stderr));
    }
    writeln!(
        entry,
        "[exit {}]",
        output.status.code().expect("no signal ends it")
    )
    .expect("a string takes all");
    entry
}

fn shown(arg: &str) -> String {
    let cut: String = arg.chars().take(SHOWN_CHARS).collect();
    let more = if cut.len() < arg.len() {
        format!("[... {} bytes]", arg.len())
    } else {
        String::new()
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.,=/%:_".contains(c);
    if !arg.is_empty() && cut.chars().all(plain) {
        cut + &more
    } else {
        format!("{cut:?}{more}")
    }
}
