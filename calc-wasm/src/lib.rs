//! calc-core in a browser: thin doors, text in and JSON out. No arithmetic and no wording of its own.

#[cfg(feature = "answer")]
mod answer;
#[cfg(feature = "beside")]
mod beside;
#[cfg(feature = "whole")]
mod doors;
mod languages;
#[cfg(all(target_arch = "wasm32", feature = "answer", not(feature = "whole")))]
mod memory;
mod problem;
#[cfg(feature = "sheet")]
pub mod sheet;
#[cfg(feature = "whole")]
pub mod table;
#[cfg(feature = "typescript")]
mod types;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "answer")]
pub use answer::{data_version, view};
#[cfg(feature = "beside")]
pub use beside::{assess_tablets, assess_with, impact, likely_statement, spreads, tablets, totals};
#[cfg(feature = "whole")]
pub use doors::*;
pub use problem::{Problem, Span};
#[cfg(feature = "typescript")]
pub use types::types;

/// Gives the module the words of a language other than English; says what is wrong with a file that holds none.
#[wasm_bindgen]
#[must_use]
pub fn learn(language_file: &str) -> Option<String> {
    languages::learn(language_file)
        .err()
        .map(|error| error.to_string())
}

/// As JSON that a screen may show.
fn json(value: &impl Serialize) -> String {
    calc_core::show::safe_json(calc_core::json::line(value))
}
