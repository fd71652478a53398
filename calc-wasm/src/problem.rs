//! What is wrong, as a page shows it beside the field.

use calc_core::Error;
#[cfg(feature = "whole")]
use calc_core::Fix;
use calc_core::wording::Words;

/// A refusal in words.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// Its stable name.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// The part of the text that it is about.
    pub at: Option<Span>,
    /// What could be written in place of that part, each of which mends it; empty where only a person knows.
    pub fixes: Vec<String>,
    /// The row that it is about, from 0.
    pub row: Option<usize>,
}

/// A part of a text, in UTF-16 units, as `setSelectionRange` counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Problem {
    /// The refusal of a text, which was read without the space around it.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn of(error: &Error, text: &str, words: &Words<'_>) -> Self {
        let read_from = text.len() - text.trim_start().len();
        let units = |byte: usize| {
            let before = text.get(..read_from + byte).unwrap_or(text);
            before.encode_utf16().count()
        };
        let span = error.span().unwrap_or_default();
        let part = text.get(read_from + span.start..read_from + span.end);
        let fixed = |fix: &Fix| match fix {
            Fix::Instead(text) => text.clone(),
            Fix::Behind(text) => part.unwrap_or_default().to_owned() + text,
        };
        let mendable = part.filter(|part| !part.is_empty()).map(|_| error.fixes());
        Self {
            code: error.kind().code(),
            message: error.message().written(words),
            hint: error.hint_text().map(|hint| hint.written(words)),
            at: error.span().map(|span| Span {
                start: units(span.start),
                end: units(span.end),
            }),
            fixes: mendable.into_iter().flatten().map(fixed).collect(),
            row: None,
        }
    }

    /// That the text is refused, and why in one word: the module that has the others is asked for the rest.
    #[cfg(not(feature = "whole"))]
    pub(crate) fn of(error: &Error, _text: &str, _words: &Words<'_>) -> Self {
        Self {
            code: error.kind().code(),
            message: String::new(),
            hint: None,
            at: None,
            fixes: Vec::new(),
            row: None,
        }
    }
}
