//! An answer in words: for a page, and as a statement to copy, in English and in Spanish.
//!
//! Every text stands in `data/wording/*.toml`. English is compiled in; Spanish is compiled in under the
//! feature `spanish`, and can be read at run time by [`Dictionary::from_json`], so that a page loads it
//! when it is asked for. Nothing here computes: what is written comes from the [`Assessment`](crate::Assessment).

mod answer;
mod language;
mod number;
mod template;
mod view;
mod words;

pub use answer::{statement, view};
pub use language::Language;
pub use number::Public;
pub use view::{
    AssumptionView, ExhibitView, FigureView, Shown, ShownDoses, SourceView, Statement, View,
    WarningView,
};
#[cfg(feature = "spanish")]
pub use words::SPANISH;
pub use words::{Dictionary, Words};
