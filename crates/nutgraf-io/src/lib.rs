//! Articles from files and documents into files: JSONL, plain text and HTML pages, plain or compressed.
//!
//! [`scan`] yields what files hold, one [`Entry`] an article, with bounded memory; [`Entry::parse`] makes an [`Input`]
//! of it, which is work that [`ordered_map`] does on all cores; [`Output`] writes lines. This crate neither parses HTML
//! nor extracts: an input is a text, or a page for whoever reads pages.

mod columns;
mod error;
mod expand;
mod format;
mod input;
mod open;
mod ordered_map;
mod output;
mod sample;
mod scan;
mod write;

pub use columns::{Columns, ColumnsError};
pub use error::{Error, ErrorRecord, Failure, Place, RecordError, Skipped};
pub use expand::expand;
pub use format::rows::Rows;
pub use input::{Content, Entry, Format, Given, Input};
pub use ordered_map::{OrderedMap, ordered_map};
pub use output::Output;
pub use sample::sample;
pub use scan::{Config, Scan, scan};
pub use write::{Existing, Outcome, OutputFormat, Partition, Position, Run, RunConfig, Tally, error_table};
