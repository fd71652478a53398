//! What was mapped, in sentences for a person.

use super::column::Columns;
use super::purity::says_percent;
use super::unit::of_name as unit_in_name;
use super::{DateFrom, Mapped, Mapping, UnitFrom};
use crate::batch::measure::Measure;
use crate::batch::profile::Profile;
use crate::batch::request::Role;
use crate::error::Error;

/// A mapping that is told.
pub struct Told<'a> {
    pub columns: &'a Columns<'a>,
    pub mapping: &'a Mapping,
}

impl Told<'_> {
    /// One line for each column that is used, and for what stands in the place of one.
    pub fn lines(&self) -> Vec<Mapped> {
        let Mapping {
            substance,
            quantity,
            purity,
            purity_low,
            purity_high,
            form,
            count,
            ..
        } = *self.mapping;
        let unit = match self.mapping.unit {
            UnitFrom::Column(at) => Some(at),
            UnitFrom::Fixed(_) | UnitFrom::InText => None,
        };
        let low = self.column("low end of purity", purity_low);
        let high = self.column("high end of purity", purity_high);
        let lines = [
            (None, None, self.profile()),
            (Some(Role::Substance), substance, Some(self.substance())),
            (Some(Role::Quantity), quantity, self.quantity()),
            (Some(Role::Unit), unit, self.unit()),
            (
                Some(Role::Count),
                count,
                self.column("count of tablets", count),
            ),
            (Some(Role::Form), form, self.column("form", form)),
            (Some(Role::Purity), purity, self.purity()),
            (Some(Role::PurityLow), purity_low, low),
            (Some(Role::PurityHigh), purity_high, high),
            (Some(Role::Date), None, self.date()),
            (None, None, self.other_profile()),
        ];
        let line = |(role, column, text): (_, Option<usize>, Option<String>)| {
            let columns = match role {
                Some(Role::Date) => self.date_columns(),
                _ => column.into_iter().collect(),
            };
            Some(Mapped {
                role,
                columns,
                text: text?,
            })
        };
        lines.into_iter().filter_map(line).collect()
    }

    fn date_columns(&self) -> Vec<usize> {
        match self.mapping.date {
            Some(DateFrom::Column(at)) => vec![at],
            Some(DateFrom::Fiscal { year, month, .. }) => vec![year, month],
            None => Vec::new(),
        }
    }

    fn column(&self, what: &str, at: Option<usize>) -> Option<String> {
        at.map(|at| format!("{what}: {}", self.columns.shown(at)))
    }

    fn profile(&self) -> Option<String> {
        let profile = self.columns.request.profile.as_ref()?;
        let Profile {
            id,
            title,
            publisher,
            ..
        } = profile;
        Some(format!("profile: {id} ({publisher}: {title})"))
    }

    fn substance(&self) -> String {
        let given = self.columns.request.settings.substance.as_deref();
        let given = given.map(Error::shown);
        let line = match (self.mapping.substance, given) {
            (Some(at), None) => self.columns.shown(at),
            (Some(at), Some(given)) => format!(
                "{}; rows that name none are {given}",
                self.columns.shown(at)
            ),
            (None, Some(given)) => format!("{given} in every row that names no other"),
            (None, None) => "each quantity names its own, as in 12 lb fentanyl".to_owned(),
        };
        format!("substance: {line}")
    }

    fn quantity(&self) -> Option<String> {
        let at = self.mapping.quantity?;
        let line = self.column("quantity", Some(at))?;
        Some(match self.mapping.unit {
            UnitFrom::Fixed(unit) => {
                let named = unit_in_name(&self.columns.names[at]).filter(|named| *named != unit);
                let named = named.map_or_else(String::new, |named| {
                    format!(", as given; its name says {}", named.symbol())
                });
                format!("{line}, in {}{named}", unit.told())
            }
            UnitFrom::InText => format!("{line}, each with its unit, as in 12 lb"),
            UnitFrom::Column(_) => line,
        })
    }

    fn unit(&self) -> Option<String> {
        let UnitFrom::Column(at) = self.mapping.unit else {
            return None;
        };
        let line = format!("unit: {}", self.columns.shown(at));
        Some(match self.mapping.unit_otherwise {
            Some(unit) => format!("{line}; quantities without one are in {}", unit.told()),
            None => line,
        })
    }

    fn purity(&self) -> Option<String> {
        let at = self.mapping.purity?;
        let bare = if self.mapping.purity_is_percent {
            "percent, as in 10.3"
        } else {
            "fractions, as in 0.103"
        };
        let line = format!(
            "purity: {}; bare numbers are {bare}",
            self.columns.shown(at)
        );
        let is_told = self.columns.request.purity_percent.is_some()
            || says_percent(&self.columns.names[at]).is_some();
        Some(if is_told {
            line
        } else {
            format!("{line} (--purity-unit says otherwise)")
        })
    }

    fn date(&self) -> Option<String> {
        match self.mapping.date? {
            DateFrom::Column(at) => self.column("date", Some(at)),
            DateFrom::Fiscal {
                year,
                month,
                first_month,
            } => Some(format!(
                "date: {} and {}; fiscal years start with month {first_month}",
                self.columns.shown(year),
                self.columns.shown(month)
            )),
        }
    }

    /// A profile that was not asked for and that the header fits.
    fn other_profile(&self) -> Option<String> {
        if self.columns.request.profile.is_some() {
            return None;
        }
        let fits = |profile: &&Profile| profile.fits(self.columns.names);
        let profile = Profile::all().iter().find(fits)?;
        Some(format!(
            "the header is that of profile {id} ({publisher}): --profile {id} knows its names, codes and dates",
            id = profile.id,
            publisher = profile.publisher
        ))
    }
}

impl Measure {
    /// With its full name: `lb (avoirdupois pound)`.
    fn told(self) -> String {
        match self {
            Self::Mass(unit) if unit.info().name != unit.info().symbol => {
                format!("{} ({})", unit.info().symbol, unit.info().name)
            }
            _ => self.symbol().to_owned(),
        }
    }
}
