//! Standard output that nobody reads, or that takes nothing.

use std::io::Write;
use std::process::Stdio;

use crate::harness::{dosecalc, text};

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let mut child = dosecalc()
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may be gone before it has read all: then this write fails, as it should.
    let _ = stdin.write_all("152 lb fentanyl\n".repeat(1_000).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_74_and_says_so() {
    for args in [
        &["152", "lb", "fentanyl"][..],
        &["list", "presets"],
        &["--help"],
        &["man"],
        &["-"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let mut child = dosecalc()
            .args(args)
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let _ = stdin.write_all(b"152 lb fentanyl\n");
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(
            text(&output.stderr),
            "error: the answer cannot be written: No space left on device (os error 28)\n",
            "{args:?}"
        );
        assert_eq!(output.status.code(), Some(74), "{args:?}");
    }
}
