//! Shares of what a body seized in a year, and of a larger seizure.

use super::amounts::{Of, Part};
use super::compare::{Comparing, Said};
use super::data::{Amount, PublishedTotal, TOTALS, cited};
use super::measure::{Measure, MeasureKind};
use crate::assess::Citation;
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{self, Exhibit, Form};
use crate::mass::grams;
use crate::message::{Arg, Message};
use crate::range::Range;
use crate::reading;

impl<'a> Comparing<'a> {
    /// The share of the yearly totals of the month asked for, or of the newest whole year of each series.
    pub fn shares_of_years(&mut self) {
        let totals = self.catalog.totals();
        for substance in self.substances() {
            let mut series: Vec<&str> = Vec::new();
            for total in totals.iter().filter(|total| total.substance == substance) {
                if !series.contains(&&*total.series) {
                    series.push(&total.series);
                }
            }
            for series in series {
                if let Some(total) = self.year(&substance, series) {
                    self.share_of_total(total);
                }
            }
        }
    }

    fn year(&self, substance: &str, series: &str) -> Option<&'a PublishedTotal> {
        let totals = self.catalog.totals().iter();
        let mut totals =
            totals.filter(|total| total.substance == substance && total.series == series);
        match self.settings.as_of {
            Some(month) => totals.find(|total| (total.from..=total.to).contains(&month)),
            None => totals
                .filter(|total| total.whole)
                .max_by_key(|total| total.to),
        }
    }

    /// The share of a total; nothing where the answer has none of what it counts, or has it already.
    fn share_of_total(&mut self, total: &PublishedTotal) -> bool {
        let is_it = |measure: &Measure| measure.against.as_ref() == Some(&total.id);
        let (of, whole) = counted_by(total);
        let part = self.part(of, Some(&total.substance));
        if part.own.high == Exact::ZERO || self.measures.iter().any(is_it) {
            return false;
        }
        let mut sources = part.tablet_masses.clone();
        sources.insert(0, cited(&total.source, &total.as_of, self.catalog));
        let said = Said {
            against: Some(total.id.clone()),
            label: say!(
                "share of a year's seizures: {}",
                Arg::Term(total.title.clone())
            ),
            formula: match total.amount {
                Amount::Mass(written) => part.over(written.number, written.unit.info().symbol),
                Amount::Tablets(whole) => part.over_tablets(whole),
            },
            caveat: caveat(total),
            sources,
        };
        let value = percent(part.own, whole);
        self.push(MeasureKind::ShareOfYear, value, "%", part, said);
        true
    }

    /// The share of a larger seizure, or of a published total by its id.
    ///
    /// # Errors
    /// Where it cannot be read, or is not larger, or counts what the answer has not.
    pub fn share_of(&mut self, text: &str) -> Result<(), Error> {
        let is_it = |total: &&PublishedTotal| total.id.eq_ignore_ascii_case(text);
        match self.catalog.totals().iter().find(is_it) {
            Some(total) if self.share_of_total(total) => Ok(()),
            Some(total) => {
                let title = Arg::Term(total.title.clone());
                Err(no_part(say!(
                    "nothing here is of what this total counts: {}",
                    title
                )))
            }
            None if is_name(text) => Err(self.unknown_total(text)),
            None => self.share_of_seizure(text),
        }
    }

    fn unknown_total(&self, text: &str) -> Error {
        let message = say!("no published total is called `{}`", Error::shown(text));
        let ids = self.catalog.totals().iter().map(|total| &total.id);
        Error::new(ErrorKind::Conflict, message)
            .hint(say!("the totals are {}", Arg::list(", ", ids)))
    }

    fn share_of_seizure(&mut self, text: &str) -> Result<(), Error> {
        let reading = reading::read(text, self.catalog).map_err(|error| error.placeless())?;
        let shown = Error::shown(text);
        if reading
            .exhibits
            .iter()
            .any(|exhibit| exhibit.uncertainty.is_some())
        {
            return Err(no_part(say!("`{}` holds an uncertainty", shown)));
        }
        let Some((of, whole, substance)) = larger(&reading.exhibits) else {
            return Err(no_part(say!(
                "`{}` is neither one weight nor one count of tablets",
                shown
            )));
        };
        let part = self.part(of, substance.as_deref());
        if part.own.high == Exact::ZERO || part.own.high > whole {
            return Err(too_large(&part, &shown));
        }
        let said = Said {
            against: None,
            label: say!("share of {}", text.to_owned()),
            formula: match of {
                Of::Tablets => part.over_tablets(whole),
                _ => part.over(whole, "g"),
            },
            caveat: say!(
                "a share of gross weight or of a count; it says nothing of how strong the rest is"
            ),
            sources: core::iter::once(Citation::given())
                .chain(part.tablet_masses.clone())
                .collect(),
        };
        let value = percent(part.own, whole);
        self.push(MeasureKind::ShareOfSeizure, value, "%", part, said);
        Ok(())
    }
}

