//! Positions whose cues the model finds: what each is about and whose it is, by the clause that its cue stands in.

use std::ops::Range;

use super::content::{self, Content};
use super::cue::{self, Cue};
use super::expectation::expected_by;
use super::extent;
use super::holder::{self, Holding};
use super::lexicon::{Bare, Slot};
use super::{Claim, Reader};
use crate::argument::{self, Ask};
use crate::discourse::NounPhrase;
use crate::learn::stance::ACTS;
use crate::syntax::{Clause, Kind, Modal, Relation, Role};
use crate::types::{Act, Certainty, EntityId, EntityKind, Holder, Quotation, QuotationKind, Upos};

/// How likely the model must take a word for a cue.
const LEAST: f32 = 0.2;

/// Words between two of one cue, at most.
const GAP: usize = 3;

/// Words before a verb among which "not only" is looked for.
const MORE: usize = 8;

/// Holders that are listed at most.
const MOST: usize = 40;

/// The cues that the model finds, in reading order.
pub(super) fn cues(reader: &Reader<'_>) -> Vec<Cue> {
    let mut groups: Vec<(Range<usize>, Act, f32)> = Vec::new();
    for stance in &reader.context.clauses.parse.stances {
        let Some(&(act, score)) = stance.acts.first().filter(|(_, score)| *score >= LEAST) else { continue };
        let next = stance.word..stance.word + 1;
        match groups.last_mut() {
            Some((words, last, known)) if *last == act && belong(reader, words, stance.word) => {
                words.end = next.end;
                *known = known.max(score);
            }
            _ => groups.push((next, act, score)),
        }
    }
    groups.into_iter().filter_map(|(words, act, score)| cue(reader, words, act, score)).collect()
}

/// Whether a word goes on with a cue: nothing but small words stands between, and not both are predicates of their own.
fn belong(reader: &Reader<'_>, words: &Range<usize>, next: usize) -> bool {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let is_small = |at: usize| {
        matches!(parse.upos(at), Upos::Aux | Upos::Adp | Upos::Part | Upos::Adv | Upos::Det | Upos::Adj)
            || parse.upos(at) == Upos::Pron && parse.relation(at) == Relation::Possessor
    };
    let is_verb = |at: usize| clauses.of(at).is_some_and(|index| clauses.all[index].kind == Kind::Verb);
    next < words.end + GAP
        && (words.end..next).all(is_small)
        && !(is_verb(next) && words.clone().any(is_verb))
}

/// The cue that some words are, with the clause that it is read by.
fn cue(reader: &Reader<'_>, words: Range<usize>, act: Act, score: f32) -> Option<Cue> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let tells = |at: &usize| {
        !matches!(parse.upos(*at), Upos::Aux | Upos::Part | Upos::Adp | Upos::Det | Upos::Pron | Upos::Punct)
            && !matches!(parse.relation(*at), Relation::Auxiliary | Relation::PassiveAuxiliary)
            && !parse.is_any(*at, &["not", "n't", "n’t", "never", "no"])
    };
    let mut main: Vec<_> = words.clone().filter(tells).collect();
    // "Made a pledge": the noun says what is done, where the verb only says that it is.
    let is_object = |at: usize| {
        let verb = parse.head(at).filter(|_| parse.relation(at) == Relation::Object);
        verb.is_some_and(|verb| words.contains(&verb) && reader.lexicon.is_light(parse.lemma(verb)))
    };
    main.sort_by_key(|&at| (!is_object(at), clauses.of(at).is_none()));
    let (word, bare) = match main.first() {
        Some(&word) => (word, None),
        None => {
            let verb = words.clone().find_map(|at| {
                let is_helping = parse.relation(at) != Relation::Root;
                let above = parse.head(at).filter(|_| is_helping);
                above.into_iter().chain([at]).find(|&at| clauses.of(at).is_some())
            })?;
            // "Would not rule it out" is weighing it, which the verb says.
            if parse.lemma(verb) == "rule" && parse.stance(verb).is_some_and(|own| own.any_act() >= LEAST) {
                return None;
            }
            (verb, Some(modal(reader, &words, act)))
        }
    };
    let index = clauses.of(word);
    let clause = index.map_or_else(|| clauses.noun(word), |index| clauses.all[index].clone());
    let is_participle = parse.tag(word) == "VBN" && clause.is_passive;
    let act = denied(reader, &clause, act, bare.is_some(), &words);
    // "Under no circumstances will Kenya sign it": what nobody agrees to is ruled out, which the modal says.
    let modal = clause.modal.filter(|_| bare.is_none() && index.is_some() && cue::is_consent(act));
    let ruled_out = modal.filter(|_| cue::rules_out(reader, index, &clause)).map(|(_, at)| at);
    let (act, words, bare) = match ruled_out {
        Some(at) => (Act::RuleOut, at..at + 1, Some(Bare::Will)),
        None => (act, words, bare),
    };
    Some(Cue {
        rule: reader.lexicon.learned(act),
        lemma: if bare.is_some() { parse.lemma(words.start).to_owned() } else { clause.lemma.clone() },
        words,
        bare: bare.filter(|_| index.is_some()),
        clause,
        index,
        is_participle,
        score: Some(score),
    })
}

