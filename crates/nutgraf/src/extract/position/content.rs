//! What a position is about.

use std::ops::Range;

use super::Reader;
use super::cue::Cue;
use super::extent::{cut, part, words_of_clause};
use super::lexicon::{Bare, Slot};
use super::zeal;
use crate::syntax::{Argument, Clause, Kind, Link, Modal, Relation, Role, Tense};
use crate::types::{Act, QuantityKind, Upos};

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
    let found = stated(reader, cue)?;
    Some(Content { words: after_cleft(reader, &found).unwrap_or(found.words), ..found })
}

/// "What we will not do is surrender": what is said to be done.
fn after_cleft(reader: &Reader<'_>, content: &Content) -> Option<Range<usize>> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let (is, first) = (content.word + 1, content.word + 2);
    let is_done = content.words.len() == 1 && parse.is_any(content.word, &["do"]) && first < parse.len();
    let verb = parse.head(is_done.then_some(is)?)?;
    // "Is cut pensions" is no passive.
    let is_bare =
        parse.tag(verb) == "VB" || parse.dependent(verb, Relation::Object).is_some_and(|at| at > verb);
    if !parse.is_any(is, &["is", "was"]) || !is_bare || verb < first {
        return None;
    }
    Some(first..words_of_clause(reader, clauses.of(verb)?, verb).end)
}

fn stated(reader: &Reader<'_>, cue: &Cue) -> Option<Content> {
    if let Some(modal) = cue.bare {
        return bare(reader, cue, modal);
    }
    let rule = &reader.lexicon.rules[cue.rule];
    let index = cue.index;
    // "Is opposed to it": of a participle without an agent, what its subject is comes last.
    let is_last = |slot: &&Slot| cue.score.is_some() && is_stance_of_subject(cue) && **slot == Slot::Object;
    let (last, first): (Vec<_>, Vec<_>) = rule.content.iter().partition(is_last);
    first.into_iter().chain(last).find_map(|slot| match slot {
        Slot::Infinitive | Slot::Gerund | Slot::Clause | Slot::Whether => clauses_about(reader, cue, index)
            .into_iter()
            .find_map(|below| of_clause(reader, cue, slot, below)),
        Slot::Object | Slot::Recipient | Slot::Subject => of_role(reader, cue, slot),
        Slot::Preposition(preposition) => of_preposition(reader, cue, slot, preposition),
    })
}

/// Whether a passive may tell how its subject stands.
fn is_stance_of_subject(cue: &Cue) -> bool {
    cue.clause.is_passive && cue.clause.argument(Role::Subject).is_none()
}

/// What stands after one of some prepositions.
pub(super) fn after_preposition(reader: &Reader<'_>, cue: &Cue, prepositions: &[&str]) -> Option<Content> {
    let slot = |name: &&str| Slot::Preposition((*name).to_owned());
    prepositions.iter().find_map(|name| of_preposition(reader, cue, &slot(name), name))
}

/// What a bare modal is about: its own verb.
fn bare(reader: &Reader<'_>, cue: &Cue, modal: Bare) -> Option<Content> {
    let clause = &cue.clause;
    let index = cue.index?;
    let factuality = reader.context.clauses.factuality(index, reader.context.veridicality);
    let mut objects =
        clause.arguments.iter().rev().filter(|one| one.role == Role::Object && one.word < clause.word);
    let object = objects.next().filter(|one| clause.is_passive && !one.is_shared);
    let is_zeal = zeal::is_of(reader, cue);
    if is_zeal && clause.negator.is_some() {
        // "Will not hesitate to use force" tells of the use of force.
        let stated = clauses_about(reader, cue, cue.index).into_iter().next();
        return of_clause(reader, cue, &Slot::Infinitive, stated?);
    }
    let is_denied = !is_zeal && (clause.negator.is_some() || modal != Bare::Should && factuality.is_negated);
    let words = match object {
        // "The guarantees must be given by May"
        Some(object) if matches!(modal, Bare::Must | Bare::Should) && !is_reflexive(&clause.lemma) => {
            from_subject(reader, index, clause.word, object.word)
        }
        // "The guarantees will be given"
        Some(object)
            if clause.argument(Role::Subject).is_none_or(|one| one.word > clause.word)
                && !is_reflexive(&clause.lemma) =>
        {
            reader.context.clauses.parse.noun_phrase(object.word)
        }
        _ => words_of_clause(reader, index, clause.word),
    };
    Some(Content {
        words,
        word: clause.word,
        clause: cue.index,
        slot: Slot::Clause,
        is_denied: is_denied && (modal != Bare::Should || clause.negator.is_some()),
        subject: None,
    })
}

