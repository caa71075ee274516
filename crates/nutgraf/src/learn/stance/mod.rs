//! Cues of positions and triggers of events, learned: how likely each word is one, and of which kind.
//!
//! [`network`] reads the words of a text, [`scorer`] makes likelihoods of what it says. The trainer shares the latter.

pub mod network;
pub mod scorer;

pub(crate) use network::{Network, Scratch};

use crate::types::{Act, EventType};
use scorer::Choices;

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

/// What proposes a fact whose cue or trigger is found here.
pub const NAME: &str = "stance-en";

/// Likelihoods below this are not told.
const FLOOR: f32 = 0.05;

/// A kind whose score is not so far above that of none is less likely than [`FLOOR`]: ln (0.05 / 0.95), and a little less.
const LEAST: f32 = -2.96;

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
    /// What a word of the given scores may say.
    pub(crate) fn of(word: usize, choices: &Choices) -> Option<Self> {
        if !(0..2).any(|part| choices.may_tell(part, LEAST)) {
            return None;
        }
        let scores = choices.likelihoods();
        let (acts, events) = (likely(&ACTS, &scores.acts), likely(&TYPES, &scores.types));
        let says = !(acts.is_empty() && events.is_empty());
        says.then_some(Self { word, acts, events })
    }

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

/// The kinds that are likely enough to be told, the likeliest first.
fn likely<K: Copy>(kinds: &[K], scores: &[f32]) -> Vec<(K, f32)> {
    let told = kinds.iter().copied().zip(scores.iter().copied());
    let mut told: Vec<_> = told.filter(|(_, score)| *score >= FLOOR).collect();
    told.sort_by(|a, b| b.1.total_cmp(&a.1));
    told
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::Stance;
    use crate::learn::Models;
    use crate::syntax::Parse;
    use crate::text::{Rules, Text};
    use crate::types::{Act, Block, BlockKind, EventType, Span};

    fn told(text: &str) -> Vec<(String, Stance)> {
        let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), credit: None }];
        let text = Text::new(text, &blocks, None, &Rules::default());
        let models = Models::embedded();
        let parse = Parse::new(text, Some(&models), true);
        parse.stances.iter().map(|stance| (parse.form(stance.word).to_owned(), stance.clone())).collect()
    }

    fn act(text: &str, word: &str) -> Option<Act> {
        let found = told(text).into_iter().find(|(form, _)| form == word)?;
        found.1.acts.first().filter(|(_, score)| *score > 0.3).map(|(act, _)| *act)
    }

    #[test]
    fn cues_say_their_acts() {
        assert_eq!(act("The union demanded higher wages on Monday.", "demanded"), Some(Act::Demand));
        assert_eq!(act("The ministry urged neighbors to reopen the road.", "urged"), Some(Act::Request));
        assert_eq!(act("Norway pledged two ships for the patrol.", "pledged"), Some(Act::Pledge));
        assert_eq!(act("The party opposed the plan for a new airport.", "opposed"), Some(Act::Oppose));
        assert_eq!(act("The cat slept under the old table.", "slept"), None);
    }

    #[test]
    fn triggers_say_their_types_and_likelihoods_fall() {
        let told = told("Police arrested two protesters, and the governor accused the union of violence.");
        let kind = |word: &str| {
            let (_, stance) = told.iter().find(|(form, _)| form == word)?;
            assert!(stance.events.is_sorted_by(|a, b| a.1 >= b.1));
            stance.events.first().map(|(kind, _)| *kind)
        };
        assert_eq!(kind("arrested"), Some(EventType::Coerce));
        assert_eq!(kind("accused"), Some(EventType::Accuse));
    }

    #[test]
    fn no_text_has_no_stances() {
        for text in ["", ".", "\u{2028}", "A a a a a a a a a a a a."] {
            assert!(told(text).len() < 3, "{text:?}");
        }
    }
}
