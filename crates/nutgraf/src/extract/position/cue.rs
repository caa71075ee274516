//! The words that say an act.

use std::ops::Range;

use super::Reader;
use super::lexicon::{Bare, Entry, Rule};
use crate::syntax::{Clause, Kind, Link, Modal, Relation, Role, Tense};
use crate::types::{Act, Upos};

/// Words between a verb and what belongs to it.
const NEAR: usize = 3;

/// The words that say an act, with their clause.
#[derive(Debug)]
pub(super) struct Cue {
    /// Index of the rule.
    pub(super) rule: usize,
    pub(super) words: Range<usize>,
    pub(super) lemma: String,
    pub(super) clause: Clause,
    /// Index of the clause; of a noun that has none, `None`.
    pub(super) index: Option<usize>,
    /// Whether the passive tells how its subject stands ("is opposed to").
    pub(super) is_participle: bool,
    /// The modal, where no other word says the act.
    pub(super) bare: Option<Bare>,
    /// How likely the model takes it for the cue of its act; `None` where a rule says so.
    pub(super) score: Option<f32>,
}

impl Cue {
    /// "Neither confirmed nor denied": whoever does so says nothing either way.
    pub(super) fn is_neither(&self, reader: &Reader<'_>) -> bool {
        let parse = reader.context.clauses.parse;
        self.clause.negator.is_some_and(|at| parse.is_any(at, &["neither", "nor"]))
    }
}

/// The cues of a text, and the rules of those that are the predicate of each clause, bare modals apart.
pub(super) struct Cues {
    pub(super) all: Vec<Cue>,
    /// Indices of clauses and of rules, in order.
    rules: Vec<(usize, usize)>,
}

impl Cues {
    /// The rules by which the predicate of a clause says an act in words, as far as the rule of another cue minds: our own rules
    /// do not mind those of the user.
    pub(super) fn rules_of<'a>(
        &'a self,
        reader: &'a Reader<'_>,
        clause: usize,
        of: &'a Rule,
    ) -> impl Iterator<Item = &'a Rule> {
        let from = self.rules.partition_point(|(of, _)| *of < clause);
        let here = self.rules[from..].iter().take_while(move |(of, _)| *of == clause);
        let rules = here.map(|(_, rule)| &reader.lexicon.rules[*rule]);
        rules.filter(move |rule| rule.own.is_none() || of.own.is_some())
    }
}

/// The cues of a text.
pub(super) fn find(reader: &Reader<'_>) -> Cues {
    let clauses = reader.context.clauses;
    let mut cues = Vec::new();
    for (index, clause) in clauses.all.iter().enumerate() {
        let before = cues.len();
        match clause.kind {
            Kind::Verb => verbs(reader, index, clause, &mut cues),
            Kind::Adjective | Kind::Noun => predicates(reader, index, clause, &mut cues),
        }
        let rank = |cue: &Cue| {
            (!reader.lexicon.rules[cue.rule].is_future, std::cmp::Reverse(cue.words.len()), cue.rule)
        };
        cues[before..].sort_by_key(rank);
        if cues[before..].iter().all(|cue| reader.lexicon.rules[cue.rule].own.is_some()) {
            cues.extend(bare(reader, index, clause));
        }
    }
    for word in 0..clauses.parse.len() {
        if clauses.parse.upos(word) == Upos::Noun && reader.lexicon.may_be_noun(clauses.parse.form(word)) {
            nouns(reader, word, &mut cues);
        }
    }
    let in_words = cues.iter().filter(|cue| cue.bare.is_none());
    let mut rules: Vec<_> = in_words.filter_map(|cue| Some((cue.index?, cue.rule))).collect();
    rules.sort_unstable();
    Cues { all: cues, rules }
}

fn verbs(reader: &Reader<'_>, index: usize, clause: &Clause, cues: &mut Vec<Cue>) {
    let parse = reader.context.clauses.parse;
    let lemma = clause.verb();
    let entries = reader.lexicon.verb(lemma);
    if entries.is_empty() || is_wished_for(reader, clause) {
        return;
    }
    let rules_out = rules_out(reader, Some(index), clause);
    for entry in entries {
        let Some(end) = end(reader, clause, entry) else { continue };
        if rules_out && is_consent(reader.lexicon.rules[entry.rule].act) {
            continue;
        }
        if entry.is_participle && !(clause.is_passive && clause.argument(Role::Subject).is_none()) {
            continue;
        }
        let words = clause.word..end;
        let lemma = std::iter::once(lemma).chain(entry.words.iter().map(String::as_str)).collect::<Vec<_>>();
        cues.push(Cue {
            rule: entry.rule,
            words: if clause.word < end { words } else { clause.word..clause.word + 1 },
            lemma: lemma.join(" "),
            clause: clause.clone(),
            index: Some(index),
            is_participle: entry.is_participle || parse.tag(clause.word) == "VBN" && clause.is_passive,
            bare: None,
            score: None,
        });
    }
}

