//! What is written behind the rows of a kind.

use super::digits::{self, ROOM, Short};
use super::plain::Plain;
use crate::batch::buffer::Buffer;
use crate::batch::cells::fixed;
use crate::batch::plan::Plan;
use crate::batch::rate::Rate;
use crate::batch::request::Cell;
use crate::batch::scan::Record;
use crate::batch::status::Status;

/// Text between figures is written at this length, whatever it has.
const TEXT: usize = 48;

/// The longest tail.
const MAX_TAIL: usize = 512;

/// The pieces of a tail, in order.
#[derive(Debug)]
pub struct Tail {
    pieces: Vec<Piece>,
    delimiter: u8,
    places: u32,
}

/// A piece of a tail.
#[derive(Debug)]
enum Piece {
    /// Text that is the same for all rows of the kind.
    Text(Box<[u8; TEXT]>, usize),
    /// A delimiter and a figure, by its place: the four, quantiles, mean.
    Figure(usize),
    /// A delimiter and the row's own purity.
    Purity,
}

impl Piece {
    /// A text; `None` where it is too long.
    fn text(text: &mut Vec<u8>) -> Option<Self> {
        let mut fixed = Box::new([0; TEXT]);
        let length = text.len();
        fixed.get_mut(..length)?.copy_from_slice(text);
        text.clear();
        Some(Self::Text(fixed, length))
    }

    const fn longest(&self) -> usize {
        match self {
            Self::Text(_, length) => *length,
            Self::Figure(_) | Self::Purity => 1 + ROOM,
        }
    }
}

impl Tail {
    /// The tail of rows with a rate; `None` where it is too long for the fast path.
    pub fn new(plan: &Plan, rate: &Rate, takes_purity: bool, places: u32) -> Option<Self> {
        let delimiter = plan.output.delimiter()?;
        let mut pieces = Vec::new();
        let mut text = Vec::new();
        for added in &plan.request.added {
            if let Some(piece) = piece(added.cell, rate, takes_purity) {
                if !text.is_empty() {
                    pieces.push(Piece::text(&mut text)?);
                }
                pieces.push(piece);
            } else {
                text.push(delimiter);
                text.extend_from_slice(fixed(rate, added.cell).as_bytes());
            }
        }
        if !text.is_empty() {
            pieces.push(Piece::text(&mut text)?);
        }
        // What a piece writes in excess must fit, and so must the line end.
        let longest = pieces.iter().map(Piece::longest).sum::<usize>() + TEXT + 2;
        (longest <= MAX_TAIL).then_some(Self {
            pieces,
            delimiter,
            places,
        })
    }

    /// Writes a row and its tail, with quantiles in it.
    #[inline(never)]
    pub fn write_sure(
        &self,
        record: &Record<'_>,
        figures: &[u64],
        purity: Option<Plain>,
        table: &mut Buffer,
    ) {
        self.write(record, figures, purity, table);
    }

    /// Writes a row and its tail.
    #[inline(always)]
    pub fn write(
        &self,
        record: &Record<'_>,
        figures: &[u64],
        purity: Option<Plain>,
        table: &mut Buffer,
    ) {
        let content = record.content();
        let room = table.room(content.len() + MAX_TAIL);
        let (row, tail) = room.split_at_mut(content.len());
        row.copy_from_slice(content);
        let mut end = 0;
        // Low and high are often central again.
        let mut last = (u64::MAX, Short::default());
        for piece in &self.pieces {
            if let Piece::Text(text, length) = piece {
                tail[end..end + TEXT].copy_from_slice(&text[..]);
                end += length;
                continue;
            }
            tail[end] = self.delimiter;
            end += 1;
            let room = tail[end..]
                .first_chunk_mut()
                .expect("the longest tail has room");
            let (number, places) = match piece {
                Piece::Figure(figure) => (figures[*figure], self.places),
                _ => purity.map_or((0, 0), |purity| (purity.mantissa, purity.scale)),
            };
            if number != last.0 || places != self.places {
                let Some(short) = Short::new(number, places) else {
                    end += digits::write(number, places, room);
                    continue;
                };
                if places != self.places {
                    end += short.write(room);
                    continue;
                }
                last = (number, short);
            }
            end += last.1.write(room);
        }
        let line_end = record.line_end();
        if let [b'\n'] = line_end {
            tail[end] = b'\n';
        } else {
            tail[end..end + line_end.len()].copy_from_slice(line_end);
        }
        table.advance(content.len() + end + line_end.len());
    }
}

/// The piece of a cell whose text differs from row to row.
fn piece(cell: Cell, rate: &Rate, takes_purity: bool) -> Option<Piece> {
    if rate.status != Status::Ok {
        return None;
    }
    let figure = |at: usize| rate.part.factors[at].is_some().then_some(Piece::Figure(at));
    let sure = |at: usize| (!rate.sure.is_empty()).then_some(Piece::Figure(4 + at));
    match cell {
        Cell::IfPure => figure(0),
        Cell::Low => figure(1),
        Cell::Central => figure(2),
        Cell::High => figure(3),
        Cell::Quantile(at) => sure(usize::from(at)),
        Cell::Mean => sure(rate.sure.len().saturating_sub(1)),
        Cell::PurityUsed => takes_purity.then_some(Piece::Purity),
        // The gross mass is not for the fast path.
        Cell::Method | Cell::Status | Cell::Substance | Cell::Gross | Cell::Assumptions => None,
    }
}
