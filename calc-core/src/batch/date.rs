//! Dates as tables write them, to months.

use super::request::DateOrder;
use crate::catalog::Month;
use crate::error::{Error, ErrorKind};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first year that is read; nothing published here is older.
const FIRST_YEAR: u16 = 1900;

/// Reads a day or a month: `2023-05-14`, `2023-05`, `20230514`, `08-NOV-18`, `Nov 8, 2018`, `5/14/2023`,
/// with or without a time behind it.
///
/// Years of two digits are 1969 to 2068, as POSIX has them. Numbers in an order that does not show,
/// as in `5/6/2023`, take that of `order`.
///
/// # Errors
/// [`ErrorKind::Date`] for a day that does not exist, a date with readings in two months, and
/// anything else.
pub fn month(text: &str, order: DateOrder) -> Result<Month, Error> {
    let readings = readings(text.trim(), order).unwrap_or_default();
    let mut real = readings.into_iter().flatten();
    let first = real.next().ok_or_else(|| not_a_date(text))?;
    match real.find(|month| *month != first) {
        None => Ok(first),
        Some(other) => Err(Error::new(
            ErrorKind::Date,
            say!(
                "`{}` can be in {} or in {}",
                Error::shown(text),
                first,
                other
            ),
        )
        .hint(say!("say the order: --date-order mdy, or dmy"))),
    }
}

fn not_a_date(text: &str) -> Error {
    Error::new(
        ErrorKind::Date,
        say!("`{}` is not a date", Error::shown(text)),
    )
    .hint(say!("dates are read as 2023-05-14, 14-May-2023, May 14, 2023 or 5/14/2023, and months as 2023-05"))
}

/// The months that a text can mean; `None` in the place of a day that does not exist.
fn readings(text: &str, order: DateOrder) -> Option<Vec<Option<Month>>> {
    let pieces: Vec<&str> = without_time(text)?
        .split([' ', '-', '/', '.', ','])
        .filter(|piece| !piece.is_empty())
        .collect();
    let readings = match pieces[..] {
        [day] if day.len() == 8 && day.is_ascii() => vec![ymd(&day[..4], &day[4..6], &day[6..])],
        [year, month] if year.len() == 4 && named(year).is_none() => {
            vec![day_of(year, month, "1")]
        }
        [month, year] if year.len() == 4 => vec![day_of(year, month, "1")],
        [year, month, day] if is_number(year) && year.len() == 4 => vec![day_of(year, month, day)],
        [day, month, year] if named(month).is_some() => vec![day_of(year, month, day)],
        [month, day, year] if named(month).is_some() => vec![day_of(year, month, day)],
        [a, b, c] => match order {
            DateOrder::Mdy => vec![ymd(c, a, b)],
            DateOrder::Dmy => vec![ymd(c, b, a)],
            DateOrder::Iso => vec![ymd(c, a, b), ymd(c, b, a), ymd(a, b, c)],
        },
        _ => return None,
    };
    Some(readings)
}

/// The date before a time of day; `None` where what follows the date is none.
fn without_time(text: &str) -> Option<&str> {
    let is_time = |time: &str| {
        time.contains(':')
            && time.starts_with(|c: char| c.is_ascii_digit())
            && time
                .bytes()
                .all(|b| b.is_ascii_digit() || b":.+-Z apmAPM".contains(&b))
    };
    let Some(colon) = text.find(':') else {
        return Some(text);
    };
    let at = text[..colon].rfind([' ', 'T'])?;
    is_time(&text[at + 1..]).then(|| text[..at].trim_end())
}

/// A day whose month may be a name.
fn day_of(year: &str, month: &str, day: &str) -> Option<Month> {
    match named(month) {
        Some(month) => real(self::year(year)?, month, number(day)?),
        None => ymd(year, month, day),
    }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<Month> {
    real(self::year(year)?, number(month)?, number(day)?)
}

/// A month that has the day.
fn real(year: u16, month: u8, day: u8) -> Option<Month> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days)
        .contains(&day)
        .then_some(Month::known(year, month))
}

