//! What an answer warns of, in the order of its weight.

use super::choose::Chooser;
use super::total::Total;
use super::{Figure, Terms};
use crate::catalog::Substance;
use crate::dose::Doses;
use crate::exact::Exact;
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::grams;
use crate::method::Method;
use crate::reading::Hedge;
use crate::show::{for_public, grouped};
use crate::warning::Code;

/// Below this mass, in grams, and below [`MIN_SEIZURE_TABLETS`], an amount is one person's, not a
/// seizure's: it gets the reference dose and where help is, and no figures.
pub const MIN_SEIZURE_GRAMS: &str = "0.1";
/// Below this many tablets, and below [`MIN_SEIZURE_GRAMS`], an amount is no seizure.
pub const MIN_SEIZURE_TABLETS: u32 = 10;

/// Text for the public has at most this many significant digits.
const PUBLIC_DIGITS: u32 = 2;

type Exhibits<'a> = [(Exhibit, &'a Substance)];

/// Whether all exhibits together are below the scale of a seizure. Nothing at all is not small.
pub fn is_small(exhibits: &Exhibits<'_>) -> bool {
    let mut mass = Exact::ZERO;
    let mut tablets = Exact::ZERO;
    for (exhibit, _) in exhibits {
        match &exhibit.amount {
            Amount::Mass(weighed) => mass = mass + grams(weighed.gross.mass()),
            Amount::Tablets(count) => tablets = tablets + count.count(),
            Amount::Packages(_) => {}
        }
    }
    let nothing = mass == Exact::ZERO && tablets == Exact::ZERO;
    !nothing
        && mass < Exact::literal(MIN_SEIZURE_GRAMS)
        && tablets < Exact::from(MIN_SEIZURE_TABLETS)
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
        to.warn(
            Code::SmallAmount,
            "below 0.1 g or 10 tablets this is no seizure, and dosecalc gives no personal-dose answer: no amount is safe. \
             In the U.S., Poison Help is 1-800-222-1222, the crisis line is 988, and 911 is for an emergency",
        );
        return;
    }
    gross_as_pure(exhibits, figures, to);
    tablets_weighed(exhibits, to);
    not_given(exhibits, figures, to);
    inferred(totals, to);
    hedged(exhibits, to);
    digits(exhibits, totals, to);
    unused_options(figures, to);
}

fn gross_as_pure(exhibits: &Exhibits<'_>, figures: &[Figure], to: &mut Chooser<'_>) {
    let pure = |figure: &Figure| matches!(figure.terms, Terms::PurityAdjusted(_, purity, ..) if purity.low.fraction() == Exact::ONE);
    let gross = figures.iter().any(|figure| figure.method == Method::Gross);
    if gross && !figures.iter().any(pure) {
        to.warn(Code::GrossAsPure, "the if-pure figure takes all of the gross weight for drug; seized drugs are mostly other material");
    }
    for (exhibit, substance) in exhibits.iter().filter(|(exhibit, _)| exhibit.called_pure) {
        let written = understood(exhibit);
        to.warn(Code::CalledPure, format!("the text calls {written} of {} pure; where a laboratory says so, give its purity with --purity", substance.id));
    }
}

fn tablets_weighed(exhibits: &Exhibits<'_>, to: &mut Chooser<'_>) {
    if exhibits
        .iter()
        .any(|(exhibit, _)| is_weighed_tablets(exhibit))
    {
        to.warn(
            Code::TabletsWeighed,
            "tablets were weighed, not counted: nearly all of that weight is filler, and taking it as pure overstates about 40 to 50 times. \
             The count is estimated from the weight; write the count of tablets where it is known",
        );
    }
}

fn not_given(exhibits: &Exhibits<'_>, figures: &[Figure], to: &mut Chooser<'_>) {
    for (index, (exhibit, substance)) in exhibits.iter().enumerate() {
        let wanted: &[Method] = match (&exhibit.amount, exhibit.form) {
            (Amount::Mass(_), Some(Form::Tablet)) | (Amount::Tablets(_), _) => {
                &[Method::TabletShare, Method::TabletContent]
            }
            _ => &[Method::PurityAdjusted],
        };
        for &method in wanted {
            let asked = to.settings.methods.is_empty() || to.settings.methods.contains(&method);
            if asked
                && !figures
                    .iter()
                    .any(|figure| figure.exhibit == index + 1 && figure.method == method)
            {
                to.warn(
                    Code::NotGiven,
                    missing(method, substance, to.settings.preset.as_deref()),
                );
            }
        }
    }
}