/// "Pledged that lessons would be learned": a passive says little without its subject.
fn from_subject(reader: &Reader<'_>, index: usize, word: usize, subject: usize) -> Range<usize> {
    let subject = reader.context.clauses.parse.noun_phrase(subject).start;
    subject.min(word)..words_of_clause(reader, index, word).end
}

/// Verbs whose passive is what its subject does: "could be involved in".
pub(super) fn is_reflexive(lemma: &str) -> bool {
    matches!(lemma, "involve" | "engage" | "commit" | "represent" | "include")
}

/// The clauses that may say what a cue is about.
fn clauses_about(reader: &Reader<'_>, cue: &Cue, index: Option<usize>) -> Vec<usize> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let of_last = clauses.of(cue.words.end - 1).filter(|_| cue.words.len() > 1);
    let Some(index) = of_last.or(index) else { return later_infinitive(reader, cue).into_iter().collect() };
    // "Is studying routes, to be ready", "blocked roads to demand it": what has an object is about that.
    let is_somebody = || cue.clause.argument(Role::Object).is_some_and(|one| reader.can_hold(one.word));
    let takes_clauses =
        cue.score.is_none() && reader.context.veridicality.knows(&cue.clause.lemma) && is_somebody();
    let has_object = !takes_clauses
        && cue.clause.kind == Kind::Verb
        && cue
            .clause
            .argument(Role::Object)
            .is_some_and(|one| !cue.words.contains(&one.word) && !one.is_shared)
        && !cue.clause.is_passive;
    // "Refused; the union called a strike"
    let part = part(reader, cue);
    let is_about = |&below: &usize| {
        let clause = &clauses.all[below];
        clause.word > cue.words.start
            && clause.word < part.end
            && !is_besides(reader, clause.word)
            && (clause.link == Link::Complement
                || !has_object
                    && clause.link == Link::Adverbial
                    && (clause.is_infinitive || is_gerund(reader, clause)))
            && parse.relation(clause.word) != Relation::ClauseSubject
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
    let clauses = reader.context.clauses;
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

/// "A pledge from nine states to share data": what those are to do whose a noun is.
pub(super) fn infinitive_of(reader: &Reader<'_>, holder: usize) -> Option<Content> {
    let clauses = reader.context.clauses;
    let own = holder + 1..clauses.parse.phrase(holder).end;
    let is_own = |at: &usize| clauses.parse.head(*at) == Some(holder);
    let index =
        own.filter(is_own).filter_map(|at| clauses.of(at)).find(|&at| clauses.all[at].is_infinitive)?;
    let word = clauses.all[index].word;
    let words = words_of_clause(reader, index, word);
    Some(Content {
        words,
        word,
        clause: Some(index),
        slot: Slot::Infinitive,
        is_denied: false,
        subject: None,
    })
}

/// "Refused, throwing the book at her", "refused, arguing that": what is done or said besides.
pub(super) fn is_besides(reader: &Reader<'_>, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    parse.tag(word) == "VBG" && word > 0 && parse.form(word - 1) == ","
}

fn is_gerund(reader: &Reader<'_>, clause: &Clause) -> bool {
    let parse = reader.context.clauses.parse;
    let has_preposition = reader.context.clauses.opener(clause).is_some();
    let has_having = parse
        .dependents(clause.word)
        .any(|at| parse.relation(at) == Relation::Auxiliary && parse.form(at).eq_ignore_ascii_case("having"));
    (parse.tag(clause.word) == "VBG" || has_having) && (has_preposition || clause.link == Link::Complement)
}

fn of_clause(reader: &Reader<'_>, cue: &Cue, slot: &Slot, below: usize) -> Option<Content> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let clause = &clauses.all[below];
    let marks = |word: &str| {
        parse
            .dependents(clause.word)
            .any(|at| parse.relation(at) == Relation::Mark && parse.form(at).eq_ignore_ascii_case(word))
    };
    let is_whether = marks("whether") || marks("if");
    let own_subject = clause.arguments.iter().find(|one| one.role == Role::Subject && !one.is_shared);
    let own_subject = own_subject.or_else(|| {
        clause.arguments.iter().find(|one| clause.is_passive && one.role == Role::Object && !one.is_shared)
    });
    let is_finite = clause.tense != Tense::None || clause.modal.is_some() || own_subject.is_some();
    let fits = match slot {
        Slot::Infinitive => clause.is_infinitive && !is_whether && clause.kind != Kind::Noun,
        Slot::Gerund => is_gerund(reader, clause) && opens_as_asked(reader, cue, clause),
        Slot::Clause => !clause.is_infinitive && is_finite && clause.link == Link::Complement && !is_whether,
        Slot::Whether => is_whether && clause.link != Link::Relative && clause.kind == Kind::Verb,
        _ => false,
    };
    let is_stance = cue.score.is_some()
        || (slot != &Slot::Clause || may_be_said(reader, cue, clause)) && can_be_decided(reader, cue, clause);
    if !fits || !is_stance {
        return None;
    }
    let is_passive = slot == &Slot::Clause && clause.is_passive;
    let words = match own_subject.filter(|_| is_passive) {
        Some(subject) => from_subject(reader, below, clause.word, subject.word),
        None => words_of_clause(reader, below, clause.word),
    };
    Some(Content {
        words,
        word: clause.word,
        clause: Some(below),
        slot: slot.clone(),
        is_denied: clause.negator.is_some(),
        subject: own_subject.map(|one| one.word).filter(|_| slot == &Slot::Clause && !clause.is_passive),
    })
}

/// Whether whoever is to do it can decide to, and tells a stance by it: "refused to sell", not "declined to comment".
fn can_be_decided(reader: &Reader<'_>, cue: &Cue, clause: &Clause) -> bool {
    let act = reader.lexicon.rules[cue.rule].act;
    // "Asked not to be named" tells of the asker alone.
    if act == Act::Request && matches!(&*clause.lemma, "name" | "identify" | "quote") {
        return false;
    }
    let may_be_any = matches!(
        act,
        Act::Pledge | Act::Confirm | Act::Deny | Act::Demand | Act::Request | Act::Permit | Act::Forbid
    );
    // "Allowed terrorism to flourish" lets nobody do anything.
    let is_left = matches!(act, Act::Permit | Act::Forbid) && clause.kind == Kind::Verb && !clause.is_passive;
    if is_left && !reader.lexicon.is_controlled(&clause.lemma) {
        return false;
    }
    let denies_denial = act == Act::Refuse
        && reader.lexicon.verb(clause.verb()).iter().any(|entry| {
            reader.lexicon.rules[entry.rule].negated.is_some()
                && clause.lemma.ends_with(&*entry.words.join(" "))
        });
    !denies_denial && (may_be_any || clause.kind != Kind::Verb || reader.lexicon.is_controlled(&clause.lemma))
}

/// Whether a gerund stands bare or after a preposition that its cue takes.
fn opens_as_asked(reader: &Reader<'_>, cue: &Cue, clause: &Clause) -> bool {
    let clauses = reader.context.clauses;
    let takes = |at: usize| {
        let form = clauses.parse.form(at).to_lowercase();
        reader.lexicon.rules[cue.rule].content.contains(&Slot::Preposition(form))
    };
    clauses.opener(clause).is_none_or(takes)
}

/// Whether a clause with a subject of its own says an act and not how things are: "promised that he would go",
/// "insisted that he go", not "insisted that he was ill".
fn may_be_said(reader: &Reader<'_>, cue: &Cue, clause: &Clause) -> bool {
    let act = reader.lexicon.rules[cue.rule].act;
    match act {
        Act::Confirm | Act::Deny => {
            let acts = clause.argument(Role::Subject).is_some_and(|one| reader.can_hold(one.word));
            is_to_come(clause)
                || acts && reader.lexicon.is_controlled(&clause.lemma) && clause.kind == Kind::Verb
        }
        Act::Reject | Act::Consider | Act::RuleOut => true,
        Act::Demand | Act::Request => {
            let is_wanted = clause.modal.is_some() || reader.context.clauses.is_subjunctive(clause);
            is_wanted && !is_assurance(cue, clause)
        }
        _ => clause.modal.is_some() || clause.tense == Tense::Future,
    }
}

/// "Insisted that flights would operate": how things will be, and not how somebody wants them.
pub(super) fn is_assurance(cue: &Cue, said: &Clause) -> bool {
    cue.clause.verb() == "insist" && is_to_come(said)
}

fn is_to_come(clause: &Clause) -> bool {
    clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::Will | Modal::Would))
}

