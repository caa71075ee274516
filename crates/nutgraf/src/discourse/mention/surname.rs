//! Surnames that are names of places or bodies elsewhere: "Paris said" after Valerie Paris.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Naming;
use crate::syntax::Parse;
use crate::types::EntityKind;

/// The rule of such surnames.
const RULE: &str = "surname";

/// Verbs of which persons are the subjects, who need not be governments.
const SAYS: [&str; 24] = [
    "add", "admit", "argue", "ask", "believe", "claim", "describe", "explain", "feel", "hope", "insist",
    "know", "laugh", "recall", "remember", "say", "smile", "tell", "testify", "think", "walk", "want",
    "wear", "write",
];

/// What stands before places.
const WHERE: [&str; 12] =
    ["across", "around", "at", "from", "in", "inside", "into", "near", "outside", "through", "to", "toward"];

/// What is said of a name that stands alone.
#[derive(Default)]
struct Told {
    says: bool,
    is_where: bool,
    /// Whether it is taken for a person's somewhere.
    is_person: bool,
}

/// Makes persons of surnames that the model takes for something else, where somebody of that surname has been named in
/// full before, says something by it, and nothing is there; or is named in full below the headline, and by it alone too.
pub(in crate::discourse) fn settle(parse: &Parse<'_>, found: &mut [Naming]) {
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
        if let Some((_, last)) = parse.text.words(name.span).rsplit_once(' ') {
            named.entry(last).or_insert(name.span.start());
        }
    }
    let is_headline =
        |name: &Naming| parse.text.is_headline(parse.sentence_of(parse.tokens_within(name.span).start));
    let is_surname = |name: &Naming| {
        let first = named.get(parse.text.words(name.span)).filter(|_| name.kind != EntityKind::Group);
        first.is_some_and(|&first| first < name.span.start() || is_headline(name))
    };
    let is_there = |words: &Range<usize>| words.start > 0 && parse.is_any(words.start - 1, &WHERE);
    let may_be = |name: &Naming| name.kind != EntityKind::Person && is_surname(name);
    if !found.iter().any(may_be) {
        return;
    }
    let mut told: FxHashMap<&str, Told> = FxHashMap::default();
    for name in found.iter().filter(|name| is_surname(name)) {
        let known = told.entry(parse.text.words(name.span)).or_default();
        let words = parse.tokens_within(name.span);
        known.says |= says(parse, words.start);
        known.is_where |= is_there(&words);
        known.is_person |= name.kind == EntityKind::Person;
    }
    for name in found.iter_mut().filter(|name| may_be(name)) {
        let known = told.get(parse.text.words(name.span));
        let is_named_below = is_headline(name) && !is_there(&parse.tokens_within(name.span));
        let is_person = |known: &Told| known.says && !known.is_where || known.is_person && is_named_below;
        if known.is_some_and(is_person) {
            (name.kind, name.rule) = (EntityKind::Person, RULE);
        }
    }
}

fn says(parse: &Parse<'_>, at: usize) -> bool {
    let verb = parse.head(at).filter(|_| parse.relation(at).is_subject());
    verb.is_some_and(|verb| SAYS.contains(&parse.lemma(verb)))
}