/// What an act is with what its clause denies.
fn denied(reader: &Reader<'_>, clause: &Clause, act: Act, is_bare: bool, words: &Range<usize>) -> Act {
    let parse = reader.context.clauses.parse;
    // Who "will not only pay" rules nothing out.
    let mut before = clause.word.saturating_sub(MORE)..=clause.word;
    let is_more =
        clause.negator.is_none() && before.any(|at| parse.is_more_than(at) || parse.denies_aside(at));
    let act = if act == Act::RuleOut && is_more { Act::Intend } else { act };
    // "Will under no circumstances lend"
    let says_no = clause.negator.is_some_and(|negator| negator < clause.word && !words.contains(&negator));
    let act = if act == Act::Intend && is_bare && says_no { Act::RuleOut } else { act };
    // "Would not consider resigning" rules it out.
    let will = clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::Will | Modal::Would));
    let is_closed = will && clause.negator.is_some() && says(reader, clause, Act::Consider);
    let act = if act == Act::Consider && is_closed { Act::RuleOut } else { act };
    // Whoever "neither confirmed nor denied" did not deny it twice.
    if act == Act::Deny && says(reader, clause, Act::Confirm) { Act::Confirm } else { act }
}

/// What a bare modal says.
fn modal(reader: &Reader<'_>, words: &Range<usize>, act: Act) -> Bare {
    let parse = reader.context.clauses.parse;
    let is = |forms: &[&str]| words.clone().any(|at| parse.is_any(at, forms));
    match act {
        Act::Consider => Bare::Could,
        Act::Demand | Act::Request | Act::Forbid if is(&["should", "ought"]) => Bare::Should,
        Act::Demand | Act::Request | Act::Forbid | Act::Permit | Act::Support | Act::Oppose => Bare::Must,
        _ => Bare::Will,
    }
}

/// What is said of the act of a cue: how certain it is. Nothing, where a question asks for it or a condition needs it.
pub(super) fn claim(reader: &Reader<'_>, cue: &Cue) -> Option<Claim> {
    let clauses = reader.context.clauses;
    let act = reader.lexicon.rules[cue.rule].act;
    let factuality = clauses.factuality_of(&cue.clause, cue.index, reader.context.veridicality);
    if factuality.is_question || factuality.is_condition || clauses.says_how_far(&cue.clause) {
        return None;
    }
    if cue.bare == Some(Bare::Will) && (is_wanted(reader, cue) || cue::is_foretold(reader, &cue.clause))
        || is_yet_to(reader, cue)
        || lets_happen(reader, cue)
        || warns_of_another(reader, cue)
        || assures(reader, cue)
    {
        return None;
    }
    let may = cue.clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::May | Modal::Could));
    let is_open = cue.bare.is_none() && act != Act::Consider;
    let certainty = if expected_by(reader, &cue.clause).is_some() || clauses.is_hedged(&cue.clause) {
        Certainty::Probable
    } else if may && is_open {
        Certainty::Possible
    } else {
        Certainty::Certain
    };
    // What says no already is not denied by its "not".
    let says_no = matches!(
        act,
        Act::RuleOut
            | Act::Refuse
            | Act::Hesitate
            | Act::Withdraw
            | Act::Forbid
            | Act::Oppose
            | Act::Reject
            | Act::Deny
            | Act::Consider
    );
    // "No longer opposed it": by itself the verb says it, and the "not" denies it.
    let says_it = !matches!(act, Act::RuleOut | Act::Consider) && says(reader, &cue.clause, act);
    let may_be = !says_no || says_it || cue.is_neither(reader);
    let is_denied = is_open && may_be && factuality.is_negated;
    Some(Claim { is_denied, certainty: if is_denied { certainty.denied() } else { certainty } })
}

