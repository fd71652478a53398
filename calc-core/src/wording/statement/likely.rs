//! The range that nine of ten cases lie in, where a statement is to say it.

use super::Story;
use crate::exact::Exact;
use crate::wording::doses::{between, round_range};

/// The range that nine of ten cases lie in: from the 5% to the 95% quantile of the total that is told first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The 5% quantile.
    pub low: Exact,
    /// The 95% quantile.
    pub high: Exact,
    /// The shapes that it rests on: "shapes: purity pert (the default shape of a range)".
    pub shapes: String,
    /// Whether it was drawn at random instead of integrated.
    pub drawn: bool,
    /// Whether exhibits have uncertain values in common.
    pub shared: bool,
}

impl Story<'_> {
    /// A phrase with the range; nothing without one, and where both ends round to one number.
    pub(super) fn likely(&self, key: &str) -> String {
        let words = self.words;
        let range = self.likely.as_ref().and_then(|likely| {
            let range = between(likely.low, likely.high, words)?;
            // Where low and high hold nine of ten cases themselves, it was said before.
            if range == round_range(self.lead.doses, words) {
                return None;
            }
            let values = [("share", &*self.percent(90)), ("doses", &range.text)];
            Some(words.fill(&format!("{key}.likely"), &values))
        });
        range.unwrap_or_default()
    }

    fn percent(&self, percent: u32) -> String {
        self.words.with_unit(percent.into(), "%")
    }

    /// "90% range: from the 5% to the 95% quantile, by integration; shapes: purity pert (...)."
    pub(super) fn likely_note(&self) -> Option<String> {
        let words = self.words;
        let likely = self.likely.as_ref()?;
        between(likely.low, likely.high, words)?;
        let engine = if likely.drawn { "draws" } else { "integration" };
        let shared = if likely.shared {
            words.phrase("footnote.shared")
        } else {
            ""
        };
        let values = [
            ("share", &*self.percent(90)),
            ("low", &*self.percent(5)),
            ("high", &*self.percent(95)),
            ("engine", words.phrase(&format!("footnote.{engine}"))),
            ("shared", shared),
            ("shapes", &*likely.shapes),
        ];
        Some(words.fill("footnote.likely", &values))
    }
}
