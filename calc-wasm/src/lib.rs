//! calc-core in a browser: thin doors, text in and JSON out. No arithmetic and no wording of its own.

// What opens workbooks answers nothing: its module does without the doors, and on other machines every feature has them.
#[cfg(not(all(target_arch = "wasm32", feature = "sheet")))]
mod doors;
mod languages;
mod problem;
#[cfg(feature = "sheet")]
pub mod sheet;
#[cfg(feature = "table")]
pub mod table;
#[cfg(feature = "typescript")]
mod types;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(all(target_arch = "wasm32", feature = "sheet")))]
pub use doors::*;
pub use problem::{Problem, Span};
#[cfg(feature = "typescript")]
pub use types::types;

/// Gives the module the words of a language other than English.
///
/// # Errors
/// For a file that holds none.
#[wasm_bindgen]
pub fn learn(language_file: &str) -> Result<(), String> {
    languages::learn(language_file).map_err(|error| error.to_string())
}

/// As JSON that a screen may show.
fn json(value: &impl Serialize) -> String {
    calc_core::show::safe_json(calc_core::json::line(value))
}
