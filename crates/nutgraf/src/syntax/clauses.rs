//! The clauses of a text: every verb with those who take part, whether they stand in its own clause or are lent.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::argument;
use super::clause::{Argument, Clause, Kind, Link, Role, Tense};
use super::condition::{self, Conditions};
use super::mend;
use super::parse::Parse;
use super::relation::Relation;
use super::standing::Veridicality;
use super::verb;
use crate::lexicon;
use crate::types::Upos;

/// Clauses that a subject is looked for upwards through.
const STEPS: usize = 6;

/// Verbs whose subject, not their object, does what they say: "promised him to go".
const SUBJECT_CONTROL: [&str; 8] =
    ["promise", "vow", "pledge", "threaten", "offer", "agree", "swear", "refuse"];

/// Verbs whose clause with "that" is always wished for, never told.
const ONLY_WANT: [&str; 8] = ["demand", "request", "require", "recommend", "propose", "order", "urge", "ask"];

/// What words say of clauses.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) conditions: Conditions,
    pub(crate) veridicality: Veridicality,
    irregular: Irregular,
}

/// Past forms of verbs and their dictionary forms.
#[derive(Debug)]
struct Irregular(FxHashMap<&'static str, &'static str>);

impl Default for Irregular {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../data/en/lexicon/irregular_verb.tsv"));
        Self(rows.map(|row| (row[0], row[1])).collect())
    }
}

impl Irregular {
    /// The dictionary form of a verb: that of the list for a past form, else the lemmatizer's.
    fn lemma(&self, parse: &Parse<'_>, word: usize) -> String {
        let is_past = matches!(parse.tag(word), "VBD" | "VBN");
        let known = is_past.then(|| self.0.get(&*parse.form(word).to_lowercase())).flatten();
        known.map_or_else(|| parse.lemma(word), |lemma| (*lemma).to_owned())
    }
}

/// All clauses of a text, in the order of their predicates.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    pub(crate) parse: &'a Parse<'a>,
    pub(crate) all: Vec<Clause>,
    /// For each word the clause whose predicate it is, one more than its index.
    of_word: Vec<u32>,
    /// Clauses and those that hang on them, in this order.
    below: Vec<(usize, usize)>,
    pub(super) conditions: Vec<(usize, condition::Condition)>,
}

impl<'a> Clauses<'a> {
    /// The clauses of a text.
    pub(crate) fn find(parse: &'a Parse<'a>, rules: &Rules) -> Self {
        let mut of_word = vec![0; parse.len()];
        let mut all = Vec::new();
        for (sentence, words) in parse.text.sentence_tokens.iter().enumerate() {
            for word in words.clone() {
                if let Some(kind) = predicate(parse, word) {
                    all.push(bare(parse, word, kind, sentence, Some(&rules.irregular)));
                    of_word[word] = all.len() as u32;
                }
            }
        }
        let mut clauses = Self { parse, all, of_word, below: Vec::new(), conditions: Vec::new() };
        clauses.link();
        clauses.mend(&rules.veridicality);
        clauses.lend();
        clauses.conditions = condition::find(&clauses, &rules.conditions);
        clauses
    }

    /// The index of the clause whose predicate is `word`.
    pub(crate) fn of(&self, word: usize) -> Option<usize> {
        (self.of_word[word] as usize).checked_sub(1)
    }

