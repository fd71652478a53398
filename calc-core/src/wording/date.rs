//! Dates and periods, as a language writes them.

use super::language::Language;
use super::words::Words;
use crate::assess::Period;
use crate::catalog::Month;

/// `2025-12-03` as "December 3, 2025", `2020-02` as "February 2020"; a year stays a year.
pub fn day(date: &str, words: &Words<'_>) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().map(|month| name(month, words));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let values = [
        ("year", year),
        ("month", month.unwrap_or_default()),
        ("day", day.unwrap_or_default()),
    ];
    let key = match (month, day) {
        (Some(_), Some(_)) => "date.day",
        (Some(_), None) => "date.month",
        (None, _) => return year.to_owned(),
    };
    words.fill(key, &values)
}

impl Words<'_> {
    /// A month in a message: on a page and in other languages in words, in English as the command takes it.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        let typed = month.to_string();
        if self.is_on_page() || self.language() != Language::English {
            day(&typed, self)
        } else {
            typed
        }
    }
}

/// "October 2024 to September 2025", "January to March 2019", "2022", "2020 to 2021", "May 2025".
pub fn period(period: Period, words: &Words<'_>) -> String {
    let (from, to) = (period.from.to_string(), period.to.to_string());
    let parts = |month: &str| {
        let (year, month) = month.split_once('-').unwrap_or((month, ""));
        (year.to_owned(), month.to_owned())
    };
    let ((from_year, from_month), (to_year, to_month)) = (parts(&from), parts(&to));
    let whole_years = from_month == "01" && to_month == "12";
    let values = [
        ("from", name(&from_month, words)),
        ("from_year", &*from_year),
        ("to", name(&to_month, words)),
        ("to_year", &*to_year),
    ];
    let key = match (whole_years, from_year == to_year) {
        (true, true) => return to_year,
        (true, false) => "period.years",
        (false, true) if from_month == to_month => return day(&to, words),
        (false, true) => "period.months",
        (false, false) => "period.both",
    };
    words.fill(key, &values)
}

/// The name of a month of two digits.
fn name<'a>(month: &str, words: &Words<'a>) -> &'a str {
    words.phrase(&format!("month.{month}"))
}
