//! What a run came to, for a person.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use indicatif::HumanCount;
use nutgraf_io::Tally;

use super::list;

/// A few lines: articles, words, rate, facts by kind, errors by reason. `before` is what an earlier run had done.
pub(super) fn text(tally: &Tally, before: &Tally, took: Duration, output: &Path) -> String {
    let seconds = took.as_secs_f64().max(1e-3);
    let rate = |now: u64, before: u64| HumanCount(((now - before) as f64 / seconds) as u64);
    let mut text = format!(
        "{} articles, {} words, {:.1} MB in {:.1} s ({} words/s, {} articles/s) into {}",
        HumanCount(tally.articles),
        HumanCount(tally.words),
        tally.bytes as f64 / 1e6,
        seconds,
        rate(tally.words, before.words),
        rate(tally.articles, before.articles),
        output.display()
    );
    if before.articles > 0 {
        let _ = write!(text, "; {} of the articles were there before", HumanCount(before.articles));
    }
    text + &counts(tally)
}

/// A line for what was found, one for what failed, one for what was left out, one for what was passed over; none for nothing.
pub(crate) fn counts(tally: &Tally) -> String {
    let mut text = String::new();
    for (what, counts) in [
        ("facts", &tally.facts),
        ("errors", &tally.errors),
        ("left out", &tally.warnings),
        ("passed over", &tally.skipped),
    ] {
        if !counts.is_empty() {
            let _ = write!(text, "\n  {what}: {}", list(counts));
        }
    }
    text
}
