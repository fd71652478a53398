//! Named mappings of agencies' tables, kept as data.

#[cfg(feature = "overlay")]
mod file;

use std::borrow::Cow;

use super::folded::folded;
use super::measure::Measure;
use super::names;
use super::request::Role;
use crate::catalog::{Catalog, Text};
use crate::error::{Error, ErrorKind};
use crate::suggest;
use crate::unit::MassUnit;

type List<T> = Cow<'static, [T]>;

/// How the tables of one publisher are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// A short name, such as `cbp`.
    pub id: Text,
    /// What the tables are.
    pub title: Text,
    /// Who publishes them.
    pub publisher: Text,
    /// When the tables that it was written for were published: a day, a month or a year.
    pub date: Text,
    /// Where they can be read.
    pub url: Text,
    /// Names of the columns of a role, the best first.
    pub columns: List<(Role, List<Text>)>,
    /// What every quantity is in, where no column says so.
    pub unit: Option<Measure>,
    /// What unit codes mean, in lower case, sorted.
    pub units: List<(Text, Measure)>,
    /// What names of substances mean, in lower case, sorted: an id of the catalogue, or `None` for a
    /// name that is no single substance.
    pub substances: List<(Text, Option<Text>)>,
    /// Texts that mean "not reported" in the column of a role, in lower case.
    pub not_reported: List<(Role, List<Text>)>,
    /// How a fiscal year and a month make a date.
    pub fiscal: Option<Fiscal>,
}

/// Columns that hold a fiscal year and a month of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fiscal {
    /// Names of the column of the year, the best first.
    pub year: List<Text>,
    /// Names of the column of the month, the best first.
    pub month: List<Text>,
    /// The month in which the year starts; unless it is January, the year is named after the one in
    /// which it ends.
    pub first_month: u8,
}

impl Profile {
    /// The profiles compiled in.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        PROFILES
    }

    /// The profile of this id, in any case.
    ///
    /// # Errors
    /// [`ErrorKind::Profile`], with the ids there are.
    pub fn built_in(id: &str) -> Result<Self, Error> {
        let lower = id.trim().to_lowercase();
        let found = Self::all().iter().find(|profile| profile.id == lower);
        found.cloned().ok_or_else(|| {
            let ids = || Self::all().iter().map(|profile| &*profile.id);
            let all = ids().collect::<Vec<_>>().join(", ");
            let near = suggest::nearest(&lower, ids());
            Error::new(
                ErrorKind::Profile,
                say!("unknown profile `{}`", Error::shown(id)),
            )
            .hint(match near {
                Some(near) => say!("did you mean `{}`? the profiles are {}; a file of your own is given by its path", near, all),
                None => say!("the profiles are {}; a file of your own is given by its path", all),
            })
        })
    }

    /// That every substance it names is one of the catalogue.
    ///
    /// # Errors
    /// [`ErrorKind::Profile`] with the first that is not.
    pub fn check(&self, catalog: &Catalog) -> Result<(), Error> {
        for (name, id) in self.substances.iter() {
            let Some(id) = id else { continue };
            if !catalog.substances().iter().any(|known| known.id == *id) {
                let message = say!(
                    "profile `{}`: `{}` is said to be `{}`, which is no substance",
                    &self.id,
                    Error::shown(name),
                    Error::shown(id)
                );
                return Err(Error::new(ErrorKind::Profile, message).hint(
                    say!("write the id of a substance, as `dosecalc list substances` shows them, or {} for none", "\"\""),
                ));
            }
        }
        Ok(())
    }

    /// What a unit code means here; `None` where the profile does not say.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<Measure> {
        meaning(&self.units, code).copied()
    }

    /// What a name of a substance means here: the id of one, `Some(None)` for a name that is no single
    /// substance, and `None` where the profile does not say.
    #[must_use]
    pub fn substance(&self, name: &str) -> Option<Option<&str>> {
        meaning(&self.substances, name).map(Option::as_deref)
    }

    /// Whether a text in the column of a role means "not reported" here.
    #[must_use]
    pub fn is_not_reported(&self, role: Role, text: &str) -> bool {
        let of_role = |list: &&(Role, List<Text>)| list.0 == role;
        self.not_reported.iter().find(of_role).is_some_and(|list| {
            let text = folded(text);
            list.1.iter().any(|known| *known == text)
        })
    }

    /// The texts that mean "not reported" in the column of a role.
    pub(super) fn not_reported(&self, role: Role) -> impl Iterator<Item = &Text> {
        let lists = self.not_reported.iter();
        lists
            .filter(move |list| list.0 == role)
            .flat_map(|list| list.1.iter())
    }

    /// The names of the columns of a role, the best first.
    pub(super) fn columns(&self, role: Role) -> &[Text] {
        let list = self.columns.iter().find(|list| list.0 == role);
        list.map_or(&[], |list| &list.1)
    }

    /// Whether a header has a column for all that the profile needs: it is probably one of its tables.
    pub(super) fn fits(&self, header: &[String]) -> bool {
        let has = |wanted: &[Text]| {
            let mut names = header.iter();
            names.any(|name| wanted.iter().any(|known| names::same(known, name)))
        };
        let needed = [Role::Substance, Role::Quantity, Role::Unit];
        let mut lists = needed.map(|role| self.columns(role)).into_iter();
        lists.all(|list| list.is_empty() || has(list))
            && self
                .fiscal
                .as_ref()
                .is_none_or(|fiscal| has(&fiscal.year) && has(&fiscal.month))
    }
}

