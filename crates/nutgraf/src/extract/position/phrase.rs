//! Which phrase a cue is about: trees choose among the phrases of its sentence, with what rules over slots say as one of
//! their reasons.

use std::ops::Range;

use super::Reader;
use super::content::{self, Content};
use super::cue::Cue;
use super::extent;
use super::lexicon::Slot;
use crate::argument::{self, Row};
use crate::syntax::{Relation, Role};
use crate::types::Upos;

/// Words that are looked at on either side of a cue, at most.
const REACH: usize = 60;

/// How the words of a phrase are told from its head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As rules tell them.
    Ruled,
    /// A verb with all behind it.
    Predicate,
    /// The same with its subject.
    Sentence,
    /// A noun with what completes it.
    Noun,
    /// The same with all that describes it.
    WholeNoun,
    /// All that is quoted.
    Quoted,
}

/// A phrase that a cue may be about.
struct Phrase {
    words: Range<usize>,
    /// Its head.
    word: usize,
    shape: Shape,
}

/// What a cue is about: the likeliest phrase, and how likely it is.
pub(super) fn about(reader: &Reader<'_>, cue: &Cue) -> (Content, f32) {
    let ruled = super::learned::about(reader, cue);
    let phrases = phrases(reader, cue, &ruled);
    let rows: Vec<Row> = phrases.iter().map(|phrase| row(reader, cue, &ruled, phrase)).collect();
    let (best, likelihood) = reader.contents.best(&rows);
    let best = &phrases[best];
    if best.words == ruled.words {
        return (without_preposition(reader, ruled), likelihood);
    }
    let clauses = reader.context.clauses;
    let clause = clauses.of(best.word).filter(|_| matches!(best.shape, Shape::Predicate | Shape::Sentence));
    let is_infinitive = clause.is_some_and(|index| clauses.all[index].is_infinitive);
    let slot = match clause {
        Some(_) if is_infinitive => Slot::Infinitive,
        Some(_) => Slot::Clause,
        None => Slot::Object,
    };
    let words = best.words.clone();
    let content = Content { words, word: best.word, clause, slot, is_denied: false, subject: None };
    (without_preposition(reader, content), likelihood)
}

/// "No intention of stepping in", "declined to comment": the deed without what joins it to the cue.
fn without_preposition(reader: &Reader<'_>, content: Content) -> Content {
    let parse = reader.context.clauses.parse;
    let joins = |&at: &usize| at < content.word && parse.is_any(at, &["to", "of", "from", "not", "never"]);
    let n = content.words.clone().take_while(joins).count();
    // "Not selling the mine" is told with its "not".
    let is_led = content.words.clone().take(n).any(|at| !parse.is_any(at, &["not", "never"]));
    if content.clause.is_none() || !is_led {
        return content;
    }
    Content { words: content.words.start + n..content.words.end, ..content }
}

/// The phrases that a cue may be about: what its trees learn from.
#[cfg(feature = "train")]
pub(super) fn options(reader: &Reader<'_>, cue: &Cue) -> crate::learn::choice::Choice {
    use crate::learn::choice::{Choice, Meaning};
    let parse = reader.context.clauses.parse;
    let ruled = super::learned::about(reader, cue);
    let meaning = |phrase: Phrase| Meaning {
        names: vec![parse.span(&phrase.words)],
        features: argument::numbers(&row(reader, cue, &ruled, &phrase)),
    };
    let options = phrases(reader, cue, &ruled).into_iter().map(meaning).collect();
    Choice { span: parse.span(&cue.words), options, none: vec![0; argument::WIDTH] }
}

/// The phrases of the cue's sentence that do not hold the cue; what rules say comes first.
fn phrases(reader: &Reader<'_>, cue: &Cue, ruled: &Content) -> Vec<Phrase> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let mut found = vec![Phrase { words: ruled.words.clone(), word: ruled.word, shape: Shape::Ruled }];
    let mut add = |words: Range<usize>, word: usize, shape: Shape| {
        let is_apart = words.end <= cue.words.start || words.start >= cue.words.end;
        if is_apart && !words.is_empty() && found.iter().all(|known| known.words != words) {
            found.push(Phrase { words, word, shape });
        }
    };
    if let Some(quoted) = super::learned::quoted(reader, cue) {
        add(quoted.words, quoted.word, Shape::Quoted);
    }
    let part = extent::part(reader, cue);
    let near = part.start.max(cue.words.start.saturating_sub(REACH))..part.end.min(cue.words.end + REACH);
    for at in near.filter(|at| !cue.words.contains(at)) {
        let is_besides = || parse.relation(at) == Relation::Adverbial && content::is_besides(reader, at);
        if let Some(index) = clauses.of(at).filter(|_| !is_besides()) {
            add(extent::words_of_clause(reader, index, at), at, Shape::Predicate);
            let whole = extent::cut(reader, Some(index), parse.phrase(at), at);
            add(without_openers(reader, whole, at), at, Shape::Sentence);
        }
        let is_noun = matches!(parse.upos(at), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det);
        // "Made the pledge on Monday after long talks": when it was made.
        let is_when = || {
            parse.has_case(at, &["after", "before", "during", "since", "until"])
                || reader.context.is_time(at) && parse.has_case(at, &["on"])
        };
        if is_noun && !parse.relation(at).is_part() && !is_when() {
            let noun = parse.noun_phrase(at);
            let whole = noun.start..parse.phrase(at).end.max(noun.end);
            add(noun, at, Shape::Noun);
            add(extent::cut(reader, None, whole, at), at, Shape::WholeNoun);
        }
    }
    found
}

