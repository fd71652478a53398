//! Which figures an exhibit has, and what each is computed from.

use super::choose::{Chooser, Chosen};
use super::figure::{TabletCount, Terms};
use crate::catalog::Substance;
use crate::dose::LethalDose;
use crate::error::{Error, ErrorKind};
use crate::exhibit::{Amount, Exhibit, Form};
use crate::mass::GrossMass;
use crate::range::Range;

/// Every figure that an exhibit can have, with the assumptions that each rests on.
type TermsOf = Vec<(Terms, Vec<String>)>;

pub fn of(
    exhibit: &Exhibit,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    let dose = chooser.lethal_dose(substance)?;
    let mut terms = Vec::with_capacity(2);
    match &exhibit.amount {
        Amount::Mass(weighed) => {
            terms.push((
                Terms::Gross(weighed.gross, dose.value),
                vec![dose.id.clone()],
            ));
            let tablets = exhibit.form == Some(Form::Tablet);
            // A powder's purity says nothing of tablets, which are nearly all filler; only one given for them does.
            if !tablets || chooser.settings.purity.is_some() {
                terms.extend(purity_adjusted(weighed.gross, &dose, substance, chooser)?);
            }
            if tablets {
                let tablet_mass = chooser.preset_tablet_mass(substance)?;
                if let Some(tablet_mass) = tablet_mass {
                    let count = TabletCount::Weighed(weighed.gross, tablet_mass.value);
                    terms.extend(by_tablets(
                        count,
                        Some(tablet_mass.id),
                        &dose,
                        substance,
                        chooser,
                    )?);
                }
            }
        }
        Amount::Tablets(tablets) => {
            terms.extend(by_tablets(
                TabletCount::Counted(*tablets),
                None,
                &dose,
                substance,
                chooser,
            )?);
        }
        Amount::Packages(_) => {}
    }
    Ok(terms)
}

type DoseOf = Chosen<Range<LethalDose>>;

fn purity_adjusted(
    gross: GrossMass,
    dose: &DoseOf,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    let settings = chooser.settings;
    let Some(purity) = chooser.preset_value(substance, settings.purity.as_ref())? else {
        return Ok(Vec::new());
    };
    let salt = chooser.salt(substance)?;
    let terms = Terms::PurityAdjusted(
        gross,
        purity.value,
        salt.as_ref().map(|salt| salt.value.base_fraction),
        dose.value,
    );
    let ids = [
        Some(dose.id.clone()),
        Some(purity.id),
        salt.map(|salt| salt.id),
    ];
    Ok(vec![(terms, ids.into_iter().flatten().collect())])
}

fn by_tablets(
    count: TabletCount,
    counted_by: Option<String>,
    dose: &DoseOf,
    substance: &Substance,
    chooser: &mut Chooser<'_>,
) -> Result<TermsOf, Error> {
    let settings = chooser.settings;
    let share = chooser.preset_value(substance, settings.tablet_share.as_ref());
    let content = chooser.preset_value(substance, settings.tablet_content.as_ref());
    let (share, content) = either_may_lack_the_month(share, content)?;
    let mut terms = Vec::with_capacity(2);
    if let Some(share) = share {
        chooser.warn_of_other_dose(dose.value);
        let ids = [counted_by.clone(), Some(share.id)];
        terms.push((
            Terms::TabletShare(count, share.value),
            ids.into_iter().flatten().collect(),
        ));
    }
    if let Some(content) = content {
        let salt = chooser.salt(substance)?;
        let fraction = salt.as_ref().map(|salt| salt.value.base_fraction);
        let ids = [
            counted_by,
            Some(dose.id.clone()),
            Some(content.id),
            salt.map(|salt| salt.id),
        ];
        terms.push((
            Terms::TabletContent(count, content.value, fraction, dose.value),
            ids.into_iter().flatten().collect(),
        ));
    }
    Ok(terms)
}

type Value<T> = Option<Chosen<Range<T>>>;
type Found<T> = Result<Value<T>, Error>;

/// DEA did not publish both tablet figures for every month; one of the two is enough for an answer.
fn either_may_lack_the_month<A, B>(
    a: Found<A>,
    b: Found<B>,
) -> Result<(Value<A>, Value<B>), Error> {
    match (a, b) {
        (Ok(Some(a)), Err(error)) if error.kind() == ErrorKind::Date => Ok((Some(a), None)),
        (Err(error), Ok(Some(b))) if error.kind() == ErrorKind::Date => Ok((None, Some(b))),
        (a, b) => Ok((a?, b?)),
    }
}
