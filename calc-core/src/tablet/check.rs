//! The shapes against what is published: a mean, a share at or above 2 mg, and for some years what single
//! tablets span. That is more than a shape of two parameters can hold, so each misses by something.

use super::data::{SOURCES, SPANS, Span};
use super::given::Given;
use crate::assess::{Choice, Citation, Quantity, Settings};
use crate::catalog::published::citation;
use crate::catalog::{Catalog, Preset, Text};
use crate::dose::LethalDose;
use crate::exact::Exact;
use crate::purity::TabletShare;
use crate::range::Range;
use crate::sampling::tablets::TabletShape;

/// The dose from which published shares count.
const COUNTED_FROM: Exact = Exact::literal("2");

/// Published figures of a period, and what each shape makes of them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Check {
    /// The preset; `None` for what came with the question.
    pub preset: Option<Text>,
    /// Mean content of a tablet, in mg.
    pub mean: Exact,
    /// What single tablets span, in mg, where that is published.
    pub span: Option<[Exact; 2]>,
    /// The share at or above the dose, in percent.
    pub share: Exact,
    /// A remark on the span.
    pub note: Option<&'static str>,
    /// The shapes, in the order of [`TabletShape::ALL`].
    pub shapes: Vec<ShapeCheck>,
    /// Where the mean, the share and the span were published.
    pub sources: Vec<Citation>,
}

/// What a shape makes of published figures.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ShapeCheck {
    /// The shape.
    pub shape: TabletShape,
    /// Its share, in percent: with the mean and the spread, or, where no spread is published, the nearest to the
    /// published share that it can have with the mean. `None` where it has no such spread.
    pub share: Option<Exact>,
    /// How far that is from the share published, in percentage points.
    pub miss: Option<Exact>,
}

/// The published figures of a substance, and those of the question where they say too much.
pub(super) fn checks(
    substance: &str,
    given: Option<&Given>,
    settings: &Settings,
    doses: Option<Range<LethalDose>>,
    catalog: &Catalog,
) -> Vec<Check> {
    let own = match (given, &settings.tablet_share) {
        (Some(given), Some(Choice::Given(share))) if given_share(given) != Some(share.central) => {
            doses.map(|_| of_question(given, share.central))
        }
        _ => None,
    };
    let presets = catalog
        .presets()
        .iter()
        .filter(|preset| preset.substance == substance);
    own.into_iter()
        .chain(presets.filter_map(|preset| of_preset(preset, catalog)))
        .collect()
}

/// The share that the question's own shapes made: not one to check them against.
fn given_share(given: &Given) -> Option<TabletShare> {
    given.share().ok().map(|share| share.central)
}

fn of_question(given: &Given, share: TabletShare) -> Check {
    let share = share.percent();
    let shapes = TabletShape::ALL.into_iter().map(|shape| {
        let own = given.shapes.iter().find(|own| own.shape == shape);
        ShapeCheck::new(shape, own.map(|own| own.share.central), share)
    });
    Check {
        preset: None,
        mean: given.mean,
        span: given.span,
        share,
        note: None,
        shapes: shapes.collect(),
        sources: vec![Citation::given()],
    }
}

fn of_preset(preset: &Preset, catalog: &Catalog) -> Option<Check> {
    let (content, share) = (
        preset.tablet_content.as_ref()?,
        preset.tablet_share.as_ref()?,
    );
    let (mean, percent) = (content.value.number(), share.value.percent());
    let span = SPANS.iter().find(|span| span.preset == preset.id);
    let shapes = TabletShape::ALL.into_iter().map(|shape| {
        let found = match span {
            Some(span) => spanned(shape, mean, span),
            None => shape.nearest(mean, COUNTED_FROM, share.value.fraction()),
        };
        ShapeCheck::new(shape, found.map(|share| share * Exact::from(100)), percent)
    });
    let ids = [&*content.source, &*share.source];
    let ids = ids.into_iter().chain(span.map(|span| span.source));
    let mut sources: Vec<Citation> = Vec::new();
    for source in ids.map(|id| citation(id, SOURCES, catalog, None)) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Some(Check {
        preset: Some(preset.id.clone()),
        mean,
        span: span.map(|span| [span.low.number, span.high.number]),
        share: percent,
        note: span.and_then(|span| span.note),
        shapes: shapes.collect(),
        sources,
    })
}

/// The share of a shape that has the mean and the span.
fn spanned(shape: TabletShape, mean: Exact, span: &Span) -> Option<Exact> {
    let deviation = shape.deviation(mean, span.low.number, span.high.number)?;
    shape.share(mean, deviation, COUNTED_FROM)
}

impl ShapeCheck {
    fn new(shape: TabletShape, found: Option<Exact>, published: Exact) -> Self {
        Self {
            shape,
            share: found,
            miss: found.map(|found| found - published),
        }
    }
}

/// The largest miss where mean, span and share are all published, in percentage points.
pub(super) fn largest_miss(checks: &[Check]) -> Option<Exact> {
    let full = checks
        .iter()
        .filter(|check| check.preset.is_some() && check.span.is_some());
    let misses = full
        .flat_map(|check| &check.shapes)
        .filter_map(|shape| shape.miss);
    let size = |miss: Exact| if miss < Exact::ZERO { -miss } else { miss };
    misses.map(size).max().map(|miss| miss.to_places(1))
}
