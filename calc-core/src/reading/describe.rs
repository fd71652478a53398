//! The words around an amount: substance, form, and what joins it to the next exhibit.
//!
//! Every word is understood or the text is refused: a word passed over could have changed the amount.

use super::amount::Read;
use super::item::{Item, Kind};
use super::lexicon::{self, Hedge, Refusal, Sense};
use super::parser::Parser;
use super::refuse::refused;
#[cfg(feature = "spreads")]
use super::uncertainty::Stated;
use crate::catalog::{Substance, Text};
use crate::error::{Error, ErrorKind, Fix};
use crate::exhibit::{Amount, Called, Exhibit, Form};
use crate::lower::lower;
use crate::message::Arg;
use crate::purity::Purity;
use crate::range::Range;
use crate::suggest;
use crate::warning::Warning;

/// An exhibit while its words are read.
#[derive(Default)]
pub struct Draft {
    substance: Option<Text>,
    form: Option<Form>,
    salt: Option<&'static str>,
    called: Called,
    hedge: Option<Hedge>,
    purity: Option<Range<Purity>>,
    #[cfg(feature = "spreads")]
    pub uncertainty: Stated,
    /// A word says that the thing is false: true of pills that hold the drug, not of the drug.
    fake: Option<usize>,
    /// Behind such a word the next substance is what is imitated, unless it is what pills are laced with.
    imitates: bool,
    /// What counterfeit oxycodone pills imitate.
    imitated: Option<Text>,
    /// An `and` without a number behind it: what follows has no amount of its own.
    joined: bool,
    /// In brackets a unit may stand alone, as in our own `(avoirdupois pound)`.
    depth: u32,
}

impl Draft {
    pub fn finish(self, parser: &Parser<'_>, read: Read, start: usize) -> Result<Exhibit, Error> {
        if let (Some(fake), None | Some(Form::Powder)) = (self.fake, self.form) {
            return Err(changes(parser, &parser.items[fake]));
        }
        let is_mass = matches!(read.amount, Amount::Mass(_));
        #[cfg(feature = "spreads")]
        let uncertainty = self.uncertainty.of(&read.amount)?;
        #[cfg(not(feature = "spreads"))]
        let uncertainty = None;
        Ok(Exhibit {
            substance: self.substance.or(self.imitated),
            form: self.form,
            amount: read.amount,
            digits: read.digits,
            hedge: read.hedge.or(self.hedge),
            salt: self.salt,
            // Pills are always mixed with something; of a weight it says what was weighed.
            purity: self.purity,
            uncertainty,
            called: Called {
                mixed: self.called.mixed && is_mass,
                ..self.called
            },
            span: parser.span_from(start),
        })
    }

    fn set_substance(&mut self, id: &Text, item: &Item) -> Result<(), Error> {
        match &self.substance {
            None if self.joined => Err(Error::new(
                ErrorKind::Conflict,
                why!(
                    "{} stands behind an `and` without an amount of its own",
                    Arg::Term(id.clone())
                ),
            )
            .hint(why!(
                "write one amount for each, as in 5 kg cocaine and 3 kg {}",
                Arg::Term(id.clone())
            ))
            .at(item.span.clone())),
            Some(known) if known != id => Err(Error::new(
                ErrorKind::Conflict,
                why!(
                    "one amount names two substances, {} and {}",
                    Arg::Term(known.clone()),
                    Arg::Term(id.clone())
                ),
            )
            .hint(why!(
                "write one amount for each, as in 5 kg {} and 3 kg {}",
                Arg::Term(known.clone()),
                Arg::Term(id.clone())
            ))
            .at(item.span.clone())),
            _ => {
                self.substance = Some(id.clone());
                Ok(())
            }
        }
    }

    fn set_salt(&mut self, salt: &'static str, item: &Item) -> Result<(), Error> {
        match self.salt.replace(salt) {
            Some(other) if other != salt => Err(Error::new(
                ErrorKind::Conflict,
                why!("one amount names two salts, {} and {}", other, salt),
            )
            .hint(why!("write the one that was weighed"))
            .at(item.span.clone())),
            _ => Ok(()),
        }
    }

    /// The purity of what was weighed, and where it stands.
    pub fn set_purity(
        &mut self,
        purity: Range<Purity>,
        span: core::ops::Range<usize>,
    ) -> Result<(), Error> {
        match self.purity.replace(purity) {
            Some(other) if other != purity => Err(Error::new(
                ErrorKind::Conflict,
                why!("one amount is given two purities"),
            )
            .hint(why!(
                "write one of them, or a range, as in 5%..10.3%..20% purity"
            ))
            .at(span)),
            _ => Ok(()),
        }
    }

