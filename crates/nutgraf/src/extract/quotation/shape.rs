//! Parts of attributions as they are put right by the tree: whom it is told, where a content ends, all of the source.

use std::ops::Range;

use super::link::{Linked, is_apart};
use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// Verbs that tell somebody something.
const TELLING: [&str; 10] =
    ["advise", "ask", "assure", "brief", "inform", "notify", "promise", "remind", "tell", "warn"];

/// Words of whoever is told, at most.
const ADDRESSEE: usize = 6;

/// Words before a noun that says something, at most, where it opens its sentence.
const OPENING: usize = 6;

/// Puts the parts of an attribution right, and says whom it is told where that is no part of the tree's own telling.
pub(super) fn put_right(parse: &Parse<'_>, linked: &mut Linked) -> Option<Range<usize>> {
    leave_predicate(parse, linked);
    leave_noun(parse, linked);
    if let Some(source) = &mut linked.source {
        *source = whole_source(parse, source, &linked.cue);
    }
    let verb = parse.head_of(&linked.cue);
    if !TELLING.contains(&parse.lemma(verb)) {
        return None;
    }
    told_in_passive(parse, linked, verb).or_else(|| told(parse, linked, verb))
}

/// "The queen was told by her doctors that she must rest": the subject is told, and does not say it.
fn told_in_passive(parse: &Parse<'_>, linked: &mut Linked, verb: usize) -> Option<Range<usize>> {
    let subject = parse.dependent(verb, Relation::PassiveSubject).filter(|&subject| subject < verb)?;
    let subject = parse.subtree(subject);
    let is_content = |content: &Range<usize>| is_apart(content, &subject);
    if !linked.contents.iter().any(is_content) {
        return None;
    }
    linked.contents.retain(is_content);
    if linked.source.as_ref().is_none_or(|source| !is_apart(source, &subject)) {
        linked.source = parse.subject_phrase(&linked.cue);
    }
    // The tree may hang what is told on whoever tells it.
    let content = linked.contents.iter().map(|content| content.start).find(|start| *start >= linked.cue.end);
    if let (Some(source), Some(start)) = (&mut linked.source, content)
        && source.contains(&start)
        && source.start < start
    {
        source.end = start;
    }
    Some(subject)
}

/// "Told him the race was off", "asked a herder where the hut was", "told Gao the border would stay open".
fn told(parse: &Parse<'_>, linked: &mut Linked, verb: usize) -> Option<Range<usize>> {
    let content = linked.contents.iter_mut().find(|content| content.start >= linked.cue.end)?;
    if content.start > linked.cue.end {
        let gap = linked.cue.end..content.start;
        let is_noun = |at: usize| {
            matches!(
                parse.upos(at),
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Pron | Upos::Num
            )
        };
        let is_told = gap.len() <= ADDRESSEE && gap.clone().all(is_noun);
        return is_told.then_some(gap);
    }
    let is_object = |&at: &usize| {
        matches!(parse.relation(at), Relation::Object | Relation::IndirectObject) && content.contains(&at)
    };
    let whom = parse.noun_phrase(parse.dependents(verb).find(is_object)?);
    let is_verb = |at: usize| matches!(parse.upos(at), Upos::Verb | Upos::Aux);
    let goes_on = whom.start == content.start
        && whom.len() <= ADDRESSEE
        && whom.end < content.end
        && !matches!(parse.upos(whom.end), Upos::Adp | Upos::Cconj | Upos::Punct | Upos::Part)
        && (whom.end..content.end).any(is_verb);
    if !goes_on {
        return None;
    }
    content.start = whom.end;
    Some(whom)
}

/// "Her warning that the levee would break was ignored": where a noun that says something opens the sentence, what is told of
/// it is not said with it.
fn leave_predicate(parse: &Parse<'_>, linked: &mut Linked) {
    let noun = linked.cue.end - 1;
    let Some(content) = linked.contents.iter_mut().find(|content| content.start >= linked.cue.end) else {
        return;
    };
    if parse.upos(noun) != Upos::Noun || parse.form(content.start) != "that" {
        return;
    }
    if let Some(end) = clause_end(parse, noun, content) {
        content.end = end;
        return;
    }
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(noun)];
    let opens = linked.cue.start - sentence.start <= OPENING
        && !(sentence.start..noun).any(|at| matches!(parse.upos(at), Upos::Verb | Upos::Aux | Upos::Adp));
    let runs_on = content.end + 1 >= sentence.end;
    if opens
        && runs_on
        && let Some(end) = second_predicate(parse, noun, content)
    {
        content.end = end;
    }
}

