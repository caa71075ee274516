//! A rule as its file says it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::types::{Act, EventType};

/// Words that say an act or an event, with examples.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) name: String,
    /// The act of the positions that it finds.
    pub(crate) act: Option<Act>,
    /// The type of the events that it finds.
    pub(crate) r#type: Option<EventType>,
    /// What the user calls it.
    pub(crate) label: Option<String>,
    /// Lemmas of verbs with what follows them.
    #[serde(default)]
    pub(crate) verbs: Vec<String>,
    /// Lemmas of nouns.
    #[serde(default)]
    pub(crate) nouns: Vec<String>,
    /// Words one of which must stand in the clause or phrase of the cue.
    #[serde(default)]
    pub(crate) about: Vec<String>,
    /// Of positions: lemmas of verbs whose passive tells how its subject stands.
    #[serde(default)]
    pub(crate) participles: Vec<String>,
    /// Of positions: adjectives, and what stands like one.
    #[serde(default)]
    pub(crate) adjectives: Vec<String>,
    /// Of positions: where what they are about stands.
    #[serde(default)]
    pub(crate) content: Vec<String>,
    /// Of positions: where whom it is said to stands.
    #[serde(default)]
    pub(crate) addressee: Vec<String>,
    /// Of positions: the act where the cue is denied.
    pub(crate) negated: Option<Act>,
    /// Of positions: the act where the content is denied.
    pub(crate) without: Option<Act>,
    /// Of events.
    pub(crate) mode: Option<String>,
    /// Of events.
    #[serde(default)]
    pub(crate) contexts: Vec<String>,
    /// Why it is so, for whoever reads the file.
    #[serde(default)]
    why: Option<String>,
    /// Texts with what the rule finds in them.
    #[serde(default)]
    pub(crate) finds: Vec<Example>,
    /// Texts in which it finds nothing.
    #[serde(default)]
    pub(crate) ignores: Vec<String>,
}

/// A text (`text`), and by their names what a fact of it must be.
pub(crate) type Example = BTreeMap<String, String>;

impl Rule {
    /// The text of an example.
    pub(crate) fn text(example: &Example) -> &str {
        example.get("text").map_or("", String::as_str)
    }
}
