//! What the user named to be read, and its bytes as they lie on disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use calc_core::{Error, ErrorKind, show};
use sha2::{Digest, Sha256};

use super::problem::Problem;
use crate::exit::{Exit, Failure};

/// The word that stands for standard input.
pub const STANDARD: &str = "-";

/// A table to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Standard,
}

impl Input {
    /// What a word of the command line names.
    pub fn new(path: &Path) -> Self {
        if path == Path::new(STANDARD) {
            Self::Standard
        } else {
            Self::File(path.to_owned())
        }
    }

    /// Its name in messages.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => format!("`{}`", path.display()),
            Self::Standard => "standard input".to_owned(),
        }
    }

    /// Its name in data.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Standard => STANDARD.to_owned(),
        }
    }

    /// The size of its file, where that says how much there is to read.
    ///
    /// # Errors
    /// [`Exit::NoInput`] for what is not there, and for a directory: better before hours of work than after.
    pub fn size(&self) -> Result<Option<u64>, Failure> {
        let Self::File(path) = self else {
            return Ok(None);
        };
        let known = fs::metadata(path).map_err(|error| self.cannot_open(&error))?;
        if known.is_dir() {
            let error = Error::new(ErrorKind::File, format!("{} is a directory", self.shown()));
            let hint = format!("name its files, as in {}", path.join("*.csv").display());
            return Err(Failure::ended(error.hint(hint), Exit::NoInput));
        }
        Ok(known.is_file().then_some(known.len()))
    }

    /// Its bytes. `stdin` is lent to the one input that is standard input.
    ///
    /// # Errors
    /// [`Exit::NoInput`] where it cannot be opened.
    pub fn open<'a>(
        &self,
        stdin: &mut Option<&'a mut (dyn io::BufRead + Send)>,
        seen: Arc<Seen>,
    ) -> Result<Raw<'a>, Failure> {
        let (from, size): (Box<dyn Read + Send + 'a>, _) = match self {
            Self::File(path) => {
                let size = self.size()?;
                let file = File::open(path).map_err(|error| self.cannot_open(&error))?;
                (Box::new(file), size)
            }
            Self::Standard => {
                let stdin = stdin.take().ok_or_else(|| {
                    let error = Error::new(ErrorKind::Conflict, "`-` is named twice");
                    Failure::usage(error.hint("standard input can be read once"))
                })?;
                (Box::new(stdin), None)
            }
        };
        Ok(Raw {
            from,
            size,
            seen,
            here: 0,
        })
    }

    /// The failure of opening it.
    pub fn cannot_open(&self, error: &io::Error) -> Failure {
        let message = format!("{} cannot be opened: {error}", self.shown());
        Failure::ended(Error::new(ErrorKind::File, message), Exit::NoInput)
    }
}

/// How much has been read of an input, and what it hashes to. Looked at while another thread reads.
#[derive(Debug, Default)]
pub struct Seen {
    bytes: AtomicU64,
    hash: Option<Mutex<Sha256>>,
}

impl Seen {
    /// Nothing read yet. Hashing costs more than reading does, so it is asked for.
    pub fn new(hashing: bool) -> Self {
        Self {
            bytes: AtomicU64::new(0),
            hash: hashing.then(Mutex::default),
        }
    }

    /// The bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// The SHA-256 of the bytes read so far, as people write it.
    pub fn sha256(&self) -> Option<String> {
        let hash = self.hash.as_ref()?;
        let digest = hash
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .finalize();
        Some(show::hex(&digest))
    }

    fn add(&self, bytes: &[u8]) {
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if let Some(hash) = &self.hash {
            hash.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .update(bytes);
        }
    }
}

/// The bytes of an input, as they lie on disk.
pub struct Raw<'a> {
    from: Box<dyn Read + Send + 'a>,
    size: Option<u64>,
    seen: Arc<Seen>,
    here: u64,
}

impl Read for Raw<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.seen.add(&buffer[..read]);
        self.here += read as u64;
        let size = self.size.unwrap_or(0);
        if read == 0 && !buffer.is_empty() && self.here < size {
            // Whoever rewrites a table while it is read must not get half of it converted.
            let message = format!(
                "it had {size} bytes when it was opened and ended after {}",
                self.here
            );
            return Err(
                Problem::new(message, "read it when it is no longer being written").into_io(),
            );
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_input_is_read_once() {
        let mut bytes: &[u8] = b"abc";
        let mut stdin: Option<&mut (dyn io::BufRead + Send)> = Some(&mut bytes);
        let seen = Arc::new(Seen::new(true));
        let input = Input::new(Path::new("-"));
        let mut text = String::new();
        let mut raw = input.open(&mut stdin, Arc::clone(&seen)).expect("it opens");
        raw.read_to_string(&mut text).expect("text");
        drop(raw);
        assert_eq!((&*text, seen.bytes()), ("abc", 3));
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            seen.sha256().as_deref(),
            Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        );
        assert!(input.open(&mut stdin, seen).is_err());
    }
}
