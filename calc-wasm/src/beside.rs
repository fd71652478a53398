//! The doors of what stands beside an answer, and of batches of tablets.

use calc_core::wording::Words;
use calc_core::{
    Answered, Assessment, Error, ImpactQuestion, Question, Settings, Shapes, SpreadQuestion,
    TabletQuestion, answer as answered_with, refusal_json, show, total_items,
};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{CATALOG, Given, answered};
use crate::{Problem, json, languages};

/// An answer set beside something: `{"impact": ImpactView}`, or `{"error": Problem}`. `beside` is an `ImpactQuestion`;
/// what is wrong with it has no place in the text.
#[wasm_bindgen]
#[must_use]
pub fn impact(question: &str, beside: &str, lang: &str) -> String {
    answered(question, lang, |question, words| {
        let (assessment, settings) = assessed(question)?;
        let impact = ImpactQuestion::from_json(beside)
            .and_then(|beside| beside.impact(&assessment, &settings, &CATALOG))
            .map_err(|error| error.placeless())?;
        Ok(Given::Impact(impact.view(&assessment, words)))
    })
}

/// How many dots the picture of a distribution has.
const DOTS: u32 = 20;

/// How sure an answer is: `{"spreads": SpreadsView}` with dots, or `{"error": Problem}`. `sure` is a `SpreadQuestion`;
/// what is wrong with it has no place in the text.
#[wasm_bindgen]
#[must_use]
pub fn spreads(question: &str, sure: &str, lang: &str) -> String {
    answered(question, lang, |question, words| {
        let assessment = question.answer(&CATALOG)?;
        let view = |sure: &SpreadQuestion| {
            let spreads = sure.spreads(Shapes::of(question)?, &assessment, &CATALOG)?;
            Ok(spreads.view(&assessment, words))
        };
        let given = SpreadQuestion::from_json(sure).and_then(|sure| view(&sure));
        let given = given.map_err(|error: Error| error.placeless())?;
        Ok(Given::Spreads(
            given.with_dots(&view(&SpreadQuestion::of_dots(DOTS))?),
        ))
    })
}

/// Text to copy that also says the range that nine of ten cases lie in: `{"statement": Statement}`, of `null` for a small
/// amount, or `{"error": Problem}`.
#[wasm_bindgen]
#[must_use]
pub fn likely_statement(question: &str, lang: &str) -> String {
    answered(question, lang, |question, words| {
        let assessment = question.answer(&CATALOG)?;
        let shapes = Shapes::of(question)?;
        let spreads = SpreadQuestion::default().spreads(shapes, &assessment, &CATALOG)?;
        Ok(Given::Statement(spreads.statement(&assessment, words)))
    })
}

/// The published totals that an answer can be set beside, as `TotalItem[]`.
#[wasm_bindgen]
#[must_use]
pub fn totals(lang: &str) -> String {
    json(&total_items(&languages::words(lang)))
}

/// The dose risk of a batch: `{"tablets": TabletsView}`, or `{"error": Problem}`. `question` is a `TabletQuestion`.
#[wasm_bindgen]
#[must_use]
pub fn tablets(question: &str, lang: &str) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Given {
        Tablets(Box<calc_core::TabletsView>),
        Error(Problem),
    }
    let words: Words<'_> = languages::words(lang);
    let refused = |error: &Error, text: &str| Given::Error(Problem::of(error, text, &words));
    json(&match TabletQuestion::from_json(question) {
        Ok(question) => match question.answer(&CATALOG) {
            Ok(risk) => Given::Tablets(Box::new(risk.view(&words))),
            Err(error) => refused(&error, &question.text),
        },
        Err(error) => refused(&error, ""),
    })
}

/// The answer to a question with what stands beside it, each where it is given and not empty: the comparisons of an `ImpactQuestion`,
/// as with `--impact`, or the spread of a `SpreadQuestion`, as with `--quantiles`. As the command's `--format json`
/// prints it, or the refusal as its stream does.
#[wasm_bindgen]
#[must_use]
pub fn assess_with(question: &str, beside: &str, sure: &str) -> String {
    let (text, answer) = match Question::from_json(question) {
        Ok(question) => {
            let answer = together(&question, beside, sure);
            (question.text.trim().to_owned(), answer)
        }
        Err(error) => (String::new(), Err(error)),
    };
    answer.unwrap_or_else(|error| refusal_json(&text, &error) + "\n")
}

fn together(question: &Question, beside: &str, sure: &str) -> Result<String, Error> {
    let (assessment, settings) = assessed(question)?;
    let impact = (!beside.is_empty())
        .then(|| ImpactQuestion::from_json(beside)?.impact(&assessment, &settings, &CATALOG));
    let spreads = (!sure.is_empty()).then(|| {
        SpreadQuestion::from_json(sure)?.spreads(Shapes::of(question)?, &assessment, &CATALOG)
    });
    let (impact, spreads) = (impact.transpose()?, spreads.transpose()?);
    let with = Answered {
        assessment: &assessment,
        impact: impact.as_ref(),
        spreads: spreads.as_ref(),
    };
    Ok(show::safe_json(with.to_json_pretty()) + "\n")
}

/// The answer about a batch as the command's `tablets --format json` prints it, or the refusal as a stream does.
#[wasm_bindgen]
#[must_use]
pub fn assess_tablets(question: &str) -> String {
    let answer = TabletQuestion::from_json(question).map_err(|error| (error, String::new()));
    let answer = answer.and_then(|question| {
        let risk = question.answer(&CATALOG);
        risk.map_err(|error| (error, question.text.trim().to_owned()))
    });
    match answer {
        Ok(risk) => show::safe_json(risk.to_json_pretty()) + "\n",
        Err((error, text)) => refusal_json(&text, &error) + "\n",
    }
}

/// The answer to a question, and the settings that it was made with.
fn assessed(question: &Question) -> Result<(Assessment, Settings), Error> {
    let settings = question.settings(&CATALOG)?;
    let assessment = answered_with(question.text.trim(), &settings, &CATALOG)?;
    Ok((assessment, settings))
}
