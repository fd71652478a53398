//! A number and what it counts: a mass, tablets, or packages.

use super::item::Kind;
use super::lexicon::{Hedge, Sense};
use super::literal::Literal;
use super::measure::Measured;
use super::parser::Parser;
use super::refuse::{refused, unknown_unit};
use crate::dose::Tablets;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::Amount;
use crate::mass::Mass;
use crate::show::grouped;
use crate::unit::MassUnit;

/// An amount as read.
pub struct Read {
    pub amount: Amount,
    pub digits: u32,
    /// A hedge that stood behind the number: `18,000+`.
    pub hedge: Option<Hedge>,
    /// The unit of the last number, to tell two amounts from one stated twice.
    pub unit: Option<MassUnit>,
    /// The mass that a bracket behind the amount restates, where it is not the whole: one bag's.
    pub each: Option<Mass>,
}

impl Read {
    /// A count of things.
    const fn counted(amount: Amount, number: Literal) -> Self {
        Self {
            amount,
            digits: number.digits,
            hedge: None,
            unit: None,
            each: None,
        }
    }

    /// Whether it is a mass that was not multiplied by a count: with `bags` behind, one bag's perhaps.
    pub const fn is_one_size(&self) -> bool {
        matches!(self.amount, Amount::Mass(_)) && self.each.is_none()
    }

    /// Whether a unit is one that the amount was written in.
    pub fn is_in(&self, unit: MassUnit) -> bool {
        matches!(&self.amount, Amount::Mass(weighed) if weighed.units.contains(&unit.info().name))
    }
}

