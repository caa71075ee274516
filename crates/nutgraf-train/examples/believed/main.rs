//! What is believed of each word of a file of labels by a teacher of stances, once others are heard, too:
//!
//!     believed TEACHER.safetensors LANGUAGE.safetensors STANCES.safetensors OUT.safetensors [READERS.jsonl …]
//!
//! READERS are blocks that readers have tagged (`nutgraf prepare stances`).

use std::path::Path;

use nutgraf::Models;
use nutgraf_train::{believed, read_blocks};

const USAGE: &str =
    "usage: believed TEACHER LANGUAGE STANCES OUT [READERS …] (safetensors; readers' blocks as JSON lines)";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<_> = std::env::args().skip(1).collect();
    let [teacher, language, stances, out, readers @ ..] = &given[..] else { return Err(USAGE.into()) };
    let models = Models::from_bytes(language, &std::fs::read(language)?)?;
    let models = models.with_stances(stances, &std::fs::read(stances)?)?;
    let mut blocks = Vec::new();
    for path in readers {
        blocks.extend(read_blocks(Path::new(path))?);
    }
    let (bytes, n) = believed(teacher, &std::fs::read(teacher)?, &models, &blocks)?;
    eprintln!("{n} blocks were read");
    Ok(std::fs::write(out, bytes)?)
}
