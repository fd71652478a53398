//! The text of all inputs as blocks of whole records, one block to whoever asks next.
//!
//! Where a block ends depends on the text alone, never on threads or on how a pipe delivers it.

use calc_core::batch::Broken;

use super::problem::about;
use super::reading::{Block, Reading};
use super::source::Source;
use crate::exit::Failure;

/// What is known of the records of the table.
pub trait Records: Send {
    /// The length of the whole records at the beginning of `text`, which begins with a record.
    ///
    /// # Errors
    /// Where the text ends inside a quote.
    fn whole(&mut self, text: &[u8], at_end: bool) -> Result<usize, Broken>;

    /// The length of the header of a further file, which begins with `text`.
    ///
    /// # Errors
    /// Where its header is another than that of the first.
    fn header(&mut self, file: usize, text: &[u8]) -> Result<usize, Failure>;
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number, from 0, over all files.
    pub seq: u64,
    /// The number of its file.
    pub file: usize,
    /// Bytes of the file's text before it.
    pub offset: u64,
    /// The number of its first line, from 1, where it is the first of its file.
    pub first_line: Option<u64>,
}

/// What comes next.
#[derive(Debug)]
pub enum Next {
    /// A block, in the buffer.
    Block(Place),
    /// No more, because of this; it stands in the order of blocks as one would.
    Fault(Place, Fault),
    /// No more.
    End,
}

/// Why there are no more blocks.
#[derive(Debug)]
pub enum Fault {
    /// A file that cannot be read.
    Failure(Failure),
    /// A record that does not end.
    Record(Broken),
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Opens the input of a number; `None` past the last.
pub type Open<'a> = Box<dyn FnMut(usize) -> Result<Option<Source<'a>>, Failure> + Send + 'a>;

/// The first file, before its header is known.
pub struct First<'a> {
    reading: Reading<'a>,
    open: Open<'a>,
}

impl<'a> First<'a> {
    /// Reads the beginning of the first file.
    ///
    /// # Errors
    /// Where it cannot be read, or has no end of line.
    pub fn new(mut open: Open<'a>, name: &str) -> Result<Self, Failure> {
        let source = open(0)?.expect("the command line names an input");
        match Reading::new(source) {
            Ok(reading) => Ok(Self { reading, open }),
            Err(Fault::Failure(failure)) => Err(failure),
            Err(Fault::Record(broken)) => Err(about(name, &broken.error(1))),
        }
    }

    /// Its first lines.
    pub fn beginning(&self) -> &[u8] {
        self.reading.beginning()
    }

    /// Whether a byte-order mark of UTF-8 stands before them.
    pub const fn is_marked(&self) -> bool {
        self.reading.offset > 0
    }

    /// The blocks after a header of this length.
    pub fn blocks(mut self, header: usize, records: Box<dyn Records + 'a>) -> Blocks<'a> {
        let first_line = self.reading.skip(header);
        Blocks {
            reading: Some(self.reading),
            open: self.open,
            records,
            seq: 0,
            file: 0,
            first_line: Some(first_line),
            ended: false,
        }
    }
}

/// The blocks of all inputs.
pub struct Blocks<'a> {
    reading: Option<Reading<'a>>,
    open: Open<'a>,
    records: Box<dyn Records + 'a>,
    seq: u64,
    file: usize,
    first_line: Option<u64>,
    ended: bool,
}

