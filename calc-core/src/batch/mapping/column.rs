//! The column of a role among the names of a header.

use super::{DateFrom, Mapping, UnitFrom, unit};
use crate::batch::names;
use crate::batch::profile::Profile;
use crate::batch::request::{Request, Role};
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::suggest;

/// How many columns a message lists.
const LISTED: usize = 20;

/// A header, and what is asked of it.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    pub names: &'a [String],
    pub request: &'a Request,
}

/// How well the name of a column fits a role.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is one that tables have for it, perhaps with a unit.
    Exact,
    /// It is one with words around it that leave its meaning.
    Near,
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
        let message = format!(
            "the table has no column `{}`, which profile `{}` has for {}",
            wanted[0],
            profile.id,
            article(role)
        );
        Err(Error::new(ErrorKind::Column, message).hint(format!(
            "name the column with {} NAME, or leave --profile out; {}",
            role.option(),
            self.list()
        )))
    }

    /// The column with a name that tables have for a role.
    fn by_name(&self, role: Role) -> Result<Option<usize>, Error> {
        let mut exact = Vec::new();
        let mut near = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            match fit(role, name) {
                Some(Fit::Exact) => exact.push(at),
                Some(Fit::Near) => near.push(at),
                None => {}
            }
        }
        let best = if exact.is_empty() { near } else { exact };
        match best[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(self.several(&best, role)),
        }
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
                let message = format!(
                    "{} is taken both for {} and for {}",
                    place.map_or_else(String::new, |place| self.shown(place)),
                    article(Role::ALL[before]),
                    article(Role::ALL[at])
                );
                return Err(Error::new(ErrorKind::Column, message).hint(format!(
                    "name another column with {} or {}",
                    Role::ALL[before].option(),
                    Role::ALL[at].option()
                )));
            }
        }
        Ok(())
    }

    /// A column as messages show it: `column 9, "Sum Qty (lbs)"`.
    pub fn shown(&self, at: usize) -> String {
        format!("column {}, {}", at + 1, self.quoted(at))
    }

    pub fn quoted(&self, at: usize) -> String {
        format!("\"{}\"", Error::shown(&self.names[at]))
    }

    /// All columns, in a sentence.
    pub fn list(&self) -> String {
        let listed = self.names.len().min(LISTED);
        let shown: Vec<String> = (0..listed).map(|at| self.quoted(at)).collect();
        let more = match self.names.len() - listed {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("the columns are {}{more}", shown.join(", "))
    }

    fn several(&self, places: &[usize], role: Role) -> Error {
        let first = &self.names[places[0]];
        let option = role.option();
        if places.iter().all(|&at| self.names[at] == *first) {
            let message = format!(
                "{} columns are called {}",
                places.len(),
                self.quoted(places[0])
            );
            let numbers: Vec<String> = places
                .iter()
                .map(|at| format!("{option} '#{}'", at + 1))
                .collect();
            return Error::new(ErrorKind::Column, message)
                .hint(format!("say which by its number: {}", numbers.join(" or ")));
        }
        let shown: Vec<String> = places.iter().map(|&at| self.quoted(at)).collect();
        let message = format!("{} could all hold {}", shown.join(" and "), article(role)).replace(
            "all hold",
            if places.len() == 2 {
                "both hold"
            } else {
                "all hold"
            },
        );
        let ways: Vec<String> = shown
            .iter()
            .map(|name| format!("{option} {name}"))
            .collect();
        Error::new(ErrorKind::Column, message).hint(format!("say which: {}", ways.join(" or ")))
    }

    fn not_there(&self, name: &str, role: Role) -> Error {
        let lower = name.to_lowercase();
        let lowered: Vec<String> = self
            .names
            .iter()
            .map(|known| known.to_lowercase())
            .collect();
        let near = suggest::nearest(&lower, lowered.iter().map(|known| &**known));
        let near = near.and_then(|near| lowered.iter().position(|known| known == near));
        let near = near.map_or_else(String::new, |at| {
            format!("did you mean {}? ", self.quoted(at))
        });
        let message = format!(
            "the table has no column \"{}\", given by {}",
            Error::shown(name),
            role.option()
        );
        Error::new(ErrorKind::Column, message).hint(format!("{near}{}", self.list()))
    }

    /// The refusal of a table without a column of a role.
    pub fn missing(&self, role: Role) -> Error {
        let slip = self.names.iter().position(|name| {
            let joined = names::words(name).concat();
            suggest::nearest(&joined, names::of(role).iter().copied()).is_some()
        });
        let example = slip.map_or_else(|| "NAME".to_owned(), |at| self.quoted(at));
        let (what, otherwise) = match role {
            Role::Substance => (
                "what was seized",
                ", or the substance of every row with --substance NAME",
            ),
            Role::Date => ("dates", ""),
            _ => ("quantities", ", or of tablets with --count-column NAME"),
        };
        let message = format!("no column of {what} was found");
        Error::new(ErrorKind::Column, message).hint(format!(
            "name it with {} {example}{otherwise}; {}",
            role.option(),
            self.list()
        ))
    }
}

/// How well a name fits a role.
fn fit(role: Role, name: &str) -> Option<Fit> {
    let words = names::words(name);
    if words.is_empty() {
        return None;
    }
    let bare = match role {
        Role::Quantity => return fit_quantity(name, &words),
        Role::Purity | Role::PurityLow | Role::PurityHigh => {
            let mut bare = words;
            bare.retain(|word| names::percent(word).is_none());
            bare
        }
        _ => words,
    };
    fit_words(role, &bare)
}

fn fit_words(role: Role, words: &[String]) -> Option<Fit> {
    if names::is_name(role, words) {
        return Some(Fit::Exact);
    }
    let core = names::core(role, words);
    names::is_name(role, &core).then_some(Fit::Near)
}

/// A quantity's name may hold its unit, and may be no more than that: `Kilograms`, `total lbs`.
fn fit_quantity(name: &str, words: &[String]) -> Option<Fit> {
    let whole = fit_words(Role::Quantity, words);
    if whole == Some(Fit::Exact) {
        return whole;
    }
    let Some(found) = unit::in_name(name, words) else {
        return whole;
    };
    let rest = fit_words(Role::Quantity, &found.rest);
    let alone = found.is_mass && names::core(Role::Quantity, &found.rest).is_empty();
    rest.or(whole).or(alone.then_some(Fit::Near))
}

/// How many names of a record are names of columns: the record with the most is the likeliest header.
pub fn looks_like_header(names: &[String]) -> usize {
    let fits = |name: &&String| Role::ALL.iter().any(|&role| fit(role, name).is_some());
    names.iter().filter(fits).count()
}

/// A role in a sentence.
pub const fn article(role: Role) -> &'static str {
    match role {
        Role::Substance => "the substance",
        Role::Quantity => "the quantity",
        Role::Unit => "the unit",
        Role::Purity => "the purity",
        Role::PurityLow => "the low end of the purity",
        Role::PurityHigh => "the high end of the purity",
        Role::Form => "the form",
        Role::Count => "the count of tablets",
        Role::Date => "the date",
    }
}
