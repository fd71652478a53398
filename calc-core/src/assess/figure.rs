//! The arithmetic: an exhibit, a method and its assumptions to doses.

use crate::dose::{Doses, LethalDose, TabletContent, TabletMass, Tablets};
use crate::exact::Exact;
use crate::mass::{GrossMass, PureMass};
use crate::method::Method;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;

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
    /// Low, central and high; a count has no range.
    #[must_use]
    pub fn range(self) -> Range<Tablets> {
        match self {
            Self::Counted(tablets) => Range::point(tablets),
            Self::Weighed(gross, tablet) => {
                Range::point(gross).against(tablet, |gross, tablet| gross / tablet)
            }
        }
    }
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

    /// What a tablet is taken to weigh, where their number is estimated from that.
    #[must_use]
    pub fn tablet_mass(&self) -> Option<Range<TabletMass>> {
        match self {
            Self::TabletShare(TabletCount::Weighed(_, mass), _)
            | Self::TabletContent(TabletCount::Weighed(_, mass), ..) => Some(*mass),
            _ => None,
        }
    }

    /// How many tablets were estimated from what they weigh.
    #[must_use]
    pub fn estimated_tablets(&self) -> Option<Range<Exact>> {
        match self {
            Self::TabletShare(count @ TabletCount::Weighed(..), _)
            | Self::TabletContent(count @ TabletCount::Weighed(..), ..) => {
                Some(count.range().map(Tablets::count))
            }
            _ => None,
        }
    }

    /// Low, central and high: exact worst-case bounds.
    #[must_use]
    pub fn doses(&self) -> Range<Doses> {
        match *self {
            Self::Gross(gross, dose) => by_dose(Range::point(gross.if_pure()), dose),
            Self::PurityAdjusted(gross, purity, fraction, dose) => {
                by_dose(pure_powder(gross, purity, fraction), dose)
            }
            Self::TabletShare(count, share) => {
                count.range().with(share, |tablets, share| tablets * share)
            }
            Self::TabletContent(count, content, fraction, dose) => {
                by_dose(pure_in_tablets(count, content, fraction), dose)
            }
        }
    }
}

fn by_dose(pure: Range<PureMass>, dose: Range<LethalDose>) -> Range<Doses> {
    pure.against(dose, |pure, dose| pure / dose)
}

/// The pure mass in a powder.
pub fn pure_powder(
    gross: GrossMass,
    purity: Range<Purity>,
    fraction: Option<BaseFraction>,
) -> Range<PureMass> {
    purity.map(|purity| as_base(gross * purity, fraction))
}

/// The pure mass in tablets.
pub fn pure_in_tablets(
    count: TabletCount,
    content: Range<TabletContent>,
    fraction: Option<BaseFraction>,
) -> Range<PureMass> {
    count.range().with(content, |tablets, content| {
        as_base(tablets * content, fraction)
    })
}

fn as_base(pure: PureMass, fraction: Option<BaseFraction>) -> PureMass {
    fraction.map_or(pure, |fraction| pure.as_base(fraction))
}
