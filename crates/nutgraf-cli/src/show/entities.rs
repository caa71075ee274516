//! What is told of an entity in a line: what it is, its country, how often it is mentioned.

use std::cmp::Reverse;

use nutgraf::{Document, Entity};

use super::layout::single_spaced;
use super::word::written;

/// The entities of a document, those that are mentioned most first.
pub(crate) fn most_mentioned(document: &Document) -> Vec<&Entity> {
    let mut order: Vec<&Entity> = document.facts.entities.iter().collect();
    order.sort_by_key(|entity| Reverse(entity.mentions.len()));
    order
}

/// The first role, or the kind where there is none, the country, and the number of mentions.
pub(crate) fn told(entity: &Entity) -> String {
    let role = entity.roles.first().map(|role| {
        let title = single_spaced(&role.title);
        if role.former { format!("formerly {title}") } else { title }
    });
    let what = role.unwrap_or_else(|| written(&entity.kind));
    let times = match entity.mentions.len() {
        1 => "1 mention".to_owned(),
        n => format!("{n} mentions"),
    };
    let parts = [Some(what), entity.country.clone(), Some(times)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
