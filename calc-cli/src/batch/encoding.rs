//! Bytes to UTF-8 text: byte-order marks, UTF-16, Latin-1, and what is refused until it is told.

use std::io::{self, Read};

use calc_core::batch::check_utf8;
use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::problem::Problem;

/// Between a decoder and what reads from it.
const BUFFER_BYTES: usize = 64 << 10;

/// How text is written as bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Encoding {
    /// UTF-8, or what a byte-order mark says; anything else is refused
    #[default]
    Auto,
    /// UTF-8
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// Two bytes a character, low byte first
    #[value(name = "utf-16le", alias = "utf16le")]
    Utf16Le,
    /// Two bytes a character, high byte first
    #[value(name = "utf-16be", alias = "utf16be")]
    Utf16Be,
    /// What Windows calls ANSI in Western Europe and the Americas
    #[value(name = "windows-1252", alias = "cp1252")]
    Windows1252,
    /// ISO 8859-1
    #[value(name = "latin-1", aliases = ["latin1", "iso-8859-1"])]
    Latin1,
}

/// What the beginning of a table says about its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The encoding; never [`Encoding::Auto`].
    pub encoding: Encoding,
    /// The length of the byte-order mark.
    pub mark: usize,
}

impl Encoding {
    /// The encoding of a table that begins with `bytes`, which are all of it where `whole`.
    ///
    /// # Errors
    /// For what is neither UTF-8 nor marked, unless an encoding was asked for.
    pub fn find(self, bytes: &[u8], whole: bool) -> Result<Found, Problem> {
        let marked = match bytes {
            [0xff, 0xfe, 0, 0, ..] => return Err(utf32()),
            [0xef, 0xbb, 0xbf, ..] => Some((Self::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Self::Utf16Le, 2)),
            [0xfe, 0xff, ..] => Some((Self::Utf16Be, 2)),
            _ => None,
        };
        let found = |encoding, mark| Ok(Found { encoding, mark });
        match (self, marked) {
            (Self::Auto, Some((encoding, mark))) => found(encoding, mark),
            (Self::Auto, None) => {
                check_utf8(bytes, whole)?;
                found(Self::Utf8, 0)
            }
            (asked, Some((encoding, mark))) if asked == encoding => found(asked, mark),
            (asked, _) => found(asked, 0),
        }
    }

    /// `reader` as UTF-8. What is UTF-8 already passes as it is, without a layer.
    pub fn reader<'a>(self, reader: Box<dyn Read + Send + 'a>) -> Box<dyn Read + Send + 'a> {
        let step = match self {
            Self::Auto | Self::Utf8 => return reader,
            Self::Utf16Le => Step::Decoder(UTF_16LE.new_decoder_without_bom_handling()),
            Self::Utf16Be => Step::Decoder(UTF_16BE.new_decoder_without_bom_handling()),
            Self::Windows1252 => Step::Decoder(WINDOWS_1252.new_decoder_without_bom_handling()),
            Self::Latin1 => Step::Latin1,
        };
        Box::new(Transcoder::new(reader, step))
    }
}

fn utf32() -> Problem {
    Problem::encoding(
        "it is UTF-32, which is not read",
        "save it as UTF-8, or convert it: iconv -f UTF-32 -t UTF-8",
    )
}

/// One way to decode.
enum Step {
    Decoder(Decoder),
    /// Not what browsers call Latin-1: ISO 8859-1 to the letter.
    Latin1,
}

/// A reader of other encodings as a reader of UTF-8.
struct Transcoder<'a> {
    from: Box<dyn Read + Send + 'a>,
    step: Step,
    /// Read and not yet decoded.
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    /// Decoded and not yet served.
    text: Vec<u8>,
    text_at: usize,
    text_end: usize,
    decoded: u64,
    done: bool,
}

impl<'a> Transcoder<'a> {
    fn new(from: Box<dyn Read + Send + 'a>, step: Step) -> Self {
        Self {
            from,
            step,
            raw: vec![0; BUFFER_BYTES],
            raw_at: 0,
            raw_end: 0,
            text: vec![0; BUFFER_BYTES],
            text_at: 0,
            text_end: 0,
            decoded: 0,
            done: false,
        }
    }

