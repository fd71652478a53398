//! Which value each exhibit rests on: given, of a preset, of the month, or the newest.

use super::assumption::{Assumption, Quantity};
use super::settings::{Choice, Settings};
use crate::catalog::{Catalog, Found, Kind, Preset, PresetValue, ReferenceDose, Substance, Text};
use crate::dose::{LethalDose, TabletMass};
use crate::error::{Error, ErrorKind};
use crate::message::{Arg, Message};
use crate::method::Method;
use crate::purity::{BaseFraction, Purity};
use crate::range::Range;
use crate::sampling::WholeOfBags;
use crate::warning::{Code, Warning};

/// Collects the assumptions and the warnings of an answer while its figures are computed.
pub struct Chooser<'a> {
    pub catalog: &'a Catalog,
    pub settings: &'a Settings,
    pub assumptions: Vec<Assumption>,
    pub warnings: Vec<Warning>,
    /// What is to be minded of the values, as their sources have it.
    pub caveats: Vec<Text>,
    /// Whether a value was chosen by the month asked for.
    pub used_month: bool,
}

/// A value with the id of the assumption that it stands on.
#[derive(Clone, Debug)]
pub struct Chosen<T> {
    pub value: T,
    pub id: String,
}

impl<'a> Chooser<'a> {
    /// Whether a method is asked for: all are, unless some are named.
    pub fn wants(&self, method: Method) -> bool {
        self.settings.methods.is_empty() || self.settings.methods.contains(&method)
    }

    /// Whether a purity came with the question, as a value and not as a powder's preset.
    pub fn purity_is_given(&self) -> bool {
        matches!(self.settings.purity, Some(Choice::Given(_)))
    }

    /// Adds an assumption, once.
    fn rest_on(&mut self, assumption: Assumption) -> String {
        let id = assumption.id.clone();
        if self.assumptions.iter().all(|known| known.id != id) {
            self.assumptions.push(assumption);
        }
        id
    }

    /// A value that came with the question. The second of a kind has a number behind its id.
    pub fn given<T: Quantity>(
        &mut self,
        substance: &Substance,
        range: Range<T>,
    ) -> Chosen<Range<T>> {
        let mut assumption = Assumption::given(&substance.id, range);
        let of_kind = |known: &&Assumption| {
            known.quantity == T::QUANTITY && known.citation == assumption.citation
        };
        let others: Vec<&Assumption> = self.assumptions.iter().filter(of_kind).collect();
        let same = others.iter().find(|known| known.is_same_value(&assumption));
        if let Some(known) = same {
            assumption.id.clone_from(&known.id);
        } else if !others.is_empty() {
            assumption.id = format!("{}/{}", assumption.id, others.len() + 1);
        }
        Chosen {
            value: range,
            id: self.rest_on(assumption),
        }
    }

    /// The purity of all bags by a sample of them.
    pub fn sampled(
        &mut self,
        substance: &Substance,
        bags: WholeOfBags,
    ) -> Result<Chosen<Range<Purity>>, Error> {
        let value = bags.range()?;
        let assumption = Assumption::sampled(self.catalog, &substance.id, value, bags);
        let id = self.rest_on(assumption);
        Ok(Chosen { value, id })
    }

    /// Says of what an exhibit rests on whose it is.
    pub fn is_of(&mut self, exhibit: usize, quantity: &str, ids: &[String]) {
        let own = self
            .assumptions
            .iter_mut()
            .filter(|known| known.quantity == quantity && ids.contains(&known.id));
        for assumption in own {
            assumption.exhibits.push(exhibit);
        }
    }

