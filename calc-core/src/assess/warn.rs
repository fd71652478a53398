//! What an answer warns of.

use super::Figure;
use super::assumption::Assumption;
use super::choose::Chooser;
use super::exhibit::{Exhibits, weighed_tablets, written};
use super::figure::{TabletCount, Terms};
use super::settings::Choice;
use super::total::Total;
use super::unused;
use crate::catalog::PresetValue;
use crate::dose::LethalDose;
use crate::error::Error;
use crate::exact::Exact;
#[cfg(feature = "spreads")]
use crate::exhibit::Exhibit;
use crate::exhibit::{Amount, Form};
use crate::mass::grams;
use crate::message::Arg;
#[cfg(feature = "spreads")]
use crate::message::Message;
use crate::method::Method;
use crate::purity::TabletShare;
use crate::range::Range;
use crate::reading::Hedge;
use crate::show::for_public;
use crate::warning::Code;

/// Below this mass in grams, with fewer tablets than [`MIN_SEIZURE_TABLETS`], an amount is one
/// person's, not a seizure's: it gets the reference dose and where help is, and no figures.
pub const MIN_SEIZURE_GRAMS: &str = "0.1";
/// With fewer tablets than this, below [`MIN_SEIZURE_GRAMS`], an amount is no seizure. A weight of
/// tablets counts as one for each 0.1 g.
pub const MIN_SEIZURE_TABLETS: u32 = 10;

/// The lines are those of Poison Help (poisonhelp.hrsa.gov) and of the 988 Lifeline (988lifeline.org).
const SMALL: &str = "this is less than a seizure (0.1 g, or 10 tablets), and dosecalc gives no personal-dose answer: \
     no amount is safe. In the U.S., Poison Help is 1-800-222-1222, the crisis line is 988, and 911 is for an emergency";

/// Whether all exhibits together are below the scale of a seizure. Nothing at all is not small.
pub fn is_small(exhibits: &Exhibits<'_>) -> bool {
    const MIN: Exact = Exact::literal(MIN_SEIZURE_GRAMS);
    let mut mass = Exact::ZERO;
    let mut tablets = Exact::ZERO;
    for (exhibit, _) in exhibits {
        match (&exhibit.amount, exhibit.form) {
            (Amount::Mass(weighed), Some(Form::Tablet)) => {
                tablets = tablets + grams(weighed.gross.mass()) / MIN;
            }
            (Amount::Mass(weighed), _) => mass = mass + grams(weighed.gross.mass()),
            (Amount::Tablets(count), _) => tablets = tablets + count.count(),
            (Amount::Packages(_), _) => {}
        }
    }
    let nothing = mass == Exact::ZERO && tablets == Exact::ZERO;
    !nothing && mass < MIN && tablets < Exact::from(MIN_SEIZURE_TABLETS)
}

/// Adds what the figures and the text deserve.
pub fn warn(
    exhibits: &Exhibits<'_>,
    figures: &[Figure],
    totals: &[Total],
    small: bool,
    to: &mut Chooser<'_>,
) {
    if small {
        to.warn(Code::SmallAmount, SMALL);
        return;
    }
    gross_as_pure(exhibits, figures, to);
    words_of_the_text(exhibits, to);
    methods_without_figures(figures, to);
    inferred(totals, to);
    unused::warn(exhibits, figures, to);
}

/// What to mind of every if-pure figure.
pub const GROSS_AS_PURE: &str = "the if-pure figure takes all of the gross weight for drug; \
     seized drugs are mostly other material";

fn gross_as_pure(exhibits: &Exhibits<'_>, figures: &[Figure], to: &mut Chooser<'_>) {
    let pure = |figure: &Figure| matches!(figure.terms, Terms::PurityAdjusted(_, purity, None, _) if purity.low.fraction() == Exact::ONE);
    let tablets = weighed_tablets(exhibits);
    let is_tablets = |figure: &&Figure| tablets.contains(&figure.exhibit);
    let gross = || {
        figures
            .iter()
            .filter(|figure| figure.method == Method::Gross)
    };
    if gross().any(|figure| !is_tablets(&figure)) && !figures.iter().any(pure) {
        to.warn(Code::GrossAsPure, GROSS_AS_PURE);
    }
    if gross().any(|figure| is_tablets(&figure)) {
        let published = figures
            .iter()
            .any(|figure| figure.terms.estimated_tablets().is_some())
            && !matches!(to.settings.tablet_content, Some(Choice::Given(_)));
        to.warn(
            Code::TabletsWeighed,
            if published {
                say!("the if-pure figure takes the weight of whole tablets for drug: by the published weight and content of a tablet it is 40 to 50 times too high, and it is in no total")
            } else {
                say!("the if-pure figure takes the weight of whole tablets for drug: nearly all of it is filler, and it is in no total")
            },
        );
    }
}

