//! Phrases that may mean somebody or something already spoken of: "the company", "both countries", "it", "their".

use std::ops::Range;

use super::kind::NounKinds;
use crate::syntax::{Relation, Tree};
use crate::types::Upos;

/// Words that hang on one another, at most, from the head of a phrase to its edge.
const DEPTH: usize = 6;

/// Words of a phrase, at most.
const WORDS: usize = 24;

/// What a phrase says of its being known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// "He", "her": resolved before.
    He,
    It,
    Its,
    They,
    Their,
    /// "The company"
    Definite,
    /// "This company"
    Demonstrative,
    /// "Its company"
    Possessed,
    /// "A company", "some companies", "companies"
    Indefinite,
}

/// A phrase and where it stands.
#[derive(Clone, Debug)]
pub(in super::super) struct Phrase {
    pub(in super::super) words: Range<usize>,
    pub(in super::super) head: usize,
    pub(in super::super) sentence: usize,
    pub(in super::super) form: Form,
    pub(in super::super) is_plural: bool,
    /// Head in small letters, in its dictionary form.
    pub(in super::super) lemma: String,
    /// What the noun is for, as [`NounKinds`] has it.
    pub(super) noun: Option<&'static str>,
    /// How many, where the words say two or three: "both countries", "the trio".
    pub(super) count: u8,
    /// Names and adjectives of names before the head, in reading order: "Nigerian" of "the Nigerian army".
    pub(super) proper: Vec<String>,
    /// Whether nouns or numbers stand before the head: "rebel forces".
    pub(super) is_narrow: bool,
    /// Whether words after the head say more of it.
    pub(super) is_told: bool,
}

impl Form {
    pub(in super::super) fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::It | Self::Its | Self::They | Self::Their)
    }
}

/// The phrases of a text that are no part of a name, in reading order of their heads; `names` are where names stand.
pub(in super::super) fn phrases(tree: &Tree<'_>, names: &[Range<usize>], kinds: &NounKinds) -> Vec<Phrase> {
    let mut out = Vec::new();
    let mut next = 0;
    for (sentence, words) in tree.text.sentence_tokens.iter().enumerate() {
        for at in words.clone() {
            next += names[next..].partition_point(|name| name.end <= at);
            let is_named = names.get(next).is_some_and(|name| name.contains(&at));
            match tree.upos(at) {
                Upos::Pron if !is_named => out.extend(pronoun(tree, at, sentence)),
                Upos::Noun if !is_named && is_head(tree, at, names, next) => {
                    let near = &names[next..names.len().min(next + 4)];
                    let phrase = noun(tree, at, sentence, words, kinds);
                    out.extend(phrase.filter(|phrase| !is_title(tree, phrase, near)));
                }
                _ => {}
            }
        }
    }
    out
}

fn pronoun(tree: &Tree<'_>, at: usize, sentence: usize) -> Option<Phrase> {
    let small = tree.form(at).to_lowercase();
    let (form, is_plural) = match small.as_str() {
        "it" | "itself" => (Form::It, false),
        "its" => (Form::Its, false),
        "they" | "them" | "themselves" => (Form::They, true),
        "their" | "theirs" => (Form::Their, true),
        _ => return None,
    };
    Some(Phrase {
        words: at..at + 1,
        head: at,
        sentence,
        form,
        is_plural,
        lemma: small,
        noun: None,
        count: 0,
        proper: Vec::new(),
        is_narrow: false,
        is_told: false,
    })
}

/// Whether a phrase is no more than the title of a name that ends it or follows it: "Leader of the Opposition Ana Duarte", or
/// "adviser Ana Duarte" where the parser hangs both on one verb.
fn is_title(tree: &Tree<'_>, phrase: &Phrase, names: &[Range<usize>]) -> bool {
    let is_noun = |at: usize| matches!(tree.upos(at), Upos::Noun | Upos::Propn);
    names.iter().filter(|name| name.start > phrase.head).any(|name| {
        let ends_it = name.end == phrase.words.end && is_noun(name.start - 1);
        let follows = name.start == phrase.head + 1 && {
            let above = tree.head(tree.top(name.clone()));
            above == Some(phrase.head) || above == tree.head(phrase.head)
        };
        ends_it || follows
    })
}

/// Whether a noun is the head of a phrase that no name stands beside: not "chief" in "chief Ana Duarte".
fn is_head(tree: &Tree<'_>, at: usize, names: &[Range<usize>], next: usize) -> bool {
    let relation = tree.relation(at);
    if relation.is_part() || matches!(relation, Relation::Apposition | Relation::Case | Relation::Adverb) {
        return false;
    }
    let in_name = |word: usize| {
        let near = names[next.saturating_sub(1)..].iter().take(4);
        near.into_iter().any(|name| name.contains(&word))
    };
    let is_predicate = tree.dependent(at, Relation::Copula).is_some();
    let names_it =
        |&word: &usize| matches!(tree.relation(word), Relation::Apposition | Relation::Part) && in_name(word);
    // "The president, Ana Duarte," and the parser may have it otherwise.
    let is_named_behind = tree.len() > at + 2
        && tree.form(at + 1) == ","
        && names[next..].iter().take(2).any(|name| {
            name.start == at + 2 && tree.len() > name.end && matches!(tree.form(name.end), "," | ".")
        });
    !is_predicate && !is_named_behind && !tree.dependents(at).any(|word| names_it(&word))
}

