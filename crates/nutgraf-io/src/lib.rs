//! Articles from files and documents into files: JSONL, plain text and HTML pages, plain or compressed.
//!
//! [`scan`] yields what files hold, one [`Entry`] an article, with bounded memory; [`Entry::parse`] makes an [`Input`]
//! of it, which is work that [`ordered_map`] does on all cores; [`Output`] writes lines. This crate neither parses HTML
//! nor extracts: an input is a text, or a page for whoever reads pages. Nothing is lost without a word: what is not read is an
//! [`Error`] in its place, what is left out of an article that is read a [`Warning`].
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `codecs` | yes | what is compressed otherwise than by gzip: zstd, xz, bzip2, and pages of a crawl in brotli |
//! | `tables` | yes | Parquet, Arrow and SQLite: articles from tables, and runs that write them |

mod codec;
mod coding;
mod columns;
mod config;
mod date;
mod entry;
mod error;
mod exchange;
mod expand;
mod format;
mod input;
mod kind;
mod line;
mod open;
mod ordered_map;
mod output;
mod sample;
mod scan;
mod skipped;
mod warning;
mod window;
mod write;

pub use columns::{Columns, ColumnsError};
pub use config::Config;
pub use date::published;
pub use entry::Entry;
pub use error::{Error, ErrorRecord, Failure, Place, RecordError};
pub use exchange::{BRAT_CONFIG, Sheet, brat, conllu, polecat, polecat_head};
pub use expand::{Found, expand};
#[cfg(feature = "tables")]
pub use format::rows::Rows;
pub use input::{Content, Given, Input};
pub use kind::Format;
pub use ordered_map::{OrderedMap, ordered_map};
pub use output::Output;
pub use sample::sample;
pub use scan::{Scan, scan};
pub use skipped::Skipped;
pub use warning::Warning;
#[cfg(feature = "tables")]
pub use write::{Checkpoint, Outcome, Run, RunConfig, Status, Tally, error_table, merge, status};
pub use write::{Existing, OutputFormat, Partition};
