//! Colour: on a terminal, unless asked otherwise; the text under it is the same.

use calc_cli::Console;

use crate::harness::{dosecalc, run, text};

const LEAD: [&str; 3] = ["152", "lb", "fentanyl"];

/// Runs in process, as on a terminal.
fn on_terminal(args: &[&str], no_color: bool) -> (String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut console = Console {
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is_terminal: true,
        stderr_is_terminal: true,
        no_color,
        width: 80,
        owns_process: false,
    };
    let args = std::iter::once("dosecalc")
        .chain(args.iter().copied())
        .map(Into::into);
    calc_cli::run(args, &mut console);
    (text(&stdout), text(&stderr))
}

/// The text without colour codes.
fn stripped(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        plain + part.split_once('m').expect("a colour code").1
    })
}

#[test]
fn a_terminal_gets_colour_and_a_pipe_the_same_text_without() {
    let piped = text(&run(&LEAD).stdout);
    let (colored, _) = on_terminal(&LEAD, false);
    assert!(!piped.contains('\u{1b}') && colored.contains('\u{1b}'));
    assert_eq!(stripped(&colored), piped);
    let (_, error) = on_terminal(&["152", "lbf"], false);
    assert!(error.starts_with("\u{1b}[1;31merror:\u{1b}[0m "));
    assert_eq!(stripped(&error), text(&run(&["152", "lbf"]).stderr));
}

#[test]
fn no_color_and_never_turn_it_off() {
    let (plain, error) = on_terminal(&LEAD, true);
    assert!(!plain.contains('\u{1b}') && error.is_empty());
    for args in [
        ["--color=never", "--help"],
        ["--color", "never"],
        ["--color=never", "152 lbf"],
        ["--color=never", "-x"],
    ] {
        let (out, error) = on_terminal(&args, false);
        assert!(
            !out.contains('\u{1b}') && !error.contains('\u{1b}'),
            "{args:?}"
        );
    }
}

#[test]
fn always_colours_a_pipe_and_wins_over_no_color() {
    let colored = dosecalc()
        .env("NO_COLOR", "1")
        .args(LEAD)
        .args(["--color", "always"])
        .output()
        .expect("the binary runs");
    assert!(text(&colored.stdout).contains('\u{1b}'));
    assert!(text(&run(&["--color", "always", "--help"]).stdout).contains('\u{1b}'));
}

#[test]
fn data_has_no_colour() {
    for format in ["json", "csv", "markdown"] {
        let (out, _) = on_terminal(
            &[
                "152", "lb", "fentanyl", "--color", "always", "--format", format,
            ],
            false,
        );
        assert!(!out.contains('\u{1b}'), "{format}");
    }
}
