//! A table as UTF-8 text, whatever it lies in.
//!
//! Layer by layer: the file, its checksum, its compression, its encoding. Plain UTF-8 has no layer above the
//! file, so that one `read` lands where the rows are converted.

use std::io::{self, Cursor, Read};

use calc_core::batch::{LOOKED_AT_BYTES, check_foreign};
use calc_core::sheet;

use super::compression::Compression;
use super::encoding::Encoding;
use super::input::{Input, Raw};
use super::problem::{Problem, unreadable};
use crate::exit::Failure;

/// How inputs are to be read, where that is not left to what they look like.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding.
    pub encoding: Encoding,
    /// The compression; by the first bytes if `None`.
    pub compression: Option<Compression>,
    /// The sheet of a workbook: its name, or its number from 1.
    pub sheet: Option<String>,
}

/// A table as text.
pub struct Source<'a> {
    name: String,
    /// Read before it was known what it is.
    head: Vec<u8>,
    served: usize,
    rest: Box<dyn Read + Send + 'a>,
    /// Bytes of a byte-order mark in UTF-8, which are no text but count in its offsets.
    pub mark: u64,
    /// What was chosen, where there was a choice.
    pub note: Option<String>,
}

impl<'a> Source<'a> {
    /// The text of an input.
    ///
    /// # Errors
    /// [`Exit::Data`](crate::exit::Exit::Data) for what holds no table that can be read, and
    /// [`Exit::Io`](crate::exit::Exit::Io) where it cannot be read at all.
    pub fn new(input: &Input, raw: Raw<'a>, options: &Options) -> Result<Self, Failure> {
        let name = input.shown();
        Self::layered(&name, input, raw, options).map_err(|error| unreadable(&name, &error))
    }

    fn layered(name: &str, input: &Input, mut raw: Raw<'a>, options: &Options) -> io::Result<Self> {
        let beginning = Beginning::of(&mut raw)?;
        let compression = options
            .compression
            .unwrap_or_else(|| compression(&beginning.bytes, input));
        let (beginning, rest): (_, Box<dyn Read + Send + 'a>) = match compression {
            Compression::None => (beginning, Box::new(raw)),
            packed => {
                let all = Cursor::new(beginning.bytes).chain(raw);
                let mut unpacked = packed.decoder(Box::new(all))?;
                (Beginning::of(&mut unpacked)?, unpacked)
            }
        };
        if sheet::is_workbook(&beginning.bytes) {
            return Self::workbook(name, &beginning, rest, options);
        }
        if options.sheet.is_some() {
            let hint = "leave out --sheet: a text table has only one";
            return Err(Problem::new("it is no workbook and has no sheets", hint).into_io());
        }
        Self::text(name, beginning, rest, options).map_err(Problem::into_io)
    }

    fn text(
        name: &str,
        beginning: Beginning,
        rest: Box<dyn Read + Send + 'a>,
        options: &Options,
    ) -> Result<Self, Problem> {
        check_foreign(&beginning.bytes)?;
        let found = options.encoding.find(&beginning.bytes, beginning.whole)?;
        let source = |head, served, rest, mark| Self {
            name: name.to_owned(),
            head,
            served,
            rest,
            mark,
            note: None,
        };
        if found.encoding == Encoding::Utf8 {
            return Ok(source(beginning.bytes, found.mark, rest, found.mark as u64));
        }
        let mut all = Cursor::new(beginning.bytes).chain(rest);
        all.get_mut().0.set_position(found.mark as u64);
        let text = found.encoding.reader(Box::new(all));
        Ok(source(Vec::new(), 0, text, 0))
    }

    fn workbook(
        name: &str,
        beginning: &Beginning,
        rest: Box<dyn Read + Send + 'a>,
        options: &Options,
    ) -> io::Result<Self> {
        let mut bytes = beginning.bytes.clone();
        let limit = sheet::MAX_WORKBOOK_BYTES;
        rest.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            let message = format!("it is a workbook of more than {} MiB", limit >> 20);
            return Err(Problem::new(message, "save the sheet as CSV").into_io());
        }
        let sheet = sheet::csv(bytes, options.sheet.as_deref())
            .map_err(|error| Problem::from(error).into_io())?;
        Ok(Self {
            name: name.to_owned(),
            head: sheet.csv,
            served: 0,
            rest: Box::new(io::empty()),
            mark: 0,
            note: sheet.note.map(|note| format!("{name}: {note}")),
        })
    }

    /// Text that is there already.
    #[cfg(test)]
    pub fn of_text(name: &str, text: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            head: text,
            served: 0,
            rest: Box::new(io::empty()),
            mark: 0,
            note: None,
        }
    }

    /// Fills the buffer as far as there is text: how much, and less than all of it only at the end.
    ///
    /// # Errors
    /// Those of the layers, with the name of the file.
    pub fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Failure> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(&self.name, &error)),
            }
        }
        Ok(filled)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let head = &self.head[self.served..];
        if head.is_empty() {
            return self.rest.read(buffer);
        }
        let count = head.len().min(buffer.len());
        buffer[..count].copy_from_slice(&head[..count]);
        self.served += count;
        if self.served == self.head.len() {
            (self.head, self.served) = (Vec::new(), 0);
        }
        Ok(count)
    }
}

/// The first bytes of a stream.
struct Beginning {
    bytes: Vec<u8>,
    /// Whether they are all of it.
    whole: bool,
}

impl Beginning {
    fn of(reader: &mut dyn Read) -> io::Result<Self> {
        let mut bytes = Vec::with_capacity(LOOKED_AT_BYTES);
        reader
            .take(LOOKED_AT_BYTES as u64)
            .read_to_end(&mut bytes)?;
        let whole = bytes.len() < LOOKED_AT_BYTES;
        Ok(Self { bytes, whole })
    }
}

/// By the first bytes; an empty file of a compressed name is a download that failed, not an empty table.
fn compression(beginning: &[u8], input: &Input) -> Compression {
    match input {
        Input::File(path) if beginning.is_empty() => Compression::of_name(path),
        _ => Compression::of_beginning(beginning),
    }
}
