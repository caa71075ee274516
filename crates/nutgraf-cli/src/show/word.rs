//! Names of entities and of kinds, as pages tell them.

use nutgraf::{Document, EntityId};

use super::layout::single_spaced;

/// The name of an entity, with single spaces.
pub(crate) fn name(document: &Document, id: EntityId) -> String {
    single_spaced(&document.facts.entities[id.index()].name)
}

/// The name that JSON has for a value.
pub(crate) fn written(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
