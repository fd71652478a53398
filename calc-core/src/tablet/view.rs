//! The answer about a batch with every text ready to be shown, for a page.

use super::check::{Check, ShapeCheck};
use super::given::{Given, ShapeShare};
use super::{TabletFigures, TabletRisk};
use crate::exact::Exact;
use crate::message::Message;
use crate::range::Range;
use crate::sampling::tablets::TabletShape;
use crate::show;
use crate::wording::{Public, SourceView, Sources, View, Words, first_view};

/// Decimals where all digits are shown; programs get the rest.
const PLACES: u32 = 2;
/// Decimals of shares that come from shapes, and of what they miss by.
const SHAPE_PLACES: u32 = 1;
/// Significant digits of what the public is told.
const PUBLIC_DIGITS: u32 = 2;

/// An answer about a batch, in the words and numbers of a language.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TabletsView {
    /// The batch, what the figures rest on, and what to mind: the answer by tablet share.
    pub answer: View,
    /// What the figures are: "tablets at or above one lethal dose (published share)".
    pub title: String,
    /// Tablets in the sample.
    pub sample: Option<String>,
    /// The figures; none for a batch below the scale of a seizure.
    pub figures: Vec<RiskView>,
    /// The names of the shapes, in the order of the cells of every row.
    pub shapes: Vec<String>,
    /// Shapes with the mean and the spread that were given.
    pub given: Option<ShapesView>,
    /// The shapes against what is published, a period each.
    pub checks: Vec<ShapesView>,
    /// What this says, and what it does not.
    pub notes: Vec<String>,
    /// The sources that the answer itself does not name; their numbers go on behind its own.
    pub sources: Vec<SourceView>,
}

/// What a figure of a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RiskKind {
    /// The share of tablets at or above the dose.
    Share,
    /// How many of the batch that is expected to be.
    Tablets,
    /// The chance that the sample holds at least one.
    Chance,
}

/// A figure of a batch.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RiskView {
    /// What it is.
    pub kind: RiskKind,
    /// The range as the public is told it: "5,000 to 38,000"; none where both ends round to one.
    pub range: Option<String>,
    /// The central figure as the public is told it: "about 15,000", "29%".
    pub central: String,
    /// Low, central and high, with up to two decimals.
    pub digits: [String; 3],
}

/// What shapes make of a mean and a spread.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShapesView {
    /// Of which tablets: "dea-2022: mean 2.4 mg, 0.03 mg to 9 mg, 60% of tablets".
    pub title: String,
    /// A remark.
    pub note: Option<String>,
    /// The rows.
    pub rows: Vec<ShapeRow>,
    /// The numbers of the sources.
    pub sources: Vec<usize>,
}

/// A value for each shape.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShapeRow {
    /// What it is.
    pub label: String,
    /// The values; `None` for a shape that has no such spread.
    pub cells: Vec<Option<String>>,
}

impl TabletRisk {
    /// The answer in the words of a language.
    ///
    /// ```
    /// use calc_core::wording::Words;
    /// use calc_core::{Catalog, TabletQuestion};
    /// let question = TabletQuestion::from_json(r#"{"text": "50,000 fentanyl tablets", "sample": "5"}"#)?;
    /// let view = question.answer(&Catalog::built_in())?.view(&Words::ENGLISH);
    /// assert_eq!(view.figures[0].central, "29%");
    /// assert_eq!(view.figures[2].digits[1], "≈ 81.96%");
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    #[must_use]
    pub fn view(&self, words: &Words<'_>) -> TabletsView {
        let answer = first_view(&self.assessment, words);
        let mut sources = Sources::of(&self.assessment.assumptions);
        for citation in self.checks.iter().flat_map(|check| &check.sources) {
            sources.cite(citation);
        }
        TabletsView {
            title: self.title().written(words),
            sample: self.sample.map(|size| words.grouped(size.into())),
            figures: self
                .figures
                .iter()
                .flat_map(|figures| risks(figures, words))
                .collect(),
            shapes: TabletShape::ALL
                .map(|shape| words.term(shape.label()).to_owned())
                .into(),
            given: self.given.as_ref().map(|given| of_given(given, words)),
            checks: self
                .checks
                .iter()
                .map(|check| of_check(check, &sources, words))
                .collect(),
            notes: self.notes.iter().map(|note| note.written(words)).collect(),
            sources: sources.views(words).split_off(answer.sources.len()),
            answer,
        }
    }
}

