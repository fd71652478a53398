//! The few different texts of a column, each under a small number.

use std::collections::HashMap;

use super::numbers::{Key, Numbers};

/// Texts longer than this are looked up the slow way.
const SHORT: usize = 16;

/// Places in front of the table for the texts seen last.
const FRONT: usize = 256;

/// The key of no text: none is as long.
const NONE: Key = Key {
    bytes: 0,
    beside: u32::MAX,
};

/// A column's texts, numbered in the order in which they were first seen.
#[derive(Debug)]
pub struct Symbols {
    /// By a byte of the hash; [`NONE`] where there is none.
    front: Box<[(Key, u32); FRONT]>,
    short: Numbers,
    long: HashMap<Vec<u8>, u32>,
    texts: Vec<Vec<u8>>,
}

impl Default for Symbols {
    fn default() -> Self {
        Self {
            front: Box::new([(NONE, 0); FRONT]),
            short: Numbers::default(),
            long: HashMap::new(),
            texts: Vec::new(),
        }
    }
}

/// The text of `block[from..to]`, which is short, padded with zeros, and its length.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the length is 16 at most")]
fn key(block: &[u8], from: usize, to: usize) -> Key {
    let length = to - from;
    let bytes = if let Some(bytes) = block.get(from..from + SHORT) {
        let bytes: [u8; SHORT] = bytes.try_into().expect("the slice is as long");
        u128::from_le_bytes(bytes) & MASKS[length]
    } else {
        let mut bytes = [0; SHORT];
        bytes[..length].copy_from_slice(&block[from..to]);
        u128::from_le_bytes(bytes)
    };
    Key {
        bytes,
        beside: length as u32,
    }
}

/// What is of the text among 16 bytes, by its length.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut length = 1;
    while length <= SHORT {
        masks[length] = masks[length - 1] << 8 | 0xff;
        length += 1;
    }
    masks
};

impl Symbols {
    /// The number of the text of `block[from..to]`, if it was seen before.
    #[inline]
    pub fn find(&self, block: &[u8], from: usize, to: usize) -> Option<u32> {
        if to - from > SHORT {
            return self.long.get(&block[from..to]).copied();
        }
        let key = key(block, from, to);
        let (known, number) = &self.front[key.byte()];
        if *known == key {
            return Some(*number);
        }
        self.short.find(key)
    }

    /// The number of a text, a new one if it was not seen before.
    ///
    /// # Panics
    /// Never: memory ends before the numbers do.
    pub fn number(&mut self, text: &[u8]) -> u32 {
        if let Some(number) = self.find(text, 0, text.len()) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("fewer texts than numbers");
        self.texts.push(text.to_vec());
        if text.len() > SHORT {
            self.long.insert(text.to_vec(), number);
        } else {
            let key = key(text, 0, text.len());
            self.short.set(key, number);
            self.front[key.byte()] = (key, number);
        }
        number
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &[u8] {
        &self.texts[number as usize]
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_one_number() {
        let mut symbols = Symbols::default();
        let texts: Vec<Vec<u8>> = (0..3000_u32)
            .map(|n| format!("{}{n}", "x".repeat(n as usize % 23)).into_bytes())
            .chain([b"".to_vec(), b"\0".to_vec(), b"\0\0".to_vec()])
            .collect();
        for (number, text) in (0_u32..).zip(&texts) {
            assert_eq!(symbols.find(text, 0, text.len()), None);
            assert_eq!(symbols.number(text), number);
        }
        let padded: Vec<u8> = texts
            .iter()
            .flat_map(|text| [b"<", &text[..], b">"].concat())
            .collect();
        let mut at = 0;
        for (number, text) in (0_u32..).zip(&texts) {
            let found = symbols.find(&padded, at + 1, at + 1 + text.len());
            assert_eq!(found, Some(number));
            assert_eq!(symbols.text(number), &text[..]);
            at += text.len() + 2;
        }
        assert_eq!(symbols.len(), texts.len());
    }
}