/// A phrase without the words that only join it: "to", "that", "for".
fn without_openers(reader: &Reader<'_>, words: Range<usize>, word: usize) -> Range<usize> {
    let parse = reader.context.clauses.parse;
    let opens = |at: &usize| {
        matches!(parse.relation(*at), Relation::Mark | Relation::Case | Relation::Conjunction)
            || parse.upos(*at) == Upos::Punct
    };
    let start = words.clone().take_while(|at| *at < word && opens(at)).count();
    words.start + start..words.end
}

/// What is seen of a phrase.
fn row(reader: &Reader<'_>, cue: &Cue, ruled: &Content, phrase: &Phrase) -> Row {
    let context = reader.context;
    let parse = context.clauses.parse;
    let label = super::learned::label(reader.lexicon.rules[cue.rule].act);
    let mut row = argument::joined(context, label, &cue.clause, phrase.word);
    let small = |number: usize| number.min(250) as u8;
    row[4] = phrase.shape as u8;
    row[5] = u8::from(context.quotation_around(parse.span(&cue.words)).is_some());
    row[6] = slot(&ruled.slot);
    row[7] = likeness(&ruled.words, &phrase.words);
    row[8] = small(phrase.words.len());
    row[9] = u8::from(cue.bare.is_some()) + 2 * u8::from(cue.is_participle);
    let (before, after) =
        (cue.words.start.saturating_sub(phrase.words.end), phrase.words.start.saturating_sub(cue.words.end));
    row[20] = if phrase.words.start >= cue.words.end {
        120 + small(after.min(100))
    } else {
        119 - small(before.min(100))
    };
    let between = cue.words.end.min(phrase.words.end)..phrase.words.start.max(cue.words.start);
    row[21] = small(between.clone().filter(|&at| parse.form(at) == ",").count());
    row[22] = small(between.filter(|&at| parse.upos(at) == Upos::Verb).count());
    row[23] = argument::tag(parse.tag(phrase.word));
    row[24] = parse.upos(phrase.word) as u8;
    row[25] = opener(reader, phrase);
    let quoted = |at: usize| context.quotation_around(parse.text.tokens[at]).map(|one| one.id);
    row[26] = u8::from(quoted(phrase.word) == quoted(cue.clause.word))
        + 2 * u8::from(quoted(phrase.word).is_some());
    let index = context.clauses.of(phrase.word);
    row[32] = index.map_or(0, |index| {
        let clause = &context.clauses.all[index];
        let has_subject = clause.arguments.iter().any(|one| one.role == Role::Subject && !one.is_shared);
        1 + u8::from(clause.is_infinitive) + 2 * u8::from(has_subject) + 4 * u8::from(clause.modal.is_some())
    });
    row[33] = u8::from(context.is_time(phrase.word));
    row[34] = u8::from(parse.form(phrase.words.end.min(parse.len() - 1)) == ".");
    row[35] = u8::from(reader.can_hold(phrase.word));
    row[36] = index.map_or(0, |index| 1 + context.clauses.all[index].link as u8);
    row
}

fn slot(slot: &Slot) -> u8 {
    match slot {
        Slot::Infinitive => 1,
        Slot::Gerund => 2,
        Slot::Clause => 3,
        Slot::Whether => 4,
        Slot::Object => 5,
        Slot::Recipient => 6,
        Slot::Subject => 7,
        Slot::Preposition(_) => 8,
    }
}

/// How alike two ranges are: F1 of their words, in tenths.
fn likeness(a: &Range<usize>, b: &Range<usize>) -> u8 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    (20 * both / (a.len() + b.len()).max(1)) as u8
}

/// The word that opens a phrase: before it, or its own first one.
fn opener(reader: &Reader<'_>, phrase: &Phrase) -> u8 {
    const OPENERS: [&str; 14] = [
        "to", "that", "whether", "if", "for", "from", "of", "on", "against", "with", "in", "by", "over", "as",
    ];
    let parse = reader.context.clauses.parse;
    let own = parse
        .dependents(phrase.word)
        .find(|&at| at < phrase.word && matches!(parse.relation(at), Relation::Mark | Relation::Case));
    let Some(own) = own else { return 0 };
    let place = OPENERS.iter().position(|one| parse.form(own).eq_ignore_ascii_case(one));
    place.map_or(OPENERS.len() as u8 + 1, |place| place as u8 + 1)
}
