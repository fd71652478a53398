//! The same questions through the command, in process: not one byte differs from the core's answer.

use std::ffi::OsString;

use calc_cli::Console;

use crate::ask::ask;
use crate::data::{GOLDEN, READING, rows};
use crate::schema;

/// The exit code, standard output and standard error of the command.
pub fn run(args: &[&str], stdin: &str) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut stdin = stdin.as_bytes();
    let mut console = Console {
        stdin: &mut stdin,
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
        no_color: true,
        width: 80,
        owns_process: false,
    };
    let args = std::iter::once("dosecalc")
        .chain(args.iter().copied())
        .map(OsString::from);
    let code = calc_cli::run(args, &mut console);
    (
        code,
        String::from_utf8(stdout).expect("text"),
        String::from_utf8(stderr).expect("text"),
    )
}

fn json(text: &str, options: &str) -> (u8, String, String) {
    let mut args = vec!["--format", "json"];
    args.extend(options.split_whitespace().filter(|word| *word != "-"));
    args.push(text);
    run(&args, "")
}

#[test]
fn golden_values_through_the_command() {
    for (line, [text, options, ..]) in rows::<8>(GOLDEN) {
        let (code, stdout, stderr) = json(text, options);
        assert_eq!((code, &*stderr), (0, ""), "line {line}: {text} {options}");
        let expected = ask(text, options).unwrap().to_json_pretty();
        assert_eq!(
            stdout.strip_suffix('\n'),
            Some(&*expected),
            "line {line}: {text} {options}"
        );
    }
}

#[test]
fn reading_cases_through_the_command() {
    for (line, [text, _]) in rows::<2>(READING) {
        let (code, stdout, stderr) = json(text, "--substance fentanyl");
        match ask(text, "--substance fentanyl") {
            Ok(assessment) => {
                assert_eq!((code, &*stderr), (0, ""), "line {line}: {text}");
                assert_eq!(
                    stdout.strip_suffix('\n'),
                    Some(&*assessment.to_json_pretty()),
                    "line {line}: {text}"
                );
            }
            Err(error) => {
                assert_eq!(code, 1, "line {line}: {text}");
                assert_eq!(
                    stdout, "",
                    "line {line}: {text}: nothing on standard output"
                );
                assert!(
                    stderr.contains("error: ") && stderr.contains("hint: "),
                    "line {line}: {text}: {error}: {stderr}"
                );
            }
        }
    }
}

/// One line in, one line out, errors in their place.
#[test]
fn the_stream_answers_every_line() {
    let texts: Vec<_> = rows::<2>(READING).map(|(_, [text, _])| text).collect();
    let input = texts.join("\n") + "\n";
    let (code, stdout, _) = run(&["--substance", "fentanyl", "-"], &input);
    assert!(code <= 1, "{code}");
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!(lines.len(), texts.len());
    for (text, line) in texts.iter().zip(lines) {
        if let Ok(assessment) = ask(text, "--substance fentanyl") {
            assert_eq!(line, assessment.to_json(), "{text}");
        } else {
            let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(document["input"], text.trim(), "{line}");
            schema::holds(&document, "error line");
        }
    }
}

/// The lead example, as a person sees it.
#[test]
fn the_lead_example_shows_both_figures() {
    let (code, stdout, stderr) = run(&["152", "lb", "fentanyl"], "");
    assert_eq!((code, &*stderr), (0, ""));
    for figure in [
        "34,473,020.12",
        "3,550,721",
        "68,946.04024 g",
        "avoirdupois pound",
        "10.3%",
        "5.3%",
        "19.5%",
        "2019-11-04",
    ] {
        assert!(stdout.contains(figure), "no {figure} in:\n{stdout}");
    }
}
