//! Several amounts of one substance that are one amount said again: a total with its parts, a second
//! unit without a bracket, two bounds.

use super::lexicon::Hedge;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{Amount, Exhibit};
use crate::mass::grams;

/// Two masses this close, in percent, are taken for one that was said twice.
const SAME_PERCENT: u32 = 2;

/// Refuses amounts that may count the same material twice.
///
/// # Errors
/// [`ErrorKind::Conflict`] for a mass that is the sum of the others, for two masses of one thing that
/// are nearly the same, and for a lower beside an upper bound.
pub fn reject(exhibits: &[Exhibit]) -> Result<(), Error> {
    let weighed: Vec<(&Exhibit, Exact)> = exhibits
        .iter()
        .filter_map(|exhibit| Some((exhibit, weight(exhibit)?)))
        .collect();
    for (exhibit, mass) in &weighed {
        let others: Vec<_> = weighed
            .iter()
            .filter(|(other, _)| other.span != exhibit.span && may_be_same(exhibit, other))
            .collect();
        let sum = others
            .iter()
            .fold(Exact::ZERO, |sum, (_, mass)| sum + *mass);
        let again = match &others[..] {
            [(other, other_mass)] if other.form == exhibit.form => {
                is_pair(exhibit.hedge, other.hedge) || nearly(*mass, *other_mass)
            }
            [] | [_] => false,
            _ => *mass == sum,
        };
        if again {
            return Err(Error::new(
                ErrorKind::Conflict,
                why!("two of the amounts may be the same material, or one the total of the others"),
            )
            .hint(why!("write each amount once, without totals"))
            .at(exhibit.span.clone()));
        }
    }
    Ok(())
}

fn weight(exhibit: &Exhibit) -> Option<Exact> {
    match &exhibit.amount {
        Amount::Mass(weighed) => Some(grams(weighed.gross.mass())),
        Amount::Tablets(_) | Amount::Packages(_) => None,
    }
}

/// Unnamed material may be any of the others; material of another purity is other material.
fn may_be_same(a: &Exhibit, b: &Exhibit) -> bool {
    if a.purity.is_some() && b.purity.is_some() && a.purity != b.purity {
        return false;
    }
    a.substance.is_none() || b.substance.is_none() || a.substance == b.substance
}

const fn is_pair(a: Option<Hedge>, b: Option<Hedge>) -> bool {
    matches!(
        (a, b),
        (Some(Hedge::AtLeast), Some(Hedge::AtMost)) | (Some(Hedge::AtMost), Some(Hedge::AtLeast))
    )
}

fn nearly(a: Exact, b: Exact) -> bool {
    let apart = if a > b { a - b } else { b - a };
    match apart
        .checked_mul(Exact::from(100))
        .zip(a.checked_mul(Exact::from(SAME_PERCENT)))
    {
        Some((apart, allowed)) => apart <= allowed,
        None => false,
    }
}