/// "Are yet to take a position": what has not been done is no plan.
fn is_yet_to(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let first = cue.words.start;
    first > 0 && parse.form(first) == "to" && parse.is_any(first - 1, &["yet"])
}

/// "Warned the council that the ministry could close the bridge": whoever warns does nothing of it.
fn warns_of_another(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let threatens = reader.lexicon.rules[cue.rule].act == Act::Threaten && cue.clause.kind == Kind::Verb;
    threatens
        && complement(reader, cue)
            .filter(|below| !below.is_passive)
            .and_then(|below| below.argument(Role::Subject))
            .is_some_and(|one| {
                !one.is_shared && parse.upos(one.word) != Upos::Pron && reader.can_hold(one.word)
            })
}

/// "Allowed the weeds to flourish": nobody decides that.
fn lets_happen(reader: &Reader<'_>, cue: &Cue) -> bool {
    let permits = reader.lexicon.rules[cue.rule].act == Act::Permit && cue.clause.kind == Kind::Verb;
    permits && complement(reader, cue).is_some_and(|done| !cue::is_controlled(reader, done))
}

/// Whether what is insisted on is how things will be.
fn assures(reader: &Reader<'_>, cue: &Cue) -> bool {
    let wants = matches!(reader.lexicon.rules[cue.rule].act, Act::Demand | Act::Request);
    wants && complement(reader, cue).is_some_and(|said| content::is_assurance(cue, said))
}

/// What a cue says that is or shall be, where that is a clause.
fn complement<'r>(reader: &'r Reader<'_>, cue: &Cue) -> Option<&'r Clause> {
    let clauses = reader.context.clauses;
    cue.index.and_then(|at| clauses.complement(at)).map(|at| &clauses.all[at])
}

/// Whether rules know a verb, without other words, for an act.
fn says(reader: &Reader<'_>, clause: &Clause, act: Act) -> bool {
    let entries = reader.lexicon.verb(clause.verb());
    clause.kind == Kind::Verb
        && entries.iter().any(|entry| entry.words.is_empty() && reader.lexicon.rules[entry.rule].act == act)
}

/// "Wants guarantees that Israel will not attack": what somebody is to assure, and has not.
fn is_wanted(reader: &Reader<'_>, cue: &Cue) -> bool {
    const ASSURE: [&str; 7] =
        ["assurance", "commitment", "guarantee", "pledge", "promise", "undertaking", "vow"];
    const WANT: [&str; 11] =
        ["ask", "await", "call", "demand", "expect", "need", "request", "require", "seek", "wait", "want"];
    let parse = reader.context.clauses.parse;
    let way = parse.way_up(cue.clause.word);
    let mut pairs = way.iter().zip(way.iter().skip(1));
    pairs.any(|(&noun, &verb)| ASSURE.contains(&parse.lemma(noun)) && WANT.contains(&parse.lemma(verb)))
}

/// What a cue is about.
pub(super) fn about(reader: &Reader<'_>, cue: &Cue) -> Content {
    blamed_for(reader, cue)
        .or_else(|| content::of(reader, cue))
        .or_else(|| quoted(reader, cue))
        .or_else(|| governing(reader, cue))
        .unwrap_or_else(|| rest(reader, cue))
}

