//! The purity of an exhibit, where its text gives one: `at 8% purity`, `8% pure`, `(purity 8.1%)`.
//!
//! A percentage that is not said to be the purity can be anything, so it is refused.

use super::amount::Read;
use super::describe::Draft;
use super::item::Kind;
use super::lexer::{Shape, Token};
use super::lexicon::{Refusal, Sense};
use super::parser::Parser;
use super::refuse::refused;
use super::value::{range, share};
use crate::error::{Error, ErrorKind};
use crate::exhibit::Amount;
use crate::purity::Purity;

/// How many tokens spell a percentage or a range of them: `8%`, `8 percent`, `5%..10.3%..20%`.
pub fn share_length(tokens: &[Token<'_>]) -> Option<usize> {
    let mut length = one_share(tokens)?;
    while let [first, second, rest @ ..] = &tokens[length..]
        && [first, second]
            .iter()
            .all(|dot| dot.text == "." && dot.glued)
        && rest.first().is_some_and(|number| number.glued)
        && let Some(next) = one_share(rest)
    {
        length += 2 + next;
    }
    Some(length)
}

fn one_share(tokens: &[Token<'_>]) -> Option<usize> {
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.text.eq_ignore_ascii_case(word))
    };
    if tokens.first()?.shape != Shape::Number {
        None
    } else if is(1, "%") || is(1, "percent") {
        Some(2)
    } else {
        (is(1, "per") && is(2, "cent")).then_some(3)
    }
}

impl Parser<'_> {
    /// Reads a purity at the cursor, if one stands there.
    ///
    /// # Errors
    /// [`ErrorKind::Purity`] for a share that is not said to be the purity, a purity without its sign, and
    /// one of tablets that were counted; [`ErrorKind::Conflict`] for a second one that differs.
    pub fn purity(&mut self, draft: &mut Draft, read: &Read) -> Result<bool, Error> {
        let start = self.at;
        if matches!(self.sense(0), Some(Sense::At | Sense::With)) {
            self.at += 1;
        }
        self.eat(Sense::Article);
        let share = match (self.kind(0), self.sense(0)) {
            (Some(Kind::Percent), _) => self.share_first()?,
            (_, Some(Sense::Purity)) => self.share_last()?,
            (Some(Kind::Digits), _) if self.sense(1) == Some(Sense::Purity) => {
                return Err(self.without_sign());
            }
            _ => {
                self.at = start;
                return Ok(false);
            }
        };
        let text = self.word(&self.items[share]);
        let span = self.span_from(start);
        if matches!(read.amount, Amount::Tablets(_)) {
            return Err(self
                .error_from(start, ErrorKind::Purity, why!("a purity is of what was weighed, and these tablets were counted"))
                .hint(why!("leave it out, and give their own values: --tablet-content 1.94mg or --tablet-share 29%")));
        }
        let one = |part: &str| Purity::new(share_of(part, self.comma_decimals)?);
        let purity = range(text, "5%..10.3%..20%", one).map_err(|error| error.at(span.clone()))?;
        draft.set_purity(purity, span)?;
        Ok(true)
    }

    /// `8% pure`, `8% purity`, `8% de pureza`: the item of the share, with the cursor behind the words.
    fn share_first(&mut self) -> Result<usize, Error> {
        let share = self.at;
        self.at += 1;
        self.eat(Sense::Of);
        match self.sense(0) {
            Some(Sense::Pure | Sense::Purity) => {
                self.at += 1;
                Ok(share)
            }
            _ => Err(self.percentage(share)),
        }
    }

    /// `purity 8%`, `purity of 8%`, `purity: 8%`: the same.
    fn share_last(&mut self) -> Result<usize, Error> {
        let word = self.at;
        self.at += 1;
        self.skip_while(|kind| {
            matches!(kind, Kind::Known(Sense::Of | Sense::Filler | Sense::Same))
        });
        match self.kind(0) {
            Some(Kind::Percent) => {
                self.at += 1;
                Ok(self.at - 1)
            }
            Some(Kind::Digits) => Err(self.without_sign()),
            _ => Err(self.percentage(word)),
        }
    }

    /// The refusal of the digits at the cursor: as in every other place, a purity has its sign.
    fn without_sign(&self) -> Error {
        let item = &self.items[self.at];
        let error = share(self.word(item), self.comma_decimals).err();
        error
            .unwrap_or_else(|| self.percentage(self.at))
            .at(item.span.clone())
    }

    /// The refusal of a percentage that is not said to be the purity.
    pub fn percentage(&self, at: usize) -> Error {
        let item = &self.items[at];
        refused(Refusal::Percent, self.word(item)).at(item.span.clone())
    }
}

/// A share in any of the forms that a text has.
fn share_of(text: &str, comma_decimals: bool) -> Result<crate::exact::Exact, Error> {
    let lower = text.to_ascii_lowercase();
    let number = lower
        .strip_suffix("percent")
        .or_else(|| lower.strip_suffix("per cent"));
    match number {
        Some(number) => share(&format!("{number}%"), comma_decimals),
        None => share(text, comma_decimals),
    }
}
