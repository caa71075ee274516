//! The clauses of a text found: every verb with those who take part, whether they stand in its own clause or are lent.

use super::argument;
use super::clause::{Argument, Clause, Kind, Link, Role, is_finite};
use super::clauses::{Clauses, STEPS};
use super::condition::{self, Conditions};
use super::factuality::Veridicality;
use super::parse::Parse;
use super::predicate::{Verbs, bare, completes, predicate};
use super::relation::Relation;
use super::semi_auxiliary::semi_auxiliary;
use crate::types::Upos;

/// Verbs whose subject, not their object, does what they say: "promised him to go".
const SUBJECT_CONTROL: [&str; 8] =
    ["promise", "vow", "pledge", "threaten", "offer", "agree", "swear", "refuse"];

/// What words say of clauses.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) conditions: Conditions,
    pub(crate) veridicality: Veridicality,
    verbs: Verbs,
}

impl<'a> Clauses<'a> {
    /// The clauses of a text.
    pub(crate) fn find(parse: &'a Parse<'a>, rules: &Rules) -> Self {
        let mut of_word = vec![0; parse.len()];
        let mut all = Vec::new();
        for (sentence, words) in parse.text.sentence_tokens.iter().enumerate() {
            for word in words.clone() {
                if let Some(kind) = predicate(parse, word) {
                    all.push(bare(parse, word, kind, sentence, Some(&rules.verbs)));
                    of_word[word] = all.len() as u32;
                }
            }
        }
        let mut clauses = Self { parse, all, of_word, below: Vec::new(), conditions: Vec::new() };
        clauses.link();
        clauses.repair(&rules.veridicality);
        clauses.lend();
        clauses.conditions = condition::find(&clauses, &rules.conditions);
        clauses
    }

    /// Finds the clause that each clause hangs on.
    fn link(&mut self) {
        for index in 0..self.all.len() {
            let word = self.all[index].word;
            let above = self.above(word);
            let hanging = semi_auxiliary(self.parse, word).unwrap_or(word);
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
            self.lend_modal(index);
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

    /// "Will back the ceiling, end the subsidy and ban it": the verbs after the first have its auxiliary.
    fn lend_modal(&mut self, index: usize) {
        let clause = &self.all[index];
        let is_bare = clause.link == Link::Conjunct
            && clause.kind == Kind::Verb
            && !is_finite(clause)
            && !clause.is_infinitive
            && self.parse.tag(clause.word) == "VB";
        let Some(above) = clause.above.filter(|_| is_bare) else { return };
        let first = &self.all[above];
        if first.modal.is_some() && !first.is_perfect {
            let (modal, tense) = (first.modal, first.tense);
            let clause = &mut self.all[index];
            (clause.modal, clause.tense) = (modal, tense);
        }
    }

    fn lent_subject(&self, index: usize, steps: usize) -> Option<usize> {
        let clause = &self.all[index];
        let (above, steps) = (clause.above?, steps.checked_sub(1)?);
        let lender = &self.all[above];
        let of_lender = || self.surface_subject(above).or_else(|| self.lent_subject(above, steps));
        match clause.link {
            Link::Conjunct if clause.kind == Kind::Verb && self.is_of_many(clause.word) => {
                self.subject_of_many(above, steps).or_else(of_lender)
            }
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

    /// Whether the form of a verb is that of several: "have vowed", "are".
    fn is_of_many(&self, verb: usize) -> bool {
        let helps =
            |at: &usize| matches!(self.parse.relation(*at), Relation::Auxiliary | Relation::PassiveAuxiliary);
        let first = self.parse.dependents(verb).find(|at| *at < verb && helps(at)).unwrap_or(verb);
        self.parse.tag(first) == "VBP"
    }

    /// "Residents fear that the mine will poison it and have vowed to fight": the subject above that is several, where the nearest is one.
    fn subject_of_many(&self, index: usize, steps: usize) -> Option<usize> {
        let subject = self.surface_subject(index)?;
        let above = self.all[index].above.filter(|_| steps > 0)?;
        let is_plural = |at: usize| matches!(self.parse.tag(at), "NNS" | "NNPS");
        let is_list = |at: usize| self.parse.dependent(at, Relation::Conjunct).is_some();
        let is_one = self.all[index].link == Link::Complement
            && !is_plural(subject)
            && !is_list(subject)
            && self.parse.upos(subject) != Upos::Propn
            && !self.parse.is_any(subject, &["i", "you", "we", "they", "who", "which", "that"]);
        self.surface_subject(above).filter(|&at| is_one && (is_plural(at) || is_list(at)))
    }

    /// Who has what a noun says: "Norway's pledge", "a pledge by Norway".
    fn who_has(&self, index: usize) -> Option<usize> {
        let clause = &self.all[index];
        let has = clause.argument(Role::Possessor).or(clause.argument(Role::Subject));
        has.map(|argument| argument.word)
    }

    /// "Fund, arm and train the army": the first two have the object of the last, which stands right after it.
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
