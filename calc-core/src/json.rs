//! JSON in and out: values as one line or indented, and texts, lists and objects of them back.
//!
//! What a page asks with is made of texts alone. `serde_json` reads numbers as well, and with them
//! the arithmetic of floats comes into the page's module with its tables, a tenth of its size. One
//! writer for both layouts, which cannot fail, keeps what is derived for every type small.

mod writer;

use serde::Serialize;
use writer::Writer;

/// A value as one line of JSON.
///
/// # Panics
/// For fractions, bytes and variants of many parts, which no type here has.
#[must_use]
pub fn line<T: Serialize + ?Sized>(value: &T) -> String {
    write(value, false)
}

/// A value as JSON of a line for each part, indented by two spaces.
///
/// # Panics
/// As [`line()`].
#[must_use]
pub fn indented<T: Serialize + ?Sized>(value: &T) -> String {
    write(value, true)
}

fn write<T: Serialize + ?Sized>(value: &T, indented: bool) -> String {
    let mut writer = Writer::new(indented);
    let Ok(()) = value.serialize(&mut writer);
    writer.text
}

/// JSON of which only texts, lists and objects are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    /// A number or a truth value, which nobody asked for.
    Other,
    Text(String),
    List(Vec<Self>),
    Fields(Vec<(String, Self)>),
}

/// Why a text cannot be read, in words that follow "it cannot be read:".
pub(crate) type Fault = &'static str;

const NO_JSON: Fault = "it is no JSON";
const NO_TEXT: Fault = "a value should be a text";

/// Lists and objects in one another: more than any question has.
const MAX_DEPTH: usize = 8;

impl Json {
    /// Reads a text.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        let mut reader = Reader { rest: text };
        let value = reader.value(MAX_DEPTH)?;
        if reader.peek().is_some() {
            return Err(NO_JSON);
        }
        Ok(value)
    }

    /// The fields of an object.
    pub(crate) fn fields(self) -> Result<Vec<(String, Self)>, Fault> {
        match self {
            Self::Fields(fields) => Ok(fields),
            _ => Err("a value should be an object"),
        }
    }

    /// The items of a list.
    pub(crate) fn list(self) -> Result<Vec<Self>, Fault> {
        match self {
            Self::List(items) => Ok(items),
            _ => Err("a value should be a list"),
        }
    }

    /// A text.
    pub(crate) fn text(self) -> Result<String, Fault> {
        self.optional()?.ok_or(NO_TEXT)
    }

    /// A text, or null.
    pub(crate) fn optional(self) -> Result<Option<String>, Fault> {
        match self {
            Self::Text(text) => Ok(Some(text)),
            Self::Null => Ok(None),
            _ => Err(NO_TEXT),
        }
    }
}

/// Reads an object of texts into the fields that it may have; those that it lacks stay as they are.
///
/// # Errors
/// What is wrong with it, in words that follow "it cannot be read:".
#[cfg(any(feature = "impact", feature = "tablets", feature = "spreads"))]
pub(crate) fn read_texts(
    text: &str,
    fields: &mut [(&str, &mut Option<String>)],
) -> Result<(), String> {
    for (name, value) in Json::read(text)?.fields()? {
        let field = fields.iter_mut().find(|(known, _)| *known == name);
        let (_, field) = field.ok_or_else(|| {
            let name = crate::error::Error::shown(&name);
            format!("unknown field `{name}`")
        })?;
        **field = value.optional()?;
    }
    Ok(())
}

