//! The law that every id refers to a fact that is there, checked where a document is read back.

use crate::Error;
use crate::types::{EntityId, Facts, MentionId, QuantityId, QuotationId, TimeId};

/// Finds an id that is not the index of its fact, or that refers to no fact.
pub(crate) fn check(facts: &Facts) -> Result<(), Error> {
    own_ids(facts)?;
    anatomy(facts)?;
    let entities = Column { name: "entities", len: facts.entities.len() };
    let mentions = Column { name: "mentions", len: facts.mentions.len() };
    let quotations = Column { name: "quotations", len: facts.quotations.len() };
    let quantities = Column { name: "quantities", len: facts.quantities.len() };
    let times = Column { name: "times", len: facts.times.len() };

    for entity in &facts.entities {
        mentions.has(entity.mentions.iter().copied().map(MentionId::index))?;
        entities.has(entity.roles.iter().filter_map(|role| role.affiliation).map(EntityId::index))?;
    }
    entities.has(facts.mentions.iter().map(|mention| mention.entity.index()))?;
    entities.has(facts.quotations.iter().filter_map(|quotation| quotation.speaker).map(EntityId::index))?;
    quotations
        .has(facts.quotations.iter().filter_map(|quotation| quotation.within).map(QuotationId::index))?;
    for event in &facts.events {
        let who = event.actors.iter().chain(&event.recipients).chain(&event.place);
        entities.has(who.copied().map(EntityId::index))?;
        times.has(event.time.map(TimeId::index))?;
        quotations.has(event.quotation.map(QuotationId::index))?;
    }
    for position in &facts.positions {
        let holders = position.holders.iter();
        let who = position.addressees.iter().chain(&position.spokesperson).copied();
        let who = who.chain(position.participants.iter().map(|participant| participant.entity));
        entities.has(who.chain(holders.clone().filter_map(|holder| holder.entity)).map(EntityId::index))?;
        let amounts = position.amounts.iter().copied().chain(holders.filter_map(|holder| holder.count));
        quantities.has(amounts.map(QuantityId::index))?;
        times.has(position.due.into_iter().chain(position.as_of).map(TimeId::index))?;
        quotations.has(position.quotation.map(QuotationId::index))?;
    }
    Ok(())
}

/// A column that ids refer to.
struct Column {
    name: &'static str,
    len: usize,
}

impl Column {
    /// Whether each of these is the index of a fact.
    fn has(&self, indices: impl IntoIterator<Item = usize>) -> Result<(), Error> {
        match indices.into_iter().find(|&index| index >= self.len) {
            None => Ok(()),
            Some(index) => {
                let Self { name, len } = self;
                Err(broken(format!("there is no {name}[{index}], only {len}")))
            }
        }
    }
}

/// Each fact with an id has its index for one.
fn own_ids(facts: &Facts) -> Result<(), Error> {
    in_order("entities", facts.entities.iter().map(|fact| fact.id.index()))?;
    in_order("mentions", facts.mentions.iter().map(|fact| fact.id.index()))?;
    in_order("quotations", facts.quotations.iter().map(|fact| fact.id.index()))?;
    in_order("quantities", facts.quantities.iter().map(|fact| fact.id.index()))?;
    in_order("times", facts.times.iter().map(|fact| fact.id.index()))?;
    in_order("events", facts.events.iter().map(|fact| fact.id.index()))?;
    in_order("positions", facts.positions.iter().map(|fact| fact.id.index()))
}

fn in_order(name: &str, ids: impl Iterator<Item = usize>) -> Result<(), Error> {
    match ids.enumerate().find(|(index, id)| index != id) {
        None => Ok(()),
        Some((index, id)) => Err(broken(format!("{name}[{index}] has the id {id}"))),
    }
}

/// Sentences lie in blocks, tokens hang on tokens.
fn anatomy(facts: &Facts) -> Result<(), Error> {
    let blocks = Column { name: "blocks", len: facts.blocks.len() };
    let tokens = Column { name: "tokens", len: facts.tokens.len() };
    blocks.has(facts.sentences.iter().map(|sentence| sentence.block as usize))?;
    tokens.has(facts.tokens.iter().filter_map(|token| usize::try_from(token.head?).ok()))
}

fn broken(what: String) -> Error {
    Error::Document { what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{Evidence, Quotation, QuotationKind, QuotationManner, Span};

    #[test]
    fn refuses_an_id_that_refers_to_nothing() {
        let quotation = Quotation {
            id: QuotationId::new(0),
            kind: QuotationKind::Direct,
            manner: QuotationManner::Speech,
            content: vec![Span::new(0, 1)],
            speaker: None,
            speaker_span: None,
            cue: None,
            addressee: None,
            parts: Vec::new(),
            within: None,
            evidence: Evidence::default(),
        };
        let facts = |quotation| Facts { quotations: vec![quotation], ..Facts::default() };
        assert!(check(&facts(quotation.clone())).is_ok());
        assert!(check(&facts(Quotation { speaker: Some(EntityId::new(3)), ..quotation.clone() })).is_err());
        assert!(check(&facts(Quotation { id: QuotationId::new(1), ..quotation })).is_err());
    }
}