impl Parser<'_> {
    /// Reads the amount at the cursor; `None` if no number begins there. The words between a
    /// count and its noun are left to be read again as description.
    ///
    /// # Errors
    /// Where there is a number and what it counts is no mass, no tablets and no packages.
    pub fn amount(&mut self) -> Result<Option<Read>, Error> {
        let start = self.at;
        let Some(number) = self.number()? else {
            return Ok(None);
        };
        let plus = self.sense(0) == Some(Sense::Plus)
            && self.kind(1) != Some(&Kind::Digits)
            && self.eat(Sense::Plus);
        let hedge = plus.then_some(Hedge::AtLeast);
        self.reject_marks(start)?;
        let mut read = match self.sense(0) {
            Some(Sense::Unit(_)) => self.weighed(number, start)?,
            _ => self.counted(number, start)?,
        };
        read.hedge = hedge;
        Ok(Some(read))
    }

    /// `In 2023, pills`, `3. 5 kg bags`, `5? kg`: a mark parts a number from what stands behind it.
    fn reject_marks(&self, start: usize) -> Result<(), Error> {
        let end = self.span_from(start).end;
        let next = self.peek(0).map_or(self.text.len(), |item| item.span.start);
        let gap = &self.text[end..next];
        // The point of `1,5 Mio. Tabletten` ends an abbreviation.
        let abbreviated = self.text[..end].ends_with(char::is_alphabetic);
        let parted = gap.contains([':', '!', '?'])
            || (gap.contains('.') && !abbreviated)
            || self.kind(0) == Some(&Kind::Comma);
        if parted && self.peek(0).is_some() {
            Err(self.missing_unit(start))
        } else {
            Ok(())
        }
    }

    fn weighed(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let measured = self.measured(number, start)?;
        self.reject_rate(start)?;
        let fine = MassUnit::Gram.mass(Exact::ONE) >= measured.unit.mass(Exact::ONE);
        if fine || measured.units.len() > 1 {
            self.reject_contents(start)?;
        }
        Ok(Read {
            amount: Amount::Mass(self.weigh(&measured, None, start)?),
            digits: measured.digits,
            hedge: None,
            unit: Some(measured.unit),
            each: None,
        })
    }

    /// `1000 x 2 mg fentanyl tablets`: the mass is what one tablet holds, or what all of them weigh.
    fn reject_contents(&self, start: usize) -> Result<(), Error> {
        #[cfg(feature = "spreads")]
        let stated = self.stated_ahead();
        #[cfg(not(feature = "spreads"))]
        let stated = 0;
        let described = self.items[self.at + stated..]
            .iter()
            .find(|item| !describes(&item.kind));
        let tablets = described.is_some_and(|item| item.kind == Kind::Known(Sense::Tablet));
        if !tablets || self.sense(stated) == Some(Sense::Of) {
            return Ok(());
        }
        Err(self.refuse(start, ErrorKind::AmbiguousNumber, why!("can be what the tablets weigh or what one holds"), why!("write the count, as in 1,000 fentanyl tablets, and what one holds as --tablet-content 2mg; \
             or write 500 mg of fentanyl tablets")))
    }

    /// `2 mcg/kg` is a mass in a mass.
    fn reject_rate(&mut self, start: usize) -> Result<(), Error> {
        if self.kind(0) != Some(&Kind::Slash)
            || !matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Refused(_)))
        {
            return Ok(());
        }
        self.at += 2;
        Err(self.refuse(
            start,
            ErrorKind::WrongDimension,
            why!("is a rate, not a mass"),
            why!("write a mass, as in 2.5 kg"),
        ))
    }

    /// A number without a unit: so many tablets, packages, or items of so much each.
    fn counted(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let behind_number = self.at;
        let times = self.eat(Sense::By);
        self.skip_while(describes);
        match self.kind(0) {
            Some(Kind::Known(Sense::Tablet)) if !times => {
                let tablets = self.tablets(number, start)?;
                self.at = behind_number;
                Ok(Read::counted(Amount::Tablets(tablets), number))
            }
            Some(Kind::Known(Sense::Package | Sense::Packages)) if !times => {
                self.at += 1;
                self.reject_thousandths(number, start)?;
                self.packages(number, start)
            }
            Some(Kind::Known(Sense::Refused(refusal))) => {
                self.at += 1;
                Err(refused(*refusal, self.text_from(start)).at(self.span_from(start)))
            }
            Some(Kind::Unknown) => {
                let item = &self.items[self.at];
                Err(if self.at == behind_number {
                    unknown_unit(self.word(item)).at(item.span.clone())
                } else {
                    self.unknown_word(item)
                })
            }
            Some(Kind::Known(Sense::By | Sense::Plus)) | None => Err(self.missing_unit(start)),
            _ => self.items_of(number, start, times),
        }
    }

    /// So many tablets, with the cursor on their noun; not so many packets of them.
    fn tablets(&mut self, number: Literal, start: usize) -> Result<Tablets, Error> {
        self.at += 1;
        self.reject_thousandths(number, start)?;
        if matches!(self.sense(0), Some(Sense::Package | Sense::Packages)) {
            self.at += 1;
            return Err(self.refuse(
                start,
                ErrorKind::NoMass,
                why!("counts packages, and nobody can tell how many tablets they hold"),
                why!("write the number of tablets, as in 20,000 tablets"),
            ));
        }
        Tablets::new(number.value).map_err(|error| error.at(self.span_from(start)))
    }

    /// `48 one-kilo bricks`, `3 x 5 kg`: so many items of so much.
    fn items_of(&mut self, number: Literal, start: usize, times: bool) -> Result<Read, Error> {
        let inner = self.at;
        let behind = self.at.checked_sub(1).map(|at| &self.items[at].kind);
        // `2 thousand 500 gram bags`, `three-quarter-pound bags`: one number or two.
        let glued_on =
            matches!(behind, Some(Kind::Known(Sense::Scale(1000..)))) && self.digits(0).is_some();
        if glued_on || self.peek(0).is_some_and(|item| item.joined) {
            return Err(self.two_numbers(start));
        }
        let Some(size) = self.number()? else {
            return Err(self.missing_unit(start));
        };
        let Some(Sense::Unit(_)) = self.sense(0) else {
            return Err(self.two_numbers(start));
        };
        let measured = self.size(size, inner)?;
        self.reject_rate(inner)?;
        self.reject_contents(start)?;
        if !times && !self.package_follows() {
            return Err(self.two_numbers(start));
        }
        self.times_each(number, &measured, start)
    }

    fn times_each(
        &self,
        number: Literal,
        measured: &Measured,
        start: usize,
    ) -> Result<Read, Error> {
        self.reject_thousandths(number, start)?;
        if !number.is_whole() {
            return Err(self
                .error_from(
                    start,
                    ErrorKind::Number,
                    why!("a count of items must be a whole number"),
                )
                .hint(why!("write the whole mass, as in 48 kg")));
        }
        Ok(Read {
            amount: Amount::Mass(self.weigh(measured, Some(number.value), start)?),
            digits: number.digits.max(measured.digits),
            hedge: None,
            unit: Some(measured.unit),
            each: Some(measured.mass),
        })
    }

    /// `250.000 tablets`: in print this is a quarter of a million, to a computer it is 250.
    fn reject_thousandths(&self, number: Literal, start: usize) -> Result<(), Error> {
        if !number.point_before_three {
            return Ok(());
        }
        Err(self.refuse(
            start,
            ErrorKind::AmbiguousNumber,
            why!("counts things, and the point can stand for thousands"),
            why!("write the count without a point, as in 250,000 tablets"),
        ))
    }

    /// Whether a word for a package stands here, behind a bracket and descriptive words at most.
    fn package_follows(&self) -> bool {
        let mut ahead = 0;
        if self.kind(0) == Some(&Kind::Open) {
            while self.kind(ahead).is_some_and(|kind| *kind != Kind::Close) {
                ahead += 1;
            }
            ahead += 1;
        }
        while self
            .kind(ahead)
            .is_some_and(|kind| *kind != Kind::Comma && describes(kind))
        {
            ahead += 1;
        }
        matches!(self.sense(ahead), Some(Sense::Package | Sense::Packages))
    }

    /// `46 packages`, and `3 bags of 5 kg each`, with the cursor behind the packages.
    fn packages(&mut self, number: Literal, start: usize) -> Result<Read, Error> {
        let behind = self.at;
        if self.eat(Sense::Of) {
            let inner = self.at;
            if let Some(size) = self.number()?
                && let Some(Sense::Unit(_)) = self.sense(0)
            {
                let measured = self.size(size, inner)?;
                if self.eat(Sense::Each) {
                    return self.times_each(number, &measured, start);
                }
                let (count, size) = (grouped(number.value), measured.written);
                return Err(self.refuse(
                    start,
                    ErrorKind::AmbiguousNumber,
                    why!("can be that much in all or in each"),
                    why!("write {} for all, or {} x {} for each", &size, count, &size),
                ));
            }
        }
        self.at = behind;
        Ok(Read::counted(Amount::Packages(number.value), number))
    }

    pub fn missing_unit(&self, start: usize) -> Error {
        self.refuse(
            start,
            ErrorKind::MissingUnit,
            why!("has no unit"),
            why!("write what was counted or weighed, as in 152 lb or 20,000 tablets"),
        )
    }

    fn two_numbers(&mut self, start: usize) -> Error {
        self.at = (self.at + 1).min(self.items.len());
        self.refuse(
            start,
            ErrorKind::AmbiguousNumber,
            why!("holds two numbers and it is not clear how they belong together"),
            why!(
                "write one amount, as in 15 kg, or join amounts with `and`; \
             items of one size are written 48 x 1 kg"
            ),
        )
    }
}

/// Words that may stand between a number and the thing that it counts.
fn describes(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Substance(_)
            | Kind::Comma
            | Kind::Known(
                Sense::Fake
                    | Sense::Filler
                    | Sense::With
                    | Sense::Of
                    | Sense::Pure
                    | Sense::Salt(_)
                    | Sense::Suspected
                    | Sense::Powder
            )
    )
}
