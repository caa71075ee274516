//! Whether two nouns of one word are possessed by two: "his brother" and "her brother".

use super::phrase::{Form, Phrase};
use super::{Item, WINDOW};
use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// Whether a phrase and what was spoken of before are possessed by different ones.
pub(super) fn differ(parse: &Parse<'_>, phrase: &Phrase, item: &Item, items: &[Item]) -> bool {
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

/// What the possessor of a noun was found to mean.
fn thing(items: &[Item], word: usize, noun: usize) -> Option<usize> {
    let near = items.iter().rev().take(2 * WINDOW);
    near.filter(|item| item.words.contains(&word) && !item.words.contains(&noun))
        .min_by_key(|item| item.words.len())
        .map(|item| item.thing)
}
