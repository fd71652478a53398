//! `data/tablets.toml` and `data/impact.toml`: published figures that only some answers need. They have sources
//! of their own, so that the module of a page without those answers does not carry them.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::schema::Source;
use crate::total_schema::Total;
use crate::{all, month, option, source, text};

/// What single tablets span.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TabletFile {
    source: Vec<Source>,
    span: Vec<Span>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    preset: String,
    low: String,
    high: String,
    source: String,
    note: Option<String>,
}

/// Published totals, prices and weights.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpactFile {
    source: Vec<Source>,
    total: Vec<Total>,
    price: Vec<Price>,
    weight: Vec<Weight>,
    brick: Vec<Weight>,
}

/// A published price, to show how far they are apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    title: String,
    value: String,
    source: String,
    as_of: String,
}

/// A weight that a text names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weight {
    id: String,
    substance: Option<String>,
    title: String,
    mass: String,
    source: String,
    as_of: String,
    caveat: String,
}

/// The code of `data/tablets.toml`.
pub fn tablets(file: &TabletFile, known: &BTreeSet<&str>) -> String {
    let ids = file.span.iter().map(|span| &*span.source);
    check("tablets", &file.source, ids, known);
    format!(
        "pub static SOURCES: &[Source] = &[{}];\npub static SPANS: &[Span] = &[{}];\n",
        all(&file.source, source),
        all(&file.span, span)
    )
}

/// The code of `data/impact.toml`.
pub fn impact(file: &ImpactFile, known: &BTreeSet<&str>) -> String {
    let weights = file.weight.iter().chain(&file.brick);
    let ids = (file.total.iter().map(|total| &*total.source))
        .chain(file.price.iter().map(|price| &*price.source))
        .chain(weights.map(|weight| &*weight.source));
    check("impact", &file.source, ids, known);
    format!(
        "pub static SOURCES: &[Source] = &[{}];\npub static TOTALS: &[PublishedTotal] = &[{}];\n\
         pub static PRICES: &[PublishedPrice] = &[{}];\npub static WEIGHTS: &[NamedWeight] = &[{}];\n\
         pub static BRICKS: &[NamedWeight] = &[{}];\n",
        all(&file.source, source),
        all(&file.total, total),
        all(&file.price, price),
        all(&file.weight, weight),
        all(&file.brick, weight)
    )
}

fn check<'a>(
    name: &str,
    own: &[Source],
    used: impl Iterator<Item = &'a str>,
    known: &BTreeSet<&str>,
) {
    for source in own {
        assert!(
            !known.contains(&*source.id),
            "two sources are called `{}`",
            source.id
        );
    }
    for id in used {
        let found = known.contains(id) || own.iter().any(|source| source.id == id);
        assert!(found, "{name}: no source has the id `{id}`");
    }
}

fn span(s: &Span) -> String {
    format!(
        "Span {{ preset: {:?}, low: {}, high: {}, source: {:?}, note: {} }}",
        s.preset,
        mass(&s.low),
        mass(&s.high),
        s.source,
        option(s.note.as_ref(), |note| format!("{note:?}"))
    )
}

fn total(t: &Total) -> String {
    let amount = match (&t.mass, &t.tablets) {
        (Some(given), None) => format!("Amount::Mass({})", mass(given)),
        (None, Some(count)) => format!("Amount::Tablets(Exact::literal({count:?}))"),
        _ => panic!("`{}`: give a mass or a count of tablets", t.id),
    };
    let powder = match t.form.as_deref() {
        None => false,
        Some("powder") if t.mass.is_some() => true,
        _ => panic!("`{}`: the form of a mass can be powder", t.id),
    };
    format!(
        "PublishedTotal {{ id: {}, title: {}, substance: {}, series: {}, powder_alone: {powder}, from: {}, to: {}, whole: {}, amount: {amount}, source: {}, as_of: {}, caveat: {} }}",
        text(&t.id),
        text(&t.title),
        text(&t.substance),
        text(&t.series),
        month(&t.from),
        month(&t.to),
        t.whole,
        text(&t.source),
        text(&t.as_of),
        text(&t.caveat)
    )
}

fn price(p: &Price) -> String {
    let (number, unit) = p
        .value
        .split_once('/')
        .unwrap_or_else(|| panic!("`{}` is no price", p.value));
    format!(
        "PublishedPrice {{ title: {}, number: Exact::literal({number:?}), per: {}, unit: {unit:?}, source: {:?}, as_of: {} }}",
        text(&p.title),
        mass(&format!("1 {unit}")),
        p.source,
        text(&p.as_of)
    )
}

fn weight(w: &Weight) -> String {
    format!(
        "NamedWeight {{ id: {:?}, substance: {}, title: {}, mass: {}, source: {:?}, as_of: {}, caveat: {} }}",
        w.id,
        option(w.substance.as_ref(), |id| format!("{id:?}")),
        text(&w.title),
        mass(&w.mass),
        w.source,
        text(&w.as_of),
        text(&w.caveat)
    )
}

/// A mass as a number of one of the units that these files use.
fn mass(value: &str) -> String {
    let (number, unit) = value
        .split_once(' ')
        .unwrap_or_else(|| panic!("`{value}` has no unit"));
    let unit = match unit {
        "mg" => "Milligram",
        "g" => "Gram",
        "kg" => "Kilogram",
        "lb" => "Pound",
        _ => panic!("`{unit}` is no unit of these files"),
    };
    format!("Written {{ number: Exact::literal({number:?}), unit: MassUnit::{unit} }}")
}