/// Where the clause ends that says what a noun is of, where the verb of the noun follows it: "the chief's admission that the tape
/// was lost came late".
fn clause_end(parse: &Parse<'_>, noun: usize, content: &Range<usize>) -> Option<usize> {
    let above = parse.head(noun).filter(|above| *above > content.start && content.contains(above))?;
    let clause = parse.dependents(noun).find(|&at| {
        let is_clause = matches!(
            parse.relation(at),
            Relation::NounClause | Relation::Relative | Relation::Complement | Relation::Adverbial
        );
        is_clause && content.contains(&at) && at < above
    })?;
    let end = parse.subtree(clause).end.min(above);
    (end > content.start + 1).then_some(end)
}

/// "Repeated her warning that the levee would break": what the noun says is what is said.
fn leave_noun(parse: &Parse<'_>, linked: &mut Linked) {
    const AGAIN: [&str; 5] = ["echo", "reiterate", "renew", "repeat", "restate"];
    if !AGAIN.contains(&parse.lemma(parse.head_of(&linked.cue))) {
        return;
    }
    let Some(content) = linked.contents.iter_mut().find(|content| content.start == linked.cue.end) else {
        return;
    };
    let (owner, noun, that) = (content.start, content.start + 1, content.start + 2);
    let is_led = that + 1 < content.end
        && matches!(parse.upos(owner), Upos::Det | Upos::Pron)
        && parse.upos(noun) == Upos::Noun
        && parse.upos(that) == Upos::Sconj
        && parse.form(that) == "that";
    if is_led {
        content.start = that;
    }
}

/// Where the last finite verb of a clause begins that follows another without anything that leads to it, or that the tree
/// hangs on the noun without a subject.
fn second_predicate(parse: &Parse<'_>, noun: usize, clause: &Range<usize>) -> Option<usize> {
    let is_verb = |at: usize| matches!(parse.upos(at), Upos::Verb | Upos::Aux);
    let is_finite = |at: usize| is_verb(at) && matches!(parse.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
    let leads = |at: usize| {
        matches!(parse.upos(at), Upos::Cconj | Upos::Sconj | Upos::Punct | Upos::Pron)
            || parse.is_any(at, &["that", "who", "which", "where", "when", "to"])
    };
    let found = clause.clone().rev().find(|&at| {
        let last = (clause.start + 1..at).rev().find(|&before| is_verb(before));
        let is_second = last.is_some_and(|last| {
            let is_beside = last + 1 == at && matches!(parse.tag(last), "VBN" | "VBG" | "VB" | "VBP");
            (is_beside && !matches!(parse.upos(last), Upos::Aux))
                || last + 1 < at && parse.upos(at) == Upos::Aux
        });
        let is_nouns = parse.head(at) == Some(noun)
            && !parse.has_subject(at)
            && parse.dependent(at, Relation::Object).is_some();
        let is_second = is_second || last.is_some() && is_nouns;
        (is_finite(at) || is_nouns) && is_second && last.is_some_and(|last| !(last + 1..at).any(leads))
    });
    // "Did not calm"
    let leads_verb = |at: &usize| parse.upos(*at) == Upos::Aux || parse.is_any(*at, &["not", "n't"]);
    found.map(|at| at - (clause.start + 1..at).rev().take_while(leads_verb).count())
}

/// All of the name that a source ends in, and no "'s" after it: "The union's leader, Omar Said"; "The general" of "The
/// general's promise".
fn whole_source(parse: &Parse<'_>, source: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let is_mark = |at: usize| matches!(parse.form(at), "'s" | "’s" | "'" | "’");
    if source.len() > 1 && is_mark(source.end - 1) {
        return source.start..source.end - 1;
    }
    let at = parse.names.partition_point(|name| name.words.end < source.end);
    let cut = parse.names.get(at).filter(|name| name.words.start < source.end && name.words.end > source.end);
    let Some(name) = cut.filter(|name| is_apart(&name.words, cue)) else { return source.clone() };
    let whole = source.start..name.words.end;
    // "The group's founder, Nadia Said": the surname may hang elsewhere.
    let phrase = parse.subject_phrase(cue).filter(|phrase| {
        let is_around = phrase.start < whole.start && phrase.end >= source.end && phrase.end <= whole.end;
        is_around && parse.form(whole.start - 1) == ","
    });
    phrase.map_or(whole.clone(), |phrase| phrase.start..whole.end)
}
