//! Rejected rows as CSV: where they stand, why, and what they say. The columns are a promise to scripts.

use super::csv::{harmless, quoted};
use super::reject::Reject;

/// The header of rejected rows, with its line end.
pub const REJECTS_HEADER: &[u8] = b"file,line,byte_offset,column,code,reason,raw\n";

/// The rejects of a block as CSV, but for what only the order of blocks can tell: made where there are many
/// threads.
#[derive(Debug, Default)]
pub struct Rendered {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Rendered {
    /// Writes the rejects of a block anew. `safe` makes fields harmless that a spreadsheet would run as a
    /// formula.
    pub fn render(&mut self, rejects: &[Reject], block: &[u8], safe: bool) {
        self.text.clear();
        self.ends.clear();
        for reject in rejects {
            let raw = raw(reject, block);
            let column = reject.column.as_deref().unwrap_or_default();
            for field in [column, reject.code(), &reject.reason(), &raw] {
                self.text.push(b',');
                let field = if safe { harmless(field) } else { field.into() };
                self.text.extend_from_slice(quoted(&field).as_bytes());
            }
            self.text.push(b'\n');
            self.ends.push(self.text.len());
        }
    }

    /// What stands behind the file, the line and the byte offset of each reject.
    pub fn each(&self) -> impl Iterator<Item = &[u8]> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.text[start..end])
    }
}

/// The text of a rejected row, without its line end.
pub(super) fn raw(reject: &Reject, block: &[u8]) -> String {
    let raw = block.get(reject.raw.clone()).unwrap_or_default();
    let raw = String::from_utf8_lossy(raw);
    raw.trim_end_matches(['\r', '\n']).to_owned()
}
