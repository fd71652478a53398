//! Whole tables, block by block: what `dosecalc batch` does with a file, for a page that has its bytes.
//!
//! ```ts
//! const table = new Table(JSON.stringify(options));     // TableOptions; throws a Problem as JSON
//! table.begin(firstBytes, atEnd, "en");                 // {"found": Found} | {"error": Problem}
//! table.feed(bytes, atEnd);                             // undefined, or a Problem as JSON: no more can be fed
//! table.take_table(); table.take_rejects();             // what was written since the last time
//! table.progress();                                     // Progress
//! table.finish("en");                                   // {"done": Done} | {"error": Problem}
//! ```
//!
//! The text is UTF-8, with or without a byte-order mark. `begin` takes the beginning of the table, of 256 KiB
//! or more, or all of it; `feed` what follows, in pieces of any size, the last with `at_end`. Where `Found`
//! has a `problem`, nothing can be fed. With other options, a new `Table` begins anew.

use std::mem::take;
use std::sync::Arc;

use calc_core::batch::view::{self, Done, Found, Progress, Refusal, Told};
use calc_core::batch::{self, Asked, Beginning, InputRead, Plan, Stream, TableOptions, look};
use calc_core::wording::Words;
use calc_core::{Error, ErrorKind, MassUnit, show};
use serde::Serialize;
use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::CATALOG;
use crate::languages::words;
use crate::{Problem, json};

/// A table that is being converted.
#[wasm_bindgen]
pub struct Table {
    name: String,
    /// That of `begin`, for what goes wrong behind it.
    lang: String,
    asked: Asked,
    stream: Option<Stream>,
    lines_above: u64,
    /// The last bytes of table and rejects, once the stream has ended.
    rest: (Vec<u8>, Vec<u8>),
    /// Of the text, unless the file that it is from is told of.
    text: Seen,
    file: Option<Seen>,
}

/// Bytes that have gone by.
#[derive(Default)]
struct Seen {
    hasher: Sha256,
    bytes: u64,
}

/// What a door gives.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Found(Box<Found>),
    Done(Box<Done>),
    Error(Problem),
}

#[wasm_bindgen]
impl Table {
    /// A table to be converted with these `TableOptions` as JSON.
    ///
    /// # Errors
    /// A `Problem` as JSON for options that cannot be.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, String> {
        let asked = TableOptions::from_json(options)
            .and_then(|options| Ok((options.asked(&CATALOG)?, options.name)));
        let (asked, name) = asked.map_err(|error| refused(&error, &Words::ENGLISH))?;
        Ok(Self {
            name,
            lang: String::new(),
            asked,
            stream: None,
            lines_above: 0,
            rest: <(Vec<u8>, Vec<u8>)>::default(),
            text: Seen::default(),
            file: None,
        })
    }

    /// Looks at the beginning of the table: `{"found": Found}`, or `{"error": Problem}` for what is no table.
    pub fn begin(&mut self, bytes: &[u8], at_end: bool, lang: &str) -> String {
        let words = words(lang);
        lang.clone_into(&mut self.lang);
        let found = self.found(bytes, at_end, &words);
        answered(found.map(Box::new).map(Answer::Found), &words)
    }

    /// Converts what follows: the whole records of it, with what was left of the pieces before. Gives a
    /// `Problem` as JSON where the run cannot go on.
    pub fn feed(&mut self, bytes: &[u8], at_end: bool) -> Option<String> {
        self.text.add(bytes);
        let fed = self.stream().and_then(|stream| stream.feed(bytes, at_end));
        let error = fed.err()?;
        Some(refused(&error, &words(&self.lang)))
    }

    /// Tells of bytes of the file that the text is from, where they are not those of the text: packed, in
    /// another encoding, a workbook. The summary then names the file's size and SHA-256.
    pub fn of_file(&mut self, bytes: &[u8]) {
        self.file.get_or_insert_default().add(bytes);
    }

    /// The bytes of the converted table since the last time; its header comes with `begin`.
    pub fn take_table(&mut self) -> Vec<u8> {
        match &mut self.stream {
            Some(stream) => stream.take_table(),
            None => take(&mut self.rest.0),
        }
    }

    /// The bytes of the rejected rows as CSV since the last time; nothing at all where there are none.
    pub fn take_rejects(&mut self) -> Vec<u8> {
        match &mut self.stream {
            Some(stream) => stream.take_rejects(),
            None => take(&mut self.rest.1),
        }
    }

    /// `Progress` as JSON.
    #[must_use]
    pub fn progress(&self) -> String {
        let counted = self
            .stream
            .as_ref()
            .map(Stream::counted)
            .unwrap_or_default();
        json(&Progress {
            rows: counted.read(),
            ok: counted.ok,
            passed: counted.passed,
            rejected: counted.rejected,
        })
    }

    /// Ends the run: `{"done": Done}`, or `{"error": Problem}`. What was written last is taken before or after.
    pub fn finish(&mut self, lang: &str) -> String {
        let words = words(lang);
        let done = self.done(&words);
        answered(done.map(Box::new).map(Answer::Done), &words)
    }
}

