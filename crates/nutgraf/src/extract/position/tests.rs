//! The examples of the rules.

use toml::{Table, Value};

use super::lexicon::FILE;
use crate::rule::example;
use crate::types::{Article, Facts, Position};
use crate::{Config, Extractor};

fn table(position: &Position, text: &str, facts: &Facts) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<String>| {
        value.map(|value| table.insert(key.to_owned(), Value::String(value)));
    };
    let name = |value: &dyn erased_name::Name| value.name();
    let holders: Vec<_> = position.holders.iter().map(|holder| &text[holder.span.range()]).collect();
    let words = |span: crate::types::Span| text[span.range()].to_owned();
    let entity = |id: crate::types::EntityId| facts.entities[id.index()].name.clone();
    put("rule", position.evidence.rule.clone());
    put("act", Some(name(&position.act)));
    put("holder", Some(holders.join(" + ")));
    put("content", position.content.map(words));
    put("condition", position.conditions.first().map(|condition| words(condition.span)));
    put("certainty", position.certainty.as_ref().map(|certainty| name(certainty)));
    put("spokesperson", position.spokesperson.map(entity));
    let addressees: Vec<_> = position.addressees.iter().map(|&id| entity(id)).collect();
    put("addressee", Some(addressees.join(" + ")));
    table
}

mod erased_name {
    //! The name that JSON has for a value of a fieldless enum.

    pub(super) trait Name {
        fn name(&self) -> String;
    }

    impl<T: serde::Serialize> Name for T {
        fn name(&self) -> String {
            serde_json::to_value(self)
                .ok()
                .and_then(|name| name.as_str().map(str::to_owned))
                .unwrap_or_default()
        }
    }
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
