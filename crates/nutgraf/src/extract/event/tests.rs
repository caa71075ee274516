//! The examples of the rules.

use toml::{Table, Value};

use super::lexicon::FILES;
use crate::rule::example;
use crate::types::{Article, EntityId, Event, Facts};
use crate::{Config, Extractor};

fn table(event: &Event, facts: &Facts) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: String| table.insert(key.to_owned(), Value::String(value));
    let names = |ids: &[EntityId]| {
        let names: Vec<_> = ids.iter().map(|id| facts.entities[id.index()].name.clone()).collect();
        names.join(" + ")
    };
    put("rule", event.evidence.rule.clone().unwrap_or_default());
    put("type", format!("{:?}", event.r#type).to_uppercase());
    put("status", format!("{:?}", event.status).to_lowercase());
    put("mode", event.mode.clone().unwrap_or_default());
    put("actors", names(&event.actors));
    put("recipients", names(&event.recipients));
    table
}

#[test]
fn rules_do_what_they_say() {
    let extractor = Extractor::new(Config::default());
    for file in FILES {
        example::check(file, |text| {
            let article = Article::new(text).expect("an example is short");
            let facts = extractor.extract(&article);
            facts.events.iter().map(|event| table(event, &facts)).collect()
        });
    }
}
