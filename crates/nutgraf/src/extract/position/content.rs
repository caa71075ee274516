//! What a position is about.

use std::ops::Range;

use super::Reader;
use super::cue::Cue;
use super::lexicon::{Bare, Slot};
use crate::syntax::{Argument, Clause, Kind, Link, Relation, Role, Tense};
use crate::types::{QuantityKind, Upos};

/// What a cue is about.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) words: Range<usize>,
    /// Its head.
    pub(super) word: usize,
    /// Index of the clause that it is, if it is one.
    pub(super) clause: Option<usize>,
    /// Where it stands.
    pub(super) slot: Slot,
    /// Whether a word of its own denies it.
    pub(super) is_denied: bool,
    /// The subject of its clause, where it has one of its own.
    pub(super) subject: Option<usize>,
}

/// The content of a cue.
pub(super) fn of(reader: &Reader<'_>, cue: &Cue) -> Option<Content> {
    if let Some(modal) = cue.bare {
        return bare(reader, cue, modal);
    }
    let rule = &reader.lexicon.rules[cue.rule];
    let index = cue.index;
    rule.content.iter().find_map(|slot| match slot {
        Slot::Infinitive | Slot::Gerund | Slot::Clause | Slot::Whether => clauses_about(reader, cue, index)
            .into_iter()
            .find_map(|below| of_clause(reader, cue, slot, below)),
        Slot::Object | Slot::Recipient | Slot::Subject => of_role(reader, cue, slot),
        Slot::Preposition(preposition) => of_preposition(reader, cue, slot, preposition),
    })
}

/// What a bare modal is about: its own verb.
fn bare(reader: &Reader<'_>, cue: &Cue, modal: Bare) -> Option<Content> {
    let clause = &cue.clause;
    let index = cue.index?;
    let standing = reader.source.clauses.standing(index, reader.source.veridicality);
    let is_denied = clause.negator.is_some() || modal != Bare::Should && standing.is_negated();
    Some(Content {
        words: words_of_clause(reader, index, clause.word),
        word: clause.word,
        clause: cue.index,
        slot: Slot::Clause,
        is_denied: is_denied && (modal != Bare::Should || clause.negator.is_some()),
        subject: None,
    })
}

/// The clauses that may say what a cue is about.
fn clauses_about(reader: &Reader<'_>, cue: &Cue, index: Option<usize>) -> Vec<usize> {
    let clauses = reader.source.clauses;
    let Some(index) = index else { return later_infinitive(reader, cue).into_iter().collect() };
    let tree = clauses.tree;
    let is_about = |&below: &usize| {
        let clause = &clauses.all[below];
        clause.word > cue.words.start
            && (clause.link == Link::Complement
                || clause.link == Link::Adverbial && (clause.is_infinitive || is_gerund(reader, clause)))
            && tree.relation(clause.word) != Relation::ClauseSubject
    };
    let mut found: Vec<_> = clauses.below(index).filter(is_about).collect();
    // What completes comes before what only follows.
    found.sort_by_key(|&below| clauses.all[below].link != Link::Complement);
    if found.is_empty() && cue.clause.kind == Kind::Noun {
        found.extend(later_infinitive(reader, cue));
    }
    found
}

/// "A commitment … to deploy": an infinitive that the parser hung on the verb that the noun is the object of.
fn later_infinitive(reader: &Reader<'_>, cue: &Cue) -> Option<usize> {
    let clauses = reader.source.clauses;
    let above = cue.clause.above?;
    let mut holder = Some(above);
    for _ in 0..2 {
        let at = holder?;
        let infinitive = clauses.below(at).find(|&below| {
            let one = &clauses.all[below];
            one.is_infinitive && one.word > cue.clause.word && one.word < cue.clause.word + 8
        });
        if infinitive.is_some() {
            return infinitive;
        }
        holder = clauses.all[at].above;
    }
    None
}

fn is_gerund(reader: &Reader<'_>, clause: &Clause) -> bool {
    let tree = reader.source.clauses.tree;
    let has_preposition = tree
        .dependents(clause.word)
        .any(|at| matches!(tree.relation(at), Relation::Mark | Relation::Case) && at < clause.word);
    tree.tag(clause.word) == "VBG" && (has_preposition || clause.link == Link::Complement)
}

