//! Lines of bounded length, from a reader that says when it would have to wait.

use std::io::{self, BufRead};

use calc_core::MAX_TEXT_BYTES;

/// A line without its end.
pub enum Line {
    /// Text.
    Text(String),
    /// Bytes that are no UTF-8, as near as text comes to them.
    NotText(String),
}

/// The lines of a reader.
pub struct Lines<'a> {
    reader: &'a mut dyn BufRead,
    /// Another line has arrived whole.
    ready: bool,
    line: Vec<u8>,
    first: bool,
}

/// What is kept of a line: enough for the core to see that it is too long, even when a cut character goes.
const KEPT: usize = MAX_TEXT_BYTES + 4;

impl<'a> Lines<'a> {
    /// The lines of `reader`.
    pub fn new(reader: &'a mut dyn BufRead) -> Self {
        Self {
            reader,
            ready: false,
            line: Vec::new(),
            first: true,
        }
    }

    /// Whether the next line has not arrived whole: reading it may wait for whoever writes.
    pub const fn would_wait(&self) -> bool {
        !self.ready
    }

    /// The next line; `None` at the end. What is past the limit of a line is skipped, not kept.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        self.line.clear();
        let mut any = false;
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                return Ok(any.then(|| self.take()));
            }
            any = true;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            let room = KEPT.saturating_sub(self.line.len());
            self.line.extend_from_slice(&piece[..piece.len().min(room)]);
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.ready = buffer[used..].contains(&b'\n');
            self.reader.consume(used);
            if end.is_some() {
                return Ok(Some(self.take()));
            }
        }
    }

    /// The line as text, without the space around it. A cut inside a character is no fault of the line's.
    fn take(&mut self) -> Line {
        let first = std::mem::replace(&mut self.first, false);
        let cut = self.line.len() == KEPT;
        let text = match str::from_utf8(&self.line) {
            Ok(text) => text,
            Err(error) if cut && error.error_len().is_none() => {
                str::from_utf8(&self.line[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return Line::NotText(String::from_utf8_lossy(&self.line).trim().to_owned()),
        };
        // Some programs begin a text file with a byte-order mark.
        let text = if first {
            text.trim_start_matches('\u{feff}')
        } else {
            text
        };
        Line::Text(text.trim().to_owned())
    }
}
