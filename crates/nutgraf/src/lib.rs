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
//!
//! # The nouns
//!
//! An [`Article`] is a text with what is known of it from outside: its title, when it was published, by whom. An
//! [`Extractor`] holds rules and [`Models`]; build one and share it. What it finds are [`Facts`]: lists of plain structs
//! that refer to one another by ids, which are indices into these lists. Spans count bytes here; a [`Record`] is the same document in
//! code points, as JSON, Arrow and Python have it.
//!
//! # Contents
//!
//! * [Entities and mentions](#entities-and-mentions): who and what
//! * [Quotations](#quotations): who said what
//! * [Times and quantities](#times-and-quantities): when and how much
//! * [Events](#events): who did what to whom
//! * [Positions](#positions): who commits to, refuses, weighs or demands what
//! * [Features](#features)
//!
//! # Entities and mentions
//!
//! An [`Entity`] is who or what, over all places where it is mentioned. A [`Mention`] is one of these places: a name, a noun
//! or a pronoun. A [`KnowledgeBase`] links entities to rows of your own.
//!
//! ```
//! use nutgraf::{Article, Extractor};
//!
//! let article = Article::new("Ada Byrne won. Byrne thanked her voters.\n")?;
//! let facts = Extractor::default().extract(&article);
//! for mention in &facts.mentions {
//!     println!("{}: {:?}", &article.text()[mention.span], facts.entities[mention.entity.index()].name);
//! }
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Quotations
//!
//! A [`Quotation`] is what somebody said, in marks or in other words, with the words that name the source. The speaker is an
//! entity, where one is known. Its [`QuotationManner`] says whether it was said or written, or only thought, wanted or done.
//!
//! # Times and quantities
//!
//! A [`TimeExpression`] has the value that ISO 8601 gives it. A relative one, such as "on Monday", has a value only when
//! the article says when it was published. A [`Quantity`] has a [`Number`], or a least and a greatest one, and what is counted
//! or the unit that it is measured in.
//!
//! # Events
//!
//! An [`Event`] says who did what to whom, in the types of PLOVER.
//!
//! ```
//! use nutgraf::{Article, Extractor};
//!
//! let article = Article::new("France accused Russia of sabotage on Monday.\n")?;
//! let facts = Extractor::default().extract(&article);
//! for event in &facts.events {
//!     let actors = event.actors.iter().map(|id| &facts.entities[id.index()].name);
//!     println!("{:?}: {:?}", event.r#type, actors.collect::<Vec<_>>());
//! }
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Positions
//!
//! A [`Position`] is a stance: an [`Act`] such as a pledge or a refusal, whose it is, what it is about, and how certain.
//!
//! ```
//! use nutgraf::{Article, Extractor};
//!
//! let article = Article::new("Norway pledged on Monday to send Moldova two ferries.\n")?;
//! let facts = Extractor::default().extract(&article);
//! for position in &facts.positions {
//!     println!("{:?}: {:?}", position.act, position.content.map(|content| &article.text()[content]));
//! }
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `models` | yes | the trained models, built in ([`Models::embedded`]); without it, an extractor reads by rules alone unless it is given models from a file |
//! | `schema` | no | the JSON Schema of the document |
//! | `train` | no | what the scorers of pronouns and nouns learn from |

mod anatomy;
mod argument;
mod codebook;
mod confidence;
mod config;
mod considered;
mod date_formats;
mod discourse;
mod document;
mod english;
mod error;
mod examples;
mod extract;
mod knowledge;
pub mod learn;
mod lexicon;
mod pipeline;
mod record;
mod references;
mod row;
mod rule;
mod segments;
mod syntax;
mod text;
mod types;
mod written;

pub use codebook::Codebook;
#[cfg(feature = "train")]
pub use confidence::Candidate;
pub use config::Config;
pub use considered::{Considered, Word};
pub use document::Document;
pub use english::looks_english;
pub use error::Error;
pub use knowledge::KnowledgeBase;
pub use learn::Models;
pub use lexicon::{LEXICONS, is_function_word};
pub use pipeline::{Extractor, Stage};
pub use record::{Record, VERSION};
pub use segments::{Segment, segments};
pub use text::CharIndex;
pub use types::*;
