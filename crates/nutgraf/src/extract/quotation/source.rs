//! Who acts in a clause that leads over to words in marks with a colon.

use std::ops::Range;

use super::assemble::{CARRIED_OVER, INTRODUCTION};
use super::cue::HEADLINE;
use super::word::Lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Quotation, Span, Upos};

/// Words after a colon among which whoever acts is looked for.
const NEAR: usize = 12;

/// Gives what a sentence leads over to with a colon, and no verb of speech, the one who acts in it: "Ada Byrne, when he
/// came, had one word for him: “Never.”"
pub(super) fn introduce(parse: &Parse<'_>, lexicon: &Lexicon, quotation: &mut Quotation) {
    quotation.speaker_span = quotation.speaker_span.map(|source| subject_of(parse, source));
    match quotation.evidence.rule.as_deref() {
        Some(CARRIED_OVER) => return carry_over(parse, lexicon, quotation),
        Some(HEADLINE) => return follow(parse, quotation),
        Some(INTRODUCTION) => name_person(parse, quotation),
        _ => {}
    }
    let Some(cue) = quotation.cue.as_ref().filter(|cue| cue.lemma.is_none()) else { return };
    let is_label = quotation.speaker_span.is_some_and(|source| source.end() == cue.span.start());
    if is_label || parse.text.words(cue.span) != ":" {
        return;
    }
    let colon = parse.tokens_touching(cue.span).start;
    let source = colon.checked_sub(1).and_then(|last| parse.speaker_of_clause(last));
    if let Some(source) = source {
        quotation.speaker_span = Some(parse.span(&source));
    }
}

/// Of words that are a clause, whoever acts in it: "He looked at me and said: “…”".
fn subject_of(parse: &Parse<'_>, source: Span) -> Span {
    let words = parse.tokens_touching(source);
    let verb = parse.head_of(&words);
    let subject = parse.own_subject(verb).filter(|_| parse.upos(verb) == Upos::Verb);
    let acts = subject.filter(|&subject| words.contains(&subject) && subject < verb);
    let Some(phrase) = acts.map(|subject| parse.subtree(subject)) else { return source };
    let phrase = phrase.start.max(words.start)..phrase.end.min(verb);
    let last = phrase.clone().rfind(|&at| parse.upos(at) != Upos::Punct);
    last.map_or(source, |last| parse.span(&(phrase.start..last + 1)))
}

/// Words in marks without a cue are said by whom the sentence before them is about: "Aas was more hopeful. “It could work.”"
fn carry_over(parse: &Parse<'_>, lexicon: &Lexicon, quotation: &mut Quotation) {
    let at = parse.tokens_touching(quotation.content[0]).start;
    let sentence = parse.sentence_of(at);
    let Some(before) = sentence.checked_sub(1) else { return };
    let sentences = &parse.text.sentences;
    if sentences[before].block != sentences[sentence].block {
        return;
    }
    let words = &parse.text.sentence_tokens[before];
    let is_mark = |at: usize| matches!(parse.form(at), "”" | "“" | "\"" | "''" | "``");
    let Some(subject) = parse.own_subject(parse.head_of(words)).filter(|_| !words.clone().any(is_mark))
    else {
        return;
    };
    let is_somebody = match parse.upos(subject) {
        Upos::Propn => true,
        Upos::Pron => parse.is_any(subject, &["he", "she"]),
        _ => lexicon.is_agent(parse.lemma(subject)) || names_person(parse, &parse.subtree(subject)),
    };
    if is_somebody {
        let mut words = parse.subtree(subject);
        while words.len() > 1 && parse.upos(words.end - 1) == Upos::Punct {
            words.end -= 1;
        }
        quotation.speaker_span = Some(parse.span(&words));
    }
}

/// Whether a person is named among some words.
fn names_person(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let from = parse.names.partition_point(|name| name.words.start < words.start);
    let inside = parse.names[from..].iter().take_while(|name| name.words.end <= words.end);
    inside.into_iter().any(|name| name.kind == EntityKind::Person)
}

/// "‘We had no warning’: survivors of flood demand answers": whoever acts after the colon.
fn follow(parse: &Parse<'_>, quotation: &mut Quotation) {
    let Some(cue) = &quotation.cue else { return };
    let from = parse.tokens_touching(cue.span).end;
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(from.saturating_sub(1))];
    let is_noun = |at: &usize| matches!(parse.upos(*at), Upos::Noun | Upos::Propn);
    let is_head = |at: &usize| {
        let relation = parse.relation(*at);
        !relation.is_part() && !matches!(relation, Relation::Adjective | Relation::Possessor)
    };
    let Some(noun) = (from..sentence.end).take(NEAR).filter(is_noun).find(is_head) else { return };
    let phrase = parse.noun_phrase(noun);
    quotation.speaker_span = Some(parse.span(&(phrase.start.max(from)..phrase.end)));
}

/// "From the desk of Pavel Hruby, chief analyst, Norden Bank:" names a person, then a body.
fn name_person(parse: &Parse<'_>, quotation: &mut Quotation) {
    let Some(source) = quotation.speaker_span.map(|span| parse.tokens_touching(span)) else { return };
    let at = parse.names.partition_point(|name| name.words.start < source.start);
    let is_body =
        parse.names.get(at).is_some_and(|name| name.words == source && name.kind == EntityKind::Organization);
    let Some(person) = at.checked_sub(1).map(|at| &parse.names[at]).filter(|_| is_body) else { return };
    let mut between = person.words.end..source.start;
    let is_set_off =
        between.clone().next().is_some_and(|at| parse.form(at) == ",") && parse.form(source.start - 1) == ",";
    let says = between.any(|at| matches!(parse.upos(at), Upos::Verb | Upos::Aux));
    if person.kind == EntityKind::Person && is_set_off && !says {
        quotation.speaker_span = Some(parse.span(&person.words));
    }
}
