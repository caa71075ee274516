//! Cues of positions and triggers of events, learned: how likely each word is one, and of which kind.
//!
//! [`feature`] says what is seen of a word, [`scorer`] what follows from it. The trainer shares both.

pub mod feature;
pub mod scorer;
mod view;

pub use scorer::Scorer;
pub use view::{Seen, View};

use crate::types::{Act, EventType};

/// Acts in the order of their scores; "none" comes before them.
pub const ACTS: [Act; 20] = [
    Act::Pledge,
    Act::Offer,
    Act::Agree,
    Act::Intend,
    Act::Consider,
    Act::RuleOut,
    Act::Refuse,
    Act::Hesitate,
    Act::Threaten,
    Act::Withdraw,
    Act::Demand,
    Act::Request,
    Act::Permit,
    Act::Forbid,
    Act::Support,
    Act::Oppose,
    Act::Reject,
    Act::Decide,
    Act::Confirm,
    Act::Deny,
];

/// Types of events in the order of their scores; "none" comes before them.
pub const TYPES: [EventType; 16] = [
    EventType::Agree,
    EventType::Consult,
    EventType::Support,
    EventType::Concede,
    EventType::Cooperate,
    EventType::Aid,
    EventType::Retreat,
    EventType::Request,
    EventType::Accuse,
    EventType::Reject,
    EventType::Threaten,
    EventType::Protest,
    EventType::Sanction,
    EventType::Mobilize,
    EventType::Coerce,
    EventType::Assault,
];

/// Likelihoods below this are not told.
const FLOOR: f32 = 0.05;

/// What a word may say: likelihoods that say how often they are right, the greatest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// The word's place in the text.
    pub word: usize,
    /// The acts that it may be the cue of.
    pub acts: Vec<(Act, f32)>,
    /// The events that it may be the trigger of.
    pub events: Vec<(EventType, f32)>,
}

impl Stance {
    /// How likely the word is the cue of any act.
    #[must_use]
    pub fn any_act(&self) -> f32 {
        self.acts.iter().map(|(_, score)| score).sum::<f32>().min(1.0)
    }

    /// How likely the word is the trigger of any event.
    #[must_use]
    pub fn any_event(&self) -> f32 {
        self.events.iter().map(|(_, score)| score).sum::<f32>().min(1.0)
    }
}

/// What the words of a text may say, in reading order; words without anything likely are left out.
#[must_use]
pub fn find(view: &View, scorer: &Scorer) -> Vec<Stance> {
    let mut scratch = scorer::Scratch::default();
    let mut found = Vec::new();
    for word in 0..view.words.len() {
        if !feature::is_candidate(view, word) {
            continue;
        }
        let scores = scorer.score(view, word, &mut scratch);
        let (acts, events) = (likely(&ACTS, &scores.acts), likely(&TYPES, &scores.types));
        if !(acts.is_empty() && events.is_empty()) {
            found.push(Stance { word, acts, events });
        }
    }
    found
}

/// The kinds that are likely enough to be told, the likeliest first.
fn likely<K: Copy>(kinds: &[K], scores: &[f32]) -> Vec<(K, f32)> {
    let told = kinds.iter().copied().zip(scores.iter().copied());
    let mut told: Vec<_> = told.filter(|(_, score)| *score >= FLOOR).collect();
    told.sort_by(|a, b| b.1.total_cmp(&a.1));
    told
}
