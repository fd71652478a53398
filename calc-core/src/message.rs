//! Sentences for people as data: an English template and what fills its holes.
//!
//! A message is made once, in English, where something is found out. Its [`Display`](fmt::Display) is that
//! English; [`Message::written`] looks the template up in [`Words`] and says the same in another
//! language, or as a page says it, whose fields are not the command's options.

use core::cmp::Ordering;
use core::fmt;
use std::borrow::Cow;

use crate::catalog::Month;
use crate::exact::Exact;
use crate::method::Method;
use crate::purity::BaseFraction;
use crate::wording::Words;

/// A sentence: an English template with `{}` where its arguments stand.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Message {
    template: &'static str,
    args: Vec<Arg>,
}

/// What fills a hole of a template.
#[derive(Clone, Debug)]
pub enum Arg {
    /// What somebody typed, a name, a date, an example to type: the same in all languages.
    Text(Cow<'static, str>),
    /// English words that have a translation of their own: `tablet share`, a caveat of a data file.
    Term(Cow<'static, str>),
    /// A number to read, grouped and pointed as the language does.
    Number(Exact),
    /// A text of ours with numbers in the English form, as of an amount with its units.
    Numbers(String),
    /// A month: `2018-01` where it is what one types, "January 2018" on a page.
    Month(Month),
    /// A sentence or a part of one.
    Message(Message),
    /// Any number of arguments with a word or a mark between each two: ` or `, `, `.
    List(&'static str, Vec<Arg>),
}

/// A message from an English template and its arguments; a template with too few or too many holes does
/// not compile.
///
/// Every template has its translations under `data/wording`; a test finds the templates by this
/// macro's name.
///
/// ```
/// use calc_core::say;
/// let message = say!("`{}` has {} parts", "1..2..3..4", "4");
/// assert_eq!(message.to_string(), "`1..2..3..4` has 4 parts");
/// ```
#[macro_export]
macro_rules! say {
    ($template:literal $(, $arg:expr)* $(,)?) => {
        $crate::Message::new(
            const {
                $crate::Message::assert_holes($template, <[&str]>::len(&[$(stringify!($arg)),*]));
                $template
            },
            [$($crate::Arg::from($arg)),*],
        )
    };
}

/// [`say!`] for refusals: what is wrong, and what to write instead. Without the feature `sentences` there are no words,
/// and nothing is done for them.
#[cfg(feature = "sentences")]
macro_rules! why {
    ($($told:tt)*) => { $crate::say!($($told)*) };
}
#[cfg(not(feature = "sentences"))]
macro_rules! why {
    ($template:literal $(, $arg:expr)* $(,)?) => {{
        // What would be told counts as used, and is not worked out.
        if false {
            $(let _ = &$arg;)*
        }
        $crate::Message::SILENT
    }};
}

impl Message {
    /// No words.
    #[cfg(not(feature = "sentences"))]
    pub(crate) const SILENT: Self = Self {
        template: "",
        args: Vec::new(),
    };

    /// A message; [`say!`] is the way to make one.
    #[must_use]
    #[inline(never)]
    pub fn new<const N: usize>(template: &'static str, args: [Arg; N]) -> Self {
        Self {
            template,
            args: Vec::from(args),
        }
    }

    /// That a template has one `{}` for each argument.
    ///
    /// # Panics
    /// Where it has not: [`say!`] asks while it compiles.
    pub const fn assert_holes(template: &str, args: usize) {
        let bytes = template.as_bytes();
        let (mut at, mut holes) = (0, 0);
        while at < bytes.len() {
            if bytes[at] == b'{' {
                assert!(
                    at + 1 < bytes.len() && bytes[at + 1] == b'}',
                    "a hole is written {{}}"
                );
                holes += 1;
            }
            at += 1;
        }
        assert!(holes == args, "a template has one {{}} for each argument");
    }

    /// The English template: the key of its translations.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        self.template
    }

    /// The message in the words of a language and a front.
    #[must_use]
    pub fn written(&self, words: &Words<'_>) -> String {
        let mut text = String::new();
        // A string takes all that is written to it.
        let _ = self.write(words, &mut text);
        text
    }

    fn write(&self, words: &Words<'_>, to: &mut dyn fmt::Write) -> fmt::Result {
        let mut rest = words.message(self.template);
        let mut next = 0;
        while let Some((before, hole, behind)) = next_hole(rest) {
            to.write_str(before)?;
            // A translation that needs another order numbers its holes.
            let at = hole.parse().unwrap_or(next);
            if let Some(arg) = self.args.get(at) {
                arg.write(words, to)?;
            }
            next += 1;
            rest = behind;
        }
        to.write_str(rest)
    }
}

/// What stands before the next hole, in it and behind it.
fn next_hole(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (hole, behind) = rest.split_once('}')?;
    Some((before, hole, behind))
}

impl Arg {
    /// English words that are translated by themselves.
    #[must_use]
    pub const fn term(words: &'static str) -> Self {
        Self::Term(Cow::Borrowed(words))
    }

    /// Arguments with ` or ` or `, ` between them.
    #[must_use]
    pub fn list<T: Into<Self>>(between: &'static str, args: impl IntoIterator<Item = T>) -> Self {
        Self::List(between, args.into_iter().map(Into::into).collect())
    }

    fn write(&self, words: &Words<'_>, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Text(text) => to.write_str(text),
            Self::Term(term) => to.write_str(words.term(words.message(term))),
            Self::Number(number) => to.write_str(&words.grouped(*number)),
            Self::Numbers(text) => to.write_str(&words.numbers(text)),
            Self::Month(month) => to.write_str(&words.month(*month)),
            Self::Message(message) => message.write(words, to),
            Self::List(between, args) => {
                let between = words.term(between);
                for (at, arg) in args.iter().enumerate() {
                    if at > 0 {
                        to.write_str(between)?;
                    }
                    arg.write(words, to)?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Message {
    /// The English of the command line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&Words::ENGLISH, f)
    }
}

impl serde::Serialize for Message {
    /// As its English text.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Two messages are equal when they read the same: one can be made here and the other read from a file.
impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Message {}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Message {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

impl PartialEq<str> for Message {
    fn eq(&self, other: &str) -> bool {
        self.written(&Words::ENGLISH) == other
    }
}

impl PartialEq<&str> for Message {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl From<&'static str> for Message {
    /// A sentence without holes.
    fn from(template: &'static str) -> Self {
        Self::new(template, [])
    }
}

impl From<String> for Message {
    /// A sentence that is ready; it stands as it is in every language, unless it is the English of one
    /// that has a translation.
    fn from(text: String) -> Self {
        Self::new("{}", [Arg::Term(Cow::Owned(text))])
    }
}

impl From<Arg> for Message {
    fn from(arg: Arg) -> Self {
        Self::new("{}", [arg])
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::from(&**text)
    }
}

impl From<Cow<'static, str>> for Arg {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<&Cow<'static, str>> for Arg {
    fn from(text: &Cow<'static, str>) -> Self {
        Self::Text(text.clone())
    }
}

/// What reads the same in every language by its own `Display`.
macro_rules! plain {
    ($($plain:ty),*) => {
        $(impl From<$plain> for Arg {
            fn from(plain: $plain) -> Self {
                Self::Text(Cow::Owned(plain.to_string()))
            }
        })*
    };
}

plain!(u8, u16, u32, u64, usize, char, BaseFraction);

impl From<Month> for Arg {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

impl From<&&str> for Arg {
    fn from(text: &&str) -> Self {
        Self::from(*text)
    }
}

impl From<&serde_json::Error> for Arg {
    /// What the reader of JSON says, in English.
    fn from(error: &serde_json::Error) -> Self {
        Self::Text(Cow::Owned(error.to_string()))
    }
}

impl From<Method> for Arg {
    fn from(method: Method) -> Self {
        Self::term(method.name())
    }
}

impl From<Exact> for Arg {
    fn from(number: Exact) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&Message> for Arg {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Dictionary, Language};

    fn spanish(message: &Message) -> String {
        let words = r#"{
            "messages": { "preset `{}` has no {}": "{1} no consta en `{0}`" },
            "page": { "preset `{}` has no {}": "{} sin {}" },
            "terms": { "tablet share": "proporción de tabletas", " or ": " o " }
        }"#;
        let dictionary = Dictionary::from_json(words).expect("words");
        message.written(&Words::new(Language::Spanish, Some(&dictionary)))
    }

    #[test]
    fn a_message_displays_its_english() {
        let message = say!(
            "preset `{}` has no {}",
            "dea-2018",
            Arg::term("tablet share")
        );
        assert_eq!(message.to_string(), "preset `dea-2018` has no tablet share");
    }

    #[test]
    fn a_translation_orders_its_holes_and_translates_its_terms() {
        let message = say!(
            "preset `{}` has no {}",
            "dea-2018",
            Arg::term("tablet share")
        );
        assert_eq!(
            spanish(&message),
            "proporción de tabletas no consta en `dea-2018`"
        );
    }

    #[test]
    fn what_was_typed_is_never_translated_and_never_filled() {
        let message = say!("preset `{}` has no {}", "{1}{", "tablet share");
        assert_eq!(message.to_string(), "preset `{1}{` has no tablet share");
        assert_eq!(spanish(&message), "tablet share no consta en `{1}{`");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let number = |digits| Message::from(Arg::Number(Exact::literal(digits)));
        assert_eq!(number("68946.04024").to_string(), "68,946.04024");
        assert_eq!(spanish(&number("68946.04024")), "68\u{a0}946,04024");
        assert_eq!(spanish(&number("1234.5")), "1234,5");
    }

    #[test]
    fn lists_join_what_they_hold() {
        let message = say!("{}", Arg::list(" or ", ["a", "b", "c"]));
        assert_eq!(message.to_string(), "a or b or c");
        assert_eq!(spanish(&message), "a o b o c");
    }

    #[test]
    fn messages_are_equal_when_they_read_the_same() {
        assert_eq!(
            say!("{} of {}", "1", "2"),
            Message::from("1 of 2".to_owned())
        );
        assert!(say!("b") > say!("{}", "a"));
    }
}