/// "Slammed Paris for the delay", "thanked the donors for their help": what somebody is blamed or praised for.
fn blamed_for(reader: &Reader<'_>, cue: &Cue) -> Option<Content> {
    let act = reader.lexicon.rules[cue.rule].act;
    let object = cue.clause.argument(Role::Object).filter(|_| matches!(act, Act::Support | Act::Oppose))?;
    let is_somebody = reader.context.discourse.noun_phrase(object.word).entity().is_some()
        || reader.context.discourse.unnamed(object.word).is_some();
    is_somebody.then(|| content::after_preposition(reader, cue, &["for", "over"])).flatten()
}

/// "“We will fight,” he vowed": what is said with the cue.
pub(super) fn quoted(reader: &Reader<'_>, cue: &Cue) -> Option<Content> {
    let parse = reader.context.clauses.parse;
    let span = parse.span(&cue.words);
    let is_its = |one: &&Quotation| one.cue.as_ref().is_some_and(|cue| cue.span.overlaps(span));
    let quotation = reader.context.quotations_near(span).find(is_its)?;
    let words = parse.tokens_touching(quotation.content[0]);
    (!words.is_empty()).then(|| of_words(reader, words))
}

/// "The plan that it opposes", "the plan, which it opposes": what the clause of the cue describes.
fn governing(reader: &Reader<'_>, cue: &Cue) -> Option<Content> {
    let parse = reader.context.clauses.parse;
    let noun = parse
        .head(cue.clause.word)
        .filter(|_| matches!(parse.relation(cue.clause.word), Relation::Relative | Relation::NounClause))?;
    let is_holder = cue.clause.argument(Role::Subject).is_some_and(|one| one.word == noun);
    (!is_holder).then(|| of_words(reader, parse.noun_phrase(noun)))
}

/// The words after a cue in its clause, else those before it.
fn rest(reader: &Reader<'_>, cue: &Cue) -> Content {
    let parse = reader.context.clauses.parse;
    let phrase = parse.phrase(cue.clause.word);
    let is_word = |at: &usize| parse.upos(*at) != Upos::Punct;
    let after = cue.words.end.max(phrase.start)..phrase.end.min(extent::part(reader, cue).end);
    let start = after.clone().find(is_word);
    match start {
        Some(start) => of_words(reader, start..after.end),
        None => of_words(reader, cue.words.clone()),
    }
}

fn of_words(reader: &Reader<'_>, words: Range<usize>) -> Content {
    let clauses = reader.context.clauses;
    let word = clauses.parse.head_of(&words);
    Content { words, word, clause: clauses.of(word), slot: Slot::Object, is_denied: false, subject: None }
}

/// Whether nobody can hold what a cue says: buildings that will run through the desert plan nothing, floods threaten nobody.
fn is_of_things(reader: &Reader<'_>, cue: &Cue, words: &[usize]) -> bool {
    let act = reader.lexicon.rules[cue.rule].act;
    let plans = matches!(act, Act::Intend | Act::RuleOut | Act::Consider | Act::Threaten);
    plans
        && cue.clause.kind == Kind::Verb
        && !words.is_empty()
        && !words.iter().any(|&word| reader.can_hold(word))
}

/// "That would close the door": what was said before plans nothing.
pub(super) fn is_of_what_was_said(reader: &Reader<'_>, cue: &Cue) -> bool {
    let subject =
        cue.clause.argument(Role::Subject).filter(|one| !one.is_shared && cue.bare == Some(Bare::Will));
    subject
        .is_some_and(|one| reader.context.clauses.parse.is_any(one.word, &["that", "this", "these", "those"]))
}