impl Blocks<'_> {
    /// Puts the next block into the buffer.
    pub fn next(&mut self, block: &mut Block) -> Next {
        if self.ended {
            return Next::End;
        }
        let result = self.try_next(block);
        self.ended = !matches!(result, Ok(Some(_)));
        match result {
            Ok(Some(place)) => Next::Block(place),
            Ok(None) => Next::End,
            Err(fault) => Next::Fault(self.place(0), fault),
        }
    }

    fn try_next(&mut self, block: &mut Block) -> Result<Option<Place>, Fault> {
        loop {
            let Some(reading) = &mut self.reading else {
                if self.open_next()? {
                    continue;
                }
                return Ok(None);
            };
            reading.fill(block, &mut *self.records)?;
            let length = block.text().len() as u64;
            if length == 0 {
                self.reading = None;
                continue;
            }
            let offset = reading.offset;
            reading.offset += length;
            let place = self.place(offset);
            self.seq += 1;
            self.first_line = None;
            return Ok(Some(place));
        }
    }

    fn place(&self, offset: u64) -> Place {
        Place {
            seq: self.seq,
            file: self.file,
            offset,
            first_line: self.first_line,
        }
    }

    fn open_next(&mut self) -> Result<bool, Fault> {
        let next = self.file + 1;
        let Some(source) = (self.open)(next)? else {
            return Ok(false);
        };
        self.file = next;
        self.first_line = Some(1);
        let mut reading = Reading::new(source)?;
        let header = self.records.header(next, reading.beginning())?;
        self.first_line = Some(reading.skip(header));
        self.reading = Some(reading);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use calc_core::batch::MAX_RECORD_BYTES;

    use super::*;
    use crate::batch::input::{Input, Seen};
    use crate::batch::source::Options;

    /// Records end with their lines, and every file has the header `h`.
    struct Plain;

    impl Records for Plain {
        fn whole(&mut self, text: &[u8], at_end: bool) -> Result<usize, Broken> {
            if at_end {
                return Ok(text.len());
            }
            let end = text.iter().rposition(|&byte| byte == b'\n');
            Ok(end.map_or(0, |end| end + 1))
        }

        fn header(&mut self, _: usize, text: &[u8]) -> Result<usize, Failure> {
            if text.starts_with(b"h\n") {
                Ok(2)
            } else {
                Err(Failure::Closed)
            }
        }
    }

    /// A reader that gives what it has in pieces, as a pipe does.
    struct Pieces<'a>(&'a [u8], usize);

    impl std::io::Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.len().min(buffer.len()).min(self.1);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn read(files: &[Vec<u8>], piece: usize) -> (Vec<Place>, Vec<u8>, Next) {
        let open: Open<'_> = Box::new(move |at| {
            let Some(bytes) = files.get(at) else {
                return Ok(None);
            };
            let mut stdin = std::io::BufReader::with_capacity(1, Pieces(bytes, piece));
            let input = Input::new(Path::new("-"));
            let mut lent: Option<&mut (dyn std::io::BufRead + Send)> = Some(&mut stdin);
            let raw = input.open(&mut lent, Arc::new(Seen::default()))?;
            // A source may not outlive this closure: it takes all there is.
            let mut all = Vec::new();
            let mut source = Source::new(&input, raw, &Options::default())?;
            let mut buffer = [0; 5000];
            loop {
                let count = source.fill(&mut buffer)?;
                all.extend_from_slice(&buffer[..count]);
                if count < buffer.len() {
                    break;
                }
            }
            Ok(Some(Source::of_text("test", all)))
        });
        let first = First::new(open, "test").expect("it opens");
        assert!(first.beginning().starts_with(b"h\n"));
        let mut blocks = first.blocks(2, Box::new(Plain));
        let (mut places, mut text) = (Vec::new(), Vec::new());
        let mut block = Block::default();
        loop {
            match blocks.next(&mut block) {
                Next::Block(place) => {
                    places.push(place);
                    assert_eq!(block.text().last(), Some(&b'\n'));
                    text.extend_from_slice(block.text());
                }
                end => return (places, text, end),
            }
        }
    }

    fn file(rows: usize, width: usize) -> Vec<u8> {
        let row = format!("{}\n", "x".repeat(width));
        format!("h\n{}", row.repeat(rows)).into_bytes()
    }

    #[test]
    fn blocks_are_whole_and_the_same_however_they_arrive() {
        let files = [file(40_000, 20), file(0, 0), file(3, 2_000_000), file(9, 1)];
        let (places, text, end) = read(&files, usize::MAX);
        assert!(matches!(end, Next::End));
        let expected: Vec<u8> = files.iter().flat_map(|file| &file[2..]).copied().collect();
        assert!(text == expected);
        assert_eq!(places[0].first_line, Some(2));
        assert_eq!((places[0].offset, places[1].first_line), (2, None));
        let last = places.last().expect("blocks");
        assert_eq!((last.file, last.offset, last.first_line), (3, 2, Some(2)));
        let again = read(&files, 7_777);
        assert!(again.0 == places && again.1 == expected);
    }

    #[test]
    fn a_record_without_end_is_a_fault_in_its_place() {
        let files = [file(40_000, 20), file(1, MAX_RECORD_BYTES + 1)];
        let (places, _, end) = read(&files, usize::MAX);
        let Next::Fault(place, Fault::Record(Broken::TooLong)) = end else {
            panic!("{end:?}");
        };
        assert_eq!(place.seq, places.len() as u64);
        assert_eq!((place.file, place.first_line), (1, Some(2)));
    }

    #[test]
    fn another_header_is_a_fault() {
        let (_, _, end) = read(&[file(1, 1), b"other\n1\n".to_vec()], usize::MAX);
        assert!(matches!(end, Next::Fault(_, Fault::Failure(_))));
    }
}
