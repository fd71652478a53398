//! That a catalogue holds together: what it refers to exists, and what it names can be written.

use std::collections::BTreeMap;

use super::overlay::{inside, no_name, wrong};
use super::{Bounds, Catalog, Preset, PresetValue, Source, Sourced, Text};
use crate::dose::{TabletContent, TabletMass};
use crate::error::Error;
use crate::purity::{Purity, TabletShare};
use crate::range::Range;
use crate::reading::{self, Shaped, Spreadable};
use crate::sampling::ShapeName;

impl Catalog {
    /// Checks every entry.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`](crate::ErrorKind::Catalog) with the first that is wrong.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.sources().iter().try_for_each(check_source)?;
        for (owner, id) in self.source_references() {
            if !self.sources().iter().any(|source| source.id == *id) {
                return Err(wrong(
                    format!("{owner} refers to the source `{id}`, which is not there"),
                    "add a [[source]] with that id",
                ));
            }
        }
        self.presets()
            .iter()
            .try_for_each(|preset| self.check_preset(preset))?;
        #[cfg(feature = "impact")]
        self.totals()
            .iter()
            .try_for_each(|total| self.check_total(total))?;
        self.check_dose_ids()?;
        self.check_names()
    }

    fn check_preset(&self, preset: &Preset) -> Result<(), Error> {
        let id = &preset.id;
        check_id("preset", id)?;
        check_date(&format!("preset `{id}`"), &preset.as_of)?;
        if !self
            .substances()
            .iter()
            .any(|substance| substance.id == preset.substance)
        {
            let message = format!(
                "preset `{id}` is about `{}`, which is no substance",
                preset.substance
            );
            return Err(wrong(message, "add a [[substance]] with that id"));
        }
        if preset.to < preset.from {
            return Err(wrong(
                format!("preset `{id}` ends before it begins"),
                "write `from` and `to` as months, the earlier first",
            ));
        }
        let series = [
            series::<Purity>(preset),
            series::<TabletShare>(preset),
            series::<TabletContent>(preset),
            series::<TabletMass>(preset),
        ];
        self.check_shape::<Purity>(preset)?;
        self.check_shape::<TabletShare>(preset)?;
        self.check_shape::<TabletContent>(preset)?;
        self.check_shape::<TabletMass>(preset)?;
        for series in series.into_iter().flatten() {
            if !self
                .presets()
                .iter()
                .any(|other| other.series.as_ref() == Some(series))
            {
                return Err(wrong(
                    format!(
                        "preset `{id}` takes its range of the series `{series}`, which has no presets"
                    ),
                    "name a series, such as `dea`, or give low and high",
                ));
            }
        }
        Ok(())
    }

    /// That a value can be spread by the shape that it names.
    fn check_shape<T: PresetValue + Spreadable>(&self, preset: &Preset) -> Result<(), Error> {
        let Ok(pick) = self.pick::<T>(preset) else {
            return Ok(());
        };
        let shape = pick.figure.shape;
        spread(pick.range, shape).map_err(|error| inside("preset", &preset.id, &error))
    }

    fn source_references(&self) -> Vec<(String, &Text)> {
        let substances = self.substances().iter().flat_map(|s| {
            let doses = s
                .doses()
                .flat_map(|dose| core::iter::once(&dose.source).chain(&dose.caveat_source));
            let salts = s.salts.iter().map(|salt| &salt.source);
            doses
                .chain(salts)
                .map(move |source| (format!("substance `{}`", s.id), source))
        });
        let presets = self.presets().iter().flat_map(|p| {
            let figures = [
                Purity::of(p).map(|figure| &figure.source),
                TabletShare::of(p).map(|figure| &figure.source),
                TabletContent::of(p).map(|figure| &figure.source),
                TabletMass::of(p).map(|figure| &figure.source),
            ];
            figures
                .into_iter()
                .flatten()
                .map(move |source| (format!("preset `{}`", p.id), source))
        });
        substances.chain(presets).collect()
    }

    fn check_dose_ids(&self) -> Result<(), Error> {
        let mut seen = BTreeMap::new();
        for substance in self.substances() {
            check_id("substance", &substance.id)?;
            for dose in substance.doses() {
                check_id("lethal dose", &dose.id)?;
                check_date(&format!("lethal dose `{}`", dose.id), &dose.as_of)?;
                spread(dose.value, dose.shape)
                    .map_err(|error| inside("lethal dose", &dose.id, &error))?;
                if let Some(other) = seen.insert(dose.id.to_lowercase(), &substance.id) {
                    let message = format!(
                        "{other} and {} both have a lethal dose called `{}`",
                        substance.id, dose.id
                    );
                    return Err(wrong(message, "give each lethal dose an id of its own"));
                }
            }
        }
        Ok(())
    }

    fn check_names(&self) -> Result<(), Error> {
        let mut seen = BTreeMap::new();
        for substance in self.substances() {
            for name in substance.all_names() {
                if name.to_lowercase() != name {
                    return Err(wrong(
                        format!("`{}` is not in lower case", Error::shown(name)),
                        "write names in lower case",
                    ));
                }
                if let Some(other) = seen.insert(name, &substance.id)
                    && other != &substance.id
                {
                    return Err(wrong(
                        format!("`{name}` names both {other} and {}", substance.id),
                        "give the name to one of them",
                    ));
                }
                if !reading::names_only(name, &substance.id, self) {
                    return Err(no_name(name, &substance.id));
                }
            }
        }
        Ok(())
    }
}

