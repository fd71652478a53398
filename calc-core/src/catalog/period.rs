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

impl Catalog {
    /// The yearly presets of a series that hold this kind of value for a substance.
    fn yearly<'a, T: PresetValue>(
        &'a self,
        series: &'a str,
        substance: &'a str,
    ) -> impl Iterator<Item = (&'a Preset, &'a Sourced<T>)> {
        self.presets()
            .iter()
            .filter(move |p| p.series.as_deref() == Some(series) && p.substance == substance)
            .filter_map(|p| T::of(p).map(|figure| (p, figure)))
    }

    /// A preset's value with its low and high.
    ///
    /// # Errors
    /// [`ErrorKind::Preset`] where the preset has no such value.
    pub fn pick<'a, T: PresetValue>(&'a self, preset: &'a Preset) -> Result<Pick<'a, T>, Error> {
        let figure = T::of(preset).ok_or_else(|| self.lacks::<T>(preset))?;
        let (range, ends) = match &figure.bounds {
            Bounds::None => (Range::point(figure.value), None),
            Bounds::Given(low, high) => (
                Range {
                    low: *low,
                    central: figure.value,
                    high: *high,
                },
                None,
            ),
            Bounds::Series(series) => {
                let mut ends = ((preset, figure), (preset, figure));
                for year in self.yearly::<T>(series, &preset.substance) {
                    if year.1.value < ends.0.1.value {
                        ends.0 = year;
                    }
                    if year.1.value > ends.1.1.value {
                        ends.1 = year;
                    }
                }
                let range = Range {
                    low: ends.0.1.value,
                    central: figure.value,
                    high: ends.1.1.value,
                };
                (range, Some((ends.0.0, ends.1.0)))
            }
        };
        Ok(Pick {
            preset,
            figure,
            range,
            ends,
            is_newest: false,
            past_newest: false,
        })
    }

    /// The value of the newest period, for a substance; `None` where no preset of the default series has one.
    #[must_use]
    pub fn newest<'a, T: PresetValue>(&'a self, substance: &'a str) -> Option<Pick<'a, T>> {
        let series = self.yearly::<T>(DEFAULT_SERIES, substance);
        let (preset, _) =
            series.max_by(|(a, _), (b, _)| (a.to, &a.as_of).cmp(&(b.to, &b.as_of)))?;
        let pick = self.pick(preset).ok()?;
        Some(Pick {
            is_newest: true,
            ..pick
        })
    }

    /// The value of the period that holds a month: of several the narrowest, then the one published last.
    ///
    /// # Errors
    /// [`ErrorKind::Date`] where no period of the default series holds the month, with its neighbours.
    /// A month past the newest period takes the newest, and the [`Pick`] says so.
    pub fn at_month<'a, T: PresetValue>(
        &'a self,
        substance: &'a str,
        month: Month,
    ) -> Result<Pick<'a, T>, Error> {
        let covering = self
            .yearly::<T>(DEFAULT_SERIES, substance)
            .filter(|(p, _)| p.from <= month && month <= p.to)
            .min_by(|(a, _), (b, _)| a.months().cmp(&b.months()).then(b.as_of.cmp(&a.as_of)));
        if let Some((preset, _)) = covering {
            return self.pick(preset);
        }
        match self.newest::<T>(substance) {
            Some(newest) if newest.preset.to < month => Ok(Pick {
                past_newest: true,
                ..newest
            }),
            _ => Err(self.no_period::<T>(substance, month)),
        }
    }

    fn no_period<T: PresetValue>(&self, substance: &str, month: Month) -> Error {
        let years = || self.yearly::<T>(DEFAULT_SERIES, substance).map(|(p, _)| p);
        let before = years().filter(|p| p.to < month).max_by_key(|p| p.to);
        let after = years().filter(|p| p.from > month).min_by_key(|p| p.from);
        let other = |p: &&Preset| {
            p.series.as_deref() != Some(DEFAULT_SERIES) && p.from <= month && month <= p.to
        };
        let others = self
            .presets()
            .iter()
            .filter(|p| p.substance == substance && T::of(p).is_some())
            .filter(other);
        let near: Vec<_> = others
            .chain(before)
            .chain(after)
            .map(|p| say!("`{}` ({} to {})", &p.id, p.from, p.to))
            .collect();
        let hint = if near.is_empty() {
            say!("give the value itself: {}", Arg::term(T::OPTION))
        } else {
            say!(
                "name a preset: {}; or give the value itself: {}",
                Arg::list(" or ", near),
                Arg::term(T::OPTION)
            )
        };
        Error::new(
            ErrorKind::Date,
            say!(
                "no published {} of {} covers {}",
                Arg::term(T::NAME),
                substance,
                month
            ),
        )
        .hint(hint)
    }

    fn lacks<T: PresetValue>(&self, preset: &Preset) -> Error {
        let having: Vec<_> = self
            .presets()
            .iter()
            .filter(|p| p.substance == preset.substance && T::of(p).is_some())
            .map(|p| format!("`{}`", p.id))
            .collect();
        Error::new(
            ErrorKind::Preset,
            say!("preset `{}` has no {}", &preset.id, Arg::term(T::NAME)),
        )
        .hint(say!("presets that have one: {}", having.join(", ")))
    }
}
