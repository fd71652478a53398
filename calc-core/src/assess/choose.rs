//! Which value each exhibit rests on: given, of a preset, of the month, or the newest.

use super::assumption::{Assumption, Quantity};
use super::settings::{Choice, Settings};
use crate::catalog::{Catalog, PresetValue, SaltForm, Substance};
use crate::dose::{LethalDose, TabletMass};
use crate::error::{Error, ErrorKind};
use crate::range::Range;
use crate::warning::{Code, Warning};

/// Collects the assumptions of an answer while its figures are computed.
pub struct Chooser<'a> {
    pub catalog: &'a Catalog,
    pub settings: &'a Settings,
    pub assumptions: Vec<Assumption>,
    pub warnings: Vec<Warning>,
}

/// A value with the id of the assumption that it stands on.
#[derive(Clone, Debug)]
pub struct Chosen<T> {
    pub value: T,
    pub id: String,
}

impl Chooser<'_> {
    /// Adds an assumption, once.
    fn rest_on(&mut self, assumption: Assumption) -> String {
        let id = assumption.id.clone();
        if self.assumptions.iter().all(|known| known.id != id) {
            self.assumptions.push(assumption);
        }
        id
    }

    pub fn warn(&mut self, code: Code, message: impl Into<String>) {
        let warning = Warning::new(code, message);
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The lethal dose of a substance.
    pub fn lethal_dose(
        &mut self,
        substance: &Substance,
    ) -> Result<Chosen<Range<LethalDose>>, Error> {
        let dose = match &self.settings.lethal_dose {
            Some(Choice::Given(range)) => {
                let id = self.rest_on(Assumption::given(&substance.id, *range));
                return Ok(Chosen { value: *range, id });
            }
            Some(Choice::Named(name)) => Self::named_dose(substance, name)?,
            None => substance
                .lethal_dose
                .as_ref()
                .ok_or_else(|| no_reference_dose(substance))?,
        };
        if let Some(caveat) = &dose.caveat {
            self.warn(Code::Caveat, caveat.clone());
        }
        let id = self.rest_on(Assumption::published(self.catalog, &substance.id, dose));
        Ok(Chosen {
            value: dose.value,
            id,
        })
    }

    fn named_dose<'s>(
        substance: &'s Substance,
        name: &str,
    ) -> Result<&'s crate::catalog::ReferenceDose, Error> {
        let published = substance
            .lethal_dose
            .iter()
            .chain(substance.published_doses.iter());
        published
            .clone()
            .find(|dose| dose.id == name)
            .ok_or_else(|| {
                let ids: Vec<_> = published.map(|dose| format!("`{}`", dose.id)).collect();
                let known = if ids.is_empty() {
                    String::new()
                } else {
                    format!(", or one of {}", ids.join(", "))
                };
                Error::new(
                    ErrorKind::LethalDose,
                    format!(
                        "no published lethal dose of {} is called `{}`",
                        substance.id,
                        Error::shown(name)
                    ),
                )
                .hint(format!("give a mass, as in --lethal-dose 2mg{known}"))
            })
    }

    /// A value that presets hold. `Ok(None)` where the substance has none, or the preset that was
    /// named for another value has none of this kind.
    pub fn preset_value<T>(
        &mut self,
        substance: &Substance,
        choice: Option<&Choice<T>>,
    ) -> Result<Option<Chosen<Range<T>>>, Error>
    where
        T: Quantity + PresetValue,
    {
        let catalog = self.catalog;
        let settings = self.settings;
        let pick = match (choice, &settings.preset, settings.as_of) {
            (Some(Choice::Given(range)), ..) => {
                let id = self.rest_on(Assumption::given(&substance.id, *range));
                return Ok(Some(Chosen { value: *range, id }));
            }
            (Some(Choice::Named(name)), ..) => {
                let preset = catalog.preset(name)?;
                if preset.substance != substance.id {
                    return Err(Error::new(
                        ErrorKind::Preset,
                        format!(
                            "preset `{}` is about {}, not {}",
                            preset.id, preset.substance, substance.id
                        ),
                    )
                    .hint(format!("give the value itself: {}", T::OPTION)));
                }
                Some(catalog.pick::<T>(preset)?)
            }
            (None, Some(name), _) => {
                let preset = catalog.preset(name)?;
                let fits = preset.substance == substance.id && T::of(preset).is_some();
                if fits {
                    Some(catalog.pick::<T>(preset)?)
                } else {
                    None
                }
            }
            (None, None, Some(month)) if catalog.newest::<T>(&substance.id).is_some() => {
                Some(catalog.at_month::<T>(&substance.id, month)?)
            }
            (None, None, _) => catalog.newest::<T>(&substance.id),
        };
        let Some(pick) = pick else { return Ok(None) };
        if let (true, Some(month)) = (pick.past_newest, settings.as_of) {
            let message = format!(
                "no published {} covers {month}; the newest is used, {} ({} to {})",
                T::NAME,
                pick.preset.id,
                pick.preset.from,
                pick.preset.to
            );
            self.warn(Code::PastNewest, message);
        }
        let id = self.rest_on(Assumption::preset(catalog, &pick));
        Ok(Some(Chosen {
            value: pick.range,
            id,
        }))
    }

    /// DEA's shares count tablets with 2 mg or more; another lethal dose leaves them as they are.
    pub fn warn_of_other_dose(&mut self, dose: Range<LethalDose>) {
        let counted_from = LethalDose::milligrams_literal("2");
        if self.settings.tablet_share.is_none() && dose != Range::point(counted_from) {
            self.warn(Code::ShareOfTwoMilligrams, "DEA's tablet shares count tablets with 2 mg or more; the lethal dose of this answer does not change them");
        }
    }

    /// The mass of a tablet, to turn a weight into a count: of the newest preset that has one.
    pub fn preset_tablet_mass(
        &mut self,
        substance: &Substance,
    ) -> Result<Option<Chosen<Range<TabletMass>>>, Error> {
        let having = self
            .catalog
            .presets()
            .iter()
            .filter(|p| p.substance == substance.id && p.tablet_mass.is_some());
        let Some(newest) = having.max_by_key(|p| p.to) else {
            return Ok(None);
        };
        let pick = self.catalog.pick::<TabletMass>(newest)?;
        let id = self.rest_on(Assumption::preset(self.catalog, &pick));
        Ok(Some(Chosen {
            value: pick.range,
            id,
        }))
    }

    /// The salt that the purity was stated for, if one was named.
    pub fn salt<'s>(
        &mut self,
        substance: &'s Substance,
    ) -> Result<Option<Chosen<&'s SaltForm>>, Error> {
        let Some(name) = &self.settings.salt else {
            return Ok(None);
        };
        let salt = substance
            .salts
            .iter()
            .find(|salt| salt.id == *name)
            .ok_or_else(|| {
                let ids: Vec<_> = substance.salts.iter().map(|salt| &*salt.id).collect();
                let error = Error::new(
                    ErrorKind::Salt,
                    format!(
                        "no base fraction of {} as `{}` is known",
                        substance.id,
                        Error::shown(name)
                    ),
                );
                if ids.is_empty() {
                    error.hint("leave out --salt: the purity is then taken as reported")
                } else {
                    error.hint(format!("known: {}", ids.join(", ")))
                }
            })?;
        let id = self.rest_on(Assumption::salt(self.catalog, &substance.id, salt));
        Ok(Some(Chosen { value: salt, id }))
    }
}

fn no_reference_dose(substance: &Substance) -> Error {
    Error::new(
        ErrorKind::NoReferenceDose,
        format!("no source gives a lethal dose of {}", substance.id),
    )
    .hint("give one that you can defend, as in --lethal-dose 2mg")
}
