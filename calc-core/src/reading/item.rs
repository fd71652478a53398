//! Tokens to items: what each piece of the text stands for.

use core::ops::Range;

use super::lexer::{Shape, Token};
use super::lexicon::{self, Refusal, Sense};
use super::purity::share_length;
#[cfg(feature = "spreads")]
use super::uncertainty::{Symbol, symbol};
use crate::catalog::{Catalog, Text};
use crate::error::{Error, ErrorKind};
use crate::lower::lower;

/// What an item stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Digits, still as written.
    Digits,
    /// A percentage, or a range of them: `8%`, `5%..10.3%..20%`.
    Percent,
    /// `U =`, `u =` or `k =`.
    #[cfg(feature = "spreads")]
    Symbol(Symbol),
    /// A word of the table.
    Known(Sense),
    /// A substance of the catalogue, by its id.
    Substance(Text),
    Open,
    Close,
    Comma,
    Slash,
    /// A hyphen between two numbers: `2-1/2`, `10-20`.
    Hyphen,
    /// A minus sign before a number.
    Minus,
    /// A dash with a number behind it: a range or a difference, nobody can tell.
    Dash,
    /// A word that nothing knows.
    Unknown,
}

/// A piece of the text with its meaning.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: Kind,
    pub span: Range<usize>,
    /// No space stands before it.
    pub glued: bool,
    /// A hyphen joins it to the word before: the `kilo` of `one-kilo`.
    pub joined: bool,
    /// The word is of a language that writes decimals with a comma.
    pub foreign: bool,
}

/// Marks that separate or quote and change nothing.
const SILENT: &[char] = &[
    '"', '\'', '“', '”', '‘', '’', '«', '»', '„', ':', '.', '!', '?',
];
const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2212}', '–', '—'];

/// Gives every token its meaning, longest phrase first.
///
/// # Errors
/// [`ErrorKind::UnknownWord`] for a mark that nothing knows.
pub fn items(text: &str, tokens: &[Token<'_>], catalog: &Catalog) -> Result<Vec<Item>, Error> {
    let mut items = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        at += match tokens[at].shape {
            Shape::Number => push_number(&tokens[at..], &mut items),
            #[cfg(feature = "spreads")]
            Shape::Word if symbol(&tokens[at..]).is_some() => {
                push_symbol(&tokens[at..], &mut items)
            }
            Shape::Word => push_word(text, &tokens[at..], catalog, &mut items),
            Shape::Mark => {
                let next = tokens.get(at + 1);
                let before = at.checked_sub(1).map(|i| &tokens[i]);
                items.extend(mark(&tokens[at], before, next)?);
                1
            }
        };
    }
    Ok(items)
}

