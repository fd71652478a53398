//! The header of a table: which record it is, and how the table is written.

mod json;
mod record;

use core::cmp::Reverse;

use super::mapping::{Mapping, looks_like_header};
use super::request::{Layout, Request};
use crate::error::{Error, ErrorKind};
use record::Record;
pub(super) use record::records;

/// How many records are searched for the header.
pub const MAX_TITLE_RECORDS: usize = 20;

/// What separates the fields of a table, where no option says it.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// The header of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The names of its columns, unquoted and trimmed. A name may be empty.
    pub names: Vec<String>,
    /// The records above it: titles, and lines with nothing in them.
    pub skipped: usize,
    /// The bytes up to and with its line end; 0 for JSON Lines, where every line is a row.
    pub end: usize,
    /// Where its own line begins: behind the title lines.
    pub start: usize,
}

/// A header that may be the one, or why it is not.
struct Candidate {
    delimiter: u8,
    header: Header,
    is_utf8: bool,
    refusal: Option<Error>,
    /// How many of its names are names of columns.
    familiar: usize,
}

/// Finds how a table is written and where its header is: the first of the first
/// [`MAX_TITLE_RECORDS`] records for which a [`Mapping`] is found.
///
/// `bytes` is the beginning of the table without a byte-order mark, long enough to hold the header.
/// `asked` is the layout, where an option gives it. For JSON Lines the names are the keys of the first
/// [`MAX_TITLE_RECORDS`] objects.
///
/// # Errors
/// That of the record that looks most like a header, where none is one;
/// [`ErrorKind::Encoding`] for a header that is not UTF-8, and [`ErrorKind::Empty`] for an empty table.
///
/// ```
/// use calc_core::batch::{Layout, Request, detect};
/// let table = b"Seizures of 2023\n\nDrug;Weight (kg)\nfentanyl;12\n";
/// let (layout, found) = detect(table, None, &Request::default())?;
/// assert_eq!(layout, Layout::Delimited(b';'));
/// assert_eq!((found.names, found.skipped, found.end), (vec!["Drug".to_owned(), "Weight (kg)".to_owned()], 2, 35));
/// # Ok::<(), calc_core::Error>(())
/// ```
pub fn detect(
    bytes: &[u8],
    asked: Option<Layout>,
    request: &Request,
) -> Result<(Layout, Header), Error> {
    let likeliest = likeliest(bytes, asked, request)?;
    match likeliest.refusal {
        None => Ok((likeliest.layout, likeliest.header)),
        Some(refusal) => Err(refusal),
    }
}

/// What is most likely the header of a table, and why it cannot be used as it is, if it cannot.
pub struct Likeliest {
    pub layout: Layout,
    pub header: Header,
    pub refusal: Option<Error>,
}

/// As [`detect`], but with the record that looks most like a header where none is one.
///
/// # Errors
/// Where there is no such record, or none that can be read.
pub fn likeliest(
    bytes: &[u8],
    asked: Option<Layout>,
    request: &Request,
) -> Result<Likeliest, Error> {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match (asked, first) {
        (_, None) => Err(empty()),
        (Some(Layout::JsonLines), _) | (None, Some(b'{')) => {
            let names = json::keys(bytes)?;
            let refusal = Mapping::find(&names, request).err();
            let header = Header {
                names,
                skipped: 0,
                end: 0,
                start: 0,
            };
            Ok(Likeliest {
                layout: Layout::JsonLines,
                header,
                refusal,
            })
        }
        (None, Some(b'[')) => Err(
            Error::new(ErrorKind::Column, say!("the table is a JSON array"))
                .hint(say!("write one object a line, as `jq -c '.[]'` does")),
        ),
        (Some(Layout::Delimited(delimiter)), _) => delimited(bytes, &[delimiter], request),
        (None, _) => delimited(bytes, &DELIMITERS, request),
    }
}

/// The header of a delimited table: of the delimiters that find one, that which splits it most.
fn delimited(bytes: &[u8], delimiters: &[u8], request: &Request) -> Result<Likeliest, Error> {
    let mut refused = Vec::new();
    let mut found: Vec<Candidate> = Vec::new();
    for &delimiter in delimiters {
        let candidates = candidates(bytes, delimiter, request)?;
        let (good, bad): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|candidate| candidate.refusal.is_none());
        found.extend(good);
        refused.extend(bad);
    }
    let best = |candidate: &Candidate| Reverse((candidate.familiar, candidate.header.names.len()));
    // Sorting keeps the order of what is equal: the earlier delimiter, the earlier record.
    found.sort_by_key(best);
    refused.sort_by_key(best);
    let best = found.into_iter().chain(refused).next();
    let best = best.ok_or_else(empty)?;
    if !best.is_utf8 {
        return Err(Error::new(
            ErrorKind::Encoding,
            say!("the header of the table is not UTF-8"),
        )
        .hint(say!("say how it is encoded, as in --encoding windows-1252")));
    }
    Ok(Likeliest {
        layout: Layout::Delimited(best.delimiter),
        header: best.header,
        refusal: best.refusal,
    })
}

fn empty() -> Error {
    Error::new(ErrorKind::Empty, say!("the table is empty")).hint(say!(
        "a table begins with a header, such as substance,quantity,unit"
    ))
}

/// The records that may be the header under a delimiter: up to the first that names what was seized.
fn candidates(bytes: &[u8], delimiter: u8, request: &Request) -> Result<Vec<Candidate>, Error> {
    let mut candidates = Vec::new();
    for (skipped, record) in records(bytes, delimiter)
        .take(MAX_TITLE_RECORDS)
        .enumerate()
    {
        let Record {
            names,
            start,
            end,
            is_utf8,
        } = record?;
        reject_lone_returns(&names)?;
        if names.iter().all(String::is_empty) {
            continue;
        }
        let mapping = Mapping::find(&names, request);
        // A title such as `Total weight` names a quantity too, so texts that name their own
        // substance are only believed of it where no later record says more.
        let names_it = mapping.as_ref().is_ok_and(|mapping| {
            mapping.substance.is_some() || request.settings.substance.is_some()
        });
        let familiar = looks_like_header(&names);
        let header = Header {
            names,
            skipped,
            end,
            start,
        };
        candidates.push(Candidate {
            delimiter,
            header,
            is_utf8,
            refusal: mapping.err(),
            familiar,
        });
        if names_it {
            break;
        }
    }
    Ok(candidates)
}

/// Lines that end with a carriage return alone would make the whole table its header.
fn reject_lone_returns(names: &[String]) -> Result<(), Error> {
    let lone = |name: &String| name.replace("\r\n", "").contains('\r');
    if !names.iter().any(lone) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Column,
        say!("the lines of the table end with carriage returns alone"),
    )
    .hint(say!(
        "write line ends that are common today, as `tr '\\r' '\\n' < OLD > NEW` does"
    )))
}

#[cfg(test)]
mod tests;
