//! A report from JSON: a file that somebody may have cut, edited or made up.

use std::collections::BTreeMap;

use num_bigint::BigUint;
use num_traits::Zero;
use serde::Deserialize;

use super::assumption::{AssumptionRecord, WarningRecord};
use super::record::{self, Document, FORM, SCHEMA_NAME};
use super::{Input, MAX_ROWS, Report, law, write};
use crate::batch::part::{Basis, PartKey};
use crate::batch::ratio::Ratio;
use crate::batch::sum::Sum;
use crate::batch::totals::{Counts, Group, Totals};
use crate::catalog::Text;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// A message of the JSON reader is cut after as many characters: it may repeat what the file holds.
const SHOWN_CHARS: usize = 160;

type Read = Document<AssumptionRecord, WarningRecord>;

/// What is looked at before anything else.
#[derive(Deserialize)]
struct Form {
    schema: Option<String>,
}

impl Report {
    /// Reads what [`Report::to_json`] wrote.
    ///
    /// # Errors
    /// [`ErrorKind::Totals`] for anything else: text that is no JSON, another form or a newer one, fields
    /// missing or too many, numbers that are none, rows and doses that do not add up.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{feff}');
        check_form(text)?;
        let read: Read = serde_json::from_str(text).map_err(|error| not_of_form(&error))?;
        report(read)
    }
}

fn check_form(text: &str) -> Result<(), Error> {
    let form: Form = serde_json::from_str(text).map_err(|error| not_of_form(&error))?;
    let name = form.schema.unwrap_or_default();
    if name == SCHEMA_NAME {
        return Ok(());
    }
    if name.starts_with(FORM) {
        let message = format!(
            "it is of form `{}`, and dosecalc {} reads {SCHEMA_NAME}",
            Error::shown(&name),
            env!("CARGO_PKG_VERSION")
        );
        return Err(Error::new(ErrorKind::Totals, message)
            .hint("use a dosecalc as new as the one that wrote it: its version is in `versions`"));
    }
    Err(unusable("its `schema` is not that of totals"))
}

fn not_of_form(error: &serde_json::Error) -> Error {
    let why: String = error.to_string().chars().take(SHOWN_CHARS).collect();
    let what = if error.is_eof() {
        "it ends too early"
    } else {
        "it does not hold totals"
    };
    unusable(format!("{what}: {why}"))
}

pub(super) fn unusable(why: impl Into<Message>) -> Error {
    Error::new(ErrorKind::Totals, why)
        .hint("totals are the files that `dosecalc batch --totals FILE` and `dosecalc merge` write")
}

fn report(read: Read) -> Result<Report, Error> {
    let rows = read.rows;
    check_rows(&rows)?;
    let totals = read.totals.map(totals).transpose()?;
    let counted = totals
        .as_ref()
        .map_or(Counts::default(), |totals| totals.all().rows);
    let mut report = Report {
        read: rows.read,
        ok: rows.ok,
        passed: counts_by_name(rows.passed),
        rejected: counts_by_name(rows.rejected),
        totals,
        versions: read.versions.into_iter().collect(),
        ..Report::default()
    };
    if counted.ok > report.ok || counted.passed > report.all_passed() {
        return Err(unusable("its groups hold more rows than were read"));
    }
    for input in read.inputs {
        report.add_input(self::input(input, rows.read)?);
    }
    for assumption in read.assumptions {
        report.assumptions.insert(assumption.read()?);
    }
    for warning in read.warnings {
        report.warnings.insert(warning.read());
    }
    Ok(report)
}

/// Every row is accounted for, and no sum of counts overflows.
fn check_rows(rows: &record::Rows) -> Result<(), Error> {
    let parts = rows.passed.values().chain(rows.rejected.values());
    let sum = parts.fold(rows.ok, |sum, rows| sum.saturating_add(*rows));
    if rows.read > MAX_ROWS {
        return Err(unusable(format!("it counts more than {MAX_ROWS} rows")));
    }
    if sum != rows.read {
        let message = format!(
            "its rows do not add up: {} read, {sum} with figures, passed through and rejected",
            rows.read
        );
        return Err(unusable(message));
    }
    Ok(())
}

fn counts_by_name(counts: BTreeMap<String, u64>) -> BTreeMap<Text, u64> {
    let named = |(name, rows)| (Text::Owned(name), rows);
    counts.into_iter().map(named).collect()
}

