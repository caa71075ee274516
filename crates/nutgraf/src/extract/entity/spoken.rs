//! Whom "I" and "you" mean: who speaks in quotation marks and whom they speak to, and the one who is interviewed.

use super::unnamed::number;
use crate::text::Text;
use crate::types::{
    BlockKind, Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Quotation,
    QuotationKind, Span,
};

/// Blocks that end with a question, at least, of an interview.
const QUESTIONS: usize = 3;

/// Answers for each question, at most.
const ANSWERS: usize = 4;

/// Adds the mentions of those who say "I" and to whom "you" is said.
pub(crate) fn hear(
    text: &Text<'_>,
    quotations: &[Quotation],
    entities: &mut [Entity],
    mentions: &mut Vec<Mention>,
) {
    let pieces = pieces(quotations, mentions);
    let turns = turns(text, entities, mentions);
    let mut heard = Vec::new();
    let (mut next, mut turn) = (0, 0);
    for &token in &text.tokens {
        let Some(person) = person(text.words(token)) else { continue };
        next += pieces[next..].partition_point(|piece| piece.span.end() <= token.start());
        let around = pieces[next..].iter().take_while(|piece| piece.span.start() <= token.start());
        let around = around.filter(|piece| piece.span.contains(token)).min_by_key(|piece| piece.span.len());
        turn += turns[turn..].partition_point(|turn| turn.0.end() <= token.start());
        let (meant, rule) = match (around, person) {
            (Some(piece), Person::First) => (piece.speaker, "speaker"),
            (Some(piece), Person::Second) => (piece.addressee, "addressee"),
            (None, person) => {
                let meant = turns.get(turn).filter(|turn| turn.0.contains(token) && turn.1 == person);
                (meant.map(|turn| turn.2), "interview")
            }
        };
        heard.extend(meant.map(|entity| (token, entity, rule)));
    }
    heard.retain(|(token, ..)| mentions.binary_search_by_key(token, |mention| mention.span).is_err());
    if heard.is_empty() {
        return;
    }
    mentions.extend(heard.into_iter().map(|(span, entity, rule)| Mention {
        id: MentionId::new(0),
        span,
        entity,
        form: MentionForm::Pronoun,
        metonym: None,
        evidence: Evidence::rule(rule),
    }));
    number(entities, mentions);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    First,
    Second,
}

fn person(word: &str) -> Option<Person> {
    if word.len() > 8 {
        return None;
    }
    match word.to_lowercase().as_str() {
        "i" | "me" | "my" | "mine" | "myself" => Some(Person::First),
        "you" | "your" | "yours" | "yourself" => Some(Person::Second),
        _ => None,
    }
}

/// Words in marks, who says them, and to whom.
struct Piece {
    span: Span,
    speaker: Option<EntityId>,
    addressee: Option<EntityId>,
}

/// What stands in quotation marks, in reading order.
fn pieces(quotations: &[Quotation], mentions: &[Mention]) -> Vec<Piece> {
    let mut pieces: Vec<_> = quotations
        .iter()
        .flat_map(|quotation| {
            let spans = match quotation.kind {
                QuotationKind::Direct => &quotation.content[..],
                QuotationKind::Mixed => &quotation.parts[..],
                QuotationKind::Indirect => &[],
            };
            let addressee = quotation.addressee.and_then(|span| mentioned(mentions, span));
            let speaker = quotation.speaker;
            spans.iter().map(move |&span| Piece { span, speaker, addressee })
        })
        .collect();
    pieces.sort_by_key(|piece| piece.span);
    pieces
}

/// The one entity that is mentioned in a span; `mentions` are in reading order.
fn mentioned(mentions: &[Mention], span: Span) -> Option<EntityId> {
    let from = mentions.partition_point(|mention| mention.span.start() < span.start());
    let mut inside = mentions[from..].iter().take_while(|mention| mention.span.end() <= span.end());
    inside.next().map(|mention| mention.entity)
}

/// The blocks of an interview without speakers' names: where the one who is asked says "I", and where the questions
/// say "you".
fn turns(text: &Text<'_>, entities: &[Entity], mentions: &[Mention]) -> Vec<(Span, Person, EntityId)> {
    let blocks = text.sentences.chunk_by(|a, b| a.block == b.block);
    let blocks = blocks.filter(|sentences| {
        let kind = text.blocks[sentences[0].block as usize].kind;
        matches!(kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Quote)
    });
    let blocks: Vec<Span> =
        blocks.map(|sentences| sentences[0].span.cover(sentences[sentences.len() - 1].span)).collect();
    let asks = |span: &Span| text.words(*span).trim_end_matches(['”', '"']).ends_with('?');
    let Some(first) = blocks.iter().position(asks) else { return Vec::new() };
    let questions = blocks[first..].iter().filter(|span| asks(span)).count();
    let answers = blocks.len() - first - questions;
    if questions < QUESTIONS || answers < questions / 2 || answers > questions * ANSWERS {
        return Vec::new();
    }
    let Some(asked) = asked(entities, mentions, blocks[first].end()) else { return Vec::new() };
    let turn = |span: &Span| (*span, if asks(span) { Person::Second } else { Person::First }, asked);
    blocks[first..].iter().map(turn).collect()
}

/// The person of whom most is told before the first answer.
fn asked(entities: &[Entity], mentions: &[Mention], end: usize) -> Option<EntityId> {
    let mut times = vec![0; entities.len()];
    let before = mentions.iter().take_while(|mention| mention.span.start() < end);
    before
        .filter(|mention| entities[mention.entity.index()].kind == EntityKind::Person)
        .for_each(|mention| times[mention.entity.index()] += 1);
    let most = times.iter().copied().max().filter(|&most| most > 0)?;
    let mut best = times.iter().enumerate().filter(|(_, times)| **times == most);
    let (at, _) = best.next()?;
    best.next().is_none().then(|| entities[at].id)
}
