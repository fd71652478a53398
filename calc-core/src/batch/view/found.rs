//! The beginning of a table in words.

use super::shapes::{Column, Found, MappedView, OpenView, ProfileFound, ProfileItem, Refusal};
use crate::batch::look::{Look, Open};
use crate::batch::mapping::Mapped;
use crate::batch::plan::Plan;
use crate::batch::profile::Profile;
use crate::batch::records::line_ends;
use crate::error::Error;
use crate::wording::Words;

/// What totals can go by where there is a date.
const OF_DATE: &[&str] = &["year", "month", "fiscal-year"];

/// What the first lines of a table show, with the plan that came of it or why there is none. `used` is the
/// profile that was asked for.
#[must_use]
pub fn found(
    look: &Look,
    lines: &[u8],
    plan: Result<&Plan, &Error>,
    used: Option<&Profile>,
    words: &Words<'_>,
) -> Found {
    let delimiter = look.layout.delimiter();
    let has_date = plan.is_ok_and(|plan| plan.mapping().date.is_some());
    Found {
        delimiter: delimiter.map(|byte| char::from(byte).to_string()),
        columns: columns(look),
        lines_above: line_ends(&lines[..look.header.start]),
        mapping: plan.map_or_else(|_| Vec::new(), |plan| mapping(&plan.mapping().told, words)),
        open: look.open.iter().map(|open| role(open, words)).collect(),
        profile: used.or(look.fits).map(|profile| ProfileFound {
            profile: item(profile, words),
            used: used.is_some(),
        }),
        profiles: Profile::all().iter().map(|one| item(one, words)).collect(),
        totals_by: if has_date { OF_DATE } else { &[] },
        rows: look.rows.clone(),
        problem: plan.err().map(|error| Refusal::new(error, words)),
    }
}

fn item(profile: &Profile, words: &Words<'_>) -> ProfileItem {
    ProfileItem {
        id: profile.id.to_string(),
        publisher: words.text(&profile.publisher).to_owned(),
        title: words.text(&profile.title).to_owned(),
    }
}

fn columns(look: &Look) -> Vec<Column> {
    let column = |(name, is_number): (&String, bool)| Column {
        name: name.clone(),
        is_number,
    };
    let names = look.header.names.iter();
    names.zip(look.numeric()).map(column).collect()
}

fn mapping(told: &[Mapped], words: &Words<'_>) -> Vec<MappedView> {
    let one = |mapped: &Mapped| MappedView {
        role: mapped.role.map_or("", |role| role.name()),
        columns: mapped.columns.clone(),
        text: mapped.text.written(words),
    };
    told.iter().map(one).collect()
}

fn role(open: &Open, words: &Words<'_>) -> OpenView {
    OpenView {
        role: open.role.name(),
        columns: open.columns.clone(),
        problem: Refusal::new(&open.error, words),
    }
}
