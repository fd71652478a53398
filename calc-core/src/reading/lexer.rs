//! Text to tokens: numbers as written, words, and single marks.

use core::ops::Range;

use crate::error::{Error, ErrorKind};

/// The longest text that is read, in bytes. A sentence is a tenth of it.
pub const MAX_TEXT_BYTES: usize = 16_384;

/// What a token is, before anybody asks what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Digits with the points, commas and exponent between them.
    Number,
    /// Letters, with hyphens, points, apostrophes and digits inside.
    Word,
    /// One mark: a bracket, a comma, a currency sign.
    Mark,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub shape: Shape,
    pub text: &'a str,
    pub start: usize,
    /// No space stands between this token and the one before.
    pub glued: bool,
}

impl Token<'_> {
    pub fn span(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Splits a text.
///
/// # Errors
/// [`ErrorKind::Empty`], [`ErrorKind::OutOfRange`] for a text above [`MAX_TEXT_BYTES`], and
/// [`ErrorKind::UnknownWord`] for control characters.
pub fn tokens(text: &str) -> Result<Vec<Token<'_>>, Error> {
    if text.len() > MAX_TEXT_BYTES {
        let message = why!(
            "a text of {} bytes is longer than {}",
            text.len(),
            MAX_TEXT_BYTES
        );
        return Err(Error::new(ErrorKind::OutOfRange, message)
            .hint(why!("write one seizure at a time, as in 152 lb fentanyl")));
    }
    let mut tokens = Vec::with_capacity(16);
    let mut at = 0;
    let mut glued = false;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        if c.is_control() {
            let message = why!(
                "the text has a control character (U+{})",
                format!("{:04X}", u32::from(c))
            );
            return Err(Error::new(ErrorKind::UnknownWord, message)
                .hint(why!("write it in plain characters, as in 152 lb fentanyl"))
                .at(at..at + c.len_utf8()));
        }
        // Behind another point or comma, `.5` is the end of dots, not a number.
        let after_point = glued && text[..at].ends_with(['.', ',']);
        let (shape, length) = token_at(&text[at..], c, after_point);
        tokens.push(Token {
            shape,
            text: &text[at..at + length],
            start: at,
            glued,
        });
        at += length;
        glued = true;
    }
    if tokens.is_empty() {
        return Err(
            Error::new(ErrorKind::Empty, why!("there is nothing to read")).hint(why!(
                "write an amount and a substance, as in 152 lb fentanyl"
            )),
        );
    }
    Ok(tokens)
}

/// The shape and the length in bytes of the token that `rest` begins with.
fn token_at(rest: &str, first: char, after_point: bool) -> (Shape, usize) {
    let bytes = rest.as_bytes();
    let digit_follows = bytes.get(1).is_some_and(u8::is_ascii_digit);
    if first.is_ascii_digit() || (matches!(first, '.' | ',') && digit_follows && !after_point) {
        (Shape::Number, number_length(bytes))
    } else if is_word_char(first) {
        (Shape::Word, word_length(rest))
    } else {
        (Shape::Mark, first.len_utf8())
    }
}

fn is_word_char(c: char) -> bool {
    // Superscripts and fractions count as numeric, not alphabetic: they stay marks of their own.
    c.is_alphabetic() || c == 'µ'
}

/// Digits, with single points, commas or apostrophes between digits, and an exponent.
fn number_length(bytes: &[u8]) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut at = 1;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',' | b'\'')) && digit(at + 1)) {
        at += 1;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let mut end = at + 1 + sign;
        if digit(end) {
            while digit(end) {
                end += 1;
            }
            if !bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
                return end;
            }
        }
    }
    at
}

/// Letters and the digits, hyphens, points and apostrophes between them.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = is_word_char(c) || c.is_ascii_digit();
        let joins = matches!(c, '-' | '.' | '\'' | '’')
            && chars.peek().is_some_and(|&(_, next)| {
                is_word_char(next) || (c == '-' && next.is_ascii_digit())
            });
        if !inside && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
