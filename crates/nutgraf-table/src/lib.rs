//! Documents as tables: one for each fact kind, in Arrow, their columns derived from the nouns of the contract.
//!
//! [`Builder`] gathers records into a *nested* batch, a row an article, with the fields of the contract under their own
//! names: facts are lists. [`split`] lays such a batch out flat, a [`Table`] for each kind: a row a fact, with the id of its
//! `article` and its own. Both come from the JSON Schema of [`Record`](nutgraf::Record), so that a fact kind which the
//! core learns has its table without a line here. [`Table::Facts`] is written by hand: one table for people who want one.
//!
//! ```
//! use nutgraf::{Article, Extractor};
//! use nutgraf_table::{Builder, Table, split};
//!
//! let article = Article::new("“It rained for nine days,” said Olena Moroz.")?;
//! let document = Extractor::default().read(article);
//! let mut builder = Builder::nested();
//! builder.push(&document.record()).expect("a short text");
//! let tables = split(&builder.finish());
//! let (_, quotations) = tables.iter().find(|(table, _)| table.name() == "quotations").expect("it was looked for");
//! assert_eq!(quotations.num_rows(), 1);
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! Beside the columns of the contract, tables have a few that a corpus is joined by: sketches and hashes of an article, its quotations
//! and entities, computed once and for each article alone.
//!
//! Spans count code points, as everywhere in what is written. Whole numbers are signed 64-bit integers, because Spark
//! knows no others that hold them all; names from closed lists are strings; [`Number`](nutgraf::Number)s are doubles.

mod builder;
mod cell;
mod column;
mod fact;
mod failed;
mod key;
mod noun;
mod schema;
mod serialize;
mod table;
mod trace;

pub use builder::{Builder, MAX_TEXT_BYTES, TextTooLong};
pub use cell::json;
pub use table::{ARTICLE, Table, split};
