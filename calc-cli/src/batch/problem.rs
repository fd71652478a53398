//! What is wrong with the bytes of a file, on its way through readers that only know [`io::Error`].

use std::fmt;
use std::io;

use calc_core::{Error, ErrorKind};

use crate::exit::{Exit, Failure};

/// A fault of a file's content, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind, for programs.
    pub kind: ErrorKind,
    /// What is wrong, to stand behind the name of the file.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// A fault of the bytes as such: damaged, cut short, no table.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::Table,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A fault of how text is written as bytes.
    pub fn encoding(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::Encoding,
            ..Self::new(message, hint)
        }
    }

    /// As what a reader can say.
    pub fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// How many lines end in `text`.
pub fn lines(text: &[u8]) -> u64 {
    text.iter().map(|&byte| u64::from(byte == b'\n')).sum()
}

/// The failure that a reader's error is, with the name of the file.
///
/// [`Exit::Data`] where the content is at fault, [`Exit::Io`] where the system is.
pub fn unreadable(name: &str, error: &io::Error) -> Failure {
    let problem = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Problem>());
    let (error, exit) = match problem {
        Some(Problem {
            kind,
            message,
            hint,
        }) => (
            Error::new(*kind, format!("{name}: {message}")).hint(hint),
            Exit::Data,
        ),
        None => (
            Error::new(ErrorKind::File, format!("{name} cannot be read: {error}")),
            Exit::Io,
        ),
    };
    Failure::ended(error, exit)
}
