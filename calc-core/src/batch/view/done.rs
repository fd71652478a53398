//! What a table came to, in words.

use std::collections::BTreeMap;

use super::shapes::{Count, Done, DoseFigures, GroupView, RejectedRow, Rows, TotalsFound};
use crate::assess::{Assumption, STATEMENT};
use crate::batch::part::Estimate;
use crate::batch::ratio::Ratio;
use crate::batch::report::Report;
use crate::batch::status::Status;
use crate::batch::stream::{Ended, Rejected};
use crate::batch::summary::{InputRead, Summary};
use crate::batch::totals::{Group, Totals};
use crate::catalog::Text;
use crate::exact::Exact;
use crate::show;
use crate::unit::MassUnit;
use crate::wording::{Shown, Sources, WarningView, Words, assumption};

/// How many groups are told; the CSV has all.
const GROUPS: usize = 1000;
/// Decimals of masses and figures; the CSV has all digits.
const PLACES: u32 = 2;

/// A run, and what it was called.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What the table came to.
    pub ended: &'a Ended,
    /// The table.
    pub input: &'a InputRead,
    /// What was mapped.
    pub mapped: &'a [String],
    /// The unit of masses in totals.
    pub unit: MassUnit,
    /// Whether cells that a spreadsheet would run as a formula are made harmless.
    pub spreadsheet_safe: bool,
}

/// A run in words.
#[must_use]
pub fn done(told: Told<'_>, words: &Words<'_>) -> Done {
    let report = &told.ended.report;
    let all: Vec<Assumption> = report.assumptions.iter().cloned().collect();
    let sources = Sources::of(&all);
    let totals = report.totals.as_ref();
    let warnings = report.warnings.iter().map(|warning| WarningView {
        code: warning.code,
        text: warning.message.written(words),
    });
    Done {
        rows: rows(report, words),
        statuses: statuses(report, words),
        rejected: counts(&report.rejected, "table.code", words),
        first_rejects: told
            .ended
            .first_rejects
            .iter()
            .map(|row| rejected(row, words))
            .collect(),
        totals: totals.map(|totals| totals_found(totals, told.unit, words)),
        assumptions: all
            .iter()
            .map(|one| assumption::assumption(one, &all, &sources, words))
            .collect(),
        warnings: warnings.collect(),
        sources: sources.views(words),
        disclaimer: words.text(STATEMENT).to_owned(),
        totals_csv: totals.map(|_| report.totals_csv(told.unit, told.spreadsheet_safe)),
        summary: summary(&told),
    }
}

/// The summary that `dosecalc batch --summary` writes, without the names of files that nobody has yet.
fn summary(told: &Told<'_>) -> String {
    let summary = Summary {
        report: &told.ended.report,
        inputs: core::slice::from_ref(told.input),
        mapped: told.mapped,
        output: None,
        rejects: None,
    };
    show::safe_json(summary.to_json()) + "\n"
}

fn rows(report: &Report, words: &Words<'_>) -> Rows {
    let (passed, rejected) = (report.all_passed(), report.all_rejected());
    Rows {
        read: report.read,
        ok: report.ok,
        passed,
        rejected,
        text: rows_told([report.read, report.ok, passed, rejected], words),
    }
}

/// "7 rows read = 5 with figures + 1 passed through + 1 rejected".
#[must_use]
pub fn rows_told(rows: [u64; 4], words: &Words<'_>) -> String {
    let [read, ok, passed, rejected] = rows.map(|rows| words.numbers(&show::count(rows)));
    let key = if rows[0] == 1 {
        "table.row"
    } else {
        "table.rows"
    };
    let values = [
        ("read", &*read),
        ("ok", &ok),
        ("passed", &passed),
        ("rejected", &rejected),
    ];
    words.fill(key, &values)
}

/// Rows in the output by status, those with figures first.
fn statuses(report: &Report, words: &Words<'_>) -> Vec<Count> {
    let ok = Status::Ok.name();
    let mut all = vec![count(ok, report.ok, "table.status", words)];
    all.extend(counts(&report.passed, "table.status", words));
    all
}

fn counts(rows: &BTreeMap<Text, u64>, section: &str, words: &Words<'_>) -> Vec<Count> {
    let some = rows.iter().filter(|(_, rows)| **rows > 0);
    some.map(|(code, &rows)| count(code, rows, section, words))
        .collect()
}

/// What has no words is told by its code.
fn count(code: &str, rows: u64, section: &str, words: &Words<'_>) -> Count {
    let text = match words.phrase(&format!("{section}.{code}")) {
        "" => code,
        text => text,
    };
    Count {
        code: code.to_owned(),
        text: text.to_owned(),
        rows,
    }
}

fn rejected(row: &Rejected, words: &Words<'_>) -> RejectedRow {
    RejectedRow {
        line: row.line,
        column: row.reject.column.clone(),
        code: row.reject.code(),
        reason: row.reject.reason_in(words),
        raw: row.raw.clone(),
    }
}

fn totals_found(totals: &Totals, unit: MassUnit, words: &Words<'_>) -> TotalsFound {
    let groups = totals.groups();
    TotalsFound {
        by: totals.by().to_vec(),
        unit: unit.info().symbol.to_owned(),
        more: groups.len().saturating_sub(GROUPS),
        groups: groups
            .take(GROUPS)
            .map(|(key, group)| group_view(key, group, unit, words))
            .collect(),
        all: group_view(&[], &totals.all(), unit, words),
    }
}

fn group_view(key: &[String], group: &Group, unit: MassUnit, words: &Words<'_>) -> GroupView {
    let doses = |estimate| {
        let doses = group.doses(estimate)?;
        Some(shown(&doses.value, words))
    };
    let tablets = (!group.tablets.is_zero()).then(|| shown(&group.tablets.ratio(), words));
    let methods = group.methods().into_iter();
    GroupView {
        key: key.to_vec(),
        rows: group.rows.all(),
        mass: shown(&group.weighed_in(unit), words),
        tablets,
        doses: DoseFigures {
            if_pure: doses(Estimate::IfPure),
            low: doses(Estimate::Low),
            central: doses(Estimate::Central),
            high: doses(Estimate::High),
        },
        methods: methods.map(|(method, _)| method.name()).collect(),
    }
}

/// A total has any number of digits; one too long for an [`Exact`] is told with all of them.
fn shown(total: &Ratio, words: &Words<'_>) -> Shown {
    let exact = words.numbers(&show::rounded_total(total, PLACES));
    let (value, _) = total.all_digits();
    let public = match value.parse::<Exact>() {
        Ok(number) => words.public(number).text,
        Err(_) => exact.clone(),
    };
    Shown {
        public,
        exact,
        value,
    }
}