/// A number as it is told: to the public, or with its digits.
type Told = fn(Exact, &Words<'_>) -> String;

fn risks(figures: &TabletFigures, words: &Words<'_>) -> Vec<RiskView> {
    let risk = |kind, range: Range<Exact>, public: Told, digits: Told| {
        let [low, central, high] =
            [range.low, range.central, range.high].map(|number| public(number, words));
        let is_round = central == digits(range.central, words);
        RiskView {
            kind,
            range: (low != high)
                .then(|| words.fill("number.between", &[("low", &low), ("high", &high)])),
            // What is neither rounded nor computed is not "about".
            central: if is_round || central.starts_with('>') {
                central
            } else {
                words.fill("number.about", &[("number", &central)])
            },
            digits: [range.low, range.central, range.high].map(|number| digits(number, words)),
        }
    };
    let mut all = vec![
        risk(RiskKind::Share, figures.share, share, percent),
        risk(RiskKind::Tablets, figures.tablets, tablets, counted),
    ];
    all.extend(
        figures
            .at_least_one
            .map(|chance| risk(RiskKind::Chance, chance, share, percent)),
    );
    all
}

fn tablets(number: Exact, words: &Words<'_>) -> String {
    let Public { text, .. } = words.public(number);
    text
}

fn counted(number: Exact, words: &Words<'_>) -> String {
    words.rounded(number, PLACES)
}

/// A chance that is not certain is not shown as if it were.
fn share(percent: Exact, words: &Words<'_>) -> String {
    let hundred = Exact::from(100);
    let shown = show::for_public(percent, PUBLIC_DIGITS);
    words.numbers(
        &if shown == "100" && !(percent == hundred && percent.is_exact()) {
            "> 99%".to_owned()
        } else {
            format!("{shown}%")
        },
    )
}

/// The same with its digits.
fn percent(percent: Exact, words: &Words<'_>) -> String {
    let nearly = Exact::literal("99.99");
    let is_certain = percent == Exact::from(100) && percent.is_exact();
    words.numbers(&if percent > nearly && !is_certain {
        "> 99.99%".to_owned()
    } else {
        format!("{}%", show::rounded(percent, PLACES))
    })
}

fn of_given(given: &Given, words: &Words<'_>) -> ShapesView {
    let of = |shape| given.shapes.iter().find(move |own| own.shape == shape);
    let deviation = |own: &ShapeShare| format!("{} mg", show::rounded(own.deviation, PLACES));
    let share = |own: &ShapeShare| format!("{}%", show::rounded(own.share.central, SHAPE_PLACES));
    ShapesView {
        title: given.title().written(words),
        note: None,
        rows: vec![
            row(&say!("standard deviation"), words, |shape| {
                of(shape).map(deviation)
            }),
            row(&say!("share of tablets"), words, |shape| {
                of(shape).map(share)
            }),
        ],
        sources: Vec::new(),
    }
}

fn of_check(check: &Check, sources: &Sources<'_>, words: &Words<'_>) -> ShapesView {
    let of = |shape| check.shapes.iter().find(move |own| own.shape == shape);
    let share = |own: &ShapeCheck| Some(format!("{}%", show::rounded(own.share?, SHAPE_PLACES)));
    let label = Message::from(crate::message::Arg::term(check.share_label()));
    ShapesView {
        title: check.title().written(words),
        note: check.note.map(|note| words.data(note)),
        rows: vec![
            row(&label, words, |shape| of(shape).and_then(share)),
            row(&say!("percentage points off"), words, |shape| {
                of(shape).and_then(miss)
            }),
        ],
        sources: check
            .sources
            .iter()
            .filter_map(|source| sources.number(source))
            .collect(),
    }
}

/// What a share misses by, with its sign: "+4.1".
fn miss(shape: &ShapeCheck) -> Option<String> {
    let miss = shape.miss?;
    let sign = if miss > Exact::ZERO { "+" } else { "" };
    let shown = show::rounded(miss, SHAPE_PLACES);
    Some(format!("{sign}{}", shown.trim_start_matches("≈ ")))
}

fn row(
    label: &Message,
    words: &Words<'_>,
    cell: impl Fn(TabletShape) -> Option<String>,
) -> ShapeRow {
    let cells = TabletShape::ALL.map(|shape| cell(shape).map(|text| words.numbers(&text)));
    ShapeRow {
        label: label.written(words),
        cells: cells.into(),
    }
}
