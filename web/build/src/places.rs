//! Where things are in the project.

use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder; the tool is run from its sources.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The page's sources, with its packages beside them.
pub fn web() -> PathBuf {
    root().join("web")
}

/// What is published.
pub fn published() -> PathBuf {
    web().join("dist")
}

/// Where the build puts what it makes, until all of it is there.
pub fn dist() -> PathBuf {
    web().join(".dist")
}

/// Puts what has been made in place of what was published before; a build that fails leaves that as it was.
pub fn publish() -> Result<(), Failure> {
    if published().exists() {
        fs::remove_dir_all(published()).map_err(|error| Failure::at(&published(), error))?;
    }
    fs::rename(dist(), published()).map_err(|error| Failure::at(&published(), error))
}

/// The glue that wasm-bindgen writes, where the page's sources find it.
pub fn glue() -> PathBuf {
    web().join("src/pkg")
}

/// A target folder of its own: the flags for WebAssembly would throw away what other builds made.
pub fn target() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("web")
}

pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::at(path, error))
}

pub fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::at(path, error))
}

/// Writes a file, and the folders that it is in.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::at(folder, error))?;
    }
    fs::write(path, bytes).map_err(|error| Failure::at(path, error))
}

/// An empty folder.
pub fn clear(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::at(folder, error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::at(folder, error))
}

/// The files of a folder and of those in it, sorted, as dist names them: `assets/main.js`.
pub fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for entry in folder
        .read_dir()
        .map_err(|error| Failure::at(folder, error))?
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if let Ok(inside) = path.strip_prefix(dist()) {
            found.push(inside.to_string_lossy().into_owned());
        }
    }
    found.sort();
    Ok(found)
}

/// What is behind the last dot of a name: `br` of `main.js.br`.
pub fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}
