//! Whether two nouns of one word are possessed by two: "his brother" and "her brother", "the end of May" and "the end of the war".

use super::phrase::{Form, Phrase};
use super::{Item, Thing, WINDOW};
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Upos};

/// Whether a phrase and what was spoken of before are possessed by different ones.
pub(super) fn differ(parse: &Parse<'_>, phrase: &Phrase, item: &Item, items: &[Item]) -> bool {
    if !phrase.form.is_pronoun() && are_of_two(parse, phrase.head, item.head) {
        return true;
    }
    if phrase.form != Form::Possessed || item.form != Some(Form::Possessed) {
        return false;
    }
    let owner = |head: usize| parse.dependent(head, Relation::Possessor);
    let (Some(own), Some(other)) = (owner(phrase.head), owner(item.head)) else { return false };
    match (thing(items, own, phrase.head), thing(items, other, item.head)) {
        (Some(own), Some(other)) => own != other,
        _ => {
            let gender =
                |at: usize| ["his", "her", "its", "their"].iter().position(|one| parse.is_any(at, &[one]));
            let is_noun = |at: usize| matches!(parse.upos(at), Upos::Noun | Upos::Propn);
            match (gender(own), gender(other)) {
                (Some(own), Some(other)) => own != other,
                _ => is_noun(own) && is_noun(other) && parse.form(own) != parse.form(other),
            }
        }
    }
}

/// Entities among which a country is looked for, at most.
const KNOWN: usize = 500;

/// "Powell's successor": whether a phrase is possessed by whom the last word of a name names.
pub(super) fn is_of(parse: &Parse<'_>, phrase: &Phrase, name: &str) -> bool {
    let owner = parse.dependent(phrase.head, Relation::Possessor).filter(|&at| parse.upos(at) == Upos::Propn);
    let last = name.rsplit(' ').next().unwrap_or_default();
    owner.is_some_and(|owner| {
        let words = owner..phrase.head;
        !last.is_empty() && words.clone().any(|at| parse.form(at) == last)
    })
}

/// "The Philippine president said his country would not": the country of whoever is from it.
pub(super) fn country_of_owner(
    parse: &Parse<'_>,
    phrase: &Phrase,
    items: &[Item],
    things: &[Thing<'_>],
) -> Option<usize> {
    let is_home =
        phrase.form == Form::Possessed && matches!(&*phrase.lemma, "country" | "nation" | "homeland");
    let owner = parse.dependent(phrase.head, Relation::Possessor).filter(|_| is_home)?;
    let owner = &things[thing(items, owner, phrase.head)?];
    let code = owner.code.filter(|_| owner.kind == Some(EntityKind::Person))?;
    things.iter().take(KNOWN).position(|one| one.country && one.code == Some(code))
}

/// Whether two nouns are said to be of two by other nouns or names: "the village of Orsk" and "the town of Belm".
fn are_of_two(parse: &Parse<'_>, one: usize, other: usize) -> bool {
    let of = |head: usize| {
        let noun = parse.dependent(head, Relation::Noun)?;
        let case = parse.dependent(noun, Relation::Case).filter(|&case| parse.form(case) == "of")?;
        (head < case && case < noun && matches!(parse.upos(noun), Upos::Noun | Upos::Propn)).then_some(noun)
    };
    let (Some(of_one), Some(of_other)) = (of(one), of(other)) else { return false };
    let are_names = parse.upos(of_one) == Upos::Propn && parse.upos(of_other) == Upos::Propn;
    let may_be_one = parse.lemma(one) == parse.lemma(other) || are_names;
    may_be_one && !parse.lemma(of_one).eq_ignore_ascii_case(parse.lemma(of_other))
}

/// What the possessor of a noun was found to mean.
fn thing(items: &[Item], word: usize, noun: usize) -> Option<usize> {
    let near = items.iter().rev().take(2 * WINDOW);
    near.filter(|item| item.words.contains(&word) && !item.words.contains(&noun))
        .min_by_key(|item| item.words.len())
        .map(|item| item.thing)
}
