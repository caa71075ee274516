//! Tables: they hold what documents hold, and their page lists their columns.

use std::fs;
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field};
use nutgraf::{Article, Document, Extractor};
use nutgraf_table::{Builder, Table, json, split};
use serde_json::{Map, Value};

const EVERY_NOUN: &str = include_str!("every_noun.json");

/// A text with characters of two, three and four bytes before its facts.
const ASTRAL: &str =
    "𝔏isbon, née 🚢 — “We will not let 40 tonnes of bread rot 🍞,” said Ana Duarte on 14 October 2025.";

/// The rows of a batch as objects, without what is null.
fn rows(batch: &RecordBatch) -> Vec<Value> {
    let schema = batch.schema();
    let cell =
        |field: &Field, row| Some((field.name().clone(), json(batch.column_by_name(field.name())?, row)));
    let row = |row| schema.fields().iter().filter_map(|field| cell(field, row)).collect::<Map<_, _>>();
    (0..batch.num_rows()).map(row).map(Value::Object).map(bare).collect()
}

/// The value without nulls and with all numbers as doubles.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name, bare(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(bare).collect(),
        Value::Number(number) => number.as_f64().into(),
        other => other,
    }
}

/// The documents of the golden articles, and two more.
fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("articles").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path.join("article.txt")).expect("a text"));
    let extractor = Extractor::default();
    let read = |(number, text): (usize, String)| {
        let mut article = Article::new(text).expect("a short text");
        article.id = Some(format!("a{number}"));
        extractor.read(article)
    };
    let mut documents: Vec<Document> = texts.chain([ASTRAL.to_owned()]).enumerate().map(read).collect();
    documents.push(Document::from_json(EVERY_NOUN).expect("a document"));
    documents
}

#[test]
fn a_row_holds_what_its_document_holds() {
    let mut builder = Builder::nested();
    let documents = documents();
    for document in &documents {
        builder.push(&document.record()).expect("a short text");
    }
    let rows = rows(&builder.finish());
    assert_eq!(rows.len(), documents.len());
    for (row, document) in rows.iter().zip(&documents) {
        let mut expected: Value = serde_json::from_str(&document.to_json()).expect("JSON");
        expected.as_object_mut().expect("an object").remove("nutgraf");
        assert_eq!(*row, bare(expected));
    }
}

#[test]
fn a_row_of_a_table_is_a_fact_of_its_article() {
    let mut builder = Builder::tables();
    let documents = documents();
    documents.iter().for_each(|document| builder.push(&document.record()).expect("a short text"));
    let tables = split(&builder.finish());
    let names: Vec<&str> = tables.iter().map(|(table, _)| table.name()).collect();
    assert_eq!(
        names,
        Table::all().iter().map(Table::name).collect::<Vec<_>>(),
        "one document has every noun"
    );
    for (table, batch) in &tables {
        assert_eq!(batch.schema(), table.schema());
        let mut rows = rows(batch);
        if table.name() == "articles" {
            assert_eq!(rows.len(), documents.len());
            continue;
        }
        rows.iter_mut().for_each(without_traces);
        let expected = documents.iter().flat_map(|document| {
            let json: Value = serde_json::from_str(&document.to_json()).expect("JSON");
            let facts = json[table.name()].as_array().cloned().unwrap_or_default();
            let article = json["id"].clone();
            facts.into_iter().enumerate().map(move |(id, fact)| {
                let mut fact = fact;
                fact["article"] = article.clone();
                fact["id"] = id.into();
                bare(fact)
            })
        });
        if table.name() != "facts" {
            assert!(rows.iter().cloned().eq(expected), "{}", table.name());
        }
        for row in rows.iter().filter(|row| row["text"].is_string() && table.name() != "facts") {
            assert_eq!(words(&documents, row), row["text"], "{}", table.name());
        }
    }
}

/// What a corpus is joined by is no part of the contract.
fn without_traces(row: &mut Value) {
    let fields = row.as_object_mut().expect("a row is an object");
    for name in ["hash", "key", "matter", "prints", "words"] {
        fields.remove(name);
    }
}

