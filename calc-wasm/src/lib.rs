//! calc-core in a browser: thin doors, text in and JSON out. No arithmetic and no wording of its own.

#[cfg(feature = "table")]
pub mod table;

use calc_core::{Catalog, Error, Settings, answer};
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer to a text by the default assumptions, as the command's JSON.
#[wasm_bindgen]
#[must_use]
pub fn assess(text: &str) -> String {
    match answer(text, &Settings::default(), &Catalog::built_in()) {
        Ok(assessment) => assessment.to_json(),
        Err(error) => refusal(text, &error),
    }
}

/// A refusal as the command's stream writes it.
#[derive(serde::Serialize)]
struct Refusal<'a> {
    input: &'a str,
    error: &'a Error,
}

fn refusal(input: &str, error: &Error) -> String {
    serde_json::to_string(&Refusal { input, error }).expect("a refusal holds text and numbers")
}
