//! The words around an amount: substance, form, the same amount in another unit, another exhibit.

use super::amount::Read;
use super::item::{Item, Kind};
use super::lexicon::{self, Hedge, Refusal, Sense};
use super::parser::Parser;
use super::refuse::refused;
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::{Mass, grams};
use crate::show;
use crate::suggest;
use crate::unit::MassUnit;
use crate::warning::{Code, Warning};

/// Two statements of one mass may differ by this much, in percent, before it is worth a warning.
pub const DUAL_TOLERANCE_PERCENT: u32 = 2;

/// An exhibit while its words are read.
#[derive(Default)]
pub struct Draft {
    substance: Option<Text>,
    form: Option<Form>,
    called_pure: bool,
    /// The first word that nothing knows, in case no substance is named.
    unknown: Option<usize>,
    /// In brackets a unit may stand alone, as in our own `(avoirdupois pound)`.
    depth: u32,
}

/// What the words of a whole text add up to.
#[derive(Default)]
pub struct Notes {
    pub warnings: Vec<Warning>,
    pub unused: Vec<String>,
}

impl Draft {
    pub fn finish(
        self,
        parser: &Parser<'_>,
        read: Read,
        hedge: Option<Hedge>,
        start: usize,
    ) -> Result<Exhibit, Error> {
        if let (None, Some(unknown)) = (&self.substance, self.unknown) {
            let item = &parser.items[unknown];
            return Err(parser
                .catalog
                .unknown_substance(parser.word(item))
                .at(item.span.clone()));
        }
        Ok(Exhibit {
            substance: self.substance,
            form: self.form,
            amount: read.amount,
            digits: read.digits,
            hedge: read.hedge.or(hedge),
            called_pure: self.called_pure,
            span: parser.span_from(start),
        })
    }

    fn set_substance(&mut self, id: &Text, item: &Item) -> Result<(), Error> {
        match &self.substance {
            Some(known) if known != id => Err(Error::new(
                ErrorKind::Conflict,
                format!("one amount names two substances, {known} and {id}"),
            )
            .hint(format!(
                "write one amount for each, as in 5 kg {known} and 3 kg {id}"
            ))
            .at(item.span.clone())),
            _ => {
                self.substance = Some(id.clone());
                Ok(())
            }
        }
    }

    fn set_form(&mut self, form: Form, item: &Item) -> Result<(), Error> {
        if self.form.is_some_and(|known| known != form) {
            return Err(Error::new(
                ErrorKind::Conflict,
                "one amount is called both powder and tablets",
            )
            .hint(
                "write one amount for each, as in 5 kg fentanyl powder and 20,000 fentanyl tablets",
            )
            .at(item.span.clone()));
        }
        self.form = Some(form);
        Ok(())
    }
}