fn noun(
    tree: &Tree<'_>,
    at: usize,
    sentence: usize,
    within: &Range<usize>,
    kinds: &NounKinds,
) -> Option<Phrase> {
    let start = edge_before(tree, at, DEPTH).max(within.start).max(at.saturating_sub(WORDS));
    let (end, is_told) = edge_after(tree, at);
    let end = end.min(within.end).min(at + WORDS);
    let is_plural = tree.tag(at) == "NNS";
    let form = form(tree, at);
    let is_capital = |word: usize| tree.form(word).starts_with(char::is_uppercase);
    if form == Form::Indefinite && !is_plural && is_capital(at) && at > within.start {
        return None;
    }
    let before = start..at;
    let proper = before.clone().filter(|&word| word > within.start && is_capital(word));
    let proper = proper.map(|word| tree.form(word).to_owned()).collect();
    let is_narrow = before.into_iter().any(|word| {
        tree.head(word) == Some(at)
            && matches!(tree.relation(word), Relation::Compound | Relation::Numeral | Relation::Part)
    });
    let lemma = tree.lemma(at).to_lowercase();
    Some(Phrase {
        words: start..end,
        head: at,
        sentence,
        form,
        is_plural,
        noun: kinds.of(&lemma),
        count: count(tree, at, &lemma),
        lemma,
        proper,
        is_narrow,
        is_told,
    })
}

/// How many a phrase speaks of, two or three; 0 for any other number.
fn count(tree: &Tree<'_>, at: usize, lemma: &str) -> u8 {
    let by = |word: &str| {
        let is = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
        match word.len() {
            1..=6 if is(&["two", "both", "2", "pair", "duo", "couple"]) => 2,
            1..=6 if is(&["three", "3", "trio"]) => 3,
            _ => 0,
        }
    };
    let told = tree.dependents(at).filter(|&word| word < at);
    told.map(|word| by(tree.form(word))).max().unwrap_or(0).max(by(lemma))
}

fn form(tree: &Tree<'_>, at: usize) -> Form {
    if tree.dependent(at, Relation::Possessor).is_some() {
        return Form::Possessed;
    }
    let is = |words: &[&str]| {
        let mut determiners = tree.dependents(at).filter(|&word| tree.relation(word) == Relation::Determiner);
        determiners.any(|word| words.iter().any(|one| one.eq_ignore_ascii_case(tree.form(word))))
    };
    if is(&["this", "that", "these", "those"]) {
        Form::Demonstrative
    } else if is(&["the", "both"]) {
        Form::Definite
    } else {
        Form::Indefinite
    }
}

/// The first word of what stands before a head and hangs on it.
fn edge_before(tree: &Tree<'_>, at: usize, depth: usize) -> usize {
    let first = tree.dependents(at).find(|&word| {
        word < at
            && matches!(
                tree.relation(word),
                Relation::Determiner
                    | Relation::Adjective
                    | Relation::Compound
                    | Relation::Part
                    | Relation::Numeral
                    | Relation::Possessor
                    | Relation::Noun
                    | Relation::Adverb
            )
    });
    match first {
        Some(first) if depth > 0 => edge_before(tree, first, depth - 1),
        Some(first) => before_hyphen(tree, first),
        None => before_hyphen(tree, at),
    }
}

/// The first word of a hyphenated one: "Iran" of "Iran-backed".
fn before_hyphen(tree: &Tree<'_>, at: usize) -> usize {
    let tokens = &tree.text.tokens;
    let is_joined =
        |at: usize| at > 1 && tree.form(at - 1) == "-" && tokens[at - 2].end() + 1 == tokens[at].start();
    std::iter::successors(Some(at), |&at| is_joined(at).then(|| at - 2)).take(DEPTH).last().unwrap_or(at)
}

/// The end of what stands after a head and hangs on it with a preposition, and whether anything more is told of it.
fn edge_after(tree: &Tree<'_>, at: usize) -> (usize, bool) {
    let mut end = at + 1;
    let mut is_told = false;
    for word in tree.dependents(at).filter(|&word| word > at) {
        let relation = tree.relation(word);
        is_told |= matches!(relation, Relation::Noun | Relation::Relative | Relation::NounClause);
        if relation == Relation::Noun && word < end + 8 {
            let (inner, _) =
                if word - at < WORDS { edge_after_within(tree, word, DEPTH) } else { (word + 1, false) };
            end = end.max(inner);
        }
    }
    let comma = (at + 1..end).find(|&word| matches!(tree.form(word), "," | "(" | "—" | "–" | ";" | ":"));
    (comma.unwrap_or(end), is_told)
}

fn edge_after_within(tree: &Tree<'_>, at: usize, depth: usize) -> (usize, bool) {
    let last = tree.dependents(at).rfind(|&word| word > at && tree.relation(word) == Relation::Noun);
    match last {
        Some(last) if depth > 0 && last < at + WORDS => edge_after_within(tree, last, depth - 1),
        _ => {
            let part = tree.dependents(at).rfind(|&word| word > at && tree.relation(word).is_part());
            (part.unwrap_or(at) + 1, false)
        }
    }
}
