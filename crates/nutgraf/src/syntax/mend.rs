//! Verbs that serve others, and what a parser of news gets wrong more often than not.

use super::argument;
use super::clause::{Argument, Clause, Kind, Link, Modal, Role, Tense};
use super::clauses::{Clauses, has_to, is_finite};
use super::parse::Parse;
use super::relation::Relation;
use super::standing::Veridicality;
use crate::types::Upos;

/// Whether a verb only serves the one that completes it: "have to date ruled out", "is going to leave", "has yet to go".
pub(super) fn serves(parse: &Parse<'_>, word: usize) -> bool {
    served(parse, word).is_some()
}

/// The verb that a verb serves.
fn served(parse: &Parse<'_>, word: usize) -> Option<usize> {
    let form = parse.form(word).to_ascii_lowercase();
    let mut complements = parse
        .dependents(word)
        .filter(|&at| matches!(parse.relation(at), Relation::OpenComplement | Relation::Complement));
    match &*form {
        "have" | "has" | "had" if parse.dependent(word, Relation::Object).is_some() => None,
        // "Has to go"; "has yet to go".
        "have" | "has" | "had" => complements.find(|&at| {
            let is_participle = matches!(parse.tag(at), "VBN" | "VBD") && parse.upos(at) == Upos::Verb;
            at > word && (is_participle || has_to(parse, at))
        }),
        "going" if parse.dependents(word).any(|at| parse.relation(at) == Relation::Auxiliary) => {
            complements.find(|&at| has_to(parse, at) && at > word)
        }
        _ => None,
    }
}

/// The verb that serves a verb, if one does.
pub(super) fn servant(parse: &Parse<'_>, word: usize) -> Option<usize> {
    let head = parse.head(word)?;
    (parse.upos(head) == Upos::Verb && served(parse, head) == Some(word)).then_some(head)
}

/// "Short of promising membership": a gerund that was taken for an adjective, as nothing stands between it and a
/// preposition.
pub(super) fn is_gerund(parse: &Parse<'_>, word: usize) -> bool {
    let before = word.checked_sub(1);
    let after_preposition = before.is_some_and(|at| {
        parse.relation(at) == Relation::Case && parse.head(at) == parse.head(word) && parse.tag(at) == "IN"
    });
    parse.tag(word) == "VBG" && parse.relation(word) == Relation::Adjective && after_preposition
}

impl Clauses<'_> {
    /// Mends what a parser of news gets wrong more often than not, before clauses lend one another anything.
    pub(super) fn mend(&mut self, veridicality: &Veridicality) {
        for index in 0..self.all.len() {
            self.mend_gerund(index);
            self.mend_subjects(index);
            self.mend_inverted(index);
            self.mend_headline(index);
            self.mend_contact(index);
            self.mend_infinitive(index, veridicality);
        }
    }

    fn mend_gerund(&mut self, index: usize) {
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

    /// "“It must go,” said the minister": who stands behind another verb than that it hangs on speaks by that one.
    fn mend_inverted(&mut self, index: usize) {
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
    fn mend_subjects(&mut self, index: usize) {
        const OPENERS: [&str; 7] = ["after", "as", "because", "before", "since", "when", "while"];
        let clause = &self.all[index];
        let subjects =
            || clause.arguments.iter().filter(|one| one.role == Role::Subject && one.word < clause.word);
        let (Some(first), Some(last)) = (subjects().next(), subjects().next_back()) else { return };
        let opens = |&at: &usize| OPENERS.iter().any(|word| self.parse.form(at).eq_ignore_ascii_case(word));
        let Some(opener) = (first.word..last.word).rev().find(opens) else { return };
        self.all[index].arguments.retain(|one| one.role != Role::Subject || one.word > opener);
    }

    /// "Spain to send ships, minister says": the first of two subjects is that of the infinitive behind it.
    fn mend_headline(&mut self, index: usize) {
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

    /// "The missiles the U.S. is selling": a clause with its own subject right behind a noun describes it.
    fn mend_contact(&mut self, index: usize) {
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
    fn mend_infinitive(&mut self, index: usize, veridicality: &Veridicality) {
        let clause = &self.all[index];
        let is_bare_gerund = self.parse.tag(clause.word) == "VBG"
            && clause.word <= 2 + clause.above.map_or(0, |at| self.all[at].word);
        let may_complete = clause.link == Link::Adverbial && (clause.is_infinitive || is_bare_gerund);
        let Some(above) = clause.above.filter(|_| may_complete) else { return };
        let governor = &self.all[above];
        let is_known = veridicality.knows(&governor.lemma) && governor.word < clause.word;
        let comma = (governor.word..clause.word).any(|at| self.parse.form(at) == ",");
        if is_known && !comma && self.complement(above).is_none() {
            self.all[index].link = Link::Complement;
        }
    }
}

/// The arguments of a verb that another serves: those of the other with its own.
pub(super) fn arguments(parse: &Parse<'_>, word: usize, servant: usize) -> Vec<Argument> {
    let mut arguments = argument::find(parse, servant, Kind::Verb, false);
    arguments.retain(|argument| argument.role == Role::Subject || argument.word < word);
    let is_passive = parse.dependent(word, Relation::PassiveAuxiliary).is_some();
    let own = argument::find(parse, word, Kind::Verb, is_passive);
    if is_passive {
        arguments.iter_mut().filter(|one| one.role == Role::Subject).for_each(|one| one.role = Role::Object);
    }
    arguments.extend(own);
    arguments
}

impl Clause {
    /// Takes in what the verb says that serves it.
    pub(super) fn be_served(&mut self, parse: &Parse<'_>, servant: usize) {
        let group = super::verb::read(parse, servant);
        let goes = parse.form(servant).eq_ignore_ascii_case("going");
        self.tense = if goes { Tense::Future } else { group.tense };
        self.is_perfect = !goes && !self.is_infinitive;
        if self.is_infinitive && !goes {
            self.modal = Some((Modal::Must, servant));
            let yet = parse.dependents(servant).find(|&at| parse.form(at).eq_ignore_ascii_case("yet"));
            self.negator = self.negator.or(yet);
        }
        self.is_infinitive = false;
        self.is_passive &= parse.dependent(self.word, Relation::PassiveAuxiliary).is_some();
        self.negator = self.negator.or(group.negator);
        self.modal = self.modal.or(group.modal);
        self.arguments = arguments(parse, self.word, servant);
    }
}
