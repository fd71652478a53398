//! What the tests of tables share: a folder, runs in it, tables of any size.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use tempfile::TempDir;

use crate::harness::dosecalc;

/// A folder of its own for a test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("it can be written");
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("text")
    }

    /// The names in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                let name = entry.expect("an entry").file_name();
                name.into_string().expect("text")
            })
            .collect();
        names.sort();
        names
    }

    /// `dosecalc batch`, to be run in the folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = dosecalc();
        command.current_dir(self.0.path()).arg("batch").args(args);
        command
    }

    /// Runs it with nothing on standard input.
    pub fn batch(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the binary runs")
    }

    /// Runs it with a table on standard input.
    pub fn piped(&self, args: &[&str], input: &[u8]) -> Output {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        thread::scope(|scope| {
            // Whoever refuses a table does not read it to its end.
            scope.spawn(move || stdin.write_all(input));
            child.wait_with_output().expect("it ends")
        })
    }
}

pub const HEADER: &str = "id,drug,weight,unit,note\n";

/// A table of many kinds of rows: plain, quoted over two lines, without a dose, rejected.
pub fn table(rows: usize) -> String {
    let mut table = HEADER.to_owned();
    for row in 0..rows {
        let line = match row % 7 {
            0 => format!("{row},fentanyl,{}.5,kg,plain", row % 1000),
            1 => format!(
                "{row},fentanyl,\"1,{:03}\",g,\"two\nlines, \"\"quoted\"\"\"",
                row % 1000
            ),
            2 => format!("{row},heroin,{row},lb,"),
            3 => format!("{row},fentanyl,\"{row},5\",kg,rejected"),
            4 => format!("{row},Carfentanil,0.{row},mg,ä"),
            5 => format!("{row},fentanyl,12 lb 4 oz,,whole text"),
            _ => format!("{row},fentanyl,,kg,nothing"),
        };
        writeln!(table, "{line}").expect("a string takes all");
    }
    table
}

/// The exit code.
pub fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ends it")
}