fn of_role(reader: &Reader<'_>, cue: &Cue, slot: &Slot) -> Option<Content> {
    let clauses = reader.context.clauses;
    let by_role = |role| cue.clause.argument(role).copied();
    let argument = match slot {
        Slot::Object if cue.is_participle && cue.clause.argument(Role::Subject).is_none() => {
            by_role(Role::Object).filter(|_| !is_stative(reader, cue))
        }
        // "Considered the offer to be fair"
        Slot::Object if judges(reader, cue) => None,
        Slot::Object => {
            by_role(Role::Object).filter(|one| cue.score.is_none() || !cue.words.contains(&one.word))
        }
        Slot::Recipient => by_role(Role::Recipient),
        _ => by_role(Role::Subject),
    };
    let of_clause = clauses
        .below(cue.index?)
        .find(|&below| clauses.parse.relation(clauses.all[below].word) == Relation::ClauseSubject);
    if let Some(subject) = of_clause.filter(|_| slot == &Slot::Subject) {
        let word = clauses.all[subject].word;
        let verb = clauses.parse.dependent(cue.clause.word, Relation::Copula).unwrap_or(cue.words.start);
        let words = word..verb.max(word + 1);
        return Some(Content { words, ..content(reader, cue, slot, word, Some(subject)) });
    }
    let argument = argument.filter(|one| stands_for_a_thing(reader, cue, one))?;
    Some(with_infinitive(reader, content(reader, cue, slot, argument.word, None)))
}

