//! Cells to lines of CSV, in the lines and columns where the sheet has them.

use crate::batch::csv::quoted;
use crate::error::{Error, ErrorKind};

/// A sheet of 1,048,576 rows with a kilobyte each.
const MAX_CSV_BYTES: usize = 1 << 30;

/// Lines of CSV under way, ragged until the widest is known.
#[derive(Default)]
pub struct Lines {
    csv: Vec<u8>,
    /// Where each line ends, and how many cells it has.
    ends: Vec<(usize, u32)>,
    row: u32,
    cells: u32,
}

impl Lines {
    /// Adds a cell behind those there.
    ///
    /// # Errors
    /// For a cell before them, and for too many.
    pub fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        if row < self.row || (row == self.row && column < self.cells) {
            let message = say!("its row {} is out of order", (row + 1).to_string());
            return Err(Error::new(ErrorKind::Table, message).hint("save the sheet as CSV"));
        }
        while self.row < row {
            self.end_line();
        }
        // A separator stands between cells, not before the first.
        let separators = column - self.cells + u32::from(self.cells > 0);
        self.csv.extend((0..separators).map(|_| b','));
        self.csv.extend_from_slice(quoted(text).as_bytes());
        self.cells = column + 1;
        check_size(self.csv.len())
    }

    fn end_line(&mut self) {
        self.ends.push((self.csv.len(), self.cells));
        self.row += 1;
        self.cells = 0;
    }

    /// Every line with as many cells as the widest. An empty one stays empty, so that lines count as rows do.
    ///
    /// # Errors
    /// For too many.
    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        if self.cells > 0 {
            self.end_line();
        }
        let width = self.ends.iter().map(|&(_, cells)| cells).max().unwrap_or(0);
        let missing = |cells: u32| {
            if cells == 0 {
                0
            } else {
                (width - cells) as usize
            }
        };
        let padding: usize = self.ends.iter().map(|&(_, cells)| missing(cells) + 1).sum();
        check_size(self.csv.len() + padding)?;
        let mut csv = Vec::with_capacity(self.csv.len() + padding);
        let mut start = 0;
        for &(end, cells) in &self.ends {
            csv.extend_from_slice(&self.csv[start..end]);
            csv.resize(csv.len() + missing(cells), b',');
            csv.push(b'\n');
            start = end;
        }
        Ok(csv)
    }
}

fn check_size(length: usize) -> Result<(), Error> {
    if length <= MAX_CSV_BYTES {
        return Ok(());
    }
    let message = say!(
        "its sheet is larger than {} GiB as text",
        (MAX_CSV_BYTES >> 30).to_string()
    );
    Err(Error::new(ErrorKind::Table, message).hint("save the sheet as CSV, in parts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_their_rows_and_columns() {
        let mut lines = Lines::default();
        let cells: [((u32, u32), &str); 6] = [
            ((1, 0), "drug"),
            ((1, 2), "kg"),
            ((3, 1), "a, \"b\""),
            ((4, 0), ""),
            ((5, 2), "1.5"),
            ((6, 0), "x"),
        ];
        for (place, text) in cells {
            lines.put(place, text).expect("in order");
        }
        let csv = String::from_utf8(lines.finish().expect("small")).expect("text");
        assert_eq!(csv, "\ndrug,,kg\n\n,\"a, \"\"b\"\"\",\n\n,,1.5\nx,,\n");
    }
}