/// What the words say of an amount beside its number.
fn words_of_the_text(exhibits: &Exhibits<'_>, to: &mut Chooser<'_>) {
    for (exhibit, substance) in exhibits {
        let amount = say!("{} {}", written(exhibit), Arg::Term(substance.id.clone()));
        if exhibit.called.pure {
            to.warn(Code::CalledPure, say!("the text calls {} pure; where a laboratory says so, give its purity with --purity", &amount));
        }
        if exhibit.called.suspected {
            to.warn(
                Code::Suspected,
                say!(
                    "the text calls {} suspected: no laboratory has said yet what it is",
                    &amount
                ),
            );
        }
        if exhibit.called.mixed {
            to.warn(
                Code::Mixture,
                say!(
                    "the text calls {} laced or mixed: the weight is that of a mixture",
                    &amount
                ),
            );
        }
        if let Some(salt) = exhibit.salt
            && to.settings.salt.is_none()
            && let Some(form) = substance.salts.iter().find(|form| form.id == *salt)
        {
            to.warn(Code::SaltNamed, say!("the text says {}, which is {} base; the figures make no correction for it, --salt {} does", salt, form.base_fraction, salt));
        }
        #[cfg(feature = "spreads")]
        uncertainty(exhibit, &amount, to);
        let bound = match exhibit.hedge {
            Some(Hedge::AtLeast) => "a lower bound",
            Some(Hedge::AtMost) => "an upper bound",
            Some(Hedge::About) => "an approximate figure",
            None => continue,
        };
        to.warn(
            Code::Hedged,
            say!(
                "the text gives {} as {}; the figures are for exactly that",
                &amount,
                Arg::term(bound)
            ),
        );
    }
}

/// What the uncertainty of a weighing changes, and what it does not.
#[cfg(feature = "spreads")]
fn uncertainty(exhibit: &Exhibit, amount: &Message, to: &mut Chooser<'_>) {
    let Some(stated) = exhibit.uncertainty else {
        return;
    };
    to.warn(
        Code::MassUncertainty,
        say!("the uncertainty of {} enters quantiles (--quantiles): U is no bound, so low and high are for exactly that mass", amount),
    );
    if !stated.coverage_given {
        to.warn(
            Code::CoverageTaken,
            say!("the text gives U of {} without its coverage factor: it is taken as k = {}, about 95% of a normal distribution (NIST: Technical Note 1297, 6.5, https://www.nist.gov/pml/nist-technical-note-1297)", amount, stated.coverage_factor),
        );
    }
}

/// Methods that were asked for by name and apply to nothing.
fn methods_without_figures(figures: &[Figure], to: &mut Chooser<'_>) {
    let settings = to.settings;
    for method in settings
        .methods
        .iter()
        .filter(|method| figures.iter().all(|figure| figure.method != **method))
    {
        to.warn(
            Code::NotGiven,
            say!("no {} figure: no exhibit here has one", *method),
        );
    }
}

fn inferred(totals: &[Total], to: &mut Chooser<'_>) {
    if totals
        .iter()
        .any(|total| total.methods == [Method::PurityAdjusted, Method::TabletShare])
    {
        to.warn(
            Code::InferredMethod,
            say!("powder by purity plus tablets by share is how most of DEA's published totals come out; DEA has not published its method"),
        );
    }
}

impl Chooser<'_> {
    /// Why a figure that people expect is not there.
    pub fn warn_not_given(&mut self, method: Method, error: &Error) {
        let message = match error.hint_text() {
            Some(hint) => say!("no {} figure: {}; {}", method, error.message(), hint),
            None => say!("no {} figure: {}", method, error.message()),
        };
        self.warn(Code::NotGiven, message);
    }

    /// DEA's shares count tablets with 2 mg or more; another lethal dose leaves them as they are.
    pub fn warn_of_other_dose(&mut self, dose: Range<LethalDose>, share: &str) {
        const COUNTED_FROM: LethalDose = LethalDose::milligrams_literal("2");
        let by_dea =
            |a: &Assumption| a.id == share && a.citation.publisher.as_deref() == Some("DEA");
        if dose != Range::point(COUNTED_FROM) && self.assumptions.iter().any(by_dea) {
            let message = say!(
                "DEA's {} counts tablets with 2 mg or more; the lethal dose of this answer does not change it",
                Arg::term(TabletShare::NAME)
            );
            self.warn(Code::ShareOfTwoMilligrams, message);
        }
    }

    /// How many tablets a weight stands for.
    pub fn warn_weighed(&mut self, count: &TabletCount) {
        let count = count.range().map(|tablets| for_public(tablets.count(), 2));
        let Range { low, central, high } = count;
        self.warn(
            Code::TabletsWeighed,
            say!("tablets were weighed, not counted: their number is estimated at {} ({} to {}); write the count where it is known", central, low, high),
        );
    }
}
