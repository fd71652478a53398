//! Refusals and warnings: `error:` what was wrong, where, and `hint:` what to write instead.

use std::ops::Range;

use calc_core::{Error, Warning};

use super::Look;
use super::page::{Page, Style};
use super::safe::is_one_column;

/// Before the text that an error points into.
const INDENT: usize = 2;

/// A refusal, pointing into the text where the error knows the place and columns can be counted.
pub fn error(error: &Error, text: Option<&str>, look: Look) -> String {
    let mut page = Page::new(look);
    page.put(Style::Error, "error:")
        .line(Style::Plain, &format!(" {}", error.message()));
    if let (Some(text), Some(span)) = (text, error.span()) {
        put_place(text, &span, &mut page);
    }
    if let Some(hint) = error.hint_text() {
        page.put(Style::Hint, "hint:")
            .line(Style::Plain, &format!(" {hint}"));
    }
    page.finish()
}

/// A stream that failed, in the words of the system.
pub fn failure(what: &str, error: &std::io::Error, look: Look) -> String {
    let mut page = Page::new(look);
    page.put(Style::Error, "error:")
        .line(Style::Plain, &format!(" {what}: {error}"));
    page.finish()
}

/// Warnings of an answer whose format has no place for them.
pub fn warnings(warnings: &[Warning], look: Look) -> String {
    let mut page = Page::new(look);
    for warning in warnings {
        page.put(Style::Warning, "warning:")
            .line(Style::Plain, &format!(" {}", warning.message));
    }
    page.finish()
}

/// The text with carets under the place. A picture that might point elsewhere is left out.
fn put_place(text: &str, span: &Range<usize>, page: &mut Page) {
    let (Some(before), Some(place)) = (text.get(..span.start), text.get(span.clone())) else {
        return;
    };
    let countable =
        text.chars().all(is_one_column) && INDENT + text.chars().count() <= page.width();
    if place.is_empty() || !countable {
        return;
    }
    let indent = " ".repeat(INDENT);
    page.put(Style::Plain, &indent).line(Style::Plain, text);
    page.put(
        Style::Plain,
        &format!("{indent}{}", " ".repeat(before.chars().count())),
    );
    page.line(Style::Error, &"^".repeat(place.chars().count()));
}
