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
    if question.draws.is_none() && question.seed.is_none() {
        return Ok(ask);
    }
    let draws = question.draws.as_deref();
    let count = draws.map(|text| {
        let hint = || why!("write a number of draws, as in {}", DEFAULT_DRAWS);
        whole(text, catalog).map_err(|error| error.hint(hint()))
    });
    let seed = question.seed.as_deref();
    let seed = seed.map(|text| {
        let hint = || why!("write a whole number up to {}, as in 7", u32::MAX);
        whole(text, catalog).map_err(|error| error.hint(hint()))
    });
    let count = count.transpose()?.unwrap_or(DEFAULT_DRAWS);
    let seed = seed.transpose()?.unwrap_or(0);
    Ok(ask.by_draws(Draws::new(count, seed)?))
}

/// A whole number as counts are written: `1,000,000`, `1 million`.
fn whole(text: &str, catalog: &Catalog) -> Result<u32, Error> {
    let number = reading::count(text, catalog).map_err(|error| error.placeless())?;
    let whole = u32::try_from(number.value()).ok();
    let is_whole = number.value().fract().is_zero();
    whole.filter(|_| is_whole).ok_or_else(|| {
        let message = why!(
            "`{}` is not a whole number from 0 to {}",
            Error::shown(text),
            u32::MAX
        );
        Error::new(ErrorKind::OutOfRange, message)
    })
}

/// A number of doses: `5 million`.
fn figure(text: &str, catalog: &Catalog) -> Result<Exact, Error> {
    let hint = || why!("write a number of doses, as in 5 million");
    let number = reading::count(text, catalog);
    let number = number.map_err(|error| match error.kind() {
        // Two readings have their own hint: both of them.
        ErrorKind::AmbiguousNumber => error.placeless(),
        _ => error.placeless().hint(hint()),
    })?;
    if number > Exact::ZERO {
        return Ok(number);
    }
    let message = why!("a figure of {} doses is always exceeded", number);
    Err(Error::new(ErrorKind::OutOfRange, message).hint(hint()))
}
