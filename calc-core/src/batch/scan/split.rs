//! Where the last whole record of a buffer ends, so that a table can be read in blocks.

use memchr::{memchr, memrchr};

use super::quoted::closing_quote;
use crate::batch::request::Layout;

/// The longest record that is taken, in bytes. Beyond it a quote was never closed, or it is no table.
pub const MAX_RECORD_BYTES: usize = 8 << 20;

/// The length of the part of `buffer` that is whole records: up to and with the last line end outside
/// quotes. `buffer` begins with a record. Zero where not one record is whole.
///
/// ```
/// use calc_core::batch::{Layout, whole_records};
/// let csv = Layout::Delimited(b',');
/// assert_eq!(whole_records(b"a,b\nc", csv), 4);
/// assert_eq!(whole_records(b"a,\"b\nc\nd\",e\nf,g", csv), 12);
/// ```
#[must_use]
pub fn whole_records(buffer: &[u8], layout: Layout) -> usize {
    let last_line = memrchr(b'\n', buffer).map_or(0, |at| at + 1);
    let Layout::Delimited(delimiter) = layout else {
        return last_line;
    };
    if memchr(b'"', &buffer[..last_line]).is_none() {
        return last_line;
    }
    let (mut at, mut whole) = (0, 0);
    // Between two quotes only the last line end matters.
    let mut outside = |from: usize, to: usize| {
        if let Some(end) = memrchr(b'\n', &buffer[from..to]) {
            whole = from + end + 1;
        }
    };
    while let Some(quote) = memchr(b'"', &buffer[at..]).map(|found| at + found) {
        outside(at, quote);
        let before = quote.checked_sub(1).map_or(b'\n', |before| buffer[before]);
        if before != delimiter && before != b'\n' {
            at = quote + 1;
            continue;
        }
        let Some(end) = closing_quote(buffer, quote + 1) else {
            return whole;
        };
        at = end + 1;
    }
    outside(at, buffer.len());
    whole
}

#[cfg(test)]
mod tests {
    use super::super::quoted::field_end;
    use super::*;

    /// The same, field by field.
    fn by_fields(buffer: &[u8], delimiter: u8) -> usize {
        let (mut at, mut whole) = (0, 0);
        while let Some(end) = field_end(buffer, at, delimiter) {
            at = end + 1;
            if buffer[end] == b'\n' {
                whole = at;
            }
        }
        whole
    }

    #[test]
    fn every_text_ends_where_its_fields_do() {
        // All texts of eight letters that matter.
        let letters = [b'a', b',', b'\n', b'"'];
        for number in 0..4_usize.pow(8) {
            let text: Vec<u8> = (0..8).map(|at| letters[number >> (2 * at) & 3]).collect();
            let found = whole_records(&text, Layout::Delimited(b','));
            assert_eq!(
                found,
                by_fields(&text, b','),
                "{:?}",
                String::from_utf8_lossy(&text)
            );
        }
    }
}
