//! Nouns that a text says of what it names: "the ship Brenna", "Delmar, a brewer", "Veldo is a startup".

use super::kind::{self, NounKinds};
use super::{KnownMention, Referent};
use crate::syntax::{Parse, Relation};
use crate::types::{Entity, EntityKind, Upos};

/// Nouns that are kept for one entity, at most.
const NOUNS: usize = 8;

/// For each entity the nouns that are said of it, in the singular and in small letters.
pub(super) fn nouns(
    parse: &Parse<'_>,
    entities: &[Entity],
    known: &[KnownMention],
    kinds: &NounKinds,
) -> Vec<Vec<String>> {
    let mut said = vec![Vec::new(); entities.len()];
    for mention in known.iter().filter(|mention| mention.is_name) {
        let Referent::Entity(at) = mention.meant else { continue };
        let top = parse.head_of(&mention.words);
        let is_person = entities[at].kind == EntityKind::Person;
        let beside =
            [before(parse, mention.words.start), apposed_to(parse, top), predicate(parse, top, kinds)];
        let nouns = beside.into_iter().flatten().chain(apposed(parse, top));
        let nouns =
            nouns.filter(|&noun| parse.tag(noun) == "NN").map(|noun| parse.lemma(noun).to_lowercase());
        for lemma in nouns.chain(by_honorific(parse, mention.words.start)) {
            let may_be = fits(kinds.of(&lemma), is_person);
            if may_be && said[at].len() < NOUNS && !said[at].contains(&lemma) {
                said[at].push(lemma);
            }
        }
    }
    said
}

/// Whether a noun of this kind may be said of a person, or of something else.
fn fits(noun: Option<&str>, is_person: bool) -> bool {
    kind::is_of_persons(noun) == is_person
}

/// "Dr Anil Rao" is a doctor.
fn by_honorific(parse: &Parse<'_>, start: usize) -> Option<String> {
    let noun = match parse.form(start.checked_sub(1)?).trim_end_matches('.') {
        "Dr" => "doctor",
        "Prof" => "professor",
        _ => return None,
    };
    Some(noun.to_owned())
}

/// "The ship Brenna"
fn before(parse: &Parse<'_>, start: usize) -> Option<usize> {
    let noun = start.checked_sub(1).filter(|&noun| parse.upos(noun) == Upos::Noun)?;
    let (of_noun, of_name) = (parse.head(noun), parse.head(start));
    let hangs_on_name = of_noun == Some(start) && parse.relation(noun).is_part();
    let hangs_on_noun = of_name == Some(noun)
        && (parse.relation(start).is_part() || parse.relation(start) == Relation::Apposition);
    (hangs_on_name || hangs_on_noun).then_some(noun)
}

/// "A brewer, Delmar"
fn apposed_to(parse: &Parse<'_>, top: usize) -> Option<usize> {
    let is_apposed = parse.relation(top) == Relation::Apposition;
    parse.head(top).filter(|&noun| is_apposed && parse.upos(noun) == Upos::Noun)
}

/// "Delmar, a brewer,"
fn apposed<'p>(parse: &'p Parse<'_>, top: usize) -> impl Iterator<Item = usize> + 'p {
    let is_apposed = |&at: &usize| parse.relation(at) == Relation::Apposition && parse.upos(at) == Upos::Noun;
    parse.dependents(top).filter(is_apposed)
}

/// "Veldo is a startup": what a name is said to be, where the noun is one for names.
fn predicate(parse: &Parse<'_>, top: usize, kinds: &NounKinds) -> Option<usize> {
    let noun = parse.head(top).filter(|_| parse.relation(top) == Relation::Subject)?;
    let copula = parse.dependent(noun, Relation::Copula)?;
    let is_denied = parse.dependents(noun).any(|at| parse.is_any(at, &["not", "n't", "n’t", "no", "never"]));
    (parse.upos(noun) == Upos::Noun
        && parse.is_any(copula, &["is", "'s", "’s", "was"])
        && !is_denied
        && kinds.of(&parse.lemma(noun).to_lowercase()).is_some())
    .then_some(noun)
}
