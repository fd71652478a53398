//! Whether the first bytes of a file are those of a table that can be read.

use super::records::line_ends;
use crate::error::{Error, ErrorKind};
use crate::message::Arg;

/// How much of a table is looked at before its encoding is believed.
pub const LOOKED_AT_BYTES: usize = 64 << 10;

/// What files begin with that hold no table for us, and what to do with them.
const FOREIGN: [(&[u8], &str, &str); 7] = [
    (
        b"BZh",
        "bzip2 data",
        "unpack it: bzip2 -dc FILE | dosecalc batch -",
    ),
    (
        b"\xfd7zXZ\0",
        "xz data",
        "unpack it: xz -dc FILE | dosecalc batch -",
    ),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (
        b"PAR1",
        "a Parquet file",
        "save it as CSV, for example with DuckDB",
    ),
    (
        b"ARROW1",
        "an Arrow file",
        "save it as CSV, for example with Polars",
    ),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "save the table as CSV: sqlite3 -csv -header",
    ),
    (
        b"%PDF-",
        "a PDF",
        "dosecalc reads tables: CSV, TSV, JSON Lines, Excel",
    ),
];

/// Refuses what is known to hold no table.
///
/// # Errors
/// [`ErrorKind::Table`], naming what it is.
pub fn check_foreign(beginning: &[u8]) -> Result<(), Error> {
    let foreign = FOREIGN
        .iter()
        .find(|(magic, ..)| beginning.starts_with(magic));
    match foreign {
        Some((_, what, hint)) => {
            let message = say!("it is {}, not a table", Arg::term(what));
            Err(Error::new(ErrorKind::Table, message).hint(*hint))
        }
        None => Ok(()),
    }
}

/// Refuses what is not UTF-8. `beginning` is all of the table where `whole`.
///
/// # Errors
/// [`ErrorKind::Encoding`], with what it looks like.
pub fn check_utf8(beginning: &[u8], whole: bool) -> Result<(), Error> {
    check_utf16(beginning)?;
    let Err(error) = core::str::from_utf8(beginning) else {
        return Ok(());
    };
    if error.error_len().is_none() && !whole {
        // A character that the end of the look cuts in two.
        return Ok(());
    }
    let at = error.valid_up_to();
    let line = line_ends(&beginning[..at]) + 1;
    Err(Error::new(
        ErrorKind::Encoding,
        say!(
            "it is not UTF-8 text: byte 0x{} in line {} (offset {})",
            format!("{:02x}", beginning[at]),
            line,
            at
        ),
    )
    .hint(say!(
        "say how it is written: --encoding windows-1252 is what Excel and older programs in the \
         Americas and Western Europe save; or save it as UTF-8"
    )))
}

/// Text in UTF-16 has a zero in every other byte, wherever it is ASCII; UTF-8 and Latin-1 have none.
fn check_utf16(bytes: &[u8]) -> Result<(), Error> {
    let zeros = |from: usize| {
        let every_other = bytes.iter().skip(from).step_by(2);
        every_other.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = bytes.len() / 4;
    let name = match (even > most, odd > most) {
        (false, true) => "utf-16le",
        (true, false) => "utf-16be",
        _ => return Ok(()),
    };
    Err(Error::new(
        ErrorKind::Encoding,
        say!("it looks like UTF-16 without a byte-order mark"),
    )
    .hint(say!("say so with --encoding {}, or save it as UTF-8", name)))
}