/// Whose the position of a cue is, and how likely that is; `None` where it cannot be anybody's.
pub(super) fn holding(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Option<(Holding, f32)> {
    let parse = reader.context.clauses.parse;
    let quotation = reader.context.quotation_around(parse.span(&cue.words));
    let speaker = quotation.and_then(|quotation| quotation.speaker);
    let ruled = ruled(reader, cue, content);
    let named = named(reader, &ruled);
    let (choice, likelihood) =
        argument::choose(reader.context, reader.holders, &ask(reader, cue, &ruled, &named));
    let told_of = || reader.context.told_of(&cue.clause).filter(|subject| ruled[..] == [*subject]);
    let is_speaker =
        |word: usize| quotation.and_then(|quotation| reader.context.speaker_word(quotation)) == Some(word);
    // Of two words for one, those that rules name stand in the clause of the cue. "They told us to wait," somebody says: not they.
    let is_ruled = |word: usize| {
        ruled.contains(&word)
            || is_speaker(word) && told_of().is_some()
            // "Manila's Marcos": whoever possesses is not who is named.
            || ruled.iter().any(|&at| parse.head(word) == Some(at) && parse.relation(word) == Relation::Possessor)
            || reader.entity_at(word).is_some_and(|entity| named.contains(&entity))
    };
    let act = reader.lexicon.rules[cue.rule].act;
    let is_given = cue.bare.is_none()
        && matches!(act, Act::Request | Act::Demand | Act::Permit | Act::Forbid | Act::Pledge | Act::Offer);
    let by_nobody = is_given && reader.context.is_done_by_nobody(&cue.clause);
    // "An offer from the board": no offer makes itself.
    let is_cue = |word: usize| cue.words.contains(&word) && cue.clause.kind == Kind::Noun;
    let choice = choice.filter(|&word| !(is_cue(word) || by_nobody && is_speaker(word)));
    let words = if choice.is_some_and(is_ruled) { ruled } else { Vec::from_iter(choice) };
    if is_of_things(reader, cue, &words) {
        return None;
    }
    let mut holders = Vec::new();
    let told = words.iter().filter_map(|&word| holder::all_who_told(reader, word, quotation));
    holders.extend(told.flatten().take(MOST));
    let is_they = !holders.is_empty();
    let named = words.iter().filter(|_| !is_they).flat_map(|&word| reader.context.discourse.listed(word));
    for phrase in named.take(MOST) {
        holders.extend(holder(reader, &phrase, quotation).filter(|one| holder::is_new(&holders, one)));
    }
    let is_holder = |id: EntityId| holders.iter().any(|holder: &Holder| holder.entity == Some(id));
    let spokesperson = speaker.filter(|&id| !is_holder(id));
    Some((Holding { holders, word: words.first().copied(), spokesperson }, likelihood))
}

/// The heads of the words that rules name as holders.
fn ruled(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Vec<usize> {
    let words: Vec<_> = who(reader, cue, content).into_iter().map(|word| owner(reader, word)).collect();
    if !words.is_empty() {
        return words;
    }
    let parse = reader.context.clauses.parse;
    let quotation = reader.context.quotation_around(parse.span(&cue.words));
    quotation.and_then(|quotation| reader.context.speaker_word(quotation)).into_iter().collect()
}

/// The number of an act in the rows of trees.
pub(super) fn label(act: Act) -> u8 {
    // An act that is none of them is read like the plainest of them: somebody does it to something.
    let act = if act == Act::Other { Act::Decide } else { act };
    ACTS.iter().position(|one| *one == act).unwrap_or_default() as u8
}

/// Those whom words name.
fn named(reader: &Reader<'_>, words: &[usize]) -> Vec<EntityId> {
    words.iter().filter_map(|&word| reader.entity_at(word)).collect()
}

fn ask<'a>(reader: &Reader<'_>, cue: &'a Cue, ruled: &'a [usize], named: &'a [EntityId]) -> Ask<'a> {
    let label = label(reader.lexicon.rules[cue.rule].act);
    Ask { label, clause: &cue.clause, ruled, named, taken: &[] }
}

/// Those who may hold what a cue says.
#[cfg(feature = "train")]
pub(super) fn options(reader: &Reader<'_>, cue: &Cue, content: &Content) -> crate::learn::choice::Choice {
    let ruled = ruled(reader, cue, content);
    let named = named(reader, &ruled);
    let options = argument::options(reader.context, &ask(reader, cue, &ruled, &named));
    crate::learn::choice::Choice { span: reader.context.clauses.parse.span(&cue.words), ..options }
}

/// "The union's proposal": whoever owns what holds no position of its own.
fn owner(reader: &Reader<'_>, word: usize) -> usize {
    let owner = reader.context.clauses.parse.dependent(word, Relation::Possessor);
    owner.filter(|_| !reader.can_hold(word)).unwrap_or(word)
}

/// The heads of the words that tell whose it is.
fn who(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Vec<usize> {
    let clauses = reader.context.clauses;
    let clause = &cue.clause;
    let act = reader.lexicon.rules[cue.rule].act;
    // "They must go": whoever says so holds it.
    let asks = matches!(act, Act::Request | Act::Demand);
    let is_needed = asks && cue.index.is_some_and(|index| clauses.is_needed(index));
    if matches!(cue.bare, Some(Bare::Must | Bare::Should)) || is_needed || content.slot == Slot::Subject {
        return Vec::new();
    }
    if clause.kind == Kind::Noun && clause.word == clauses.parse.head_of(&cue.words) || cue.index.is_none() {
        return holder::of_noun(reader, cue);
    }
    let binds = matches!(act, Act::Pledge | Act::Agree | Act::Intend | Act::Offer | Act::Threaten);
    if let Some(subject) = content.subject.filter(|_| binds && cue.bare.is_none())
        && clauses.parse.upos(subject) != Upos::Pron
        && reader.can_hold(subject)
    {
        return vec![subject];
    }
    // "I will not be lectured by them": whoever says so of themselves holds it.
    let patient = clause.argument(Role::Object).filter(|_| cue.bare.is_some() && clause.is_passive);
    if let Some(own) = patient.filter(|one| clauses.parse.is_any(one.word, &["i", "we"])) {
        return vec![own.word];
    }
    let subjects: Vec<_> = by_role(clause, Role::Subject).take(MOST).collect();
    let is_asked = matches!(act, Act::Request | Act::Demand | Act::Permit | Act::Forbid);
    if subjects.is_empty()
        && clause.is_passive
        && (cue.bare.is_some() || !is_asked && content.slot != Slot::Object)
    {
        return by_role(clause, Role::Object).take(1).collect();
    }
    if !subjects.is_empty() {
        return subjects;
    }
    let above = || clauses.subjects_above(clause).find(|&word| reader.can_hold(word));
    let above = clauses.late_agent(clause).or_else(|| above().filter(|_| !clause.is_passive));
    above.into_iter().collect()
}

fn by_role(clause: &Clause, role: Role) -> impl Iterator<Item = usize> + '_ {
    clause.arguments.iter().filter(move |one| one.role == role).map(|one| one.word)
}

/// The holder that a noun or pronoun is.
fn holder(reader: &Reader<'_>, phrase: &NounPhrase<'_>, quotation: Option<&Quotation>) -> Option<Holder> {
    let parse = reader.context.clauses.parse;
    let span = parse.span(&phrase.words);
    let form = parse.form(phrase.head).to_lowercase();
    let entity = phrase.entity().or_else(|| reader.context.discourse.unnamed(phrase.head));
    if matches!(&*form, "i" | "we" | "our" | "my" | "us" | "me") {
        let speaker = quotation.and_then(|quotation| quotation.speaker);
        let body = |id: EntityId| reader.context.discourse[id].institution();
        let we = !matches!(&*form, "i" | "my" | "me");
        let entity = speaker.map(|id| body(id).filter(|_| we).unwrap_or(id)).or(entity);
        return Some(Holder { entity, span, count: None });
    }
    if matches!(parse.upos(phrase.head), Upos::Pron | Upos::Det) && entity.is_none() {
        let is_told = |one: &&Quotation| {
            one.kind != QuotationKind::Direct && !one.parts.iter().any(|part| part.contains(span))
        };
        let speaker = quotation.filter(is_told).and_then(|quotation| quotation.speaker);
        let entity = speaker.filter(|_| reader.may_mean(&form, speaker));
        return Some(Holder { entity, span, count: None });
    }
    let is_thing = entity.is_some_and(|id| reader.context.discourse[id].kind == EntityKind::Product);
    (!is_thing).then(|| Holder { entity, span, count: reader.count(&phrase.words) })
}
