//! A user's own profile: the same shape as `data/profiles.toml`, with one profile.

use std::collections::BTreeMap;

use super::super::folded::folded;
use super::super::measure::Measure;
use super::super::request::Role;
use super::super::schema::{self, File};
use super::{Fiscal, List, Profile};
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

const SHAPE: &str = "a profile file has one [[profile]] with id, title, publisher, date, url and tables of \
                     columns, units, substances, not_reported and fiscal";

impl Profile {
    /// Reads a profile of a user's own. [`Profile::check`] holds it to a catalogue.
    ///
    /// # Errors
    /// [`ErrorKind::Profile`] with the line of what is not TOML or not in the shape of a profile, and
    /// for a unit or a month that is none.
    ///
    /// ```
    /// use calc_core::batch::{Measure, Profile};
    /// let county = Profile::from_toml(r#"
    ///     [[profile]]
    ///     id = "county"
    ///     title = "Exhibits of the county laboratory"
    ///     publisher = "County laboratory"
    ///     date = "2026"
    ///     url = "https://example.org/exhibits"
    ///     [profile.columns]
    ///     substance = ["analyte"]
    ///     quantity = ["recovered"]
    ///     unit = ["u"]
    ///     [profile.units]
    ///     EA = "tablets"
    /// "#)?;
    /// assert_eq!(county.unit("ea"), Some(Measure::Tablets));
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
        let mut profiles = file.profile.into_iter();
        match (profiles.next(), profiles.next()) {
            (Some(one), None) => profile(one),
            (None, _) => Err(wrong("the file has no [[profile]]", SHAPE)),
            (Some(_), Some(_)) => Err(wrong(
                "the file has more than one [[profile]]",
                "write one profile a file",
            )),
        }
    }
}

fn wrong(message: impl Into<Message>, hint: &'static str) -> Error {
    Error::new(ErrorKind::Profile, message).hint(hint)
}

/// What the TOML parser says, with the line that it says it of.
fn unreadable(text: &str, error: &toml::de::Error) -> Error {
    let message = error.message();
    let Some(span) = error.span() else {
        return wrong(message.to_owned(), SHAPE);
    };
    let before = &text.as_bytes()[..span.start.min(text.len())];
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    wrong(format!("line {line}: {message}"), SHAPE).at(span)
}

fn profile(p: schema::Profile) -> Result<Profile, Error> {
    let id = p.id.to_lowercase();
    let told = [&id, &p.title, &p.publisher, &p.date, &p.url];
    if told.iter().any(|text| text.trim().is_empty()) {
        return Err(wrong(
            "the profile has an empty id, title, publisher, date or url",
            "say what the tables are, whose, of when, and where they can be read",
        ));
    }
    let units = pairs(p.units, |word| measure(&word))?;
    let substances = pairs(p.substances, |id| {
        Ok(Some(Text::from(id)).filter(|id| !id.is_empty()))
    })?;
    Ok(Profile {
        id: id.into(),
        title: p.title.into(),
        publisher: p.publisher.into(),
        date: p.date.into(),
        url: p.url.into(),
        columns: roles(p.columns, |name| name),
        unit: p.unit.map(|unit| measure(&unit)).transpose()?,
        units: units.into(),
        substances: substances.into(),
        not_reported: roles(p.not_reported, |cell| folded(&cell)),
        fiscal: p.fiscal.map(fiscal).transpose()?,
    })
}

/// Sorted pairs of a cell and its meaning.
fn pairs<T>(
    map: BTreeMap<String, String>,
    meaning: impl Fn(String) -> Result<T, Error>,
) -> Result<Vec<(Text, T)>, Error> {
    let mut sorted = BTreeMap::new();
    for (cell, value) in map {
        let meaning = meaning(value)?;
        if sorted.insert(folded(&cell), meaning).is_some() {
            return Err(wrong(
                format!("`{}` stands twice, in other letters", Error::shown(&cell)),
                "write each name or code once: letters' case makes no difference",
            ));
        }
    }
    let text = |(cell, meaning)| (Text::Owned(cell), meaning);
    Ok(sorted.into_iter().map(text).collect())
}

fn measure(word: &str) -> Result<Measure, Error> {
    match word {
        "not-a-mass" => Ok(Measure::NotAMass),
        "not-reported" => Ok(Measure::NotReported),
        _ => Measure::read(word).map_err(|error| {
            wrong(
                error.message().clone(),
                "a code means a unit such as g, or tablets, not-a-mass or not-reported",
            )
        }),
    }
}

