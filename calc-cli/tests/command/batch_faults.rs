//! Tables: everything that goes wrong ends with a clear error or a reject, and never with half a file.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::{Folder, HEADER, code, table};
use crate::harness::text;

/// How long something may take before the test fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with a table and an output of an earlier run.
fn folder(table: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    folder.write("in.csv", table);
    folder.write("out.csv", "old");
    folder
}

/// Runs a table that must fail, and leave everything as it was.
#[track_caller]
fn fails(folder: &Folder, args: &[&str], with: i32, why: &[&str]) {
    let before = folder.names();
    let done = folder.batch(args);
    let said = text(&done.stderr);
    assert_eq!(code(&done), with, "{said}");
    assert!(said.contains("error: "), "{said}");
    for why in why {
        assert!(said.contains(why), "{why}: {said}");
    }
    assert_eq!(folder.text("out.csv"), "old");
    assert_eq!(folder.names(), before);
}

#[test]
fn inputs_that_are_not_there() {
    let folder = folder(table(10));
    fails(
        &folder,
        &["in.csv", "no.csv", "-o", "out.csv"],
        66,
        &["`no.csv` cannot be opened"],
    );
    fails(
        &folder,
        &[".", "-o", "out.csv"],
        66,
        &["`.` is a directory", "*.csv"],
    );
    fails(&folder, &["-", "-o", "out.csv"], 65, &["empty"]);
}

