//! What is told of an event in a line: what happened, to whom, where and when.

use nutgraf::{Document, EntityId, Event, EventStatus};

use super::layout::single_spaced;
use super::word::{name, written};

/// The names of those who did it.
pub(crate) fn actors(event: &Event, document: &Document) -> String {
    let named = names(&event.actors, document);
    if named.is_empty() { "nobody named".to_owned() } else { named }
}

/// The type, or what the user's own rules call it, and mode, with what became of it unless it took place; to whom, where, when.
pub(crate) fn told(event: &Event, document: &Document) -> String {
    let label = event.label.clone();
    let mut what = label.unwrap_or_else(|| written(&event.r#type)).to_lowercase().replace('_', " ");
    if let Some(mode) = &event.mode {
        what = format!("{what}, {mode}");
    }
    match event.status {
        EventStatus::Actual => {}
        EventStatus::Negated => what = format!("not: {what}"),
        status => what = format!("{what} ({})", written(&status)),
    }
    // Those who meet or agree are actors and recipients alike.
    let others =
        if event.recipients == event.actors { String::new() } else { names(&event.recipients, document) };
    let place = event.place.map(|id| name(document, id));
    let time = event.time.map(|id| &document.facts.times[id.index()]);
    let time = time
        .map(|time| time.value.clone().unwrap_or_else(|| single_spaced(&document.article.text()[time.span])));
    let others = (!others.is_empty()).then_some(others);
    let around: Vec<String> = [others, place, time].into_iter().flatten().collect();
    if around.is_empty() { what } else { format!("{what}: {}", around.join(" · ")) }
}

fn names(ids: &[EntityId], document: &Document) -> String {
    ids.iter().map(|&id| name(document, id)).collect::<Vec<_>>().join(", ")
}
