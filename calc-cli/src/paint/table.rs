//! Columns of text, as wide as what they hold; where a page is too narrow, text wraps inside its column.

use super::page::{Page, Style, wrap};

/// Between two columns.
const GAP: usize = 2;
/// A column of text is not squeezed below this.
const MIN_COLUMN: usize = 12;

/// A table. Rows have a cell for each column.
#[derive(Default)]
pub struct Table {
    rows: Vec<(Style, Vec<String>)>,
    /// Columns of text before those of numbers, where there are any.
    names: Option<usize>,
    indent: usize,
}

impl Table {
    /// A table of text.
    pub fn of_text() -> Self {
        Self::default()
    }

    /// A table of numbers, to the right, each row behind its name.
    pub fn of_numbers() -> Self {
        Self::of_numbers_behind(1)
    }

    /// The same behind several names.
    pub fn of_numbers_behind(names: usize) -> Self {
        Self {
            names: Some(names),
            indent: 2,
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn row(&mut self, style: Style, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows
            .push((style, cells.into_iter().map(Into::into).collect()));
    }

    /// Adds a line of text across all columns.
    pub fn across(&mut self, style: Style, text: impl Into<String>) {
        self.rows.push((style, vec![text.into()]));
    }

    /// Columns that it takes on a page without wrapping.
    pub fn natural_width(&self) -> usize {
        let widths = self.widths();
        self.indent + widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self
            .rows
            .iter()
            .map(|(_, cells)| cells.len())
            .max()
            .unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter(|(_, cells)| cells.len() > 1);
            let cells = cells.filter_map(|(_, cells)| cells.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        (0..columns).map(width).collect()
    }

    /// Takes columns from the widest until the table fits, or nothing is left to take.
    fn fitted(&self, page: usize) -> Vec<usize> {
        let mut widths = self.widths();
        let room = page.saturating_sub(self.indent + GAP * widths.len().saturating_sub(1));
        while widths.iter().sum::<usize>() > room {
            match widths.iter_mut().max() {
                Some(widest) if *widest > MIN_COLUMN => *widest -= 1,
                _ => break,
            }
        }
        widths
    }

    /// Puts the table on a page.
    pub fn put(&self, page: &mut Page) {
        let widths = if self.names.is_some() {
            self.widths()
        } else {
            self.fitted(page.width())
        };
        for (style, cells) in &self.rows {
            if let [text] = &cells[..] {
                page.indented(*style, self.indent, self.indent, text);
                continue;
            }
            let wrapped: Vec<Vec<String>> = cells
                .iter()
                .zip(&widths)
                .map(|(cell, &width)| wrap(cell, width))
                .collect();
            let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                page.put(Style::Plain, &" ".repeat(self.indent));
                self.put_line(*style, &wrapped, line, &widths, page);
                page.end();
            }
        }
    }

    fn put_line(
        &self,
        style: Style,
        wrapped: &[Vec<String>],
        line: usize,
        widths: &[usize],
        page: &mut Page,
    ) {
        for (column, (lines, &width)) in wrapped.iter().zip(widths).enumerate() {
            let text = lines.get(line).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(text.chars().count()));
            let gap = if column > 0 {
                " ".repeat(GAP)
            } else {
                String::new()
            };
            page.put(Style::Plain, &gap);
            if self.names.is_some_and(|names| column >= names) {
                page.put(Style::Plain, &pad).put(style, text);
            } else {
                page.put(style, text).put(Style::Plain, &pad);
            }
        }
    }
}