impl Table {
    fn found(&mut self, bytes: &[u8], at_end: bool, words: &Words<'_>) -> Result<Found, Error> {
        self.text.add(bytes);
        self.stream = None;
        let beginning = Beginning::new(bytes.to_vec(), at_end)?;
        let Asked {
            layout, request, ..
        } = &self.asked;
        let seen = look(beginning.lines(), *layout, request)?;
        let plan = match &seen.refusal {
            Some(refusal) => Err(refusal.clone()),
            None => Plan::new(&seen.header.names, seen.layout, request.clone(), &CATALOG),
        };
        let profile = request.profile.as_ref();
        let found = view::found(&seen, beginning.lines(), plan.as_ref(), profile, words);
        self.lines_above = found.lines_above;
        let Ok(plan) = plan else { return Ok(found) };
        let mut stream = Stream::new(beginning, Arc::new(plan), &seen.header, &self.name);
        if let Err(error) = stream.feed(b"", at_end) {
            let problem = Some(Refusal::new(&error, words));
            return Ok(Found { problem, ..found });
        }
        self.stream = Some(stream);
        Ok(found)
    }

    fn stream(&mut self) -> Result<&mut Stream, Error> {
        self.stream.as_mut().ok_or_else(no_table)
    }

    fn done(&mut self, words: &Words<'_>) -> Result<Done, Error> {
        let mut stream = self.stream.take().ok_or_else(no_table)?;
        stream.feed(b"", true)?;
        let plan = Arc::clone(stream.plan());
        let unit = self.asked.mass_unit.or(plan.mass_unit());
        let (table, rejects) = (stream.take_table(), stream.take_rejects());
        let mut ended = stream.finish()?;
        self.rest = (table, rejects);
        let seen = self.file.as_ref().unwrap_or(&self.text);
        let input = InputRead {
            name: self.name.clone(),
            bytes: seen.bytes,
            sha256: Some(seen.sha256()),
            lines_above_header: self.lines_above,
            rows: ended.report.read,
        };
        ended.report.add_input(batch::Input {
            name: input.name.clone(),
            sha256: input.sha256.clone(),
            rows: input.rows,
        });
        let told = Told {
            ended: &ended,
            input: &input,
            mapped: &plan.mapped(),
            unit: unit.unwrap_or(MassUnit::Gram),
            spreadsheet_safe: plan.is_spreadsheet_safe(),
        };
        Ok(view::done(told, words))
    }
}

impl Seen {
    fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    fn sha256(&self) -> String {
        show::hex(&self.hasher.clone().finalize())
    }
}

fn answered(given: Result<Answer, Error>, words: &Words<'_>) -> String {
    json(&given.unwrap_or_else(|error| Answer::Error(Problem::of(&error, "", words))))
}

fn refused(error: &Error, words: &Words<'_>) -> String {
    json(&Problem::of(error, "", words))
}

fn no_table() -> Error {
    Error::new(
        ErrorKind::Table,
        "no table was begun, or it cannot be converted as it is",
    )
    .hint("begin with a table whose `problem` is null")
}
