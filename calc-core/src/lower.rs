//! Words in small letters, as the tables of words and the catalogue have them.

use std::borrow::Cow;

/// A text in small letters. A user's own catalogue can have names in any script.
#[cfg(feature = "overlay")]
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// A text in small letters, where they are letters of words that are built in: the small letters of
/// all other scripts are a table that the page's module does without.
#[cfg(not(feature = "overlay"))]
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(small).collect())
    }
}

/// The small letter of a letter that built-in words have, and of a Kelvin or an Angstrom sign.
#[cfg(any(test, not(feature = "overlay")))]
const fn small(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => (letter as u8 + 0x20) as char,
        'Č' => 'č',
        'Š' => 'š',
        'Ž' => 'ž',
        'ẞ' => 'ß',
        '\u{39c}' => '\u{3bc}',
        '\u{212a}' => 'k',
        '\u{212b}' => 'å',
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::small;
    use std::collections::BTreeSet;

    const DATA: [&str; 2] = [
        include_str!("../data/words.toml"),
        include_str!("../data/substances.toml"),
    ];

    #[test]
    fn no_letter_of_a_built_in_word_is_missed() {
        let letters: BTreeSet<char> = DATA.iter().flat_map(|data| data.chars()).collect();
        for letter in '\0'..=char::MAX {
            let mut all = letter.to_lowercase();
            let first = all.next().expect("a letter");
            let built_in = first < '\u{ff}' || letters.contains(&first);
            if built_in && all.next().is_none() {
                assert_eq!(small(letter), first, "{letter}");
            }
        }
    }
}
