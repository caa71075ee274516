//! Golden articles: `articles/<slug>/article.txt` and the anatomy, quotations, events and positions that a careful
//! reader finds in it.
//!
//! `UPDATE_GOLDEN=1` rewrites `facts.json`; the diff is the review.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::{Article, Extractor, Published};
use serde_json::{Value, json};

#[test]
fn articles_are_read_as_their_golden_files_say() {
    let extractor = Extractor::default();
    let mut wrong = Vec::new();
    for folder in folders() {
        let given = read(&extractor, &folder);
        let path = folder.join("facts.json");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, pretty(&given)).expect("the folder is writable");
        }
        let golden: Value =
            serde_json::from_str(&text(&path)).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        if let Some(difference) = difference(&golden, &given) {
            wrong.push(format!("{}: {difference}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\nUPDATE_GOLDEN=1 rewrites them; read the diff", wrong.join("\n"));
}

/// The facts of an article as a reader of the golden file wants them: kinds with their words.
fn read(extractor: &Extractor, folder: &Path) -> Value {
    let mut article = Article::new(text(&folder.join("article.txt"))).expect("a short article");
    article.published = fs::read_to_string(folder.join("published"))
        .ok()
        .map(|date| Published::parse(&date).expect("a date"));
    let document = extractor.read(article);
    let record = serde_json::to_value(&document).expect("a document is JSON");
    let chars: Vec<char> = document.article.text().chars().collect();
    let words = |fact: &Value| -> String {
        let at = |key: &str| fact[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a span");
        chars[at("start")..at("end")].iter().collect()
    };
    let facts = |column: &str| record[column].as_array().cloned().unwrap_or_default();
    let blocks: Vec<Value> = facts("blocks")
        .iter()
        .map(|block| match &block["credit"] {
            Value::Null => json!([block["kind"], words(block)]),
            credit => json!([block["kind"], words(block), {"credit": credit}]),
        })
        .collect();
    let quotations: Vec<Value> = facts("quotations").iter().map(quotation).collect();
    let dateline = &record["dateline"];
    json!({
        "title": record["title"],
        "byline": record["byline"],
        "published": record["published"],
        "dateline": if dateline.is_null() { Value::Null } else {
            json!({"place": dateline["place"], "source": dateline["source"], "date": dateline["date"]})
        },
        "blocks": blocks,
        "quotations": quotations,
        "events": facts("events").iter().map(|one| event(one, &record["entities"])).collect::<Vec<_>>(),
        "positions": facts("positions").iter().map(position).collect::<Vec<_>>(),
    })
}

fn event(event: &Value, entities: &Value) -> Value {
    let name =
        |id: &Value| &entities[id.as_u64().and_then(|id| usize::try_from(id).ok()).expect("an id")]["name"];
    let names = |column: &str| event[column].as_array().into_iter().flatten().map(name).collect::<Vec<_>>();
    json!({"type": event["type"], "status": event["status"], "trigger": event["trigger"]["text"], "actors": names("actors"), "recipients": names("recipients")})
}

fn position(position: &Value) -> Value {
    let holders: Vec<&Value> =
        position["holders"].as_array().into_iter().flatten().map(|holder| &holder["text"]).collect();
    json!({"act": position["act"], "certainty": position["certainty"], "holders": holders, "content": position["content"]["text"]})
}

fn quotation(quotation: &Value) -> Value {
    let content: Vec<&Value> =
        quotation["content"].as_array().into_iter().flatten().map(|span| &span["text"]).collect();
    json!({"kind": quotation["kind"], "manner": quotation["manner"], "content": content, "speaker_span": quotation["speaker_span"]["text"], "cue": quotation["cue"]["text"]})
}

/// The first place where the two differ.
fn difference(golden: &Value, given: &Value) -> Option<String> {
    for key in ["title", "byline", "published", "dateline", "blocks", "quotations", "events", "positions"] {
        let (Some(wanted), Some(found)) = (golden[key].as_array(), given[key].as_array()) else {
            if golden[key] != given[key] {
                return Some(format!("{key} should be {}, is {}", golden[key], given[key]));
            }
            continue;
        };
        if let Some((want, find)) = wanted.iter().zip(found).find(|(want, find)| want != find) {
            return Some(format!("in {key}, {want} is expected, {find} found"));
        }
        if wanted.len() != found.len() {
            return Some(format!("{} {key} are expected, {} found", wanted.len(), found.len()));
        }
    }
    None
}

fn folders() -> Vec<PathBuf> {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut folders: Vec<_> =
        fs::read_dir(articles).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON") + "\n"
}
