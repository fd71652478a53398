//! Separators in a block with quotes, as RFC 4180 has them.
//!
//! A field is quoted where it begins with a quote; two quotes in it are one. A quote anywhere else is a
//! character like others, as in `5" pipe`.

use memchr::{memchr, memchr2};

use super::index::{BEFORE, position};

/// Finds the separators outside quotes, and how many lie before the end of each record. `broken` becomes the
/// numbers of the records in which text follows a closing quote: more often than not, a quote that was never
/// closed has swallowed what lies between.
pub fn scan(
    block: &[u8],
    delimiter: u8,
    ends: &mut Vec<u32>,
    rows: &mut Vec<u32>,
    broken: &mut Vec<usize>,
) {
    ends.clear();
    ends.push(BEFORE);
    broken.clear();
    let mut at = 0;
    while let Some(end) = field_end(block, at, delimiter) {
        ends.push(position(end));
        if !is_closed(&block[at..end]) && broken.last() != Some(&rows.len()) {
            broken.push(rows.len());
        }
        if block[end] == b'\n' {
            rows.push(position(ends.len() - 1));
        }
        at = end + 1;
    }
}

/// Whether a field that begins with a quote ends with the one that closes it.
fn is_closed(field: &[u8]) -> bool {
    let field = field.strip_suffix(b"\r").unwrap_or(field);
    !field.starts_with(b"\"") || closing_quote(field, 1) == Some(field.len() - 1)
}

/// The separator behind the field that begins at `at`; `None` where none follows.
pub fn field_end(block: &[u8], at: usize, delimiter: u8) -> Option<usize> {
    let text = if block.get(at) == Some(&b'"') {
        closing_quote(block, at + 1)? + 1
    } else {
        at
    };
    memchr2(delimiter, b'\n', block.get(text..)?).map(|found| text + found)
}

/// The quote that closes the field whose text begins at `at`.
pub fn closing_quote(block: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', block.get(at..)?)?;
        if block.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}
