//! Shares of what a body seized in a year, and of a larger seizure.

use super::amounts::Amounts;
use super::compare::{Comparing, Said};
use super::data::{Amount, PublishedTotal, TOTALS, cited};
use super::measure::{Measure, MeasureKind};
use crate::assess::Citation;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::exhibit::{self, Exhibit};
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
        let own = self
            .part_of(total)
            .filter(|part| part.own.high > Exact::ZERO);
        let Some(part) = own.filter(|_| !self.measures.iter().any(is_it)) else {
            return false;
        };
        let mut sources = part.sources;
        sources.insert(0, cited(&total.source, &total.as_of, self.catalog));
        let said = Said {
            against: Some(total.id.clone()),
            label: say!(
                "share of a year's seizures: {}",
                Arg::Term(total.title.clone())
            ),
            formula: part.formula,
            caveat: caveat(total),
            sources,
        };
        self.push(
            MeasureKind::ShareOfYear,
            percent(part.own, part.whole),
            "%",
            said,
        );
        true
    }

    /// What of the answer a total would count.
    fn part_of(&self, total: &PublishedTotal) -> Option<Part> {
        let amounts = Amounts::of(self.assessment, Some(&total.substance));
        let written = match total.amount {
            Amount::Mass(written) => written,
            Amount::Tablets(whole) => {
                let own = amounts.tablets?;
                let formula = say!("{} tablets / {} tablets", own.central, whole);
                return Some(Part {
                    own,
                    whole,
                    formula,
                    sources: Vec::new(),
                });
            }
        };
        // DEA counts tablets apart; CBP's weights hold them.
        let (own, sources) = if total.powder_alone {
            (Range::point(amounts.powder), Vec::new())
        } else {
            self.gross(&total.substance, &amounts)?
        };
        let (number, symbol) = (written.number, written.unit.info().symbol);
        let formula = if sources.is_empty() {
            say!("{} {} / {} {}", own.central, "g", number, symbol)
        } else {
            say!(
                "{} g with counted tablets by what one weighs / {} {}",
                own.central,
                number,
                symbol
            )
        };
        let whole = grams(written.mass());
        Some(Part {
            own,
            whole,
            formula,
            sources,
        })
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
            None => self.share_of_seizure(text),
        }
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
        let Some(part) = larger_part(&reading.exhibits, &Amounts::of(self.assessment, None)) else {
            return Err(no_part(say!(
                "`{}` is neither one weight nor one count of tablets",
                shown
            )));
        };
        if part.own.high == Exact::ZERO || part.own.high > part.whole {
            return Err(no_part(say!(
                "`{}` is no larger seizure that this one could be a part of",
                shown
            )));
        }
        let said = Said {
            against: None,
            label: say!("share of {}", text.to_owned()),
            formula: part.formula,
            caveat: say!(
                "a share of gross weight or of a count; it says nothing of how strong the rest is"
            ),
            sources: vec![Citation::given()],
        };
        self.push(
            MeasureKind::ShareOfSeizure,
            percent(part.own, part.whole),
            "%",
            said,
        );
        Ok(())
    }
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

/// A part of something larger.
struct Part {
    own: Range<Exact>,
    whole: Exact,
    formula: Message,
    sources: Vec<Citation>,
}

/// What of an answer one larger weight, or one larger count of tablets, could hold.
fn larger_part(exhibits: &[Exhibit], amounts: &Amounts) -> Option<Part> {
    let [only] = exhibits else { return None };
    let (own, whole, formula) = match &only.amount {
        exhibit::Amount::Mass(weighed) => {
            let (own, whole) = (amounts.weighed(), grams(weighed.gross.mass()));
            (
                Range::point(own),
                whole,
                say!("{} {} / {} {}", own, "g", whole, "g"),
            )
        }
        exhibit::Amount::Tablets(count) => {
            let (own, whole) = (amounts.tablets?, count.count());
            (
                own,
                whole,
                say!("{} tablets / {} tablets", own.central, whole),
            )
        }
        exhibit::Amount::Packages(_) => return None,
    };
    Some(Part {
        own,
        whole,
        formula,
        sources: Vec::new(),
    })
}

fn percent(own: Range<Exact>, whole: Exact) -> Range<Exact> {
    own.map(|own| own * Exact::from(100) / whole)
}
