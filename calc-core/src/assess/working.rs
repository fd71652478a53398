//! The arithmetic as a person reads it: a formula, and the working line by line with units.

use super::figure::{TabletCount, Terms, pure_in_tablets, pure_powder};
use crate::dose::{Doses, LethalDose, TabletContent};
use crate::mass::{GrossMass, Mass, PureMass, grams};
use crate::purity::{BaseFraction, Purity};
use crate::range::Range;
use crate::show::grouped;
use crate::unit::MassUnit;

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
            Self::TabletShare(count, share) => format!("{} x {}", count.formula(), share.central),
            Self::TabletContent(count, content, fraction, dose) => {
                let content = mg(content.central.mass());
                format!(
                    "{} x {content}{} / {}",
                    count.formula(),
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
        if doses.is_point() {
            return self.lines(End::Central, doses);
        }
        let mut lines = Vec::new();
        for (name, end) in [
            ("low", End::Low),
            ("central", End::Central),
            ("high", End::High),
        ] {
            lines.extend(
                self.lines(end, doses)
                    .into_iter()
                    .map(|line| format!("{name}: {line}")),
            );
        }
        lines
    }

    /// The steps to one of the three results.
    fn lines(&self, end: End, doses: Range<Doses>) -> Vec<String> {
        let doses = grouped(end.of(doses).count());
        let divided = |pure: PureMass, dose: Range<LethalDose>| {
            format!(
                "{} / {} = {doses} doses",
                g(pure.mass()),
                mg(end.opposite().of(dose).mass())
            )
        };
        match *self {
            Self::Gross(gross, dose) => vec![divided(gross.if_pure(), dose)],
            Self::PurityAdjusted(gross, purity, fraction, dose) => {
                let (pure, line) = powder_line(gross, purity, fraction, end);
                vec![line, divided(pure, dose)]
            }
            Self::TabletShare(count, share) => {
                let (tablets, mut lines) = count.lines(end);
                lines.push(format!(
                    "{tablets} tablets x {} = {doses} doses",
                    end.of(share)
                ));
                lines
            }
            Self::TabletContent(count, content, fraction, dose) => {
                let (pure, mut lines) = tablet_lines(count, content, fraction, end);
                lines.push(divided(pure, dose));
                lines
            }
        }
    }
}

fn powder_line(
    gross: GrossMass,
    purity: Range<Purity>,
    fraction: Option<BaseFraction>,
    end: End,
) -> (PureMass, String) {
    let pure = end.of(pure_powder(gross, purity, fraction));
    let line = format!(
        "{} x {}{} = {} pure",
        g(gross.mass()),
        end.of(purity),
        base(fraction),
        g(pure.mass())
    );
    (pure, line)
}

fn tablet_lines(
    count: TabletCount,
    content: Range<TabletContent>,
    fraction: Option<BaseFraction>,
    end: End,
) -> (PureMass, Vec<String>) {
    let pure = end.of(pure_in_tablets(count, content, fraction));
    let (tablets, mut lines) = count.lines(end);
    let content = mg(end.of(content).mass());
    lines.push(format!(
        "{tablets} tablets x {content}{} = {} pure",
        base(fraction),
        g(pure.mass())
    ));
    (pure, lines)
}

impl TabletCount {
    /// `tablets`, or how their number follows from the mass.
    fn formula(self) -> String {
        match self {
            Self::Counted(_) => "tablets".to_owned(),
            Self::Weighed(_, tablet) => format!("gross / {} a tablet", mg(tablet.central.mass())),
        }
    }

    /// The count, and how it follows from the mass, if it does.
    fn lines(self, end: End) -> (String, Vec<String>) {
        let tablets = grouped(end.of(self.range()).count());
        let lines = match self {
            Self::Counted(_) => Vec::new(),
            Self::Weighed(gross, tablet) => {
                let tablet = mg(end.opposite().of(tablet).mass());
                vec![format!(
                    "{} / {tablet} a tablet = {tablets} tablets",
                    g(gross.mass())
                )]
            }
        };
        (tablets, lines)
    }
}

fn g(mass: Mass) -> String {
    format!("{} g", grouped(grams(mass)))
}

fn mg(mass: Mass) -> String {
    format!("{} mg", grouped(MassUnit::Milligram.measure(mass)))
}

fn base(fraction: Option<BaseFraction>) -> String {
    fraction.map_or_else(String::new, |fraction| format!(" x {fraction} base"))
}