/// "Will not sign the accord": whether a denied future says what somebody will not do, whatever its verb would say alone.
pub(super) fn rules_out(reader: &Reader<'_>, index: Option<usize>, clause: &Clause) -> bool {
    let index = index.filter(|_| clause.negator.is_some());
    let told = index.and_then(|index| bare(reader, index, clause));
    told.is_some_and(|cue| cue.bare == Some(Bare::Will))
}

/// Whether an act lets others have what they want.
pub(super) fn is_consent(act: Act) -> bool {
    matches!(act, Act::Agree | Act::Offer | Act::Pledge | Act::Support)
}

/// "A proposal that Congress allow it": somebody else wants the act.
fn is_wished_for(reader: &Reader<'_>, clause: &Clause) -> bool {
    let clauses = reader.context.clauses;
    let that = clauses
        .parse
        .dependents(clause.word)
        .any(|at| at < clause.word && clauses.parse.form(at).eq_ignore_ascii_case("that"));
    let has_subject = clause.argument(Role::Subject).is_some_and(|one| !one.is_shared);
    that && has_subject
        && !clause.is_infinitive
        && clause.modal.is_none()
        && matches!(clause.link, Link::Complement | Link::Relative)
        && clauses.is_subjunctive(clause)
}

/// Where the words of an entry end that follow the verb, if they do.
fn end(reader: &Reader<'_>, clause: &Clause, entry: &Entry) -> Option<usize> {
    let parse = reader.context.clauses.parse;
    let sentence = reader.context.clauses.sentence_words(clause.sentence);
    let mut at = clause.word + 1;
    for (nth, word) in entry.words.iter().enumerate() {
        let within = if nth == 0 { NEAR } else { 2 };
        let is_it = |&at: &usize| parse.form(at).eq_ignore_ascii_case(word) || parse.lemma(at) == *word;
        at = (at..sentence.end.min(at + within)).find(is_it)? + 1;
    }
    Some(at)
}

/// Adjectives and what stands like one: "is ready", "is in favour of", "is against".
fn predicates(reader: &Reader<'_>, index: usize, clause: &Clause, cues: &mut Vec<Cue>) {
    let parse = reader.context.clauses.parse;
    for entry in reader.lexicon.adjective(&clause.lemma) {
        let start = clause.word.saturating_sub(entry.words.len());
        let stands = (start..).zip(&entry.words).all(|(at, word)| parse.form(at).eq_ignore_ascii_case(word));
        let is_bare = entry.words.is_empty() && clause.kind == Kind::Noun;
        if stands && !is_bare {
            cues.push(of_predicate(index, clause, entry.rule, start..clause.word + 1, clause.lemma.clone()));
        }
    }
    let has_copula = parse.dependent(clause.word, Relation::Copula).is_some();
    let case =
        parse.dependents(clause.word).find(|&at| parse.relation(at) == Relation::Case && at < clause.word);
    if let Some(case) = case.filter(|_| has_copula && clause.kind == Kind::Noun) {
        for entry in reader.lexicon.adjective(&parse.form(case).to_lowercase()) {
            cues.push(of_predicate(
                index,
                clause,
                entry.rule,
                case..case + 1,
                parse.form(case).to_lowercase(),
            ));
        }
    }
}

fn of_predicate(index: usize, clause: &Clause, rule: usize, words: Range<usize>, lemma: String) -> Cue {
    Cue {
        rule,
        words,
        lemma,
        clause: clause.clone(),
        index: Some(index),
        is_participle: false,
        bare: None,
        score: None,
    }
}

fn nouns(reader: &Reader<'_>, word: usize, cues: &mut Vec<Cue>) {
    let clauses = reader.context.clauses;
    let lemma = clauses.parse.lemma(word);
    let entries = reader.lexicon.noun(lemma);
    if entries.is_empty() || matches!(clauses.parse.relation(word), Relation::Compound | Relation::Part) {
        return;
    }
    let clause = clauses.noun(word);
    for entry in entries {
        cues.push(Cue {
            rule: entry.rule,
            words: word..word + 1,
            lemma: lemma.to_owned(),
            clause: clause.clone(),
            index: clauses.of(word),
            is_participle: false,
            bare: None,
            score: None,
        });
    }
}