#[test]
fn traces_stand_beside_their_facts() {
    let text = "Two ferries for Moldova\n\nOSLO (AP) — Norway pledged to send two ferries. “We are glad of the two old ferries,” said Ana Duarte.\n";
    let again = text.replace("Two ferries for Moldova", "Norway sends ferries").replace("OSLO (AP) — ", "");
    let extractor = Extractor::default();
    let mut builder = Builder::tables();
    for (id, text) in [("one", text.to_owned()), ("two", again), ("none", "…".to_owned())] {
        let mut article = Article::new(text).expect("a short text");
        article.id = Some(id.to_owned());
        builder.push(&extractor.read(article).record()).expect("a short text");
    }
    let tables = split(&builder.finish());
    let of = |name: &str| {
        rows(&tables.iter().find(|(table, _)| table.name() == name).expect("it was looked for").1)
    };
    let articles = of("articles");
    for column in ["hash", "shingles", "signature", "bands"] {
        assert_eq!(articles[0][column], articles[1][column], "the headline and the dateline do not count");
    }
    assert_eq!(articles[0]["signature"].as_str().map(str::len), Some(128));
    assert_eq!((&articles[2]["signature"], &articles[2]["bands"]), (&"".into(), &Value::Array(Vec::new())));
    let column = |table: &str, name: &str| of(table).iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert!(column("entities", "key").contains(&"ana duarte".into()));
    assert!(column("mentions", "key").contains(&"norway".into()));
    assert_eq!(column("quotations", "words"), [4.0, 8.0, 4.0, 8.0].map(Value::from));
    assert_eq!(column("quotations", "hash")[1], column("quotations", "hash")[3]);
    assert_eq!(column("positions", "matter")[0], serde_json::json!(["ferr", "send"]));
}

/// The words at the place of a row, as Python would slice them.
fn words(documents: &[Document], row: &Value) -> String {
    let of = |document: &&Document| document.article.id.as_deref() == row["article"].as_str();
    let text = documents.iter().find(of).expect("the article is there").article.text();
    let at = |name: &str| row[name].as_f64().expect("a number") as usize;
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn the_flat_view_says_who_what_and_when() {
    let mut builder = Builder::table("facts");
    builder.push(&Document::from_json(EVERY_NOUN).expect("a document").record()).expect("a short text");
    let tables = split(&builder.finish());
    let (_, batch) = tables.iter().find(|(table, _)| table.name() == "facts").expect("it is asked for");
    let shown: Vec<String> = rows(batch)
        .iter()
        .map(|row| {
            ["kind", "who", "what", "when", "text"].map(|name| row[name].as_str().unwrap_or("-")).join(" | ")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "quotation | Moroz | direct | - | Stay 3 days,",
            "quantity | - | 3–4.5 day | - | 3 days",
            "time | - | DATE | 2025-09-05 | today",
            "event | Moroz | CONSULT | 2025-09-05 | said",
            "position | Moroz | DEMAND | 2025-09-05 | Stay 3 days",
        ]
    );
}

#[test]
fn the_page_of_tables_lists_their_columns() {
    const BEGIN: &str = "<!-- columns: written by UPDATE_GOLDEN=1 cargo test tables -->\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/TABLES.md");
    let page = fs::read_to_string(&path).expect("docs/TABLES.md is there");
    let (prose, listed) = page.split_once(BEGIN).expect("the page has a place for the columns");
    let given: String = Table::all().iter().map(section).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, format!("{prose}{BEGIN}{given}")).expect("docs/ is writable");
        return;
    }
    assert!(listed == given, "docs/TABLES.md is stale; run UPDATE_GOLDEN=1 cargo test tables");
}

fn section(table: &Table) -> String {
    let schema = table.schema();
    let columns: Vec<String> =
        schema.fields().iter().map(|field| format!("`{}` {}", field.name(), shown(field))).collect();
    format!("\n**{}** {}\n", table.name(), columns.join(" · "))
}

/// A type as people say it; `?` where it may be null.
fn shown(field: &Field) -> String {
    let name = match field.data_type() {
        DataType::Utf8 => "string".to_owned(),
        DataType::Int64 => "int64".to_owned(),
        DataType::Float64 => "float64".to_owned(),
        DataType::Boolean => "bool".to_owned(),
        DataType::List(item) => format!("list of {}", shown(item)),
        DataType::Struct(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|field| format!("{} {}", field.name(), shown(field))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => format!("{other}"),
    };
    format!("{name}{}", if field.is_nullable() { "?" } else { "" })
}
