//! A sample of bags as an option is written: `bags:6 of 20:8%,12%,none,10.5%,9%,11%`.

use super::value::percent;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::purity::Purity;
use crate::sampling::{BagSample, WholeOfBags};

/// A sample as it should be written.
const EXAMPLE: &str = "bags:6 of 20:8%,12%,none,10.5%,9%,11%";

/// What a sample says of all bags; `None` for a text that is no sample.
///
/// # Errors
/// [`ErrorKind::Range`] for a text that is not of the form, [`ErrorKind::Conflict`] where the purities are not as many
/// as the bags tested, [`ErrorKind::Purity`] for one that is no percentage and where no bag holds the substance;
/// those of [`BagSample::new`] and [`BagSample::whole`].
pub fn bags(text: &str) -> Option<Result<WholeOfBags, Error>> {
    let (name, rest) = text.trim().split_once(':')?;
    let is_sample = name.trim_end().eq_ignore_ascii_case("bags");
    is_sample.then(|| whole(rest))
}

fn whole(text: &str) -> Result<WholeOfBags, Error> {
    let unreadable = || {
        let message = why!("`{}` is no sample of bags", Error::shown(text));
        Error::new(ErrorKind::Range, message).hint(why!(
            "write how many of how many were tested, and a purity for each, as in {}",
            EXAMPLE
        ))
    };
    let (counts, purities) = text.split_once(':').ok_or_else(unreadable)?;
    let (tested, bags) = counts.split_once(" of ").ok_or_else(unreadable)?;
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| unreadable());
    let (tested, bags) = (number(tested)?, number(bags)?);
    let found: Vec<Option<Purity>> = purities
        .split(',')
        .map(purity)
        .collect::<Result<_, Error>>()?;
    if found.len() != tested as usize {
        let message = why!(
            "{} bags are said to be tested, and the purities are those of {}",
            tested,
            found.len()
        );
        return Err(Error::new(ErrorKind::Conflict, message).hint(why!(
            "write one for each bag tested, and `none` for a bag without the substance"
        )));
    }
    let with: Vec<Purity> = found.iter().copied().flatten().collect();
    if with.is_empty() {
        let message = why!("no tested bag holds the substance");
        return Err(Error::new(ErrorKind::Purity, message)
            .hint(why!("leave out the bags: there is no purity of nothing")));
    }
    BagSample::new(bags, found.len() - with.len(), with)?.whole()
}

/// The purity of one bag; none where it holds nothing.
fn purity(text: &str) -> Result<Option<Purity>, Error> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("none") {
        return Ok(None);
    }
    let share = percent(text)?;
    if share == Exact::ZERO {
        return Ok(None);
    }
    Purity::new(share).map(Some)
}
