//! A page under way: styled lines, paragraphs that wrap, and no character that a terminal would act on.

use super::Look;
use super::safe::safe;

/// What a piece of text is. The page knows what that looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    Plain,
    /// The title of a part, and what matters most.
    Strong,
    /// Sources and remarks.
    Faint,
    /// `error:`
    Error,
    /// `warning:`
    Warning,
    /// `hint:`
    Hint,
}

impl Style {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Error => Some("1;31"),
            Self::Warning => Some("1;33"),
            Self::Hint => Some("1;36"),
        }
    }
}

/// A page.
pub struct Page {
    look: Look,
    text: String,
}

impl Page {
    /// An empty page.
    pub const fn new(look: Look) -> Self {
        Self {
            look,
            text: String::new(),
        }
    }

    /// Its columns.
    pub const fn width(&self) -> usize {
        self.look.width
    }

    /// Adds text.
    pub fn put(&mut self, style: Style, text: &str) -> &mut Self {
        let code = style
            .code()
            .filter(|_| self.look.color && !text.trim().is_empty());
        if let Some(code) = code {
            self.text
                .extend(["\u{1b}[", code, "m", &safe(text), "\u{1b}[0m"]);
        } else {
            self.text.push_str(&safe(text));
        }
        self
    }

    /// Ends a line.
    pub fn end(&mut self) -> &mut Self {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
        self
    }

    /// Adds a line.
    pub fn line(&mut self, style: Style, text: &str) -> &mut Self {
        self.put(style, text).end()
    }

    /// Adds a paragraph, wrapped: `used` columns of its first line are taken, the others begin at `start`.
    pub fn hang(&mut self, style: Style, used: usize, start: usize, text: &str) -> &mut Self {
        // The first line differs from the others by what stands before it: pretend that it is a word.
        let taken = "x".repeat(used.saturating_sub(start));
        let lines = wrap(
            &format!("{taken}{text}"),
            self.width().saturating_sub(start),
        );
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                self.line(style, &line[taken.len()..]);
            } else {
                self.put(Style::Plain, &" ".repeat(start)).line(style, line);
            }
        }
        self
    }

    /// Adds a paragraph that begins at a column, wrapped: its other lines begin at `rest`.
    pub fn indented(&mut self, style: Style, first: usize, rest: usize, text: &str) -> &mut Self {
        self.put(Style::Plain, &" ".repeat(first))
            .hang(style, first, rest, text)
    }

    /// The page as text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Lines of at most `width` characters, cut between words. A word that is longer, as an address is, stays whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_stay_whole() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrap("see https://example.org/a for it", 8),
            ["see", "https://example.org/a", "for it"]
        );
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn no_control_character_reaches_a_page() {
        let mut page = Page::new(Look {
            color: false,
            width: 80,
        });
        page.line(Style::Strong, "a\u{1b}[31mb\u{9b}c\nd\u{202e}e\t");
        assert_eq!(
            page.finish(),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}\n"
        );
    }
}
