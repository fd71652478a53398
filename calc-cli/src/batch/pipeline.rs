//! Threads: each takes the next block, converts it, and hands it over to be taken in order.

use std::panic;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use calc_core::batch::{Converted, Rendered};

use super::blocks::{Blocks, Fault, Next, Place};
use super::order::{Order, Take};
use super::reading::Block;
use crate::exit::Failure;

/// How often whoever watches is asked to look: often enough for the disk to keep up.
const LOOK: Duration = Duration::from_millis(20);

/// Finished blocks that may wait for a late one, for each thread.
const WAITING_PER_THREAD: usize = 4;

/// Turns a block into output.
pub trait Convert: Send {
    /// Converts whole records.
    ///
    /// # Errors
    /// Where the run cannot go on.
    fn convert(&mut self, block: &[u8], out: &mut Converted) -> Result<(), Failure>;

    /// Whether cells that a spreadsheet would run as a formula are to be made harmless.
    fn spreadsheet_safe(&self) -> bool;
}

/// A finished block, or why there are no more.
#[derive(Default)]
pub struct Piece {
    /// Where it stands.
    pub place: Option<Place>,
    /// What came of it.
    pub converted: Converted,
    /// Its rejected rows, as they are written.
    pub rejects: Rendered,
    /// Why there are no more.
    pub fault: Option<Fault>,
}

/// What is left of a run: what took all, or as much as it took and why no more; and the converters.
pub type Outcome<T, C> = (Result<T, (T, Option<Failure>)>, Vec<C>);

/// Converts all blocks. `watch` is called every so often meanwhile.
pub fn run<C: Convert, T: Take<Piece>>(
    blocks: Blocks<'_>,
    taker: T,
    converters: Vec<C>,
    watch: &mut dyn FnMut(),
) -> Outcome<T, C> {
    let order = Order::new(taker, converters.len() * WAITING_PER_THREAD);
    let blocks = Mutex::new(blocks);
    let working = Working::new(converters.len());
    let converters = thread::scope(|scope| {
        let handles: Vec<_> = converters
            .into_iter()
            .map(|converter| {
                scope.spawn(|| {
                    let _guard = Guard {
                        order: &order,
                        working: &working,
                    };
                    work(converter, &blocks, &order)
                })
            })
            .collect();
        working.watch(watch);
        let joined = handles.into_iter().map(thread::ScopedJoinHandle::join);
        joined
            .map(|result| result.unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
            .collect()
    });
    (order.finish(), converters)
}

fn work<C: Convert, T: Take<Piece>>(
    mut converter: C,
    blocks: &Mutex<Blocks<'_>>,
    order: &Order<Piece, T>,
) -> C {
    let mut block = Block::default();
    let mut piece = Piece::default();
    loop {
        let next = blocks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next(&mut block);
        let place = match next {
            Next::Block(place) => {
                match converter.convert(block.text(), &mut piece.converted) {
                    Ok(()) => {
                        let safe = converter.spreadsheet_safe();
                        let rejects = &piece.converted.rejects;
                        piece.rejects.render(rejects, block.text(), safe);
                    }
                    Err(failure) => piece.fault = Some(failure.into()),
                }
                place
            }
            Next::Fault(place, fault) => {
                piece.fault = Some(fault);
                place
            }
            Next::End => break,
        };
        piece.place = Some(place);
        match order.put(place.seq, piece) {
            Some(spare) => piece = spare,
            None => break,
        }
    }
    converter
}

/// How many threads work.
struct Working {
    count: Mutex<usize>,
    changed: Condvar,
}

impl Working {
    const fn new(count: usize) -> Self {
        Self {
            count: Mutex::new(count),
            changed: Condvar::new(),
        }
    }

    fn end_one(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.changed.notify_all();
    }

    /// Looks until nobody works.
    fn watch(&self, look: &mut dyn FnMut()) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        while *count > 0 {
            let waited = self.changed.wait_timeout(count, LOOK);
            let (now, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            count = now;
            if timeout.timed_out() {
                look();
            }
        }
    }
}

/// Ends a thread's part, and the run with it if the thread panics: nobody must wait for what never comes.
struct Guard<'a, T: Take<Piece>> {
    order: &'a Order<Piece, T>,
    working: &'a Working,
}

impl<T: Take<Piece>> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.order.stop();
        }
        self.working.end_one();
    }
}
