//! The first door: a question in, its answer in words or its refusal out.

use calc_core::wording::{self, Words};
use calc_core::{Catalog, Error, Question};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Problem, json, languages};

/// What is known: a page has no file of its own entries.
pub(crate) static CATALOG: Catalog = Catalog::built_in();

/// The answer in words: `{"view": View}`, or `{"error": Problem}`.
///
/// A module without the feature `whole` leaves out the statement, and the words of a problem: a page that shows
/// them asks the whole one.
#[wasm_bindgen]
#[must_use]
pub fn view(question: &str, lang: &str) -> String {
    #[cfg(feature = "whole")]
    let told = wording::view;
    #[cfg(not(feature = "whole"))]
    let told = wording::first_view;
    answered(question, lang, |question, words| {
        let assessment = question.answer(&CATALOG)?;
        Ok(Given::View(Box::new(told(&assessment, words))))
    })
}

/// The newest date of the data and a mark of its contents, which links carry.
#[wasm_bindgen]
#[must_use]
pub fn data_version() -> String {
    calc_core::DATA_VERSION.to_owned()
}

/// What a door gives.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Given {
    View(Box<wording::View>),
    #[cfg(feature = "whole")]
    Statement(Option<wording::Statement>),
    #[cfg(feature = "beside")]
    Impact(calc_core::ImpactView),
    #[cfg(feature = "beside")]
    Spreads(calc_core::SpreadsView),
    #[cfg(feature = "whole")]
    Rows(Vec<calc_core::Row>),
    Error(Problem),
}

pub(crate) fn answered(
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
