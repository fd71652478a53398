//! A sheet of a workbook as CSV: the cells as Excel has them, in the lines where Excel has them.
//!
//! The one place where numbers come in binary, because that is how workbooks keep them. They are written with
//! the fewest digits that name the same number, which are those that were typed.

mod lines;

use std::borrow::Cow;
use std::io::{self, Cursor, Read, Seek};

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets, Style, Xlsx};
use zip::ZipArchive;

use crate::error::{Error, ErrorKind};
use crate::message::{Arg, Message};
use lines::Lines;

/// A workbook is read whole into memory; ten times as many rows as a sheet can have would fit.
pub const MAX_WORKBOOK_BYTES: u64 = 256 << 20;

/// A workbook unpacks to ten or twenty times its size. More than this is no table, but an attack.
const MAX_UNPACKED_BYTES: u64 = 2 << 30;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

type Bytes = Cursor<Vec<u8>>;
type Book = Sheets<Bytes>;

/// A sheet as text.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The text, in UTF-8 with commas.
    pub csv: Vec<u8>,
    /// Which sheet it is, where there are others.
    pub note: Option<Message>,
}

/// Whether a file that begins so may be a workbook.
#[must_use]
pub fn is_workbook(beginning: &[u8]) -> bool {
    beginning.starts_with(ZIP) || beginning.starts_with(COMPOUND)
}

/// The sheet that is asked for by name or by number from 1; the first if none is.
///
/// # Errors
/// For what is no workbook, a sheet that is not there, and what is too large.
pub fn csv(bytes: Vec<u8>, asked: Option<&str>) -> Result<Sheet, Error> {
    let mut book = open(bytes)?;
    let names = worksheets(&book, asked.is_some());
    let name = choose(&names, asked)?;
    let mut lines = Lines::default();
    match &mut book {
        Sheets::Xlsx(book) => stream(book, name, &mut lines)?,
        other => dense(other, name, &mut lines)?,
    }
    let csv = lines.finish()?;
    if csv.is_empty() {
        return Err(refused(
            say!("its sheet `{}` is empty", name),
            say!("choose another with --sheet: {}", list(&names)),
        ));
    }
    let note = (asked.is_none() && names.len() > 1).then(|| {
        let others = list(&names[1..]);
        say!(
            "sheet `{}` is read; --sheet takes another: {}",
            name,
            others
        )
    });
    Ok(Sheet { csv, note })
}

/// The names of the sheets that somebody who opens the workbook sees.
///
/// # Errors
/// For what is no workbook, and what is too large.
pub fn names(bytes: Vec<u8>) -> Result<Vec<String>, Error> {
    Ok(worksheets(&open(bytes)?, false))
}

/// The sheets with cells, the hidden ones only where `all`.
fn worksheets(book: &Book, all: bool) -> Vec<String> {
    book.sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .filter(|sheet| all || sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn refused(message: impl Into<Message>, hint: impl Into<Message>) -> Error {
    Error::new(ErrorKind::Table, message).hint(hint)
}

fn open(bytes: Vec<u8>) -> Result<Book, Error> {
    let parts = if bytes.starts_with(ZIP) {
        Some(parts(&bytes)?)
    } else {
        None
    };
    let has = |part: &str| {
        let mut parts = parts.iter().flatten();
        parts.any(|name| name.eq_ignore_ascii_case(part))
    };
    let bytes = Cursor::new(bytes);
    if parts.is_none() {
        opened(bytes, Sheets::Xls)
    } else if has("xl/workbook.xml") {
        opened(bytes, Sheets::Xlsx)
    } else if has("xl/workbook.bin") {
        opened(bytes, Sheets::Xlsb)
    } else if has("content.xml") {
        opened(bytes, Sheets::Ods)
    } else {
        Err(refused(
            "it is a zip archive and no workbook",
            "unpack it: unzip -p FILE | dosecalc batch -",
        ))
    }
}

fn damaged(error: &dyn std::error::Error) -> Error {
    refused(
        say!("its workbook cannot be read: {}", error.to_string()),
        "take away its password if it has one, or save the sheet as CSV",
    )
}

fn opened<B: Reader<Bytes, Error: std::error::Error>>(
    bytes: Bytes,
    kind: fn(B) -> Book,
) -> Result<Book, Error> {
    let book = calamine::open_workbook_from_rs(bytes);
    book.map(kind).map_err(|error| damaged(&error))
}

/// The names of the parts of a zip archive. All are unpacked once, to count what they claim to be.
fn parts(bytes: &[u8]) -> Result<Vec<String>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut names = Vec::new();
    let mut left = MAX_UNPACKED_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| damaged(&error))?;
        names.extend(part.name().map(Cow::into_owned));
        let counted = io::copy(&mut part.take(left + 1), &mut io::sink());
        let counted = counted.map_err(|error| damaged(&error))?;
        left = left.checked_sub(counted).ok_or_else(|| {
            let message = say!(
                "its workbook unpacks to more than {} GiB",
                (MAX_UNPACKED_BYTES >> 30).to_string()
            );
            refused(message, "save the sheet as CSV")
        })?;
    }
    Ok(names)
}

