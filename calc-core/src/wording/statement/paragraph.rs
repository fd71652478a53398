//! A paragraph of short sentences: the figures, what they rest on, and what they are not.

use super::amount::is_weighed;
use super::{Story, capitalised, unmarked};
use crate::assess::{Assumption, Total};
use crate::warning::Code;
use crate::wording::assumption::{range, value};
use crate::wording::doses::{about, round_range};

/// DEA's condition says what a lethal dose depends on; where a source does not, a sentence of its own does.
const SAYS_WHAT_IT_DEPENDS_ON: &str = "tolerance";

impl Story<'_> {
    pub(super) fn paragraph(&self) -> String {
        let mut sentences = vec![self.told("seizure", &[("seizure", &self.seizure())])];
        if self.assessment.exhibits.iter().any(is_weighed) {
            sentences.push(self.told("gross", &[]));
        }
        sentences.extend(self.estimated());
        if self.warns_of(Code::Suspected) {
            sentences.push(self.told("suspected", &[]));
        }
        self.put_total(self.lead, "lead", &mut sentences);
        sentences.extend(Some(self.likely("paragraph")).filter(|told| !told.is_empty()));
        for other in self.others() {
            self.put_total(other, "other", &mut sentences);
        }
        if let Some(total) = self.if_pure() {
            sentences.push(self.pure(total));
        }
        self.put_doses(&mut sentences);
        sentences.push(self.told("not", &[]));
        sentences.join(" ")
    }

    fn told(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.words.fill(&format!("paragraph.{key}"), values);
        capitalised(&text)
    }

    /// How many tablets their weight stands for.
    fn estimated(&self) -> Option<String> {
        let exhibits = self.assessment.exhibits.iter();
        let counts = exhibits.filter_map(|exhibit| exhibit.estimated_tablets);
        let count = counts.reduce(|sum, count| sum.with(count, |a, b| a + b))?;
        let [low, high] = [count.low, count.high].map(|count| self.words.public(count).text);
        Some(self.told("estimated", &[("low", &low), ("high", &high)]))
    }

    fn warns_of(&self, code: Code) -> bool {
        let warnings = &self.assessment.warnings;
        warnings.iter().any(|warning| warning.code == code)
    }

    /// A total, its middle, and what it rests on.
    fn put_total(&self, total: &Total, key: &str, sentences: &mut Vec<String>) {
        let words = self.words;
        let doses = round_range(total.doses, words);
        let central = about(total.doses.central, words);
        let how = self.how(total);
        sentences.push(self.told(key, &[("doses", &words.counted(&doses)), ("how", &how)]));
        if doses != central {
            sentences.push(self.told("central", &[("central", &central.text)]));
        }
        let told_before = |assumption: &&&Assumption| {
            key == "other"
                && self
                    .of_total(self.lead)
                    .iter()
                    .any(|lead| lead.id == assumption.id)
        };
        let assumptions = self.of_total(total);
        for assumption in assumptions.iter().filter(|one| !told_before(one)) {
            self.put_assumption(assumption, sentences);
        }
    }

    /// The value, its source, and where its range comes from. A lethal dose has a sentence further on.
    fn put_assumption(&self, assumption: &Assumption, sentences: &mut Vec<String>) {
        let words = self.words;
        let key = format!("paragraph.{}", assumption.quantity);
        if words.phrase(&key).is_empty() {
            return;
        }
        let values = [
            ("amounts", &*self.amounts(&assumption.exhibits)),
            ("value", &*unmarked(assumption, &value(assumption, words))),
            ("source", &*self.source(assumption)),
        ];
        sentences.push(capitalised(&words.fill(&key, &values)));
        let Some(range) = range(assumption, words) else {
            return;
        };
        let publisher = assumption.low_from.as_ref().map(|end| {
            let name = end.citation.publisher.as_deref().unwrap_or_default();
            words.publisher(name)
        });
        let sampled = assumption.sample.as_ref();
        let sampled = sampled.map(|_| words.phrase("paragraph.sampled"));
        let values = [
            ("range", &*unmarked(assumption, &range)),
            ("publisher", publisher.unwrap_or_default()),
            ("sampled", sampled.unwrap_or_default()),
        ];
        sentences.push(self.told("range", &values));
    }

    /// The if-pure figure, and of which amounts it is where it leaves some out.
    fn pure(&self, total: &Total) -> String {
        let words = self.words;
        let doses = round_range(total.doses, words).text;
        let only = if total.omitted.is_empty() {
            String::new()
        } else {
            self.amounts(&total.exhibits)
        };
        let key = if only.is_empty() { "pure" } else { "pure_only" };
        self.told(key, &[("doses", &doses), ("amounts", &only)])
    }

    /// What one dose is, what its source says of it, and what nobody knows of it.
    fn put_doses(&self, sentences: &mut Vec<String>) {
        let words = self.words;
        let doses = self.assessment.assumptions.iter();
        let doses: Vec<&Assumption> = doses
            .filter(|assumption| assumption.quantity == "lethal-dose")
            .collect();
        for dose in &doses {
            let mass = range(dose, words).unwrap_or_else(|| value(dose, words));
            let values = [
                ("dose", &*mass),
                ("substance", words.term(&dose.substance)),
                (
                    "condition",
                    dose.condition
                        .as_deref()
                        .map_or("", |text| words.text(text)),
                ),
                ("source", &*self.source(dose)),
            ];
            sentences.push(self.told("dose", &values));
        }
        for caveat in self.caveats() {
            sentences.push(format!("{}.", capitalised(caveat)));
        }
        let says = |dose: &&Assumption| {
            dose.condition
                .as_ref()
                .is_some_and(|text| text.contains(SAYS_WHAT_IT_DEPENDS_ON))
        };
        if !doses.iter().any(says) {
            sentences.push(self.told("depends", &[]));
        }
    }
}
