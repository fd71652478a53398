//! The user's own catalogue, from its file.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use calc_core::{Catalog, Error, ErrorKind, Message};

use crate::exit::{Exit, Failure};

/// A catalogue is written by hand; this is a hundred times what a hand writes.
const MAX_CATALOG_BYTES: u64 = 16 * 1024 * 1024;

/// The compiled-in catalogue, with the entries of a file over it.
///
/// # Errors
/// [`Exit::NoInput`] where the file cannot be opened or read, [`Exit::Data`] where it cannot be used.
pub fn catalog(path: Option<&Path>) -> Result<Catalog, Failure> {
    let mut catalog = Catalog::built_in();
    let Some(path) = path else { return Ok(catalog) };
    let bytes = read(path).map_err(|error| cannot_open(path, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| unusable(path, None, &"it is not UTF-8 text".into(), None))?;
    if text.len() as u64 > MAX_CATALOG_BYTES {
        return Err(unusable(
            path,
            None,
            &"it is longer than 16 MiB".into(),
            None,
        ));
    }
    catalog.overlay(&text).map_err(|error| {
        let line = error.span().map(|span| line_number(&text, &span));
        unusable(path, line, error.message(), error.hint_text())
    })?;
    Ok(catalog)
}

/// One byte past the limit is enough to know, even of an endless file.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_CATALOG_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn cannot_open(path: &Path, error: &io::Error) -> Failure {
    let message = format!("catalogue `{}` cannot be opened: {error}", path.display());
    Failure::Refused {
        error: Error::new(ErrorKind::Catalog, message),
        text: None,
        exit: Exit::NoInput,
    }
}

fn unusable(path: &Path, line: Option<usize>, why: &Message, hint: Option<&Message>) -> Failure {
    let line = line.map_or_else(String::new, |line| format!(" line {line}"));
    let error = Error::new(
        ErrorKind::Catalog,
        format!("catalogue `{}`{line}: {why}", path.display()),
    );
    let error = match hint {
        Some(hint) => error.hint(hint.clone()),
        None => error,
    };
    Failure::Refused {
        error,
        text: None,
        exit: Exit::Data,
    }
}

/// As editors count.
fn line_number(text: &str, span: &Range<usize>) -> usize {
    text.bytes()
        .take(span.start)
        .filter(|&byte| byte == b'\n')
        .count()
        + 1
}
