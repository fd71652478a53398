//! Small tables as CSV of RFC 4180, but with the line ends of this system's tools.

use std::borrow::Cow;

use super::write::is_formula;

/// A line.
#[must_use]
pub fn record(fields: &[String]) -> String {
    let mut line = fields
        .iter()
        .map(|field| quoted(field))
        .collect::<Vec<_>>()
        .join(",");
    line.push('\n');
    line
}

/// A field: in quotes where a reader would split it.
///
/// ```
/// use calc_core::batch::csv::quoted;
/// assert_eq!(quoted("2,396 lb"), "\"2,396 lb\"");
/// assert_eq!(quoted("152 lb"), "152 lb");
/// ```
#[must_use]
pub fn quoted(field: &str) -> Cow<'_, str> {
    if field.contains([',', '"', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", field.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(field)
    }
}

/// A text that a spreadsheet does not run as a formula.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text.as_bytes()) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_a_reader_would_split_them() {
        assert_eq!(quoted("2,396 lb"), "\"2,396 lb\"");
        assert_eq!(quoted("a \"b\"\nc"), "\"a \"\"b\"\"\nc\"");
        assert_eq!(quoted("152 lb"), "152 lb");
    }

    #[test]
    fn a_formula_is_a_text() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("-2.5"), "-2.5");
    }
}