    /// Decodes some more: reads when there is nothing left to decode.
    fn advance(&mut self) -> io::Result<()> {
        let mut last = false;
        if self.raw_at == self.raw_end {
            (self.raw_at, self.raw_end) = (0, self.from.read(&mut self.raw)?);
            last = self.raw_end == 0;
        }
        let raw = &self.raw[self.raw_at..self.raw_end];
        let (read, written) = match &mut self.step {
            Step::Latin1 => encoding_rs::mem::convert_latin1_to_utf8_partial(raw, &mut self.text),
            Step::Decoder(decoder) => {
                let (result, read, written) =
                    decoder.decode_to_utf8_without_replacement(raw, &mut self.text, last);
                if let DecoderResult::Malformed(..) = result {
                    return Err(damaged(self.decoded + read as u64));
                }
                last &= result == DecoderResult::InputEmpty;
                (read, written)
            }
        };
        self.raw_at += read;
        self.decoded += read as u64;
        (self.text_at, self.text_end) = (0, written);
        self.done = last;
        Ok(())
    }
}

fn damaged(at: u64) -> io::Error {
    Problem::encoding(
        format!("its text is damaged before byte {at}: half a character"),
        "check --encoding, or copy the file again",
    )
    .into_io()
}

impl Read for Transcoder<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.text_at == self.text_end && !self.done {
            self.advance()?;
        }
        let text = &self.text[self.text_at..self.text_end];
        let count = text.len().min(buffer.len());
        buffer[..count].copy_from_slice(&text[..count]);
        self.text_at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(encoding: Encoding, bytes: &[u8]) -> io::Result<String> {
        let found = encoding.find(bytes, true).map_err(Problem::into_io)?;
        let mut text = String::new();
        found
            .encoding
            .reader(Box::new(&bytes[found.mark..]))
            .read_to_string(&mut text)?;
        Ok(text)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn marks_are_taken() {
        let text = "cocaína;2½ kg\n".repeat(20_000);
        let little = utf16(&format!("\u{feff}{text}"), u16::to_le_bytes);
        let big = utf16(&format!("\u{feff}{text}"), u16::to_be_bytes);
        for bytes in [&little, &big, &format!("\u{feff}{text}").into_bytes()] {
            assert_eq!(read(Encoding::Auto, bytes).expect("text"), text);
        }
    }

    #[test]
    fn what_is_not_marked_is_refused_until_it_is_told() {
        let little = utf16("drug,kg\n", u16::to_le_bytes);
        let hint = Encoding::Auto
            .find(&little, true)
            .expect_err("UTF-16")
            .hint();
        assert!(hint.contains("--encoding utf-16le"), "{hint}");
        assert_eq!(read(Encoding::Utf16Le, &little).expect("text"), "drug,kg\n");
        let latin = b"drug\ncoca\xedna \x80\n";
        let error = Encoding::Auto.find(latin, true).expect_err("Latin-1");
        assert!(
            error.to_string().contains("byte 0xed in line 2 (offset 9)"),
            "{error}"
        );
        let windows = read(Encoding::Windows1252, latin).expect("text");
        assert_eq!(windows, "drug\ncocaína €\n");
        let latin = read(Encoding::Latin1, latin).expect("text");
        assert_eq!(latin, "drug\ncocaína \u{80}\n");
    }

    #[test]
    fn half_a_character_is_no_character() {
        assert!(Encoding::Auto.find("é".as_bytes(), true).is_ok());
        assert!(Encoding::Auto.find(&"é".as_bytes()[..1], false).is_ok());
        assert!(Encoding::Auto.find(&"é".as_bytes()[..1], true).is_err());
        let odd = [&utf16("ab", u16::to_le_bytes)[..], b"c"].concat();
        assert!(read(Encoding::Utf16Le, &odd).is_err());
    }
}
