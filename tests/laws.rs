//! The laws of the document (docs/DOCUMENT.md), over generated and mangled articles.

use std::sync::LazyLock;

use nutgraf::{Article, Config, Document, Extractor, FactKind, Published};
use proptest::prelude::*;
use serde_json::Value;

/// The columns of a document, and what their facts refer to: (column, key, column referred to).
const COLUMNS: &[&str] = &[
    "blocks",
    "sentences",
    "tokens",
    "entities",
    "mentions",
    "quotations",
    "quantities",
    "times",
    "events",
    "positions",
];
const REFERENCES: &[(&str, &str, &str)] = &[
    ("sentences", "block", "blocks"),
    ("tokens", "head", "tokens"),
    ("mentions", "entity", "entities"),
    ("entities", "mentions", "mentions"),
    ("quotations", "speaker", "entities"),
    ("quotations", "within", "quotations"),
    ("events", "actors", "entities"),
    ("events", "recipients", "entities"),
    ("events", "place", "entities"),
    ("events", "time", "times"),
    ("events", "quotation", "quotations"),
    ("positions", "spokesperson", "entities"),
    ("positions", "addressees", "entities"),
    ("positions", "amounts", "quantities"),
    ("positions", "due", "times"),
    ("positions", "as_of", "times"),
    ("positions", "quotation", "quotations"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_articles_obey(text in article(), date in prop::option::of(Just("2025-09-05"))) {
        check(&text, date);
    }

    #[test]
    fn mangled_articles_obey(text in article(), cuts in prop::collection::vec((any::<prop::sample::Index>(), scrap()), 0..12)) {
        check(&mangle(&text, &cuts), Some("2025-09-05T18:42:00+02:00"));
    }

    #[test]
    fn arbitrary_texts_obey(text in any::<String>()) {
        check(&text, None);
    }
}

#[test]
fn extreme_texts_obey() {
    let extremes = [
        String::new(),
        "\0\u{feff}\u{200d}\r\n\u{2028}".to_owned(),
        "“".repeat(3_000),
        "\"'".repeat(3_000),
        "‘a ’b «c» „d“ ``e'' ".repeat(500),
        "(".repeat(3_000),
        "U.S. ".repeat(2_000),
        "9".repeat(100_000),
        "a".repeat(1_000_000),
        "\n".repeat(10_000),
        "the day before ".repeat(2_000),
        "PARIS (AP) — ".repeat(1_000),
        "Ana Duarte said it would rain. ".repeat(5_000),
        (0..3_000)
            .map(|n| format!("Ana D{}te met the board. ", "ua".repeat(1 + n % 97) + &"r".repeat(1 + n / 97)))
            .collect(),
        "Ana Duarte, the minister, Rui Costa, the chief of Ana Duarte, ".repeat(300),
        "he she it they ".repeat(2_000),
        "the company of the company of ".repeat(1_000),
        "It rains.\n\nAccording to two officials".to_owned(),
        "Minister Ana Duarte met Chief Rui Costa of the".to_owned(),
    ];
    for text in extremes {
        check(&text, Some("2025-09-05"));
    }
}

/// What is asked for alone is what is found among all: with names in place of the numbers of entities, as those of whom only other facts
/// speak are not there.
#[test]
fn facts_are_the_same_when_others_are_not_asked_for() {
    let text = "OSLO (AP) — Norway pledged two ships for the patrol on Monday, its defense minister Kari Berg said.\n\n\
                “We will not send troops,” she told reporters, “unless the parliament agrees.” The union of fishers, which has \
                40,000 members, had demanded that the government pay $3 million by May 2027; it refused. Two envoys met \
                the mayor of Bergen. A spokesman for the port said: “It is closed.”\n";
    let all = named(read(text, Some("2025-09-05")));
    let usual = FactKind::ALL.map(FactKind::name);
    for kind in FactKind::ALL {
        let extractor = Extractor::new(Config::default().with_facts([kind]));
        let mut article = Article::new(text).expect("shorter than 4 GiB");
        article.published = Published::parse("2025-09-05").ok();
        let some = named(extractor.read(article));
        assert!(some.get(kind.name()).is_some(), "{kind:?}");
        for name in usual.into_iter().filter(|name| !matches!(*name, "entities" | "mentions")) {
            assert!(some.get(name).is_none_or(|column| *column == all[name]), "{kind:?}: {name}");
        }
        // Those that are there are the first of all that speak of them, in order.
        let mut rest = all["mentions"].as_array().expect("a column").iter();
        let there = some.get("mentions").and_then(Value::as_array).into_iter().flatten();
        assert!(there.clone().all(|mention| rest.any(|one| one == mention)), "{kind:?}: mentions");
    }
}

/// A document as JSON, where entities are told by their names.
fn named(document: Document) -> Value {
    let mut value: Value = serde_json::from_str(&document.to_json()).expect("a document is JSON");
    let name = |id: &mut Value| {
        if let Some(at) = id.as_u64() {
            *id = document.facts.entities[at as usize].name.clone().into();
        }
    };
    for (column, key, _) in REFERENCES.iter().filter(|(_, _, to)| *to == "entities") {
        for fact in facts(&mut value, column) {
            match &mut fact[*key] {
                Value::Array(ids) => ids.iter_mut().for_each(name),
                id => name(id),
            }
        }
    }
    for position in facts(&mut value, "positions") {
        for of in ["holders", "participants"] {
            position[of].as_array_mut().into_iter().flatten().for_each(|one| name(&mut one["entity"]));
        }
    }
    facts(&mut value, "mentions").for_each(|mention| drop(mention["id"].take()));
    value
}

fn facts<'a>(document: &'a mut Value, column: &str) -> impl Iterator<Item = &'a mut Value> {
    document.get_mut(column).and_then(Value::as_array_mut).into_iter().flatten()
}

