//! Where the last whole record of a buffer ends, so that a table can be read in blocks.

use memchr::{memchr, memrchr};

use super::quoted::field_end;
use super::request::Layout;

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
    while let Some(end) = next_end(buffer, at, delimiter) {
        at = end + 1;
        if buffer[end] == b'\n' {
            whole = at;
        }
    }
    whole
}

/// The end of a line or of a field that a quoted one follows: fields without quotes need no look.
fn next_end(buffer: &[u8], at: usize, delimiter: u8) -> Option<usize> {
    field_end(buffer, at, delimiter)
}
