//! The arithmetic: an exhibit, a method and its assumptions to doses, and the same as working to read.

use crate::dose::{Doses, LethalDose, TabletContent, TabletMass, Tablets};
use crate::exact::Exact;
use crate::mass::{GrossMass, PureMass, grams};
use crate::method::Method;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;
use crate::show::grouped;
use crate::unit::MassUnit;

/// How many tablets there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TabletCount {
    /// Counted.
    Counted(Tablets),
    /// Estimated from what they weigh.
    Weighed(GrossMass, Range<TabletMass>),
}

/// What a figure is computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Terms {
    /// Gross mass / lethal dose.
    Gross(GrossMass, Range<LethalDose>),
    /// Gross mass x purity (x base fraction) / lethal dose.
    PurityAdjusted(
        GrossMass,
        Range<Purity>,
        Option<BaseFraction>,
        Range<LethalDose>,
    ),
    /// Tablets x share.
    TabletShare(TabletCount, Range<TabletShare>),
    /// Tablets x content (x base fraction) / lethal dose.
    TabletContent(
        TabletCount,
        Range<TabletContent>,
        Option<BaseFraction>,
        Range<LethalDose>,
    ),
}

impl TabletCount {
    fn range(self) -> Range<Tablets> {
        match self {
            Self::Counted(tablets) => Range::point(tablets),
            Self::Weighed(gross, tablet) => {
                Range::point(gross).against(tablet, |gross, tablet| gross / tablet)
            }
        }
    }
}

fn as_base(pure: PureMass, fraction: Option<BaseFraction>) -> PureMass {
    fraction.map_or(pure, |fraction| pure.as_base(fraction))
}

impl Terms {
    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self {
            Self::Gross(..) => Method::Gross,
            Self::PurityAdjusted(..) => Method::PurityAdjusted,
            Self::TabletShare(..) => Method::TabletShare,
            Self::TabletContent(..) => Method::TabletContent,
        }
    }

    /// Low, central and high: exact worst-case bounds.
    #[must_use]
    pub fn doses(&self) -> Range<Doses> {
        match *self {
            Self::TabletShare(count, share) => {
                count.range().with(share, |tablets, share| tablets * share)
            }
            Self::Gross(_, dose)
            | Self::PurityAdjusted(.., dose)
            | Self::TabletContent(.., dose) => self.pure().against(dose, |pure, dose| pure / dose),
        }
    }

    /// The pure mass that a lethal dose divides. Only `TabletShare` has none; its is zero.
    fn pure(&self) -> Range<PureMass> {
        match *self {
            Self::Gross(gross, _) => Range::point(gross.if_pure()),
            Self::PurityAdjusted(gross, purity, fraction, _) => {
                purity.map(|purity| as_base(gross * purity, fraction))
            }
            Self::TabletContent(count, content, fraction, _) => {
                count.range().with(content, |tablets, content| {
                    as_base(tablets * content, fraction)
                })
            }
            Self::TabletShare(..) => Range::point([].into_iter().sum()),
        }
    }

    /// The formula with its central values: `gross x 10.3% / 2 mg`.
    #[must_use]
    pub fn formula(&self) -> String {
        match *self {
            Self::Gross(_, dose) => format!("gross / {}", mg(dose.central.mass())),
            Self::PurityAdjusted(_, purity, fraction, dose) => {
                format!(
                    "gross x {}{} / {}",
                    purity.central,
                    base(fraction),
                    mg(dose.central.mass())
                )
            }
            Self::TabletShare(_, share) => format!("tablets x {}", share.central),
            Self::TabletContent(_, content, fraction, dose) => {
                format!(
                    "tablets x {}{} / {}",
                    mg(content.central.mass()),
                    base(fraction),
                    mg(dose.central.mass())
                )
            }
        }
    }

    /// The working, a line a step: low, central and high where they differ.
    #[must_use]
    pub fn working(&self) -> Vec<String> {
        let doses = self.doses();
        let ends: &[(&str, End)] = if doses.is_point() {
            &[("", End::Central)]
        } else {
            &[
                ("low: ", End::Low),
                ("central: ", End::Central),
                ("high: ", End::High),
            ]
        };
        ends.iter()
            .flat_map(|&(name, end)| {
                self.lines(end)
                    .into_iter()
                    .map(move |line| format!("{name}{line}"))
            })
            .collect()
    }

    /// The steps to one of the three results.
    fn lines(&self, end: End) -> Vec<String> {
        let doses = grouped(end.of(self.doses()).count());
        let pure = || g(grams(end.of(self.pure()).mass()));
        let divided = |dose: Range<LethalDose>| {
            format!(
                "{} / {} = {doses} doses",
                pure(),
                mg(end.opposite().of(dose).mass())
            )
        };
        match *self {
            Self::Gross(_, dose) => vec![divided(dose)],
            Self::PurityAdjusted(gross, purity, fraction, dose) => vec![
                format!(
                    "{} x {}{} = {} pure",
                    g(grams(gross.mass())),
                    end.of(purity),
                    base(fraction),
                    pure()
                ),
                divided(dose),
            ],
            Self::TabletShare(count, share) => {
                let mut lines = count.lines(end);
                lines.push(format!(
                    "{} tablets x {} = {doses} doses",
                    count.shown(end),
                    end.of(share)
                ));
                lines
            }
            Self::TabletContent(count, content, fraction, dose) => {
                let mut lines = count.lines(end);
                let content = mg(end.of(content).mass());
                lines.push(format!(
                    "{} tablets x {content}{} = {} pure",
                    count.shown(end),
                    base(fraction),
                    pure()
                ));
                lines.push(divided(dose));
                lines
            }
        }
    }
}

impl TabletCount {
    fn shown(self, end: End) -> String {
        grouped(end.of(self.range()).count())
    }

    /// How the count follows from the mass, if it does.
    fn lines(self, end: End) -> Vec<String> {
        match self {
            Self::Counted(_) => Vec::new(),
            Self::Weighed(gross, tablet) => {
                let tablet = mg(end.opposite().of(tablet).mass());
                vec![format!(
                    "{} / {tablet} a tablet = {} tablets",
                    g(grams(gross.mass())),
                    self.shown(end)
                )]
            }
        }
    }
}

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

fn g(grams: Exact) -> String {
    format!("{} g", grouped(grams))
}

fn mg(mass: crate::mass::Mass) -> String {
    format!("{} mg", grouped(MassUnit::Milligram.measure(mass)))
}

fn base(fraction: Option<BaseFraction>) -> String {
    fraction.map_or_else(String::new, |fraction| format!(" x {fraction} base"))
}
