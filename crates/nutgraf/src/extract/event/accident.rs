//! "Killed in a helicopter crash", "the storm killed 20": harm that nobody does to anybody.

use super::Reader;
use super::trigger::Trigger;
use crate::syntax::{Clause, Kind, Link, Relation, Role};
use crate::types::EventType;

/// Words before a blast among which what blew up is looked for: "a gas explosion", "a blast in a coal mine".
const NEAR: usize = 6;

/// Verbs for what happens to things that harms people.
const HAPPENS: [&str; 12] = [
    "capsize", "collapse", "collide", "crash", "derail", "fall", "overturn", "plunge", "sink", "slip",
    "strike", "topple",
];

/// Whether an assault is none: what does the harm, or what it comes of, is an accident, a disease or the weather.
pub(super) fn is(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    let r#type = reader.rules.lexicon.rules[trigger.rules[0]].r#type;
    if r#type != EventType::Assault || trigger.clause.kind != Kind::Verb {
        return r#type == EventType::Assault && is_accident(reader, trigger.clause.word);
    }
    let parse = reader.context.clauses.parse;
    let clause = &trigger.clause;
    let comes_of = clause.arguments.iter().filter(|one| {
        one.role == Role::Subject || one.is_after(parse, &["in", "by", "during", "after", "from", "of"])
    });
    let mut causes = comes_of.map(|one| one.word);
    causes.any(|word| is_accident(reader, word)) || happens(reader, trigger)
}

/// Whether a noun names an accident, a disease or the weather.
fn is_accident(reader: &Reader<'_>, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let lemma = |at: usize| parse.lemma(at).to_lowercase();
    let is_of = |class: &str, at: usize| reader.rules.lexicon.is_of(class, &lemma(at));
    if is_of("hazard", word) {
        // "Israeli fire", "sniper fire"
        let has_article = || parse.dependent(word, Relation::Determiner).is_some();
        return lemma(word) != "fire" || has_article();
    }
    let sentence = reader.context.clauses.sentence_words(reader.context.clauses.sentence(word));
    let near = sentence.start.max(word.saturating_sub(NEAR))..sentence.end.min(word + NEAR);
    is_of("blast", word)
        && near.clone().filter(|&at| at != word).any(|at| is_of("fuel", at))
        && !sentence.into_iter().any(|at| !near.contains(&at) && is_of("explosive", at))
        && !near.into_iter().any(|at| is_of("weapon", at) && lemma(at) != "mine")
}

/// "Were killed when a bus crashed", "a bridge collapsed, killing 13".
fn happens(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    let clauses = reader.context.clauses;
    let closed = Reader { is_open: false, ..*reader };
    let is_thing = |clause: &Clause| {
        clause.argument(Role::Subject).is_some_and(|one| closed.parties(one.word).next().is_none())
    };
    let is_it = |clause: &Clause| {
        clause.kind == Kind::Verb
            && HAPPENS.contains(&clause.verb())
            && !clause.is_passive
            && is_thing(clause)
    };
    let below = trigger.index.into_iter().flat_map(|index| clauses.below(index)).map(|at| &clauses.all[at]);
    let above =
        trigger.clause.above.filter(|_| trigger.clause.link == Link::Adverbial).map(|at| &clauses.all[at]);
    below.filter(|clause| clause.link == Link::Adverbial).chain(above).any(is_it)
}
