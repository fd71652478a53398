//! SIGINT and SIGTERM: what was begun is removed, what was there stays, and the process ends with 130.
//!
//! The thread that ctrlc starts does this by itself, because the others may wait for a pipe that never
//! speaks again.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::exit::Exit;

/// Files that are removed when the process is interrupted.
static TEMPORARY: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// From now on, an interrupt cleans up. Only for the process's own `main`: a handler is the process's.
pub fn install() {
    // `nohup` asks for hang-ups to be ignored, and ctrlc would take them for interrupts. Then an interrupt
    // ends the process the plain way: the old file stays as it was, a temporary one may be left.
    if hang_ups_are_ignored() {
        return;
    }
    // A handler that cannot be installed leaves the same plain way.
    let _ = ctrlc::set_handler(|| clean_up());
}

fn clean_up() -> ! {
    // Held to the end: no thread begins another file, or gives one its name, while the process ends.
    let files = registry();
    for file in &*files {
        let _ = fs::remove_file(file);
    }
    let mut stderr = io::stderr();
    let erased = if stderr.is_terminal() { "\r\x1b[K" } else { "" };
    let _ = write!(
        stderr,
        "{erased}error: interrupted\nhint: files are as they were before\n"
    );
    process::exit(Exit::Interrupted.code().into())
}

/// Files that are being given their names. While it is held, no interrupt is acted on.
pub fn registry() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Linux says it in the process's status, as a mask in hexadecimal of which SIGHUP is the lowest bit.
fn hang_ups_are_ignored() -> bool {
    let status = fs::read_to_string(Path::new("/proc/self/status")).unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & 1 == 1)
}
