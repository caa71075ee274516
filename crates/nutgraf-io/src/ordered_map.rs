//! A map over many items on many threads whose results come out in the order of the items, with bounded memory.

use std::collections::VecDeque;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Weight at which a batch is handed to a worker: small records travel together, so that handing over costs nothing.
const BATCH_WEIGHT: usize = 64 << 10;
/// Batches in flight for each worker, so that none waits while results are written.
const BATCHES_AHEAD: usize = 4;

/// Calls `f` with each item on `workers` threads and yields the results in the order of the items.
///
/// Items are drawn on the thread that draws the results, a few batches ahead of them. `weigh` gives the bytes of an
/// item; at most four batches of 64 KiB are in flight for each worker, or one item where it is larger than that. With one worker
/// there are no threads: each item is drawn and mapped when its result is asked for.
///
/// # Panics
///
/// When `f` panics, with its panic, in place of the result; or when the system refuses to start a thread.
///
/// ```
/// # use std::num::NonZero;
/// let two = NonZero::new(2).expect("not zero");
/// let lengths: Vec<usize> = nutgraf_io::ordered_map(["a", "bc", ""], two, |s| s.len(), |s| s.len()).collect();
/// assert_eq!(lengths, [1, 2, 0]);
/// ```
pub fn ordered_map<I, F, R>(
    items: I,
    workers: NonZero<usize>,
    weigh: fn(&I::Item) -> usize,
    f: F,
) -> OrderedMap<I::IntoIter, F, R>
where
    I: IntoIterator,
    I::Item: Send + 'static,
    F: Fn(I::Item) -> R + Send + Sync + 'static,
    R: Send + 'static,
{
    let threads = (workers.get() > 1).then(|| {
        ThreadPoolBuilder::new()
            .num_threads(workers.get())
            .thread_name(|n| format!("nutgraf-{n}"))
            .build()
            .expect("the system starts a few threads")
    });
    OrderedMap {
        items: items.into_iter(),
        weigh,
        f: Arc::new(f),
        threads,
        workers: workers.get(),
        in_flight: VecDeque::new(),
        done: Vec::new().into_iter(),
    }
}

/// The iterator that [`ordered_map`] returns.
pub struct OrderedMap<I: Iterator, F, R> {
    items: I,
    weigh: fn(&I::Item) -> usize,
    f: Arc<F>,
    threads: Option<ThreadPool>,
    workers: usize,
    /// In the order of the items.
    in_flight: VecDeque<Batch<R>>,
    /// What is left of the first batch.
    done: std::vec::IntoIter<R>,
}

/// Items that a worker has, or had.
struct Batch<R> {
    weight: usize,
    results: Receiver<thread::Result<Vec<R>>>,
}

impl<I, F, R> Iterator for OrderedMap<I, F, R>
where
    I: Iterator,
    I::Item: Send + 'static,
    F: Fn(I::Item) -> R + Send + Sync + 'static,
    R: Send + 'static,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        if self.threads.is_none() {
            return self.items.next().map(|item| (self.f)(item));
        }
        loop {
            if let Some(result) = self.done.next() {
                return Some(result);
            }
            while self.has_room() && self.send_batch() {}
            let batch = self.in_flight.pop_front()?;
            match batch.results.recv().expect("a worker answers, be it with a panic") {
                Ok(results) => self.done = results.into_iter(),
                Err(panic) => panic::resume_unwind(panic),
            }
        }
    }
}

impl<I, F, R> OrderedMap<I, F, R>
where
    I: Iterator,
    I::Item: Send + 'static,
    F: Fn(I::Item) -> R + Send + Sync + 'static,
    R: Send + 'static,
{
    /// Whether one more batch may be in flight: each worker has one of any weight, and ordinary ones beyond that.
    fn has_room(&self) -> bool {
        let most = self.workers * BATCHES_AHEAD;
        let weight: usize = self.in_flight.iter().map(|batch| batch.weight).sum();
        self.in_flight.len() < self.workers || (self.in_flight.len() < most && weight < most * BATCH_WEIGHT)
    }

    /// Hands the next items to a worker; `false` when there are none.
    fn send_batch(&mut self) -> bool {
        let (mut batch, mut weight) = (Vec::new(), 0);
        while weight < BATCH_WEIGHT {
            let Some(item) = self.items.next() else { break };
            // An item weighs something even where it is empty, lest a batch never fill.
            weight += (self.weigh)(&item).max(64);
            batch.push(item);
        }
        let Some(threads) = self.threads.as_ref().filter(|_| !batch.is_empty()) else { return false };
        let f = Arc::clone(&self.f);
        let (sender, results) = sync_channel(1);
        threads.spawn(move || {
            let map = || batch.into_iter().map(|item| f(item)).collect();
            // Nobody listens any more when the iterator was dropped.
            let _ = sender.send(panic::catch_unwind(AssertUnwindSafe(map)));
        });
        self.in_flight.push_back(Batch { weight, results });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workers(n: usize) -> NonZero<usize> {
        NonZero::new(n).expect("not zero")
    }

    #[test]
    fn results_keep_the_order_of_the_items() {
        let slow_first = |n: usize| {
            (0..(2000 - n) * 50).fold(n as u64, |sum, x| std::hint::black_box(sum ^ x as u64));
            n
        };
        for threads in [1, 2, 5] {
            let weigh = |n: &usize| if n.is_multiple_of(7) { 1 << 20 } else { n * 50 };
            let out: Vec<usize> = ordered_map(0..2000, workers(threads), weigh, slow_first).collect();
            assert!(out.iter().copied().eq(0..2000), "{threads} workers");
        }
    }

    #[test]
    fn few_items_are_in_flight() {
        let drawn = std::cell::Cell::new(0);
        let items = (0..100_000).inspect(|_| drawn.set(drawn.get() + 1));
        let mut out = ordered_map(items, workers(2), |_| BATCH_WEIGHT, |n| n);
        assert_eq!(out.next(), Some(0));
        assert!(drawn.get() <= 2 * BATCHES_AHEAD, "{} drawn", drawn.get());
    }

    #[test]
    fn large_items_are_in_flight_one_a_worker() {
        let drawn = std::cell::Cell::new(0);
        let items = (0..100).inspect(|_| drawn.set(drawn.get() + 1));
        let mut out = ordered_map(items, workers(2), |_| 100 << 20, |n| n);
        assert_eq!(out.next(), Some(0));
        assert_eq!(drawn.get(), 2);
    }

    #[test]
    fn a_panic_of_the_closure_reaches_the_caller() {
        for threads in [1, 2] {
            let map = move || {
                ordered_map(
                    0..10,
                    workers(threads),
                    |_| 1,
                    |n| {
                        assert!(n != 5, "five");
                        n
                    },
                )
                .count()
            };
            assert!(panic::catch_unwind(map).is_err());
        }
    }
}
