//! The contexts of an event: the field of life that the words of its sentence are of.

use rustc_hash::FxHashMap;

use super::Reader;
use super::trigger::Trigger;
use crate::lexicon;
use crate::types::Upos;

/// Words of a sentence that are looked at.
const WORDS: usize = 120;

/// Nouns and adjectives by the context of PLOVER that they tell.
#[derive(Debug)]
pub(super) struct Contexts(FxHashMap<&'static str, &'static str>);

impl Default for Contexts {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../../data/en/lexicon/context.tsv"));
        Self(rows.map(|row| (row[0], row[1])).collect())
    }
}

impl Contexts {
    /// The contexts that the words around a trigger tell.
    pub(super) fn of(&self, reader: &Reader<'_>, trigger: &Trigger) -> Vec<String> {
        let clauses = reader.context.clauses;
        let parse = clauses.parse;
        let mut found: Vec<String> = Vec::new();
        let word = trigger.clause.word;
        for at in clauses.words_around(&(word..word), WORDS) {
            if !matches!(parse.upos(at), Upos::Noun | Upos::Adj | Upos::Propn) {
                continue;
            }
            if let Some(context) = lexicon::of_noun(&self.0, &parse.form(at).to_lowercase())
                && found.iter().all(|known| known != context)
            {
                found.push((*context).to_owned());
            }
        }
        found
    }
}

/// Whether a text tells of games, where people beat, attack and threaten one another in other senses.
pub(super) fn is_sport(reader: &Reader<'_>) -> bool {
    /// One word in so many.
    const SHARE: usize = 60;
    const LEAST: usize = 3;
    let parse = reader.context.clauses.parse;
    let is_noun = |&at: &usize| matches!(parse.upos(at), Upos::Noun | Upos::Propn);
    let of_games = (0..parse.len())
        .filter(is_noun)
        .filter(|&at| reader.rules.lexicon.is_of("sport", &parse.form(at).to_lowercase()))
        .count();
    of_games >= LEAST && of_games * SHARE > parse.len()
}
