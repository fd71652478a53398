//! Which preset holds for which period, and what a yearly series spans.

use super::{Bounds, Catalog, DEFAULT_SERIES, Month, Preset, PresetValue, Sourced};
use crate::error::{Error, ErrorKind};
use crate::message::Arg;
use crate::range::Range;

/// A preset's value, chosen for an answer.
#[derive(Clone, Copy, Debug)]
pub struct Pick<'a, T> {
    /// The preset.
    pub preset: &'a Preset,
    /// Its value of this kind.
    pub figure: &'a Sourced<T>,
    /// Low, central and high.
    pub range: Range<T>,
    /// The presets that low and high were taken from, where a series gives them.
    pub ends: Option<(&'a Preset, &'a Preset)>,
    /// Whether it was taken as the newest, without a name or a month.
    pub is_newest: bool,
    /// Whether the month asked for lies past the newest period.
    pub past_newest: bool,
}

/// A kind of value without its type: what it is called, and how presets hold it. One code that searches
/// for all kinds is a fifth of one for each.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// As [`PresetValue::NAME`].
    pub name: &'static str,
    /// As [`PresetValue::OPTION`].
    pub option: &'static str,
    held: fn(&Preset) -> bool,
    /// Whether the first preset's value is below the second's.
    below: fn(&Preset, &Preset) -> bool,
}

impl Kind {
    /// The kind of a type.
    pub(crate) fn of<T: PresetValue>() -> Self {
        Self {
            name: T::NAME,
            option: T::OPTION,
            held: |preset| T::of(preset).is_some(),
            below: |a, b| {
                let value = |preset| T::of(preset).map(|figure| figure.value);
                value(a) < value(b)
            },
        }
    }
}

/// A preset that was found for a kind of value.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub preset: &'a Preset,
    /// As [`Pick::is_newest`].
    pub is_newest: bool,
    /// As [`Pick::past_newest`].
    pub past_newest: bool,
}

impl<'a> Found<'a> {
    /// A preset that was asked for.
    pub(crate) const fn named(preset: &'a Preset) -> Self {
        Self {
            preset,
            is_newest: false,
            past_newest: false,
        }
    }
}

impl Catalog {
    /// The yearly presets of a series that hold this kind of value for a substance.
    fn yearly<'a>(
        &'a self,
        kind: Kind,
        series: &str,
        substance: &str,
    ) -> impl Iterator<Item = &'a Preset> {
        self.presets().iter().filter(move |p| {
            p.series.as_deref() == Some(series) && p.substance == substance && (kind.held)(p)
        })
    }

    /// The presets with the lowest and the highest value of a series, among them the one that is looked at.
    fn ends<'a>(
        &'a self,
        kind: Kind,
        preset: &'a Preset,
        series: &'a str,
    ) -> (&'a Preset, &'a Preset) {
        let mut ends = (preset, preset);
        for year in self.yearly(kind, series, &preset.substance) {
            if (kind.below)(year, ends.0) {
                ends.0 = year;
            }
            if (kind.below)(ends.1, year) {
                ends.1 = year;
            }
        }
        ends
    }

    /// A preset's value with its low and high.
    ///
    /// # Errors
    /// [`ErrorKind::Preset`] where the preset has no such value.
    pub fn pick<'a, T: PresetValue>(&'a self, preset: &'a Preset) -> Result<Pick<'a, T>, Error> {
        self.pick_found(Found::named(preset))
    }

    /// The value of a preset that was found.
    pub(crate) fn pick_found<'a, T: PresetValue>(
        &'a self,
        found: Found<'a>,
    ) -> Result<Pick<'a, T>, Error> {
        let preset = found.preset;
        let figure = T::of(preset).ok_or_else(|| self.lacks(Kind::of::<T>(), preset))?;
        let central = figure.value;
        let ends = match &figure.bounds {
            Bounds::Series(series) => Some(self.ends(Kind::of::<T>(), preset, series)),
            _ => None,
        };
        let value = |preset| T::of(preset).map_or(central, |figure| figure.value);
        let (low, high) = match (&figure.bounds, ends) {
            (_, Some((low, high))) => (value(low), value(high)),
            (Bounds::Given(low, high), _) => (*low, *high),
            _ => (central, central),
        };
        Ok(Pick {
            preset,
            figure,
            range: Range { low, central, high },
            ends,
            is_newest: found.is_newest,
            past_newest: found.past_newest,
        })
    }

    /// The preset of the newest period, for a substance; `None` where none of the default series has the value.
    pub(crate) fn newest<'a>(&'a self, kind: Kind, substance: &str) -> Option<Found<'a>> {
        let series = self.yearly(kind, DEFAULT_SERIES, substance);
        let preset = series.max_by(|a, b| (a.to, &a.as_of).cmp(&(b.to, &b.as_of)))?;
        Some(Found {
            is_newest: true,
            ..Found::named(preset)
        })
    }

    /// The preset of the period that holds a month: of several the narrowest, then the one published last.
    ///
    /// # Errors
    /// [`ErrorKind::Date`] where no period of the default series holds the month, with its neighbours.
    /// A month past the newest period takes the newest, and what is found says so.
    pub(crate) fn at_month<'a>(
        &'a self,
        kind: Kind,
        substance: &str,
        month: Month,
    ) -> Result<Found<'a>, Error> {
        let covering = self
            .yearly(kind, DEFAULT_SERIES, substance)
            .filter(|p| p.from <= month && month <= p.to)
            .min_by(|a, b| a.months().cmp(&b.months()).then(b.as_of.cmp(&a.as_of)));
        if let Some(preset) = covering {
            return Ok(Found::named(preset));
        }
        match self.newest(kind, substance) {
            Some(newest) if newest.preset.to < month => Ok(Found {
                past_newest: true,
                ..newest
            }),
            _ => Err(self.no_period(kind, substance, month)),
        }
    }

    fn no_period(&self, kind: Kind, substance: &str, month: Month) -> Error {
        let years = || self.yearly(kind, DEFAULT_SERIES, substance);
        let before = years().filter(|p| p.to < month).max_by_key(|p| p.to);
        let after = years().filter(|p| p.from > month).min_by_key(|p| p.from);
        let other = |p: &&Preset| {
            p.series.as_deref() != Some(DEFAULT_SERIES) && p.from <= month && month <= p.to
        };
        let others = self
            .presets()
            .iter()
            .filter(|p| p.substance == substance && (kind.held)(p))
            .filter(other);
        let near: Vec<_> = others
            .chain(before)
            .chain(after)
            .map(|p| why!("`{}` ({} to {})", &p.id, p.from, p.to))
            .collect();
        let hint = if near.is_empty() {
            why!("give the value itself: {}", Arg::term(kind.option))
        } else {
            why!(
                "name a preset: {}; or give the value itself: {}",
                Arg::list(" or ", near),
                Arg::term(kind.option)
            )
        };
        Error::new(
            ErrorKind::Date,
            why!(
                "no published {} of {} covers {}",
                Arg::term(kind.name),
                Arg::Term(substance.to_owned().into()),
                month
            ),
        )
        .hint(hint)
    }

    fn lacks(&self, kind: Kind, preset: &Preset) -> Error {
        let having: Vec<_> = self
            .presets()
            .iter()
            .filter(|p| p.substance == preset.substance && (kind.held)(p))
            .map(|p| format!("`{}`", p.id))
            .collect();
        Error::new(
            ErrorKind::Preset,
            why!("preset `{}` has no {}", &preset.id, Arg::term(kind.name)),
        )
        .hint(why!("presets that have one: {}", having.join(", ")))
    }
}
