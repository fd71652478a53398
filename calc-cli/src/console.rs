//! What the command reads from and writes to, so that a test can run it in process.

use std::io::{self, BufRead, Write};

use crate::args::Color;
use crate::exit::Failure;
use crate::paint::Look;

/// Narrower than this, a table is no table.
const MIN_WIDTH: usize = 40;
/// Wider than this, a line is hard to read.
const MAX_WIDTH: usize = 100;

/// The streams of the command, and what is known of the terminal.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts of the process that have nothing to do with one another"
)]
pub struct Console<'a> {
    /// Read by `-` alone; by any thread, as the table of `batch` is.
    pub stdin: &'a mut (dyn BufRead + Send),
    /// Answers.
    pub stdout: &'a mut (dyn Write + Send),
    /// Errors, and the warnings of a format that has no place for them.
    pub stderr: &'a mut dyn Write,
    /// Whether a person reads `stdout`.
    pub stdout_is_terminal: bool,
    /// Whether a person reads `stderr`.
    pub stderr_is_terminal: bool,
    /// The environment asks for no colour, as `NO_COLOR` does.
    pub no_color: bool,
    /// Columns of the terminal; 80 without one.
    pub width: usize,
    /// Whether the process is this command's own, and with it its signals.
    pub owns_process: bool,
}

impl Console<'_> {
    /// How to paint for `stdout`.
    pub(crate) fn look(&self, color: Color) -> Look {
        self.painted(color, self.stdout_is_terminal)
    }

    /// How to paint for `stderr`.
    pub(crate) fn error_look(&self, color: Color) -> Look {
        self.painted(color, self.stderr_is_terminal)
    }

    fn painted(&self, color: Color, terminal: bool) -> Look {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !self.no_color,
        };
        Look {
            color,
            width: self.width.clamp(MIN_WIDTH, MAX_WIDTH),
        }
    }

    /// Writes an answer, to the last byte.
    ///
    /// # Errors
    /// [`Failure::Closed`] where nobody reads any more, [`Failure::Write`] where the rest cannot be written.
    pub(crate) fn answer(&mut self, text: &str) -> Result<(), Failure> {
        let written = self
            .stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.stdout.flush());
        written.map_err(Failure::writing)
    }

    /// Writes to `stderr`. A failure there has nowhere to be told.
    pub(crate) fn complain(&mut self, text: &str) {
        let _: io::Result<()> = self
            .stderr
            .write_all(text.as_bytes())
            .and_then(|()| self.stderr.flush());
    }
}
