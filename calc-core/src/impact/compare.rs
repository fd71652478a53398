//! An answer under comparison: what the comparisons share.

use super::amounts::{Held, Of, Part, part};
use super::measure::{Measure, MeasureKind};
use crate::assess::{Assessment, Choice, Citation, ExhibitReport, Settings};
use crate::catalog::{Catalog, Kind, Text};
use crate::dose::{TabletContent, TabletMass};
use crate::exact::Exact;
use crate::message::{Arg, Message};
use crate::range::Range;

/// An answer under comparison.
pub struct Comparing<'a> {
    pub assessment: &'a Assessment,
    pub settings: &'a Settings,
    pub catalog: &'a Catalog,
    pub held: Vec<Held>,
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

impl<'a> Comparing<'a> {
    pub fn new(assessment: &'a Assessment, settings: &'a Settings, catalog: &'a Catalog) -> Self {
        let held = |exhibit: &ExhibitReport| {
            let tablet = tablet_mass(&exhibit.substance, catalog);
            Held::new(exhibit, assessment, tablet)
        };
        Self {
            assessment,
            settings,
            catalog,
            held: assessment.exhibits.iter().map(held).collect(),
            measures: Vec::new(),
        }
    }

    /// What of the answer a comparison covers; of one substance, or of all.
    pub fn part(&self, of: Of, substance: Option<&str>) -> Part {
        part(&self.held, of, substance)
    }

    /// Adds a measure of a part of the answer.
    pub fn push(
        &mut self,
        kind: MeasureKind,
        value: Range<Exact>,
        unit: &'static str,
        part: Part,
        said: Said,
    ) {
        let exact = [value.low, value.central, value.high]
            .into_iter()
            .all(Exact::is_exact);
        self.measures.push(Measure {
            kind,
            against: said.against,
            label: self.named(said.label, &part),
            substance: self.substance(&part),
            exhibits: part.exhibits,
            omitted: part.omitted,
            value,
            unit,
            exact,
            formula: said.formula,
            caveat: said.caveat,
            sources: said.sources,
        });
    }

    /// A label with the substance, where the answer has several, and with what of it is left out.
    fn named(&self, label: Message, part: &Part) -> Message {
        let label = match &part.substance {
            Some(id) if self.substances().len() > 1 => {
                say!("{}, {}", label, Arg::Term(id.clone()))
            }
            _ => label,
        };
        let asked = |exhibit: &&ExhibitReport| {
            let is_it = part.substance.as_ref();
            part.omitted.contains(&exhibit.number)
                && is_it.is_none_or(|id| *id == exhibit.substance)
        };
        let omitted = self.assessment.exhibits.iter().filter(asked);
        let numbers: Vec<String> = omitted.map(|exhibit| exhibit.number.to_string()).collect();
        if numbers.is_empty() {
            return label;
        }
        say!("{}, without exhibit {}", label, Arg::list(", ", numbers))
    }

    /// The one substance of a part.
    fn substance(&self, part: &Part) -> Option<Text> {
        let covered = |exhibit: &&ExhibitReport| part.exhibits.contains(&exhibit.number);
        let mut substances = self.assessment.exhibits.iter().filter(covered);
        let first = &substances.next()?.substance;
        let is_one = substances.all(|exhibit| exhibit.substance == *first);
        is_one.then(|| first.clone())
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

/// What a tablet weighs, with the source: to estimate the weight of tablets that were counted.
fn tablet_mass(substance: &str, catalog: &Catalog) -> Option<(Range<TabletMass>, Citation)> {
    let presets = catalog.presets().iter();
    let of_substance =
        presets.filter(|preset| preset.substance == substance && preset.tablet_mass.is_some());
    let pick = catalog
        .pick::<TabletMass>(of_substance.max_by_key(|preset| preset.to)?)
        .ok()?;
    let source = catalog.source(&pick.figure.source);
    Some((pick.range, Citation::of(source, &source.date)))
}
