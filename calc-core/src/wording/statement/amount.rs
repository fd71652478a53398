//! Amounts in words: "about 152 pounds of fentanyl (gross weight)".

use super::Story;
use crate::assess::ExhibitReport;
use crate::exact::Exact;
use crate::exhibit::Form;
use crate::lower::lower;
use crate::reading::Hedge;
use crate::wording::echo::{named, thing};

/// More exhibits than these are counted, not listed.
const MAX_LISTED: usize = 4;
/// A count with no more digits than these is said in millions, without loss.
const MAX_SHORT_DIGITS: u32 = 4;

impl Story<'_> {
    /// All that was seized; what was weighed is gross, and beside tablets that were counted each says so.
    pub(super) fn seizure(&self) -> String {
        let all: Vec<usize> = (1..=self.assessment.exhibits.len()).collect();
        let exhibits = &self.assessment.exhibits;
        if exhibits.iter().all(is_weighed) {
            return self.gross(&self.amounts(&all));
        }
        let one = |exhibit: &ExhibitReport| {
            let amount = self.amount(exhibit);
            if is_weighed(exhibit) {
                self.gross(&amount)
            } else {
                amount
            }
        };
        self.listed(&all, one)
    }

    fn gross(&self, amounts: &str) -> String {
        self.words.fill("amount.gross", &[("amounts", amounts)])
    }

    /// The amounts of some exhibits, in one list.
    pub(super) fn amounts(&self, numbers: &[usize]) -> String {
        self.listed(numbers, |exhibit| self.amount(exhibit))
    }

    fn listed(&self, numbers: &[usize], one: impl Fn(&ExhibitReport) -> String) -> String {
        let exhibits: Vec<&ExhibitReport> = self
            .assessment
            .exhibits
            .iter()
            .filter(|exhibit| numbers.contains(&exhibit.number))
            .collect();
        let listed = if exhibits.len() > MAX_LISTED {
            MAX_LISTED - 1
        } else {
            exhibits.len()
        };
        let mut parts: Vec<String> = exhibits[..listed]
            .iter()
            .map(|exhibit| one(exhibit))
            .collect();
        let rest = (exhibits.len() - listed).to_string();
        if rest != "0" {
            parts.push(self.words.fill("amount.more", &[("count", &rest)]));
        }
        self.list(&parts)
    }

    /// An amount with its hedge and its substance.
    fn amount(&self, exhibit: &ExhibitReport) -> String {
        let words = self.words;
        let amount = exhibit.tablets.map_or_else(
            || {
                let values = [
                    ("amount", &*self.spelled(&exhibit.written)),
                    ("thing", &*self.thing(exhibit, exhibit.form)),
                ];
                words.fill("amount.mass", &values)
            },
            |count| self.tablets(exhibit, count),
        );
        match hedge(exhibit) {
            Some(hedge) => words.fill(&format!("hedge.{hedge}"), &[("amount", &amount)]),
            None => amount,
        }
    }

    /// What it is, as far as anybody knows: "suspected fentanyl powder".
    fn thing(&self, exhibit: &ExhibitReport, form: Option<Form>) -> String {
        let words = self.words;
        if !exhibit.called.suspected {
            return thing(exhibit, form, words);
        }
        let substance = words.term(&exhibit.substance);
        let suspected = words.fill("thing.suspected", &[("thing", substance)]);
        named(&suspected, exhibit, form, words)
    }

    /// "4.7 million fentanyl tablets".
    fn tablets(&self, exhibit: &ExhibitReport, count: Exact) -> String {
        let words = self.words;
        let thing = self.thing(exhibit, Some(Form::Tablet));
        let short = words.in_millions(count, MAX_SHORT_DIGITS);
        let normal = count.value().normalize();
        let zeros = normal.mantissa().unsigned_abs().to_string();
        let digits = zeros.trim_end_matches('0').len();
        let is_short = short.is_noun && digits <= MAX_SHORT_DIGITS as usize;
        let (key, number) = if is_short {
            ("amount.of_tablets", short.text)
        } else {
            ("amount.tablets", words.grouped(count))
        };
        words.fill(key, &[("count", &number), ("thing", &thing)])
    }

    /// The units of an amount spelled out: "12 lb 4 oz" as "12 pounds 4 ounces".
    fn spelled(&self, written: &str) -> String {
        let mut text: Vec<String> = Vec::new();
        let mut number = "";
        let mut unit: Vec<&str> = Vec::new();
        let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        for word in written.split(' ').chain(["0"]) {
            let ends = word == "x" || is_number(word);
            if ends && !unit.is_empty() {
                text.push(self.unit(number, &unit.join(" ")));
                unit.clear();
            }
            match word {
                "≈" => text.push("≈".to_owned()),
                "x" => text.push(format!("{} x", self.words.numbers(number))),
                _ if is_number(word) => number = word,
                _ => unit.push(word),
            }
        }
        text.join(" ")
    }

    /// "152 pounds", "1 pound".
    fn unit(&self, number: &str, symbol: &str) -> String {
        let plural = if number == "1" { "one" } else { "other" };
        let name = self.words.phrase(&format!("unit.{symbol}.{plural}"));
        format!("{} {name}", self.words.numbers(number))
    }
}

/// Whether it was put on a scale.
pub(super) fn is_weighed(exhibit: &ExhibitReport) -> bool {
    exhibit.gross_grams.is_some()
}

/// The key of the words that hedge an amount, the nearest to those of the text.
fn hedge(exhibit: &ExhibitReport) -> Option<&'static str> {
    let text = lower(&exhibit.text);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    Some(match exhibit.hedge? {
        Hedge::About => "about",
        Hedge::AtLeast if says(&["more than", "over", "más de", "mas de", "exce", ">"]) => {
            "more_than"
        }
        Hedge::AtLeast => "at_least",
        Hedge::AtMost if says(&["nearly", "almost", "close to", "not quite", "casi"]) => "nearly",
        Hedge::AtMost if says(&["less than", "under", "menos de", "<"]) => "less_than",
        Hedge::AtMost => "up_to",
    })
}
