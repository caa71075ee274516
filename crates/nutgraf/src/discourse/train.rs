//! What the scorers of pronouns and nouns learn from.

use std::ops::Range;

use super::Rules;
use super::build::Chains;
use super::cluster::join;
use super::coreference::nominal;
use super::coreference::pronoun::{self, Choice};
use super::people::People;
use crate::learn::boosted_trees::BoostedTrees;
use crate::learn::choice::{self, Meaning};
use crate::syntax::Parse;

/// The pronouns of a text with the persons whom each may mean, by a scorer.
pub(crate) fn pronouns(parse: &Parse<'_>, rules: &Rules, scorer: &BoostedTrees) -> Vec<choice::Choice> {
    let (entities, named) = join(parse, rules);
    let mut people = People::new(parse, &entities, &named, rules);
    let choices = pronoun::find(parse, &people.places, &[], &mut people.persons, scorer);
    let mut names = vec![Vec::new(); people.persons.len()];
    let spans = people.places.iter().map(|place| (place.person, parse.span(&place.words)));
    spans.for_each(|(person, span)| names[person].push(span));
    let meaning = |(&person, row): (&usize, &pronoun::Row)| Meaning {
        names: names[person].clone(),
        features: row.to_features(),
    };
    let choice = |choice: Choice| {
        let (nobody, rows) = choice.rows.split_last().expect("the last row is that of nobody");
        choice::Choice {
            span: parse.text.tokens[choice.pronoun.at],
            options: choice.candidates.iter().zip(rows).map(meaning).collect(),
            none: nobody.to_features(),
        }
    };
    choices.into_iter().map(choice).collect()
}

/// The nouns, "it" and "they" of a text with what each may mean, and names with the nouns before them that may mean the same.
pub(crate) fn nominals(parse: &Parse<'_>, rules: &Rules) -> Vec<choice::Choice> {
    let mut choices = Vec::new();
    let mut tell = |words: &Range<usize>, link: &nominal::Link| {
        let names = |at: usize| link.places.iter().filter(move |(of, _)| *of == at);
        let meaning = |(at, one)| Meaning {
            names: names(at).map(|(_, words)| parse.span(words)).collect(),
            features: link.features(one).to_vec(),
        };
        choices.push(choice::Choice {
            span: parse.span(words),
            options: link.candidates.iter().enumerate().map(meaning).collect(),
            none: link.nothing.clone(),
        });
    };
    Chains::of(parse, rules, &[], &mut tell);
    choices
}
