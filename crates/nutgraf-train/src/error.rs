//! What can go wrong while training.

use std::path::PathBuf;

/// Why nothing was trained.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file that cannot be read or written.
    #[error("cannot read or write {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that does not hold what the recipe takes it for.
    #[error("{path}: {reason}")]
    Corpus {
        /// The file, as the recipe names it.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A model that cannot be written.
    #[error("the model cannot be written: {reason}")]
    Model {
        /// Why.
        reason: String,
    },
}