impl Parser<'_> {
    /// Reads the words before the first number and the hedge right in front of it.
    ///
    /// # Errors
    /// For words that could change the amount: before a number nothing is passed over.
    pub fn leading(&mut self, draft: &mut Draft) -> Result<Option<Hedge>, Error> {
        let mut hedge = None;
        while let Some(item) = self.peek(0) {
            if self.number_begins(0) {
                break;
            }
            match &item.kind {
                Kind::Known(Sense::Hedge(seen)) => hedge = Some(*seen),
                Kind::Known(Sense::Refused(refusal)) => {
                    let span = item.span.start
                        ..self
                            .items
                            .last()
                            .map_or(item.span.end, |last| last.span.end);
                    return Err(refused(*refusal, &self.text[span.clone()]).at(span));
                }
                Kind::Unknown => {
                    return Err(self
                        .catalog
                        .unknown_substance(self.word(item))
                        .at(item.span.clone()));
                }
                Kind::Substance(id) => draft.set_substance(id, item)?,
                Kind::Known(Sense::Pure) => draft.called_pure = true,
                Kind::Known(Sense::Tablet) => draft.set_form(Form::Tablet, item)?,
                Kind::Known(Sense::Powder) => draft.set_form(Form::Powder, item)?,
                Kind::Known(
                    Sense::Filler | Sense::Of | Sense::With | Sense::Article | Sense::Salt,
                )
                | Kind::Comma => {}
                _ => return Err(no_amount().at(item.span.clone())),
            }
            self.at += 1;
        }
        Ok(hedge)
    }

    /// Reads the words behind an amount, up to the next exhibit or the end.
    ///
    /// # Errors
    /// For what changes the amount, contradicts it, or is a number that belongs nowhere.
    pub fn describe(
        &mut self,
        draft: &mut Draft,
        read: &Read,
        notes: &mut Notes,
    ) -> Result<(), Error> {
        while let Some(item) = self.peek(0) {
            if self.next_exhibit().is_some() {
                break;
            }
            if self.restated(read, notes)? {
                continue;
            }
            self.word_behind(item, draft, notes)?;
            self.at += 1;
        }
        Ok(())
    }

    fn word_behind(&self, item: &Item, draft: &mut Draft, notes: &mut Notes) -> Result<(), Error> {
        let changes = || refused(Refusal::Changes, self.word(item)).at(item.span.clone());
        match &item.kind {
            Kind::Substance(id) => draft.set_substance(id, item)?,
            Kind::Known(Sense::Tablet) => draft.set_form(Form::Tablet, item)?,
            Kind::Known(Sense::Powder) => draft.set_form(Form::Powder, item)?,
            Kind::Known(Sense::Pure) => draft.called_pure = true,
            Kind::Open => draft.depth += 1,
            Kind::Close => draft.depth = draft.depth.saturating_sub(1),
            Kind::Comma | Kind::Slash => {}
            Kind::Known(sense) => match sense {
                Sense::Unit(_) if draft.depth > 0 => {}
                Sense::Refused(Refusal::Money) if self.number_begins(1) => {
                    return Err(refused(Refusal::Money, self.word(item)).at(item.span.clone()));
                }
                Sense::Refused(Refusal::Changes)
                | Sense::Fraction(..)
                | Sense::Each
                | Sense::By => return Err(changes()),
                Sense::Refused(_) | Sense::Kilo | Sense::Mega => {
                    notes.unused.push(self.word(item).to_owned());
                }
                Sense::Unit(_) | Sense::Number(_) | Sense::Scale(_) | Sense::Mil => {
                    return Err(self.stray(item));
                }
                _ => {}
            },
            Kind::Unknown => self.unknown_behind(item, draft, notes)?,
            Kind::Digits | Kind::Hyphen | Kind::Minus | Kind::Dash => return Err(self.stray(item)),
        }
        Ok(())
    }

    /// A word that nothing knows is passed over behind an amount, unless it is nearly one that changes it.
    fn unknown_behind(
        &self,
        item: &Item,
        draft: &mut Draft,
        notes: &mut Notes,
    ) -> Result<(), Error> {
        let word = self.word(item);
        if suggest::nearest(&word.to_lowercase(), lexicon::changing_words()).is_some() {
            return Err(refused(Refusal::Changes, word).at(item.span.clone()));
        }
        if draft.substance.is_none() && draft.unknown.is_none() {
            draft.unknown = Some(self.at);
        }
        notes.unused.push(word.to_owned());
        Ok(())
    }

    fn stray(&self, item: &Item) -> Error {
        Error::new(ErrorKind::AmbiguousNumber, format!("it is not clear what `{}` belongs to", Error::shown(self.word(item))))
            .hint("write the amounts alone, joined with `and`, as in 20,000 fentanyl tablets and 15 kg fentanyl powder")
            .at(item.span.clone())
    }

    /// Whether a number begins `ahead` of the cursor.
    fn number_begins(&self, ahead: usize) -> bool {
        match self.kind(ahead) {
            Some(
                Kind::Digits
                | Kind::Minus
                | Kind::Known(Sense::Number(_) | Sense::Scale(_) | Sense::Fraction(..) | Sense::Mil),
            ) => true,
            Some(Kind::Known(Sense::Article)) => matches!(
                self.sense(ahead + 1),
                Some(
                    Sense::Unit(_)
                        | Sense::Scale(_)
                        | Sense::Fraction(..)
                        | Sense::Refused(Refusal::AmbiguousTon)
                )
            ),
            _ => false,
        }
    }

    /// How many items join this exhibit to the next one: `and`, a comma, hedges, then a number.
    pub fn next_exhibit(&self) -> Option<usize> {
        let mut ahead = 0;
        while matches!(
            self.kind(ahead),
            Some(Kind::Comma | Kind::Known(Sense::And | Sense::Plus))
        ) {
            ahead += 1;
        }
        let joints = ahead;
        while matches!(
            self.kind(ahead),
            Some(Kind::Known(
                Sense::Hedge(_) | Sense::Filler | Sense::Article
            ))
        ) && !self.number_begins(ahead)
        {
            ahead += 1;
        }
        (joints > 0 && self.number_begins(ahead)).then_some(joints)
    }

    /// Reads the amount said again in another unit: `(20 pounds)`, `or 110 pounds`, `/ 11 lb`.
    fn restated(&mut self, read: &Read, notes: &mut Notes) -> Result<bool, Error> {
        let start = self.at;
        self.skip_while(|kind| *kind == Kind::Comma);
        let opened = self.kind(0) == Some(&Kind::Open);
        let joined = opened || matches!(self.kind(0), Some(Kind::Slash | Kind::Known(Sense::Same)));
        if joined {
            self.at += 1;
            self.skip_while(|kind| matches!(kind, Kind::Known(Sense::Hedge(_) | Sense::Same)));
            let first = self.at;
            if self.number_begins(0)
                && let Some(number) = self.number()?
            {
                let Some(Sense::Unit(_)) = self.sense(0) else {
                    return Err(self.second_amount(start));
                };
                let again = self.measured(number, first)?;
                if opened && self.kind(0) == Some(&Kind::Close) {
                    self.at += 1;
                }
                self.compare(read, again.mass, again.unit, opened, start, notes)?;
                return Ok(true);
            }
        }
        self.at = start;
        Ok(false)
    }

    fn compare(
        &self,
        read: &Read,
        again: Mass,
        unit: MassUnit,
        opened: bool,
        start: usize,
        notes: &mut Notes,
    ) -> Result<(), Error> {
        let Amount::Mass(weighed) = &read.amount else {
            return Err(self.second_amount(start));
        };
        if !opened && read.unit == Some(unit) {
            return Err(self.second_amount(start));
        }
        let whole = weighed.gross.mass();
        let apart = |first: Mass| difference_percent(grams(first), grams(again));
        let percent = read
            .each
            .map_or_else(|| apart(whole), |each| apart(each).min(apart(whole)));
        if percent > Exact::from(DUAL_TOLERANCE_PERCENT) {
            let message = format!(
                "the text gives the amount twice and the two differ by {}%: {} is used, `{}` is not",
                show::for_public(percent, 2),
                weighed.written,
                self.text_from(start)
                    .trim_matches([' ', ',', '(', ')', '[', ']']),
            );
            notes
                .warnings
                .push(Warning::new(Code::DualDisagrees, message));
        }
        Ok(())
    }

    fn second_amount(&self, start: usize) -> Error {
        self.error_from(
            start,
            ErrorKind::Conflict,
            "the text gives two amounts of one thing",
        )
        .hint("write one of them; a count of tablets is better than their weight")
    }
}

/// There is no amount, or none that can be reached.
pub fn no_amount() -> Error {
    Error::new(ErrorKind::Number, "there is no amount")
        .hint("write an amount and a substance, as in 152 lb fentanyl")
}

/// How far `b` is from `a`, in percent of `a`.
fn difference_percent(a: Exact, b: Exact) -> Exact {
    let apart = if a > b { a - b } else { b - a };
    let hundred = Exact::from(100);
    apart
        .checked_mul(hundred)
        .and_then(|x| x.checked_div(a))
        .unwrap_or(hundred)
}
