//! "Denmark pledged 20 ships, Norway 12 and Sweden five", "Kenya asked for tents, Somalia for water pumps": one cue, several holders,
//! each with a content of their own.

use std::ops::Range;

use super::{Found, Reader};
use crate::syntax::Parse;
use crate::types::{Action, EntityId, EntityKind, Holder, MentionForm, Position, Upos};

/// Holders after the first, at most.
const MOST: usize = 30;

/// Words from where a content begins in which they are looked for: a sentence without an end must not be read once for each of its
/// positions.
const REACH: usize = 200;

/// A further holder with what it holds.
struct Part {
    /// The comma, or the "and", before it.
    start: usize,
    entity: EntityId,
    name: Range<usize>,
    content: Range<usize>,
}

/// A position and those of further holders that its cue says.
pub(super) fn told(reader: &Reader<'_>, found: Found) -> Vec<Found> {
    let parts = parts(reader, &found.position);
    let Some(first) = parts.first() else { return vec![found] };
    let own = parse_of(reader).tokens_touching(found.position.content.unwrap_or_default());
    let own = own.start..first.start;
    let mut all = Vec::with_capacity(parts.len() + 1);
    for part in &parts {
        let span = parse_of(reader).span(&part.name);
        let holders = vec![Holder { entity: Some(part.entity), span, count: None }];
        let position =
            Position { holders, spokesperson: None, ..about(reader, &found.position, &part.content) };
        all.push(Found { position, ..found });
    }
    let position = about(reader, &found.position, &own);
    all.insert(0, Found { position, ..found });
    all
}

fn parse_of<'a>(reader: &Reader<'a>) -> &'a Parse<'a> {
    reader.context.clauses.parse
}

/// The same position about other words.
fn about(reader: &Reader<'_>, position: &Position, words: &Range<usize>) -> Position {
    let parse = parse_of(reader);
    let span = parse.span(words);
    let head = parse.head_of(words);
    Position {
        content: Some(span),
        action: Some(Action { span: parse.text.tokens[head], lemma: Some(parse.lemma(head).to_owned()) }),
        amounts: reader.context.quantities_in(span).map(|one| one.id).collect(),
        ..position.clone()
    }
}

/// Further holders in and right behind the content of a position.
fn parts(reader: &Reader<'_>, position: &Position) -> Vec<Part> {
    let (parse, discourse) = (parse_of(reader), reader.context.discourse);
    let Some(content) = position.content.map(|span| parse.tokens_touching(span)) else { return Vec::new() };
    if content.is_empty() || position.holders.is_empty() {
        return Vec::new();
    }
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(content.start)];
    let end = sentence.end.min(content.start + REACH);
    let led_by = content.start.checked_sub(1).filter(|&at| parse.upos(at) == Upos::Adp);
    let mut parts: Vec<Part> = Vec::new();
    for at in content.start + 1..end.saturating_sub(2) {
        let joins = parse.form(at) == "," || !parts.is_empty() && parse.is_any(at, &["and"]);
        let Some(mention) = discourse.mention_at(at + 1).filter(|_| joins && parts.len() < MOST) else {
            continue;
        };
        let name = parse.tokens_within(mention.span);
        let may_hold = matches!(discourse[mention.entity].kind, EntityKind::Place | EntityKind::Organization);
        if mention.form != MentionForm::Name || !may_hold || name.start != at + 1 || name.end >= end {
            continue;
        }
        let goes_on = led_by.is_some_and(|led| parse.form(led) == parse.form(name.end));
        let is_amount = matches!(parse.upos(name.end), Upos::Num | Upos::Sym);
        let is_gap = goes_on || is_amount || parse.is_any(name.end, &["a", "an"]);
        if !is_gap {
            continue;
        }
        let from = name.end + usize::from(goes_on);
        let stops = |&at: &usize| {
            parse.upos(at) == Upos::Punct
                || matches!(parse.upos(at), Upos::Verb | Upos::Aux)
                || parse.is_any(at, &["and"])
        };
        let content = from..(from..end).find(stops).unwrap_or(end);
        if !content.is_empty() {
            parts.push(Part { start: at, entity: mention.entity, name, content });
        }
    }
    parts
}
