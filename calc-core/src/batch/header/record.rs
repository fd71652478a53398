//! The first records of a delimited table, split into fields.

use crate::error::{Error, ErrorKind};

/// A record.
pub struct Record {
    /// Its fields, unquoted and trimmed.
    pub names: Vec<String>,
    /// Where it begins.
    pub start: usize,
    /// The bytes up to and with its line end.
    pub end: usize,
    pub is_utf8: bool,
}

/// The records of a table. The last may have no line end.
pub fn records(bytes: &[u8], delimiter: u8) -> impl Iterator<Item = Result<Record, Error>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let record = record(bytes, at, delimiter);
        at = record.as_ref().map_or(bytes.len(), |record| record.end);
        Some(record)
    })
}

/// The record at a place.
fn record(bytes: &[u8], start: usize, delimiter: u8) -> Result<Record, Error> {
    let mut names = Vec::new();
    let mut is_utf8 = true;
    let mut at = start;
    loop {
        let (field, end) = field(bytes, at, delimiter)?;
        is_utf8 &= core::str::from_utf8(&field).is_ok();
        names.push(String::from_utf8_lossy(&field).trim().to_owned());
        at = end + 1;
        if bytes.get(end) != Some(&delimiter) {
            break;
        }
    }
    Ok(Record {
        names,
        start,
        end: at.min(bytes.len()),
        is_utf8,
    })
}

/// The field at a place, without its quotes, and where the delimiter or the line end behind it is.
fn field(bytes: &[u8], start: usize, delimiter: u8) -> Result<(Vec<u8>, usize), Error> {
    let mut field = Vec::new();
    let mut at = start;
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let quote = memchr::memchr(b'"', rest).ok_or_else(never_closed)?;
            field.extend_from_slice(&rest[..quote]);
            at += quote + 1;
            if bytes.get(at) != Some(&b'"') {
                break;
            }
            field.push(b'"');
            at += 1;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let length = memchr::memchr2(delimiter, b'\n', rest).unwrap_or(rest.len());
    field.extend_from_slice(&rest[..length]);
    Ok((field, at + length))
}

fn never_closed() -> Error {
    Error::new(
        ErrorKind::Column,
        say!("a quote in the header of the table is never closed"),
    )
    .hint(say!(
        "close it, or write a quote inside a field twice, as in \"a \"\"b\"\"\""
    ))
}
