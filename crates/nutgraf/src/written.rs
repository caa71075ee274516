//! A document as it is written, noun by noun: a large one needs no second copy of itself for that.

use std::convert::Infallible;

use serde::{Serialize, Serializer};

use crate::Document;
use crate::record::{Passages, VERSION};
use crate::types::{
    Block, Dateline, Entity, Event, FactKind, Mention, Position, Published, Quantity, Quotation, Sentence,
    TimeExpression, Token,
};

/// The fields of a [`Record`](crate::Record), in its order.
#[derive(Serialize)]
struct Written<'a> {
    nutgraf: u32,
    id: Option<&'a str>,
    url: Option<&'a str>,
    title: Option<&'a str>,
    byline: &'a [String],
    publisher: Option<&'a str>,
    published: Option<&'a Published>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a Published>,
    language: Option<&'a str>,
    dateline: Option<One<'a, Dateline>>,
    text: &'a str,
    blocks: Column<'a, Block>,
    sentences: Column<'a, Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Column<'a, Token>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Column<'a, Entity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Column<'a, Mention>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotations: Option<Column<'a, Quotation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantities: Option<Column<'a, Quantity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<Column<'a, TimeExpression>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Column<'a, Event>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Column<'a, Position>>,
}

/// The nouns of one kind, and what turns their places.
struct Column<'a, N>(&'a [N], &'a Passages<'a>);

/// One noun.
struct One<'a, N>(&'a N, &'a Passages<'a>);

/// A noun that is turned as it is written.
trait Turn {
    fn turned(&self, passages: &Passages<'_>) -> impl Serialize;
}

macro_rules! turn {
    ($way:ident: $($noun:ident),*) => {
        $(impl Turn for $noun {
            fn turned(&self, passages: &Passages<'_>) -> impl Serialize {
                let Ok(turned) = self.try_map(&mut |span| Ok::<_, Infallible>(passages.$way(*span)));
                turned
            }
        })*
    };
}

turn!(range: Block, Dateline, Sentence, Token);
turn!(words: Entity, Event, Mention, Position, Quantity, Quotation, TimeExpression);

impl<N: Turn> Serialize for Column<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|noun| One(noun, self.1)))
    }
}

impl<N: Turn> Serialize for One<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.turned(self.1).serialize(serializer)
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { article, facts } = self;
        let passages = &Passages::of(article.text());
        let has = |kind| facts.kinds.has(kind);
        let written = Written {
            nutgraf: VERSION,
            id: article.id.as_deref(),
            url: article.url.as_deref(),
            title: self.title(),
            byline: self.byline(),
            publisher: article.publisher.as_deref(),
            published: self.published(),
            modified: article.modified.as_ref(),
            language: article.language.as_deref(),
            dateline: facts.dateline.as_ref().map(|dateline| One(dateline, passages)),
            text: article.text(),
            blocks: Column(&facts.blocks, passages),
            sentences: Column(&facts.sentences, passages),
            tokens: has(FactKind::Tokens).then_some(Column(&facts.tokens, passages)),
            entities: has(FactKind::Entities).then_some(Column(&facts.entities, passages)),
            mentions: has(FactKind::Mentions).then_some(Column(&facts.mentions, passages)),
            quotations: has(FactKind::Quotations).then_some(Column(&facts.quotations, passages)),
            quantities: has(FactKind::Quantities).then_some(Column(&facts.quantities, passages)),
            times: has(FactKind::Times).then_some(Column(&facts.times, passages)),
            events: has(FactKind::Events).then_some(Column(&facts.events, passages)),
            positions: has(FactKind::Positions).then_some(Column(&facts.positions, passages)),
        };
        written.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Article, Config, Extractor};

    #[test]
    fn a_document_is_written_as_its_record_is() -> Result<(), Box<dyn std::error::Error>> {
        let text = "BRÜSSEL, Sept 4 (AP) — Åland’s premier, Ms Åsa Öberg, said on Monday: “We shall send 40 ships.”\n\n\
                    Malta vowed to close the port unless Åland paid €3 million by May.\n";
        for config in [Config::default(), Config::default().with_tokens(true)] {
            let mut article = Article::new(text)?;
            article.id = Some("a-1".to_owned());
            article.byline = vec!["Ann Ober".to_owned()];
            let document = Extractor::new(config).read(article);
            assert_eq!(document.to_json(), serde_json::to_string(&document.record())?);
            let mut bare = Extractor::default().read(Article::new("")?);
            bare.facts.kinds = crate::types::FactKinds::default();
            assert_eq!(bare.to_json(), serde_json::to_string(&bare.record())?);
        }
        Ok(())
    }
}
