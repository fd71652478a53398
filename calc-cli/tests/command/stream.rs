//! `-`: a line in, a line out, in order.

use std::io::{BufRead, BufReader, Write};
use std::process::{Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::harness::{compare, dosecalc, run, text};

/// How long an answer may take before the test fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(60);

fn answer(input: &[u8], options: &[&str]) -> Output {
    let mut child = dosecalc()
        .arg("-")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("it reads all");
    output
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn errors_stand_in_place() {
    let input = b"\xef\xbb\xbf152 lb fentanyl\r\n\n152 lbf fentanyl\n\xff\xfe lb\n12 kg\x07 \xc2\x9b fentanyl\n1,5 kg fentanyl\n10 kg fentanyl";
    let output = answer(input, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "");
    let all = lines(&output);
    let codes: Vec<_> = all
        .iter()
        .map(|line| line["error"]["code"].as_str().unwrap_or("answered"))
        .collect();
    assert_eq!(
        codes,
        [
            "answered",
            "empty",
            "wrong-dimension",
            "encoding",
            "unknown-word",
            "ambiguous-number",
            "answered"
        ]
    );
    assert_eq!(all[0]["figures"][0]["doses"]["central"], "34473020.12");
    assert_eq!(all[4]["input"], "12 kg\u{7} \u{9b} fentanyl");
    let refused: Vec<_> = text(&output.stdout)
        .lines()
        .filter(|line| line.contains("\"error\""))
        .map(|line| format!("{line}\n"))
        .collect();
    compare("stream-refusals", &refused.concat());
}

#[test]
fn a_line_is_answered_as_the_same_words_are() {
    let output = answer(b"152 lb fentanyl\n", &["--purity", "8%"]);
    assert_eq!(output.status.code(), Some(0));
    let alone = run(&[
        "152", "lb", "fentanyl", "--purity", "8%", "--format", "json",
    ]);
    let alone: Value = serde_json::from_slice(&alone.stdout).expect("JSON");
    assert_eq!(lines(&output), [alone]);
}

#[test]
fn an_option_that_no_line_can_use_is_refused_before_any_line() {
    let output = run(&["-", "--purity", "110%"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

#[test]
fn nothing_in_is_nothing_out() {
    let output = answer(b"", &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_line_without_end_is_refused_and_the_next_one_answered() {
    let mut input = "é".repeat(4_000_000).into_bytes();
    input.extend_from_slice(b"\n152 lb fentanyl\n");
    let output = answer(&input, &[]);
    let all = lines(&output);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["error"]["code"], "out-of-range");
    assert_eq!(all[1]["figures"][0]["doses"]["central"], "34473020.12");
    assert!(output.stdout.len() < 100_000);
}

#[test]
fn a_script_that_waits_gets_its_answer() {
    let mut child = dosecalc()
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let (sender, answers) = mpsc::channel();
    let reader = thread::spawn(move || stdout.lines().try_for_each(|line| sender.send(line)));
    // The last piece of each is the beginning of the next line: that must not hold the answer back.
    let pieces = [
        "152 lb fentanyl\n153 l",
        "b fentanyl\n",
        "154 lb fentanyl\n",
    ];
    for (piece, pounds) in pieces.into_iter().zip(["152", "153", "154"]) {
        stdin
            .write_all(piece.as_bytes())
            .and_then(|()| stdin.flush())
            .expect("it reads");
        let line = answers
            .recv_timeout(PATIENCE)
            .expect("an answer")
            .expect("text");
        let answer: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(answer["exhibits"][0]["written"], format!("{pounds} lb"));
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
    reader.join().expect("no panic").expect("all was received");
}
