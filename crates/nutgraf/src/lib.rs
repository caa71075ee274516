//! The facts of a news article, each with the words that say it.
//!
//! One [`Article`] in, one [`Document`] out: the article with its [`Facts`]. Every fact points into the article's text
//! by [`Span`]; nothing is said that the text does not say.
//!
//! ```
//! use nutgraf::{Article, Extractor};
//!
//! let article = Article::new("KYIV, Ukraine (AP) — The dam held. “We were lucky,” said Olena Moroz, the mayor.\n")?;
//! let facts = Extractor::default().extract(&article);
//!
//! let quotation = &facts.quotations[0];
//! assert_eq!(&article.text()[quotation.content[0]], "We were lucky,");
//! # Ok::<(), nutgraf::Error>(())
//! ```

mod anatomy;
mod discourse;
mod document;
mod error;
mod extract;
mod knowledge;
pub mod learn;
mod lexicon;
mod pipeline;
mod record;
mod references;
mod rule;
mod runs;
mod syntax;
mod text;
mod types;

pub use document::Document;
pub use error::Error;
pub use knowledge::KnowledgeBase;
pub use learn::Models;
pub use pipeline::{Config, Extractor, Stage};
pub use record::{Record, VERSION};
pub use runs::{Run, runs};
pub use text::CharIndex;
pub use types::*;
