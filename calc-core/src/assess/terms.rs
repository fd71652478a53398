//! Which figures an exhibit has, and what each is computed from.

use super::choose::{Chooser, Chosen};
use super::figure::{TabletCount, Terms};
use crate::catalog::Substance;
use crate::dose::LethalDose;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::GrossMass;
use crate::method::Method;
use crate::range::Range;

/// Every figure that an exhibit can have, with the assumptions that each rests on.
type TermsOf = Vec<(Terms, Vec<String>)>;
type Dose = Chosen<Range<LethalDose>>;

/// The figures of one exhibit. `only_tablets` says that everything weighed is tablets, so that a
/// purity given for all can be theirs.
///
/// # Errors
/// As for [`assess`](super::assess).
pub fn of(
    exhibit: &Exhibit,
    substance: &Substance,
    only_tablets: bool,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    let dose = chooser.lethal_dose(substance)?;
    let mut terms = Vec::with_capacity(2);
    match &exhibit.amount {
        Amount::Mass(weighed) => {
            let gross = weighed.gross;
            let if_pure = chooser
                .wants(Method::Gross)
                .then(|| (Terms::Gross(gross, dose.value), vec![dose.id.clone()]));
            // Published purities are of powder: tablets have one where it is given for them.
            let tablets = exhibit.form == Some(Form::Tablet);
            // Nearly all of what they weigh is filler: its figure stands behind those that count them.
            let (first, last) = if tablets {
                (None, if_pure)
            } else {
                (if_pure, None)
            };
            terms.extend(first);
            let takes_purity =
                !tablets || exhibit.purity.is_some() || (only_tablets && chooser.purity_is_given());
            if takes_purity {
                terms.extend(purity_adjusted(exhibit, gross, &dose, substance, chooser)?);
            }
            if tablets {
                let counted = weighed_tablets(gross, takes_purity, &dose, substance, chooser);
                terms.extend(counted?);
            }
            terms.extend(last);
        }
        Amount::Tablets(tablets) => {
            let count = TabletCount::Counted(*tablets);
            terms.extend(by_tablets(count, None, &dose, substance, chooser)?);
        }
        Amount::Packages(_) => {}
    }
    Ok(terms)
}

fn purity_adjusted(
    exhibit: &Exhibit,
    gross: GrossMass,
    dose: &Dose,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    if !chooser.wants(Method::PurityAdjusted) {
        return Ok(Vec::new());
    }
    let settings = chooser.settings;
    let purity = match (exhibit.purity, settings.bags) {
        (Some(own), _) => Ok(chooser.given(substance, own)),
        // A build without them reads no samples.
        (None, Some(bags)) if cfg!(feature = "spreads") => chooser.sampled(substance, bags),
        (None, _) => chooser.preset_value(substance, settings.purity.as_ref()),
    };
    let purity = match purity {
        // No source at all leaves the gross figure, with a warning; a source that lacks the
        // month or the value asked for is a question that has no answer.
        Err(error) if error.kind() == ErrorKind::NotGiven => {
            chooser.warn_not_given(Method::PurityAdjusted, &error);
            return Ok(Vec::new());
        }
        purity => purity?,
    };
    let salt = chooser.salt(substance)?;
    let fraction = salt.as_ref().map(|salt| salt.value);
    let terms = Terms::PurityAdjusted(gross, purity.value, fraction, dose.value);
    let ids = [
        Some(dose.id.clone()),
        Some(purity.id),
        salt.map(|salt| salt.id),
    ];
    Ok(vec![(terms, ids.into_iter().flatten().collect())])
}

/// Tablets by weight: a count is estimated, where a source gives the mass of a tablet.
fn weighed_tablets(
    gross: GrossMass,
    has_purity: bool,
    dose: &Dose,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    if !chooser.wants(Method::TabletShare) && !chooser.wants(Method::TabletContent) {
        return Ok(Vec::new());
    }
    let Some(tablet) = chooser.tablet_mass(substance)? else {
        if has_purity {
            return Ok(Vec::new());
        }
        let message = say!(
            "no source here gives the mass of a tablet of {}, and its weight is nearly all filler",
            &substance.id
        );
        return Err(Error::new(ErrorKind::NotGiven, message).hint(say!(
            "write the count of tablets, or give their own purity with --purity PERCENT"
        )));
    };
    let count = TabletCount::Weighed(gross, tablet.value);
    chooser.warn_weighed(&count);
    by_tablets(count, Some(tablet.id), dose, substance, chooser)
}

fn by_tablets(
    count: TabletCount,
    counted_by: Option<String>,
    dose: &Dose,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    let (share, content) = chooser.tablet_values(substance)?;
    let mut terms = Vec::with_capacity(2);
    if let Some(share) = share {
        chooser.warn_of_other_dose(dose.value, &share.id);
        let ids = [counted_by.clone(), Some(dose.id.clone()), Some(share.id)];
        terms.push((
            Terms::TabletShare(count, share.value),
            ids.into_iter().flatten().collect(),
        ));
    }
    if let Some(content) = content {
        let salt = chooser.salt(substance)?;
        let fraction = salt.as_ref().map(|salt| salt.value);
        let terms_of = Terms::TabletContent(count, content.value, fraction, dose.value);
        let ids = [
            counted_by,
            Some(dose.id.clone()),
            Some(content.id),
            salt.map(|salt| salt.id),
        ];
        terms.push((terms_of, ids.into_iter().flatten().collect()));
    }
    Ok(terms)
}

impl Chooser<'_> {
    /// The share and the mean content of tablets, as far as they are wanted. DEA did not publish
    /// both for every period: one of the two is enough for an answer, and the other is warned of.
    fn tablet_values(
        &mut self,
        substance: &Substance,
    ) -> Result<(Value<crate::TabletShare>, Value<crate::TabletContent>), Error> {
        let settings = self.settings;
        let share = self
            .wants(Method::TabletShare)
            .then(|| self.preset_value(substance, settings.tablet_share.as_ref()));
        let content = self
            .wants(Method::TabletContent)
            .then(|| self.preset_value(substance, settings.tablet_content.as_ref()));
        match (share, content) {
            (Some(Ok(share)), Some(Err(error))) if settings.tablet_content.is_none() => {
                self.warn_not_given(Method::TabletContent, &error);
                Ok((Some(share), None))
            }
            (Some(Err(error)), Some(Ok(content))) if settings.tablet_share.is_none() => {
                self.warn_not_given(Method::TabletShare, &error);
                Ok((None, Some(content)))
            }
            (share, content) => Ok((share.transpose()?, content.transpose()?)),
        }
    }
}

type Value<T> = Option<Chosen<Range<T>>>;
