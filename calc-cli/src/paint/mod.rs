//! Answers, tables and errors on a page. Nothing here computes: what is shown comes from the core.

mod blocks;
mod error;
mod explain;
mod impact;
mod json;
mod markdown;
mod page;
mod safe;
mod spreads;
mod statement;
mod table;
mod tablets;
mod text;
mod totals;

use calc_core::{Assessment, Impact, Spreads};

pub use error::{error, failure, warnings};
pub use explain::Explanation;
pub use json::json;
pub use markdown::markdown;
pub use page::{Page, Style};
pub use statement::{Said, statement_json, statement_markdown, statement_text};
pub use table::Table;
pub use tablets::{tablets_json, tablets_markdown, tablets_text};
pub use text::text;
pub use totals::{rows_read, totals};

/// How a page looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether to colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

/// An answer to paint.
pub struct Answer<'a> {
    /// The answer as data.
    pub assessment: &'a Assessment,
    /// What it is set beside, where asked for.
    pub impact: Option<&'a Impact>,
    /// How sure it is, where asked for.
    pub spreads: Option<&'a Spreads>,
    /// Its working, where asked for.
    pub explanation: Option<Explanation>,
}
