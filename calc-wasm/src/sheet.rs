//! Workbooks: a sheet of one as CSV, for the door of tables.

use calc_core::sheet as workbook;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::languages::words;
use crate::{Problem, json};

/// What `sheets` gives.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Sheets(Vec<String>),
    Error(Problem),
}

/// The names of the sheets of a workbook: `{"sheets": string[]}`, or `{"error": Problem}`.
#[wasm_bindgen]
#[must_use]
pub fn sheets(bytes: Vec<u8>, lang: &str) -> String {
    json(&match workbook::names(bytes) {
        Ok(names) => Answer::Sheets(names),
        Err(error) => Answer::Error(Problem::of(&error, "", &words(lang))),
    })
}

/// A sheet as CSV in UTF-8, by its name, or by its number from 1; the first that is not hidden for an empty
/// name.
///
/// # Errors
/// A `Problem` as JSON.
#[wasm_bindgen]
pub fn sheet(bytes: Vec<u8>, name: &str, lang: &str) -> Result<Vec<u8>, String> {
    let asked = Some(name).filter(|name| !name.is_empty());
    match workbook::csv(bytes, asked) {
        Ok(sheet) => Ok(sheet.csv),
        Err(error) => Err(json(&Problem::of(&error, "", &words(lang)))),
    }
}
