//! Takes finished blocks in order: the table, the rejects, the counts of each file.

use std::sync::atomic::{AtomicU64, Ordering};

use super::blocks::Fault;
use super::input::Input;
use super::order::Take;
use super::pipeline::Piece;
use super::problem::about;
use super::rejects::Rejects;
use super::sink::Sink;
use crate::exit::Failure;

/// What has been written so far.
pub struct Ledger<'a> {
    inputs: &'a [Input],
    /// The table.
    pub sink: Sink<'a>,
    /// What is not in the table.
    pub rejects: Rejects<'a>,
    /// Rows of each input.
    pub rows: Vec<u64>,
    /// Rows of all, for who watches.
    progress: &'a AtomicU64,
    /// The number of the next line of the file under way.
    line: u64,
}

impl<'a> Ledger<'a> {
    /// Nothing written but the header.
    pub fn new(
        inputs: &'a [Input],
        sink: Sink<'a>,
        rejects: Rejects<'a>,
        progress: &'a AtomicU64,
    ) -> Self {
        Self {
            inputs,
            sink,
            rejects,
            rows: vec![0; inputs.len()],
            progress,
            line: 1,
        }
    }
}

impl Take<Piece> for Ledger<'_> {
    fn take(&mut self, piece: &mut Piece) -> Result<(), Failure> {
        let Some(place) = piece.place else {
            return Ok(());
        };
        if let Some(first_line) = place.first_line {
            self.line = first_line;
        }
        let input = &self.inputs[place.file];
        match piece.fault.take() {
            Some(Fault::Failure(failure)) => return Err(failure),
            Some(Fault::Record(broken)) => {
                return Err(about(&input.shown(), &broken.error(self.line)));
            }
            None => {}
        }
        let converted = &piece.converted;
        self.rejects
            .put(input, self.line, place, &converted.rejects, &piece.rejects)?;
        self.sink.write(converted.table())?;
        self.rows[place.file] += converted.rows;
        self.progress.fetch_add(converted.rows, Ordering::Relaxed);
        self.line += converted.lines;
        Ok(())
    }
}
