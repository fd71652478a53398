//! Bytes on their way out, compressed where asked for.

use std::io::{self, Write};

use flate2::write::GzEncoder;

use super::compression::Compression;
use super::target::{Draft, Early, Target, cannot_write};
use crate::exit::Failure;

/// zstd's own default: fast, and a quarter of the size.
const ZSTD_LEVEL: i32 = 3;

/// Where bytes come out.
enum Place<'a> {
    Standard(&'a mut (dyn Write + Send)),
    Draft(Draft),
    /// Nowhere: the run has failed, and an encoder that is dropped must not end its stream as if it were whole.
    Closed,
}

impl Write for Place<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Draft(draft) => draft.write(bytes),
            Self::Closed => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Draft(draft) => draft.flush(),
            Self::Closed => Ok(()),
        }
    }
}

enum Encoder<'a> {
    None(Place<'a>),
    Gzip(GzEncoder<Place<'a>>),
    Zstd(zstd::Encoder<'static, Place<'a>>),
}

impl<'a> Encoder<'a> {
    fn new(place: Place<'a>, compression: Compression) -> io::Result<Self> {
        Ok(match compression {
            Compression::None => Self::None(place),
            Compression::Gzip => Self::Gzip(GzEncoder::new(place, flate2::Compression::default())),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(place, ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstd(encoder)
            }
        })
    }

    fn place(&mut self) -> &mut Place<'a> {
        match self {
            Self::None(place) => place,
            Self::Gzip(encoder) => encoder.get_mut(),
            Self::Zstd(encoder) => encoder.get_mut(),
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::None(place) => place.write_all(bytes),
            Self::Gzip(encoder) => encoder.write_all(bytes),
            Self::Zstd(encoder) => encoder.write_all(bytes),
        }
    }

    /// Ends the compressed stream.
    fn end(&mut self) -> io::Result<()> {
        match self {
            Self::None(_) => Ok(()),
            Self::Gzip(encoder) => encoder.try_finish(),
            Self::Zstd(encoder) => encoder.do_finish(),
        }?;
        self.place().flush()
    }
}

/// Bytes on their way to a target.
pub struct Sink<'a> {
    encoder: Encoder<'a>,
    target: Target,
}

impl<'a> Sink<'a> {
    /// Opens a target. `stdout` is lent to the one that is standard output.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn new(
        target: &Target,
        compression: Compression,
        stdout: Option<&'a mut (dyn Write + Send)>,
    ) -> Result<Self, Failure> {
        let place = match (target, stdout) {
            (Target::File(path), _) => Place::Draft(Draft::new(path)?),
            (Target::Standard, Some(stdout)) => Place::Standard(stdout),
            (Target::Standard, None) => Place::Closed,
        };
        let encoder = Encoder::new(place, compression).map_err(Failure::Write)?;
        Ok(Self {
            encoder,
            target: target.clone(),
        })
    }

    /// Lets the disk begin before all is written.
    pub fn early(&mut self) -> Option<Early> {
        match self.encoder.place() {
            Place::Draft(draft) => draft.early(),
            Place::Standard(_) | Place::Closed => None,
        }
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// A full disk; [`Failure::Closed`] where nobody reads any more.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.encoder.write_all(bytes);
        written.map_err(|error| self.failed(error))
    }

    /// Ends the stream. What is not a draft is out; a draft waits for its name.
    ///
    /// # Errors
    /// As [`Sink::write`].
    pub fn finish(mut self) -> Result<Option<Draft>, Failure> {
        let ended = self.encoder.end();
        ended.map_err(|error| self.failed(error))?;
        match std::mem::replace(self.encoder.place(), Place::Closed) {
            Place::Draft(draft) => Ok(Some(draft)),
            Place::Standard(_) | Place::Closed => Ok(None),
        }
    }

    fn failed(&self, error: io::Error) -> Failure {
        match &self.target {
            Target::File(path) if error.kind() != io::ErrorKind::BrokenPipe => {
                cannot_write(path, &error)
            }
            _ => Failure::writing(error),
        }
    }
}

impl Drop for Sink<'_> {
    fn drop(&mut self) {
        *self.encoder.place() = Place::Closed;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::*;
    use crate::batch::target::name_all;

    #[test]
    fn a_file_appears_when_it_is_complete() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").expect("it can be written");
        let target = Target::new(Some(&path));
        let files = || fs::read_dir(folder.path()).expect("a folder").count();
        for (compression, unpack) in [
            (Compression::None, false),
            (Compression::Gzip, true),
            (Compression::Zstd, true),
        ] {
            let mut sink = Sink::new(&target, compression, None).expect("it opens");
            sink.write(b"new").expect("it takes all");
            assert_eq!(files(), 2);
            drop(sink);
            assert_eq!(files(), 1, "a failed run leaves nothing");
            let old = fs::read(&path).expect("it is there");
            let mut sink = Sink::new(&target, compression, None).expect("it opens");
            sink.write(b"new").expect("it takes all");
            let draft = sink.finish().expect("it ends").expect("a draft");
            assert_eq!(fs::read(&path).expect("it is there"), old);
            name_all(vec![draft]).expect("it gets its name");
            assert_eq!(files(), 1);
            let mut bytes = fs::read(&path).expect("it is there");
            if unpack {
                assert_eq!(Compression::of_beginning(&bytes), compression);
                let mut decoder = compression
                    .decoder(Box::new(io::Cursor::new(std::mem::take(&mut bytes))))
                    .expect("a decoder");
                decoder.read_to_end(&mut bytes).expect("it is whole");
            }
            assert_eq!(bytes, b"new");
        }
    }

    #[test]
    fn a_stream_that_fails_does_not_look_whole() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let mut out = Vec::new();
            let mut sink =
                Sink::new(&Target::Standard, compression, Some(&mut out)).expect("it opens");
            sink.write(&b"new ".repeat(1 << 20)).expect("it takes all");
            drop(sink);
            let mut decoder = compression
                .decoder(Box::new(io::Cursor::new(out)))
                .expect("a decoder");
            assert!(decoder.read_to_end(&mut Vec::new()).is_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_rights_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").expect("it can be written");
        fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).expect("its own");
        symlink(&file, &link).expect("it links");
        let mut sink =
            Sink::new(&Target::new(Some(&link)), Compression::None, None).expect("it opens");
        sink.write(b"new").expect("it takes all");
        name_all(vec![sink.finish().expect("it ends").expect("a draft")]).expect("a name");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).expect("it is there"), b"new");
        let mode = fs::metadata(&file)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
