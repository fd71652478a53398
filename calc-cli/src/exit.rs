//! How the command ends: an exit code, and for a failure what to say.

use std::io;

use calc_core::Error;

use crate::args::Color;
use crate::console::Console;
use crate::paint;
use crate::shield::unshield_all;

/// An exit code. Those from 64 on are the sysexits of BSD.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Answered.
    Answered = 0,
    /// Refused, with a reason.
    Refused = 1,
    /// The command line is wrong.
    Usage = 2,
    /// `EX_DATAERR`: a file whose content cannot be used.
    Data = 65,
    /// `EX_NOINPUT`: a file that cannot be opened.
    NoInput = 66,
    /// `EX_IOERR`: a stream that cannot be read or written.
    Io = 74,
    /// As shells say it: 128 and the number of SIGINT.
    Interrupted = 130,
}

impl Exit {
    /// The number.
    pub const fn code(self) -> u8 {
        self as u8
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The command line, or a request for help: clap has the words.
    CommandLine(clap::Error),
    /// A refusal, the text that it points into, and the code to end with.
    Refused {
        error: Error,
        text: Option<String>,
        exit: Exit,
    },
    /// Standard input cannot be read.
    Read(io::Error),
    /// The answer cannot be written.
    Write(io::Error),
    /// Nobody reads the answer any more.
    Closed,
}

impl Failure {
    /// A refusal of option values.
    pub const fn usage(error: Error) -> Self {
        Self::ended(error, Exit::Usage)
    }

    /// A refusal that ends the command with this code.
    pub const fn ended(error: Error, exit: Exit) -> Self {
        Self::Refused {
            error,
            text: None,
            exit,
        }
    }

    /// A refusal of a text, or of options that do not fit this text.
    pub fn refused(error: Error, text: &str) -> Self {
        Self::Refused {
            error,
            text: Some(text.to_owned()),
            exit: Exit::Refused,
        }
    }

    /// A failed write.
    pub fn writing(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::Write(error)
        }
    }

    /// Says why, and returns the exit code.
    pub fn report(self, color: Color, console: &mut Console<'_>) -> Exit {
        let look = console.error_look(color);
        match self {
            Self::CommandLine(error) => return command_line(&error, color, console),
            // `dosecalc list presets | head -1` got all that it asked for.
            Self::Closed => return Exit::Answered,
            Self::Refused { error, text, exit } => {
                console.complain(&paint::error(&error, text.as_deref(), look));
                return exit;
            }
            Self::Read(error) => console.complain(&paint::failure(
                "standard input cannot be read",
                &error,
                look,
            )),
            Self::Write(error) => console.complain(&paint::failure(
                "the answer cannot be written",
                &error,
                look,
            )),
        }
        Exit::Io
    }
}

/// clap's help goes to standard output, its refusals to standard error.
fn command_line(error: &clap::Error, color: Color, console: &mut Console<'_>) -> Exit {
    let styled = error.render();
    let paint = |color: bool| {
        unshield_all(&if color {
            styled.ansi().to_string()
        } else {
            styled.to_string()
        })
    };
    if error.use_stderr() {
        let text = paint(console.error_look(color).color);
        console.complain(&text);
        return Exit::Usage;
    }
    let text = paint(console.look(color).color);
    match console.answer(&text) {
        Ok(()) => Exit::Answered,
        Err(failure) => failure.report(color, console),
    }
}
