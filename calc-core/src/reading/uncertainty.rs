//! The uncertainty of a weighing behind its mass: `152 lb U=0.5 lb k=2`, `64 kg (U = 0.1%, k = 2)`, `2 kg u=5 g`.
//!
//! Capital U is the expanded uncertainty, small u the standard one, as in every certificate; a `±` says neither, and
//! is refused.

use core::ops::Range;

use super::amount::Read;
use super::describe::Draft;
use super::item::Kind;
use super::lexer::Token;
use super::lexicon::Sense;
use super::parser::Parser;
use super::value::share;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::Amount;
use crate::mass::{GrossMass, Mass, grams};
use crate::message::Message;
use crate::uncertainty::MassUncertainty;
use crate::unit::MassUnit;

/// What stands before an equals sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// U.
    Expanded,
    /// u.
    Standard,
    /// k.
    Coverage,
}

/// The symbol that two tokens spell.
pub fn symbol(tokens: &[Token<'_>]) -> Option<Symbol> {
    match tokens {
        [name, equals, ..] if equals.text == "=" => match name.text {
            "U" => Some(Symbol::Expanded),
            "u" => Some(Symbol::Standard),
            "k" => Some(Symbol::Coverage),
            _ => None,
        },
        _ => None,
    }
}

/// What a text says of the uncertainty of one mass, while it is read.
#[derive(Default)]
pub struct Stated {
    width: Option<(Symbol, Width)>,
    coverage: Option<Exact>,
    span: Range<usize>,
}

/// An uncertainty in the unit of the mass or as a share of it.
#[derive(Clone, Copy, PartialEq)]
enum Width {
    Mass(Mass),
    Share(Exact),
}

impl Stated {
    /// The uncertainty of a mass, if any was stated.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] for a k without a U, and with a u, whose k is 1; those of [`MassUncertainty::new`].
    pub fn of(self, amount: &Amount) -> Result<Option<MassUncertainty>, Error> {
        let Amount::Mass(weighed) = amount else {
            return Ok(None);
        };
        let conflict = |message, hint| Err(Error::new(ErrorKind::Conflict, message).hint(hint));
        let uncertainty = match (self.width, self.coverage) {
            (None, None) => return Ok(None),
            (None, Some(_)) => conflict(
                why!("k says how wide U is, and there is no U"),
                why!("write both, as in U=0.5 lb k=2"),
            ),
            (Some((Symbol::Standard, _)), Some(_)) => conflict(
                why!("u is a standard uncertainty, which has no k"),
                why!("leave out k, or write U for an expanded uncertainty, as in U=0.5 lb k=2"),
            ),
            (Some((symbol, width)), coverage) => {
                let standard = (symbol == Symbol::Standard).then_some(Exact::ONE);
                let gross: GrossMass = weighed.gross;
                let expanded = match width {
                    Width::Mass(mass) => mass,
                    Width::Share(share) => MassUnit::Gram.mass(part(grams(gross.mass()), share)),
                };
                MassUncertainty::new(gross, expanded, coverage.or(standard))
            }
        };
        uncertainty
            .map(Some)
            .map_err(|error| error.at(self.span.clone()))
    }
}

/// A share of a mass; of all of it and more, which is refused, all of it.
fn part(grams: Exact, share: Exact) -> Exact {
    if share < Exact::ONE {
        grams * share
    } else {
        grams
    }
}

impl Parser<'_> {
    /// Reads a U, a u or a k with its value, if one stands at the cursor.
    ///
    /// # Errors
    /// [`ErrorKind::WrongDimension`] behind what was not weighed, and for a value of another kind;
    /// [`ErrorKind::AmbiguousNumber`] behind a mass times a count; [`ErrorKind::Conflict`] for two that differ.
    pub fn uncertainty(&mut self, draft: &mut Draft, read: &Read) -> Result<bool, Error> {
        let Some(Kind::Symbol(symbol)) = self.kind(0) else {
            return Ok(false);
        };
        let start = self.at;
        self.at += 1;
        self.reject_not_weighed(read, start)?;
        let stated = &mut draft.uncertainty;
        let twice = if *symbol == Symbol::Coverage {
            let k = self.coverage(start)?;
            stated.coverage.replace(k).is_some_and(|known| known != k)
        } else {
            let width = (*symbol, self.width(start)?);
            let known = stated.width.replace(width);
            known.is_some_and(|known| known != width)
        };
        let span = self.span_from(start);
        if twice {
            return Err(Error::new(
                ErrorKind::Conflict,
                why!("one mass is given two uncertainties"),
            )
            .hint(why!("write one of them, as in U=0.5 lb k=2"))
            .at(span));
        }
        let first = stated.span.start;
        stated.span = if stated.span.is_empty() {
            span
        } else {
            first..span.end
        };
        Ok(true)
    }

    /// Tablets and packages that were counted, and a mass times a count: U of one or of all of them?
    fn reject_not_weighed(&self, read: &Read, start: usize) -> Result<(), Error> {
        let (kind, message, hint): (_, Message, Message) = match (&read.amount, read.each) {
            (Amount::Mass(_), None) => return Ok(()),
            (Amount::Mass(_), Some(_)) => (
                ErrorKind::AmbiguousNumber,
                why!("can be of each item or of all of them"),
                why!("write the whole mass and its uncertainty, as in 48 kg U=0.1 kg k=2"),
            ),
            _ => (
                ErrorKind::WrongDimension,
                why!("is of a weighing, and this was counted"),
                why!("leave it out"),
            ),
        };
        Err(self.refuse(start, kind, message, hint))
    }

    /// The coverage factor at the cursor.
    fn coverage(&mut self, start: usize) -> Result<Exact, Error> {
        match self.number()? {
            Some(number) => Ok(number.value),
            None => Err(self.no_value(start, why!("write a number, as in {}", "k=2"))),
        }
    }

    /// The mass or the percentage at the cursor.
    fn width(&mut self, start: usize) -> Result<Width, Error> {
        if let (Some(Kind::Percent), Some(item)) = (self.kind(0), self.peek(0)) {
            self.at += 1;
            let share = share(self.word(item), self.comma_decimals);
            let share = share.map_err(|error| error.at(item.span.clone()))?;
            return Ok(Width::Share(share));
        }
        let value = self.at;
        if let Some(number) = self.number()?
            && let Some(Sense::Unit(_)) = self.sense(0)
        {
            return Ok(Width::Mass(self.size(number, value)?.mass));
        }
        let hint = why!("write a mass or a percentage, as in U=0.5 lb or U=0.5%");
        Err(self.no_value(start, hint))
    }

    /// The refusal of a symbol without its value, with the word that stands in the place of a unit.
    fn no_value(&mut self, start: usize, hint: Message) -> Error {
        let word = matches!(self.kind(0), Some(Kind::Known(_) | Kind::Unknown));
        self.at += usize::from(word);
        self.refuse(
            start,
            ErrorKind::WrongDimension,
            why!("is no uncertainty of a mass"),
            hint,
        )
    }

    /// How many items at the cursor state an uncertainty.
    pub fn stated_ahead(&self) -> usize {
        let states = |kind: &Kind| {
            matches!(
                kind,
                Kind::Open
                    | Kind::Close
                    | Kind::Comma
                    | Kind::Symbol(_)
                    | Kind::Digits
                    | Kind::Percent
                    | Kind::Known(Sense::Unit(_))
            )
        };
        let opened = usize::from(self.kind(0) == Some(&Kind::Open));
        if !matches!(self.kind(opened), Some(Kind::Symbol(_))) {
            return 0;
        }
        let items = self.items[self.at..].iter();
        items.take_while(|item| states(&item.kind)).count()
    }
}
