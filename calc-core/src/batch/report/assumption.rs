//! Assumptions and warnings from JSON, back to what they were.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::read::unusable;
use crate::assess::{Assumption, Citation, End, Period, Quantity};
use crate::catalog::Text;
use crate::dose::{LethalDose, TabletContent, TabletMass};
use crate::error::Error;
use crate::exact::Exact;
use crate::message::Message;
use crate::purity::{BaseFraction, Purity, TabletShare};
use crate::sampling::ShapeName;
use crate::warning::{Code, Warning};

/// As [`Assumption`] is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssumptionRecord {
    id: String,
    quantity: String,
    label: String,
    substance: Text,
    value: String,
    low: String,
    high: String,
    unit: String,
    exact: bool,
    preset: Option<Text>,
    period: Option<PeriodRecord>,
    source: Text,
    publisher: Option<Text>,
    url: Option<Text>,
    as_of: Option<Text>,
    read: Option<Text>,
    condition: Option<Text>,
    note: Option<Text>,
    range_note: Option<String>,
    #[serde(default)]
    shape: Option<String>,
    low_from: Option<EndRecord>,
    high_from: Option<EndRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndRecord {
    preset: Text,
    value: String,
    period: PeriodRecord,
    source: Text,
    publisher: Option<Text>,
    url: Option<Text>,
    as_of: Option<Text>,
    read: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodRecord {
    from: String,
    to: String,
}

/// As [`Warning`] is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningRecord {
    code: Code,
    message: String,
}

/// Name, label and unit of every quantity.
const QUANTITIES: [(&str, &str, &str); 6] = [
    of::<Purity>(),
    of::<TabletShare>(),
    of::<BaseFraction>(),
    of::<LethalDose>(),
    of::<TabletContent>(),
    of::<TabletMass>(),
];

const fn of<T: Quantity>() -> (&'static str, &'static str, &'static str) {
    (T::QUANTITY, T::LABEL, T::UNIT)
}

impl AssumptionRecord {
    /// The assumption.
    ///
    /// # Errors
    /// [`ErrorKind::Totals`](crate::ErrorKind::Totals) for quantities and numbers that are none.
    pub fn read(self) -> Result<Assumption, Error> {
        let wrong =
            |what: Message| unusable(say!("assumption `{}`: {}", Error::shown(&self.id), what));
        let written = (&*self.quantity, &*self.label, &*self.unit);
        let (quantity, label, unit) = QUANTITIES
            .into_iter()
            .find(|known| *known == written)
            .ok_or_else(|| wrong(say!("its quantity, label and unit are none of dosecalc's")))?;
        let number = |text: &str| decimal(text, self.exact).ok_or_else(|| wrong(say!("no number")));
        let period = |period: &PeriodRecord| {
            period
                .read()
                .map_err(|error| wrong(error.message().clone()))
        };
        let end = |end: EndRecord| {
            Ok(End {
                value: number(&end.value)?,
                period: period(&end.period)?,
                preset: end.preset,
                citation: citation([
                    Some(end.source),
                    end.publisher,
                    end.url,
                    end.as_of,
                    end.read,
                ]),
            })
        };
        let ends = [self.low_from, self.high_from].map(|from| from.map(end).transpose());
        let [low_from, high_from] = ends;
        let known = |name: &String| {
            ShapeName::ALL
                .into_iter()
                .find(|shape| shape.name() == name)
        };
        let shape = self.shape.as_ref().map(|name| {
            known(name).ok_or_else(|| wrong(say!("`{}` is no shape", Error::shown(name))))
        });
        let shape = shape.transpose()?;
        Ok(Assumption {
            quantity,
            label,
            unit,
            value: number(&self.value)?,
            low: number(&self.low)?,
            high: number(&self.high)?,
            period: self.period.as_ref().map(period).transpose()?,
            low_from: low_from?,
            high_from: high_from?,
            substance: self.substance,
            exact: self.exact,
            preset: self.preset,
            citation: citation([
                Some(self.source),
                self.publisher,
                self.url,
                self.as_of,
                self.read,
            ]),
            condition: self.condition,
            note: self.note,
            exhibits: Vec::new(),
            range_note: self.range_note,
            shape,
            sample: None,
            id: self.id.clone(),
        })
    }
}

fn citation([source, publisher, url, as_of, read]: [Option<Text>; 5]) -> Citation {
    Citation {
        source: source.unwrap_or(Cow::Borrowed("")),
        publisher,
        url,
        as_of,
        read,
    }
}

impl PeriodRecord {
    fn read(&self) -> Result<Period, Error> {
        Ok(Period {
            from: self.from.parse()?,
            to: self.to.parse()?,
        })
    }
}

/// What [`Exact`] prints, of 29 digits too.
fn decimal(text: &str, exact: bool) -> Option<Exact> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = Decimal::from_str_exact(text).ok().filter(|_| plain)?;
    Some(if exact {
        Exact::known(value)
    } else {
        Exact::rounded(value)
    })
}

impl WarningRecord {
    /// The warning.
    pub fn read(self) -> Warning {
        Warning::new(self.code, self.message)
    }
}