/// Adds the item of a number or of the percentage that it begins, and says how many tokens they took.
fn push_number(tokens: &[Token<'_>], items: &mut Vec<Item>) -> usize {
    let Some(length) = share_length(tokens) else {
        items.push(item(Kind::Digits, &tokens[0]));
        return 1;
    };
    let span = tokens[0].start..tokens[length - 1].span().end;
    items.push(Item {
        span,
        ..item(Kind::Percent, &tokens[0])
    });
    length
}

/// Adds the item of a symbol with its equals sign, and says how many tokens they took.
#[cfg(feature = "spreads")]
fn push_symbol(tokens: &[Token<'_>], items: &mut Vec<Item>) -> usize {
    items.extend(symbol(tokens).map(|symbol| Item {
        span: tokens[0].start..tokens[1].span().end,
        ..item(Kind::Symbol(symbol), &tokens[0])
    }));
    2
}

fn item(kind: Kind, token: &Token<'_>) -> Item {
    Item {
        kind,
        span: token.span(),
        glued: token.glued,
        joined: false,
        foreign: false,
    }
}

/// The item of a mark, if it means anything.
fn mark(
    token: &Token<'_>,
    before: Option<&Token<'_>>,
    next: Option<&Token<'_>>,
) -> Result<Option<Item>, Error> {
    let c = token.text.chars().next().unwrap_or_default();
    let is_number = |t: Option<&Token<'_>>| t.is_some_and(|t| t.shape == Shape::Number);
    let kind = match c {
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        ',' => Kind::Comma,
        '/' => Kind::Slash,
        // `..5 kg` and `12:30` are not what they look like.
        '.' | ':'
            if next.is_some_and(|n| n.shape == Shape::Number && n.glued)
                && (c == '.' || is_number(before)) =>
        {
            return Err(unknown_mark(token));
        }
        c if SILENT.contains(&c) => return Ok(None),
        c if DASHES.contains(&c) => {
            let before_glued = token.glued && before.is_some_and(|b| b.shape != Shape::Mark);
            match (is_number(next), next.is_some_and(|n| n.glued)) {
                (false, _) => return Ok(None),
                (true, true) if before_glued && is_number(before) => Kind::Hyphen,
                (true, true) if !before_glued => Kind::Minus,
                (true, _) => Kind::Dash,
            }
        }
        _ => match lexicon::find(token.text) {
            Some(word) => Kind::Known(word.sense),
            None => return Err(unknown_mark(token)),
        },
    };
    Ok(Some(item(kind, token)))
}

fn unknown_mark(token: &Token<'_>) -> Error {
    let message = why!("the mark `{}` is not understood", Error::shown(token.text));
    Error::new(ErrorKind::UnknownWord, message)
        .hint(why!(
            "write an amount and a substance, as in 152 lb fentanyl"
        ))
        .at(token.span())
}

/// Adds the items of a word or of the phrase that it begins, and says how many tokens they took.
fn push_word(text: &str, tokens: &[Token<'_>], catalog: &Catalog, items: &mut Vec<Item>) -> usize {
    let token = &tokens[0];
    if let Some((kind, foreign, taken)) = phrase(tokens, catalog) {
        let span = token.start..tokens[taken - 1].span().end;
        items.push(Item {
            span,
            foreign,
            ..item(kind, token)
        });
        return taken;
    }
    if token.text.contains('-') {
        let mut start = token.start;
        for part in token.text.split('-') {
            let part_token = Token {
                shape: Shape::Word,
                text: &text[start..start + part.len()],
                start,
                glued: start > token.start || token.glued,
            };
            let (kind, foreign) = phrase(&[part_token], catalog)
                .map_or((Kind::Unknown, false), |(kind, foreign, _)| (kind, foreign));
            items.push(Item {
                foreign,
                joined: start > token.start,
                ..item(kind, &part_token)
            });
            start += part.len() + 1;
        }
        return 1;
    }
    items.push(item(Kind::Unknown, token));
    1
}

/// The longest entry of the table or the catalogue that the tokens begin with.
fn phrase(tokens: &[Token<'_>], catalog: &Catalog) -> Option<(Kind, bool, usize)> {
    let first = lower(tokens[0].text);
    if let Some(refusal) = case_matters(tokens[0].text) {
        return Some((Kind::Known(Sense::Refused(refusal)), false, 1));
    }
    let mut best: Option<(Kind, bool, usize)> = None;
    for entry in lexicon::find(&first)
        .into_iter()
        .chain(lexicon::phrases(&first))
    {
        let words = matching_words(entry.text, tokens);
        if words > best.as_ref().map_or(0, |b| b.2) {
            best = Some((Kind::Known(entry.sense), entry.foreign, words));
        }
    }
    for (name, substance, foreign) in catalog.names_beginning(&first) {
        let words = matching_words(name, tokens);
        if words > best.as_ref().map_or(0, |b| b.2) {
            best = Some((Kind::Substance(substance.id.clone()), foreign, words));
        }
    }
    best
}

/// How many tokens spell a phrase of words, or none. A point behind a word inside the phrase is part
/// of an abbreviation: `U.S. ton`.
fn matching_words(phrase: &str, tokens: &[Token<'_>]) -> usize {
    let mut count = 0;
    for word in phrase.split(' ') {
        if count > 0
            && tokens
                .get(count)
                .is_some_and(|token| token.text == "." && token.glued)
        {
            count += 1;
        }
        match tokens.get(count) {
            Some(token) if token.shape == Shape::Word && lower(token.text) == word => count += 1,
            _ => return 0,
        }
    }
    count
}

/// Symbols that mean another thing in capitals: a megagram is not a milligram.
pub fn case_matters(word: &str) -> Option<Refusal> {
    match word {
        "Mg" | "Mgs" | "T" => Some(Refusal::AmbiguousTon),
        _ => None,
    }
}
