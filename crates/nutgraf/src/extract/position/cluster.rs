//! Positions that say the same again: of the same holders, about the same thing, of one family of acts.

use rustc_hash::FxHashMap;

use super::Reader;
use crate::types::{Act, Holder, Number, Position, Upos};

/// Positions before one that it is compared with.
const NEAR: usize = 60;

/// Gives restatements of one position one number, and those who are spoken of only by what was pledged their holders.
pub(super) fn join(reader: &Reader<'_>, positions: &mut Vec<Position>) {
    let keys: Vec<_> = positions.iter().map(|position| Key::of(reader, position)).collect();
    let mut numbers: Vec<u32> = Vec::with_capacity(positions.len());
    let mut next = 0;
    for at in 0..positions.len() {
        let near = (at.saturating_sub(NEAR)..at).rev();
        let same = near.into_iter().find(|&before| keys[before].restates(&keys[at]));
        let number = same.map_or(next, |before| numbers[before]);
        next = next.max(number + 1);
        numbers.push(number);
        if let Some(before) = same.filter(|_| positions[at].holders.is_empty()) {
            positions[at].holders = positions[before].holders.clone();
        }
        positions[at].cluster = Some(number);
    }
    // A bare passive that says again what nobody pledged before is nobody's position.
    positions.retain(|position| {
        !position.holders.is_empty() || position.act != Act::Intend && position.act != Act::RuleOut
    });
}

/// What positions are compared by.
struct Key {
    family: u8,
    act: Act,
    entities: Vec<usize>,
    count: Option<Number>,
    /// Whether nobody is named: "the guarantees will be given".
    is_open: bool,
    /// Lemmas of the nouns and verbs of the content.
    words: FxHashMap<String, ()>,
}

impl Key {
    fn of(reader: &Reader<'_>, position: &Position) -> Self {
        let parse = reader.context.clauses.parse;
        let mut entities: Vec<_> =
            position.holders.iter().filter_map(|holder| holder.entity).map(|id| id.index()).collect();
        entities.sort_unstable();
        let count = |holder: &Holder| reader.context.quantities[holder.count?.index()].value;
        let words = position.content.map(|span| parse.tokens_within(span)).unwrap_or_default();
        let tells = |&at: &usize| matches!(parse.upos(at), Upos::Noun | Upos::Verb | Upos::Propn);
        Self {
            family: family(position.act),
            act: position.act,
            entities,
            count: position.holders.iter().find_map(count),
            is_open: position.holders.is_empty(),
            words: words.filter(tells).map(|at| (synonym(parse.lemma(at).to_owned()), ())).collect(),
        }
    }

    /// Whether one position says again what the other said before.
    fn restates(&self, later: &Self) -> bool {
        let same_holders = match (self.count, later.count) {
            (Some(one), Some(other)) => one == other,
            _ => !self.entities.is_empty() && self.entities == later.entities,
        };
        let shared = self.words.keys().filter(|word| later.words.contains_key(*word)).count();
        let is_family = self.family == later.family || self.act == later.act;
        let least = self.words.len().min(later.words.len()).max(1);
        // So many states are the same states.
        let counted = |key: &Self| key.count.is_some_and(|count| count.to_f64() > 4.0);
        let same_number = same_holders && counted(self) && counted(later) && self.family == 0;
        is_family
            && (same_number
                || (same_holders && 2 * shared >= least)
                || later.is_open && !self.is_open && shared >= 2)
    }
}

fn family(act: Act) -> u8 {
    match act {
        Act::Pledge | Act::Offer | Act::Agree | Act::Intend => 0,
        Act::RuleOut | Act::Refuse => 1,
        Act::Reject | Act::Oppose => 2,
        Act::Demand | Act::Request => 3,
        other => 4 + other as u8,
    }
}

/// Words that name one thing in promises.
fn synonym(lemma: String) -> String {
    let lemma = lemma.to_lowercase();
    match &*lemma {
        "assurance" => "guarantee".to_owned(),
        "soldier" | "force" => "troop".to_owned(),
        "send" | "dispatch" => "deploy".to_owned(),
        _ => lemma,
    }
}
