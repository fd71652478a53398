//! Text of a user's or of a file's, before it reaches a terminal.

use calc_core::show::acts_on_screen;

/// What stands for a character that a terminal would act on.
const REPLACEMENT: char = '\u{fffd}';

/// The text with control characters, and marks that reorder or hide text, replaced.
pub fn safe(text: &str) -> String {
    text.chars()
        .map(|c| if acts_on_screen(c) { REPLACEMENT } else { c })
        .collect()
}

/// Whether a character surely takes one column: letters, marks and numbers of Western and Cyrillic text.
/// Wide and combining characters are no part of it, nor is anything that might be.
pub const fn is_one_column(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}')
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{2027}' | '\u{20ac}' | '\u{2150}'..='\u{215f}' | '\u{2212}' | '\u{2248}')
}
