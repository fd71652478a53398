//! What threads finish in any order, taken in the order of the table.
//!
//! A thread hands over what it finished and goes on with the next. Whoever finds the queue unattended takes
//! what is due; nobody waits behind a write unless the queue is full.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::exit::Failure;

/// Takes finished items in order.
pub trait Take<T>: Send {
    /// Takes the next item, and leaves of it what can be used again.
    ///
    /// # Errors
    /// Any ends the run: nothing after it is taken.
    fn take(&mut self, item: &mut T) -> Result<(), Failure>;
}

/// The queue between threads and the one that takes.
pub struct Order<T, C> {
    queue: Mutex<Queue<T>>,
    changed: Condvar,
    taker: Mutex<C>,
    most: usize,
}

struct Queue<T> {
    /// The number that is due.
    next: u64,
    waiting: BTreeMap<u64, T>,
    spare: Vec<T>,
    attended: bool,
    stopped: bool,
    failure: Option<Failure>,
}

impl<T: Default, C: Take<T>> Order<T, C> {
    /// An empty queue. At most `most` items wait for one that is late, which bounds the memory of a run.
    pub fn new(taker: C, most: usize) -> Self {
        Self {
            queue: Mutex::new(Queue {
                next: 0,
                waiting: BTreeMap::new(),
                spare: Vec::new(),
                attended: false,
                stopped: false,
                failure: None,
            }),
            changed: Condvar::new(),
            taker: Mutex::new(taker),
            most,
        }
    }

    /// Hands over the item of a number. Gives back one to use again; `None` where the run has ended.
    pub fn put(&self, number: u64, item: T) -> Option<T> {
        let mut queue = self.lock();
        while !queue.stopped && number != queue.next && queue.waiting.len() >= self.most {
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if queue.stopped {
            return None;
        }
        queue.waiting.insert(number, item);
        if !queue.attended {
            queue = self.attend(queue);
        }
        (!queue.stopped).then(|| queue.spare.pop().unwrap_or_default())
    }

    /// Takes all that is due, without holding the queue meanwhile.
    fn attend<'a>(&'a self, mut queue: MutexGuard<'a, Queue<T>>) -> MutexGuard<'a, Queue<T>> {
        queue.attended = true;
        while !queue.stopped {
            let due = queue.next;
            let Some(mut item) = queue.waiting.remove(&due) else {
                break;
            };
            drop(queue);
            let taken = self
                .taker
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(&mut item);
            queue = self.lock();
            queue.next += 1;
            queue.spare.push(item);
            if let Err(failure) = taken {
                queue.stopped = true;
                queue.failure = Some(failure);
            }
            self.changed.notify_all();
        }
        queue.attended = false;
        queue
    }

    /// Ends the run: whoever waits goes on, and hands over no more.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    /// What has taken all, or why it did not.
    ///
    /// # Errors
    /// The first failure in order.
    pub fn finish(self) -> Result<C, (C, Option<Failure>)> {
        let queue = self
            .queue
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let taker = self
            .taker
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if queue.stopped {
            return Err((taker, queue.failure));
        }
        Ok(taker)
    }

    fn lock(&self) -> MutexGuard<'_, Queue<T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    struct Collect(Vec<u64>, u64);

    impl Take<u64> for Collect {
        fn take(&mut self, item: &mut u64) -> Result<(), Failure> {
            self.0.push(*item);
            if *item == self.1 {
                return Err(Failure::Closed);
            }
            Ok(())
        }
    }

    fn run(threads: usize, items: u64, fails_at: u64) -> Result<Vec<u64>, Vec<u64>> {
        let order = Order::new(Collect(Vec::new(), fails_at), 3);
        let next = AtomicU64::new(0);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= items || order.put(number, number).is_none() {
                            break;
                        }
                        if number.is_multiple_of(3) {
                            thread::yield_now();
                        }
                    }
                });
            }
        });
        match order.finish() {
            Ok(all) => Ok(all.0),
            Err((some, _)) => Err(some.0),
        }
    }

    #[test]
    fn items_are_taken_in_order() {
        for threads in [1, 2, 7] {
            let all = run(threads, 2_000, u64::MAX).expect("no failure");
            assert_eq!(all, (0..2_000).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_taken_after_a_failure_and_nobody_waits_forever() {
        for threads in [1, 2, 7] {
            let some = run(threads, 2_000, 100).expect_err("a failure");
            assert_eq!(some, (0..=100).collect::<Vec<_>>());
        }
    }
}
