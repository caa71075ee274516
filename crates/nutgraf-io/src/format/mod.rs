//! How articles lie in files that hold many of them, a format a file.

#[cfg(not(feature = "tables"))]
mod absent;
#[cfg(feature = "tables")]
pub(crate) mod arrow;
#[cfg(feature = "tables")]
mod batches;
pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod lines;
#[cfg(feature = "tables")]
pub(crate) mod parquet;
#[cfg(feature = "tables")]
pub(crate) mod rows;
pub(crate) mod warc;

#[cfg(not(feature = "tables"))]
pub(crate) use absent::{arrow, parquet};

use crate::{Entry, Error};

/// The records of one file.
pub(crate) type Entries = Box<dyn Iterator<Item = Result<Entry, Error>> + Send>;
