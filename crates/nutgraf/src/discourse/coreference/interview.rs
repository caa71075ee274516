//! Interviews without names before the turns: who is asked, and which blocks ask.

use crate::text::Text;
use crate::types::{BlockKind, Entity, EntityId, EntityKind, Mention, Span};

/// Blocks that end with a question, at least, of what may be an interview.
const QUESTIONS: usize = 3;

/// The same of what calls itself one.
const QUESTIONS_OF_ONE: usize = 2;

/// Answers for each question, at most.
const ANSWERS: usize = 8;

/// Words that say who is asked: "interviews Ana Duarte", "spoke with Ana Duarte".
const CUES: [&str; 10] = [
    "interviewed",
    "interviewing",
    "interviews",
    "spoke",
    "speaks",
    "talked",
    "talks",
    "chatted",
    "chats",
    "q&a",
];

/// The same in a headline; below it other interviews are told of.
const NOUN: &str = "interview";

/// Words that end who is asked: "interviewed a barman about Ana Duarte".
const ENDS: [&str; 10] = ["about", "on", "for", "in", "at", "over", "after", "before", ",", "of"];

/// Persons that a sentence is searched for, at most.
const PERSONS: usize = 8;

/// Somebody who is asked, and the blocks of the questions and the answers.
pub(in crate::discourse) struct Interview {
    /// `None` where nobody says who it is, or two are asked.
    pub(in crate::discourse) asked: Option<EntityId>,
    pub(in crate::discourse) turns: Vec<Turn>,
}

/// A block of an interview.
pub(in crate::discourse) struct Turn {
    pub(in crate::discourse) span: Span,
    pub(in crate::discourse) asks: bool,
}

impl Interview {
    /// The interview that an article is.
    pub(in crate::discourse) fn of(
        text: &Text<'_>,
        entities: &[Entity],
        mentions: &[Mention],
    ) -> Option<Self> {
        let blocks = text.sentences.chunk_by(|a, b| a.block == b.block);
        let blocks = blocks.filter(|sentences| {
            let kind = text.blocks[sentences[0].block as usize].kind;
            !matches!(kind, BlockKind::Caption | BlockKind::Headline | BlockKind::Table)
        });
        let turn = |span: Span| Turn { span, asks: asks(text.words(span)) };
        let mut turns: Vec<_> = blocks
            .map(|sentences| turn(sentences[0].span.cover(sentences[sentences.len() - 1].span)))
            .collect();
        let first = turns.iter().position(|turn| turn.asks)?;
        let end = turns[first].span.start();
        let by_name = asked_by_name(text, entities, mentions, end);
        let turns = turns.split_off(first);
        let questions = turns.iter().filter(|turn| turn.asks).count();
        let answers = turns.len() - questions;
        let least = if by_name.is_some() { QUESTIONS_OF_ONE } else { QUESTIONS };
        if questions < least || answers < questions / 2 || answers > questions * ANSWERS {
            return None;
        }
        let asked = by_name.unwrap_or_else(|| most_told_of(entities, mentions, turns[0].span.end()));
        Some(Self { asked, turns })
    }
}

fn asks(words: &str) -> bool {
    words.trim_end_matches(['”', '"', ')']).ends_with('?')
}

/// Who is asked as a sentence before the first question says; `Some(None)` where that is nobody with a name, or two.
fn asked_by_name(
    text: &Text<'_>,
    entities: &[Entity],
    mentions: &[Mention],
    end: usize,
) -> Option<Option<EntityId>> {
    let before = text.sentences.iter().take_while(|sentence| sentence.span.start() < end);
    let mut said = before.zip(&text.sentence_tokens).filter_map(|(sentence, words)| {
        let is_cue = |word: &str| CUES.contains(&word) || sentence.block == 0 && word == NOUN;
        let cue = words.clone().find(|at| is_cue(&text.words(text.tokens[*at]).to_lowercase()))?;
        let from = mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
        let persons: Vec<_> = mentions[from..]
            .iter()
            .take_while(|mention| sentence.span.contains(mention.span))
            .filter(|mention| entities[mention.entity.index()].kind == EntityKind::Person)
            .take(PERSONS)
            .collect();
        Some(asked_in(text, words.end, cue, &persons))
    });
    let first = said.next()?;
    Some(first.or_else(|| said.flatten().next()))
}

/// Who is asked among the persons of a sentence, whose words end at `end`, with a word that says so.
fn asked_in(text: &Text<'_>, end: usize, cue: usize, persons: &[&Mention]) -> Option<EntityId> {
    let at = text.tokens[cue];
    let is_passive = cue + 1 < end && text.words(text.tokens[cue + 1]).eq_ignore_ascii_case("by");
    let split = persons.partition_point(|person| person.span.start() < at.start());
    let (before, after) = persons.split_at(split);
    if is_passive {
        return before.last().map(|person| person.entity);
    }
    let Some(asked) = after.first() else {
        // "Ana Duarte: an interview", but not "Ana Duarte interviews a barman".
        let is_noun = text.words(at).eq_ignore_ascii_case(NOUN);
        return if let [one] = before { Some(one.entity).filter(|_| is_noun) } else { None };
    };
    let between = text.tokens[cue + 1..end].iter().take_while(|token| token.start() < asked.span.start());
    let mut between = between.map(|token| text.words(*token));
    let other = after.iter().find(|other| other.entity != asked.entity);
    let is_joined = |other: &&Mention| {
        let between = &text.text[asked.span.end()..other.span.start()];
        between.trim_start_matches(',').trim() == "and" || between == ", "
    };
    (!between.any(|word| ENDS.contains(&word)) && !other.is_some_and(is_joined)).then_some(asked.entity)
}

/// The person of whom most is told before the first answer.
fn most_told_of(entities: &[Entity], mentions: &[Mention], end: usize) -> Option<EntityId> {
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
