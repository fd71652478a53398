//! An answer under comparison: what the comparisons share.

use super::amounts::Amounts;
use super::measure::{Measure, MeasureKind};
use crate::assess::{Assessment, Choice, Citation, Settings};
use crate::catalog::{Catalog, Kind, Text};
use crate::dose::{TabletContent, TabletMass};
use crate::exact::Exact;
use crate::message::Message;
use crate::range::Range;

/// An answer under comparison.
pub struct Comparing<'a> {
    pub assessment: &'a Assessment,
    pub settings: &'a Settings,
    pub catalog: &'a Catalog,
    pub measures: Vec<Measure>,
}

/// What a measure says beside its value.
pub struct Said {
    pub against: Option<Text>,
    pub label: Message,
    pub formula: Message,
    pub caveat: Message,
    pub sources: Vec<Citation>,
}

impl Comparing<'_> {
    /// Adds a measure.
    pub fn push(&mut self, kind: MeasureKind, value: Range<Exact>, unit: &'static str, said: Said) {
        let exact = [value.low, value.central, value.high]
            .into_iter()
            .all(Exact::is_exact);
        let Said {
            against,
            label,
            formula,
            caveat,
            sources,
        } = said;
        self.measures.push(Measure {
            kind,
            against,
            label,
            value,
            unit,
            exact,
            formula,
            caveat,
            sources,
        });
    }

    /// The substances of the answer, each once.
    pub fn substances(&self) -> Vec<Text> {
        let mut ids: Vec<Text> = Vec::new();
        for exhibit in &self.assessment.exhibits {
            if !ids.contains(&exhibit.substance) {
                ids.push(exhibit.substance.clone());
            }
        }
        ids
    }

    /// What a tablet weighs, with the source: to estimate the weight of tablets that were counted.
    fn tablet_mass(&self, substance: &str) -> Option<(Range<TabletMass>, Citation)> {
        let presets = self.catalog.presets().iter();
        let of_substance =
            presets.filter(|preset| preset.substance == substance && preset.tablet_mass.is_some());
        let pick = self
            .catalog
            .pick::<TabletMass>(of_substance.max_by_key(|preset| preset.to)?)
            .ok()?;
        let source = self.catalog.source(&pick.figure.source);
        Some((pick.range, Citation::of(source, &source.date)))
    }

    /// Gross grams of a substance with what counted tablets weigh, and the sources of the latter.
    pub fn gross(
        &self,
        substance: &str,
        amounts: &Amounts,
    ) -> Option<(Range<Exact>, Vec<Citation>)> {
        let tablet = self.tablet_mass(substance);
        let gross = amounts.gross(tablet.as_ref().map(|(mass, _)| *mass))?;
        let counted = amounts.counted != Exact::ZERO;
        Some((
            gross,
            tablet
                .filter(|_| counted)
                .map(|(_, citation)| citation)
                .into_iter()
                .collect(),
        ))
    }

    /// What a tablet holds: the value given, or that of the newest preset that has one.
    pub fn content(&self, substance: &str) -> Option<(Range<TabletContent>, Citation)> {
        let found = match &self.settings.tablet_content {
            Some(Choice::Given(range)) => return Some((*range, Citation::given())),
            Some(Choice::Named(name)) => self.catalog.preset(name).ok()?,
            None => {
                self.catalog
                    .newest(Kind::of::<TabletContent>(), substance)?
                    .preset
            }
        };
        let pick = self.catalog.pick::<TabletContent>(found).ok()?;
        let source = self.catalog.source(&pick.figure.source);
        Some((pick.range, Citation::of(source, &source.date)))
    }
}
