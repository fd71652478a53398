//! Where output goes: standard output, a device or a pipe as it comes, or a file that appears when it is
//! complete.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use calc_core::{Error, ErrorKind};
use tempfile::NamedTempFile;

use super::input::STANDARD;
use super::interrupt;
use crate::exit::{Exit, Failure};

/// Less is not sent to disk before the end: a slow table must not keep the disk awake.
const EARLY_BYTES: u64 = 8 << 20;

/// Where output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A path.
    File(PathBuf),
}

impl Target {
    /// What `-o` names; without it, standard output.
    pub fn new(path: Option<&Path>) -> Self {
        match path {
            Some(path) if path != Path::new(STANDARD) => Self::File(path.to_owned()),
            _ => Self::Standard,
        }
    }

    /// Its name in messages.
    pub fn shown(&self) -> String {
        match self {
            Self::Standard => "standard output".to_owned(),
            Self::File(path) => format!("`{}`", path.display()),
        }
    }
}

/// The failure of a write to a file.
pub fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let message = format!("`{}` cannot be written: {error}", path.display());
    Failure::ended(Error::new(ErrorKind::File, message), Exit::Io)
}

/// A path under way.
pub enum Draft {
    /// A file beside its target.
    Beside(Beside),
    /// A device, a pipe or a socket: written as it comes, for there is nothing to put in its place.
    Direct(PathBuf, File),
}

impl Draft {
    /// Begins to write a path. What is there stays until [`name_all`].
    ///
    /// # Errors
    /// [`Exit::Io`] where the path or its folder cannot be written.
    pub fn new(path: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        let old = match fs::metadata(path) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        if old.as_ref().is_some_and(Metadata::is_dir) {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        let Some(old) = old else {
            return Beside::new(path, None).map(Self::Beside).map_err(failed);
        };
        // A file that is there is replaced only if it could also be written to.
        let direct = OpenOptions::new().write(true).open(path).map_err(failed)?;
        if !old.is_file() {
            return Ok(Self::Direct(path.to_owned(), direct));
        }
        // Through links, so that a link stays one.
        let path = fs::canonicalize(path).map_err(failed)?;
        Beside::new(&path, Some(&old))
            .map(Self::Beside)
            .map_err(failed)
    }
}

impl Draft {
    /// Lets the disk begin before all is written; nothing for what is not waited for.
    pub fn early(&self) -> Option<Early> {
        match self {
            Self::Beside(file) => Some(Early {
                file: file.temporary.as_file().try_clone().ok()?,
                target: file.target.clone(),
                synced: 0,
                error: None,
            }),
            Self::Direct(..) => None,
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file) => file.temporary.write(bytes),
            Self::Direct(_, file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file) => file.temporary.flush(),
            Self::Direct(_, file) => file.flush(),
        }
    }
}

/// Sends a file to disk while it is written. At its end a run waits until all of it is there, which for a
/// large table is as long as half of the conversion; begun early, the wait is short.
pub struct Early {
    file: File,
    target: PathBuf,
    synced: u64,
    /// The first; the system tells it once, and would not again at the end.
    error: Option<io::Error>,
}

impl Early {
    /// Waits until what is written so far is on disk, where that is worth it.
    pub fn advance(&mut self) {
        let written = self.file.metadata().map_or(0, |known| known.len());
        if written >= self.synced + EARLY_BYTES {
            self.sync(written);
        }
    }

    /// After an error, nothing that a later attempt says is to be believed.
    fn sync(&mut self, written: u64) {
        if self.error.is_none() {
            self.error = self.file.sync_data().err();
            self.synced = written;
        }
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`Exit::Io`] where the disk has not taken all that it was sent.
    pub fn finish(self) -> Result<(), Failure> {
        match self.error {
            Some(error) => Err(cannot_write(&self.target, &error)),
            None => Ok(()),
        }
    }
}

/// A file beside its target. It is removed unless it gets its name.
pub struct Beside {
    temporary: NamedTempFile,
    target: PathBuf,
}

impl Beside {
    fn new(target: &Path, old: Option<&Metadata>) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let folder = folder(target);
        // Registered under the same lock that an interrupt takes: no file escapes it.
        let mut registry = interrupt::registry();
        let temporary = builder(&format!(".{name}."))
            .tempfile_in(folder)
            .map_err(|error| cannot_make(folder, &error))?;
        registry.insert(temporary.path().to_owned());
        drop(registry);
        let draft = Self {
            temporary,
            target: target.to_owned(),
        };
        if let Some(old) = old {
            keep_owner_and_mode(draft.temporary.as_file(), old)?;
        }
        Ok(draft)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let mut registry = interrupt::registry();
        let path = self.temporary.path();
        // Nothing is there where the file has got its name.
        let _ = fs::remove_file(path);
        registry.remove(path);
    }
}

/// The folder is what the user can look into; the temporary's name says nothing to anybody.
fn cannot_make(folder: &Path, error: &io::Error) -> io::Error {
    let folder = folder.display();
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no folder `{folder}`"),
        kind => format!("no file can be made in the folder `{folder}`: {kind}"),
    };
    io::Error::new(error.kind(), message)
}

fn builder(prefix: &str) -> tempfile::Builder<'_, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(".tmp");
    // What the process's mask leaves of everyone's rights, as for any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(unix)]
fn keep_owner_and_mode(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    // Only root may give a file away; others keep what they can.
    let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn keep_owner_and_mode(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Gives complete files their names: all are on disk before the first replaces what was there.
///
/// # Errors
/// [`Exit::Io`] where a disk is full, or a name cannot be taken.
pub fn name_all(drafts: Vec<Draft>) -> Result<(), Failure> {
    let mut files = Vec::new();
    for draft in drafts {
        match draft {
            Draft::Beside(file) => {
                let synced = file.temporary.as_file().sync_all();
                synced.map_err(|error| cannot_write(&file.target, &error))?;
                files.push(file);
            }
            Draft::Direct(path, mut file) => {
                file.flush().map_err(|error| cannot_write(&path, &error))?;
            }
        }
    }
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .map(|file| folder(&file.target).to_owned())
        .collect();
    let registry = interrupt::registry();
    for file in &files {
        fs::rename(file.temporary.path(), &file.target)
            .map_err(|error| cannot_write(&file.target, &error))?;
    }
    drop(registry);
    drop(files);
    for folder in &folders {
        sync(folder);
    }
    Ok(())
}

/// So that the new name survives a power cut. Not every file system can, and the file itself is safe.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_disk_is_kept_until_the_end() {
        // Linux cannot send this device to disk, and says so.
        let file = File::open("/dev/null").expect("Linux has it");
        let mut early = Early {
            file,
            target: "out.csv".into(),
            synced: 0,
            error: None,
        };
        early.sync(1);
        // Told once: what is asked next has nothing to tell.
        early.file = tempfile::tempfile().expect("a file");
        early.sync(2);
        let Err(Failure::Refused { error, exit, .. }) = early.finish() else {
            panic!("the error is lost");
        };
        assert_eq!(exit, Exit::Io);
        assert!(
            error
                .message()
                .to_string()
                .contains("`out.csv` cannot be written")
        );
    }
}
