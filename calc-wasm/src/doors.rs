//! The other doors of answers: what is saved, sentences to copy, fields, and menus.

use calc_core::{Catalog, Question, catalogue as menus, refusal_json, wording};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{CATALOG, Given, answered};
use crate::{Problem, json, languages};

/// The answer to a question as the command's `--format json` prints it, or the refusal as its stream does.
#[wasm_bindgen]
#[must_use]
pub fn assess(question: &str) -> String {
    printed(question, Question::answer_json)
}

/// Text to copy: `{"statement": Statement}`, of `null` for a small amount, or `{"error": Problem}`.
#[wasm_bindgen]
#[must_use]
pub fn statement(question: &str, lang: &str) -> String {
    answered(question, lang, |question, words| {
        let assessment = question.answer(&CATALOG)?;
        Ok(Given::Statement(wording::statement(&assessment, words)))
    })
}

/// The figures as the command's `--format csv` prints them, or the refusal as its stream does.
#[wasm_bindgen]
#[must_use]
pub fn csv(question: &str) -> String {
    printed(question, Question::answer_csv)
}

/// What stands in a text, as fields: `{"rows": Row[]}`, or `{"error": Problem}`.
#[wasm_bindgen]
#[must_use]
pub fn rows(text: &str, lang: &str) -> String {
    let given = calc_core::read(text.trim(), &CATALOG)
        .map(|reading| Given::Rows(calc_core::rows(&reading)));
    json(
        &given.unwrap_or_else(|error| {
            Given::Error(Problem::of(&error, text, &languages::words(lang)))
        }),
    )
}

/// A text that reads back to the same rows; those without an amount are left out.
///
/// # Errors
/// For JSON that holds no rows.
#[wasm_bindgen]
pub fn compose(rows: &str) -> Result<String, String> {
    Ok(calc_core::compose(
        &calc_core::rows_from_json(rows).map_err(|error| error.to_string())?,
    ))
}

/// Looks at each row by itself: `{"rows": Row[]}`, or `{"error": Problem}` with the row of the first problem.
#[wasm_bindgen]
#[must_use]
pub fn check_rows(rows: &str, lang: &str) -> String {
    let words = languages::words(lang);
    let given = match calc_core::rows_from_json(rows) {
        Ok(rows) => match calc_core::check_rows(&rows, &CATALOG) {
            Ok(()) => Given::Rows(rows),
            Err((row, error)) => {
                let problem = Problem::of(&error, "", &words);
                Given::Error(Problem {
                    at: None,
                    fixes: Vec::new(),
                    row: Some(row),
                    ..problem
                })
            }
        },
        Err(error) => Given::Error(Problem::of(&error, "", &words)),
    };
    json(&given)
}

/// What there is to choose from, as `Catalogue`.
#[wasm_bindgen]
#[must_use]
pub fn catalogue(lang: &str) -> String {
    json(&menus(&CATALOG, &languages::words(lang)))
}

/// What the command prints.
fn printed(question: &str, answer: fn(&Question, &Catalog) -> String) -> String {
    match Question::from_json(question) {
        Ok(question) => answer(&question, &CATALOG),
        Err(error) => refusal_json("", &error) + "\n",
    }
}