/// "Scrapped plans to build a smelter": what a plan is for belongs to it, whatever the parser hangs it on.
fn with_infinitive(reader: &Reader<'_>, content: Content) -> Content {
    let parse = reader.context.clauses.parse;
    let (to, verb) = (content.words.end, content.words.end + 1);
    let follows = verb < parse.len() && parse.is_any(to, &["to"]) && parse.tag(verb) == "VB";
    if !follows || reader.lexicon.noun(parse.lemma(content.word)).is_empty() {
        return content;
    }
    let words = content.words.start..parse.phrase(verb).end.max(verb + 1);
    Content { words: cut(reader, reader.context.clauses.of(verb), words, verb), ..content }
}

/// Whether the clause says what its object is, not what is done with it.
fn judges(reader: &Reader<'_>, cue: &Cue) -> bool {
    let clauses = reader.context.clauses;
    let complement = cue.index.and_then(|index| clauses.complement(index));
    complement.is_some_and(|below| clauses.all[below].kind != Kind::Verb || clauses.all[below].lemma == "be")
}

fn is_stative(reader: &Reader<'_>, cue: &Cue) -> bool {
    let lemma = cue.lemma.split(' ').next().unwrap_or_default();
    reader.lexicon.verb(lemma).iter().any(|entry| entry.rule == cue.rule && entry.is_participle)
}