/// What is left of a text.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// The next character behind white space.
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.rest.chars().next()
    }

    /// Takes a mark if it comes next.
    fn eat(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(mark);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn value(&mut self, depth: usize) -> Result<Json, Fault> {
        let within = depth.checked_sub(1).ok_or(NO_JSON)?;
        if self.eat('"') {
            return self.text().map(Json::Text);
        }
        if self.eat('[') {
            let mut items = Vec::new();
            self.parts(']', |reader| {
                items.push(reader.value(within)?);
                Ok(())
            })?;
            return Ok(Json::List(items));
        }
        if self.eat('{') {
            let mut fields = Vec::new();
            self.parts('}', |reader| {
                fields.push(reader.field(within)?);
                Ok(())
            })?;
            return Ok(Json::Fields(fields));
        }
        self.bare()
    }

    /// A value without marks around it.
    fn bare(&mut self) -> Result<Json, Fault> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '+' | '.'));
        let (value, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match value {
            "null" => Ok(Json::Null),
            "true" | "false" => Ok(Json::Other),
            _ if value.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => Ok(Json::Other),
            _ => Err(NO_JSON),
        }
    }

    fn field(&mut self, depth: usize) -> Result<(String, Json), Fault> {
        if !self.eat('"') {
            return Err(NO_JSON);
        }
        let name = self.text()?;
        if !self.eat(':') {
            return Err(NO_JSON);
        }
        Ok((name, self.value(depth)?))
    }

    /// What stands between commas up to the mark that closes it.
    fn parts(
        &mut self,
        close: char,
        mut part: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.eat(close) {
            return Ok(());
        }
        loop {
            part(self)?;
            if self.eat(close) {
                return Ok(());
            }
            if !self.eat(',') {
                return Err(NO_JSON);
            }
        }
    }

    /// A text behind its first quotation mark.
    fn text(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        loop {
            let end = self
                .rest
                .find(|c: char| c == '"' || c == '\\' || c.is_ascii_control())
                .ok_or(NO_JSON)?;
            text.push_str(&self.rest[..end]);
            let mark = self.rest.as_bytes()[end];
            self.rest = &self.rest[end + 1..];
            match mark {
                b'"' => return Ok(text),
                b'\\' => text.push(self.escaped()?),
                0x7f => text.push('\u{7f}'),
                _ => return Err(NO_JSON),
            }
        }
    }

    /// The character of an escape behind its backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        let mark = self.rest.chars().next().ok_or(NO_JSON)?;
        self.rest = &self.rest[mark.len_utf8()..];
        Ok(match mark {
            '"' | '\\' | '/' => mark,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code(),
            _ => return Err(NO_JSON),
        })
    }

    /// The character of one UTF-16 unit, or of the two of a pair.
    fn code(&mut self) -> Result<char, Fault> {
        let first = self.unit()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) {
            self.rest = self.rest.strip_prefix("\\u").ok_or(NO_JSON)?;
            units.push(self.unit()?);
        }
        let mut characters = char::decode_utf16(units);
        let character = characters.next().and_then(Result::ok).ok_or(NO_JSON)?;
        characters.next().map_or(Ok(character), |_| Err(NO_JSON))
    }

    fn unit(&mut self) -> Result<u16, Fault> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(NO_JSON)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NO_JSON);
        }
        self.rest = rest;
        u16::from_str_radix(digits, 16).map_err(|_| NO_JSON)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn both_layouts_are_those_of_serde_json() {
        for value in [
            json!({}),
            json!([]),
            json!({ "a": [], "b": {}, "c": [[], {}], "d": [1, [2, "\u{1f}é\""]], "e": null }),
            json!([{ "a": { "b": [true] } }, "x"]),
            json!([u64::MAX, i64::MIN, false]),
            json!({ "\"\n": ('\0'..='\u{a1}').collect::<String>(), "\\/": "µ\u{2028}\u{1f600}" }),
        ] {
            assert_eq!(line(&value), value.to_string());
            assert_eq!(
                Ok(indented(&value)),
                serde_json::to_string_pretty(&value).map_err(|_| ())
            );
        }
    }

    #[test]
    fn types_are_written_as_serde_json_writes_them() {
        #[derive(Serialize)]
        #[serde(rename_all = "lowercase")]
        enum Kind {
            Plain,
            Holds(Option<char>),
        }
        #[derive(Serialize)]
        struct Wrapped(u8);
        #[derive(Serialize)]
        struct Record {
            kinds: Vec<Kind>,
            pair: (i32, Wrapped),
            nothing: (),
        }
        let record = Record {
            kinds: vec![Kind::Plain, Kind::Holds(Some('"')), Kind::Holds(None)],
            pair: (-1, Wrapped(2)),
            nothing: (),
        };
        assert_eq!(
            line(&record),
            r#"{"kinds":["plain",{"holds":"\""},{"holds":null}],"pair":[-1,2],"nothing":null}"#
        );
        assert_eq!(
            Ok(indented(&record)),
            serde_json::to_string_pretty(&record).map_err(|_| ())
        );
    }

    /// The same value as `serde_json` has it.
    fn told(json: Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Other => true.into(),
            Json::Text(text) => text.into(),
            Json::List(items) => items.into_iter().map(told).collect(),
            Json::Fields(fields) => fields
                .into_iter()
                .map(|(name, value)| (name, told(value)))
                .collect(),
        }
    }

    #[test]
    fn texts_lists_and_objects_are_read_as_serde_json_reads_them() {
        for text in [
            "null",
            r#""""#,
            r#" { "a" : [ "b" , null , [ ] , { } ] , "c":"d" } "#,
            "\"µg \u{7f}\u{2028} \\u00b5 \\ud83d\\ude00 \\\" \\\\ \\/ \\b\\f\\n\\r\\t\"",
            "[[[[[[[\"deep\"]]]]]]]",
            "[true, {\"a\":true}]",
        ] {
            let expected: Value = serde_json::from_str(text).expect("JSON");
            assert_eq!(Json::read(text).map(told), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused_here_as_there() {
        for text in [
            "",
            " ",
            "nul",
            "nulls",
            "\"",
            "\"a",
            "\"a\" \"b\"",
            "[",
            "]",
            "[,]",
            "[\"a\",]",
            "[\"a\" \"b\"]",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":\"b\",}",
            "{a:\"b\"}",
            "{\"a\" \"b\"}",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u+123\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "'a'",
            "\"\\",
        ] {
            assert_eq!(Json::read(text), Err(NO_JSON), "{text}");
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_refused() {
        for text in ["[[[[[[[[null]]]]]]]]", &*"[".repeat(100_000)] {
            assert_eq!(Json::read(text), Err(NO_JSON));
        }
    }

    #[test]
    fn numbers_and_truth_are_no_texts() {
        for text in ["1", "-1.5e+3", "true", "false"] {
            assert_eq!(Json::read(text).and_then(Json::optional), Err(NO_TEXT));
        }
    }

    #[test]
    fn a_value_of_another_shape_is_refused() {
        let read = |text| Json::read(text).expect("JSON");
        assert_eq!(read("\"a\"").text(), Ok("a".to_owned()));
        assert_eq!(read("null").text(), Err(NO_TEXT));
        assert_eq!(read("null").optional(), Ok(None));
        assert_eq!(read("[]").optional(), Err(NO_TEXT));
        assert!(read("[]").fields().is_err() && read("{}").list().is_err());
    }
}
