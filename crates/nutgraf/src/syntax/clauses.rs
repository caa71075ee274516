//! The clauses of a text looked up: by word, by what they hang on, by the conditions that bound them.

use std::ops::Range;

use super::clause::{Argument, Clause, Condition, Kind, Link, Role, Tense};
use super::parse::Parse;
use super::predicate::bare;
use super::relation::Relation;
use crate::types::Upos;

/// Clauses that a subject is looked for upwards through.
pub(super) const STEPS: usize = 6;

/// Verbs whose clause with "that" is always wished for, never told.
const ONLY_WANT: [&str; 8] = ["demand", "request", "require", "recommend", "propose", "order", "urge", "ask"];

/// All clauses of a text, in the order of their predicates.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    pub(crate) parse: &'a Parse<'a>,
    pub(crate) all: Vec<Clause>,
    /// For each word the clause whose predicate it is, one more than its index.
    pub(super) of_word: Vec<u32>,
    /// Clauses and those that hang on them, in this order.
    pub(super) below: Vec<(usize, usize)>,
    pub(super) conditions: Vec<(usize, Condition)>,
}

impl<'a> Clauses<'a> {
    /// The index of the clause whose predicate is `word`.
    pub(crate) fn of(&self, word: usize) -> Option<usize> {
        (self.of_word[word] as usize).checked_sub(1)
    }

    /// Whether one of some words, or of several in a row, stands in the phrase of a word, however it is inflected; true where none is asked for.
    pub(crate) fn speaks_of(&self, word: usize, any: &[String]) -> bool {
        let parse = self.parse;
        let is = |at: usize, word: &str| {
            parse.form(at).eq_ignore_ascii_case(word) || parse.lemma(at).eq_ignore_ascii_case(word)
        };
        let phrase = parse.phrase(word);
        let stands = |words: &String, at: usize| {
            let places = (at..phrase.end).zip(words.split(' ')).filter(|(at, word)| is(*at, word)).count();
            places == words.split(' ').count()
        };
        any.is_empty() || any.iter().any(|words| phrase.clone().any(|at| stands(words, at)))
    }

    /// The index of the nearest clause above a word.
    pub(crate) fn above(&self, word: usize) -> Option<usize> {
        self.parse.above(word).find_map(|at| self.of(at))
    }

    /// Whether a word stands in a finite clause that describes something in the phrase of a word above it.
    pub(crate) fn is_described(&self, word: usize, above: usize) -> bool {
        let up = std::iter::once(word).chain(self.parse.above(word)).take_while(|&at| at != above);
        let is_finite = |clause: &Clause| clause.tense != Tense::None || clause.modal.is_some();
        let mut clauses = up.filter_map(|at| self.of(at)).map(|index| &self.all[index]);
        clauses.any(|clause| clause.link == Link::Relative && is_finite(clause))
    }

    /// What a noun or adjective says with those who take part in it, whether or not it has a clause of its own.
    pub(crate) fn noun(&self, word: usize) -> Clause {
        if let Some(index) = self.of(word) {
            return self.all[index].clone();
        }
        let above = self.above(word);
        let sentence = above.map_or_else(|| self.sentence(word), |above| self.all[above].sentence);
        let mut clause = bare(self.parse, word, Kind::Noun, sentence, None);
        (clause.link, clause.above) = (Link::Participant, above);
        clause
    }

    /// The index of the sentence of a word.
    pub(crate) fn sentence(&self, word: usize) -> usize {
        self.parse.text.sentence_tokens.partition_point(|words| words.end <= word)
    }

    /// The clauses that hang on a clause, in reading order.
    pub(crate) fn below(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.below.partition_point(|(above, _)| *above < index);
        self.below[from..].iter().take_while(move |(above, _)| *above == index).map(|(_, below)| *below)
    }

    /// The complement of a clause: the clause that it says, wants or does.
    pub(crate) fn complement(&self, index: usize) -> Option<usize> {
        self.below(index).find(|&below| self.all[below].link == Link::Complement)
    }

    /// "They need to go": whether a clause says what somebody must do.
    pub(crate) fn is_needed(&self, index: usize) -> bool {
        let below = self.complement(index).filter(|_| self.all[index].verb() == "need");
        below.is_some_and(|below| self.all[below].is_infinitive)
    }

    /// The clause of the verb whose object the noun of a clause is.
    pub(crate) fn object_of(&self, clause: &Clause) -> Option<usize> {
        clause.above.filter(|&above| {
            self.all[above].argument(Role::Object).is_some_and(|object| object.word == clause.word)
        })
    }

