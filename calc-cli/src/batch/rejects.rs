//! Rejected rows: where they stand, why, and what they say.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use calc_core::batch::csv::quoted;
use calc_core::batch::{REJECTS_HEADER, Reject, Rendered};
use calc_core::{Error, ErrorKind};

use super::blocks::Place;
use super::compression::Compression;
use super::input::Input;
use super::sink::Sink;
use super::target::{Draft, Target};
use crate::exit::{Exit, Failure};

/// How many are told on standard error.
const TOLD: usize = 5;

/// Where rejects go, and how many are borne.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The file; `None` tells the first few on standard error.
    pub target: Option<Target>,
    /// Whether the file is written even if there are none.
    pub always: bool,
    /// The most that are borne.
    pub limit: Option<u64>,
}

/// The rejects of a run, in the order of the table.
pub struct Rejects<'a> {
    wanted: Wanted,
    sink: Option<Sink<'a>>,
    count: u64,
    told: Vec<String>,
    line: Vec<u8>,
}

impl<'a> Rejects<'a> {
    /// No rejects yet. `stdout` is lent where they go to standard output.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn new(
        wanted: Wanted,
        stdout: Option<&'a mut (dyn std::io::Write + Send)>,
    ) -> Result<Self, Failure> {
        let mut rejects = Self {
            sink: None,
            wanted,
            count: 0,
            told: Vec::new(),
            line: Vec::new(),
        };
        if rejects.wanted.always {
            rejects.open(stdout)?;
        }
        Ok(rejects)
    }

    fn open(&mut self, stdout: Option<&'a mut (dyn std::io::Write + Send)>) -> Result<(), Failure> {
        let Some(target) = &self.wanted.target else {
            return Ok(());
        };
        let compression = match target {
            Target::File(path) => Compression::of_name(path),
            Target::Standard => Compression::None,
        };
        let mut sink = Sink::new(target, compression, stdout)?;
        sink.write(REJECTS_HEADER)?;
        self.sink = Some(sink);
        Ok(())
    }

    /// Writes the rejects of a block that begins in a line and at a place of a file.
    ///
    /// # Errors
    /// [`Exit::Data`] for one more than is borne, and where they cannot be written.
    pub fn put(
        &mut self,
        input: &Input,
        first_line: u64,
        place: Place,
        rejects: &[Reject],
        rendered: &Rendered,
    ) -> Result<(), Failure> {
        if rejects.is_empty() {
            return Ok(());
        }
        if self.sink.is_none() {
            self.open(None)?;
        }
        let mut name = Vec::new();
        name.extend_from_slice(quoted(&input.name()).as_bytes());
        let file = match input {
            Input::File(_) => input.name(),
            Input::Standard => input.shown(),
        };
        for (reject, rest) in rejects.iter().zip(rendered.each()) {
            let line = first_line + reject.line;
            self.count += 1;
            let told = || format!("{file} line {line}: {}: {}", reject.code(), reject.reason());
            if let Some(limit) = self.wanted.limit.filter(|&limit| self.count > limit) {
                return Err(too_many(limit, &told()));
            }
            if self.told.len() < TOLD {
                self.told.push(told());
            }
            self.line.clear();
            self.line.extend_from_slice(&name);
            let offset = place.offset + reject.offset as u64;
            write!(self.line, ",{line},{offset}").map_err(Failure::Write)?;
            self.line.extend_from_slice(rest);
            if let Some(sink) = &mut self.sink {
                sink.write(&self.line)?;
            }
        }
        Ok(())
    }

    /// How many there were.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The first few, in a sentence each, where there is no file to look into.
    pub fn told(&self) -> &[String] {
        match self.wanted.target {
            Some(_) => &[],
            None => &self.told,
        }
    }

    /// The file, to be given its name.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> Result<Option<Draft>, Failure> {
        match self.sink {
            Some(sink) => sink.finish(),
            None => Ok(None),
        }
    }
}

/// The failure of a row past the limit.
fn too_many(limit: u64, row: &str) -> Failure {
    let (message, hint) = if limit == 0 {
        (
            format!("a row cannot be read: {row}"),
            "correct the row, or leave out --fail-fast to have such rows set aside",
        )
    } else {
        (
            format!(
                "more than {limit} row{} cannot be read, the last of them {row}",
                if limit == 1 { "" } else { "s" }
            ),
            "correct the rows, or raise --max-rejects to have them set aside",
        )
    };
    Failure::ended(Error::new(ErrorKind::Table, message).hint(hint), Exit::Data)
}

/// The file of rejects beside an output: `doses.csv.gz` has `doses.rejects.csv`.
pub fn beside(output: &Path) -> PathBuf {
    let plain = match Compression::of_name(output) {
        Compression::None => output.to_owned(),
        Compression::Gzip | Compression::Zstd => output.with_extension(""),
    };
    plain.with_extension("rejects.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_rejects_stands_beside_the_output() {
        for (output, rejects) in [
            ("out.csv", "out.rejects.csv"),
            ("a/out.tsv.gz", "a/out.rejects.csv"),
            ("out", "out.rejects.csv"),
            ("v1.2/out.jsonl.zst", "v1.2/out.rejects.csv"),
        ] {
            assert_eq!(beside(Path::new(output)), Path::new(rejects));
        }
    }
}