#[test]
fn a_document_with_a_broken_span_is_refused() {
    let document = read("“Yes,” she said.", None).to_json();
    for (from, to) in [
        ("\"end\":16", "\"end\":17"),
        ("\"nutgraf\":1", "\"nutgraf\":2"),
        ("\"text\":\"Yes", "\"text\":\"No"),
    ] {
        let broken = document.replacen(from, to, 1);
        assert_ne!(broken, document, "{from} is not in {document}");
        assert!(Document::from_json(&broken).is_err(), "{broken}");
    }
}

/// All laws on one text.
fn check(text: &str, published: Option<&str>) {
    let document = read(text, published);
    let json = document.to_json();
    let value: Value = serde_json::from_str(&json).expect("a document is JSON");
    assert_eq!(value["text"], text, "law 1: one text");
    let places = places(text);
    spans_fit(&value, text, &places);
    references_hold(&value);
    order_is_kept(&value);
    sentences_are_trees(&value);
    same_bytes_out(text, published, &json);
    nothing_is_invented(&value, text, published);
    let again = Document::from_json(&json).unwrap_or_else(|why| panic!("{why}: {json}"));
    assert_eq!(again.to_json(), json, "a document reads back as it was written");
    assert!(again == document, "a document that was read back is the one that was written");
}

fn read(text: &str, published: Option<&str>) -> Document {
    let mut article = Article::new(text).expect("shorter than 4 GiB");
    article.published = published.map(|date| Published::parse(date).expect("a date"));
    EXTRACTOR.read(article)
}

/// One for all texts: compiled once, shared between threads.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Config::default().with_tokens(true)));

/// The byte at which each code point begins, and the length.
fn places(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

/// Laws 2 and 3: spans lie in the text, hold something, and say its words.
fn spans_fit(value: &Value, text: &str, places: &[usize]) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| spans_fit(item, text, places)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (at(value, "start"), at(value, "end")) {
                assert!(
                    start < end && end < places.len(),
                    "law 3: {start}..{end} in {} code points",
                    places.len() - 1
                );
                if let Some(words) = fields.get("text") {
                    assert_eq!(
                        words,
                        &text[places[start]..places[end]],
                        "law 2: the words of {start}..{end}"
                    );
                }
            }
            fields.values().for_each(|field| spans_fit(field, text, places));
        }
        _ => {}
    }
}

/// Law 3: every id refers to a thing that is there.
fn references_hold(document: &Value) {
    let column = |name: &str| document[name].as_array().map_or(&[][..], Vec::as_slice);
    for name in COLUMNS {
        for (index, fact) in column(name).iter().enumerate() {
            assert!(fact.get("id").is_none_or(|id| id == index), "the id of {name}[{index}] is its index");
        }
    }
    for (name, key, target) in REFERENCES {
        for fact in column(name) {
            let found = &fact[*key];
            let ids: Vec<_> = found.as_array().map_or_else(|| vec![found], |ids| ids.iter().collect());
            for id in ids.into_iter().filter_map(Value::as_i64).filter(|id| *id != -1) {
                let there = usize::try_from(id).is_ok_and(|id| id < column(target).len());
                assert!(there, "law 3: {name}.{key} refers to {target}[{id}]");
            }
        }
    }
}

/// Law 3: reading order; blocks and tokens do not overlap, sentences lie in their block.
fn order_is_kept(document: &Value) {
    for name in COLUMNS {
        let facts = document[*name].as_array().map_or(&[][..], Vec::as_slice);
        let starts: Vec<_> = facts
            .iter()
            .filter_map(|fact| at(fact, "start").or_else(|| at(&fact["content"][0], "start")))
            .collect();
        assert!(starts.is_sorted(), "law 3: {name} in reading order");
        if ["blocks", "sentences", "tokens"].contains(name) {
            let apart = facts.windows(2).all(|pair| at(&pair[0], "end") <= at(&pair[1], "start"));
            assert!(apart, "law 3: {name} do not overlap");
        }
    }
    for sentence in document["sentences"].as_array().expect("there are always sentences") {
        let block = &document["blocks"][at(sentence, "block").expect("a block")];
        let inside = at(block, "start") <= at(sentence, "start") && at(sentence, "end") <= at(block, "end");
        assert!(inside, "law 3: a sentence lies in its block");
    }
}

