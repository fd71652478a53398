//! What an answer rests on, as people read it.

use super::date;
use super::sources::Sources;
use super::view::AssumptionView;
use super::words::Words;
use crate::assess::{Assumption, Citation, End};
use crate::exact::Exact;
use crate::sampling::WholeOfBags;
use crate::show;

/// The value: `10.3%`, `2 mg`.
#[must_use]
pub fn value(assumption: &Assumption, words: &Words<'_>) -> String {
    number(assumption, assumption.value, words)
}

/// One of its values. A sample of bags supports a few digits, however many its mean has, and so does the middle of a
/// shape that has no middle value of its own.
#[must_use]
pub fn number(assumption: &Assumption, number: Exact, words: &Words<'_>) -> String {
    let shown = if assumption.sample.is_some() || !number.is_exact() {
        show::few(number, FEW_DIGITS)
    } else {
        number
    };
    words.with_unit(shown, assumption.unit)
}

/// Significant digits of what is said of a sample of bags, and of what was rounded on the way.
const FEW_DIGITS: u32 = 3;

/// The range, `5.3% to 19.5%`; `None` for a value without one.
#[must_use]
pub fn range(assumption: &Assumption, words: &Words<'_>) -> Option<String> {
    if assumption.low == assumption.high {
        return None;
    }
    let [low, high] = [assumption.low, assumption.high].map(|end| number(assumption, end, words));
    Some(words.fill("number.range", &[("low", &low), ("high", &high)]))
}

/// "low and high are the lowest (5.3%, dea-2018) and the highest (19.5%, dea-fy2023) of DEA's published yearly averages".
#[must_use]
pub fn range_note(assumption: &Assumption, words: &Words<'_>) -> Option<String> {
    if let Some(sample) = &assumption.sample {
        return Some(of_bags(assumption, &sample.bags, words));
    }
    let (low, high) = (
        assumption.low_from.as_ref()?,
        assumption.high_from.as_ref()?,
    );
    let publisher = |end: &'_ End| {
        let name = end.citation.publisher.as_deref().unwrap_or_default();
        words.publisher(name).to_owned()
    };
    let (low_of, high_of) = (publisher(low), publisher(high));
    let values = words.phrase(&format!("yearly.{}", assumption.quantity));
    // A user's entry can be part of a series; its value is then not the publisher's of the others.
    let key = if low_of == high_of {
        "range.of_one"
    } else {
        "range.of_two"
    };
    let whose = words.fill(
        key,
        &[("low", &low_of), ("high", &high_of), ("values", values)],
    );
    let number = |end: &End| words.with_unit(end.value, assumption.unit);
    let preset = |end: &End| {
        if words.is_on_page() {
            date::period(end.period, words)
        } else {
            end.preset.to_string()
        }
    };
    let values = [
        ("low", &*number(low)),
        ("low_preset", &*preset(low)),
        ("high", &*number(high)),
        ("high_preset", &*preset(high)),
        ("whose", &*whose),
    ];
    Some(words.fill("range.series", &values))
}

/// "6 of 20 bags were tested and 5 hold the substance, so at least 13 of all do; ...".
fn of_bags(assumption: &Assumption, bags: &WholeOfBags, words: &Words<'_>) -> String {
    let count = |count: u32| words.grouped(Exact::from(count));
    let values = [
        ("tested", &*count(bags.tested)),
        ("bags", &*count(bags.bags)),
        ("positives", &*count(bags.positives)),
        ("least", &*count(bags.positives_at_least)),
        ("range", &*range(assumption, words).unwrap_or_default()),
    ];
    words.fill("range.bags", &values)
}

/// The name of an assumption, with the substance where an answer is about several.
#[must_use]
pub fn name(assumption: &Assumption, all: &[Assumption], words: &Words<'_>) -> String {
    let label = words.term(assumption.label);
    let several = all
        .iter()
        .any(|other| other.substance != assumption.substance);
    if !several {
        return label.to_owned();
    }
    let values = [
        ("name", label),
        ("substance", words.term(&assumption.substance)),
    ];
    words.fill("assumption.name", &values)
}

/// What else is said of an assumption: conditions, remarks, where its range comes from.
#[must_use]
pub fn remarks(assumption: &Assumption, words: &Words<'_>) -> Vec<String> {
    let range = range_note(assumption, words)
        .or_else(|| assumption.range_note.clone())
        .or_else(|| {
            let range = range(assumption, words)?;
            Some(words.fill("assumption.range", &[("range", &range)]))
        });
    let texts = [&assumption.condition, &assumption.note];
    let whose = whose(assumption, words);
    texts
        .into_iter()
        .flatten()
        .map(|text| words.data(text))
        .chain(Some(whose).filter(|whose| !whose.is_empty()))
        .chain(range)
        .chain(assumption.shape.map(|shape| {
            let name = words.term(shape.name());
            words.fill("assumption.shape", &[("shape", name)])
        }))
        .collect()
}

/// "for exhibit 2"; empty for an assumption that holds for all.
pub fn whose(assumption: &Assumption, words: &Words<'_>) -> String {
    let numbers: Vec<_> = assumption.exhibits.iter().map(usize::to_string).collect();
    let key = match numbers.len() {
        0 => "",
        1 => "assumption.exhibit",
        _ => "assumption.exhibits",
    };
    words.fill(key, &[("exhibits", &*numbers.join(", "))])
}

/// The sources of low and high that the assumption's own source is not, with the key of the end.
pub fn ends(assumption: &Assumption) -> impl Iterator<Item = (&'static str, &End)> {
    let ends = [
        ("low", &assumption.low_from),
        ("high", &assumption.high_from),
    ];
    let other = |end: &&End| assumption.preset.as_ref() != Some(&end.preset);
    ends.into_iter()
        .filter_map(move |(name, end)| Some((name, end.as_ref().filter(other)?)))
}

/// An assumption with its source's number.
pub(crate) fn assumption(
    assumption: &Assumption,
    all: &[Assumption],
    sources: &Sources<'_>,
    words: &Words<'_>,
) -> AssumptionView {
    let citation = &assumption.citation;
    let mut end_sources: Vec<usize> = ends(assumption)
        .filter_map(|(_, end)| sources.number(&end.citation))
        .collect();
    let method = assumption.sample.as_ref();
    end_sources.extend(method.and_then(|sample| sources.number(&sample.method)));
    end_sources.dedup();
    AssumptionView {
        id: assumption.id.clone(),
        name: name(assumption, all, words),
        value: value(assumption, words),
        range: range(assumption, words),
        from: from(assumption, words),
        notes: remarks(assumption, words),
        source: sources.number(citation),
        end_sources,
        given: assumption.is_given(),
    }
}

/// "dea-fy2025 (October 2024 to September 2025), DEA, December 3, 2025".
fn from(assumption: &Assumption, words: &Words<'_>) -> String {
    let Citation {
        source,
        publisher,
        as_of,
        ..
    } = &assumption.citation;
    let period = assumption.period.map(|period| date::period(period, words));
    let published = as_of.as_ref().map(|day| date::day(day, words));
    let values = [
        ("preset", assumption.preset.as_deref().unwrap_or_default()),
        ("period", period.as_deref().unwrap_or_default()),
        ("publisher", publisher.as_deref().unwrap_or_default()),
        ("date", published.as_deref().unwrap_or_default()),
    ];
    if publisher.is_none() {
        return words.term(source).to_owned();
    }
    let key = if words.is_on_page() {
        "assumption.from_page"
    } else {
        "assumption.from"
    };
    words.fill(key, &values)
}