/// A bare modal: what somebody will do, or says that another must do.
fn bare(reader: &Reader<'_>, index: usize, clause: &Clause) -> Option<Cue> {
    let is_verb = clause.kind == Kind::Verb && is_controlled(reader, clause);
    let is_hypothetical = clause.modal.is_some_and(|(modal, _)| modal == Modal::Would)
        && (clause.is_perfect || !reader.context.clauses.is_reported(clause));
    if !is_verb || is_hypothetical || clause.link == Link::Relative || clause.is_perfect {
        return None;
    }
    // "Will fund and train": the second verb only has the modal of the first, which says it.
    let has_modal_of_first = clause.link == Link::Conjunct
        && clause
            .modal
            .zip(clause.above)
            .is_some_and(|((_, at), above)| at < reader.context.clauses.all[above].word);
    if has_modal_of_first || is_measured(reader, clause) {
        return None;
    }
    if let Some(at) = super::expectation::expected_by(reader, clause).filter(|_| clause.modal.is_none()) {
        return Some(of_bare(reader, index, clause, Bare::Will, at));
    }
    let (modal, at) = match clause.modal {
        Some((Modal::Will | Modal::Would, at)) => (Bare::Will, at),
        Some((Modal::Could | Modal::May, at)) => (Bare::Could, at),
        // "Had to publish" tells what was done.
        Some((Modal::Must, at)) if reader.context.clauses.parse.form(at).eq_ignore_ascii_case("had") => {
            return None;
        }
        Some((Modal::Must, at)) => (Bare::Must, at),
        Some((Modal::Should, at)) => (Bare::Should, at),
        None if clause.tense == Tense::Future => (Bare::Will, clause.word.saturating_sub(1)),
        _ => return None,
    };
    if modal == Bare::Will && is_foretold(reader, clause) {
        return None;
    }
    Some(of_bare(reader, index, clause, modal, at))
}

/// Whether somebody decides what a verb says: not "will run out of money", whatever the parser takes "out" for.
pub(super) fn is_controlled(reader: &Reader<'_>, clause: &Clause) -> bool {
    let parse = reader.context.clauses.parse;
    let next = clause.word + 1;
    let has_part = next < parse.len() && matches!(parse.upos(next), Upos::Adp | Upos::Adv | Upos::Adj);
    let with_part = || format!("{} {}", clause.lemma, parse.form(next).to_lowercase());
    reader.lexicon.is_controlled(&clause.lemma) && (!has_part || reader.lexicon.is_controlled(&with_part()))
}

/// "Will run out of money": whether a verb of what somebody does says with the word behind it what befalls them.
pub(super) fn is_mishap(reader: &Reader<'_>, cue: &Cue) -> bool {
    cue.bare == Some(Bare::Will)
        && reader.lexicon.is_controlled(&cue.clause.lemma)
        && !is_controlled(reader, &cue.clause)
}

/// "Pleaded guilty", "pleaded not guilty" ask for nothing.
pub(super) fn is_plea(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let mut after = cue.clause.word + 1..parse.len().min(cue.clause.word + 3);
    cue.clause.lemma == "plead" && after.any(|at| parse.is_any(at, &["guilty", "innocent"]))
}

/// "More than we could carry" tells how much, not what is weighed.
fn is_measured(reader: &Reader<'_>, clause: &Clause) -> bool {
    let clauses = reader.context.clauses;
    clauses.opener(clause).is_some_and(|at| clauses.parse.is_any(at, &["than", "as"]))
}

/// "I am convinced that Congress will agree": what somebody thinks that another will do.
pub(super) fn is_foretold(reader: &Reader<'_>, clause: &Clause) -> bool {
    const THINK: [&str; 20] = [
        "assume",
        "believe",
        "bet",
        "certain",
        "confident",
        "convince",
        "convinced",
        "doubt",
        "doubtful",
        "expect",
        "fear",
        "forecast",
        "guess",
        "hope",
        "predict",
        "sure",
        "suspect",
        "think",
        "trust",
        "unsure",
    ];
    let clauses = reader.context.clauses;
    let above = clause.above.filter(|_| clause.link == Link::Complement);
    let Some(above) = above.map(|above| &clauses.all[above]) else { return false };
    let noun = clauses.noun_told_of(above, clause);
    let is_thought = THINK.contains(&noun.as_ref().unwrap_or(above).lemma.as_str());
    let is_other = |word: usize| clauses.parse.upos(word) != Upos::Pron;
    let subject = clause.argument(Role::Subject).map(|one| one.word);
    let warns = matches!(above.verb(), "warn" | "caution");
    subject.is_some_and(|subject| {
        is_other(subject) && (is_thought || warns && !reader.context.is_of_one_side(above, subject))
    })
}

fn of_bare(reader: &Reader<'_>, index: usize, clause: &Clause, modal: Bare, at: usize) -> Cue {
    Cue {
        rule: reader.lexicon.bare(modal),
        words: at..at + 1,
        lemma: reader.context.clauses.parse.lemma(at).to_owned(),
        clause: clause.clone(),
        index: Some(index),
        is_participle: false,
        bare: Some(modal),
        score: None,
    }
}
