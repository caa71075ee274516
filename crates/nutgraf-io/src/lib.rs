//! Articles from files and documents into files: JSONL, plain text and HTML pages, plain or compressed.
//!
//! [`scan`] yields what files hold, one [`Entry`] an article, with bounded memory; [`Entry::parse`] makes an [`Input`]
//! of it, which is work that [`ordered_map`] does on all cores; [`Output`] writes lines. This crate neither parses HTML
//! nor extracts: an input is a text, or a page for whoever reads pages.

mod error;
mod input;
mod open;
mod ordered_map;
mod output;
mod scan;

pub use error::{Error, ErrorRecord, Failure, Place, RecordError};
pub use input::{Content, Entry, Format, Given, Input};
pub use ordered_map::{OrderedMap, ordered_map};
pub use output::Output;
pub use scan::{Config, Scan, scan};
