//! The tables to read, opened in turn.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use calc_core::{Error, ErrorKind};

use super::blocks::Open;
use super::input::{Input, Seen};
use super::outputs;
use super::source::{Options, Source};
use crate::args::Batch;
use crate::exit::Failure;

/// The tables to read.
pub struct Tables {
    /// What they are called.
    pub inputs: Vec<Input>,
    /// What has been read of each.
    pub seen: Vec<Arc<Seen>>,
    /// Their bytes, where all are files.
    pub size: Option<u64>,
    /// Lines above the header of each.
    above: Vec<AtomicU64>,
    /// What was chosen where there was a choice, and is not told yet.
    notes: Mutex<Vec<String>>,
}

impl Tables {
    /// All are looked at before the first is read.
    ///
    /// # Errors
    /// For what is not there, and for what is named twice.
    pub fn new(args: &Batch, hashing: bool) -> Result<Self, Failure> {
        let inputs: Vec<Input> = args.files.iter().map(|path| Input::new(path)).collect();
        let sizes = inputs.iter().map(Input::size);
        let sizes = sizes.collect::<Result<Vec<_>, _>>()?;
        check_once(&inputs)?;
        Ok(Self {
            seen: inputs
                .iter()
                .map(|_| Arc::new(Seen::new(hashing)))
                .collect(),
            size: sizes.into_iter().sum(),
            above: inputs.iter().map(|_| AtomicU64::default()).collect(),
            notes: Mutex::default(),
            inputs,
        })
    }

    /// Opens them in turn.
    pub fn open<'a>(&'a self, stdin: &'a mut (dyn BufRead + Send), options: Options) -> Open<'a> {
        let mut stdin = Some(stdin);
        Box::new(move |at| {
            let Some(input) = self.inputs.get(at) else {
                return Ok(None);
            };
            let raw = input.open(&mut stdin, Arc::clone(&self.seen[at]))?;
            let source = Source::new(input, raw, &options)?;
            self.tell(source.note.clone());
            Ok(Some(source))
        })
    }

    /// Keeps how many lines stand above the header of a table: titles, which are no rows and go nowhere.
    pub fn header_found(&self, at: usize, above: u64) {
        self.above[at].store(above, Ordering::Relaxed);
        if above == 0 {
            return;
        }
        let of = match &self.inputs[..] {
            [_] => String::new(),
            several => format!("{}: ", several[at].shown()),
        };
        let lines = match above {
            1 => "the line above it is".to_owned(),
            _ => format!("the {above} lines above it are"),
        };
        let line = above + 1;
        let note = format!("{of}header: line {line}; {lines} not in the output");
        self.tell(Some(note));
    }

    /// How many lines stand above the header of a table.
    pub fn above(&self, at: usize) -> u64 {
        self.above[at].load(Ordering::Relaxed)
    }

    fn tell(&self, note: Option<String>) {
        let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.extend(note);
    }

    /// What is to be told since the last time.
    pub fn notes(&self) -> Vec<String> {
        std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A table that is named twice, as `*.csv new.csv` does, would count twice in every sum.
fn check_once(inputs: &[Input]) -> Result<(), Failure> {
    let mut known = BTreeMap::new();
    for input in inputs {
        let path = match input {
            Input::Standard => None,
            // Each opening of a device or a pipe gives what comes next.
            Input::File(path) if !outputs::is_plain(path) => continue,
            Input::File(path) => Some(outputs::resolved(path)),
        };
        let Some(first) = known.insert(path, input) else {
            continue;
        };
        let twice = if first == input {
            format!("{} is given twice", input.shown())
        } else {
            format!("{} and {} are the same file", first.shown(), input.shown())
        };
        let (message, hint) = match input {
            Input::Standard => (twice, "standard input can be read once"),
            Input::File(_) => (
                format!("{twice}: its rows would count twice"),
                "name it once; to count them twice on purpose, name a copy of it too",
            ),
        };
        let error = Error::new(ErrorKind::Conflict, message).hint(hint);
        return Err(Failure::usage(error));
    }
    Ok(())
}
