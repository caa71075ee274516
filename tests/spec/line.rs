//! A fact as one line of the specification: its kind, its words in quotation marks, then `name=value`.

use nutgraf::{
    Document, Entity, EntityId, Event, EventStatus, Mention, Position, Quantity, Quotation, QuotationManner,
    Span, TimeExpression,
};

/// The facts of one kind, a line each, in reading order.
pub(crate) fn write(document: &Document, kind: &str) -> Vec<String> {
    let text = document.article.text();
    match kind {
        "quotation" => document.facts.quotations.iter().map(|fact| quotation(fact, document)).collect(),
        "mention" => document.facts.mentions.iter().map(|fact| mention(fact, document)).collect(),
        "entity" => document.facts.entities.iter().map(|fact| entity(fact, document)).collect(),
        "time" => document.facts.times.iter().map(|fact| time(fact, text)).collect(),
        "position" => document.facts.positions.iter().map(|fact| position(fact, document)).collect(),
        "event" => document.facts.events.iter().map(|fact| event(fact, document)).collect(),
        "quantity" => document.facts.quantities.iter().map(|fact| quantity(fact, text)).collect(),
        _ => panic!("tests/spec/line.rs cannot write a fact of the kind {kind:?}"),
    }
}

fn quotation(quotation: &Quotation, document: &Document) -> String {
    let text = document.article.text();
    let mut line = format!("quotation {} {}", name(&quotation.kind), words(&quotation.content, text));
    if !quotation.parts.is_empty() {
        line += &format!(" parts={}", words(&quotation.parts, text));
    }
    if quotation.manner != QuotationManner::Speech {
        line += &format!(" manner={}", quotation.manner.name());
    }
    let cue = quotation.cue.as_ref().map(|cue| cue.span);
    for (name, span) in
        [("cue", cue), ("speaker", quotation.speaker_span), ("addressee", quotation.addressee)]
    {
        if let Some(span) = span {
            line += &format!(" {name}={}", on_one_line(&text[span]));
        }
    }
    if let Some(outer) = quotation.within {
        line += &format!(" within={}", words(&document.facts.quotations[outer.index()].content, text));
    }
    line
}

fn mention(mention: &Mention, document: &Document) -> String {
    let entity = &document.facts.entities[mention.entity.index()];
    let mut line =
        format!("mention {} {}", name(&entity.kind), words(&[mention.span], document.article.text()));
    if entity.name != document.article.text()[mention.span.range()] {
        line += &format!(" of={}", entity.name);
    }
    if let Some(country) = &entity.country {
        line += &format!(" country={country}");
    }
    if let Some(metonym) = &mention.metonym {
        line += &format!(" metonym={metonym}");
    }
    line
}

fn entity(entity: &Entity, document: &Document) -> String {
    let mut line = format!("entity {} “{}”", name(&entity.kind), entity.name);
    let (sector, gender) = (entity.sector.as_ref().map(name), entity.gender.as_ref().map(name));
    for (key, value) in [("country", &entity.country), ("sector", &sector), ("gender", &gender)] {
        if let Some(value) = value {
            line += &format!(" {key}={value}");
        }
    }
    for role in &entity.roles {
        line += &format!(" role={}{}", if role.former { "former " } else { "" }, role.title);
        if let Some(body) = role.affiliation {
            line += &format!(" @ {}", document.facts.entities[body.index()].name);
        }
    }
    line
}

fn time(time: &TimeExpression, text: &str) -> String {
    let mut line = format!("time {} {}", name(&time.r#type), words(&[time.span], text));
    for (name, value) in [("value", &time.value), ("begin", &time.begin), ("end", &time.end_date)] {
        if let Some(value) = value {
            line += &format!(" {name}={value}");
        }
    }
    line
}

fn quantity(quantity: &Quantity, text: &str) -> String {
    let mut line = format!("quantity {} {}", name(&quantity.kind), words(&[quantity.span], text));
    let values = [
        ("value", quantity.value.map(|value| value.to_string())),
        ("max", quantity.value_max.map(|value| value.to_string())),
        ("unit", quantity.unit.clone()),
        ("currency", quantity.currency.clone()),
        ("modifier", quantity.modifier.map(|modifier| name(&modifier))),
        ("of", quantity.of.map(|of| on_one_line(&text[of]))),
    ];
    for (name, value) in values {
        if let Some(value) = value {
            line += &format!(" {name}={value}");
        }
    }
    line
}

fn event(event: &Event, document: &Document) -> String {
    let (text, facts) = (document.article.text(), &document.facts);
    let entity = |id: &EntityId| facts.entities[id.index()].name.clone();
    let mut line = format!("event {} {}", name(&event.r#type), words(&[event.trigger.span], text));
    let mut put = |key: &str, value: String| line += &format!(" {key}={value}");
    event.mode.iter().for_each(|mode| put("mode", mode.clone()));
    event.actors.iter().for_each(|id| put("actor", entity(id)));
    event.recipients.iter().for_each(|id| put("recipient", entity(id)));
    event.place.iter().for_each(|id| put("place", entity(id)));
    event.time.iter().for_each(|id| put("time", on_one_line(&text[facts.times[id.index()].span])));
    if event.status != EventStatus::Actual {
        put("status", name(&event.status));
    }
    line
}

fn position(position: &Position, document: &Document) -> String {
    let (text, facts) = (document.article.text(), &document.facts);
    let words = |span: Span| on_one_line(&text[span]);
    let entity = |id: EntityId| facts.entities[id.index()].name.clone();
    let mut line = format!("position {}", name(&position.act));
    let mut put = |key: &str, value: String| line += &format!(" {key}={value}");
    for holder in &position.holders {
        let named = holder.entity.map(entity).filter(|named| *named != words(holder.span));
        let named = named.map(|named| format!(" ({named})")).unwrap_or_default();
        put("holder", format!("{}{named}", words(holder.span)));
    }
    position.content.into_iter().for_each(|span| put("content", words(span)));
    for condition in &position.conditions {
        put(&name(&condition.kind), words(condition.span));
    }
    position.spokesperson.into_iter().for_each(|id| put("spokesperson", entity(id)));
    position.addressees.iter().for_each(|id| put("addressee", entity(*id)));
    position.participants.iter().for_each(|one| put(&name(&one.role), entity(one.entity)));
    position.amounts.iter().for_each(|id| put("amount", words(facts.quantities[id.index()].span)));
    position.due.into_iter().for_each(|id| put("due", words(facts.times[id.index()].span)));
    position.as_of.into_iter().for_each(|id| put("as_of", words(facts.times[id.index()].span)));
    let certainty = position.certainty.as_ref().map(name).filter(|certainty| certainty != "CT+");
    certainty.into_iter().for_each(|certainty| put("certainty", certainty));
    let same = |other: &&Position| other.id != position.id && other.cluster == position.cluster;
    facts.positions.iter().find(same).into_iter().for_each(|other| put("cluster_of", name(&other.act)));
    line
}

/// The words of each span, in marks of their own.
fn words(spans: &[Span], text: &str) -> String {
    let pieces: Vec<_> = spans.iter().map(|span| format!("“{}”", on_one_line(&text[*span]))).collect();
    pieces.join(" + ")
}

fn on_one_line(words: &str) -> String {
    words.replace('\n', "⏎")
}

/// The name that JSON has for a value of a fieldless enum.
fn name(kind: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(kind).expect("a kind is JSON");
    json.as_str().unwrap_or_default().to_owned()
}
