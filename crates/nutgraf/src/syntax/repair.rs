//! What a parser of news gets wrong more often than not, repaired by the words around it.

use super::clause::{Argument, Kind, Link, Role, Tense, is_finite};
use super::clauses::Clauses;
use super::factuality::Veridicality;
use super::predicate::is_gerund;
use super::relation::Relation;
use crate::types::Upos;

impl Clauses<'_> {
    /// Repairs what a parser of news gets wrong more often than not, before clauses lend one another anything.
    pub(super) fn repair(&mut self, veridicality: &Veridicality) {
        for index in 0..self.all.len() {
            self.repair_gerund(index);
            self.repair_subjects(index);
            self.repair_inverted(index);
            self.repair_headline(index);
            self.repair_contact(index);
            self.repair_infinitive(index, veridicality);
        }
    }

    fn repair_gerund(&mut self, index: usize) {
        let word = self.all[index].word;
        let noun = self.parse.head(word).filter(|_| is_gerund(self.parse, word));
        if let Some(noun) = noun {
            let clause = &mut self.all[index];
            let object = Argument { role: Role::Object, word: noun, preposition: None, is_shared: false };
            clause.arguments.push(object);
            clause.link = Link::Complement;
            if let Some(above) = clause.above {
                self.all[above].arguments.retain(|argument| argument.word != noun);
            }
        }
    }

    /// "“It must go,” said the minister": who stands after another verb than that it hangs on speaks by that one.
    fn repair_inverted(&mut self, index: usize) {
        let word = self.all[index].word;
        let is_subject = |at: usize| self.parse.relation(at).is_subject();
        let late = self.all[index].arguments.iter().find(|one| one.word > word && is_subject(one.word));
        let Some(late) = late.map(|one| one.word) else { return };
        let between = (word + 1..late).filter_map(|at| self.of(at));
        let speaks = between.rev().find(|&other| self.all[other].argument(Role::Subject).is_none());
        if let Some(other) = speaks.filter(|&other| !self.all[other].is_passive) {
            self.all[index].arguments.retain(|one| one.word != late);
            let subject = Argument { role: Role::Subject, word: late, preposition: None, is_shared: false };
            self.all[other].arguments.push(subject);
        }
    }

    /// "Macron in Paris after 26 nations pledged": who stands before the word that opens the clause is of another.
    fn repair_subjects(&mut self, index: usize) {
        const OPENERS: [&str; 7] = ["after", "as", "because", "before", "since", "when", "while"];
        let clause = &self.all[index];
        let subjects =
            || clause.arguments.iter().filter(|one| one.role == Role::Subject && one.word < clause.word);
        let (Some(first), Some(last)) = (subjects().next(), subjects().next_back()) else { return };
        let opens = |&at: &usize| OPENERS.iter().any(|word| self.parse.form(at).eq_ignore_ascii_case(word));
        let Some(opener) = (first.word..last.word).rev().find(opens) else { return };
        self.all[index].arguments.retain(|one| one.role != Role::Subject || one.word > opener);
    }

    /// "Spain to send ships, minister says": the first of two subjects is that of the infinitive after it.
    fn repair_headline(&mut self, index: usize) {
        let clause = &self.all[index];
        let Some(above) = clause.above.filter(|_| clause.is_infinitive && clause.link != Link::Relative)
        else {
            return;
        };
        let subjects = self.all[above].arguments.iter().filter(|argument| argument.role == Role::Subject);
        let [first, second] = subjects.map(|argument| argument.word).collect::<Vec<_>>()[..] else { return };
        let ends_before_to = self.parse.noun_phrase(first).end + 1 == clause.word;
        if ends_before_to && first < clause.word && clause.word < second {
            self.all[above].arguments.retain(|argument| argument.word != first);
            let subject = Argument { role: Role::Subject, word: first, preposition: None, is_shared: false };
            let clause = &mut self.all[index];
            clause.arguments.insert(0, subject);
            (clause.tense, clause.link) = (Tense::Future, Link::Complement);
        }
    }

    /// "The missiles the U.S. is selling": a clause with its own subject right after a noun describes it.
    fn repair_contact(&mut self, index: usize) {
        let clause = &self.all[index];
        let parse = self.parse;
        let is_bare = clause.link == Link::Adverbial && clause.kind == Kind::Verb && is_finite(clause);
        let opens = |at: usize| matches!(parse.relation(at), Relation::Mark | Relation::Adverb);
        let Some(subject) = clause.argument(Role::Subject).filter(|_| is_bare) else { return };
        let start = parse.noun_phrase(subject.word).start;
        let is_noun = |at: &usize| matches!(parse.upos(*at), Upos::Noun | Upos::Propn);
        let noun = start.checked_sub(1).filter(is_noun);
        let has_no_opener = !parse.dependents(clause.word).any(|at| opens(at) && at < clause.word);
        if let Some(noun) = noun.filter(|_| has_no_opener && clause.argument(Role::Object).is_none()) {
            let object = Argument { role: Role::Object, word: noun, preposition: None, is_shared: true };
            let clause = &mut self.all[index];
            clause.arguments.push(object);
            clause.link = Link::Relative;
        }
    }

    /// "Commits them to share": an infinitive that says what a verb wants is no purpose.
    fn repair_infinitive(&mut self, index: usize, veridicality: &Veridicality) {
        // "Blocked roads to demand it": these keep somebody from what they name; an infinitive is a purpose.
        const FROM: [&str; 8] =
            ["ban", "bar", "block", "discourage", "dissuade", "keep", "prevent", "prohibit"];
        let clause = &self.all[index];
        let is_bare_gerund = self.parse.tag(clause.word) == "VBG"
            && clause.word <= 2 + clause.above.map_or(0, |at| self.all[at].word);
        let may_complete = clause.link == Link::Adverbial && (clause.is_infinitive || is_bare_gerund);
        let Some(above) = clause.above.filter(|_| may_complete) else { return };
        let governor = &self.all[above];
        let keeps_from = clause.is_infinitive && FROM.contains(&governor.verb());
        let is_known = veridicality.knows(&governor.lemma) && governor.word < clause.word && !keeps_from;
        let comma = (governor.word..clause.word).any(|at| self.parse.form(at) == ",");
        if is_known && !comma && self.complement(above).is_none() {
            self.all[index].link = Link::Complement;
        }
    }
}
