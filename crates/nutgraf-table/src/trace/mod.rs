//! What a corpus joins articles by: sketches, hashes and keys of an article, one by one, as columns beside the nouns.

mod matter;
mod name;
mod sketch;
mod words;

use std::sync::LazyLock;

use arrow_schema::{Field, Fields};
use nutgraf::{BlockKind, Mention, MentionForm, Passage, Quotation, Record};
use schemars::JsonSchema;
use serde::Serialize;

use crate::noun::fields;
use crate::schema::ARTICLES;
use sketch::Sketch;
use words::Words;

/// What parts the name of a table from that of a column that is added to it.
const OF: char = '.';

/// The traces of a document. A name with a dot is a column of a table of facts, an item for each of its rows.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct Traces {
    #[serde(flatten)]
    body: Body,
    #[serde(rename = "entities.key")]
    entities: Option<Vec<String>>,
    #[serde(rename = "mentions.key")]
    mentions: Option<Vec<String>>,
    #[serde(flatten)]
    said: Option<Said>,
    #[serde(rename = "positions.matter")]
    positions: Option<Vec<Vec<String>>>,
}

/// Of the words of an article.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Body {
    /// Of all words of its body.
    hash: i64,
    /// How many shingles the body has, each counted once.
    shingles: u32,
    /// The sketch of the body.
    signature: String,
    /// What copies of the body are found by.
    bands: Vec<i64>,
    #[serde(rename = "blocks.hash")]
    blocks: Vec<i64>,
}

/// Of what is quoted.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Said {
    #[serde(rename = "quotations.hash")]
    hash: Vec<i64>,
    #[serde(rename = "quotations.words")]
    words: Vec<usize>,
    #[serde(rename = "quotations.prints")]
    prints: Vec<Vec<i64>>,
}

/// The columns of all traces, in a nested batch.
pub(crate) static COLUMNS: LazyLock<Fields> = LazyLock::new(fields::<Traces>);

/// Whether a column of a nested batch belongs to a table of facts.
pub(crate) fn is_of_facts(field: &Field) -> bool {
    field.name().contains(OF)
}

/// Whether a column of a nested batch belongs to the table of facts of this name.
pub(crate) fn is_of(table: &str, field: &Field) -> bool {
    field.name().strip_prefix(table).is_some_and(|rest| rest.starts_with(OF))
}

/// The name that a column has in its table.
pub(crate) fn name_in_table(field: &Field) -> &str {
    field.name().rsplit(OF).next().unwrap_or_default()
}

/// The name in a nested batch of a column that a table has.
pub(crate) fn name_in_batch(table: &str, column: &str) -> String {
    format!("{table}{OF}{column}")
}

/// Whether a column of a table is one of these.
pub(crate) fn adds(table: &str, column: &str) -> bool {
    let name = name_in_batch(table, column);
    COLUMNS.iter().any(|field| field.name() == &name || table == ARTICLES && field.name() == column)
}

/// The traces of a document, as far as a batch has columns for them.
pub(crate) fn traces(record: &Record<'_>, has: impl Fn(&str) -> bool) -> Traces {
    let keys = |entities: &Vec<_>| entities.iter().map(name::key).collect();
    let names = |mentions: &Vec<_>| mentions.iter().map(name_of).collect();
    let matters = |positions: &Vec<_>| positions.iter().map(matter::of).collect();
    Traces {
        body: if has("signature") || has("blocks.hash") { body(record) } else { Body::default() },
        entities: record.entities.as_ref().filter(|_| has("entities.key")).map(keys),
        mentions: record.mentions.as_ref().filter(|_| has("mentions.key")).map(names),
        said: record.quotations.as_ref().filter(|_| has("quotations.hash")).map(|all| said(all)),
        positions: record.positions.as_ref().filter(|_| has("positions.matter")).map(matters),
    }
}

fn body(record: &Record<'_>) -> Body {
    let text = Words::of(&record.text);
    let outside = record.dateline.as_ref().map_or(0..0, |dateline| dateline.span.start..dateline.span.end);
    let (mut body, mut blocks) = (Vec::new(), Vec::new());
    for block in &record.blocks {
        let words = text.between(block.span.start, block.span.end);
        blocks.push(words::of_all(words.iter().map(|word| word.hash)));
        if is_body(block.kind) {
            let own = words.iter().filter(|word| !outside.contains(&word.start));
            body.extend(own.map(|word| word.hash));
        }
    }
    let Sketch { shingles, signature, bands } = Sketch::of(&body);
    Body { hash: words::of_all(body.into_iter()), shingles, signature, bands, blocks }
}

fn said(quotations: &[Quotation<Passage>]) -> Said {
    let mut said = Said::default();
    for quotation in quotations {
        let words: Vec<u64> = quotation.content.iter().flat_map(|span| words::hashes(&span.text)).collect();
        said.hash.push(words::of_all(words.iter().copied()));
        said.words.push(words.len());
        said.prints.push(sketch::prints(&words));
    }
    said
}

/// The key of what a mention names; empty where it is no name.
fn name_of(mention: &Mention<Passage>) -> String {
    if mention.form == MentionForm::Name { name::of_words(&mention.span.text) } else { String::new() }
}

/// Whether the words of a block are the article's own, and stay when another outlet prints it: not its headline, its captions and
/// what stands around it.
fn is_body(kind: BlockKind) -> bool {
    use BlockKind::{Heading, ListItem, Paragraph, Quote, Table};
    matches!(kind, Heading | Paragraph | ListItem | Quote | Table)
}
