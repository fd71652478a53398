//! What one gram or one tablet of a substance is computed from: for tables, where rows of one kind share it.

use super::assumption::{Assumption, Quantity};
use super::choose::Chooser;
use super::figure::Terms;
use super::settings::Settings;
use super::terms;
use crate::catalog::{Catalog, Substance};
use crate::dose::{TabletMass, Tablets};
use crate::error::Error;
use crate::exact::Exact;
use crate::exhibit::{Amount, Called, Exhibit, Form, Weighed};
use crate::mass::GrossMass;
use crate::range::Range;
use crate::unit::MassUnit;
use crate::warning::{Code, Warning};

/// The figures of one gram or of one tablet.
pub struct UnitTerms {
    /// What each is computed from, and the ids of its assumptions.
    pub terms: Vec<(Terms, Vec<String>)>,
    /// What they rest on.
    pub assumptions: Vec<Assumption>,
    /// What to mind.
    pub warnings: Vec<Warning>,
}

/// The same choices that [`assess`](super::assess) makes for a seizure, for one gram, or for one tablet
/// where `counted` says so.
///
/// # Errors
/// As for [`assess`](super::assess).
pub fn unit_terms(
    substance: &Substance,
    form: Option<Form>,
    counted: bool,
    settings: &Settings,
    catalog: &Catalog,
) -> Result<UnitTerms, Error> {
    let mut chooser = Chooser {
        catalog,
        settings,
        assumptions: Vec::with_capacity(4),
        warnings: Vec::new(),
        caveats: Vec::new(),
        used_month: false,
    };
    let exhibit = one(form, counted)?;
    let weighed_tablets_only = exhibit.is_weighed_tablets();
    let terms = terms::of(&exhibit, substance, weighed_tablets_only, &mut chooser)?;
    // It would say how many tablets there are in a gram.
    chooser
        .warnings
        .retain(|warning| warning.code != Code::TabletsWeighed);
    let mass = terms.iter().find_map(|(terms, _)| terms.tablet_mass());
    if let Some(mass) = mass {
        let Range { low, central, high } = mass.map(TabletMass::number);
        chooser.warn(
            Code::TabletsWeighed,
            say!("tablets that were weighed are counted at {} mg each ({} to {}); nearly all of their weight is filler, so they have no if-pure figure", central, low, high),
        );
    }
    Ok(UnitTerms {
        terms,
        assumptions: chooser.assumptions,
        warnings: chooser.warnings,
    })
}

fn one(form: Option<Form>, counted: bool) -> Result<Exhibit, Error> {
    let amount = if counted {
        Amount::Tablets(Tablets::new(Exact::ONE)?)
    } else {
        Amount::Mass(Weighed {
            gross: GrossMass::new(MassUnit::Gram.mass(Exact::ONE))?,
            written: String::new(),
            units: Vec::new(),
        })
    };
    Ok(Exhibit {
        substance: None,
        form,
        amount,
        digits: 1,
        hedge: None,
        salt: None,
        purity: None,
        uncertainty: None,
        called: Called::default(),
        span: 0..0,
    })
}