/// Whether a text has the form of a total's id, `cbp-fy2025`, and of no amount.
fn is_name(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.contains('-')
        && text.chars().all(is_word)
}

/// What to mind of a total.
fn caveat(total: &PublishedTotal) -> Message {
    let own = Arg::Term(total.caveat.clone());
    if TOTALS.iter().any(|known| known.series == total.series) {
        say!("{}; totals of CBP and DEA overlap and are never added", own)
    } else {
        say!("{}; totals can overlap and are never added", own)
    }
}

fn no_part(message: Message) -> Error {
    Error::new(ErrorKind::Conflict, message)
        .hint(say!("give the larger seizure as a weight, as in 1,875 lb"))
}

/// Refuses what holds more than the larger seizure. Who counted tablets and gave a weight is told what they weigh.
fn too_large(part: &Part, shown: &str) -> Error {
    let error = no_part(say!(
        "`{}` is no larger seizure that this one could be a part of",
        shown.to_owned()
    ));
    if part.tablet_masses.is_empty() {
        return error;
    }
    error.hint(say!(
        "with counted tablets by what one weighs, this one is {} g to {} g",
        part.own.low,
        part.own.high
    ))
}

impl Part {
    /// "4,700,000 tablets / 60,000,000 tablets".
    fn over_tablets(&self, whole: Exact) -> Message {
        say!("{} tablets / {} tablets", self.own.central, whole)
    }
}

/// What of an exhibit a total counts, and the whole of it. DEA counts tablets apart; CBP's weights hold them.
fn counted_by(total: &PublishedTotal) -> (Of, Exact) {
    match total.amount {
        Amount::Mass(written) if total.powder_alone => (Of::Powder, grams(written.mass())),
        Amount::Mass(written) => (Of::Gross, grams(written.mass())),
        Amount::Tablets(whole) => (Of::Tablets, whole),
    }
}

/// What of an exhibit one larger weight, or one larger count of tablets, could hold, how much that is, and of which
/// substance, where it says that.
fn larger(exhibits: &[Exhibit]) -> Option<(Of, Exact, Option<Text>)> {
    let [only] = exhibits else { return None };
    let substance = only.substance.clone();
    match &only.amount {
        exhibit::Amount::Mass(weighed) => {
            let of = match only.form {
                Some(Form::Powder) => Of::Powder,
                Some(Form::Tablet) => Of::TabletGross,
                None => Of::Gross,
            };
            Some((of, grams(weighed.gross.mass()), substance))
        }
        exhibit::Amount::Tablets(count) => Some((Of::Tablets, count.count(), substance)),
        exhibit::Amount::Packages(_) => None,
    }
}

fn percent(own: Range<Exact>, whole: Exact) -> Range<Exact> {
    own.map(|own| own * Exact::from(100) / whole)
}