    /// The index of the nearest clause above a word.
    pub(crate) fn above(&self, word: usize) -> Option<usize> {
        self.parse.above(word).find_map(|at| self.of(at))
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
    pub(crate) fn conditions_of(&self, index: usize) -> impl Iterator<Item = &condition::Condition> {
        let from = self.conditions.partition_point(|(of, _)| *of < index);
        self.conditions[from..].iter().take_while(move |(of, _)| *of == index).map(|(_, one)| one)
    }

    /// "Was slammed for the delay by the union": the noun behind the "by" that the parser hung on a later word.
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
    pub(crate) fn conditions_over(&self, index: usize) -> Vec<&condition::Condition> {
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

    /// The words of a sentence.
    pub(crate) fn sentence_words(&self, sentence: usize) -> Range<usize> {
        self.parse.text.sentence_tokens[sentence].clone()
    }

    /// Tells each clause which one it hangs on.
    fn link(&mut self) {
        for index in 0..self.all.len() {
            let word = self.all[index].word;
            let above = self.above(word);
            let hanging = mend::servant(self.parse, word).unwrap_or(word);
            let link = match self.parse.relation(hanging) {
                Relation::Complement | Relation::OpenComplement | Relation::ClauseSubject => Link::Complement,
                Relation::Conjunct => Link::Conjunct,
                Relation::Adverbial => Link::Adverbial,
                Relation::NounClause if self.completes_noun(word, above) => Link::Complement,
                Relation::Relative | Relation::NounClause => Link::Relative,
                Relation::Root | Relation::Parataxis => Link::Main,
                _ if self.all[index].kind == Kind::Noun => Link::Participant,
                _ => Link::Main,
            };
            let clause = &mut self.all[index];
            clause.link = if above.is_none() { Link::Main } else { link };
            clause.above = above;
            self.below.extend(above.map(|above| (above, index)));
        }
        self.below.sort_unstable();
    }

    /// "The pledge to send": an infinitive says what a noun is about.
    fn completes_noun(&self, word: usize, above: Option<usize>) -> bool {
        let is_noun = |above: &Clause| self.parse.head(word) == Some(above.word) && above.kind == Kind::Noun;
        above.is_some_and(|above| is_noun(&self.all[above])) && completes(self.parse, word)
    }

    /// Gives each clause what another lends it.
    fn lend(&mut self) {
        for index in 0..self.all.len() {
            argument::resolve_relative(self.parse, &mut self.all[index]);
        }
        for index in 0..self.all.len() {
            if self.surface_subject(index).is_none()
                && let Some(word) = self.lent_subject(index, STEPS)
            {
                let clause = &mut self.all[index];
                let role = if clause.is_passive { Role::Object } else { Role::Subject };
                clause.arguments.push(Argument { role, word, preposition: None, is_shared: true });
            }
            self.lend_object(index);
        }
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

    fn lent_subject(&self, index: usize, steps: usize) -> Option<usize> {
        let clause = &self.all[index];
        let (above, steps) = (clause.above?, steps.checked_sub(1)?);
        let lender = &self.all[above];
        let of_lender = || self.surface_subject(above).or_else(|| self.lent_subject(above, steps));
        match clause.link {
            Link::Conjunct | Link::Adverbial if clause.kind != Kind::Noun => of_lender(),
            Link::Complement if lender.kind == Kind::Noun => self.who_has(above).or_else(|| {
                let holds = lender.above.filter(|_| lender.link == Link::Participant)?;
                self.surface_subject(holds).or_else(|| self.lent_subject(holds, steps))
            }),
            Link::Complement if !is_finite(clause) => {
                let object = lender.argument(Role::Object).or(lender.argument(Role::Recipient));
                let object = object.filter(|_| !lender.is_passive && lender.kind == Kind::Verb);
                let object = object.filter(|_| !SUBJECT_CONTROL.contains(&&*lender.lemma));
                object.map(|object| object.word).or_else(of_lender)
            }
            _ => None,
        }
    }

    /// Who has what a noun says: "Norway's pledge", "a pledge by Norway".
    fn who_has(&self, index: usize) -> Option<usize> {
        let clause = &self.all[index];
        let has = clause.argument(Role::Possessor).or(clause.argument(Role::Subject));
        has.map(|argument| argument.word)
    }

    /// "Fund, arm and train the army": the first two have the object of the last, which stands right behind.
    fn lend_object(&mut self, index: usize) {
        let clause = &self.all[index];
        if clause.link != Link::Conjunct || clause.kind != Kind::Verb || clause.is_passive {
            return;
        }
        let Some(object) = clause.argument(Role::Object).copied() else { return };
        let Some(above) = clause.above else { return };
        let first = &self.all[above];
        let is_bare = first.arguments.iter().all(|argument| argument.word < first.word);
        let is_close = clause.word.abs_diff(first.word) <= 2 * STEPS && self.complement(above).is_none();
        if is_bare && is_close && first.kind == Kind::Verb && !first.is_passive {
            let lent = Argument { is_shared: true, ..object };
            self.all[above].arguments.push(lent);
            for at in above + 1..index {
                let between = &mut self.all[at];
                if between.above == Some(above) && between.argument(Role::Object).is_none() {
                    between.arguments.push(lent);
                }
            }
        }
    }
}

/// Whether its verb says when it is.
pub(super) fn is_finite(clause: &Clause) -> bool {
    clause.tense != Tense::None || clause.modal.is_some()
}

pub(super) fn has_to(parse: &Parse<'_>, word: usize) -> bool {
    parse
        .dependents(word)
        .any(|at| parse.relation(at) == Relation::Mark && parse.form(at).eq_ignore_ascii_case("to"))
}

/// Whether a clause that hangs on a noun says what it is about: "the pledge to send", "an assurance that it would".
fn completes(parse: &Parse<'_>, word: usize) -> bool {
    let opens = |at: usize| {
        parse.relation(at) == Relation::Mark && matches!(&*parse.form(at).to_ascii_lowercase(), "to" | "that")
    };
    parse.dependents(word).any(opens)
}

/// What kind of predicate a word is, if it is one.
fn predicate(parse: &Parse<'_>, word: usize) -> Option<Kind> {
    let relation = parse.relation(word);
    let is_complete = |at: usize| {
        matches!(
            parse.relation(at),
            Relation::Copula | Relation::Complement | Relation::OpenComplement | Relation::ClauseSubject
        ) || parse.relation(at) == Relation::NounClause && completes(parse, at)
    };
    match parse.upos(word) {
        Upos::Verb => {
            let is_other = relation.is_part()
                || matches!(
                    relation,
                    Relation::Case | Relation::Mark | Relation::Auxiliary | Relation::PassiveAuxiliary
                )
                || relation == Relation::Adjective && parse.head(word).is_some_and(|head| word < head);
            let is_own = !is_other || mend::is_gerund(parse, word);
            (is_own && !mend::serves(parse, word)).then_some(Kind::Verb)
        }
        Upos::Adj => parse.dependents(word).any(is_complete).then_some(Kind::Adjective),
        Upos::Noun | Upos::Propn | Upos::Adv | Upos::Pron | Upos::Num => {
            parse.dependents(word).any(is_complete).then_some(Kind::Noun)
        }
        Upos::Aux if matches!(relation, Relation::Root | Relation::Complement | Relation::Conjunct) => {
            Some(Kind::Verb)
        }
        _ => None,
    }
}

/// "Backed away", "backed down": an adverb that makes another verb of the one before it.
fn away(parse: &Parse<'_>, word: usize) -> Option<usize> {
    let next = Some(word + 1).filter(|&at| at < parse.len() && parse.relation(at) == Relation::Adverb)?;
    matches!(&*parse.form(next).to_ascii_lowercase(), "away" | "down" | "off" | "out").then_some(next)
}

/// "Let up to 500 in": the first words of a number are no particle.
fn counts(parse: &Parse<'_>, at: usize) -> bool {
    parse.len() > at + 2 && parse.form(at + 1).eq_ignore_ascii_case("to") && parse.upos(at + 2) == Upos::Num
}

/// A clause with what hangs on its predicate itself.
fn bare(
    parse: &Parse<'_>,
    word: usize,
    kind: Kind,
    sentence: usize,
    irregular: Option<&Irregular>,
) -> Clause {
    let group = verb::read(parse, word);
    let particle = parse.dependent(word, Relation::Particle).or_else(|| away(parse, word));
    let particle = particle.filter(|&at| at > word && !counts(parse, at));
    let mut lemma = irregular.map_or_else(|| parse.lemma(word), |irregular| irregular.lemma(parse, word));
    if let Some(particle) = particle {
        lemma.push(' ');
        lemma.push_str(parse.form(particle));
    }
    let is_passive = group.is_passive && kind == Kind::Verb;
    let arguments = argument::find(parse, word, kind, is_passive);
    let denied = arguments.iter().find_map(|argument| match argument.role {
        Role::Subject | Role::Object | Role::Recipient => verb::denier(parse, argument.word),
        _ => None,
    });
    let mut clause = Clause {
        word,
        lemma,
        kind,
        particle,
        arguments,
        is_passive,
        tense: group.tense,
        is_perfect: group.is_perfect,
        is_infinitive: group.is_infinitive,
        modal: group.modal,
        negator: group.negator.or(denied),
        link: Link::Main,
        above: None,
        sentence,
    };
    if let Some(servant) = mend::servant(parse, word) {
        clause.be_served(parse, servant);
    }
    clause
}
