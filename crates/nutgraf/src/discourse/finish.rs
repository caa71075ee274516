//! What of the discourse the facts speak of: the rest is dropped, and what is left numbered in reading order.

use super::Discourse;
use super::attribute::number;
use super::mention::noun_phrase::Phrase;
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind, Facts, GrammaticalNumber, Mention, MentionForm, MentionId};

impl Discourse<'_> {
    /// The facts with the entities that they refer to and the mentions of these.
    pub(crate) fn finish(mut self, mut facts: Facts) -> Facts {
        let mut is_kept = vec![false; self.entities.len()];
        self.mentions.iter().for_each(|mention| is_kept[mention.entity.index()] = true);
        references(&mut facts, |id| is_kept[id.index()] = true);
        let mut next = 0;
        let number = |&is_kept: &bool| {
            next += usize::from(is_kept);
            is_kept.then(|| EntityId::new(next - 1))
        };
        let numbers: Vec<_> = is_kept.iter().map(number).collect();
        let new = |id: &mut EntityId| *id = numbers[id.index()].expect("whatever is referred to is kept");
        references(&mut facts, new);
        let kept = self.phrases.iter().filter(|phrase| is_kept[phrase.entity.index()]);
        kept.clone()
            .for_each(|phrase| phrase.name(&self.parse.text, &mut self.entities[phrase.entity.index()]));
        let phrases = kept.filter_map(Phrase::mention);
        let mentions = self.mentions.into_iter().chain(phrases);
        let mut mentions: Vec<Mention> = mentions.filter(|mention| is_kept[mention.entity.index()]).collect();
        mentions.iter_mut().for_each(|mention| new(&mut mention.entity));
        mentions.sort_by_key(|mention| (mention.span, mention.entity));
        let kept = self.entities.into_iter().zip(&numbers);
        let mut entities: Vec<Entity> = kept.filter_map(|(entity, number)| number.map(|_| entity)).collect();
        for (at, entity) in entities.iter_mut().enumerate() {
            entity.id = EntityId::new(at);
            entity.roles.iter_mut().filter_map(|role| role.affiliation.as_mut()).for_each(new);
        }
        for (at, mention) in mentions.iter_mut().enumerate() {
            mention.id = MentionId::new(at);
            entities[mention.entity.index()].mentions.push(mention.id);
        }
        entities.iter_mut().for_each(|entity| entity.number = tell_number(self.parse, entity, &mentions));
        Facts { entities, mentions, ..facts }
    }
}

/// The number that the first mention tells which tells any.
fn tell_number(parse: &Parse<'_>, entity: &Entity, mentions: &[Mention]) -> Option<GrammaticalNumber> {
    let own = || entity.mentions.iter().map(|id| &mentions[id.index()]);
    // A thing with a name is not what nouns call it: "the games" may be one Asian Cup.
    let is_named_thing =
        entity.kind == EntityKind::Other && own().any(|mention| mention.form == MentionForm::Name);
    own().filter(|_| !is_named_thing).find_map(|mention| number::of(parse, entity.kind, mention))
}

/// Calls `refer` with every entity that a quotation, an event or a position refers to.
fn references(facts: &mut Facts, mut refer: impl FnMut(&mut EntityId)) {
    for quotation in &mut facts.quotations {
        quotation.speaker.iter_mut().for_each(&mut refer);
    }
    for event in &mut facts.events {
        event.actors.iter_mut().chain(&mut event.recipients).chain(&mut event.place).for_each(&mut refer);
    }
    for position in &mut facts.positions {
        position.holders.iter_mut().filter_map(|holder| holder.entity.as_mut()).for_each(&mut refer);
        position.spokesperson.iter_mut().chain(&mut position.addressees).for_each(&mut refer);
        position.participants.iter_mut().for_each(|participant| refer(&mut participant.entity));
    }
}
