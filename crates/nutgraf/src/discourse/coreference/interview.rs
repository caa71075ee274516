//! Interviews without names before the turns: who is asked, and which blocks ask.

use std::ops::Range;

use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{BlockKind, Entity, EntityId, EntityKind, Mention, Sentence, Span, Upos};

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

/// Words of a block that puts to somebody what is no question, at most: "You have had a good deal of attention."
const PUT: usize = 60;

/// Words of a question, at most, in which who asks says more of themselves than of whom they ask: an answer may end with
/// a question too.
const LONG: usize = 80;

/// Words after a cue that say who is asked, where that is nobody with a name.
const REACH: usize = 8;

/// Who is asked, and the blocks of the questions and the answers.
pub(in crate::discourse) struct Interview {
    pub(in crate::discourse) asked: Asked,
    pub(in crate::discourse) turns: Vec<Turn>,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Asked {
    /// Somebody with a name.
    Known(EntityId),
    /// One of whom nobody says who it is.
    Unnamed,
    /// Two or more, or a body: nothing tells who says "I".
    Several,
}

/// A block of an interview.
pub(in crate::discourse) struct Turn {
    pub(in crate::discourse) span: Span,
    pub(in crate::discourse) asks: bool,
}

impl Interview {
    /// The interview that an article is.
    pub(in crate::discourse) fn of(
        parse: &Parse<'_>,
        entities: &[Entity],
        mentions: &[Mention],
    ) -> Option<Self> {
        let text = &parse.text;
        let turns = turns(text);
        let first = turns.iter().position(|turn| turn.asks)?;
        let end = turns[first].span.start();
        let by_name = asked_by_name(parse, entities, mentions, end);
        let turns: Vec<_> = turns.into_iter().skip(first).collect();
        let questions = turns.iter().filter(|turn| turn.asks && asks(text.words(turn.span))).count();
        let answers = turns.iter().filter(|turn| !turn.asks).count();
        let least = if by_name.is_some() { QUESTIONS_OF_ONE } else { QUESTIONS };
        if questions < least || answers < questions / 2 || answers > questions * ANSWERS {
            return None;
        }
        let told_of = || most_told_of(entities, mentions, turns[0].span.end());
        let asked = by_name.unwrap_or_else(|| told_of().map_or(Asked::Unnamed, Asked::Known));
        Some(Self { asked, turns })
    }
}

/// The blocks of a text in which somebody may speak, and whether each asks.
fn turns(text: &Text<'_>) -> Vec<Turn> {
    let sentences = text.sentences.chunk_by(|a, b| a.block == b.block);
    let sentences = sentences.filter(|sentences| {
        let kind = text.blocks[sentences[0].block as usize].kind;
        !matches!(kind, BlockKind::Caption | BlockKind::Headline | BlockKind::Table)
    });
    let span = |sentences: &[Sentence]| sentences[0].span.cover(sentences[sentences.len() - 1].span);
    let blocks: Vec<_> = sentences.map(|sentences| Block::of(text, span(sentences))).collect();
    let mut turns: Vec<Turn> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let follows_answer = turns.last().is_none_or(|turn| !turn.asks);
        let is_answered = blocks.get(at + 1).is_some_and(|next| next.first > 0 && !next.is_question());
        let asks = block.is_question() || follows_answer && is_answered && block.is_put();
        turns.push(Turn { span: block.span, asks });
    }
    turns
}

/// A block, and how often its words are for whoever speaks and for whom they speak to.
struct Block {
    span: Span,
    words: usize,
    ends_asking: bool,
    first: usize,
    second: usize,
}

impl Block {
    fn of(text: &Text<'_>, span: Span) -> Self {
        let from = text.tokens.partition_point(|token| token.start() < span.start());
        let tokens = text.tokens[from..].iter().take_while(|token| token.end() <= span.end());
        let (mut words, mut first, mut second) = (0, 0, 0);
        for token in tokens {
            words += 1;
            match text.words(*token) {
                "I" | "me" | "my" | "My" | "myself" | "mine" => first += 1,
                "you" | "You" | "your" | "Your" | "yours" | "yourself" => second += 1,
                _ => {}
            }
        }
        Self { span, words, ends_asking: asks(text.words(span)), first, second }
    }

    fn is_question(&self) -> bool {
        self.ends_asking && !(self.words > LONG && self.first > 0 && self.first >= self.second)
    }

    /// Whether it is said to somebody: "You have written three books."
    fn is_put(&self) -> bool {
        self.second > 0 && self.first == 0 && self.words <= PUT
    }
}

fn asks(words: &str) -> bool {
    words.trim_end_matches(['”', '"', ')']).ends_with('?')
}

/// Who is asked as a sentence before the first question says.
fn asked_by_name(parse: &Parse<'_>, entities: &[Entity], mentions: &[Mention], end: usize) -> Option<Asked> {
    let text = &parse.text;
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
        Some(asked_in(parse, cue..words.end, &persons))
    });
    let first = said.next()?;
    let known = |asked: &Asked| matches!(asked, Asked::Known(_));
    Some(if known(&first) { first } else { said.find(known).unwrap_or(first) })
}

/// Who is asked among the persons of a sentence, in whose words from a cue on it is said.
fn asked_in(parse: &Parse<'_>, words: Range<usize>, persons: &[&Mention]) -> Asked {
    let text = &parse.text;
    let at = text.tokens[words.start];
    let known = |person: &&Mention| Asked::Known(person.entity);
    let is_passive =
        words.start + 1 < words.end && text.words(text.tokens[words.start + 1]).eq_ignore_ascii_case("by");
    let split = persons.partition_point(|person| person.span.start() < at.start());
    let (before, after) = persons.split_at(split);
    let unnamed = || if are_many(parse, &words) { Asked::Several } else { Asked::Unnamed };
    if is_passive {
        return before.last().map_or_else(unnamed, known);
    }
    let Some(asked) = after.first() else {
        // "Ana Duarte: an interview", but not "Ana Duarte interviews a barman".
        let is_noun = text.words(at).eq_ignore_ascii_case(NOUN);
        return if let ([one], true) = (before, is_noun) { known(one) } else { unnamed() };
    };
    let between =
        text.tokens[words.start + 1..words.end].iter().take_while(|token| token.start() < asked.span.start());
    let mut between = between.map(|token| text.words(*token));
    if between.any(|word| ENDS.contains(&word)) {
        return unnamed();
    }
    let other = after.iter().find(|other| other.entity != asked.entity);
    let is_joined = |other: &&Mention| {
        let between = &text.text[asked.span.end()..other.span.start()];
        between.trim_start_matches(',').trim() == "and" || between == ", "
    };
    if other.is_some_and(is_joined) { Asked::Several } else { known(asked) }
}

/// "An interview with the owners": whether the first noun after a cue is of several.
fn are_many(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let mut after = (words.start + 1..words.end).take(REACH);
    let noun = after.find(|&at| {
        let goes_on = at + 1 < words.end && matches!(parse.upos(at + 1), Upos::Noun | Upos::Propn);
        matches!(parse.upos(at), Upos::Noun | Upos::Propn) && !goes_on
    });
    noun.is_some_and(|noun| matches!(parse.tag(noun), "NNS" | "NNPS"))
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