/// Finds a cell in a sorted list, whatever its case and spaces.
fn meaning<'a, T>(list: &'a [(Text, T)], cell: &str) -> Option<&'a T> {
    let cell = folded(cell);
    let at = list.binary_search_by(|known| (*known.0).cmp(&*cell)).ok()?;
    Some(&list[at].1)
}

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_nibrs() {
        let nibrs = Profile::built_in(" NIBRS ").expect("a profile");
        let masses = [
            ("GM", MassUnit::Gram),
            ("kg", MassUnit::Kilogram),
            ("OZ", MassUnit::Ounce),
            (" lb ", MassUnit::Pound),
        ];
        for (code, unit) in masses {
            assert_eq!(nibrs.unit(code), Some(Measure::Mass(unit)));
        }
        for code in ["ML", "LT", "FO", "GL", "DU", "NP", "fluid  ounce"] {
            assert_eq!(nibrs.unit(code), Some(Measure::NotAMass), "{code}");
        }
        assert_eq!(nibrs.unit("XX"), Some(Measure::NotReported));
        assert_eq!(nibrs.unit(""), None);
        assert_eq!(nibrs.substance("H"), Some(None));
        assert_eq!(nibrs.substance("Other Narcotics"), Some(None));
        assert_eq!(nibrs.substance("A"), Some(Some("crack")));
        assert_eq!(nibrs.substance("Heroin"), None);
    }

    #[test]
    fn names_of_cbp() {
        let cbp = Profile::built_in("cbp").expect("a profile");
        assert_eq!(cbp.substance("Khat (Catha Edulis)"), Some(Some("khat")));
        assert_eq!(cbp.substance("Other Drugs**"), Some(None));
        assert_eq!(cbp.substance("Fentanyl"), None);
        assert!(!cbp.is_not_reported(Role::Quantity, "0"));
    }

    #[test]
    fn every_profile_holds_together() {
        for profile in Profile::all() {
            profile
                .check(&Catalog::built_in())
                .expect("substances of the catalogue");
            assert!(profile.units.is_sorted_by(|a, b| a.0 < b.0));
            assert!(profile.substances.is_sorted_by(|a, b| a.0 < b.0));
        }
        let error = Profile::built_in("nibr").expect_err("a refusal");
        assert_eq!(error.message(), "unknown profile `nibr`");
        assert_eq!(
            error.hint_text().expect("a way out"),
            "did you mean `nibrs`? the profiles are cbp, nibrs; a file of your own is given by its path"
        );
    }
}
