//! The arithmetic as a person reads it: a formula, and the working line by line with units.

use super::figure::{TabletCount, Terms, pure_in_tablets, pure_powder};
use crate::dose::{Doses, LethalDose, TabletContent};
use crate::exact::Exact;
use crate::mass::{GrossMass, Mass, PureMass, grams};
use crate::purity::{BaseFraction, Purity};
use crate::range::Range;
use crate::show;
use crate::unit::MassUnit;
use crate::wording::Words;

/// Significant digits of a percentage that was rounded on the way, such as a mean: one line has room for them.
const PERCENT_DIGITS: u32 = 10;

/// One of the three values of a range.
#[derive(Clone, Copy)]
enum End {
    Low,
    Central,
    High,
}

impl End {
    fn of<T>(self, range: Range<T>) -> T {
        match self {
            Self::Low => range.low,
            Self::Central => range.central,
            Self::High => range.high,
        }
    }

    /// The end that a divisor takes.
    const fn opposite(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::Central => Self::Central,
            Self::High => Self::Low,
        }
    }
}

impl Terms {
    /// The formula with its central values: `gross x 10.3% / 2 mg`.
    #[must_use]
    pub fn formula(&self, words: &Words<'_>) -> String {
        let line = Line { words };
        match *self {
            Self::Gross(_, dose) => line.fill("gross", &[("dose", &line.mg(dose.central.mass()))]),
            Self::PurityAdjusted(_, purity, fraction, dose) => line.fill(
                "purity",
                &[
                    ("purity", &line.percent(purity.central.percent())),
                    ("base", &line.base(fraction)),
                    ("dose", &line.mg(dose.central.mass())),
                ],
            ),
            Self::TabletShare(count, share) => line.fill(
                "share",
                &[
                    ("tablets", &line.count_formula(count)),
                    ("share", &line.percent(share.central.percent())),
                ],
            ),
            Self::TabletContent(count, content, fraction, dose) => line.fill(
                "content",
                &[
                    ("tablets", &line.count_formula(count)),
                    ("content", &line.mg(content.central.mass())),
                    ("base", &line.base(fraction)),
                    ("dose", &line.mg(dose.central.mass())),
                ],
            ),
        }
    }

    /// The working, a line a step: low, central and high where they differ.
    #[must_use]
    pub fn working(&self, words: &Words<'_>) -> Vec<String> {
        let doses = self.doses();
        if doses.is_point() {
            return self.lines(End::Central, doses, words);
        }
        let mut lines = Vec::new();
        for (name, end) in [
            ("low", End::Low),
            ("central", End::Central),
            ("high", End::High),
        ] {
            let named = |line: String| words.fill(&format!("end.{name}"), &[("what", &line)]);
            lines.extend(self.lines(end, doses, words).into_iter().map(named));
        }
        lines
    }

    /// The steps to one of the three results.
    fn lines(&self, end: End, doses: Range<Doses>, words: &Words<'_>) -> Vec<String> {
        let line = Line { words };
        let doses = words.grouped(end.of(doses).count());
        let divided = |pure: PureMass, dose: Range<LethalDose>| {
            let dose = line.mg(end.opposite().of(dose).mass());
            let pure = line.g(pure.mass());
            line.fill(
                "divided",
                &[("pure", &pure), ("dose", &dose), ("doses", &doses)],
            )
        };
        match *self {
            Self::Gross(gross, dose) => vec![divided(gross.if_pure(), dose)],
            Self::PurityAdjusted(gross, purity, fraction, dose) => {
                let (pure, first) = line.powder(gross, purity, fraction, end);
                vec![first, divided(pure, dose)]
            }
            Self::TabletShare(count, share) => {
                let (tablets, mut lines) = line.count(count, end);
                let share = line.percent(end.of(share).percent());
                lines.push(line.fill(
                    "shared",
                    &[("tablets", &tablets), ("share", &share), ("doses", &doses)],
                ));
                lines
            }
            Self::TabletContent(count, content, fraction, dose) => {
                let (pure, mut lines) = line.tablets(count, content, fraction, end);
                lines.push(divided(pure, dose));
                lines
            }
        }
    }
}

/// A line of working in a language.
struct Line<'a> {
    words: &'a Words<'a>,
}

impl Line<'_> {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(&format!("working.{key}"), values)
    }

    fn powder(
        &self,
        gross: GrossMass,
        purity: Range<Purity>,
        fraction: Option<BaseFraction>,
        end: End,
    ) -> (PureMass, String) {
        let pure = end.of(pure_powder(gross, purity, fraction));
        let values = [
            ("gross", &*self.g(gross.mass())),
            ("purity", &self.percent(end.of(purity).percent())),
            ("base", &self.base(fraction)),
            ("pure", &self.g(pure.mass())),
        ];
        (pure, self.fill("powder", &values))
    }

    fn tablets(
        &self,
        count: TabletCount,
        content: Range<TabletContent>,
        fraction: Option<BaseFraction>,
        end: End,
    ) -> (PureMass, Vec<String>) {
        let pure = end.of(pure_in_tablets(count, content, fraction));
        let (tablets, mut lines) = self.count(count, end);
        let values = [
            ("tablets", &*tablets),
            ("content", &self.mg(end.of(content).mass())),
            ("base", &self.base(fraction)),
            ("pure", &self.g(pure.mass())),
        ];
        lines.push(self.fill("contained", &values));
        (pure, lines)
    }

    /// `tablets`, or how their number follows from the mass.
    fn count_formula(&self, count: TabletCount) -> String {
        match count {
            TabletCount::Counted(_) => self.fill("tablets", &[]),
            TabletCount::Weighed(_, tablet) => {
                self.fill("weighed", &[("tablet", &self.mg(tablet.central.mass()))])
            }
        }
    }

    /// The count, and how it follows from the mass, if it does.
    fn count(&self, count: TabletCount, end: End) -> (String, Vec<String>) {
        let tablets = self.words.grouped(end.of(count.range()).count());
        let lines = match count {
            TabletCount::Counted(_) => Vec::new(),
            TabletCount::Weighed(gross, tablet) => {
                let values = [
                    ("gross", &*self.g(gross.mass())),
                    ("tablet", &self.mg(end.opposite().of(tablet).mass())),
                    ("tablets", &tablets),
                ];
                vec![self.fill("counted", &values)]
            }
        };
        (tablets, lines)
    }

    fn g(&self, mass: Mass) -> String {
        self.words.with_unit(grams(mass), "g")
    }

    fn mg(&self, mass: Mass) -> String {
        self.words
            .with_unit(MassUnit::Milligram.measure(mass), "mg")
    }

    fn percent(&self, percent: Exact) -> String {
        let shown = show::few(percent, PERCENT_DIGITS);
        self.words.with_unit(shown, "%")
    }

    fn base(&self, fraction: Option<BaseFraction>) -> String {
        fraction.map_or_else(String::new, |fraction| {
            self.fill("base", &[("fraction", &self.percent(fraction.percent()))])
        })
    }
}
