//! Documents in the formats of other tools, for whoever annotates or parses with them.

mod brat;
mod conllu;

use serde::Serialize;

pub use brat::{BRAT_CONFIG, brat};
pub use conllu::conllu;

/// The name that a value from a closed list has where it is written.
fn name(value: &impl Serialize) -> String {
    let written = serde_json::to_value(value).ok();
    written.as_ref().and_then(serde_json::Value::as_str).unwrap_or("_").to_owned()
}