/// A month by its English name or the first three letters of it; `Sept` is written too.
fn named(text: &str) -> Option<u8> {
    let lower = text.to_lowercase();
    let at = MONTHS.iter().position(|name| {
        lower == *name || lower == name[..3] || (lower == "sept" && *name == "september")
    })?;
    u8::try_from(at + 1).ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(text: &str) -> Option<u8> {
    (is_number(text) && text.len() <= 2).then(|| text.parse().ok())?
}

fn year(text: &str) -> Option<u16> {
    let value: u16 = is_number(text).then(|| text.parse().ok())??;
    match text.len() {
        4 if value >= FIRST_YEAR => Some(value),
        2 if value >= 69 => Some(1900 + value),
        2 => Some(2000 + value),
        _ => None,
    }
}

/// Reads a fiscal year: `2023`, `FY2023`, `FY23`, `2026 (FYTD)`.
///
/// # Errors
/// [`ErrorKind::Date`] for anything else.
pub fn fiscal_year(text: &str) -> Result<u16, Error> {
    let lower = text.trim().to_lowercase();
    let to_date = ["(fytd)", "fytd", "(ytd)", "ytd"];
    let bare = to_date
        .iter()
        .find_map(|end| lower.strip_suffix(end))
        .unwrap_or(&lower)
        .trim();
    let (digits, named) = match bare.strip_prefix("fy") {
        Some(rest) => (rest.trim_start_matches([' ', '-']), true),
        None => (bare, false),
    };
    year(digits)
        .filter(|_| named || digits.len() == 4)
        .ok_or_else(|| {
            Error::new(
                ErrorKind::Date,
                say!("`{}` is not a fiscal year", Error::shown(text)),
            )
            .hint(say!("write it as 2023, FY2023, FY23 or 2023 (FYTD)"))
        })
}

/// Reads a fiscal year and the name of a month in it: `2019` and `OCT` are October 2018 where the year
/// starts in October.
///
/// # Errors
/// [`ErrorKind::Date`] for anything that is no year or no month. A number is no month here: month 1
/// of a fiscal year can be January or the first.
pub fn fiscal_month(year: &str, month: &str, first_month: u8) -> Result<Month, Error> {
    let fiscal = fiscal_year(year)?;
    let named = named(month.trim()).ok_or_else(|| {
        Error::new(
            ErrorKind::Date,
            say!("`{}` is not the name of a month", Error::shown(month)),
        )
        .hint(say!("write it as OCT or October"))
    })?;
    let before = first_month > 1 && named >= first_month;
    Ok(Month::known(fiscal - u16::from(before), named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tour() {
        let read = |text, order| month(text, order).map(|month| month.to_string());
        assert_eq!(read("08-NOV-18", DateOrder::Iso), Ok("2018-11".to_owned()));
        let refused = month("5/6/2023", DateOrder::Iso).unwrap_err();
        assert_eq!(
            refused.message(),
            "`5/6/2023` can be in 2023-05 or in 2023-06"
        );
        assert_eq!(read("5/6/2023", DateOrder::Dmy), Ok("2023-06".to_owned()));
    }

    fn read(text: &str, order: DateOrder) -> String {
        match month(text, order) {
            Ok(month) => month.to_string(),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Date);
                assert!(error.hint_text().is_some());
                error.message().to_string()
            }
        }
    }

    #[test]
    fn dates_with_one_reading() {
        let cases = [
            ("2023-05-14", "2023-05"),
            ("2023-05", "2023-05"),
            ("2023/5/4", "2023-05"),
            ("2015-10-01T00:00:00.000", "2015-10"),
            ("2015-10-01T00:00:00+02:00", "2015-10"),
            ("2023-05-14 10:00", "2023-05"),
            (" 5/14/2023 12:00:00 AM ", "2023-05"),
            ("20230514", "2023-05"),
            ("08-NOV-18", "2018-11"),
            ("08-Nov-2018", "2018-11"),
            ("8 November 2018", "2018-11"),
            ("Nov 8, 2018", "2018-11"),
            ("Sept. 8, 2018", "2018-09"),
            ("2018-Nov-08", "2018-11"),
            ("Nov 2018", "2018-11"),
            ("2018 May", "2018-05"),
            ("11/2018", "2018-11"),
            ("5/14/2023", "2023-05"),
            ("14.5.2023", "2023-05"),
            ("5/5/2023", "2023-05"),
            ("5/14/23", "2023-05"),
            ("05/05/05", "2005-05"),
            ("29-FEB-2000", "2000-02"),
            ("01-JAN-68", "2068-01"),
            ("01-JAN-69", "1969-01"),
            ("1-May-1999", "1999-05"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text, DateOrder::Iso), expected, "{text}");
        }
    }

    #[test]
    fn an_order_decides() {
        assert_eq!(
            read("5/6/2023", DateOrder::Iso),
            "`5/6/2023` can be in 2023-05 or in 2023-06"
        );
        assert_eq!(
            read("13/5/06", DateOrder::Iso),
            "`13/5/06` can be in 2006-05 or in 2013-05"
        );
        assert_eq!(read("5/6/2023", DateOrder::Mdy), "2023-05");
        assert_eq!(read("5/6/2023", DateOrder::Dmy), "2023-06");
        assert_eq!(read("2023-06-05", DateOrder::Dmy), "2023-06");
        assert_eq!(
            read("14/5/2023", DateOrder::Mdy),
            "`14/5/2023` is not a date"
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "-",
            "31-FEB-2023",
            "29-FEB-1900",
            "2023-02-30",
            "2023-13-01",
            "2023-00",
            "1899-05",
            "45060",
            "2023",
            "Nov-18",
            "yesterday",
            "12:00",
            "2023-05-14 at noon: here",
            "2023-05-14-15",
            "1/2/3/4",
            "May 123, 2018",
            "ｄ-5-2023",
        ] {
            assert_eq!(
                read(text, DateOrder::Iso),
                format!("`{}` is not a date", Error::shown(text)),
            );
        }
    }

    #[test]
    fn a_fiscal_year_starts_the_year_before() {
        let cases = [
            ("2019", "OCT", "2018-10"),
            ("2019", "Sep", "2019-09"),
            ("2026 (FYTD)", "DEC", "2025-12"),
            ("FY23", "january", "2023-01"),
            ("FY 2023", "Sept", "2023-09"),
        ];
        for (year, name, expected) in cases {
            let month = fiscal_month(year, name, 10).expect("a month");
            assert_eq!(month.to_string(), expected, "{year} {name}");
            assert_eq!(Ok(month.fiscal_year(10)), fiscal_year(year));
        }
        assert_eq!(
            fiscal_month("2019", "OCT", 1).expect("a month").year(),
            2019
        );
        for (year, name) in [("23", "OCT"), ("FY2", "OCT"), ("2019", "1"), ("", "")] {
            assert!(fiscal_month(year, name, 10).is_err(), "{year} {name}");
        }
    }
}
