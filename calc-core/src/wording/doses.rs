//! Figures and totals, as people read them.

use super::number::Public;
use super::view::{FigureView, Shown, ShownDoses};
use super::words::Words;
use crate::assess::{Assessment, Figure, Total};
use crate::dose::Doses;
use crate::exact::Exact;
use crate::method::Method;
use crate::range::Range;

/// Decimals of a figure for people; programs get all digits.
const PLACES: u32 = 2;

/// The figure of an exhibit.
pub fn figure(figure: &Figure, words: &Words<'_>) -> FigureView {
    FigureView {
        methods: vec![figure.method.name()],
        label: words.term(figure.label).to_owned(),
        formula: figure.formula_in(words),
        exhibits: vec![figure.exhibit],
        omitted: Vec::new(),
        note: None,
        range: range(figure.doses, words),
        central: about(figure.doses.central, words).text,
        doses: shown(figure.doses, words),
        working: figure.working_in(words),
        assumptions: figure.assumptions.clone(),
    }
}

/// A total over exhibits.
pub fn total(total: &Total, assessment: &Assessment, words: &Words<'_>) -> FigureView {
    let parts: Vec<_> = parts(total, assessment).collect();
    let mut assumptions: Vec<String> = Vec::new();
    for id in parts.iter().flat_map(|figure| &figure.assumptions) {
        if !assumptions.contains(id) {
            assumptions.push(id.clone());
        }
    }
    FigureView {
        methods: total.methods.iter().map(|method| method.name()).collect(),
        label: labels(&total.methods, words),
        formula: covers(total, words),
        exhibits: total.exhibits.clone(),
        omitted: total.omitted.clone(),
        note: (!total.omitted.is_empty()).then(|| {
            words.fill(
                "cover.note",
                &[("exhibits", &exhibits(&total.omitted, words))],
            )
        }),
        range: range(total.doses, words),
        central: about(total.doses.central, words).text,
        doses: shown(total.doses, words),
        working: sum(total, &parts, words),
        assumptions,
    }
}

/// The figures that a total adds up: of each exhibit the first that is by one of its methods.
pub fn parts<'a>(total: &'a Total, assessment: &'a Assessment) -> impl Iterator<Item = &'a Figure> {
    let first_of = |exhibit: &usize| {
        let is_part =
            |figure: &&Figure| figure.exhibit == *exhibit && total.methods.contains(&figure.method);
        // Tablets by their share or content stand behind a purity that is given for their weight.
        assessment.figures.iter().rev().find(is_part)
    };
    total.exhibits.iter().filter_map(first_of)
}

/// One of the three values of a range.
type OneOf = fn(Range<Doses>) -> Doses;

/// The sum, a line for each of low, central and high where they differ.
fn sum(total: &Total, parts: &[&Figure], words: &Words<'_>) -> Vec<String> {
    let line = |of: OneOf| {
        let addends: Vec<_> = parts
            .iter()
            .map(|figure| words.grouped(of(figure.doses).count()))
            .collect();
        let values = [
            ("addends", &*addends.join(" + ")),
            ("doses", &*words.grouped(of(total.doses).count())),
        ];
        words.fill("working.sum", &values)
    };
    if total.doses.is_point() {
        return vec![line(|doses| doses.central)];
    }
    let ends: [(&str, OneOf); 3] = [
        ("low", |doses| doses.low),
        ("central", |doses| doses.central),
        ("high", |doses| doses.high),
    ];
    ends.into_iter()
        .map(|(name, end)| words.fill(&format!("end.{name}"), &[("what", &line(end))]))
        .collect()
}

/// "exhibits 1, 2" or "exhibit 2, without exhibit 1".
#[must_use]
pub fn covers(total: &Total, words: &Words<'_>) -> String {
    let without = if total.omitted.is_empty() {
        String::new()
    } else {
        exhibits(&total.omitted, words)
    };
    let values = [
        ("exhibits", &*exhibits(&total.exhibits, words)),
        ("without", &*without),
    ];
    words.fill("cover.covers", &values)
}

fn exhibits(numbers: &[usize], words: &Words<'_>) -> String {
    let key = if numbers.len() == 1 {
        "cover.one"
    } else {
        "cover.other"
    };
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    words.fill(key, &[("numbers", &numbers.join(", "))])
}

/// "purity-adjusted + tablet-share".
pub fn labels(methods: &[Method], words: &Words<'_>) -> String {
    let labels: Vec<_> = methods
        .iter()
        .map(|method| words.term(method.label()))
        .collect();
    labels.join(" + ")
}

/// "1.8 million to 6.7 million", or "about 34 million" where both ends round to one.
pub fn round_range(doses: Range<Doses>, words: &Words<'_>) -> Public {
    let Range { low, central, high } = doses.map(Doses::count);
    between(low, high, words).unwrap_or_else(|| round_about(central, words))
}

/// "1.8 million to 6.7 million"; `None` where both ends round to one.
pub fn between(low: Exact, high: Exact, words: &Words<'_>) -> Option<Public> {
    let [low, high] = [low, high].map(|end| words.public(end));
    if low == high {
        return None;
    }
    let low = match (words.language().repeats_nouns(), low.text.split_once(' ')) {
        (false, Some((number, noun))) if high.text.ends_with(noun) => number,
        _ => &low.text,
    };
    Some(Public {
        text: words.fill("number.between", &[("low", low), ("high", &high.text)]),
        is_noun: high.is_noun,
    })
}

fn range(doses: Range<Doses>, words: &Words<'_>) -> Option<String> {
    let Range { low, high, .. } = doses.map(Doses::count);
    between(low, high, words).map(|range| range.text)
}

/// "about 3.6 million".
pub fn about(doses: Doses, words: &Words<'_>) -> Public {
    round_about(doses.count(), words)
}

/// "about 3.6 million", of a number.
pub fn round_about(number: Exact, words: &Words<'_>) -> Public {
    let number = words.public(number);
    Public {
        text: words.fill("number.about", &[("number", &number.text)]),
        is_noun: number.is_noun,
    }
}

fn shown(doses: Range<Doses>, words: &Words<'_>) -> ShownDoses {
    let one = |doses: Doses| Shown {
        public: words.public(doses.count()).text,
        exact: words.rounded(doses.count(), PLACES),
        value: doses.count().to_string(),
    };
    ShownDoses {
        low: one(doses.low),
        central: one(doses.central),
        high: one(doses.high),
    }
}

impl Words<'_> {
    /// A number with what it counts: "34 million potential lethal-dose equivalents".
    pub(super) fn counted(&self, number: &Public) -> String {
        let key = if number.is_noun {
            "number.of_doses"
        } else {
            "number.doses"
        };
        self.fill(key, &[("number", &number.text)])
    }
}
