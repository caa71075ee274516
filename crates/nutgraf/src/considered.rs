//! What was thought of beside what is told, for whoever asks why.

use crate::types::{Act, EventType, Facts, Span};

/// An article's facts with all events and positions that were thought of, however unlikely.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Considered {
    /// The facts; among the events and positions those, too, that are not told.
    pub facts: Facts,
    /// How likely each event must be to be told, in their order; one by a rule of the user always is.
    pub events: Vec<f32>,
    /// The same of positions.
    pub positions: Vec<f32>,
    /// The words that the model takes for cues or triggers, in reading order.
    pub words: Vec<Word>,
}

/// What the model takes a word for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The acts that it may be the cue of, with how likely that is, the likeliest first.
    pub acts: Vec<(Act, f32)>,
    /// The events that it may be the trigger of, likewise.
    pub events: Vec<(EventType, f32)>,
}
