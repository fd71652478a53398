//! How far a run is, on a terminal: rows, rows a second, share of the bytes, time left.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use calc_core::show;

use super::input::Seen;

/// Back to the beginning of the line, and nothing in it.
const ERASE: &str = "\r\x1b[K";

/// More often, nobody can read it.
const BETWEEN: Duration = Duration::from_millis(100);

/// What a terminal is told while a run goes on.
pub struct Progress<'a> {
    since: Instant,
    seen: Vec<Arc<Seen>>,
    /// Bytes of all inputs, where all are files.
    size: Option<u64>,
    rows: &'a AtomicU64,
    /// Columns of the terminal, where there is one.
    width: Option<usize>,
}

impl<'a> Progress<'a> {
    /// Begins now.
    pub fn new(
        seen: Vec<Arc<Seen>>,
        size: Option<u64>,
        rows: &'a AtomicU64,
        width: Option<usize>,
    ) -> Self {
        Self {
            since: Instant::now(),
            seen,
            size,
            rows,
            width,
        }
    }

    /// Does the work, and shows how far it is; on anything but a terminal, not a word.
    pub fn show<R>(&self, stderr: &mut dyn Write, work: impl FnOnce(&mut dyn FnMut()) -> R) -> R {
        let mut drawn = None;
        let done = work(&mut || {
            let due = drawn.unwrap_or(self.since).elapsed() >= BETWEEN;
            if let Some(width) = self.width.filter(|_| due) {
                self.draw(stderr, width);
                drawn = Some(Instant::now());
            }
        });
        if drawn.is_some() {
            // A terminal that is gone takes no progress, and misses none.
            let _ = write!(stderr, "{ERASE}").and_then(|()| stderr.flush());
        }
        done
    }

    fn draw(&self, terminal: &mut dyn Write, width: usize) {
        let rows = self.rows.load(Ordering::Relaxed);
        let bytes = self.seen.iter().map(|seen| seen.bytes()).sum();
        let line = line(rows, bytes, self.size, self.since.elapsed());
        let cut: String = line.chars().take(width.saturating_sub(1)).collect();
        let _ = write!(terminal, "{ERASE}{cut}").and_then(|()| terminal.flush());
    }
}

fn line(rows: u64, bytes: u64, size: Option<u64>, elapsed: Duration) -> String {
    let millis = elapsed.as_millis().max(1);
    let rate = u64::try_from(u128::from(rows) * 1000 / millis).unwrap_or(u64::MAX);
    let mut line = format!("{} rows, {} a second", show::count(rows), show::count(rate));
    if let Some(size) = size.filter(|&size| bytes > 0 && size > 0) {
        let bytes = bytes.min(size);
        let share = u128::from(bytes) * 100 / u128::from(size);
        let left = millis * u128::from(size - bytes) / u128::from(bytes) / 1000;
        let left = format!("{}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60);
        line = format!("{line}, {share}%, {left} left");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_and_how_long() {
        let elapsed = Duration::from_secs(10);
        assert_eq!(
            line(1_234_567, 250, Some(1000), elapsed),
            "1,234,567 rows, 123,456 a second, 25%, 0:00:30 left"
        );
        assert_eq!(line(5, 9, None, elapsed), "5 rows, 0 a second");
        assert_eq!(line(0, 0, Some(9), Duration::ZERO), "0 rows, 0 a second");
    }
}