fn of_clause(reader: &Reader<'_>, cue: &Cue, slot: &Slot, below: usize) -> Option<Content> {
    let clauses = reader.source.clauses;
    let tree = clauses.tree;
    let clause = &clauses.all[below];
    let marks = |word: &str| {
        tree.dependents(clause.word)
            .any(|at| tree.relation(at) == Relation::Mark && tree.form(at).eq_ignore_ascii_case(word))
    };
    let is_whether = marks("whether") || marks("if");
    let own_subject = clause.arguments.iter().find(|one| one.role == Role::Subject && !one.is_shared);
    let own_subject = own_subject.or_else(|| {
        clause.arguments.iter().find(|one| clause.is_passive && one.role == Role::Object && !one.is_shared)
    });
    let is_finite = clause.tense != Tense::None || clause.modal.is_some() || own_subject.is_some();
    let fits = match slot {
        Slot::Infinitive => clause.is_infinitive && !is_whether && clause.kind != Kind::Noun,
        Slot::Gerund => is_gerund(reader, clause),
        Slot::Clause => !clause.is_infinitive && is_finite && clause.link == Link::Complement && !is_whether,
        Slot::Whether => is_whether && clause.link != Link::Relative,
        _ => false,
    };
    if !fits || slot == &Slot::Clause && !may_be_said(reader, cue, clause) {
        return None;
    }
    Some(Content {
        words: words_of_clause(reader, below, clause.word),
        word: clause.word,
        clause: Some(below),
        slot: slot.clone(),
        is_denied: clause.negator.is_some(),
        subject: own_subject.map(|one| one.word).filter(|_| slot == &Slot::Clause),
    })
}

/// Whether a clause with a subject of its own says an act and not how things are: "promised that he would go",
/// "insisted that he go", not "insisted that he was ill".
fn may_be_said(reader: &Reader<'_>, cue: &Cue, clause: &Clause) -> bool {
    use crate::types::Act;
    let act = reader.lexicon.rules[cue.rule].act;
    match act {
        Act::Confirm | Act::Deny | Act::Reject | Act::Consider | Act::RuleOut => true,
        Act::Demand | Act::Request => {
            let tag = reader.source.clauses.tree.tag(clause.word);
            clause.modal.is_some() || clause.tense == Tense::None && matches!(tag, "VB" | "VBN" | "VBP")
        }
        _ => clause.modal.is_some() || clause.tense == Tense::Future,
    }
}

fn of_role(reader: &Reader<'_>, cue: &Cue, slot: &Slot) -> Option<Content> {
    let clauses = reader.source.clauses;
    let by_role = |role| cue.clause.argument(role).copied();
    let argument = match slot {
        Slot::Object if cue.is_participle && cue.clause.argument(Role::Subject).is_none() => {
            by_role(Role::Object).filter(|_| !is_stative(reader, cue))
        }
        Slot::Object => by_role(Role::Object),
        Slot::Recipient => by_role(Role::Recipient),
        _ => by_role(Role::Subject),
    };
    if slot == &Slot::Subject && argument.is_none() {
        let subject = clauses
            .below(cue.index?)
            .find(|&below| clauses.tree.relation(clauses.all[below].word) == Relation::ClauseSubject)?;
        let word = clauses.all[subject].word;
        return Some(content(reader, cue, slot, word, Some(subject)));
    }
    let argument = argument.filter(|one| stands_for_a_thing(reader, cue, one))?;
    Some(content(reader, cue, slot, argument.word, None))
}

fn is_stative(reader: &Reader<'_>, cue: &Cue) -> bool {
    let lemma = cue.lemma.split(' ').next().unwrap_or_default();
    reader.lexicon.verb(lemma).iter().any(|entry| entry.rule == cue.rule && entry.is_participle)
}

fn of_preposition(reader: &Reader<'_>, cue: &Cue, slot: &Slot, preposition: &str) -> Option<Content> {
    let tree = reader.source.clauses.tree;
    // "Is against the plan": the preposition is the cue.
    if tree.relation(cue.words.start) == Relation::Case
        && cue.words.len() == 1
        && cue.clause.kind == Kind::Noun
    {
        return (tree.head(cue.words.start) == Some(cue.clause.word))
            .then(|| content(reader, cue, &Slot::Object, cue.clause.word, None));
    }
    let has = |one: &&Argument| {
        one.word > cue.words.start
            && one.preposition.is_some_and(|at| tree.form(at).eq_ignore_ascii_case(preposition))
    };
    let argument = cue.clause.arguments.iter().find(has);
    let argument = argument.filter(|one| stands_for_a_thing(reader, cue, one))?;
    Some(content(reader, cue, slot, argument.word, None))
}

