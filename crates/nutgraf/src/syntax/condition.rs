//! Conditions: the words from "if", "unless", "once" to the end of what they condition with.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::clause::Condition;
use super::clauses::Clauses;
use super::relation::Relation;
use crate::lexicon;
use crate::types::Upos;

/// Words that a connective has at most.
const WORDS: usize = 4;

/// Connectives of conditions, by their first word.
#[derive(Debug)]
pub(crate) struct Conditions(FxHashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>);

impl Default for Conditions {
    fn default() -> Self {
        let mut by_first: FxHashMap<_, Vec<(Vec<&str>, &str)>> = FxHashMap::default();
        for row in lexicon::rows(include_str!("../../data/en/lexicon/condition.tsv")) {
            let words: Vec<_> = row[0].split(' ').collect();
            by_first.entry(words[0]).or_default().push((words, row[1]));
        }
        by_first.values_mut().for_each(|all| all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        Self(by_first)
    }
}

/// The conditions of a text, each with the index of the clause that it bounds, in the order of these.
pub(super) fn find(clauses: &Clauses<'_>, conditions: &Conditions) -> Vec<(usize, Condition)> {
    let mut found = Vec::new();
    for sentence in &clauses.parse.text.sentence_tokens {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((end, kind)) = conditions.at(clauses, at..sentence.end) else {
                at += 1;
                continue;
            };
            let condition = bounded(clauses, at..end, kind, sentence);
            found.extend(
                condition.map(|(clause, condition)| (clause, with_not(clauses, condition, sentence.end))),
            );
            at = end;
        }
    }
    found.sort_by_key(|(clause, condition)| (*clause, condition.words.start));
    found
}

impl Conditions {
    /// Where the connective that begins there ends, and its kind.
    fn at(&self, clauses: &Clauses<'_>, words: Range<usize>) -> Option<(usize, &'static str)> {
        let form = |at: usize| clauses.parse.form(at);
        let first = form(words.start);
        if first.len() < 2 || first.len() > 12 {
            return None;
        }
        let known = self.0.get(&*first.to_ascii_lowercase())?;
        let stands = |all: &Vec<&str>| {
            all.len() <= words.len().min(WORDS)
                && (words.start..).zip(all).all(|(at, word)| form(at).eq_ignore_ascii_case(word))
        };
        known.iter().find(|(all, _)| stands(all)).map(|(all, kind)| (words.start + all.len(), *kind))
    }
}

/// The condition that a connective opens, if what it stands before is a clause or a noun that hangs on a clause.
fn bounded(
    clauses: &Clauses<'_>,
    connective: Range<usize>,
    kind: &'static str,
    sentence: &Range<usize>,
) -> Option<(usize, Condition)> {
    let parse = clauses.parse;
    let last = connective.end - 1;
    if parse.upos(last) == Upos::Noun {
        // "The moment the war ends"
        let describes = |at: usize| {
            matches!(parse.relation(at), Relation::Relative | Relation::NounClause | Relation::Adverbial)
        };
        let is_described = parse.dependents(last).any(|at| at > last && describes(at));
        let words = connective.start..parse.phrase(last).end.min(sentence.end);
        let above =
            clauses.above(last).filter(|&above| is_described && !words.contains(&clauses.all[above].word));
        return match above {
            Some(above) => Some((above, Condition { kind, words })),
            None => before_comma(clauses, connective, kind, sentence),
        };
    }
    if let Some(verb) = connective.clone().find(|&at| clauses.of(at).is_some()) {
        // "Provided that it pays": the connective is a verb to the parser.
        let words = connective.start..parse.phrase(verb).end.min(sentence.end);
        let above = clauses.above(verb).filter(|&above| !words.contains(&clauses.all[above].word));
        return above
            .filter(|_| words.len() > connective.len())
            .map(|above| (above, Condition { kind, words }));
    }
    let opens =
        |&at: &usize| matches!(parse.relation(at), Relation::Mark | Relation::Case | Relation::Adverb);
    let last = connective.clone().rev().find(opens)?;
    let head = connective
        .clone()
        .rev()
        .filter_map(|at| parse.head(at))
        .find(|head| *head >= connective.end && sentence.contains(head))?;
    let hangs = match parse.relation(head) {
        Relation::Adverbial => true,
        Relation::Oblique | Relation::Noun => parse.relation(last) != Relation::Adverb,
        // "Would consider it if" hangs on a wrong word at times, but stands beside its clause.
        Relation::Complement | Relation::Parataxis => {
            parse.relation(last) == Relation::Mark && !asks(clauses, head)
        }
        // "The reform on condition that pensions rise"
        Relation::Relative | Relation::NounClause => {
            parse.relation(last) == Relation::Mark
                && connective.clone().any(|at| parse.head(head) == Some(at))
        }
        _ => false,
    };
    let above = clauses.above(head).filter(|_| hangs)?;
    let phrase = parse.phrase(head);
    let words = connective.start..phrase.end.min(sentence.end);
    let bounded = clauses.all[above].word;
    (!words.contains(&bounded)).then_some((above, Condition { kind, words }))
}

/// "Even if Warsaw does not": the word that denies, where the parser hangs it elsewhere.
fn with_not(clauses: &Clauses<'_>, mut condition: Condition, end: usize) -> Condition {
    let parse = clauses.parse;
    let at = condition.words.end;
    if at < end && parse.upos(at - 1) == Upos::Aux && parse.is_any(at, &["not", "n't", "n’t"]) {
        condition.words.end += 1;
    }
    condition
}

/// "The moment the war ends, the guarantees will be given": what goes before the comma, if a verb is in it.
fn before_comma(
    clauses: &Clauses<'_>,
    connective: Range<usize>,
    kind: &'static str,
    sentence: &Range<usize>,
) -> Option<(usize, Condition)> {
    let parse = clauses.parse;
    let is_first = connective.start.saturating_sub(1) <= sentence.start
        || parse.upos(connective.start - 1) == Upos::Punct;
    let comma = (connective.end..sentence.end.min(connective.end + 20)).find(|&at| parse.form(at) == ",")?;
    let has_verb = (connective.end..comma).any(|at| clauses.of(at).is_some());
    let mut after = (comma + 1..sentence.end).filter_map(|at| clauses.of(at));
    let bounded = after.next().filter(|_| is_first && has_verb)?;
    Some((bounded, Condition { kind, words: connective.start..comma }))
}

/// "Asked if": the clause says what is asked.
fn asks(clauses: &Clauses<'_>, head: usize) -> bool {
    let parse = clauses.parse;
    parse.relation(head) == Relation::Complement && parse.head(head).is_some_and(|above| above < head)
}