    /// Adds a warning, once.
    pub fn warn(&mut self, code: Code, message: impl Into<Message>) {
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
                // A condition is of the dose that was published, not of any other.
                let published = substance.lethal_dose.as_ref();
                let same = published.filter(|dose| dose.value == *range);
                let condition = same.and_then(|dose| dose.condition.clone());
                let assumption = Assumption {
                    condition,
                    ..Assumption::given(&substance.id, *range)
                };
                return Ok(Chosen {
                    value: *range,
                    id: self.rest_on(assumption),
                });
            }
            Some(Choice::Named(name)) => named_dose(substance, name)?,
            None => substance
                .lethal_dose
                .as_ref()
                .ok_or_else(|| no_reference_dose(substance))?,
        };
        if let Some(caveat) = &dose.caveat {
            let source = dose
                .caveat_source
                .as_ref()
                .map(|id| self.catalog.source(id));
            if !self.caveats.contains(caveat) {
                self.caveats.push(caveat.clone());
            }
            let said = Arg::Term(caveat.clone());
            let message = match source {
                Some(s) => say!("{} ({}: {}, {})", said, &s.publisher, &s.title, &s.url),
                None => say!("{}", said),
            };
            self.warn(Code::Caveat, message);
        }
        let id = self.rest_on(Assumption::published(self.catalog, &substance.id, dose));
        Ok(Chosen {
            value: dose.value,
            id,
        })
    }

    /// A value that presets hold.
    ///
    /// # Errors
    /// [`ErrorKind::NotGiven`] where no source gives one for the substance, [`ErrorKind::Preset`] where
    /// the preset named has none, [`ErrorKind::Date`] where no period covers the month.
    pub fn preset_value<T>(
        &mut self,
        substance: &Substance,
        choice: Option<&Choice<T>>,
    ) -> Result<Chosen<Range<T>>, Error>
    where
        T: Quantity + PresetValue,
    {
        let named = match choice {
            Some(Choice::Given(range)) => {
                return Ok(self.given(substance, *range));
            }
            Some(Choice::Named(name)) => Some(name.as_str()),
            None => None,
        };
        let found = self.preset_of(Kind::of::<T>(), substance, named)?;
        let pick = self.catalog.pick_found::<T>(found)?;
        self.warn_of_period(T::NAME, found);
        let id = self.rest_on(Assumption::preset(self.catalog, &pick));
        Ok(Chosen {
            value: pick.range,
            id,
        })
    }

    /// The preset that a kind of value is taken from: the one named for it, the one named for all, that of
    /// the month, or the newest.
    fn preset_of(
        &mut self,
        kind: Kind,
        substance: &Substance,
        named: Option<&str>,
    ) -> Result<Found<'a>, Error> {
        let catalog = self.catalog;
        let not_given = || not_given(kind, substance);
        match (named, &self.settings.preset, self.settings.as_of) {
            (Some(name), ..) => {
                about(catalog.preset(name)?, substance, kind.option).map(Found::named)
            }
            (None, Some(name), _) => {
                let preset = catalog.preset(name)?;
                // A preset of another substance says nothing of this one.
                if preset.substance != substance.id {
                    return Err(not_given());
                }
                Ok(Found::named(preset))
            }
            (None, None, month) => {
                let newest = catalog.newest(kind, &substance.id).ok_or_else(not_given)?;
                let Some(month) = month else {
                    return Ok(newest);
                };
                let found = catalog.at_month(kind, &substance.id, month)?;
                self.used_month = true;
                Ok(found)
            }
        }
    }

    /// The mass of a tablet, to turn a weight into a count: of the preset named, if it has one, else
    /// of the newest that has. `None` where no source gives one.
    pub fn tablet_mass(
        &mut self,
        substance: &Substance,
    ) -> Result<Option<Chosen<Range<TabletMass>>>, Error> {
        let catalog = self.catalog;
        let named = self
            .settings
            .preset
            .as_ref()
            .map(|name| catalog.preset(name))
            .transpose()?;
        let has =
            |preset: &&Preset| preset.substance == substance.id && preset.tablet_mass.is_some();
        let newest = || {
            catalog
                .presets()
                .iter()
                .filter(has)
                .max_by_key(|preset| preset.to)
        };
        let Some(preset) = named.filter(has).or_else(newest) else {
            return Ok(None);
        };
        let pick = catalog.pick::<TabletMass>(preset)?;
        if let Some(month) = self.settings.as_of
            && !(preset.from..=preset.to).contains(&month)
        {
            let message = say!(
                "the tablet mass is that of {} ({} to {}), not of {}",
                &preset.id,
                preset.from,
                preset.to,
                month
            );
            self.warn(Code::OlderPeriod, message);
        }
        let id = self.rest_on(Assumption::preset(catalog, &pick));
        Ok(Some(Chosen {
            value: pick.range,
            id,
        }))
    }

    /// The share of free base in the salt that the purity was stated for, if one was named.
    pub fn salt(&mut self, substance: &Substance) -> Result<Option<Chosen<BaseFraction>>, Error> {
        let Some(name) = &self.settings.salt else {
            return Ok(None);
        };
        let salt = substance
            .salts
            .iter()
            .find(|salt| salt.id.eq_ignore_ascii_case(name))
            .ok_or_else(|| {
                let ids: Vec<_> = substance.salts.iter().map(|salt| &*salt.id).collect();
                let hint = if ids.is_empty() {
                    why!("leave out --salt: the purity is then taken as reported")
                } else {
                    why!("--salt takes {}", ids.join(", "))
                };
                Error::new(
                    ErrorKind::Salt,
                    why!(
                        "no base fraction of {} as `{}` is known",
                        Arg::Term(substance.id.clone()),
                        Error::shown(name)
                    ),
                )
                .hint(hint)
            })?;
        let id = self.rest_on(Assumption::salt(self.catalog, &substance.id, salt));
        Ok(Some(Chosen {
            value: salt.base_fraction,
            id,
        }))
    }

    /// A month past the newest period, and a default that is older than the newest period.
    fn warn_of_period(&mut self, name: &'static str, found: Found<'_>) {
        let preset = found.preset;
        let period = format!("{} ({} to {})", preset.id, preset.from, preset.to);
        match self.settings.as_of {
            Some(month) if found.past_newest => {
                let message = say!(
                    "no published {} covers {}; the newest is used, {}",
                    Arg::term(name),
                    month,
                    period
                );
                self.warn(Code::PastNewest, message);
            }
            None if self.settings.preset.is_none() && preset.series.is_some() => {
                let series = self
                    .catalog
                    .presets()
                    .iter()
                    .filter(|p| p.series == preset.series && p.substance == preset.substance);
                let newer = series
                    .max_by_key(|p| p.to)
                    .filter(|newest| newest.to > preset.to);
                if let (true, Some(newer)) = (found.is_newest, newer) {
                    let message = say!(
                        "{} has no {}; the newest is used, {}",
                        &newer.id,
                        Arg::term(name),
                        period
                    );
                    self.warn(Code::OlderPeriod, message);
                }
            }
            _ => {}
        }
    }
}

