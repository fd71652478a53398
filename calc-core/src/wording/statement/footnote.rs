//! Methods, values with the numbers of their sources, sources, and dates.

use super::{Story, capitalised, unmarked};
use crate::assess::{Assumption, Citation};
use crate::method::Method;
use crate::wording::assumption::{ends, name, number as number_of, range_note, value, whose};
use crate::wording::sources::Sources;
use crate::wording::{date, number};

impl Story<'_> {
    pub(super) fn footnote(&self) -> String {
        let sources = Sources::of(&self.assessment.assumptions);
        let values: Vec<String> = self
            .assessment
            .assumptions
            .iter()
            .map(|assumption| self.cited(assumption, &sources))
            .collect();
        // A line each: a full stop behind an address would be taken for a part of it.
        let values = capitalised(&values.join("; "));
        let mut parts = vec![format!("{} {values}.", self.methods())];
        parts.extend(self.samples());
        parts.extend(
            sources
                .iter()
                .map(|(number, citation)| self.published(number, citation)),
        );
        parts.extend(self.likely_note());
        parts.push(self.dated());
        parts.join("\n")
    }

    /// "Method: purity-adjusted (gross mass x purity / lethal dose)."
    fn methods(&self) -> String {
        let words = self.words;
        let of_totals = |method: &Method| {
            let totals = &self.assessment.totals;
            totals.iter().any(|total| total.methods.contains(method))
        };
        let methods: Vec<String> = Method::ALL
            .into_iter()
            .filter(of_totals)
            .map(|method| {
                let values = [
                    ("label", words.term(method.label())),
                    ("formula", words.term(method.formula())),
                ];
                words.fill("footnote.method", &values)
            })
            .collect();
        words.fill("footnote.methods", &[("methods", &methods.join("; "))])
    }

    /// "purity 10.3% [2], low 5.3% [3], high 19.5% [2]".
    fn cited(&self, assumption: &Assumption, sources: &Sources<'_>) -> String {
        let words = self.words;
        let mark = |citation: &Citation| {
            sources
                .number(citation)
                .map_or_else(String::new, |number| format!(" [{number}]"))
        };
        let name = name(assumption, &self.assessment.assumptions, words);
        let given = match (&assumption.citation.publisher, &assumption.sample) {
            (Some(_), _) => String::new(),
            (None, None) => words.phrase("footnote.given").to_owned(),
            (None, Some(sample)) => {
                words.phrase("footnote.sampled").to_owned() + &mark(&sample.method)
            }
        };
        let value = unmarked(assumption, &value(assumption, words));
        let own = mark(&assumption.citation);
        let mut whose = whose(assumption, words);
        if !whose.is_empty() {
            whose.insert(0, ' ');
        }
        let mut parts = vec![format!("{name} {value}{whose}{own}{given}")];
        if assumption.low != assumption.high {
            let ends: Vec<_> = ends(assumption).collect();
            for (end, number) in [("low", assumption.low), ("high", assumption.high)] {
                let from = ends.iter().find(|(known, _)| *known == end);
                let from = from.map_or_else(String::new, |(_, end)| mark(&end.citation));
                let word = words.phrase(&format!("footnote.{end}"));
                let number = number_of(assumption, number, words);
                let number = unmarked(assumption, &number);
                parts.push(format!("{word} {number}{from}"));
            }
        }
        parts.join(", ")
    }

    /// "Sample: 6 of 20 bags were tested ...": what a sample shows, and what it takes for granted.
    fn samples(&self) -> impl Iterator<Item = String> {
        let words = self.words;
        // A build without them reads no samples, and is to stay small.
        let sampled =
            |assumption: &&Assumption| cfg!(feature = "spreads") && assumption.sample.is_some();
        let assumptions = self.assessment.assumptions.iter().filter(sampled);
        assumptions.filter_map(move |assumption| {
            let note = range_note(assumption, words)?;
            let note = unmarked(assumption, &note);
            Some(words.fill("footnote.bags", &[("bags", &note)]))
        })
    }

    /// "[2] DEA: Release, December 3, 2025, https://..."
    fn published(&self, number: usize, citation: &Citation) -> String {
        let words = self.words;
        let as_of = citation.as_of.as_deref().unwrap_or_default();
        format!(
            "[{number}] {}: {}, {}, {}",
            citation.publisher.as_deref().unwrap_or_default(),
            citation.source,
            date::day(as_of, words),
            citation.url.as_deref().unwrap_or_default()
        )
    }

    /// The date of the newest source, and the version of the program.
    fn dated(&self) -> String {
        let assumptions = &self.assessment.assumptions;
        let newest = assumptions
            .iter()
            .flat_map(|assumption| {
                let ends = ends(assumption).map(|(_, end)| &end.citation);
                core::iter::once(&assumption.citation).chain(ends)
            })
            .filter_map(|citation| citation.as_of.as_deref())
            .max();
        let day = newest.map(|day| date::day(day, self.words));
        let digits = number::PUBLIC_DIGITS.to_string();
        let values = [
            ("date", day.as_deref().unwrap_or_default()),
            ("version", self.assessment.version),
            ("digits", &*digits),
        ];
        self.words.fill("footnote.dated", &values)
    }
}
