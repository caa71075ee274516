//! How articles lie in files that hold many of them, a format a file.

pub(crate) mod arrow;
mod batches;
pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod parquet;
pub(crate) mod rows;
pub(crate) mod warc;

use crate::{Entry, Error};

/// The records of one file.
pub(crate) type Entries = Box<dyn Iterator<Item = Result<Entry, Error>> + Send>;
