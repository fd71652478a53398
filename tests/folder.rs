//! A folder of its own for runs of `dosecalc batch`, in process.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::command;

/// A folder that goes with its test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> String {
        let path = self.0.path().join(name);
        path.to_str().expect("text").to_owned()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("it can be written");
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).expect("JSON")
    }

    /// Runs `dosecalc batch` with these arguments; those with a point in front are files of the folder.
    pub fn batch(&self, args: &[&str], stdin: &str) -> (u8, String, String) {
        let args: Vec<String> = args
            .iter()
            .map(|arg| match arg.strip_prefix("./") {
                Some(name) => self.path(name),
                None => (*arg).to_owned(),
            })
            .collect();
        let args: Vec<&str> = ["batch"]
            .into_iter()
            .chain(args.iter().map(String::as_str))
            .collect();
        command::run(&args, stdin)
    }
}
