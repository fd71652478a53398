//! What is asked, as it is written, to values.

use super::SpreadQuestion;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::reading;
use crate::sampling::{Ask, DEFAULT_DRAWS, Draws};
use crate::shapes::quantiles;

/// The question's values.
///
/// # Errors
/// For the first that cannot be read or is past its limits.
pub fn ask(question: &SpreadQuestion, catalog: &Catalog) -> Result<Ask, Error> {
    let ask = quantiles(question.quantiles.as_deref())?;
    let figures = question.exceeds.iter().map(|text| figure(text, catalog));
    let ask = ask.above(figures.collect::<Result<_, _>>()?);
    match (question.draws, question.seed) {
        (None, None) => Ok(ask),
        (count, seed) => {
            let count = count.unwrap_or(DEFAULT_DRAWS);
            Ok(ask.by_draws(Draws::new(count, seed.unwrap_or(0))?))
        }
    }
}

/// A number of doses: `5 million`.
fn figure(text: &str, catalog: &Catalog) -> Result<Exact, Error> {
    let number = reading::count(text, catalog).map_err(|error| error.placeless())?;
    if number > Exact::ZERO {
        return Ok(number);
    }
    Err(Error::new(
        ErrorKind::OutOfRange,
        why!("a figure of {} doses is always exceeded", number),
    )
    .hint(why!("write a number of doses, as in 5 million")))
}
