//! The examples of the rules.

use toml::{Table, Value};

use super::lexicon::FILE;
use crate::row::written;
use crate::rule::example;
use crate::types::{Article, Facts, Position};
use crate::{Config, Extractor};

fn table(position: &Position, text: &str, facts: &Facts) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<String>| {
        value.map(|value| table.insert(key.to_owned(), Value::String(value)));
    };
    let holders: Vec<_> = position.holders.iter().map(|holder| &text[holder.span.range()]).collect();
    let words = |span: crate::types::Span| text[span.range()].to_owned();
    let entity = |id: crate::types::EntityId| facts.entities[id.index()].name.clone();
    put("rule", position.evidence.rule.clone());
    put("act", Some(written(&position.act)));
    put("holder", Some(holders.join(" + ")));
    put("content", position.content.map(words));
    put("condition", position.conditions.first().map(|condition| words(condition.span)));
    put("certainty", position.certainty.as_ref().map(written));
    put("spokesperson", position.spokesperson.map(entity));
    let addressees: Vec<_> = position.addressees.iter().map(|&id| entity(id)).collect();
    put("addressee", Some(addressees.join(" + ")));
    table
}

#[test]
fn rules_do_what_they_say() {
    let extractor = Extractor::new(Config::default());
    example::check(FILE, |text| {
        let article = Article::new(text).expect("an example is short");
        let facts = extractor.extract(&article);
        facts.positions.iter().map(|position| table(position, text, &facts)).collect()
    });
}