    fn set_form(&mut self, form: Form, item: &Item) -> Result<(), Error> {
        if self.joined || self.form.is_some_and(|known| known != form) {
            return Err(Error::new(
                ErrorKind::Conflict,
                why!("one amount is given for two forms"),
            )
            .hint(why!(
                "write one amount for each, as in 5 kg fentanyl powder and 20,000 fentanyl tablets"
            ))
            .at(item.span.clone()));
        }
        self.form = Some(form);
        Ok(())
    }

    /// A word that means the same before an amount and behind it; `false` if it is none of these.
    fn common(&mut self, parser: &Parser<'_>, item: &Item) -> Result<bool, Error> {
        // `counterfeit carfentanil-laced pills` hold what they name.
        let holds = matches!(parser.kind(1), Some(Kind::Comma | Kind::Known(Sense::With)));
        match &item.kind {
            Kind::Substance(id) if self.imitates && !holds => {
                self.imitated = Some(id.clone());
                self.imitates = false;
            }
            Kind::Substance(id) => {
                self.imitates = false;
                self.set_substance(id, item)?;
            }
            Kind::Known(Sense::Tablet) => self.set_form(Form::Tablet, item)?,
            Kind::Known(Sense::Powder) => self.set_form(Form::Powder, item)?,
            Kind::Known(Sense::Pure) => self.called.pure = true,
            Kind::Known(Sense::Fake) => {
                self.fake = Some(parser.at);
                self.imitates = true;
            }
            Kind::Known(Sense::Salt(salt)) => self.set_salt(salt, item)?,
            Kind::Known(Sense::Suspected) => self.called.suspected = true,
            Kind::Known(Sense::With) => {
                self.called.mixed = true;
                self.imitates = false;
            }
            Kind::Known(Sense::Filler | Sense::Of) => {}
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn changes(parser: &Parser<'_>, item: &Item) -> Error {
    refused(Refusal::Changes, parser.word(item)).at(item.span.clone())
}

impl Parser<'_> {
    /// Reads the words before an amount, and the hedge right in front of it.
    ///
    /// # Errors
    /// For every word that could change the amount or is not known.
    pub fn leading(&mut self, draft: &mut Draft, is_first: bool) -> Result<(), Error> {
        while let Some(item) = self.peek(0) {
            if self.number_begins(0) {
                break;
            }
            match &item.kind {
                Kind::Known(Sense::Hedge(hedge)) => draft.hedge = Some(*hedge),
                Kind::Known(Sense::Total) if is_first => {}
                Kind::Known(Sense::Article) | Kind::Comma => {}
                Kind::Known(Sense::Refused(refusal)) => {
                    let end = self
                        .items
                        .last()
                        .map_or(item.span.end, |last| last.span.end);
                    let span = item.span.start..end;
                    return Err(refused(*refusal, &self.text[span.clone()]).at(span));
                }
                Kind::Unknown | Kind::Known(Sense::At) => return Err(self.unknown_word(item)),
                Kind::Percent | Kind::Known(Sense::Purity) => {
                    return Err(self.percentage(self.at));
                }
                _ if draft.common(self, item)? => {}
                _ => return Err(no_amount().at(item.span.clone())),
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Reads the words behind an amount, up to the next exhibit or the end.
    ///
    /// # Errors
    /// For what changes the amount or contradicts it, for a number that belongs nowhere, and for
    /// every word that is not known.
    pub fn describe(
        &mut self,
        draft: &mut Draft,
        read: &Read,
        warnings: &mut Vec<Warning>,
    ) -> Result<(), Error> {
        let counted = matches!(read.amount, Amount::Tablets(_));
        while let Some(item) = self.peek(0) {
            if self.next_exhibit().is_some() {
                break;
            }
            if self.restated(read, warnings)? || self.purity(draft, read)? {
                continue;
            }
            #[cfg(feature = "spreads")]
            if self.uncertainty(draft, read)? {
                continue;
            }
            match &item.kind {
                // Between a count and its noun an `and` joins colours, not things.
                Kind::Known(Sense::And | Sense::Plus) => {
                    draft.joined |= !counted || draft.form.is_some();
                }
                _ if draft.common(self, item)? => {}
                Kind::Unknown | Kind::Known(Sense::At) => return Err(self.unknown_word(item)),
                Kind::Known(sense) => self.known_behind(item, *sense, read, draft)?,
                Kind::Open => draft.depth += 1,
                Kind::Close => draft.depth = draft.depth.saturating_sub(1),
                Kind::Comma => {}
                _ => return Err(self.stray(item)),
            }
            self.at += 1;
        }
        Ok(())
    }

    /// A known word behind an amount that is none of the common ones.
    fn known_behind(
        &self,
        item: &Item,
        sense: Sense,
        read: &Read,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        match sense {
            Sense::Unit(unit) if draft.depth > 0 && read.is_in(unit) => {}
            Sense::Behind(hedge) => draft.hedge = Some(hedge),
            // `fentanyl or fentanyl-laced narcotics`, but not `5 kg or fentanyl`.
            Sense::Same if draft.substance.is_some() => draft.joined = true,
            Sense::After => {}
            // One bag is what the mass is of; of several nobody can tell how many there are.
            Sense::Package if !draft.joined => {}
            Sense::Packages if !draft.joined && !read.is_one_size() => {}
            Sense::Packages => {
                let message = why!(
                    "it is not clear how many `{}` there are",
                    Error::shown(self.word(item))
                );
                return Err(Error::new(ErrorKind::AmbiguousNumber, message)
                    .hint(why!(
                        "write the count and the size, as in 48 x 1 kg, or leave the word out"
                    ))
                    .at(item.span.clone()));
            }
            Sense::Article if self.begins_a_description() => {}
            Sense::Refused(refusal @ (Refusal::Changes | Refusal::PlusMinus)) => {
                return Err(refused(refusal, self.word(item)).at(item.span.clone()));
            }
            Sense::Refused(refusal) => {
                let hint = why!("leave it out: an amount, a substance and a form are enough");
                return Err(refused(refusal, self.word(item))
                    .hint(hint)
                    .at(item.span.clone()));
            }
            Sense::Unit(_) | Sense::Number(_) | Sense::Scale(_) | Sense::Mil => {
                return Err(self.stray(item));
            }
            _ => return Err(changes(self, item)),
        }
        Ok(())
    }

    /// `in the form of a powder`, `fentanyl, a synthetic opioid`; but not `5 kg a day`.
    fn begins_a_description(&self) -> bool {
        let behind = self.at.checked_sub(1).map(|at| &self.items[at].kind);
        match behind {
            Some(Kind::Known(Sense::Of | Sense::With)) => true,
            Some(Kind::Comma) => self.sense(1) == Some(Sense::Filler),
            _ => false,
        }
    }

    /// The refusal of a word that nothing knows.
    pub fn unknown_word(&self, item: &Item) -> Error {
        let word = self.word(item);
        let names_a_substance = self
            .items
            .iter()
            .any(|item| matches!(item.kind, Kind::Substance(_)));
        if !names_a_substance {
            return self.catalog.unknown_substance(word).at(item.span.clone());
        }
        let lower = lower(word);
        let names = self
            .catalog
            .substances()
            .iter()
            .flat_map(Substance::all_names);
        let near = suggest::nearest(&lower, lexicon::long_words())
            .or_else(|| suggest::nearest(&lower, names));
        let error = Error::new(
            ErrorKind::UnknownWord,
            why!(
                "the word `{}` is not understood, and could change the amount",
                Error::shown(word)
            ),
        )
        .at(item.span.clone());
        match near {
            Some(near) => error
                .hint(why!("did you mean `{}`? Otherwise leave it out", near))
                .fix(|| Fix::Instead(near.to_owned())),
            None => error.hint(why!(
                "leave it out: an amount, a substance and a form are enough"
            )),
        }
    }

    fn stray(&self, item: &Item) -> Error {
        let word = Error::shown(self.word(item));
        Error::new(ErrorKind::AmbiguousNumber, why!("it is not clear what `{}` belongs to", word))
            .hint(why!("write the amounts alone, joined with `and`, as in 20,000 fentanyl tablets and 15 kg fentanyl powder"))
            .at(item.span.clone())
    }

    /// Whether a number begins `ahead` of the cursor.
    pub fn number_begins(&self, ahead: usize) -> bool {
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
                Sense::Hedge(_) | Sense::Filler | Sense::Article | Sense::Total
            ))
        ) && !self.number_begins(ahead)
        {
            ahead += 1;
        }
        (joints > 0 && self.number_begins(ahead)).then_some(joints)
    }
}

/// There is no amount, or none that can be reached.
pub fn no_amount() -> Error {
    Error::new(ErrorKind::Number, why!("there is no amount")).hint(why!(
        "write an amount and a substance, as in 152 lb fentanyl"
    ))
}
