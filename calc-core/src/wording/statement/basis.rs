//! What a figure rests on, in words: "10.3% purity, DEA's average for October 2024 to September 2025".

use super::{Story, unmarked};
use crate::assess::{Assumption, Total};
use crate::wording::assumption::{range, value};
use crate::wording::date;

impl Story<'_> {
    /// The values that a total rests on beside the lethal dose, those of one source together.
    pub(super) fn basis(&self, total: &Total) -> String {
        let mut groups: Vec<(String, Vec<&Assumption>)> = Vec::new();
        for assumption in self.of_total(total) {
            let key = format!("basis.{}", assumption.quantity);
            if self.words.phrase(&key).is_empty() {
                continue;
            }
            let source = self.source(assumption);
            match groups.iter_mut().find(|(known, _)| *known == source) {
                Some((_, of_source)) => of_source.push(assumption),
                None => groups.push((source, vec![assumption])),
            }
        }
        let groups: Vec<String> = groups
            .into_iter()
            .map(|(source, of_source)| self.of_source(&source, &of_source))
            .collect();
        groups.join(self.words.phrase("basis.and"))
    }

    /// "10% and 20% purity, values given for this statement".
    fn of_source(&self, source: &str, assumptions: &[&Assumption]) -> String {
        let words = self.words;
        let mut purities: Vec<String> = Vec::new();
        let mut values: Vec<String> = Vec::new();
        for assumption in assumptions {
            let value = unmarked(assumption, &value(assumption, words));
            if assumption.quantity == "purity" && !purities.contains(&value) {
                purities.push(value.clone());
            }
            let key = format!("basis.{}", assumption.quantity);
            let value = words.fill(&key, &[("value", &value)]);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let is_given = assumptions
            .iter()
            .all(|assumption| assumption.citation.publisher.is_none());
        let source = match (is_given, values.len()) {
            (true, 2..) => words.phrase("source.given_values"),
            _ => source,
        };
        // Purities alone are told in one: "10% and 20% purity".
        let values = match purities.len() {
            2.. if purities.len() == values.len() => {
                words.fill("basis.purities", &[("values", &self.list(&purities))])
            }
            _ => self.list(&values),
        };
        words.fill("basis.from", &[("values", &values), ("source", source)])
    }

    /// "DEA's average for October 2024 to September 2025".
    pub(super) fn source(&self, assumption: &Assumption) -> String {
        let words = self.words;
        let citation = &assumption.citation;
        let Some(publisher) = &citation.publisher else {
            let key = match assumption.sample {
                Some(_) => "source.sampled",
                None => "source.given",
            };
            return words.phrase(key).to_owned();
        };
        // A value whose range is its own publisher's series is one of the averages of that series.
        let is_average = assumption
            .low_from
            .as_ref()
            .is_some_and(|end| end.citation.publisher.as_ref() == Some(publisher));
        let key = match (assumption.period, is_average) {
            (Some(_), true) => "source.average",
            (Some(_), false) => "source.figure",
            (None, _) => "source.dated",
        };
        let period = assumption.period.map(|period| date::period(period, words));
        let as_of = citation.as_of.as_ref().map(|day| date::day(day, words));
        let values = [
            ("publisher", words.publisher(publisher)),
            ("period", period.as_deref().unwrap_or_default()),
            ("date", as_of.as_deref().unwrap_or_default()),
        ];
        words.fill(key, &values)
    }

    /// The lethal doses with the conditions of their sources: "2 mg of fentanyl is a dose that is potentially lethal, ...".
    pub(super) fn conditions(&self, total: &Total) -> String {
        let doses: Vec<String> = self
            .of_total(total)
            .into_iter()
            .filter(|assumption| assumption.quantity == "lethal-dose")
            .map(|dose| self.condition(dose))
            .collect();
        doses.join(self.words.phrase("basis.and"))
    }

    /// What the sources say to mind of the values.
    pub(super) fn caveats(&self) -> Vec<&'_ str> {
        let caveats = self.assessment.caveats.iter();
        caveats.map(|text| self.words.text(text)).collect()
    }

    fn condition(&self, dose: &Assumption) -> String {
        let words = self.words;
        let mass = range(dose, words).unwrap_or_else(|| value(dose, words));
        let condition = dose.condition.as_deref().map(|text| words.text(text));
        let key = match condition {
            Some(_) => "dose.condition",
            None => "dose.plain",
        };
        let values = [
            ("dose", &*mass),
            ("substance", words.term(&dose.substance)),
            ("condition", condition.unwrap_or_default()),
        ];
        words.fill(key, &values)
    }
}