    /// The word before the predicate of a clause that opens it: a conjunction or a preposition.
    pub(crate) fn opener(&self, clause: &Clause) -> Option<usize> {
        let opens = |&at: &usize| matches!(self.parse.relation(at), Relation::Mark | Relation::Case);
        self.parse.dependents(clause.word).find(|at| opens(at) && *at < clause.word)
    }

    /// "That the army leave": the bare form, whoever the subject is. With many subjects it looks like the present, which
    /// a past verb ("insisted that they leave") or one that only wants ("demands that they leave") rules out.
    pub(crate) fn is_subjunctive(&self, clause: &Clause) -> bool {
        let tag = self.parse.tag(clause.word);
        if clause.tense == Tense::None && matches!(tag, "VB" | "VBN") {
            return true;
        }
        let is_one = |subject: &Argument| matches!(self.parse.tag(subject.word), "NN" | "NNP");
        let is_wanted = |above: usize| {
            let above = &self.all[above];
            above.tense == Tense::Past || ONLY_WANT.contains(&above.lemma.as_str())
        };
        let is_complement = || clause.link == Link::Complement && clause.above.is_some_and(is_wanted);
        tag == "VBP" && (clause.argument(Role::Subject).is_some_and(is_one) || is_complement())
    }

    /// The conditions that a clause states itself.
    pub(crate) fn conditions_of(&self, index: usize) -> impl Iterator<Item = &Condition> {
        let from = self.conditions.partition_point(|(of, _)| *of < index);
        self.conditions[from..].iter().take_while(move |(of, _)| *of == index).map(|(_, one)| one)
    }

    /// "Was slammed for the delay by the union": the noun after the "by" that the parser hung on a later word.
    pub(crate) fn late_agent(&self, clause: &Clause) -> Option<usize> {
        const REACH: usize = 20;
        if !clause.is_passive || clause.argument(Role::Subject).is_some() {
            return None;
        }
        let end = self.sentence_words(clause.sentence).end.min(clause.word + REACH);
        let is_by = |&at: &usize| {
            self.parse.relation(at) == Relation::Case && self.parse.form(at).eq_ignore_ascii_case("by")
        };
        let by = (clause.word + 1..end).find(is_by)?;
        self.parse.head(by).filter(|&noun| noun > by && self.parse.upos(noun) != Upos::Verb)
    }

    /// The subjects of the clauses above a clause, the nearest first: who may do what a clause without a subject says.
    pub(crate) fn subjects_above(&self, clause: &Clause) -> impl Iterator<Item = usize> + '_ {
        let above = std::iter::successors(clause.above, |&at| self.all[at].above).take(STEPS);
        above.filter_map(|at| self.surface_subject(at))
    }

    /// Whether a word stands in a condition.
    pub(crate) fn in_condition(&self, word: usize) -> bool {
        let sentence = self.sentence(word);
        let from = self.conditions.partition_point(|(of, _)| self.all[*of].sentence < sentence);
        let here = self.conditions[from..].iter().take_while(|(of, _)| self.all[*of].sentence == sentence);
        here.into_iter().any(|(_, condition)| condition.words.contains(&word))
    }

    /// The conditions that a clause stands under: its own and those of the clauses that it completes or stands beside.
    pub(crate) fn conditions_over(&self, index: usize) -> Vec<&Condition> {
        let mut found: Vec<_> = self.conditions_of(index).collect();
        let mut at = index;
        for _ in 0..STEPS {
            let clause = &self.all[at];
            let is_inside = matches!(clause.link, Link::Complement | Link::Conjunct | Link::Participant);
            let Some(above) = clause.above.filter(|_| is_inside) else { break };
            found.extend(
                self.conditions_of(above).filter(|condition| !condition.words.contains(&clause.word)),
            );
            at = above;
        }
        found
    }

    /// The words of the sentence of some words that stand near them: one without an end must not be read once for each of its facts.
    pub(crate) fn words_around(&self, words: &Range<usize>, reach: usize) -> Range<usize> {
        let sentence = self.sentence_words(self.sentence(words.start));
        sentence.start.max(words.start.saturating_sub(reach))..sentence.end.min(words.end + reach)
    }

    /// The words of a sentence.
    pub(crate) fn sentence_words(&self, sentence: usize) -> Range<usize> {
        self.parse.text.sentence_tokens[sentence].clone()
    }

    /// Whom the clause itself says it of.
    pub(crate) fn surface_subject(&self, index: usize) -> Option<usize> {
        let clause = &self.all[index];
        let by_role = |role| clause.argument(role).map(|argument| argument.word);
        match clause.is_passive {
            true => by_role(Role::Recipient).or_else(|| by_role(Role::Object)),
            false => by_role(Role::Subject),
        }
    }
}
