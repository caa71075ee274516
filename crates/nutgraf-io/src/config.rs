//! How files are read.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::Columns;

/// How files are read.
#[derive(Clone, Debug)]
pub struct Config {
    /// The most bytes, decompressed, that one record may have; a larger one is refused. 256 MiB unless set.
    pub max_record: u64,
    /// Which columns of tables and keys of lines hold what; the usual ones unless set.
    pub columns: Arc<Columns>,
    /// Raised by every byte read from the files, as they lie on the disk: for a progress bar.
    pub bytes_read: Arc<AtomicU64>,
}

impl Default for Config {
    fn default() -> Self {
        Self { max_record: 256 << 20, columns: Arc::default(), bytes_read: Arc::default() }
    }
}
