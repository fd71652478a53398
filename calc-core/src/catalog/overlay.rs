//! A user's own catalogue over the compiled-in one: the same shape as `data/*.toml`.

use super::schema::{
    Dose, Figure, File, Preset as PresetText, Salt, Source as SourceText,
    Substance as SubstanceText,
};
use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "impact")]
use super::total;
use super::{Bounds, Catalog, Preset, ReferenceDose, SaltForm, Source, Sourced, Substance, Text};
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::error::{Error, ErrorKind};
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::range::Range;
use crate::reading;
use crate::sampling::ShapeName;
use crate::word_list;

impl Catalog {
    /// Adds the entries of a TOML text; an entry replaces the whole of the one with the same id.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] for text of another shape, a value that cannot be read, a source,
    /// substance or series that does not exist, a date or an address that is none, an id or a name that
    /// is taken or cannot be written, or a period that ends before it begins. The catalogue is then as
    /// it was.
    ///
    /// ```
    /// use calc_core::{Catalog, Settings, answer};
    /// let mut catalog = Catalog::built_in();
    /// catalog.overlay(r#"
    ///     [[source]]
    ///     id = "lab-2026"
    ///     title = "County laboratory, mean of 2026"
    ///     publisher = "County laboratory"
    ///     date = "2026-10-01"
    ///     url = "https://example.org/lab"
    ///     read = "own"
    ///
    ///     [[preset]]
    ///     id = "county-2026"
    ///     title = "County laboratory, 2026"
    ///     substance = "fentanyl"
    ///     from = "2026-01"
    ///     to = "2026-09"
    ///     as_of = "2026-10-01"
    ///     purity = { value = "8%", low = "4%", high = "15%", source = "lab-2026" }
    /// "#)?;
    /// let settings = Settings { preset: Some("county-2026".to_owned()), ..Settings::default() };
    /// let assessment = answer("10 kg fentanyl", &settings, &catalog)?;
    /// assert_eq!(assessment.figures[1].doses.central.count().to_string(), "400000");
    /// # Ok::<(), calc_core::Error>(())
    /// ```
    pub fn overlay(&mut self, toml: &str) -> Result<(), Error> {
        let file: File = toml::from_str(toml).map_err(|error| {
            let refusal = wrong(error.message().to_owned(), "a catalogue has [[source]], [[substance]], [[preset]] and [[total]] tables, as in the README's example");
            match error.span() {
                Some(span) => refusal.at(span),
                None => refusal,
            }
        })?;
        reject_twice("source", file.source.iter().map(|source| &source.id))?;
        reject_twice(
            "substance",
            file.substance.iter().map(|substance| &substance.id),
        )?;
        reject_twice("preset", file.preset.iter().map(|preset| &preset.id))?;
        #[cfg(feature = "impact")]
        reject_twice("total", file.total.iter().map(|total| &total.id))?;
        let mut catalog = self.clone();
        for text in file.source {
            replace(catalog.sources.to_mut(), source(text), |source| {
                source.id.clone()
            });
        }
        for text in file.substance {
            let id = text.id.clone();
            let substance = substance(text).map_err(|error| inside("substance", &id, &error))?;
            replace(catalog.substances.to_mut(), substance, |substance| {
                substance.id.clone()
            });
        }
        for text in file.preset {
            let id = text.id.clone();
            let preset = preset(text).map_err(|error| inside("preset", &id, &error))?;
            replace(catalog.presets.to_mut(), preset, |preset| preset.id.clone());
        }
        #[cfg(feature = "impact")]
        for text in file.total {
            let id = text.id.clone();
            let total = total::total(text).map_err(|error| inside("total", &id, &error))?;
            replace(catalog.totals.to_mut(), total, |total| total.id.clone());
        }
        catalog.names = names(catalog.substances()).into();
        catalog.check()?;
        *self = catalog;
        Ok(())
    }
}

/// The list that [`Catalog::find_substance`] searches.
fn names(substances: &[Substance]) -> String {
    let mut names = BTreeMap::new();
    for (at, substance) in substances.iter().enumerate() {
        names.extend(substance.all_names().map(|name| (name, (at, false))));
        names.extend(substance.foreign_names().map(|name| (name, (at, true))));
    }
    let names = names.into_iter();
    names
        .map(|(name, (at, foreign))| word_list::line(name, at, foreign))
        .collect()
}

/// That no id stands twice in one file: the later entry would replace the earlier one in silence.
fn reject_twice<'a>(table: &str, ids: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.to_lowercase()) {
            return Err(wrong(
                format!("two {table} entries have the id `{}`", Error::shown(id)),
                "give each entry an id of its own",
            ));
        }
    }
    Ok(())
}

/// Puts an item in the place of the one with its id, or at the end.
fn replace<T>(items: &mut Vec<T>, item: T, id: impl Fn(&T) -> Text) {
    match items.iter().position(|known| id(known) == id(&item)) {
        Some(at) => items[at] = item,
        None => items.push(item),
    }
}

