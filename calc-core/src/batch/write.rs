//! Rows of the output.

use std::borrow::Cow;

use memchr::memchr3;

use super::buffer::Buffer;

/// Appends a field, quoted where it must be: where it holds the delimiter, a quote or a line end.
pub fn field(text: &[u8], delimiter: u8, out: &mut Buffer) {
    let must = memchr3(delimiter, b'"', b'\n', text).is_some() || text.contains(&b'\r');
    if !must {
        out.extend_from_slice(text);
        return;
    }
    out.push(b'"');
    for &byte in text {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// The text of a field: without its quotes, and with one quote for two in it.
pub fn unquoted(raw: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = raw.strip_prefix(b"\"") else {
        return Cow::Borrowed(raw);
    };
    if let Some(plain) = inner.strip_suffix(b"\"")
        && !plain.contains(&b'"')
    {
        return Cow::Borrowed(plain);
    }
    let mut text = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    let mut inside = true;
    while let Some(byte) = bytes.next() {
        if inside && byte == b'"' {
            if bytes.next_if_eq(&b'"').is_some() {
                text.push(b'"');
            } else {
                // What stands behind the closing quote is text like any other.
                inside = false;
            }
        } else {
            text.push(byte);
        }
    }
    Cow::Owned(text)
}

/// Appends a JSON string.
pub fn json_string(text: &str, out: &mut Buffer) {
    serde_json::to_writer(&mut *out, text).expect("a vector takes all");
}

/// Whether a spreadsheet would run a cell as a formula:
/// <https://owasp.org/www-community/attacks/CSV_Injection>.
///
/// ```
/// use calc_core::batch::is_formula;
/// assert!(is_formula(b"=1+1") && is_formula(b"-2+3") && is_formula(b" @SUM(A1)"));
/// assert!(!is_formula(b"-2.5") && !is_formula(b"fentanyl"));
/// ```
#[must_use]
pub fn is_formula(text: &[u8]) -> bool {
    match text {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        // A signed number is a number; with another sign behind it is a sum.
        [b'+' | b'-', rest @ ..] => {
            rest.is_empty()
                || !rest
                    .iter()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        }
        [b' ' | b'\n', rest @ ..] => is_formula(rest),
        _ => false,
    }
}
