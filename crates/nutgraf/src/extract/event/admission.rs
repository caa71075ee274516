//! Which drafts are events: by who takes part in them.

use super::lexicon::{Lexicon, Need};
use super::{Draft, Reader, Rules, status};
use crate::discourse::Discourse;
use crate::types::Sector::{
    self, Agriculture, Business, Civilian, Education, Government, Intelligence, Intergovernmental,
    Journalism, Judiciary, Labor, Legislature, Medical, Military, Opposition, Party, Police, Rebels,
    Refugees, Religion, UnaffiliatedArmed, UnitedNations,
};
use crate::types::{Entity, EntityId, EntityKind, Event, EventId, EventType, Evidence};

/// Sectors of PLOVER whose members act in public affairs.
const PUBLIC: [Sector; 14] = [
    Government,
    Military,
    Police,
    Legislature,
    Judiciary,
    Party,
    Rebels,
    Opposition,
    Intelligence,
    UnaffiliatedArmed,
    Intergovernmental,
    UnitedNations,
    Refugees,
    Civilian,
];

/// Sectors that rule, judge, or fight for a state.
const OFFICIAL: [Sector; 6] = [Government, Military, Police, Legislature, Judiciary, Intelligence];

/// Sectors that bear arms.
const ARMED: [Sector; 3] = [Military, Rebels, Police];

/// Sectors that do not fight.
const PEACEFUL: [Sector; 8] =
    [Business, Journalism, Education, Medical, Legislature, Judiciary, Religion, Agriculture];

/// Sectors of those who protest.
const CIVIL: [Sector; 8] = [Civilian, Labor, Education, Opposition, Party, Refugees, Religion, Agriculture];

/// The event that a draft comes to, if it is one.
pub(super) fn admit(
    draft: Draft,
    events: &[Event],
    discourse: &Discourse<'_>,
    rules: &Rules,
) -> Option<Event> {
    let lexicon = &rules.lexicon;
    let first = lexicon.rules[*draft.rules.first()?].r#type;
    let draft = draft.with_one_another(first);
    let fits = |rule: &usize| is_event(&draft, *rule, discourse, lexicon);
    let rule = draft.rules.iter().copied().find(fits)?;
    let event = event(EventId::new(events.len()), rule, draft, lexicon);
    let is_threat = event.r#type == EventType::Threaten && lexicon.rules[rule].r#type != EventType::Threaten;
    let is_open = is_threat && event.recipients.is_empty();
    (!is_open && !restates(events, &event)).then_some(event)
}

/// Whether the event before says the same of the same.
fn restates(events: &[Event], event: &Event) -> bool {
    const NEAR: usize = 300;
    events.last().is_some_and(|last| {
        let gap = event.trigger.span.start().saturating_sub(last.trigger.span.end());
        gap < NEAR
            && (last.r#type, &last.actors, &last.recipients, last.status)
                == (event.r#type, &event.actors, &event.recipients, event.status)
    })
}

fn event(id: EventId, rule: usize, draft: Draft, lexicon: &Lexicon) -> Event {
    let (rule, mut contexts) = (&lexicon.rules[rule], lexicon.rules[rule].contexts.clone());
    contexts.extend(draft.contexts.into_iter().filter(|context| !rule.contexts.contains(context)));
    let (status, r#type) = status::of(rule.r#type, &draft.factuality, draft.is_historical);
    let mode = rule.mode.clone().filter(|_| r#type == rule.r#type);
    let draft = Draft { contexts, ..draft };
    Event { id, ..draft.into_event((r#type, status), mode, Evidence::rule(&rule.name)) }
}

/// Whether those who take part are such as the rule asks for, and of public affairs.
fn is_event(draft: &Draft, rule: usize, discourse: &Discourse<'_>, lexicon: &Lexicon) -> bool {
    let rule = &lexicon.rules[rule];
    let Draft { actors, recipients, .. } = draft;
    let is_public = |id: &EntityId| is_public(discourse, *id);
    let is_private = |id: &EntityId| discourse[*id].sector == Some(Business);
    let fits =
        |class: &String| actors.iter().any(|id| is_of(class, &discourse[*id], &draft.actor_lemma, lexicon));
    // Without anybody it is an attack on somebody ("two soldiers were killed in a bombing"), or a protest somewhere ("riots
    // broke out in Lagos").
    if actors.is_empty() {
        let is_somewhere = draft.place.is_some() || !recipients.is_empty();
        let is_weapon =
            rule.actor.iter().any(|class| class == "explosive" && lexicon.is_of(class, &draft.actor_lemma));
        return (rule.r#type == EventType::Protest || is_weapon) && is_somewhere
            || recipients.iter().any(is_public);
    }
    if lexicon.is_of("sport", &draft.actor_lemma) {
        return false;
    }
    (rule.need != Some(Need::Recipient) || !recipients.is_empty())
        && rule.actor.iter().all(fits)
        && (rule.r#type == EventType::Protest
            || actors.iter().any(is_public) && !actors.iter().all(is_private)
            || draft.is_political
                && !recipients.is_empty()
                && !recipients.iter().all(is_private)
                && !actors.iter().any(is_private))
        && !(rule.r#type == EventType::Assault && recipients.iter().any(is_private))
}

/// Whether an entity acts in public affairs: a state, its people, its bodies, those who hold office.
pub(super) fn is_public(discourse: &Discourse<'_>, id: EntityId) -> bool {
    let entity = &discourse[id];
    match entity.kind {
        EntityKind::Group => true,
        EntityKind::Place => discourse.is_state(id),
        _ if entity.sector == Some(Business) => false,
        _ => entity.sector.is_some_and(|sector| PUBLIC.contains(&sector)) || entity.country.is_some(),
    }
}

/// "Ugandan forces pulled out of South Sudan": armed people who leave turn nobody down.
pub(super) fn is_retreat(draft: &Draft, reader: &Reader<'_>) -> bool {
    let leaves = matches!(&*draft.lemma, "pull out" | "withdraw");
    let is_armed = |id: &EntityId| {
        is_of("armed", &reader.context.discourse[*id], &draft.actor_lemma, &reader.rules.lexicon)
    };
    leaves && draft.actors.iter().any(is_armed)
}

/// Whether an actor is of a class that a rule asks for.
fn is_of(class: &str, entity: &Entity, lemma: &str, lexicon: &Lexicon) -> bool {
    let is_any = |sectors: &[Sector]| entity.sector.is_some_and(|sector| sectors.contains(&sector));
    let is_official = is_any(&OFFICIAL) || matches!(entity.kind, EntityKind::Place | EntityKind::Facility);
    let is_protester = lexicon.is_of("protester", lemma);
    match class {
        "official" => {
            is_official && !is_any(&[Military, Police])
                || entity.kind == EntityKind::Person && !entity.roles.is_empty()
        }
        "not_official" => !is_official,
        "protester" => is_protester,
        "not_protester" => !is_protester,
        // "The rupee rallied"
        "not_market" => !lexicon.is_of("market", lemma),
        // "Young Algerians"
        "civil" if entity.kind == EntityKind::Group => true,
        "civil" => is_protester || is_any(&CIVIL),
        "armed" => is_any(&ARMED) || lexicon.is_of("troops", lemma),
        "not_armed" => !is_of("armed", entity, lemma, lexicon),
        "fighter" => !is_any(&PEACEFUL),
        _ => lexicon.is_of(class, lemma),
    }
}
