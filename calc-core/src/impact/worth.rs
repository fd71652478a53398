//! Value at the price of the question, and why there is no other.

use super::amounts::{Of, Part};
use super::compare::{Comparing, Said};
use super::data::{PRICES, PublishedPrice, cited};
use super::measure::MeasureKind;
use super::price::{Per, Price};
use crate::assess::Citation;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::mass::grams;
use crate::message::{Arg, Message};
use crate::range::Range;
use crate::show::grouped;
use crate::unit::MassUnit;

impl Comparing<'_> {
    /// What it is worth at the price given.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] for two substances, and where the answer has none of what the price is of.
    pub fn value(&mut self, price: &Price) -> Result<(), Error> {
        if self.substances().len() > 1 {
            let message = say!("one {} cannot serve two substances", Arg::term("price"));
            return Err(Error::new(ErrorKind::Conflict, message)
                .hint(say!("ask for each substance by itself")));
        }
        let (of, what, unit) = priced(price.per);
        let part = self.part(of, None);
        if part.own.high == Exact::ZERO {
            let message = say!(
                "the price is by {}, and nothing here has that",
                Arg::term(what)
            );
            return Err(Error::new(ErrorKind::Conflict, message).hint(say!(
                "give a price of what was seized, by weight or by tablet"
            )));
        }
        let size = unit.map_or(Exact::ONE, |unit| grams(unit.mass(Exact::ONE)));
        let many = part.own.map(|own| own / size);
        let sources = core::iter::once(Citation::given()).chain(part.tablet_masses.clone());
        let said = Said {
            against: None,
            label: say!("value at the price given, by {}", Arg::term(what)),
            formula: formula(many.central, unit, price.number, &part),
            caveat: prices_differ(),
            sources: sources.chain(self.price_sources()).collect(),
        };
        let value = worth(many, price.number)?;
        self.push(MeasureKind::Value, value, price.sign, part, said);
        Ok(())
    }

    fn price_sources(&self) -> impl Iterator<Item = Citation> {
        PRICES
            .iter()
            .map(|price| cited(price.source, &price.as_of, self.catalog))
    }
}

/// What a price is of: what it takes of an exhibit, its name, and its unit.
const fn priced(per: Per) -> (Of, &'static str, Option<MassUnit>) {
    match per {
        Per::Gross(unit) => (Of::Gross, "gross weight", Some(unit)),
        Per::Pure(unit) => (Of::Pure, "estimated pure drug", Some(unit)),
        Per::Tablet => (Of::Tablets, "number of tablets", None),
    }
}

/// "68.94604024 kg × 34,000".
fn formula(many: Exact, unit: Option<MassUnit>, price: Exact, part: &Part) -> Message {
    let Some(unit) = unit else {
        return say!("{} tablets × {}", many, price);
    };
    let symbol = unit.info().symbol;
    if part.tablet_masses.is_empty() {
        return say!("{} {} × {}", many, symbol, price);
    }
    say!(
        "{} {} with counted tablets by what one weighs × {}",
        many,
        symbol,
        price
    )
}

/// Why there is no default price: two published ones.
fn prices_differ() -> Message {
    let per_gram = |price: &PublishedPrice| price.number / grams(price.per.mass());
    let sorted = || PRICES.iter().map(per_gram);
    let (Some(low), Some(high)) = (sorted().min(), sorted().max()) else {
        return say!("no price is a default");
    };
    let apart = (high / low).to_places(1);
    let named = PRICES.iter().map(|price| {
        Arg::Message(say!(
            "${} per {} ({})",
            price.number,
            price.unit,
            Arg::Term(price.title.clone())
        ))
    });
    say!(
        "no price is taken by default: published ones of fentanyl differ {}-fold, {}; a price is of the level of trade and the place it was asked at",
        grouped(Exact::known(apart.value())),
        Arg::list(", ", named)
    )
}

/// So many at a price.
fn worth(many: Range<Exact>, price: Exact) -> Result<Range<Exact>, Error> {
    let one = |many: Exact| many.checked_mul(price);
    let (Some(low), Some(central), Some(high)) = (one(many.low), one(many.central), one(many.high))
    else {
        let message = say!("a price of {} makes more than can be counted", price);
        return Err(
            Error::new(ErrorKind::OutOfRange, message).hint(say!("check the number and its unit"))
        );
    };
    Ok(Range { low, central, high })
}