fn choose<'a>(names: &'a [String], asked: Option<&str>) -> Result<&'a str, Error> {
    let found = match asked {
        None => names.first(),
        Some(asked) => names.iter().find(|name| *name == asked).or_else(|| {
            let number: usize = asked.parse().ok()?;
            names.get(number.checked_sub(1)?)
        }),
    };
    found.map(String::as_str).ok_or_else(|| match asked {
        Some(asked) => refused(
            say!("it has no sheet `{}`", asked),
            say!("its sheets are {}", list(names)),
        ),
        None => refused("it has no sheet with cells", "choose one with --sheet"),
    })
}

fn list(names: &[String]) -> Arg {
    Arg::list(", ", names.iter().map(|name| format!("`{name}`")))
}

/// Cell by cell, so that a sheet that claims to reach to the last corner costs no more than its cells.
fn stream<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, lines: &mut Lines) -> Result<(), Error> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|error| damaged(&error))?;
    let percent: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    while let Some((cell, style)) = cells
        .next_cell_with_style_id()
        .map_err(|error| damaged(&error))?
    {
        let mut text = text(&Data::from(cell.get_value().clone()));
        let number = matches!(
            cell.get_value(),
            calamine::DataRef::Float(_) | calamine::DataRef::Int(_)
        );
        if number && percent.get(style) == Some(&true) {
            text = hundredfold(&text) + "%";
        }
        lines.put(cell.get_position(), &text)?;
    }
    Ok(())
}

fn dense(book: &mut Book, name: &str, lines: &mut Lines) -> Result<(), Error> {
    let range = book
        .worksheet_range(name)
        .map_err(|error| damaged(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, cell) in range.used_cells() {
        let place = |at: usize, from: u32| u32::try_from(at).map_or(u32::MAX, |at| at + from);
        lines.put((place(row, top), place(column, left)), &text(cell))?;
    }
    Ok(())
}

/// Whether a cell shows its number as percent: 0.103 as 10.3%.
fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else {
        return false;
    };
    let mut quoted = false;
    let mut escaped = false;
    format.format_code.chars().any(|c| {
        let literal = quoted || std::mem::take(&mut escaped);
        quoted ^= c == '"';
        escaped = c == '\\' && !literal;
        c == '%' && !literal
    })
}

/// A decimal with its point two places to the right.
fn hundredfold(decimal: &str) -> String {
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", decimal),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{fraction:0<2}");
    let (up, rest) = padded.split_at(2);
    let whole = format!("{whole}{up}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Int(number) => number.to_string(),
        // Rust writes the shortest decimal that reads back as the same number, and no exponent.
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => date(moment),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// As ISO 8601 writes it, without a time of midnight.
fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        (_, _, _, 0) => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_moves_the_point_and_no_digit() {
        for (number, shown) in [
            ("0.103", "10.3"),
            ("0.07", "7"),
            ("1", "100"),
            ("0", "0"),
            ("0.5", "50"),
            ("-0.001", "-0.1"),
            ("12.3456", "1234.56"),
            ("0.00029", "0.029"),
        ] {
            assert_eq!(hundredfold(number), shown);
        }
    }
}