/// The preset, if it is about the substance.
fn about<'a>(
    preset: &'a Preset,
    substance: &Substance,
    option: &'static str,
) -> Result<&'a Preset, Error> {
    if preset.substance == substance.id {
        return Ok(preset);
    }
    let message = say!(
        "preset `{}` is about {}, not {}",
        &preset.id,
        Arg::Term(preset.substance.clone()),
        Arg::Term(substance.id.clone())
    );
    Err(Error::new(ErrorKind::Preset, message)
        .hint(why!("give the value itself: {}", Arg::term(option))))
}

fn named_dose<'s>(substance: &'s Substance, name: &str) -> Result<&'s ReferenceDose, Error> {
    substance
        .doses()
        .find(|dose| dose.id.eq_ignore_ascii_case(name))
        .ok_or_else(|| {
            let ids: Vec<_> = substance
                .doses()
                .map(|dose| format!("`{}`", dose.id))
                .collect();
            let message = why!(
                "no published lethal dose of {} is called `{}`",
                Arg::Term(substance.id.clone()),
                Error::shown(name)
            );
            Error::new(ErrorKind::LethalDose, message).hint(if ids.is_empty() {
                why!("give a mass, as in --lethal-dose MASS")
            } else {
                why!(
                    "give a mass, as in --lethal-dose MASS, or one of {}",
                    ids.join(", ")
                )
            })
        })
}

fn no_reference_dose(substance: &Substance) -> Error {
    Error::new(
        ErrorKind::NoReferenceDose,
        why!(
            "no source gives a lethal dose of {}",
            Arg::Term(substance.id.clone())
        ),
    )
    .hint(why!(
        "ask for {} by itself, with a dose that you can defend: --lethal-dose MASS",
        Arg::Term(substance.id.clone())
    ))
}

fn not_given(kind: Kind, substance: &Substance) -> Error {
    Error::new(
        ErrorKind::NotGiven,
        say!(
            "no source here gives the {} of {}",
            Arg::term(kind.name),
            Arg::Term(substance.id.clone())
        ),
    )
    .hint(say!("give it with {}", Arg::term(kind.option)))
}
