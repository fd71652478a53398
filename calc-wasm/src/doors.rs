//! The doors of answers: a question or a text in, an answer or its refusal out.

use calc_core::wording::{self, Words};
use calc_core::{Catalog, Error, Question, Row, catalogue as menus, refusal_json};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Problem, json, languages};

/// What is known: a page has no file of its own entries.
pub(crate) static CATALOG: Catalog = Catalog::built_in();

/// The answer to a question as the command's `--format json` prints it, or the refusal as its stream does.
#[wasm_bindgen]
#[must_use]
pub fn assess(question: &str) -> String {
    printed(question, Question::answer_json)
}

/// The answer in words: `{"view": View}`, or `{"error": Problem}`.
#[wasm_bindgen]
#[must_use]
pub fn view(question: &str, lang: &str) -> String {
    answered(question, lang, |question, words| {
        let assessment = question.answer(&CATALOG)?;
        Ok(Given::View(Box::new(wording::view(&assessment, words))))
    })
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

/// What a door gives.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Given {
    View(Box<wording::View>),
    Statement(Option<wording::Statement>),
    Rows(Vec<Row>),
    Error(Problem),
}

/// What the command prints.
fn printed(question: &str, answer: fn(&Question, &Catalog) -> String) -> String {
    match Question::from_json(question) {
        Ok(question) => answer(&question, &CATALOG),
        Err(error) => refusal_json("", &error) + "\n",
    }
}

fn answered(
    question: &str,
    lang: &str,
    door: impl FnOnce(&Question, &Words<'_>) -> Result<Given, Error>,
) -> String {
    let words = languages::words(lang);
    let given = match Question::from_json(question) {
        Ok(question) => door(&question, &words)
            .unwrap_or_else(|error| Given::Error(Problem::of(&error, &question.text, &words))),
        Err(error) => Given::Error(Problem::of(&error, "", &words)),
    };
    json(&given)
}
