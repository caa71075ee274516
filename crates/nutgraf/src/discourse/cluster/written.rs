//! Names as they are compared: those of a headline in capitals in the letters of the body.

use rustc_hash::FxHashMap;

use crate::discourse::mention::Naming;
use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{EntityKind, Span};

/// Letters of a block that may be in capitals, at least.
const LETTERS: usize = 8;

/// Words of a name that is looked for in such a block, at most.
const WORDS: usize = 5;

/// The words of names.
pub(in crate::discourse) struct Written<'t> {
    text: &'t Text<'t>,
    /// Names in small letters, by where they begin.
    small: FxHashMap<usize, String>,
}

impl<'t> Written<'t> {
    /// Reads the names of a text; those of blocks in capitals that the body names too are found whole.
    pub(in crate::discourse) fn of(parse: &'t Parse<'_>, found: &mut Vec<Naming>) -> Self {
        let text = &parse.text;
        let mut written = Self { text, small: FxHashMap::default() };
        let capital = |span: &Span| is_in_capitals(text.words(*span));
        let blocks: Vec<_> = text.blocks.iter().map(|block| block.span).filter(capital).collect();
        if blocks.is_empty() {
            return written;
        }
        let body = Body::of(text, found, &blocks);
        let hits: Vec<_> = blocks.iter().flat_map(|block| body.find(parse, *block, found)).collect();
        let is_hit = |name: &Naming| {
            let at = hits.partition_point(|hit| hit.span.end() <= name.span.start());
            hits.get(at).is_some_and(|hit| hit.span.overlaps(name.span))
        };
        found.retain(|name| !is_hit(name));
        found.extend(hits);
        found.sort_by_key(|name| name.span);
        for name in found.iter().filter(|name| is_within(&blocks, name.span)) {
            let small = body.small(text.words(name.span), name.kind);
            written.small.extend(small.map(|small| (name.span.start(), small)));
        }
        written
    }

    /// The words of a name.
    pub(in crate::discourse) fn words(&self, span: Span) -> &str {
        self.small.get(&span.start()).map_or_else(|| self.text.words(span), String::as_str)
    }

    /// The text that they are names of.
    pub(in crate::discourse) fn text(&self) -> &'t Text<'t> {
        self.text
    }

    /// What stands between two names.
    pub(in crate::discourse) fn between(&self, one: Span, other: Span) -> &str {
        self.text.text.get(one.end()..other.start()).unwrap_or_default()
    }
}

/// Whether one of the blocks, which are in reading order, holds a name.
fn is_within(blocks: &[Span], name: Span) -> bool {
    let at = blocks.partition_point(|block| block.end() < name.end());
    blocks.get(at).is_some_and(|block| block.contains(name))
}

fn is_in_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|char| char.is_alphabetic());
    words.contains(' ') && !words.contains(char::is_lowercase) && letters.take(LETTERS).count() == LETTERS
}

/// The names of what is not in capitals, by their words in capitals.
struct Body<'t> {
    names: FxHashMap<String, (&'t str, EntityKind)>,
    /// The last words of names of persons.
    surnames: FxHashMap<String, &'t str>,
}

impl<'t> Body<'t> {
    fn of(text: &Text<'t>, found: &[Naming], blocks: &[Span]) -> Self {
        let mut body = Self { names: FxHashMap::default(), surnames: FxHashMap::default() };
        for name in found.iter().filter(|name| !is_within(blocks, name.span)) {
            let words = text.words(name.span);
            if words.contains(char::is_lowercase) {
                body.names.entry(words.to_uppercase()).or_insert((words, name.kind));
            }
            if name.kind == EntityKind::Person {
                let last = words.rsplit(' ').next().unwrap_or(words);
                body.surnames.entry(last.to_uppercase()).or_insert(last);
            }
        }
        body
    }

    /// The names of a block that are part of none that was found.
    fn find(&self, parse: &Parse<'_>, block: Span, found: &[Naming]) -> Vec<Naming> {
        let mut hits = Vec::new();
        let words = parse.tokens_within(block);
        let mut at = words.start;
        while at < words.end {
            let hit = (at + 1..=words.end.min(at + WORDS)).rev().find_map(|end| {
                let span = parse.span(&(at..end));
                self.names.get(parse.text.words(span)).map(|(_, kind)| (span, *kind, end))
            });
            let Some((span, kind, end)) = hit else {
                at += 1;
                continue;
            };
            at = end;
            let over = found.partition_point(|name| name.span.end() < span.end());
            let is_inside = found.get(over).is_some_and(|name| name.span.contains(span));
            if !is_inside {
                hits.push(Naming { span, kind, rule: "name-in-capitals" });
            }
        }
        hits
    }

    /// A name in the letters of the body, where that names it or the same surname.
    fn small(&self, words: &str, kind: EntityKind) -> Option<String> {
        if let Some((known, _)) = self.names.get(words) {
            return Some((*known).to_owned());
        }
        let (given, last) = words.rsplit_once(' ')?;
        let surname = self.surnames.get(last).filter(|_| kind == EntityKind::Person)?;
        Some(format!("{} {surname}", capitalized(given)))
    }
}

/// "Anna-Lena" for "ANNA-LENA".
fn capitalized(words: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(words.len());
    for char in words.chars() {
        if begins {
            out.push(char);
        } else {
            out.extend(char.to_lowercase());
        }
        begins = !char.is_alphabetic();
    }
    out
}
