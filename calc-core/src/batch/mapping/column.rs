//! The column of a role among the names of a header.

use super::fit::{Fit, fit};
use super::refuse::article;
use super::{DateFrom, Mapping, UnitFrom};
use crate::batch::names;
use crate::batch::profile::Profile;
use crate::batch::request::{Request, Role};
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::message::Arg;

/// A header, and what is asked of it.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    pub names: &'a [String],
    pub request: &'a Request,
}

impl Columns<'_> {
    /// The column of a role: given, or the profile's, or the only one that fits best.
    pub fn find(&self, role: Role) -> Result<Option<usize>, Error> {
        if let Some(name) = self.given(role) {
            return if name.trim().is_empty() {
                Ok(None)
            } else {
                self.named(name, role).map(Some)
            };
        }
        if let Some(profile) = &self.request.profile {
            let wanted = profile.columns(role);
            if !wanted.is_empty() {
                return self.of_profile(profile, wanted, role);
            }
            if role == Role::Unit && profile.unit.is_some() {
                return Ok(None);
            }
        }
        self.by_name(role)
    }

    /// The name given for a role; of two, the later.
    pub fn given(&self, role: Role) -> Option<&str> {
        let mut given = self.request.columns.iter().rev();
        let (_, name) = given.find(|(of, _)| *of == role)?;
        Some(name)
    }

    /// The column of a name that somebody wrote: as it stands there, by its number, or in other letters.
    fn named(&self, name: &str, role: Role) -> Result<usize, Error> {
        let name = name.trim();
        let places = self.places(|known| known == name);
        if places.is_empty()
            && let Some(number) = name.strip_prefix('#')
            && let Ok(number) = number.parse::<usize>()
            && (1..=self.names.len()).contains(&number)
        {
            return Ok(number - 1);
        }
        let places = if places.is_empty() {
            self.places(|known| names::same(known, name))
        } else {
            places
        };
        match places[..] {
            [one] => Ok(one),
            [] => Err(self.not_there(name, role)),
            _ => Err(self.several(&places, role)),
        }
    }

    /// The first of the names that a profile has for a role.
    fn of_profile(
        &self,
        profile: &Profile,
        wanted: &[Text],
        role: Role,
    ) -> Result<Option<usize>, Error> {
        for wanted in wanted {
            let places = self.places(|known| names::same(known, wanted));
            match places[..] {
                [] => {}
                [one] => return Ok(Some(one)),
                _ => return Err(self.several(&places, role)),
            }
        }
        if !matches!(role, Role::Substance | Role::Quantity | Role::Unit) {
            return self.by_name(role);
        }
        let message = say!(
            "the table has no column `{}`, which profile `{}` has for {}",
            &wanted[0],
            &profile.id,
            Arg::term(article(role))
        );
        Err(Error::new(ErrorKind::Column, message).hint(say!(
            "name the column with {} NAME, or leave --profile out; {}",
            Arg::term(role.option()),
            self.list()
        )))
    }

    /// The column with a name that tables have for a role.
    fn by_name(&self, role: Role) -> Result<Option<usize>, Error> {
        let best = self.could_be(role);
        match best[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(self.several(&best, role)),
        }
    }

    /// The columns whose names fit a role best.
    pub fn could_be(&self, role: Role) -> Vec<usize> {
        let mut exact = Vec::new();
        let mut near = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            match fit(role, name) {
                Some(Fit::Exact) => exact.push(at),
                Some(Fit::Near) => near.push(at),
                None => {}
            }
        }
        if exact.is_empty() { near } else { exact }
    }

    fn places(&self, is_it: impl Fn(&str) -> bool) -> Vec<usize> {
        let names = self.names.iter().enumerate();
        names
            .filter(|(_, name)| is_it(name))
            .map(|(at, _)| at)
            .collect()
    }

    /// That no column has two roles.
    pub fn reject_twice(&self, mapping: &Mapping) -> Result<(), Error> {
        let unit = match mapping.unit {
            UnitFrom::Column(at) => Some(at),
            _ => None,
        };
        let date = match mapping.date {
            Some(DateFrom::Column(at)) => Some(at),
            _ => None,
        };
        let places = [
            mapping.substance,
            mapping.quantity,
            unit,
            mapping.purity,
            mapping.purity_low,
            mapping.purity_high,
            mapping.form,
            mapping.count,
            date,
        ];
        for (at, place) in places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.is_some())
        {
            if let Some(before) = places[..at].iter().position(|other| other == place) {
                let message = say!(
                    "{} is taken both for {} and for {}",
                    place.map_or_else(String::new, |place| self.shown(place)),
                    Arg::term(article(Role::ALL[before])),
                    Arg::term(article(Role::ALL[at]))
                );
                return Err(Error::new(ErrorKind::Column, message).hint(say!(
                    "name another column with {} or {}",
                    Arg::term(Role::ALL[before].option()),
                    Arg::term(Role::ALL[at].option())
                )));
            }
        }
        Ok(())
    }
}
