//! Where records and fields begin and end.

mod index;
mod quoted;
mod row;
mod split;

pub use index::Index;
pub use row::{Record, Row, text};
pub use split::{MAX_RECORD_BYTES, whole_records};