/// Whether the noun is of a class that the rule is about, or an amount.
fn stands_for_a_thing(reader: &Reader<'_>, cue: &Cue, argument: &Argument) -> bool {
    let rule = &reader.lexicon.rules[cue.rule];
    let tree = reader.source.clauses.tree;
    let word = argument.word;
    if matches!(tree.upos(word), Upos::Pron | Upos::Det) {
        return false;
    }
    let words = tree.noun_phrase(word);
    let span = tree.span(&words);
    let pays = || {
        reader.near_quantities(span).any(|one| {
            span.contains(one.span)
                && matches!(one.kind, QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure)
        })
    };
    let lemma = |word: usize| tree.lemma(word).to_lowercase();
    let of = tree.dependents(word).filter(|&at| tree.relation(at) == Relation::Noun).take(1);
    let gives = matches!(rule.act, crate::types::Act::Pledge | crate::types::Act::Offer);
    reader.lexicon.fits(rule, &lemma(word))
        || gives && pays()
        || of.into_iter().any(|at| is_empty(&lemma(word)) && reader.lexicon.fits(rule, &lemma(at)))
}

/// Nouns that only open what they are of: "the idea of a ban".
fn is_empty(lemma: &str) -> bool {
    matches!(
        lemma,
        "idea"
            | "notion"
            | "possibility"
            | "prospect"
            | "option"
            | "number"
            | "series"
            | "package"
            | "kind"
            | "form"
            | "use"
    )
}

fn content(reader: &Reader<'_>, cue: &Cue, slot: &Slot, word: usize, clause: Option<usize>) -> Content {
    let tree = reader.source.clauses.tree;
    let whole = match clause {
        Some(_) => tree.phrase(word),
        None => tree.noun_phrase(word).start..tree.phrase(word).end,
    };
    let words = cut(reader, cue.index, whole.start..whole.end, word);
    Content { words, word, clause, slot: slot.clone(), is_denied: false, subject: None }
}

/// The words of a clause from its verb on, with the adverbs before it.
fn words_of_clause(reader: &Reader<'_>, index: usize, word: usize) -> Range<usize> {
    let tree = reader.source.clauses.tree;
    let is_adverb = |&at: &usize| {
        tree.relation(at) == Relation::Adverb
            && tree.head(at) == Some(word)
            && reader.source.clauses.all[index].negator != Some(at)
    };
    let start = (word.saturating_sub(2)..word).rev().take_while(is_adverb).last().unwrap_or(word);
    let end = tree.phrase(word).end.max(word + 1);
    cut(reader, Some(index), start..end, word)
}

/// The words up to the first condition, to a clause that describes what went before, and to the mark that closes a
/// quotation.
fn cut(reader: &Reader<'_>, index: Option<usize>, words: Range<usize>, word: usize) -> Range<usize> {
    let clauses = reader.source.clauses;
    let tree = clauses.tree;
    let conditions = index.map(|index| clauses.conditions_over(index)).unwrap_or_default();
    let starts = conditions.iter().map(|condition| condition.words.start);
    let condition = starts.filter(|&start| start > word).min().unwrap_or(words.end);
    let breaks = |&at: &usize| {
        let is_comma = tree.form(at) == ",";
        let next = at + 1;
        is_comma
            && next < words.end
            && (matches!(tree.form(next), "which" | "who" | "where" | "whose")
                || tree.tag(next) == "VBG" && tree.relation(next) == Relation::Adverbial)
            || matches!(tree.form(at), "”" | "\"" | "“" | ";")
    };
    let comma = (word + 1..words.end).find(breaks).unwrap_or(words.end);
    let mut end = words.end.min(condition).min(comma);
    while end > word + 1 && tree.upos(end - 1) == Upos::Punct {
        end -= 1;
    }
    words.start..end
}
