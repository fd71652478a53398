//! Rows as JSON objects, one a line.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::buffer::Buffer;
use super::cells::write_added;
use super::exact::Refusal;
use super::names;
use super::plan::Plan;
use super::request::{Layout, Role};
use super::scan::Row;
use super::worker::{Converted, Worker};
use crate::error::{Error, ErrorKind};

/// An object's members in their order, values as they stand in the text.
#[derive(Debug)]
pub struct Members<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The text of a value: of a string without its quotes, of `null` nothing, of others as they stand.
pub fn value_text(value: &RawValue) -> Cow<'_, str> {
    let text = value.get();
    if text == "null" {
        return Cow::Borrowed("");
    }
    if text.starts_with('"') {
        return serde_json::from_str(text).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    Cow::Borrowed(text)
}

/// A row of which the columns' texts are known.
struct Object<'a> {
    texts: Vec<Cow<'a, str>>,
}

impl Row for Object<'_> {
    fn raw(&self, at: usize) -> &[u8] {
        self.texts[at].as_bytes()
    }

    fn text(&self, at: usize) -> Cow<'_, str> {
        Cow::Borrowed(self.texts[at].trim())
    }
}

impl Worker {
    pub(super) fn json_lines(&mut self, block: &[u8], out: &mut Converted) {
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', block) {
            let behind_blanks = block[start..end].trim_ascii_start();
            let line = behind_blanks.trim_ascii_end();
            if !line.is_empty() {
                out.rows += 1;
                if let Err((role, error)) = self.json_line(line, &mut out.table) {
                    let from = end - behind_blanks.len();
                    self.reject(role, error, from..from + line.len(), out);
                }
            }
            out.lines += 1;
            start = end + 1;
        }
    }

    fn json_line(
        &mut self,
        line: &[u8],
        table: &mut Buffer,
    ) -> Result<(), (Option<super::request::Role>, Error)> {
        let members: Members<'_> =
            serde_json::from_slice(line).map_err(|error| (None, not_json(&error)))?;
        let plan = self.plan.clone();
        let object = plan.object(&members).map_err(|error| (None, error))?;
        let refused = |Refusal { role, error }| (Some(role), error);
        let outcome = self.outcome(&object).map_err(refused)?;
        let added = self.cells(&outcome).map_err(refused)?;
        match plan.output {
            Layout::JsonLines => {
                let inner = line.strip_suffix(b"}").unwrap_or(line);
                table.extend_from_slice(inner.trim_ascii_end());
                if !members.0.is_empty() && !added.is_empty() {
                    table.push(b',');
                }
                plan.write_members(&added, table);
                table.extend_from_slice(b"}\n");
            }
            Layout::Delimited(delimiter) => {
                for (at, text) in object.texts.iter().enumerate() {
                    if at > 0 {
                        table.push(delimiter);
                    }
                    plan.write_field(text.as_bytes(), delimiter, table);
                }
                write_added(&added, delimiter, table);
                table.push(b'\n');
            }
        }
        self.count(&object, &outcome);
        Ok(())
    }
}

impl Plan {
    /// The texts of the columns, in the order of the header.
    fn object<'a>(&self, members: &Members<'a>) -> Result<Object<'a>, Error> {
        let mut texts = vec![Cow::Borrowed(""); self.names.len()];
        let mut seen = vec![false; self.names.len()];
        for (place, (name, value)) in members.0.iter().enumerate() {
            // Objects mostly have their members in one order.
            let expected = self.names.get(place).filter(|column| *column == name);
            let at = expected
                .map(|_| place)
                .or_else(|| self.names.iter().position(|column| column == name));
            let Some(at) = at else {
                self.check_unmapped(name)?;
                continue;
            };
            if core::mem::replace(&mut seen[at], true) {
                return Err(Error::new(
                    ErrorKind::Column,
                    say!("the object has two members `{}`", Error::shown(name)),
                )
                .hint(say!("leave one of them out")));
            }
            texts[at] = value_text(value);
        }
        Ok(Object { texts })
    }

    /// A member that the first objects do not have: in JSON it stays where it is, in a table it has no column.
    fn check_unmapped(&self, name: &str) -> Result<(), Error> {
        if self.request.added.iter().any(|added| added.name == name) {
            return Err(Error::new(
                ErrorKind::Column,
                say!("the object has a member `{}` already", Error::shown(name)),
            )
            .hint(say!(
                "name the added columns otherwise, as in --prefix dosecalc_"
            )));
        }
        let late = Role::ALL
            .into_iter()
            .find(|&role| self.column_of(role).is_none() && names::is_name_of(role, name));
        if let Some(role) = late {
            let message = say!(
                "the first rows have no member `{}`, so it is not read as the {}",
                Error::shown(name),
                role.name()
            );
            return Err(Error::new(ErrorKind::Column, message).hint(say!(
                "let the first row have every member, null where it has no value"
            )));
        }
        match self.output {
            Layout::JsonLines => Ok(()),
            Layout::Delimited(_) => Err(Error::new(
                ErrorKind::Column,
                say!(
                    "the first rows have no member `{}`, so there is no column for it",
                    Error::shown(name)
                ),
            )
            .hint(say!("write JSON Lines with --format jsonl"))),
        }
    }
}

fn not_json(error: &serde_json::Error) -> Error {
    Error::new(
        ErrorKind::Json,
        say!("the line is not a JSON object: {}", error),
    )
    .hint(say!("write one object a line"))
}
