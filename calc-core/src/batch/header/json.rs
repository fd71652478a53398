//! The keys of the first objects of a table of JSON Lines.

use core::fmt;
use std::collections::BTreeSet;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::MAX_TITLE_RECORDS;
use crate::error::{Error, ErrorKind};

/// The keys of one object, in its order.
struct Keys(Vec<String>);

impl<'de> serde::Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Keys;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Keys, M::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// The keys of the first objects, in the order in which they come: an object may leave out what it
/// does not know.
///
/// # Errors
/// [`ErrorKind::Column`] where the first line is not an object, or names a key twice.
pub fn keys(bytes: &[u8]) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let mut known = BTreeSet::new();
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    for (at, line) in lines.take(MAX_TITLE_RECORDS).enumerate() {
        let Keys(keys) = match serde_json::from_slice(line) {
            Ok(keys) => keys,
            // A later line may be cut off where the bytes end; as a row it is looked at again.
            Err(_) if at > 0 => break,
            Err(error) => return Err(not_an_object(line, &error)),
        };
        let mut own = BTreeSet::new();
        for key in keys {
            if !own.insert(key.clone()) {
                return Err(twice(&key));
            }
            if known.insert(key.clone()) {
                names.push(key);
            }
        }
    }
    Ok(names)
}

fn not_an_object(line: &[u8], error: &serde_json::Error) -> Error {
    if core::str::from_utf8(line).is_err() {
        return Error::new(ErrorKind::Encoding, say!("the first line is not UTF-8"))
            .hint(say!("say how it is encoded, as in --encoding windows-1252"));
    }
    Error::new(
        ErrorKind::Column,
        say!("the first line is not a JSON object: {}", error),
    )
    .hint(say!(
        "write one object a line, as in {}",
        r#"{"substance": "fentanyl", "quantity": "12 lb"}"#
    ))
}

fn twice(key: &str) -> Error {
    let message = say!(
        "the first objects have the key \"{}\" twice",
        Error::shown(key)
    );
    Error::new(ErrorKind::Column, message).hint(say!("give each key of an object its own name"))
}
