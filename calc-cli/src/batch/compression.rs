//! gzip and zstd, in and out: by name, by the first bytes, or as told.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;

use super::problem::Problem;

/// Between the file and a decoder.
const BUFFER_BYTES: usize = 256 << 10;

/// The largest window of zstd that is given memory, as a power of two: what `zstd -d` itself takes.
const MAX_ZSTD_WINDOW_LOG: u32 = 27;

/// How the bytes of a file are compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// RFC 1952, of one member or many.
    Gzip,
    /// RFC 8878, of one frame or many.
    Zstd,
}

impl Compression {
    /// By the first bytes: a file may be called anything.
    pub fn of_beginning(bytes: &[u8]) -> Self {
        match bytes {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // A frame, or one that is to be skipped.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ => Self::None,
        }
    }

    /// By the end of the name.
    pub fn of_name(path: &Path) -> Self {
        let end = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        match end.as_deref().and_then(std::ffi::OsStr::to_str) {
            Some("gz" | "gzip") => Self::Gzip,
            Some("zst" | "zstd") => Self::Zstd,
            _ => Self::None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::None => "uncompressed",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// What comes out of `reader`.
    ///
    /// # Errors
    /// Where a decoder gets no memory. The bytes themselves are looked at when they are read.
    pub fn decoder<'a>(
        self,
        reader: Box<dyn Read + Send + 'a>,
    ) -> io::Result<Box<dyn Read + Send + 'a>> {
        let buffered = BufReader::with_capacity(BUFFER_BYTES, reader);
        let inner: Box<dyn Read + Send + 'a> = match self {
            Self::None => return Ok(buffered.into_inner()),
            Self::Gzip => Box::new(Members::new(buffered)),
            Self::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(buffered)?;
                decoder.window_log_max(MAX_ZSTD_WINDOW_LOG)?;
                Box::new(decoder)
            }
        };
        Ok(Box::new(Decoded {
            inner,
            compression: self,
        }))
    }

    /// A decoder's error in words. What the system says about the file below passes as it is.
    fn explain(self, error: io::Error) -> io::Error {
        let name = self.name();
        if error.raw_os_error().is_some() || error.kind() == io::ErrorKind::Interrupted {
            return error;
        }
        if matches!(error.get_ref(), Some(inner) if inner.is::<Problem>()) {
            return error;
        }
        let problem = if error.kind() == io::ErrorKind::UnexpectedEof {
            Problem::new(
                format!("its {name} data end too early: the file is cut short"),
                "copy or download it again",
            )
        } else {
            Problem::new(
                format!("its {name} data are damaged: {error}"),
                format!("copy or download it again; `{name} -t` checks a file"),
            )
        };
        problem.into_io()
    }
}

/// The members of a gzip file one after another, and zero bytes behind the last: what tapes and block devices
/// pad a file with, and `gzip -d` takes.
struct Members<R> {
    /// `None` at the end.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Members<R> {
    fn new(from: R) -> Self {
        Self {
            member: Some(GzDecoder::new(from)),
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.member {
            let read = decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let ended = is_padding(decoder.get_mut())?;
            let rest = self.member.take().map(GzDecoder::into_inner);
            self.member = rest.filter(|_| !ended).map(GzDecoder::new);
        }
        Ok(0)
    }
}

/// Whether nothing follows, or nothing but zeros: a member begins with none.
fn is_padding(rest: &mut impl BufRead) -> io::Result<bool> {
    if rest.fill_buf()?.first().is_some_and(|&byte| byte != 0) {
        return Ok(false);
    }
    loop {
        let bytes = rest.fill_buf()?;
        if bytes.is_empty() {
            return Ok(true);
        }
        if bytes.iter().any(|&byte| byte != 0) {
            let message = "something follows the zeros behind them";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let zeros = bytes.len();
        rest.consume(zeros);
    }
}

/// A decoder whose errors are sentences.
struct Decoded<'a> {
    inner: Box<dyn Read + Send + 'a>,
    compression: Compression,
}

impl Read for Decoded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner
            .read(buffer)
            .map_err(|error| self.compression.explain(error))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn decoded(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Compression::of_beginning(bytes)
            .decoder(Box::new(bytes))?
            .read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        let two = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(decoded(&two).expect("gzip"), b"one two");
        let frame = |bytes: &[u8]| zstd::encode_all(bytes, 1).expect("memory");
        let two = [frame(b"one "), frame(b"two")].concat();
        assert_eq!(decoded(&two).expect("zstd"), b"one two");
        assert_eq!(decoded(b"plain").expect("plain"), b"plain");
    }

    #[test]
    fn zeros_behind_the_last_member_are_padding() {
        for zeros in [1, 511, BUFFER_BYTES * 2] {
            let padded = [gzip(b"one "), gzip(b"two"), vec![0; zeros]].concat();
            assert_eq!(decoded(&padded).expect("gzip"), b"one two");
            for garbage in [&b"x"[..], &gzip(b"three")] {
                let error = decoded(&[&padded, garbage].concat()).expect_err("garbage");
                assert!(error.to_string().contains("damaged"), "{error}");
            }
        }
        assert!(decoded(&[gzip(b"one"), b"\x01\0\0".to_vec()].concat()).is_err());
    }

    #[test]
    fn what_is_cut_short_or_damaged_is_said() {
        let whole = zstd::encode_all(&b"seized ".repeat(999)[..], 1).expect("memory");
        for whole in [gzip(&b"seized ".repeat(999)), whole] {
            let cut = decoded(&whole[..whole.len() - 5]).expect_err("cut");
            assert!(cut.to_string().contains("cut short"), "{cut}");
            let mut damaged = whole.clone();
            damaged.extend_from_slice(b"more");
            let error = decoded(&damaged).expect_err("damaged").to_string();
            assert!(
                error.contains("damaged") || error.contains("cut short"),
                "{error}"
            );
        }
    }
}
