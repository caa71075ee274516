//! What is seen of a word that may say where somebody stands: its lemma, its place in the tree, what hangs on it, who
//! does it, the words beside it. The trainer imports this code, so that training and reading cannot differ.

use super::view::View;
use crate::learn::feature::fingerprint;
use crate::types::Upos;

/// No more dependents of a word than this are looked at.
const DEPENDENTS: usize = 16;

const AUX: u32 = fingerprint("aux");
const AUX_PASSIVE: u32 = fingerprint("aux:pass");
const COPULA: u32 = fingerprint("cop");
const MARK: u32 = fingerprint("mark");
const CASE: u32 = fingerprint("case");
const PUNCT: u32 = fingerprint("punct");
const PARTICLE: u32 = fingerprint("compound:prt");
const SUBJECTS: [u32; 4] =
    [fingerprint("nsubj"), fingerprint("nsubj:pass"), fingerprint("nsubj:outer"), fingerprint("expl")];
const OBJECT: u32 = fingerprint("obj");
const BELOW: [u32; 6] = [
    fingerprint("obl"),
    fingerprint("nmod"),
    fingerprint("xcomp"),
    fingerprint("ccomp"),
    fingerprint("acl"),
    fingerprint("advcl"),
];
const CONJUNCT: u32 = fingerprint("conj");
const NOT: [u32; 6] = [
    fingerprint("not"),
    fingerprint("n't"),
    fingerprint("never"),
    fingerprint("no"),
    fingerprint("neither"),
    fingerprint("nobody"),
];
const TO: u32 = fingerprint("to");
const QUESTION: u32 = fingerprint("?");

/// Kinds of features: each has numbers of its own.
#[derive(Clone, Copy)]
enum Kind {
    Bias,
    Lemma,
    Form,
    Upos,
    Ending,
    Relation,
    LemmaRelation,
    Head,
    HeadRelation,
    LemmaHead,
    AboveHead,
    Has,
    LemmaHas,
    Dependent,
    LemmaDependent,
    Below,
    LemmaBelow,
    Under,
    Subject,
    LemmaSubject,
    HeadSubject,
    HeadDependent,
    Verb,
    Negated,
    LemmaNegated,
    Quoted,
    Before,
    After,
    BeforeLemma,
    LemmaAfter,
    Before2,
    After2,
    Sentence,
    First,
    Near,
}

/// Whether a word is one that may say where somebody stands or what happened.
#[must_use]
pub fn is_candidate(view: &View, word: usize) -> bool {
    let seen = &view.words[word];
    match seen.upos {
        Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv | Upos::Aux => true,
        // "Spain to send frigates": what a headline leaves out.
        Upos::Part => {
            seen.form == TO && seen.head.is_some_and(|head| view.words[head as usize].head.is_none())
        }
        _ => false,
    }
}

/// The number of a word alone: its lemma and part of speech.
#[must_use]
pub fn word(view: &View, word: usize) -> u32 {
    let seen = &view.words[word];
    mix(Kind::Upos, &[seen.upos as u32, seen.lemma])
}

/// Numbers that stand for what is seen of a word.
pub fn rows(view: &View, word: usize, out: &mut Vec<u32>) {
    out.clear();
    let mut add = |kind: Kind, parts: &[u32]| out.push(mix(kind, parts));
    own(view, word, &mut add);
    around(view, word, &mut add);
    below(view, word, &mut add);
    above(view, word, &mut add);
}

fn mix(kind: Kind, parts: &[u32]) -> u32 {
    let mut hash = 0x9e37_79b9_u32.wrapping_mul(kind as u32 + 1);
    for part in parts {
        hash = (hash ^ part).wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 15;
    }
    hash
}

/// What the word is.
fn own(view: &View, word: usize, add: &mut impl FnMut(Kind, &[u32])) {
    let seen = &view.words[word];
    let upos = seen.upos as u32;
    add(Kind::Bias, &[]);
    add(Kind::Lemma, &[seen.lemma]);
    add(Kind::Form, &[seen.form]);
    add(Kind::Upos, &[upos]);
    add(Kind::Upos, &[upos, seen.lemma]);
    add(Kind::Ending, &[seen.ending, upos]);
    add(Kind::Relation, &[seen.relation]);
    add(Kind::Relation, &[seen.relation, upos]);
    add(Kind::LemmaRelation, &[seen.lemma, seen.relation]);
    let quoted = u32::from(view.is_quoted(word));
    add(Kind::Quoted, &[quoted]);
    add(Kind::Quoted, &[quoted, seen.lemma]);
}

/// The words beside it, and its sentence.
fn around(view: &View, word: usize, add: &mut impl FnMut(Kind, &[u32])) {
    let lemma = view.words[word].lemma;
    let sentence = view.sentence(word);
    let at = |place: Option<usize>| match place {
        Some(place) if sentence.contains(&place) => (view.words[place].lemma, view.words[place].upos as u32),
        _ => (0, 0),
    };
    let (before, after) = (at(word.checked_sub(1)), at(Some(word + 1)));
    add(Kind::Before, &[before.0]);
    add(Kind::After, &[after.0]);
    add(Kind::BeforeLemma, &[before.0, lemma]);
    add(Kind::LemmaAfter, &[lemma, after.0]);
    add(Kind::Before2, &[at(word.checked_sub(2)).0, before.0]);
    add(Kind::After2, &[after.0, at(Some(word + 2)).0]);
    add(Kind::Near, &[before.1, after.1]);
    let last = &view.words[sentence.end - 1];
    add(Kind::Sentence, &[u32::from(last.form == QUESTION), u32::from(sentence.len() > 5)]);
    add(Kind::First, &[u32::from(sentence.start == 0), u32::from(word == sentence.start)]);
}

