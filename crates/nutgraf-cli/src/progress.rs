//! The progress of a run on the terminal: a bar over the bytes of the input, the rate, the time that is left.

use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

/// Time between two pictures.
const FRAME: Duration = Duration::from_millis(100);

/// A progress bar, or nothing where nobody watches.
pub(crate) struct Progress {
    bar: ProgressBar,
    bytes_read: Arc<AtomicU64>,
    begun: Instant,
    drawn: Instant,
    articles: u64,
}

impl Progress {
    /// A bar on the standard error output when that is a terminal and the documents do not go to one.
    ///
    /// `bytes_read` counts the bytes read from `inputs`; the bar has an end where the size of them all is known.
    pub(crate) fn new(inputs: &[PathBuf], output: &Path, bytes_read: Arc<AtomicU64>) -> Self {
        let to_terminal = output == Path::new("-") && stdout().is_terminal();
        let is_watched = stderr().is_terminal() && !to_terminal;
        let bar = if is_watched { bar(inputs) } else { ProgressBar::hidden() };
        let now = Instant::now();
        Self { bar, bytes_read, begun: now, drawn: now, articles: 0 }
    }

    /// Counts one more article.
    pub(crate) fn step(&mut self) {
        self.articles += 1;
        if self.bar.is_hidden() || self.drawn.elapsed() < FRAME {
            return;
        }
        self.drawn = Instant::now();
        let seconds = self.begun.elapsed().as_secs_f64();
        let (articles, rate) = (HumanCount(self.articles), self.articles as f64 / seconds);
        self.bar.set_message(format!("{articles} articles, {rate:.0}/s"));
        self.bar.set_position(self.bytes_read.load(Ordering::Relaxed));
    }

    /// Says something above the bar.
    pub(crate) fn complain(&self, message: &str) {
        self.bar.suspend(|| crate::complain(message));
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn bar(inputs: &[PathBuf]) -> ProgressBar {
    let size =
        |path: &PathBuf| std::fs::metadata(path).ok().filter(|file| file.is_file()).map(|file| file.len());
    let sizes: Option<Vec<u64>> = inputs.iter().map(size).collect();
    let (bar, template) = match sizes {
        Some(sizes) => (
            ProgressBar::new(sizes.iter().sum()),
            "{wide_bar} {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} {msg} {eta} left",
        ),
        None => (ProgressBar::no_length(), "{spinner} {binary_bytes} {binary_bytes_per_sec} {msg} {elapsed}"),
    };
    let style = ProgressStyle::with_template(template).expect("the template is correct");
    bar.with_style(style)
}