fn input(input: record::Input, read: u64) -> Result<Input, Error> {
    let wrong = |why| {
        let name = Error::shown(&input.name);
        Err(unusable(format!("input `{name}` {why}")))
    };

    let hexadecimal = |sum: &String| {
        sum.len() == 64 && sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    if !input.sha256.as_ref().is_none_or(hexadecimal) {
        return wrong("has a checksum that is none");
    }
    if input.rows > read {
        return wrong("has more rows than were read");
    }
    Ok(Input {
        name: input.name,
        sha256: input.sha256,
        rows: input.rows,
    })
}

fn totals(read: record::Totals) -> Result<Totals, Error> {
    let shares = read.quantiles.as_deref().map(law::shares).transpose()?;
    let mut totals = Totals::new(read.by).asking(shares.as_deref());
    let columns = totals.by().len();
    for mut one in read.groups {
        let key = core::mem::take(&mut one.key);
        let shown = Error::shown(&key.join(", "));
        let wrong = |why: &str| unusable(format!("group `{shown}` {why}"));
        if key.len() != columns {
            return Err(wrong(&format!(
                "has not {columns} texts, one for each column"
            )));
        }
        let group = group(one).map_err(|why| wrong(&why))?;
        let is_asked = |(key, _): (&PartKey, _)| key.law.is_none() || shares.is_some();
        if !group.parts().all(is_asked) {
            return Err(wrong(
                "has the law of a part, and no quantiles are asked for",
            ));
        }
        if !totals.insert(key, group) {
            return Err(wrong("stands there twice"));
        }
    }
    // Quantiles follow from the parts, and may be another program's to the last digit.
    let all = record::All {
        spread: None,
        ..read.all
    };
    if write::all(&totals.all()) != all {
        return Err(unusable("`all` is not what its groups add up to"));
    }
    Ok(totals)
}

/// An error is what is wrong with the group.
fn group(read: record::Group) -> Result<Group, String> {
    let mut group = Group::default();
    group.rows.add(Counts {
        ok: read.rows.ok,
        passed: read.rows.passed,
    });
    group.weighed = sum(&read.gross_grams)?;
    group.tablets = sum(&read.tablets)?;
    for one in read.parts {
        if one.rows > group.rows.ok {
            return Err("has a part of more rows than it has".to_owned());
        }
        let (key, basis) = part(one)?;
        if !group.insert(key, basis) {
            return Err("has the same part twice".to_owned());
        }
    }
    // They follow from the parts: a file where they do not was changed by hand.
    if write::doses(&group) != read.doses {
        return Err("has doses that do not follow from its parts".to_owned());
    }
    Ok(group)
}

fn part(read: record::Part) -> Result<(PartKey, Basis), String> {
    let mut key = PartKey {
        method: read
            .method
            .parse()
            .map_err(|error: Error| format!("has an {}", error.message()))?,
        substance: read.substance,
        assumptions: read.assumptions,
        factors: [const { None }; 4],
        law: read.law.map(law::law).transpose()?,
    };
    let mut basis = Basis {
        rows: read.rows,
        ..Basis::default()
    };
    for (at, term) in read.terms.into_array().into_iter().enumerate() {
        let Some(term) = term else { continue };
        basis.sums[at] = sum(&term.sum)?;
        key.factors[at] = Some(factor(&term)?);
    }
    basis.moments = read
        .moments
        .as_ref()
        .map(law::moments)
        .transpose()?
        .map(Box::new);
    if key.law.is_some() != basis.moments.is_some() {
        return Err("has a part with a law and no moments, or moments and no law".to_owned());
    }
    Ok((key, basis))
}

pub(super) fn sum(text: &str) -> Result<Sum, String> {
    text.parse()
        .map_err(|error: Error| format!("has a sum that cannot be read: {}", error.message()))
}

/// The most digits of a factor's parts: a purity, a salt and a lethal dose of 28 digits each make fewer.
const MAX_FACTOR_DIGITS: usize = 200;

fn factor(term: &record::Term) -> Result<Ratio, String> {
    let number = |text: &str| -> Option<BigUint> {
        let digits = text.len() <= MAX_FACTOR_DIGITS && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok())?
    };
    match (number(&term.num), number(&term.den)) {
        (Some(num), Some(den)) if !den.is_zero() => Ok(Ratio::new(num, den)),
        _ => Err(format!(
            "has a factor that is no fraction: {} / {}",
            Error::shown(&term.num),
            Error::shown(&term.den)
        )),
    }
}