/// That a range can be spread by a shape, where one is named.
fn spread<T: Spreadable>(range: Range<T>, shape: Option<ShapeName>) -> Result<(), Error> {
    match shape {
        None => Ok(()),
        Some(name) => Shaped::of_range(name, range)?.shape().map(|_| ()),
    }
}

fn series<T: PresetValue>(preset: &Preset) -> Option<&Text> {
    match T::of(preset) {
        Some(Sourced {
            bounds: Bounds::Series(series),
            ..
        }) => Some(series),
        _ => None,
    }
}

fn check_source(source: &Source) -> Result<(), Error> {
    let id = &source.id;
    check_id("source", id)?;
    check_date(&format!("source `{id}`"), &source.date)?;
    let told = !source.title.trim().is_empty() && !source.publisher.trim().is_empty();
    let address = source.url.starts_with("https://") || source.url.starts_with("http://");
    let read = ["issuer", "quoted", "derived", "own"].contains(&&*source.read);
    match (told, address, read) {
        (true, true, true) => Ok(()),
        (false, ..) => Err(wrong(
            format!("source `{id}` has no title or no publisher"),
            "say what it is and whose",
        )),
        (_, false, _) => Err(wrong(
            format!("source `{id}` has no address"),
            "write `url` as https://...",
        )),
        (.., false) => Err(wrong(
            format!("source `{id}` was read as `{}`", Error::shown(&source.read)),
            "write `read` as issuer, quoted, derived or own",
        )),
    }
}

/// An id is letters, digits, points and hyphens, a letter first: an option must not take it for a value.
pub(super) fn check_id(what: &str, id: &str) -> Result<(), Error> {
    let good = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
    if good {
        return Ok(());
    }
    Err(wrong(
        format!("`{}` cannot be the id of a {what}", Error::shown(id)),
        "write lower-case letters, digits, points and hyphens, a letter first",
    ))
}

/// A day, a month or a year: dates are compared as text, so they must have one form.
pub(super) fn check_date(owner: &str, date: &str) -> Result<(), Error> {
    let form = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    let form: Vec<u8> = date.bytes().map(form).collect();
    if matches!(&form[..], b"0000" | b"0000-00" | b"0000-00-00") {
        return Ok(());
    }
    Err(wrong(
        format!("{owner} has the date `{}`", Error::shown(date)),
        "write a day, a month or a year, as in 2025-12-03, 2025-12 or 2025",
    ))
}
