//! Answers in words: numbers of a language, what a page shows, and the statement.

/// Sentences to the letter.
mod golden;
/// The range that nine of ten cases lie in.
mod likely;
/// Numbers, dates and languages.
mod numbers;
/// How hard the texts are to read.
mod readable;
/// What every statement says and never says.
mod statements;
/// The view of an answer.
mod view;
