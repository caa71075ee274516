//! Words near a number that say what it is (`quantity_cue.tsv`).

use crate::rule::{Grammar, Pieces};

use super::draft::Make;

/// What a word says of a number near it, by its name in the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cue {
    Weight,
    Heat,
    Move,
    Range,
    Year,
    Length,
    Pronoun,
    Half,
    Pay,
}

/// Whether the piece is a word that says so.
pub(super) fn has_cue(cue: Cue, pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> bool {
    let name = match cue {
        Cue::Weight => "weight",
        Cue::Heat => "heat",
        Cue::Move => "move",
        Cue::Range => "range",
        Cue::Year => "year",
        Cue::Length => "length",
        Cue::Pronoun => "pronoun",
        Cue::Half => "half",
        Cue::Pay => "pay",
    };
    let row = grammar.look_up("quantity_cue", pieces, at);
    row.is_some_and(|(_, cells)| cells[1].split(' ').any(|cell| cell == name))
}
