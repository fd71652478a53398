//! What is wrong with the bytes of a file, on its way through readers that only know [`io::Error`].

use std::fmt;
use std::io;

use calc_core::{Error, ErrorKind};

use crate::exit::{Exit, Failure};

/// A fault of a file's content: what is wrong, to stand behind the name of the file, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(Error);

impl Problem {
    /// A fault of the bytes as such: damaged, cut short, no table.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self(Error::new(ErrorKind::Table, message.into()).hint(hint.into()))
    }

    /// A fault of how text is written as bytes.
    pub fn encoding(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self(Error::new(ErrorKind::Encoding, message.into()).hint(hint.into()))
    }

    /// What to do.
    #[cfg(test)]
    pub fn hint(&self) -> String {
        self.0
            .hint_text()
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// As what a reader can say.
    pub fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Problem {}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// The failure that a reader's error is, with the name of the file.
///
/// [`Exit::Data`] where the content is at fault, [`Exit::Io`] where the system is.
pub fn unreadable(name: &str, error: &io::Error) -> Failure {
    let problem = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Problem>());
    if let Some(Problem(error)) = problem {
        return about(name, error);
    }
    let message = format!("{name} cannot be read: {error}");
    Failure::ended(Error::new(ErrorKind::File, message), Exit::Io)
}

/// An error of a file's content, with the name of the file.
pub fn about(name: &str, error: &Error) -> Failure {
    let told = error.retold(format!("{name}: {}", error.message()));
    Failure::ended(told, Exit::Data)
}
