//! Rules as data: patterns over pieces of text, read from `data/<language>/rules/*.toml`.
//!
//! # A rule
//!
//! ```toml
//! [[rule]]
//! name    = "<number> <unit>"                       # the pattern in words; `Evidence::rule` of what it finds
//! match   = ["@number", "@unit"]
//! make    = { kind = "measure", value = 1, unit = 2 } # the extractor's own struct; items are counted from 1
//! why     = "a number before the name of a unit measures"
//! finds   = [{ text = "It is 12 km away.", span = "12 km", value = 12, unit = "kilometre" }]
//! ignores = ["It is 12 Kilometre Street."]
//! ```
//!
//! An item of `match` is a literal ("per cent": one or more pieces, any white space between), a `@lexicon`,
//! `@number` or `@ordinal`; `a|b` is one or the other, a `?` at its end makes an item optional. Nothing else, ever: what
//! needs more is a Rust function of the extractor, which may decline a [`Match`].
//!
//! # Matching
//!
//! Text is cut into [`Pieces`]: runs of letters, runs of ASCII digits, single marks. "$825m" is `$` `825` `m`, "2.15pm" is
//! `2` `.` `15` `pm`, "twenty-six" is `twenty` `-` `six`. White space does not count between items; who reads a match
//! can look at it ([`Pieces::is_glued`]). Words in lower case match in any case, a word with a capital only as written. A dash of any
//! length matches `-`, an apostrophe of any shape `'`.
//!
//! All rules of a [`Grammar`] are one trie over items, all lexicons and literals one trie over words, so that a text is
//! passed once. A piece that no rule can start with costs one look-up. At each piece the longest match wins, then the
//! rule that stands first; one that the extractor declines gives way to the next. Matches do not overlap.
//!
//! # What an item can be
//!
//! * `@number` and `@ordinal` are built in ([`Pieces::number`], [`Pieces::ordinal`]).
//! * a lexicon: a TSV whose first column is the form, of one or more pieces; [`Capture::cells`] is the row.

mod cut;
mod grammar;
mod lexicons;
mod number;
mod numeral;
mod pattern;
mod piece;
mod vocabulary;

#[cfg(test)]
pub(crate) mod example;

pub(crate) use cut::PieceKind;
pub(crate) use grammar::{Capture, Grammar, Match};
pub(crate) use number::Reading;
pub(crate) use piece::{Gap, Pieces};
