//! Texts whose chains of mentions people have marked.

use std::collections::{BTreeMap, HashMap};

use nutgraf::{CharIndex, Span};
use serde_json::Value;

/// A text with its chains.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The words of it.
    pub text: String,
    /// What kind of text it is, where its corpus says so.
    pub genre: String,
    /// Where each of those spoken of twice or more is mentioned.
    pub chains: Vec<Vec<Span>>,
    /// How far people have marked it, in bytes.
    pub end: usize,
}

impl Story {
    /// A record with `text` and `chains` (or `ontogum_clusters`: GUM) of spans, or `entity_mentions` that refer to entities
    /// (MEANTIME) up to `annotated_until_char`; what has chains but no `text` finds it by its `id` among `texts`. `None` when it is no
    /// such record.
    pub(crate) fn of(record: &Value, texts: &HashMap<String, String>) -> Option<Self> {
        let text = record["text"].as_str().or_else(|| Some(texts.get(record["id"].as_str()?)?))?.to_owned();
        let index = CharIndex::new(&text);
        let byte = |place: &Value| index.to_byte(u32::try_from(place.as_u64()?).ok()?);
        let span = |pair: &Value| Some(Span::new(byte(&pair[0])?, byte(&pair[1])?));
        let mut chains: Vec<Vec<Span>> =
            match record["chains"].as_array().or(record["ontogum_clusters"].as_array()) {
                Some(chains) => chains
                    .iter()
                    .map(|chain| chain.as_array().into_iter().flatten().filter_map(span).collect())
                    .collect(),
                None => by_entity(record["entity_mentions"].as_array()?, span),
            };
        for chain in &mut chains {
            chain.sort_unstable();
            chain.dedup();
        }
        chains.retain(|chain| chain.len() > 1);
        let end = byte(&record["annotated_until_char"]).unwrap_or(text.len());
        let genre = record["genre"].as_str().unwrap_or_default().to_owned();
        Some(Self { text, genre, chains, end })
    }
}

fn by_entity(mentions: &[Value], span: impl Fn(&Value) -> Option<Span>) -> Vec<Vec<Span>> {
    let mut chains: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for mention in mentions {
        if let (Some(entity), Some(span)) = (mention["refers_to"].as_str(), span(&mention["span"])) {
            chains.entry(entity).or_default().push(span);
        }
    }
    chains.into_values().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use nutgraf::Span;
    use serde_json::json;

    use super::Story;

    #[test]
    fn chains_of_one_are_none_and_places_are_bytes() {
        let texts = HashMap::from([("a1".to_owned(), "Bo … he".to_owned())]);
        let beside = Story::of(&json!({"id": "a1", "chains": [[[0, 2], [5, 7]]]}), &texts).expect("a story");
        assert_eq!((beside.text.as_str(), beside.chains.len()), ("Bo … he", 1));
        let gum =
            json!({"text": "Élan … she", "genre": "news", "ontogum_clusters": [[[0, 4], [7, 10]], [[0, 1]]]});
        let story = Story::of(&gum, &texts).expect("a story");
        assert_eq!(story.chains, [[Span::new(0, 5), Span::new(10, 13)]]);
        let mentions = json!([
            {"span": [0, 2], "refers_to": "7"}, {"span": [5, 7], "refers_to": "7"}, {"span": [3, 4]}
        ]);
        let record = json!({"text": "Bo x he y", "entity_mentions": mentions, "annotated_until_char": 7});
        let story = Story::of(&record, &texts).expect("a story");
        assert_eq!((story.chains[0].len(), story.chains.len(), story.end), (2, 1, 7));
        assert!(Story::of(&json!({"tokens": ["Bo"]}), &texts).is_none());
    }
}
