//! calc-core in a browser: thin doors, text in and JSON out. No arithmetic and no wording of its own.

#[cfg(feature = "table")]
pub mod table;

use calc_core::{Catalog, Question, refusal_json};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is known: a page has no file of its own entries.
static CATALOG: Catalog = Catalog::built_in();

/// The answer to a question as the command's `--format json` prints it, or the refusal as its stream does.
#[wasm_bindgen]
#[must_use]
pub fn assess(question: &str) -> String {
    match Question::from_json(question) {
        Ok(question) => question.answer_json(&CATALOG),
        Err(error) => refusal_json("", &error) + "\n",
    }
}