/// What hangs on the word.
fn below(view: &View, word: usize, add: &mut impl FnMut(Kind, &[u32])) {
    let seen = &view.words[word];
    for at in view.dependents(word).take(DEPENDENTS) {
        let one = &view.words[at];
        if one.relation == PUNCT {
            continue;
        }
        add(Kind::Has, &[one.relation]);
        add(Kind::LemmaHas, &[seen.lemma, one.relation]);
        add(Kind::Dependent, &[one.relation, one.lemma]);
        add(Kind::LemmaDependent, &[seen.lemma, one.relation, one.lemma]);
        if BELOW.contains(&one.relation) || one.relation == OBJECT {
            for under in view.dependents(at).take(DEPENDENTS) {
                let under = &view.words[under];
                if [CASE, MARK, AUX].contains(&under.relation) {
                    add(Kind::Below, &[one.relation, under.lemma]);
                    add(Kind::LemmaBelow, &[seen.lemma, one.relation, under.lemma]);
                    add(Kind::Under, &[seen.upos as u32, under.lemma, one.lemma]);
                }
            }
        }
    }
    let (verb, is_negated) = verb_group(view, word);
    add(Kind::Verb, &[verb, seen.upos as u32]);
    add(Kind::Verb, &[verb, u32::from(is_negated), seen.ending]);
    add(Kind::Negated, &[u32::from(is_negated)]);
    add(Kind::LemmaNegated, &[seen.lemma, u32::from(is_negated), verb]);
    let subject = subject(view, word);
    add(Kind::Subject, &[subject]);
    add(Kind::LemmaSubject, &[seen.lemma, subject]);
}

/// What the word hangs on.
fn above(view: &View, word: usize, add: &mut impl FnMut(Kind, &[u32])) {
    let seen = &view.words[word];
    let Some(head) = seen.head.map(|head| head as usize) else { return };
    let of = &view.words[head];
    add(Kind::Head, &[of.lemma]);
    add(Kind::HeadRelation, &[of.lemma, seen.relation]);
    add(Kind::LemmaHead, &[seen.lemma, of.lemma]);
    add(Kind::AboveHead, &[seen.relation, of.relation]);
    if let Some(top) = of.head.map(|top| &view.words[top as usize]) {
        add(Kind::AboveHead, &[seen.relation, of.relation, top.lemma]);
    }
    if seen.relation == CONJUNCT {
        add(Kind::AboveHead, &[of.lemma, of.relation]);
    }
    // What an auxiliary or a noun says depends on the verb above it, and on whose it is.
    if matches!(seen.upos, Upos::Aux | Upos::Part | Upos::Noun | Upos::Adv | Upos::Adj) {
        let subject = subject(view, head);
        let (verb, is_negated) = verb_group(view, head);
        add(Kind::HeadSubject, &[subject, seen.upos as u32]);
        add(Kind::HeadSubject, &[subject, seen.lemma]);
        add(Kind::HeadDependent, &[seen.lemma, verb, u32::from(is_negated)]);
        add(Kind::HeadDependent, &[seen.lemma, of.relation, u32::from(is_negated)]);
    }
    if seen.upos == Upos::Aux || seen.upos == Upos::Part {
        for one in view.dependents(head).take(DEPENDENTS).map(|at| &view.words[at]) {
            add(Kind::HeadDependent, &[seen.lemma, one.relation]);
        }
    }
}

/// The auxiliaries, copulas, marks and particles of a word in one number, and whether it is negated.
fn verb_group(view: &View, word: usize) -> (u32, bool) {
    let (mut group, mut is_negated) = (0_u32, false);
    for one in view.dependents(word).take(DEPENDENTS).map(|at| &view.words[at]) {
        if [AUX, AUX_PASSIVE, COPULA, MARK, PARTICLE].contains(&one.relation) {
            group = (group ^ one.lemma).wrapping_mul(0x0100_0193);
        }
        is_negated |= NOT.contains(&one.lemma);
    }
    (group, is_negated)
}

/// The kind of a word's subject in one number: a pronoun's lemma, else its part of speech and whether it is plural.
fn subject(view: &View, word: usize) -> u32 {
    let subject =
        view.dependents(word).take(DEPENDENTS).find(|&at| SUBJECTS.contains(&view.words[at].relation));
    subject.map_or(0, |at| {
        let seen = &view.words[at];
        let is_plural = u32::from(seen.form != seen.lemma);
        match seen.upos {
            Upos::Pron | Upos::Det => seen.lemma,
            Upos::Noun => 0x100 + is_plural + (seen.relation << 9),
            upos => 0x200 + upos as u32 + (seen.relation << 9),
        }
    })
}