fn of_preposition(reader: &Reader<'_>, cue: &Cue, slot: &Slot, preposition: &str) -> Option<Content> {
    let parse = reader.context.clauses.parse;
    // "Is against the plan": the preposition is the cue.
    if parse.relation(cue.words.start) == Relation::Case
        && cue.words.len() == 1
        && cue.clause.kind == Kind::Noun
    {
        return (parse.head(cue.words.start) == Some(cue.clause.word))
            .then(|| content(reader, cue, &Slot::Object, cue.clause.word, None));
    }
    let gerund = clauses_about(reader, cue, cue.index).into_iter().find(|&below| {
        let clause = &reader.context.clauses.all[below];
        let opener = reader.context.clauses.opener(clause);
        is_gerund(reader, clause) && opener.is_some_and(|at| parse.form(at).eq_ignore_ascii_case(preposition))
    });
    if let Some(below) = gerund {
        return of_clause(reader, cue, &Slot::Gerund, below);
    }
    let has = |one: &&Argument| {
        one.word > cue.words.start
            && one.preposition.is_some_and(|at| parse.form(at).eq_ignore_ascii_case(preposition))
    };
    let mut arguments = cue.clause.arguments.clone();
    if cue.words.len() > 1 {
        arguments.extend(reader.context.clauses.noun(cue.words.end - 1).arguments);
    }
    // "Voiced support for the strike": the parser hangs it on the verb at times.
    if let Some(above) = cue.clause.above.filter(|_| cue.clause.link == Link::Participant) {
        let after = |one: &&Argument| one.role == Role::Oblique && one.word < cue.words.end + 8;
        arguments.extend(reader.context.clauses.all[above].arguments.iter().filter(after));
    }
    let argument = arguments.iter().find(has);
    let argument = argument.filter(|one| stands_for_a_thing(reader, cue, one))?;
    Some(content(reader, cue, slot, argument.word, None))
}

/// Whether the noun is of a class that the rule is about, or an amount.
fn stands_for_a_thing(reader: &Reader<'_>, cue: &Cue, argument: &Argument) -> bool {
    let rule = &reader.lexicon.rules[cue.rule];
    let parse = reader.context.clauses.parse;
    let word = argument.word;
    if cue.score.is_some() {
        return true;
    }
    if matches!(parse.upos(word), Upos::Pron | Upos::Det) {
        return false;
    }
    let words = parse.noun_phrase(word);
    let span = parse.span(&words);
    let pays = || {
        reader.context.quantities_in(span).any(|one| {
            span.contains(one.span) && matches!(one.kind, QuantityKind::Money | QuantityKind::Count)
        })
    };
    let lemma = |word: usize| parse.lemma(word).to_lowercase();
    let of = parse.dependents(word).filter(|&at| parse.relation(at) == Relation::Noun).take(1);
    let gives = rule.act == Act::Pledge;
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
    let parse = reader.context.clauses.parse;
    let whole = match clause {
        Some(_) => parse.phrase(word),
        None => parse.noun_phrase(word).start..parse.phrase(word).end,
    };
    // "A truce proposed by Oman" is about a truce.
    let is_before = word < cue.words.start && cue.words.start < whole.end;
    // "An idea that Ms Dahl rejected"
    let describes = cue.clause.link == Link::Relative && parse.head(cue.clause.word) == Some(word);
    let next = if describes { parse.phrase(cue.clause.word).start.max(word + 1) } else { cue.words.start };
    let whole = whole.start..if is_before { next.min(cue.words.start) } else { whole.end };
    let words = cut(reader, cue.index, whole, word);
    Content { words, word, clause, slot: slot.clone(), is_denied: false, subject: None }
}
