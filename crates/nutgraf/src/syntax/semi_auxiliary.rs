//! Verbs that are only a part of the verb that completes them, as auxiliaries are: "has to go", "is going to leave", "has
//! yet to go".

use super::argument;
use super::clause::{Argument, Clause, Kind, Modal, Role, Tense};
use super::parse::Parse;
use super::relation::Relation;
use super::verb;
use crate::types::Upos;

/// Whether a verb is only a part of the one that completes it: "have to date ruled out", "is going to leave", "has yet to go".
pub(super) fn is_semi_auxiliary(parse: &Parse<'_>, word: usize) -> bool {
    completed(parse, word).is_some()
}

/// The verb that a semi-auxiliary goes with.
fn completed(parse: &Parse<'_>, word: usize) -> Option<usize> {
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

/// The semi-auxiliary of a verb, if it has one.
pub(super) fn semi_auxiliary(parse: &Parse<'_>, word: usize) -> Option<usize> {
    let head = parse.head(word)?;
    (parse.upos(head) == Upos::Verb && completed(parse, head) == Some(word)).then_some(head)
}

/// Whether "to" opens what a verb says.
pub(super) fn has_to(parse: &Parse<'_>, word: usize) -> bool {
    parse
        .dependents(word)
        .any(|at| parse.relation(at) == Relation::Mark && parse.form(at).eq_ignore_ascii_case("to"))
}

/// The arguments of a verb with a semi-auxiliary: those of both.
pub(super) fn arguments(parse: &Parse<'_>, word: usize, semi_auxiliary: usize) -> Vec<Argument> {
    let mut arguments = argument::find(parse, semi_auxiliary, Kind::Verb, false);
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
    /// Adds what its semi-auxiliary says.
    pub(super) fn add_semi_auxiliary(&mut self, parse: &Parse<'_>, semi_auxiliary: usize) {
        let group = verb::read(parse, semi_auxiliary);
        let goes = parse.form(semi_auxiliary).eq_ignore_ascii_case("going");
        self.tense = if goes { Tense::Future } else { group.tense };
        self.is_perfect = !goes && !self.is_infinitive;
        if self.is_infinitive && !goes {
            self.modal = Some((Modal::Must, semi_auxiliary));
            let yet = parse.dependents(semi_auxiliary).find(|&at| parse.form(at).eq_ignore_ascii_case("yet"));
            self.negator = self.negator.or(yet);
        }
        self.is_infinitive = false;
        self.is_passive &= parse.dependent(self.word, Relation::PassiveAuxiliary).is_some();
        self.negator = self.negator.or(group.negator);
        self.modal = self.modal.or(group.modal);
        self.arguments = arguments(parse, self.word, semi_auxiliary);
    }
}