#[test]
fn an_input_that_is_named_twice() {
    let folder = folder(table(10));
    fs::create_dir(folder.path("d")).expect("a folder");
    let twice = ["would count twice", "copy"];
    fails(&folder, &["in.csv", "in.csv", "-o", "out.csv"], 2, &twice);
    let other = ["in.csv", "d/../in.csv", "-o", "out.csv"];
    fails(&folder, &other, 2, &twice);
    fails(&folder, &other, 2, &["`in.csv` and `d/../in.csv`"]);
    let standard = ["-", "-", "-o", "out.csv"];
    fails(&folder, &standard, 2, &["standard input", "once"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("in.csv", folder.path("link.csv")).expect("it links");
        let linked = ["link.csv", "in.csv", "-o", "out.csv"];
        fails(&folder, &linked, 2, &twice);
    }
    fs::copy(folder.path("in.csv"), folder.path("copy.csv")).expect("it copies");
    let done = folder.batch(&["in.csv", "copy.csv", "-o", "new.csv"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
}

#[test]
fn only_the_table_may_replace_an_input() {
    let folder = folder(table(10));
    folder.write("z.rejects.csv", table(10));
    let before = folder.bytes("z.rejects.csv");
    let args = ["z.rejects.csv", "-o", "z.csv"];
    let way_out = ["the input `z.rejects.csv`", "--rejects FILE"];
    fails(&folder, &args, 2, &way_out);
    for option in ["--rejects", "--totals", "--summary"] {
        let args = ["in.csv", "-o", "out.csv", option, "./in.csv"];
        fails(&folder, &args, 2, &["the input `./in.csv`", option]);
    }
    let args = ["in.csv", "-o", "z.csv", "--totals", "z.rejects.csv"];
    fails(&folder, &args, 2, &["both go to", "--rejects"]);
    assert!(before == folder.bytes("z.rejects.csv"));
    let args = ["z.rejects.csv", "-o", "z.csv", "--rejects", "r.csv"];
    assert_eq!(code(&folder.batch(&args)), 1);
    assert!(before == folder.bytes("z.rejects.csv"));
}

#[test]
fn a_quote_that_is_never_closed() {
    let mut table = table(50_000);
    let lines = table.lines().count();
    table.push_str("1,fentanyl,1,kg,\"open\n");
    table.push_str(&"2,fentanyl,1,kg,plain\n".repeat(1000));
    let folder = folder(&table);
    let line = format!("line {} opens a quote", lines + 1);
    fails(
        &folder,
        &["in.csv", "-o", "out.csv"],
        65,
        &["`in.csv`", &line, "close it"],
    );
    let folder = self::folder(table + &"3,fentanyl,1,kg,plain\n".repeat(400_000));
    let line = format!("line {} is longer than 8 MiB", lines + 1);
    fails(
        &folder,
        &["in.csv", "-o", "out.csv"],
        65,
        &["`in.csv`", &line, "quote"],
    );
}

#[test]
fn a_row_of_100_mb() {
    let mut table = format!("{HEADER}1,fentanyl,1,kg,").into_bytes();
    table.resize(100_000_000, b'x');
    let folder = folder(&table);
    fails(
        &folder,
        &["in.csv", "-o", "out.csv"],
        65,
        &["line 2 is longer than 8 MiB"],
    );
    let all_one_line = vec![b'x'; 20_000_000];
    folder.write("in.csv", all_one_line);
    fails(
        &folder,
        &["in.csv", "-o", "out.csv"],
        65,
        &["line 1 is longer than 8 MiB"],
    );
}

#[test]
fn ten_thousand_columns() {
    let names: Vec<String> = (0..10_000).map(|at| format!("column {at}")).collect();
    let cells = vec!["x"; 10_000].join(",");
    let table = format!(
        "drug,kg,{}\nfentanyl,1,{cells}\nfentanyl,2,{cells},more\n",
        names.join(",")
    );
    let folder = folder(table);
    let done = folder.batch(&["in.csv", "-o", "out.csv"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
    let output = folder.text("out.csv");
    let widths: Vec<usize> = output.lines().map(|line| line.split(',').count()).collect();
    assert_eq!(widths, [10_009, 10_009]);
    assert!(folder.text("out.rejects.csv").contains("10003 fields"));
}

#[test]
fn limits_of_rejects_are_the_same_for_all_threads() {
    let folder = folder(table(30_000));
    let outcome = |threads: &str, limit: &[&str]| {
        let args = [&["in.csv", "-o", "out.csv", "--threads", threads], limit].concat();
        let done = folder.batch(&args);
        assert_eq!(code(&done), 65);
        assert_eq!(folder.names(), ["in.csv", "out.csv"]);
        text(&done.stderr)
    };
    for limit in [&["--fail-fast"][..], &["--max-rejects", "3000"]] {
        let one = outcome("1", limit);
        assert!(one.contains("error: ") && one.contains("hint: "), "{one}");
        assert_eq!(one, outcome("2", limit));
        assert_eq!(one, outcome("7", limit));
    }
    assert!(outcome("2", &["--fail-fast"]).contains("in.csv line 6: "));
    let done = folder.batch(&["in.csv", "-o", "out.csv", "--max-rejects", "5000"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
}

#[test]
fn outputs_that_cannot_be() {
    let folder = folder(table(10));
    fs::create_dir(folder.path("d")).expect("a folder");
    fails(
        &folder,
        &["in.csv", "-o", "no/out.csv"],
        74,
        &["`no/out.csv` cannot be written: there is no folder `no`"],
    );
    let said = text(&folder.batch(&["in.csv", "-o", "no/out.csv"]).stderr);
    assert!(!said.contains(".tmp"), "{said}");
    fails(
        &folder,
        &["in.csv", "-o", "d"],
        74,
        &["`d` cannot be written"],
    );
    fails(
        &folder,
        &["in.csv", "-o", "out.csv", "--rejects", "./out.csv"],
        2,
        &["both go to"],
    );
    fails(
        &folder,
        &["in.csv", "--rejects", "-"],
        2,
        &["standard output"],
    );
    fails(
        &folder,
        &["in.csv", "--totals-by", "drug"],
        2,
        &["standard output"],
    );
    let args = ["in.csv", "-o", "out.csv", "--rejects", "no/r.csv"];
    fails(&folder, &args, 74, &["`no/r.csv` cannot be written"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = folder(table(10_000));
    fails(
        &folder,
        &["in.csv", "-o", "/dev/full"],
        74,
        &["`/dev/full`", "No space left"],
    );
    for output in ["/dev/full", "out2.csv"] {
        for compressed in ["none", "gzip", "zstd"] {
            let rejects = if output == "/dev/full" {
                "r.csv"
            } else {
                "/dev/full"
            };
            let args = [
                "in.csv",
                "-o",
                output,
                "--rejects",
                rejects,
                "--output-compression",
                compressed,
            ];
            fails(
                &folder,
                &args,
                74,
                &["`/dev/full` cannot be written: No space left"],
            );
        }
    }
    let args = ["in.csv", "-o", "out.csv", "--summary", "/dev/full"];
    fails(
        &folder,
        &args,
        74,
        &["`/dev/full` cannot be written: No space left"],
    );
}

/// Enough for a pipe to be full, and whoever writes to it to wait.
const MANY: usize = 30_000;

#[test]
fn a_pipe_that_closes_early_is_no_failure_unless_more_was_asked_for() {
    let folder = folder(table(MANY));
    for (more, with) in [(&[][..], 0), (&["--summary", "s.json"], 74)] {
        let mut child = folder
            .command(&["in.csv"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("it ends");
        assert_eq!(code(&done), with, "{}", text(&done.stderr));
        assert_eq!(folder.names(), ["in.csv", "out.csv"]);
    }
}

#[test]
fn devices_are_written_as_they_are() {
    let folder = folder(table(100));
    let done = folder.batch(&["in.csv", "-o", "/dev/null"]);
    assert_eq!(code(&done), 1, "{}", text(&done.stderr));
    assert_eq!(folder.names(), ["in.csv", "out.csv"]);
    assert!(text(&done.stderr).contains("rejected: in.csv line"));
}

/// Linux says in hexadecimal which signals the tests were told to ignore: the lowest bit is SIGHUP.
#[cfg(target_os = "linux")]
fn under_nohup() -> bool {
    let status = fs::read_to_string("/proc/self/status").expect("Linux has it");
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = u64::from_str_radix(mask.expect("Linux says it").trim(), 16);
    mask.expect("a number") & 1 == 1
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_leaves_the_old_file() {
    if under_nohup() {
        eprintln!("skipped: under nohup, signals end the process the plain way");
        return;
    }
    for signal in ["-INT", "-TERM"] {
        let folder = folder("");
        let mut child = folder
            .command(&["-", "-o", "out.csv", "--rejects", "r.csv"])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        // The end never comes: it waits for more when the signal does.
        stdin.write_all(table(MANY).as_bytes()).expect("it reads");
        let since = Instant::now();
        while folder.names().len() < 4 {
            assert!(since.elapsed() < PATIENCE, "{:?}", folder.names());
            thread::sleep(Duration::from_millis(5));
        }
        let id = child.id().to_string();
        let killed = Command::new("kill").args([signal, &id]).status();
        assert!(killed.expect("kill runs").success());
        let done = child.wait_with_output().expect("it ends");
        drop(stdin);
        let said = text(&done.stderr);
        assert_eq!(code(&done), 130, "{said}");
        assert!(said.contains("error: interrupted"), "{said}");
        assert_eq!(folder.names(), ["in.csv", "out.csv"]);
        assert_eq!(folder.text("out.csv"), "old");
    }
}

#[test]
fn a_cell_with_more_than_one_purity_names_the_columns_for_it() {
    let cells = ["5%..10%..20%", "triangular:5%..10%..20%", "bags:5 of 5:1%"];
    let rows = cells.map(|cell| format!("fentanyl,1,kg,{cell}"));
    let table = format!("substance,weight,unit,purity\n{}\n", rows.join("\n"));
    let folder = folder(table);
    let done = folder.batch(&["in.csv", "--rejects", "rejects.csv", "-o", "new.csv"]);
    assert_eq!(code(&done), 1);
    let rejects = folder.text("rejects.csv");
    for (line, cell) in rejects.lines().skip(1).zip(cells) {
        let reason = format!(
            "`{cell}` is more than one purity; write low, central and high in three columns: \
             --purity-low-column, --purity-column and --purity-high-column"
        );
        assert!(line.contains(&reason), "{line}");
    }
    assert_eq!(rejects.lines().count(), 4);
}
