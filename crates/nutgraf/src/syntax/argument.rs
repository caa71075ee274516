//! Who and what takes part in what a predicate says.

use super::clause::{Argument, Clause, Kind, Role};
use super::parse::Parse;
use super::relation::Relation;
use crate::types::Upos;

/// The arguments that hang on the predicate itself, in reading order.
pub(super) fn find(parse: &Parse<'_>, word: usize, kind: Kind, is_passive: bool) -> Vec<Argument> {
    let has_object = parse.dependent(word, Relation::Object).is_some();
    let is_object = |&at: &usize| parse.relation(at) == Relation::Object && at > word;
    // "Gave Chad five dollars": of two objects the first receives.
    let receives =
        |at: usize| parse.dependents(word).filter(is_object).nth(1).is_some_and(|second| at < second);
    let has_clause_subject = parse.dependent(word, Relation::ClauseSubject).is_some();
    let is_subject = |&at: &usize| parse.relation(at) == Relation::Subject && at < word;
    let has_subject = parse.dependents(word).any(|at| is_subject(&at));
    let mut arguments = Vec::new();
    for at in parse.dependents(word) {
        let preposition = preposition(parse, at);
        let by = preposition.is_some_and(|at| parse.form(at).eq_ignore_ascii_case("by"));
        let role = match parse.relation(at) {
            Relation::Subject | Relation::PassiveSubject if is_passive && has_object => Role::Recipient,
            Relation::Subject | Relation::PassiveSubject if is_passive => Role::Object,
            // Whoever stands after the verb of a subject is its object.
            Relation::Subject if at > word && has_subject && kind == Kind::Verb => Role::Object,
            Relation::Subject | Relation::PassiveSubject | Relation::Agent => Role::Subject,
            // "It is willing to": nothing else can be willing.
            Relation::Expletive if kind == Kind::Adjective && !has_clause_subject => Role::Subject,
            Relation::Object if !is_passive && receives(at) => Role::Recipient,
            Relation::Object => Role::Object,
            Relation::IndirectObject => Role::Recipient,
            Relation::Oblique if by && is_passive => Role::Subject,
            Relation::Noun if by && kind == Kind::Noun => Role::Subject,
            Relation::Oblique | Relation::Noun => Role::Oblique,
            Relation::Possessor if kind == Kind::Noun => Role::Possessor,
            Relation::Compound | Relation::Adjective if kind == Kind::Noun && at < word => Role::Modifier,
            _ => continue,
        };
        let preposition = preposition.filter(|_| role == Role::Oblique);
        arguments.push(Argument { role, word: at, preposition, is_shared: false });
    }
    arguments
}

impl Argument {
    /// Whether one of some prepositions leads to it.
    pub(crate) fn is_after(&self, parse: &Parse<'_>, prepositions: &[&str]) -> bool {
        self.preposition.is_some_and(|at| parse.is_any(at, prepositions))
    }
}

/// The last word of the preposition of a noun.
pub(super) fn preposition(parse: &Parse<'_>, noun: usize) -> Option<usize> {
    let is_case = |&at: &usize| parse.relation(at) == Relation::Case && at < noun;
    parse.dependents(noun).rfind(is_case)
}

/// Puts the noun that a relative clause or a participle describes in the place of its pronoun, or where none stands.
pub(super) fn resolve_relative(parse: &Parse<'_>, clause: &mut Clause) {
    let relation = parse.relation(clause.word);
    let Some(noun) = parse.head(clause.word) else { return };
    let is_relative = relation == Relation::Relative;
    if clause.kind != Kind::Verb || !(is_relative || relation == Relation::NounClause) {
        return;
    }
    let mut is_named = false;
    for argument in &mut clause.arguments {
        if is_relative && is_relative_pronoun(parse, argument.word) {
            argument.word = noun;
            argument.is_shared = true;
            is_named = true;
        }
    }
    let has = |role| clause.arguments.iter().any(|argument| argument.role == role);
    let role = match clause.is_passive {
        true => (!has(Role::Object)).then_some(Role::Object),
        false if !has(Role::Subject) => (!clause.is_infinitive).then_some(Role::Subject),
        // "The missiles the U.S. is selling"
        false => {
            (is_relative && !has(Role::Object) && !has_complement(parse, clause.word)).then_some(Role::Object)
        }
    };
    if let Some(role) = role.filter(|_| !is_named && parse.upos(noun) != Upos::Verb) {
        clause.arguments.push(Argument { role, word: noun, preposition: None, is_shared: true });
    }
}

fn has_complement(parse: &Parse<'_>, word: usize) -> bool {
    parse
        .dependents(word)
        .any(|at| matches!(parse.relation(at), Relation::Complement | Relation::OpenComplement))
}

fn is_relative_pronoun(parse: &Parse<'_>, word: usize) -> bool {
    matches!(parse.form(word), "who" | "which" | "that" | "whom") && parse.upos(word) != Upos::Noun
}