fn roles(roles: schema::Roles, form: impl Fn(String) -> String) -> List<(Role, List<Text>)> {
    let of = |(role, names): (Role, Vec<String>)| (role, list(names, &form));
    roles.by_role(Role::ALL).into_iter().map(of).collect()
}

fn list(names: Vec<String>, form: impl Fn(String) -> String) -> List<Text> {
    names.into_iter().map(|name| form(name).into()).collect()
}

fn fiscal(f: schema::Fiscal) -> Result<Fiscal, Error> {
    if !(1..=12).contains(&f.first_month) {
        return Err(wrong(
            format!("a year cannot start in month {}", f.first_month),
            "write first_month as 1 to 12: 10 is October",
        ));
    }
    Ok(Fiscal {
        year: list(f.year, |name| name),
        month: list(f.month, |name| name),
        first_month: f.first_month,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::unit::MassUnit;

    const HEAD: &str = "[[profile]]\nid = \"County\"\ntitle = \"Exhibits\"\npublisher = \"County\"\ndate = \"2026\"\nurl = \"https://example.org\"\n";

    fn refused(rest: &str) -> String {
        let error = Profile::from_toml(&format!("{HEAD}{rest}")).expect_err(rest);
        assert_eq!(error.kind(), ErrorKind::Profile);
        assert!(error.hint_text().is_some());
        error.message().to_string()
    }

    /// The profiles compiled in, read as a user's would be.
    #[test]
    fn a_file_and_the_build_read_the_same() {
        let text = include_str!("../../../data/profiles.toml");
        let mut starts: Vec<usize> = text
            .match_indices("[[profile]]")
            .map(|(at, _)| at)
            .collect();
        // The first is the comment's.
        starts.remove(0);
        starts.push(text.len());
        let read = starts
            .windows(2)
            .map(|part| Profile::from_toml(&text[part[0]..part[1]]));
        let read: Result<Vec<_>, _> = read.collect();
        assert_eq!(read.as_deref(), Ok(Profile::all()));
    }

    #[test]
    fn what_is_left_out_is_empty() {
        let county = Profile::from_toml(HEAD).expect("a profile");
        assert_eq!(county.id, "county");
        assert!(county.columns.is_empty() && county.units.is_empty() && county.fiscal.is_none());
    }

    #[test]
    fn a_sentinel_is_of_its_column() {
        let text = format!(
            "{HEAD}unit = \"Grams\"\n[profile.not_reported]\nquantity = [\"-1\", \"Not  weighed\"]\n"
        );
        let county = Profile::from_toml(&text).expect("a profile");
        assert_eq!(county.unit, Some(Measure::Mass(MassUnit::Gram)));
        assert!(county.is_not_reported(Role::Quantity, "not WEIGHED "));
        assert!(!county.is_not_reported(Role::Purity, "-1"));
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_line() {
        let message = refused("colums = 1\n");
        assert!(
            message.starts_with("line 7: unknown field `colums`"),
            "{message}"
        );
        let message = refused("[profile.columns]\nquantity = \"a\"\n");
        assert!(message.starts_with("line 8: "), "{message}");
        assert_eq!(refused("unit = \"pond\"\n"), "unknown unit `pond`");
        assert_eq!(
            refused("[profile.units]\nGM = \"g\"\ngm = \"kg\"\n"),
            "`gm` stands twice, in other letters"
        );
        assert_eq!(
            refused("[profile.fiscal]\nyear = [\"FY\"]\nmonth = [\"M\"]\nfirst_month = 13\n"),
            "a year cannot start in month 13"
        );
        assert_eq!(refused(HEAD), "the file has more than one [[profile]]");
        let empty = Profile::from_toml("").expect_err("a refusal");
        assert_eq!(empty.message(), "the file has no [[profile]]");
    }

    #[test]
    fn a_substance_that_is_none_is_found_by_the_check() {
        let text = format!("{HEAD}[profile.substances]\nBlues = \"fentanil pills\"\n");
        let county = Profile::from_toml(&text).expect("a profile");
        let error = county.check(&Catalog::built_in()).expect_err("a refusal");
        assert_eq!(
            error.message(),
            "profile `county`: `blues` is said to be `fentanil pills`, which is no substance"
        );
    }
}
