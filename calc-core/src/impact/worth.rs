//! Value at the price of the question, and why there is no other.

use super::amounts::Amounts;
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
        let amounts = Amounts::of(self.assessment, None);
        let (own, what, unit) = priced(price.per, &amounts);
        let own = own.filter(|own| own.high > Exact::ZERO).ok_or_else(|| {
            let message = say!(
                "the price is by {}, and nothing here has that",
                Arg::term(what)
            );
            Error::new(ErrorKind::Conflict, message).hint(say!(
                "give a price of what was seized, by weight or by tablet"
            ))
        })?;
        let size = unit.map_or(Exact::ONE, |unit| grams(unit.mass(Exact::ONE)));
        let many = own.map(|own| own / size);
        let said = Said {
            against: None,
            label: say!("value at the price given, by {}", Arg::term(what)),
            formula: say!(
                "{} {} × {}",
                many.central,
                unit.map_or("", |unit| unit.info().symbol),
                price.number
            ),
            caveat: prices_differ(),
            sources: core::iter::once(Citation::given())
                .chain(self.price_sources())
                .collect(),
        };
        let value = worth(many, price.number)?;
        self.push(MeasureKind::Value, value, price.sign, said);
        Ok(())
    }

    fn price_sources(&self) -> impl Iterator<Item = Citation> {
        PRICES
            .iter()
            .map(|price| cited(price.source, &price.as_of, self.catalog))
    }
}

/// What a price is of: how much of it there is, its name, and its unit.
fn priced(per: Per, amounts: &Amounts) -> (Option<Range<Exact>>, &'static str, Option<MassUnit>) {
    match per {
        Per::Gross(unit) => {
            let weighed = Range::point(amounts.weighed());
            (Some(weighed), "gross weight", Some(unit))
        }
        Per::Pure(unit) => (amounts.pure, "estimated pure drug", Some(unit)),
        Per::Tablet => (amounts.tablets, "number of tablets", None),
    }
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
