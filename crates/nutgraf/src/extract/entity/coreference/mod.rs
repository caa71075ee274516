//! Whom a pronoun means: rules propose persons nearby, a learned scorer picks one or none.

mod candidate;
mod feature;
mod score;

pub(super) use candidate::{Person, Place, Pronoun};
pub(super) use score::Weights;

use candidate::{Candidate, History};
use feature::{TEMPLATES, VALUES};

use crate::syntax::Tree;

/// How much likelier the best must be than nobody and everybody else together, as a share.
const LEAST: f32 = 0.28;

/// How much likelier than one who stands beside it the best must be, as a share of the two.
const SIDE_BY_SIDE: f32 = 0.66;

/// The weights of what is looked at for he and she.
pub(super) fn weights() -> Weights {
    let tsv = include_str!("../../../../data/en/lexicon/pronoun_weight.tsv");
    Weights::new(tsv, usize::from(TEMPLATES * VALUES))
}

/// A pronoun with those whom it may mean.
pub(super) struct Choice {
    pub(super) pronoun: Pronoun,
    pub(super) candidates: Vec<Scored>,
    /// Features of meaning none of them.
    pub(super) nobody: Vec<u16>,
    /// The place in `candidates` of whom it means.
    pub(super) chosen: Option<usize>,
    /// How likely that is.
    pub(super) score: f32,
}

/// Somebody whom a pronoun may mean.
pub(super) struct Scored {
    pub(super) person: usize,
    pub(super) features: Vec<u16>,
}

/// Reads the pronouns of a text in order; each that is resolved is a mention for those that follow. `names` are where
/// persons are named, in reading order.
pub(super) fn find(
    tree: &Tree<'_>,
    names: &[Place],
    persons: &mut [Person],
    weights: &Weights,
) -> Vec<Choice> {
    let mut history = History::default();
    let mut names = names.iter().peekable();
    let mut out = Vec::new();
    for pronoun in candidate::pronouns(tree) {
        while let Some(name) = names.next_if(|name| name.words.start < pronoun.at) {
            history.name(name, persons);
        }
        let following = names.clone().take_while(|name| name.sentence == pronoun.sentence).cloned();
        let candidates = history.candidates(tree, &pronoun, following, persons);
        let choice = choose(tree, pronoun, &candidates, persons, weights);
        if let Some(chosen) = choice.chosen {
            history.pronoun(&choice.pronoun, choice.candidates[chosen].person, persons);
        }
        out.push(choice);
    }
    out
}

fn choose(
    tree: &Tree<'_>,
    pronoun: Pronoun,
    candidates: &[Candidate],
    persons: &[Person],
    weights: &Weights,
) -> Choice {
    let scored: Vec<_> = (0..candidates.len())
        .map(|at| Scored {
            person: candidates[at].place.person,
            features: feature::of(tree, &pronoun, candidates, at, persons),
        })
        .collect();
    let nobody = feature::of_nobody(tree, &pronoun, candidates, persons);
    let (chosen, score) = weights.choose(scored.iter().map(|one| &one.features[..]), &nobody, LEAST);
    // "Byrne and Daly met. He was tired." Of two who stand side by side none is meant unless more speaks for it.
    let is_tossed = |chosen: &usize| {
        let place = |at: usize| tree.place(candidates[at].place.top).0;
        let mut beside = (0..scored.len()).filter(|&at| at != *chosen && place(at) == place(*chosen));
        beside.any(|at| weights.share(&scored[*chosen].features, &scored[at].features) < SIDE_BY_SIDE)
    };
    let chosen = chosen.filter(|chosen| !is_tossed(chosen));
    Choice { pronoun, candidates: scored, nobody, chosen, score }
}
