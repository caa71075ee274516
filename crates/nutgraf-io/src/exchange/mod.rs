//! Documents in the formats of other tools, for whoever annotates, parses or counts with them.

mod brat;
mod conllu;
mod polecat;
mod sheet;

use serde::Serialize;

pub use brat::{BRAT_CONFIG, brat};
pub use conllu::conllu;
pub use polecat::{polecat, polecat_head};
pub use sheet::Sheet;

/// The name that a value from a closed list has where it is written.
fn name(value: &impl Serialize) -> String {
    let written = serde_json::to_value(value).ok();
    written.as_ref().and_then(serde_json::Value::as_str).unwrap_or("_").to_owned()
}

/// Words with single spaces between them: what a column or comment can hold.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
