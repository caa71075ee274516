//! What a run adds of a record: its document with what it weighs.

use std::sync::Arc;

use nutgraf_io::{Entry, Error, Outcome};

use super::answer::Reader;
use super::weigh;

/// What becomes of a record in a run.
pub(crate) fn outcome(reader: &Reader, entry: Result<Entry, Error>) -> Outcome {
    let bytes = weigh(&entry) as u64;
    let path = match &entry {
        Ok(entry) => Arc::clone(&entry.place.path),
        Err(error) => Arc::clone(&error.place().path),
    };
    match reader.document(entry) {
        Ok((document, warnings)) => {
            let words = words(document.article.text());
            Outcome { path, bytes, words, warnings, result: Ok(document.record().into_owned()) }
        }
        Err(error) => Outcome { path, bytes, words: 0, warnings: Vec::new(), result: Err(error) },
    }
}

/// Words, as ASCII white space parts them: a step from white space into something else begins one.
fn words(text: &str) -> u64 {
    let mut was_space = true;
    let begins = |byte: &u8| {
        let is_space = byte.is_ascii_whitespace();
        let begins = was_space && !is_space;
        was_space = is_space;
        begins
    };
    text.as_bytes().iter().map(begins).map(u64::from).sum()
}
