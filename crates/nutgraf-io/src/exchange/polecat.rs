//! Events in the columns of POLECAT, the data set that is coded in the scheme of PLOVER, as its files have them.

use nutgraf::{
    Document, Entity, EntityId, EntityKind, Event, EventStatus, EventType, MentionForm, Published, Span,
};

use super::{name, one_line};

/// The columns of POLECAT's files, in their order.
const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// What stands where nothing is known.
const NONE: &str = "None";
/// Between two values of a cell.
const BETWEEN: &str = "; ";

/// The first line of a table of events.
#[must_use]
pub fn polecat_head() -> String {
    COLUMNS.join("\t")
}

/// A line for each event of a document that took place, without the last line break: POLECAT has no column for what did not, or not yet.
#[must_use]
pub fn polecat(document: &Document) -> String {
    let events = document.facts.events.iter().filter(|event| event.status == EventStatus::Actual);
    events.map(|event| line(document, event)).collect::<Vec<_>>().join("\n")
}

fn line(document: &Document, event: &Event) -> String {
    let article = &document.article;
    let id = format!("{}-{}", article.id.as_deref().unwrap_or("document"), event.id.0);
    let published = document.published().map(Published::as_str);
    let place = event.place.map(|id| entity(document, id));
    let story = |kinds: &[EntityKind]| {
        let of = document.facts.entities.iter().filter(|entity| kinds.contains(&entity.kind));
        joined(of.filter(|entity| is_named(document, entity)).map(|entity| Some(entity.name.clone())))
    };
    let mut cells = vec![
        Some(id),
        date(document, event).or(published).and_then(day),
        Some(
            event
                .label
                .clone()
                .filter(|_| event.r#type == EventType::Other)
                .unwrap_or_else(|| name(&event.r#type)),
        ),
        event.mode.clone(),
        None, // of each mode, by a table of PLOVER's that is not ours to pass on
        quad(event.r#type).map(str::to_owned),
        joined(event.contexts.iter().cloned().map(Some)),
    ];
    cells.extend(party(document, event, &event.actors));
    cells.extend(party(document, event, &event.recipients));
    cells.extend([
        place.map(|place| place.name.clone()),
        None,
        None,
        None,
        place.and_then(|place| place.country.clone()),
        None,
        None,
        None,
        place.map(|place| raw(document, place, event.trigger.span)),
        None,
        article.publisher.clone(),
        published.and_then(day),
        story(&[EntityKind::Person]),
        story(&[EntityKind::Organization]),
        story(&[EntityKind::Place, EntityKind::Facility]),
        Some(article.language.clone().unwrap_or_else(|| "en".to_owned())),
        Some(format!("nutgraf {}", env!("CARGO_PKG_VERSION"))),
    ]);
    let cells = cells.into_iter().map(|cell| cell.map_or_else(|| NONE.to_owned(), |cell| one_line(&cell)));
    cells.collect::<Vec<_>>().join("\t")
}

/// The eight columns of those who did it, or to whom it was done: lists of the same length, in the same order.
fn party(document: &Document, event: &Event, ids: &[EntityId]) -> [Option<String>; 8] {
    let who: Vec<&Entity> = ids.iter().map(|id| entity(document, *id)).collect();
    let of = |value: &dyn Fn(&Entity) -> Option<String>| joined(who.iter().map(|entity| value(entity)));
    let sector = |entity: &Entity| entity.sector.as_ref().map(name);
    [
        of(&|entity| Some(entity.name.clone())),
        of(&|entity| entity.country.clone()),
        None,
        who.first().and_then(|entity| sector(entity)),
        of(&sector),
        of(&|entity| entity.roles.first().map(|role| role.title.clone())),
        of(&|entity| Some(raw(document, entity, event.trigger.span))),
        of(&|entity| entity.link.clone()),
    ]
}

/// Values with a mark between two, [`NONE`] for one that is not known among others that are; nothing where none is.
fn joined(values: impl Iterator<Item = Option<String>>) -> Option<String> {
    let values: Vec<Option<String>> = values.collect();
    let is_known = values.iter().any(Option::is_some);
    let written = values.into_iter().map(|value| value.unwrap_or_else(|| NONE.to_owned()));
    is_known.then(|| written.collect::<Vec<_>>().join(BETWEEN))
}

fn entity(document: &Document, id: EntityId) -> &Entity {
    &document.facts.entities[id.index()]
}

fn is_named(document: &Document, entity: &Entity) -> bool {
    let mentions = entity.mentions.iter().map(|id| &document.facts.mentions[id.index()]);
    mentions.into_iter().any(|mention| mention.form == MentionForm::Name)
}

/// What the text calls an entity where it is nearest to a place.
fn raw(document: &Document, entity: &Entity, place: Span) -> String {
    let mentions = entity.mentions.iter().map(|id| document.facts.mentions[id.index()].span);
    let nearest = mentions.min_by_key(|span| span.start().abs_diff(place.start()));
    nearest.map_or_else(|| entity.name.clone(), |span| document.article.text()[span].to_owned())
}

/// When it was, as the text says.
fn date<'a>(document: &'a Document, event: &Event) -> Option<&'a str> {
    let time = &document.facts.times[event.time?.index()];
    time.begin.as_deref().filter(|begin| day(begin).is_some())
}

/// The day of a date that is as precise as that.
fn day(date: &str) -> Option<String> {
    let day = date.get(.."2025-09-05".len())?;
    let is_day = day
        .chars()
        .enumerate()
        .all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    is_day.then(|| day.to_owned())
}

/// The quarter of the scheme that a type is in. Source: the table of PLOVER's manual, which has SANCTION in two of them; its own
/// section says material.
fn quad(kind: EventType) -> Option<&'static str> {
    use EventType::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Reject, Request,
        Retreat, Sanction, Support, Threaten,
    };
    match kind {
        Agree | Consult | Support | Concede => Some("VERBAL COOPERATION"),
        Cooperate | Aid | Retreat => Some("MATERIAL COOPERATION"),
        Request | Accuse | Reject | Threaten => Some("VERBAL CONFLICT"),
        Protest | Sanction | Mobilize | Coerce | Assault => Some("MATERIAL CONFLICT"),
        _ => None,
    }
}
