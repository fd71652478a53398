//! Prices as people write them: `34000/kg`, `$12,000/lb`, `90,000 per kg pure`, `$2/tablet`.

use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::reading::{self, UnitWord};
use crate::unit::MassUnit;

/// The highest price that is taken.
const MAX_PRICE: &str = "1000000000000";
/// Signs of currencies that may stand in front of a price.
const SIGNS: [&str; 4] = ["US$", "$", "€", "£"];

/// A price.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// How much.
    pub number: Exact,
    /// The sign of its currency, where one was written.
    pub sign: &'static str,
    /// Of what.
    pub per: Per,
}

/// What a price is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Per {
    /// Gross weight: what the scale says.
    Gross(MassUnit),
    /// The drug in it.
    Pure(MassUnit),
    /// A tablet.
    Tablet,
}

impl Price {
    /// Reads a price. One of a weight is of gross weight unless it says `pure`, since published prices are.
    ///
    /// # Errors
    /// [`ErrorKind::MissingUnit`] without a unit, those of the number and of the unit, and
    /// [`ErrorKind::OutOfRange`] for a price of zero or past a million million.
    pub fn read(text: &str, catalog: &Catalog) -> Result<Self, Error> {
        let text = text.trim();
        let spelled = text.replace(" per ", "/");
        let missing = || {
            let message = say!("the price `{}` does not say of what", Error::shown(text));
            Error::new(ErrorKind::MissingUnit, message).hint(say!("write it as in 34000/kg"))
        };
        let (number, of) = spelled.split_once('/').ok_or_else(missing)?;
        let sign = SIGNS
            .into_iter()
            .find(|sign| number.trim().starts_with(sign));
        let sign = sign.unwrap_or_default();
        let number = number.trim().trim_start_matches(sign);
        let number = reading::count(number, catalog).map_err(|error| error.placeless())?;
        if number == Exact::ZERO || number > Exact::literal(MAX_PRICE) {
            let message = say!(
                "a price of {} is not above zero and at most {}",
                number,
                MAX_PRICE
            );
            return Err(Error::new(ErrorKind::OutOfRange, message)
                .hint(say!("check the number and its unit")));
        }
        let per = per(of.trim()).map_err(|error| error.placeless())?;
        Ok(Self { number, sign, per })
    }
}

/// `kg`, `kg gross`, `kg pure`, `kg-pure` for who writes no quotes, `tablet`.
fn per(text: &str) -> Result<Per, Error> {
    let (unit, pure) = match text.rsplit_once([' ', '-']) {
        Some((unit, "pure")) => (unit, true),
        Some((unit, "gross")) => (unit, false),
        _ => (text, false),
    };
    match (reading::unit_word(unit)?, pure) {
        (UnitWord::Mass(unit), false) => Ok(Per::Gross(unit)),
        (UnitWord::Mass(unit), true) => Ok(Per::Pure(unit)),
        (UnitWord::Tablets, false) => Ok(Per::Tablet),
        (UnitWord::Tablets, true) => Err(Error::new(
            ErrorKind::Conflict,
            say!("a price of tablets is of what they are, not of the drug in them"),
        )
        .hint(say!("write it as in 34000/kg"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Price, Error> {
        Price::read(text, &Catalog::built_in())
    }

    #[test]
    fn prices_are_read_with_what_they_are_of() {
        let kilogram = MassUnit::Kilogram;
        for (text, number, sign, per) in [
            ("34000/kg", "34000", "", Per::Gross(kilogram)),
            ("$34,000/kg", "34000", "$", Per::Gross(kilogram)),
            ("$34,000 per kg gross", "34000", "$", Per::Gross(kilogram)),
            (
                "US$1.2 million/kg pure",
                "1200000",
                "US$",
                Per::Pure(kilogram),
            ),
            ("90000/kg-pure", "90000", "", Per::Pure(kilogram)),
            ("12000/lb", "12000", "", Per::Gross(MassUnit::Pound)),
            ("€2.50/tablet", "2.5", "€", Per::Tablet),
        ] {
            let number = Exact::literal(number);
            assert_eq!(
                read(text).expect(text),
                Price { number, sign, per },
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for (text, kind, message) in [
            (
                "34000",
                ErrorKind::MissingUnit,
                "the price `34000` does not say of what",
            ),
            (
                "0/kg",
                ErrorKind::OutOfRange,
                "a price of 0 is not above zero and at most 1000000000000",
            ),
            (
                "34,00/kg",
                ErrorKind::AmbiguousNumber,
                "`34,00` can be read as 34.00 or as 3400",
            ),
            ("cheap/kg", ErrorKind::Number, "`cheap` is not a number"),
            (
                "34000/litre",
                ErrorKind::WrongDimension,
                "`litre` is a volume, not a mass",
            ),
            (
                "2/tablet pure",
                ErrorKind::Conflict,
                "a price of tablets is of what they are, not of the drug in them",
            ),
        ] {
            let error = read(text).expect_err(text);
            assert_eq!(
                (error.kind(), &*error.message().to_string()),
                (kind, message),
                "{text}"
            );
            assert!(error.hint_text().is_some(), "{text}");
        }
    }
}
