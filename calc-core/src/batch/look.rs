//! A first look at a table, for who can change how it is read: also where it cannot be converted yet.

use std::borrow::Cow;

use super::header::{Header, likeliest, records};
use super::json_lines::{Members, value_text};
use super::mapping::open;
use super::profile::Profile;
use super::request::{Layout, Request, Role};
use crate::error::Error;

/// How many rows are shown.
const ROWS: usize = 5;

/// What the beginning of a table shows.
#[derive(Clone, Debug)]
pub struct Look {
    /// How it is written.
    pub layout: Layout,
    /// Its header, or what is most likely to be it.
    pub header: Header,
    /// Why it cannot be converted as it is asked for, as far as the header says.
    pub refusal: Option<Error>,
    /// The roles that wait for a choice.
    pub open: Vec<Open>,
    /// The profile that the header fits.
    pub fits: Option<&'static Profile>,
    /// The first rows, as the texts of their cells.
    pub rows: Vec<Vec<String>>,
}

/// A role that waits for a choice among columns.
#[derive(Clone, Debug)]
pub struct Open {
    /// The role.
    pub role: Role,
    /// The columns that could have it, from 0.
    pub columns: Vec<usize>,
    /// Why none of them was taken.
    pub error: Error,
}

impl Look {
    /// Whether each column holds numbers: as far as the first rows tell.
    #[must_use]
    pub fn numeric(&self) -> Vec<bool> {
        let is_number = |at: usize| {
            let cells = || self.rows.iter().filter_map(|row| row.get(at));
            let mut written = cells().filter(|cell| !cell.is_empty()).peekable();
            written.peek().is_some() && written.all(|cell| looks_like_number(cell))
        };
        (0..self.header.names.len()).map(is_number).collect()
    }
}

/// Looks at the first lines of a table, as [`detect`](super::detect) does.
///
/// # Errors
/// For what has no record that could be a header: an empty table, a JSON array.
///
/// ```
/// use calc_core::batch::{Request, Role, look};
/// let seen = look(b"drug,weight (g),weight (lb)\nfentanyl,1,2\n", None, &Request::default())?;
/// assert_eq!(seen.rows, [["fentanyl", "1", "2"]]);
/// assert_eq!((seen.open[0].role, &seen.open[0].columns[..]), (Role::Quantity, &[1, 2][..]));
/// # Ok::<(), calc_core::Error>(())
/// ```
pub fn look(lines: &[u8], asked: Option<Layout>, request: &Request) -> Result<Look, Error> {
    let found = likeliest(lines, asked, request)?;
    let behind = &lines[found.header.end..];
    let names = &found.header.names;
    let rows = match found.layout {
        Layout::Delimited(delimiter) => delimited(behind, delimiter),
        Layout::JsonLines => objects(behind, names),
    };
    let fits = Profile::all().iter().find(|profile| profile.fits(names));
    Ok(Look {
        open: open(names, request),
        fits,
        rows,
        layout: found.layout,
        refusal: found.refusal,
        header: found.header,
    })
}

fn delimited(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let rows = records(text, delimiter).map_while(Result::ok);
    let rows = rows.map(|record| record.names);
    let written = rows.filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
    written.take(ROWS).collect()
}

fn objects(text: &[u8], names: &[String]) -> Vec<Vec<String>> {
    let lines = text.split(|&byte| byte == b'\n');
    let objects = lines.filter_map(|line| serde_json::from_slice::<Members<'_>>(line).ok());
    let cells = |Members(members): Members<'_>| {
        let of = |name: &String| {
            let member = members.iter().rev().find(|(key, _)| key == name);
            member
                .map_or(Cow::Borrowed(""), |(_, value)| value_text(value))
                .trim()
                .to_owned()
        };
        names.iter().map(of).collect()
    };
    objects.take(ROWS).map(cells).collect()
}

/// Digits, and what stands among them.
fn looks_like_number(cell: &str) -> bool {
    let amid = |byte: u8| b".,-+%$ eE".contains(&byte);
    cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.bytes().all(|byte| byte.is_ascii_digit() || amid(byte))
}