pub(super) fn wrong(message: String, hint: &'static str) -> Error {
    Error::new(ErrorKind::Catalog, message).hint(hint)
}

/// An error about a value, told with the entry that it stands in.
pub(super) fn inside(table: &str, id: &str, error: &Error) -> Error {
    let outer = Error::new(
        ErrorKind::Catalog,
        why!("{} `{}`: {}", table, Error::shown(id), error.message()),
    );
    match error.hint_text() {
        Some(hint) => outer.hint(hint.clone()),
        None => outer,
    }
}

fn source(text: SourceText) -> Source {
    Source {
        id: text.id.into(),
        title: text.title.into(),
        publisher: text.publisher.into(),
        date: text.date.into(),
        url: text.url.into(),
        read: text.read.into(),
    }
}

fn substance(text: SubstanceText) -> Result<Substance, Error> {
    Ok(Substance {
        names: lines(&text.names, &text.id)?,
        foreign_names: lines(&text.foreign_names, &text.id)?,
        id: text.id.into(),
        lethal_dose: text.lethal_dose.map(dose).transpose()?,
        published_doses: text
            .published_dose
            .into_iter()
            .map(dose)
            .collect::<Result<_, _>>()?,
        salts: text.salt.into_iter().map(salt).collect::<Result<_, _>>()?,
    })
}

/// Names, a line each.
fn lines(names: &[String], id: &str) -> Result<Text, Error> {
    match names
        .iter()
        .find(|name| name.is_empty() || name.contains(char::is_control))
    {
        Some(name) => Err(no_name(name, id)),
        None => Ok(names.join("\n").into()),
    }
}

/// The refusal of a name that cannot be told from the text around it.
pub(super) fn no_name(name: &str, id: &str) -> Error {
    wrong(
        format!(
            "a text cannot hold `{}` as the name of {id}",
            Error::shown(name)
        ),
        "write words of letters that mean nothing else: no units, numbers, forms or brackets",
    )
}

fn lethal_dose(text: &str) -> Result<LethalDose, Error> {
    LethalDose::new(reading::mass(text)?)
}

fn dose(text: Dose) -> Result<ReferenceDose, Error> {
    let central = lethal_dose(&text.value)?;
    let low = text.low.as_deref().map_or(Ok(central), lethal_dose)?;
    let high = text.high.as_deref().map_or(Ok(central), lethal_dose)?;
    Ok(ReferenceDose {
        id: text.id.into(),
        value: Range::new(low, central, high)?,
        shape: shape(text.shape.as_deref())?,
        source: text.source.into(),
        as_of: text.as_of.into(),
        condition: text.condition.map(Text::Owned),
        caveat: text.caveat.map(Text::Owned),
        caveat_source: text.caveat_source.map(Text::Owned),
    })
}

fn shape(name: Option<&str>) -> Result<Option<ShapeName>, Error> {
    name.map(reading::shape_name).transpose()
}

fn salt(text: Salt) -> Result<SaltForm, Error> {
    Ok(SaltForm {
        id: text.id.into(),
        base_fraction: BaseFraction::new(reading::percent(&text.base_fraction)?)?,
        source: text.source.into(),
        as_of: text.as_of.into(),
        note: text.note.map(Text::Owned),
    })
}

fn preset(text: PresetText) -> Result<Preset, Error> {
    Ok(Preset {
        id: text.id.to_lowercase().into(),
        title: text.title.into(),
        substance: text.substance.into(),
        series: text.series.map(Text::Owned),
        from: text.from.parse()?,
        to: text.to.parse()?,
        as_of: text.as_of.into(),
        purity: figure(text.purity, |value| Purity::new(reading::percent(value)?))?,
        tablet_share: figure(text.tablet_share, |value| {
            TabletShare::new(reading::percent(value)?)
        })?,
        tablet_content: figure(text.tablet_content, |value| {
            TabletContent::new(reading::mass(value)?)
        })?,
        tablet_mass: figure(text.tablet_mass, |value| {
            TabletMass::new(reading::mass(value)?)
        })?,
    })
}

fn figure<T: Copy + PartialOrd>(
    text: Option<Figure>,
    value: impl Fn(&str) -> Result<T, Error>,
) -> Result<Option<Sourced<T>>, Error> {
    let Some(text) = text else { return Ok(None) };
    let central = value(&text.value)?;
    let bounds = match (&text.low, &text.high, text.range_of) {
        (None, None, None) => Bounds::None,
        (None, None, Some(series)) => Bounds::Series(series.into()),
        (Some(low), Some(high), None) => {
            let range = Range::new(value(low)?, central, value(high)?)?;
            Bounds::Given(range.low, range.high)
        }
        _ => {
            return Err(wrong(
                "a value has low and high, or range_of, or none of them".to_owned(),
                "write both low and high",
            ));
        }
    };
    Ok(Some(Sourced {
        value: central,
        bounds,
        shape: shape(text.shape.as_deref())?,
        source: text.source.into(),
        note: text.note.map(Text::Owned),
    }))
}
