//! What was mapped, in sentences for a person.

use super::column::Columns;
use super::purity::says_percent;
use super::unit::of_name as unit_in_name;
use super::{DateFrom, Mapped, Mapping, UnitFrom};
use crate::batch::measure::Measure;
use crate::batch::profile::Profile;
use crate::batch::request::Role;
use crate::error::Error;
use crate::message::{Arg, Message};

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
        let line = |(role, column, text): (_, Option<usize>, Option<Message>)| {
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

    fn column(&self, what: &'static str, at: Option<usize>) -> Option<Message> {
        at.map(|at| say!("{}: {}", Arg::term(what), self.shown(at)))
    }

    /// "column 9, "Sum Qty (lbs)"".
    fn shown(&self, at: usize) -> Message {
        let name = Error::shown(&self.columns.names[at]);
        say!("column {}, \"{}\"", (at + 1).to_string(), name)
    }

    fn profile(&self) -> Option<Message> {
        let profile = self.columns.request.profile.as_ref()?;
        let Profile {
            id,
            title,
            publisher,
            ..
        } = profile;
        Some(say!("profile: {} ({}: {})", id, publisher, title))
    }

    fn substance(&self) -> Message {
        let given = self.columns.request.settings.substance.as_deref();
        let given = given.map(Error::shown);
        let line = match (self.mapping.substance, given) {
            (Some(at), None) => self.shown(at),
            (Some(at), Some(given)) => {
                say!("{}; rows that name none are {}", self.shown(at), given)
            }
            (None, Some(given)) => say!("{} in every row that names no other", given),
            (None, None) => say!("each quantity names its own, as in 12 lb fentanyl"),
        };
        say!("{}: {}", Arg::term("substance"), line)
    }

    fn quantity(&self) -> Option<Message> {
        let at = self.mapping.quantity?;
        let line = self.column("quantity", Some(at))?;
        Some(match self.mapping.unit {
            UnitFrom::Fixed(unit) => {
                let named = unit_in_name(&self.columns.names[at]).filter(|named| *named != unit);
                let line = say!("{}, in {}", line, unit.told());
                match named {
                    None => line,
                    Some(named) => {
                        say!("{}, as given; its name says {}", line, named.symbol())
                    }
                }
            }
            UnitFrom::InText => say!("{}, each with its unit, as in 12 lb", line),
            UnitFrom::Column(_) => line,
        })
    }

    fn unit(&self) -> Option<Message> {
        let UnitFrom::Column(at) = self.mapping.unit else {
            return None;
        };
        let line = self.column("unit", Some(at))?;
        Some(match self.mapping.unit_otherwise {
            Some(unit) => say!("{}; quantities without one are in {}", line, unit.told()),
            None => line,
        })
    }

    fn purity(&self) -> Option<Message> {
        let at = self.mapping.purity?;
        let line = self.column("purity", Some(at))?;
        let line = if self.mapping.purity_is_percent {
            say!("{}; bare numbers are percent, as in 10.3", line)
        } else {
            say!("{}; bare numbers are fractions, as in 0.103", line)
        };
        let is_told = self.columns.request.purity_percent.is_some()
            || says_percent(&self.columns.names[at]).is_some();
        Some(if is_told {
            line
        } else {
            say!("{} (--purity-unit says otherwise)", line)
        })
    }

    fn date(&self) -> Option<Message> {
        match self.mapping.date? {
            DateFrom::Column(at) => self.column("date", Some(at)),
            DateFrom::Fiscal {
                year,
                month,
                first_month,
            } => Some(say!(
                "{}: {} and {}; fiscal years start with month {}",
                Arg::term("date"),
                self.shown(year),
                self.shown(month),
                first_month.to_string()
            )),
        }
    }

    /// A profile that was not asked for and that the header fits.
    fn other_profile(&self) -> Option<Message> {
        if self.columns.request.profile.is_some() {
            return None;
        }
        let fits = |profile: &&Profile| profile.fits(self.columns.names);
        let profile = Profile::all().iter().find(fits)?;
        Some(say!(
            "the header is that of profile {} ({}): --profile {} knows its names, codes and dates",
            &profile.id,
            &profile.publisher,
            &profile.id
        ))
    }
}

impl Measure {
    /// With its full name: `lb (avoirdupois pound)`.
    fn told(self) -> Message {
        match self {
            Self::Mass(unit) if unit.info().name != unit.info().symbol => {
                say!("{} ({})", unit.info().symbol, Arg::term(unit.info().name))
            }
            _ => say!("{}", Arg::term(self.symbol())),
        }
    }
}
