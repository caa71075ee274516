//! A word as a predicate: which words are one, and the clause that each makes by itself.

use rustc_hash::FxHashMap;

use super::argument;
use super::bare_passive::{TransitiveVerbs, has_agent, leaves_out_words};
use super::clause::{Clause, Kind, Link, Role};
use super::parse::Parse;
use super::relation::Relation;
use super::semi_auxiliary::{is_semi_auxiliary, semi_auxiliary};
use super::verb;
use crate::lexicon;
use crate::types::Upos;

/// What is known of verbs.
#[derive(Debug, Default)]
pub(super) struct Verbs {
    irregular: Irregular,
    transitive: TransitiveVerbs,
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
        known.copied().unwrap_or_else(|| parse.lemma(word)).to_owned()
    }
}

/// Whether a clause that hangs on a noun says what it is about: "the pledge to send", "an assurance that it would".
pub(super) fn completes(parse: &Parse<'_>, word: usize) -> bool {
    let opens = |at: usize| {
        parse.relation(at) == Relation::Mark && matches!(&*parse.form(at).to_ascii_lowercase(), "to" | "that")
    };
    parse.dependents(word).any(opens)
}

/// What kind of predicate a word is, if it is one.
pub(super) fn predicate(parse: &Parse<'_>, word: usize) -> Option<Kind> {
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
            let is_own = !is_other || is_gerund(parse, word);
            (is_own && !is_semi_auxiliary(parse, word)).then_some(Kind::Verb)
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

/// "Short of promising membership": a gerund that was taken for an adjective, as nothing stands between it and a
/// preposition.
pub(super) fn is_gerund(parse: &Parse<'_>, word: usize) -> bool {
    let before = word.checked_sub(1);
    let after_preposition = before.is_some_and(|at| {
        parse.relation(at) == Relation::Case && parse.head(at) == parse.head(word) && parse.tag(at) == "IN"
    });
    parse.tag(word) == "VBG" && parse.relation(word) == Relation::Adjective && after_preposition
}

/// "Husaini Bala, who represents it, called for a base.": the one verb of a full sentence, without an auxiliary, is active.
fn is_plain_past(parse: &Parse<'_>, word: usize, sentence: usize) -> bool {
    let helps = |at: usize| {
        matches!(
            parse.relation(at),
            Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula | Relation::Mark
        )
    };
    let has = |of: &dyn Fn(usize) -> bool| parse.dependents(word).any(of);
    parse.relation(word) == Relation::Root
        && has(&|at| at < word && parse.relation(at).is_subject())
        && !has(&helps)
        && !leaves_out_words(parse, sentence)
        && !has_agent(parse, word)
}

/// A clause with what hangs on its predicate itself.
pub(super) fn bare(
    parse: &Parse<'_>,
    word: usize,
    kind: Kind,
    sentence: usize,
    verbs: Option<&Verbs>,
) -> Clause {
    let group = verb::read(parse, word);
    let particle = parse.dependent(word, Relation::Particle).or_else(|| away(parse, word));
    let particle = particle.filter(|&at| at > word && !counts(parse, at));
    let mut lemma =
        verbs.map_or_else(|| parse.lemma(word).to_owned(), |verbs| verbs.irregular.lemma(parse, word));
    let is_passive = kind == Kind::Verb
        && (group.is_passive && !is_plain_past(parse, word, sentence)
            || verbs.is_some_and(|verbs| verbs.transitive.is_passive(parse, word, &lemma, sentence)));
    if let Some(particle) = particle {
        lemma.push(' ');
        lemma.push_str(parse.form(particle));
    }
    let arguments = argument::find(parse, word, kind, is_passive);
    // "No talks": a noun is denied by its own determiner.
    let is_denied = (kind == Kind::Noun).then(|| verb::denier(parse, word)).flatten();
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
        negator: group.negator.or(denied).or(is_denied),
        link: Link::Main,
        above: None,
        sentence,
    };
    if let Some(at) = semi_auxiliary(parse, word) {
        clause.add_semi_auxiliary(parse, at);
    }
    clause
}
