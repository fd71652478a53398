//! Words that begin with a minus sign and are amounts, `-5` and `-.5`, past a parser that takes them for options.
//!
//! The core has the right answer to a negative amount; clap would call it an unexpected argument. clap's own
//! way out, `allow_hyphen_values`, would swallow the options that stand behind the words.

use std::ffi::OsString;

/// In front of a shielded word. No text has it: it is no character (Unicode 16, section 23.7).
const SHIELD: char = '\u{fdd0}';

/// Hides a minus sign that no option can begin with: one before anything but a letter or a second minus.
pub fn shield(arg: OsString) -> OsString {
    let amount = arg
        .to_str()
        .and_then(|text| text.strip_prefix('-'))
        .and_then(|rest| rest.chars().next());
    match amount {
        Some(c) if c != '-' && !c.is_ascii_alphabetic() => {
            let mut shielded = OsString::from(SHIELD.to_string());
            shielded.push(arg);
            shielded
        }
        _ => arg,
    }
}

/// A message of the parser, which quotes words as they were hidden, with the words as they were typed.
pub fn unshield_all(message: &str) -> String {
    message.replace(SHIELD, "")
}

/// The word as it was typed.
pub fn unshield(text: &str) -> String {
    text.strip_prefix(SHIELD).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_hidden_and_come_back_as_typed() {
        for amount in ["-5", "-.5", "-1,000", "-½", "-5%", "-$5"] {
            let shielded = shield(amount.into());
            assert_ne!(shielded, amount);
            assert_eq!(unshield(shielded.to_str().expect("text")), amount);
        }
    }

    #[test]
    fn a_message_quotes_what_was_typed() {
        let shielded = shield("-1".into());
        let message = format!("invalid value '{}'", shielded.to_str().expect("text"));
        assert_eq!(unshield_all(&message), "invalid value '-1'");
    }

    #[test]
    fn options_and_words_pass() {
        for arg in ["-", "--", "-h", "--purity=5%", "fentanyl", "5-6", ""] {
            assert_eq!(shield(arg.into()), arg);
        }
    }
}
