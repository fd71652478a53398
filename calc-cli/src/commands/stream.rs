//! `-`: one seizure a line from standard input, one line of JSON each, errors in place.

mod lines;

use std::io::{BufWriter, Write};

use calc_core::show::safe_json;
use calc_core::{Catalog, Error, ErrorKind, Settings, answer, refusal_json};

use crate::console::Console;
use crate::exit::{Exit, Failure};
use lines::{Line, Lines};

/// Answers every line: the exit code says whether any was refused.
///
/// Answers are written before more input is waited for, so a script that writes a line and waits gets
/// its answer, and a file of a million lines is not flushed a million times.
///
/// # Errors
/// Where standard input cannot be read or the answers cannot be written.
pub fn run(
    settings: &Settings,
    catalog: &Catalog,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let mut lines = Lines::new(&mut *console.stdin);
    let mut out = BufWriter::with_capacity(1 << 16, &mut *console.stdout);
    let mut exit = Exit::Answered;
    loop {
        if lines.would_wait() {
            out.flush().map_err(Failure::writing)?;
        }
        let Some(line) = lines.next().map_err(Failure::Read)? else {
            break;
        };
        let (json, refused) = reply(&line, settings, catalog);
        if refused {
            exit = Exit::Refused;
        }
        out.write_all(json.as_bytes())
            .and_then(|()| out.write_all(b"\n"))
            .map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)?;
    Ok(exit)
}

/// The answer to one line, and whether it is a refusal.
fn reply(line: &Line, settings: &Settings, catalog: &Catalog) -> (String, bool) {
    let (input, error) = match line {
        Line::Text(text) => match answer(text, settings, catalog) {
            Ok(assessment) => return (safe_json(assessment.to_json()), false),
            Err(error) => (text, error),
        },
        Line::NotText(lossy) => (lossy, not_utf8()),
    };
    (refusal_json(input, &error), true)
}

fn not_utf8() -> Error {
    Error::new(ErrorKind::Encoding, "the line is not UTF-8 text").hint("save the file as UTF-8")
}
