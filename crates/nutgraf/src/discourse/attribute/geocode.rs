//! The countries of cities and provinces.

use rustc_hash::FxHashSet;

use crate::lexicon;
use crate::lexicon::gazetteer::{self, Bearers};
use crate::text::Text;
use crate::types::{Entity, EntityKind, Mention, MentionForm};

/// Which countries have a place or a state of this name.
fn bearers(name: &str) -> Option<Bearers> {
    gazetteer::bearers(name).or_else(|| {
        let state = lexicon::sought(include_str!("../../../data/en/lexicon/state.tsv"), name)?;
        Some(Bearers { sure: Some(state[1]), others: Vec::new() })
    })
}

/// Whether the gazetteer has a place of this name.
pub(in crate::discourse) fn is_known(name: &str) -> bool {
    bearers(name).is_some()
}

/// Whether one country has the largest place of this name by far.
pub(in crate::discourse) fn is_large(name: &str) -> bool {
    bearers(name).is_some_and(|bearers| bearers.sure.is_some())
}

/// The country of a place by its name alone.
pub(in crate::discourse) fn country(place: &Entity) -> Option<&'static str> {
    is_open(place).then(|| bearers(&place.name)?.sure).flatten()
}

/// Gives the places of an article without a country theirs: of what is named right after ("Paris, Texas"), of the
/// largest by far of its name, or of the only one that the article speaks of. Else it stays open.
///
/// It comes last, so that a place with a country is a state for all who ask before.
pub(in crate::discourse) fn locate(text: &Text<'_>, entities: &mut [Entity], mentions: &[Mention]) {
    let names: Vec<_> = mentions.iter().filter(|mention| mention.form == MentionForm::Name).collect();
    for pair in names.windows(2) {
        let gap = text.text.get(pair[0].span.end()..pair[1].span.start());
        let land = &entities[pair[1].entity.index()];
        let place = &entities[pair[0].entity.index()];
        if gap != Some(", ") || place.kind != EntityKind::Place {
            continue;
        }
        let land = land.country.clone().or_else(|| country(land).map(str::to_owned));
        let bearers = bearers(&place.name);
        let land = land.filter(|land| bearers.is_some_and(|bearers| bearers.may_be_in(land)));
        let place = &mut entities[pair[0].entity.index()];
        place.country = land.or(place.country.take());
    }
    for entity in entities.iter_mut() {
        entity.country = entity.country.take().or_else(|| country(entity).map(str::to_owned));
    }
    let told: FxHashSet<String> = entities.iter().filter_map(|entity| entity.country.clone()).collect();
    for entity in entities.iter_mut().filter(|entity| is_open(entity)) {
        let Some(bearers) = bearers(&entity.name) else { continue };
        let mut among = bearers.others.iter().filter(|code| told.contains(**code));
        entity.country = among.next().filter(|_| among.next().is_none()).map(|code| (*code).to_owned());
    }
}

fn is_open(entity: &Entity) -> bool {
    entity.kind == EntityKind::Place && entity.country.is_none()
}
