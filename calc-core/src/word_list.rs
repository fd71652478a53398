//! Words with a number each, sorted in one text and found by halving: a table without pointers.
//!
//! A line is a word, a mark and the number: `kilogram:3`, or `kilogramo;3` for a word of a language
//! that writes decimals with a comma. The build script writes such texts, and so does a user's
//! catalogue. As arrays of structures they took twice the room in the module that a page loads.

/// The mark of a word of any language.
const HOME: char = ':';
/// The mark of a word of a language that writes decimals with a comma.
const FOREIGN: char = ';';

/// A sorted text of words.
#[derive(Clone, Copy)]
pub struct WordList<'a>(&'a str);

/// A word and what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub word: &'a str,
    pub number: usize,
    pub foreign: bool,
}

/// The line of a word, with its end.
#[allow(
    dead_code,
    reason = "the build script writes lists, and of the library only a user's catalogue"
)]
pub fn line(word: &str, number: usize, foreign: bool) -> String {
    let mark = if foreign { FOREIGN } else { HOME };
    format!("{word}{mark}{number}\n")
}

impl<'a> WordList<'a> {
    /// The list in a text of lines that are sorted by their words.
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The entry of a word.
    pub fn find(self, word: &str) -> Option<Entry<'a>> {
        let entry = self.from(word).next();
        entry.filter(|entry| entry.word == word)
    }

    /// The entries from a word's place on, its own first.
    pub fn from(self, word: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = low.midpoint(high);
            let lines_before = self.0.as_bytes()[low..middle].iter();
            let start = lines_before
                .rev()
                .position(|&byte| byte == b'\n')
                .map_or(low, |back| middle - back);
            let line = self.0[start..].split('\n').next().unwrap_or_default();
            if Entry::of(line).word < word {
                low = start + line.len() + 1;
            } else {
                high = start;
            }
        }
        self.all_from(low)
    }

    /// Every entry.
    pub fn all(self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.all_from(0)
    }

    fn all_from(self, start: usize) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.0[start..].split_terminator('\n').map(Entry::of)
    }
}

impl<'a> Entry<'a> {
    fn of(line: &'a str) -> Self {
        let (word, number) = line.rsplit_once([HOME, FOREIGN]).unwrap_or((line, ""));
        Self {
            word,
            number: number
                .bytes()
                .fold(0, |number, digit| number * 10 + usize::from(digit - b'0')),
            foreign: line[word.len()..].starts_with(FOREIGN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, WordList, line};

    const LIST: WordList<'static> = WordList::new("g:2\ngramo;2\nlong ton:11\nt:4\nµg:0\n");

    #[test]
    fn every_word_is_found_with_its_number_and_its_mark() {
        for (word, number, foreign) in [
            ("g", 2, false),
            ("gramo", 2, true),
            ("long ton", 11, false),
            ("t", 4, false),
            ("µg", 0, false),
        ] {
            let expected = Entry {
                word,
                number,
                foreign,
            };
            assert_eq!(LIST.find(word), Some(expected));
        }
    }

    #[test]
    fn a_word_before_between_or_behind_is_not_found() {
        for word in [
            "", "a", "gram", "gramos", "long", "z", "µgs", "g:2", "g\ngramo",
        ] {
            assert_eq!(LIST.find(word), None, "{word}");
        }
        assert_eq!(WordList::new("").find("g"), None);
    }

    #[test]
    fn entries_follow_in_order_from_any_place() {
        let from = |word| -> Vec<&str> { LIST.from(word).map(|entry| entry.word).collect() };
        assert_eq!(from("long"), ["long ton", "t", "µg"]);
        assert_eq!(from("t"), ["t", "µg"]);
        assert_eq!(from("ν"), [""; 0]);
        assert_eq!(LIST.all().count(), 5);
    }

    #[test]
    fn a_line_is_read_as_it_is_written() {
        let text = [line("a:1", 12, true), line("b", 0, false)].concat();
        let list = WordList::new(&text);
        let entry = Entry {
            word: "a:1",
            number: 12,
            foreign: true,
        };
        assert_eq!(list.find("a:1"), Some(entry));
        assert_eq!(list.find("b").map(|entry| entry.number), Some(0));
    }
}
