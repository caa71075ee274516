//! Nouns that are named only later: "An opposition leader was held on Monday. Ana Duarte …", "its chairman, Bo Hart".

use super::feature::{self, Name};
use super::phrase::Phrase;
use super::{Found, KnownMention, Link, Referent, Thing, WINDOW, are_apart, is_told_by, noun_may_mean};
use crate::discourse::Rules;
use crate::syntax::{Parse, Relation};

/// Sentences that a name looks back over.
const NEAR: usize = 3;

/// What it chooses among, at most.
const CHOICES: usize = 8;

/// How likely a noun must be the one that is named.
const LEAST: f32 = 0.5;

impl Found {
    /// Takes the nouns before a name that stands for the first time, the nearest first, that it may be the name of. Whom it names;
    /// `None` of any other mention.
    pub(super) fn first_named(
        &self,
        parse: &Parse<'_>,
        (one, sentence): (&KnownMention, usize),
        (things, phrases): (&[Thing<'_>], &[Phrase]),
        link: &mut Link,
    ) -> Option<usize> {
        let Referent::Entity(named) = one.meant else { return None };
        if !one.is_name || things[named].count > 0 {
            return None;
        }
        let thing = &things[named];
        let name = Name { head: parse.head_of(&one.words), sentence };
        link.clear();
        for item in self.items.iter().rev().take(WINDOW) {
            if item.sentence + NEAR < name.sentence || link.candidates.len() == CHOICES {
                break;
            }
            let unnamed = &things[item.thing];
            if unnamed.kind.is_some() || link.has(item) {
                continue;
            }
            let Some(phrase) = item.phrase.map(|at| &phrases[at]).filter(|phrase| !phrase.form.is_pronoun())
            else {
                continue;
            };
            let beside = beside(parse, phrase, &name);
            let is_inside = phrase.words.contains(&name.head) || one.words.contains(&phrase.head);
            let is_elsewhere = || {
                is_inside
                    || item.sentence == name.sentence
                        && (are_apart(parse, name.head, item) || is_told_by(parse, name.head, phrase.head))
            };
            if !noun_may_mean(phrase, thing) || beside == 0 && is_elsewhere() {
                continue;
            }
            link.add(item, |rank, out| {
                feature::of_name(parse, (&name, thing), (item, phrase, unnamed), (rank, beside), out);
            });
        }
        feature::of_new_name(parse, &name, thing, link.candidates.len(), &mut link.nothing);
        Some(named)
    }

    /// Says that the likeliest noun is the one that is named, where one is likely enough.
    pub(super) fn name_likeliest(
        &mut self,
        named: usize,
        rules: &Rules,
        link: &mut Link,
        things: &mut [Thing<'_>],
    ) {
        if let (Some(chosen), score) = link.choose(&rules.nominals, LEAST, |_| false) {
            self.join(link.candidates[chosen].thing, named, score, things);
        }
    }

    /// Says that all that was said of one thing was said of another.
    fn join(&mut self, unnamed: usize, named: usize, score: f32, things: &mut [Thing<'_>]) {
        for (item, own) in self.items.iter_mut().zip(&mut self.scores).rev().take(WINDOW) {
            if item.thing == unnamed {
                item.thing = named;
                *own = own.min(score);
            }
        }
        things[named].count += things[unnamed].count;
        things[named].pronouns += things[unnamed].pronouns;
    }
}

/// "Its chairman, Bo Hart": 1; "Bo Hart, its chairman": 2; else 0.
fn beside(parse: &Parse<'_>, phrase: &Phrase, name: &Name) -> usize {
    let hangs_on = |one: usize, other: usize| {
        parse.head(one) == Some(other) && parse.relation(one) == Relation::Apposition
    };
    match () {
        () if hangs_on(name.head, phrase.head) => 1,
        () if hangs_on(phrase.head, name.head) => 2,
        () => 0,
    }
}