/// Every word reaches the root of its sentence, of which there is one.
fn sentences_are_trees(document: &Value) {
    let tokens = document["tokens"].as_array().expect("tokens were asked for");
    let heads: Vec<_> = tokens.iter().map(|token| token["head"].as_i64().expect("a head")).collect();
    let mut first = 0;
    for sentence in document["sentences"].as_array().expect("there are always sentences") {
        let end = at(sentence, "end").expect("an end");
        let n = tokens[first..].iter().take_while(|token| at(token, "end") <= Some(end)).count();
        let words = first..first + n;
        first += n;
        assert_eq!(heads[words.clone()].iter().filter(|head| **head == -1).count(), 1, "one root a sentence");
        for word in words.clone() {
            let up = |at: &usize| usize::try_from(heads[*at]).ok();
            let path: Vec<_> = std::iter::successors(Some(word), up).take(n + 1).collect();
            assert!(path.len() <= n, "word {word} hangs on itself");
            assert!(path.iter().all(|at| words.contains(at)), "word {word} hangs on another sentence");
        }
    }
    assert_eq!(first, tokens.len(), "every word stands in a sentence");
}

/// Law 5: same input, same bytes, on this thread and on another.
fn same_bytes_out(text: &str, published: Option<&str>, json: &str) {
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| read(text, published).to_json()).join());
    assert_eq!(elsewhere.ok().as_deref(), Some(json), "law 5: deterministic");
}

/// Law 6: what the document says of the article is given or stands in the text.
fn nothing_is_invented(document: &Value, text: &str, published: Option<&str>) {
    for key in ["id", "url", "publisher"] {
        assert!(document[key].is_null(), "law 6: {key} was not given");
    }
    let names = document["byline"].as_array().into_iter().flatten();
    let words = [
        &document["title"],
        &document["dateline"]["place"],
        &document["dateline"]["source"],
        &document["dateline"]["date"],
    ];
    for word in words.into_iter().chain(names).filter_map(Value::as_str) {
        let squeezed = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(text).contains(&squeezed(word)), "law 6: {word:?} stands in the text");
    }
    if let Some(date) = published {
        assert_eq!(document["published"], date, "the date that was given stays");
    }
}

fn at(value: &Value, key: &str) -> Option<usize> {
    value.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok())
}

/// An article: a headline, a dateline, paragraphs, junk.
fn article() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(phrase(), 1..9).prop_map(|phrases| phrases.join(" "));
    let lines = prop::collection::vec(line, 0..12);
    (lines, prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n"), Just(" \n \n")])
        .prop_map(|(lines, end)| lines.join(end))
}

fn phrase() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "KYIV, Ukraine, March 14 (Reuters) -",
        "PARIS (AP) —",
        "(The Harbor Post) –",
        "By Jane Roe",
        "Updated 5 September 2025",
        "“We will rebuild,”",
        "said María López, the mayor.",
        "‘It’s over’,",
        "she told reporters",
        "„Genug“, sagte er.",
        "«Assez»",
        "\"Yes",
        "no\"",
        "``Fine''",
        "according to two officials.",
        "the “deep state”",
        "the ministers’ plan",
        "rock 'n' roll",
        "[Image by Ana Ruiz]",
        "(Reporting by A. Smith; Editing by B. Jones)",
        "Subscribe now",
        "Read more:",
        "© 2025 The Post",
        "- first item",
        "• second",
        "What has Europe promised?",
        "In the U.S. The talks",
        "Gen. Smith Jr. said",
        "at 4:17 a.m. Friday",
        "$825 million",
        "A$1.2bn",
        "3,350 missiles",
        "one in seven",
        "between 40 and 60",
        "on Thursday",
        "two weeks ago",
        "from 2019 to 2021",
        "👩‍👩‍👧 🇺🇦",
        "𝒩ext",
        "Élysée",
        "Київ",
        "北京",
        "القاهرة",
        "\u{a0}",
        "\u{200b}",
        "…",
        "--",
        "* * *",
        "MACRON: Yes.",
        "Q: Why?",
    ])
}

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[\"'“”‘’«»„().,;:\\-\n\t $€%0-9]{1,3}",
        any::<char>().prop_map(String::from)
    ]
}

/// The text with a code point replaced by a scrap at each cut.
fn mangle(text: &str, cuts: &[(prop::sample::Index, String)]) -> String {
    let mut chars: Vec<String> = text.chars().map(String::from).collect();
    for (cut, scrap) in cuts {
        if !chars.is_empty() {
            let at = cut.index(chars.len());
            chars[at].clone_from(scrap);
        }
    }
    chars.concat()
}