fn missing(method: Method, substance: &Substance, preset: Option<&str>) -> String {
    let (what, option) = match method {
        Method::TabletShare => ("tablet share", "--tablet-share 29%"),
        Method::TabletContent => ("tablet content", "--tablet-content 1.94mg"),
        _ => ("purity", "--purity 10.3%"),
    };
    let place = preset.map_or_else(
        || "no source here gives".to_owned(),
        |preset| format!("preset {preset} has"),
    );
    let none = if preset.is_some() { "no" } else { "the" };
    format!(
        "no {method} figure: {place} {none} {what} of {}; give it with {option}",
        substance.id
    )
}

/// An option that no figure used must not look as if it had been.
fn unused_options(figures: &[Figure], to: &mut Chooser<'_>) {
    let used = |method: &[Method]| figures.iter().any(|figure| method.contains(&figure.method));
    let set = to.settings;
    let options = [
        (
            "--purity",
            set.purity.is_some(),
            used(&[Method::PurityAdjusted]),
        ),
        (
            "--salt",
            set.salt.is_some(),
            used(&[Method::PurityAdjusted, Method::TabletContent]),
        ),
        (
            "--tablet-share",
            set.tablet_share.is_some(),
            used(&[Method::TabletShare]),
        ),
        (
            "--tablet-content",
            set.tablet_content.is_some(),
            used(&[Method::TabletContent]),
        ),
    ];
    for (option, _, _) in options.into_iter().filter(|&(_, set, used)| set && !used) {
        to.warn(
            Code::UnusedOption,
            format!("{option} is not used: no figure here depends on it"),
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
            "powder by purity plus tablets by share is how most of DEA's published totals come out; DEA has not published its method",
        );
    }
}

fn hedged(exhibits: &Exhibits<'_>, to: &mut Chooser<'_>) {
    for (exhibit, _) in exhibits {
        let says = match exhibit.hedge {
            Some(Hedge::AtLeast) => "more than",
            Some(Hedge::AtMost) => "less than",
            Some(Hedge::About) => "about",
            None => continue,
        };
        to.warn(
            Code::Hedged,
            format!(
                "the text says {says} {}; the figures are for exactly that",
                understood(exhibit)
            ),
        );
    }
}

/// Shown digits that the amount as written does not support, with the round figures to say instead.
fn digits(exhibits: &Exhibits<'_>, totals: &[Total], to: &mut Chooser<'_>) {
    let Some((exhibit, _)) = exhibits.iter().min_by_key(|(exhibit, _)| exhibit.digits) else {
        return;
    };
    let shown = |total: &Total| shown_digits(total.doses.central.count());
    if totals.iter().all(|total| shown(total) <= exhibit.digits) {
        return;
    }
    // The weight of tablets taken as pure is no figure to say, however few its digits.
    let weighed = exhibits
        .iter()
        .any(|(exhibit, _)| is_weighed_tablets(exhibit));
    let said: Vec<_> = totals
        .iter()
        .filter(|total| !weighed || total.methods != [Method::Gross])
        .map(round_figure)
        .collect();
    let plural = if exhibit.digits == 1 {
        "digit"
    } else {
        "digits"
    };
    let mut message = format!(
        "{} is given to {} significant {plural} and the figures show more",
        understood(exhibit),
        exhibit.digits
    );
    if !said.is_empty() {
        message = format!("{message}; in public say {}", said.join(", "));
    }
    to.warn(Code::Digits, message);
}

fn is_weighed_tablets(exhibit: &Exhibit) -> bool {
    exhibit.form == Some(Form::Tablet) && matches!(exhibit.amount, Amount::Mass(_))
}

/// Significant digits of a number to two decimals, the zeros at its end not counted.
fn shown_digits(number: Exact) -> u32 {
    let cents = number
        .value()
        .round_dp(2)
        .normalize()
        .mantissa()
        .unsigned_abs();
    if cents == 0 { 1 } else { cents.ilog10() + 1 }
}

fn round_figure(total: &Total) -> String {
    let round = |doses: Doses| for_public(doses.count(), PUBLIC_DIGITS);
    let labels: Vec<_> = total.methods.iter().map(|method| method.label()).collect();
    let labels = labels.join(" + ");
    if total.doses.is_point() {
        format!("about {} ({labels})", round(total.doses.central))
    } else {
        format!(
            "{} to {} ({labels})",
            round(total.doses.low),
            round(total.doses.high)
        )
    }
}

/// An amount as understood, without its substance.
fn understood(exhibit: &Exhibit) -> String {
    match &exhibit.amount {
        Amount::Mass(weighed) => weighed.written.clone(),
        Amount::Tablets(tablets) => format!("{} tablets", grouped(tablets.count())),
        Amount::Packages(count) => format!("{} packages", grouped(*count)),
    }
}
