//! One error for the whole library: what kind, what was wrong, and what to write instead.

use core::fmt;
use core::ops::Range;

use crate::message::Message;
use crate::show;

/// Text longer than this is cut when a message repeats it.
const SHOWN_CHARS: usize = 40;

/// What went wrong, for programs. [`ErrorKind::code`] is its stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There was no text to read.
    Empty,
    /// What should be text is not UTF-8.
    Encoding,
    /// Text that is not a plain number, or has more digits than can be kept.
    Number,
    /// A number that can be read two ways, such as `1,5`.
    AmbiguousNumber,
    /// A number below zero.
    Negative,
    /// A number past the documented limits.
    OutOfRange,
    /// Words that name no number: "tens of", "several".
    Vague,
    /// A number without a unit.
    MissingUnit,
    /// A word that should be a unit and is none.
    UnknownUnit,
    /// A unit that can be read two ways, such as `ton` or `gr`.
    AmbiguousUnit,
    /// A unit, but not one of mass: litres, pounds-force, dollars, doses.
    WrongDimension,
    /// Packages, bricks, bags: counts of things with no known mass.
    NoMass,
    /// The text says two different things about one amount.
    Conflict,
    /// A word that changes the amount in a way that is not understood.
    UnknownWord,
    /// No substance was named.
    MissingSubstance,
    /// A name that is no substance of the catalogue.
    UnknownSubstance,
    /// A substance for which no source gives a lethal dose.
    NoReferenceDose,
    /// A purity that is not above 0% and at most 100%.
    Purity,
    /// A lethal dose of zero, or past the documented limits.
    LethalDose,
    /// A range whose parts are not in order.
    Range,
    /// A preset that the catalogue does not have, or that lacks the value asked of it.
    Preset,
    /// A date that cannot be read, or that no preset covers.
    Date,
    /// A method that does not exist, or that does not apply to any exhibit.
    Method,
    /// No value to compute any figure from.
    NotGiven,
    /// A salt form that the catalogue does not have for the substance.
    Salt,
    /// A catalogue file that cannot be used.
    Catalog,
    /// A file that cannot be read or written.
    File,
    /// A file that holds no table, or one that is damaged.
    Table,
    /// A table whose columns cannot be told apart, or that lacks one that is needed.
    Column,
    /// A table profile that does not exist or cannot be used.
    Profile,
    /// A file of totals that cannot be used, or that cannot be added to another.
    Totals,
    /// A line that should be a JSON object.
    Json,
    /// A language that answers are not written in, or a file of words that cannot be read.
    Language,
}

impl ErrorKind {
    /// The stable name in JSON output, such as `ambiguous-number`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Encoding => "encoding",
            Self::Number => "number",
            Self::AmbiguousNumber => "ambiguous-number",
            Self::Negative => "negative",
            Self::OutOfRange => "out-of-range",
            Self::Vague => "vague",
            Self::MissingUnit => "missing-unit",
            Self::UnknownUnit => "unknown-unit",
            Self::AmbiguousUnit => "ambiguous-unit",
            Self::WrongDimension => "wrong-dimension",
            Self::NoMass => "no-mass",
            Self::Conflict => "conflict",
            Self::UnknownWord => "unknown-word",
            Self::MissingSubstance => "missing-substance",
            Self::UnknownSubstance => "unknown-substance",
            Self::NoReferenceDose => "no-reference-dose",
            Self::Purity => "purity",
            Self::LethalDose => "lethal-dose",
            Self::Range => "range",
            Self::Preset => "preset",
            Self::Date => "date",
            Self::Method => "method",
            Self::NotGiven => "not-given",
            Self::Salt => "salt",
            Self::Catalog => "catalog",
            Self::File => "file",
            Self::Table => "table",
            Self::Column => "column",
            Self::Profile => "profile",
            Self::Totals => "totals",
            Self::Json => "json",
            Self::Language => "language",
        }
    }
}

/// A refusal: what was wrong, where in the text, and what to write instead.
///
/// It is one pointer: nearly every function here can refuse, and hands refusals of others on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Refusal>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    kind: ErrorKind,
    message: Message,
    hint: Option<Message>,
    span: Option<Range<usize>>,
    fixes: Vec<Fix>,
}

/// What mends a text at one press, where the part that the error is about is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Written in place of that part: `powder` for `powdr`.
    Instead(String),
    /// Written behind that part: ` of fentanyl`.
    Behind(&'static str),
}

impl Error {
    /// An error with a message: one sentence without a full stop, in lower case.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<Message>) -> Self {
        Self::of(kind, message.into(), None)
    }

    #[cold]
    #[inline(never)]
    fn of(kind: ErrorKind, message: Message, hint: Option<Message>) -> Self {
        Self(Box::new(Refusal {
            kind,
            message,
            hint,
            span: None,
            fixes: Vec::new(),
        }))
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn hint(self, hint: impl Into<Message>) -> Self {
        self.hinted(hint.into())
    }

    #[cold]
    #[inline(never)]
    fn hinted(mut self, hint: Message) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// Adds the bytes of the text that the message is about.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.0.span = Some(span);
        self
    }

    /// Adds what mends the text; of several, somebody chooses. Without the feature `sentences`, nobody is told of it.
    #[must_use]
    #[inline]
    pub fn fix(self, fix: impl FnOnce() -> Fix) -> Self {
        if cfg!(feature = "sentences") {
            self.fixed(fix())
        } else {
            self
        }
    }

    #[cold]
    #[inline(never)]
    fn fixed(mut self, fix: Fix) -> Self {
        self.0.fixes.push(fix);
        self
    }

    /// The same refusal, told of what it stands in: its kind and its hint, another message, no place.
    #[must_use]
    pub fn retold(&self, message: impl Into<Message>) -> Self {
        Self::of(self.0.kind, message.into(), self.0.hint.clone())
    }

    /// The same refusal without its place, which would point into another text.
    #[must_use]
    pub fn placeless(&self) -> Self {
        self.retold(self.0.message.clone())
    }

    /// What went wrong, for programs.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What was wrong, for people.
    #[must_use]
    pub const fn message(&self) -> &Message {
        &self.0.message
    }

    /// What to write instead.
    #[must_use]
    pub const fn hint_text(&self) -> Option<&Message> {
        self.0.hint.as_ref()
    }

    /// What would mend the text, the likeliest first; empty where only a person knows.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        &self.0.fixes
    }

    /// The bytes of the text read that the message is about.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.0.span.clone()
    }

    /// Text as a message may repeat it: control characters as `\u{fffd}`, cut after 40 characters.
    #[must_use]
    pub fn shown(text: &str) -> String {
        let mut shown: String = text
            .chars()
            .take(SHOWN_CHARS)
            .map(|c| {
                if show::acts_on_screen(c) {
                    '\u{fffd}'
                } else {
                    c
                }
            })
            .collect();
        if text.chars().nth(SHOWN_CHARS).is_some() {
            shown.push('…');
        }
        shown
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.message, f)
    }
}

impl core::error::Error for Error {}

impl serde::Serialize for Error {
    /// `{"code", "message", "hint"}`: how an error stands in a stream of answers.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Error", 3)?;
        fields.serialize_field("code", self.0.kind.code())?;
        fields.serialize_field("message", &self.0.message)?;
        fields.serialize_field("hint", &self.0.hint)?;
        fields.end()
    }
}
