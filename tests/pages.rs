//! Golden pages: `pages/<slug>/page.html` and the article that a careful reader takes from it.
//!
//! `UPDATE_GOLDEN=1` rewrites `article.json`; the diff is the review.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::{Article, BlockKind};
use nutgraf_html::{Options, read};
use serde_json::{Value, json};

#[test]
fn pages_give_the_articles_of_their_golden_files() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let page = fs::read(folder.join("page.html")).expect("every folder holds a page");
        let article = read(&page, &Options::default());
        let given = article.as_ref().map_or(Value::Null, shown);
        let path = folder.join("article.json");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let pretty = serde_json::to_string_pretty(&given).expect("a value is JSON");
            fs::write(&path, pretty + "\n").expect("the folder is writable");
        }
        let golden: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default())
            .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        if golden != given {
            wrong.push(format!("{}: {}", folder.display(), difference(&golden, &given)));
        }
    }
    assert!(wrong.is_empty(), "\n{}\nUPDATE_GOLDEN=1 rewrites them; read the diff", wrong.join("\n"));
}

#[test]
fn blocks_of_pages_lie_in_their_text_in_order() {
    for folder in folders() {
        let page = fs::read(folder.join("page.html")).expect("every folder holds a page");
        let article = read(&page, &Options::default()).expect("every golden page holds an article");
        let mut end = 0;
        for block in article.blocks.as_deref().expect("a page has blocks") {
            let words = &article.text()[block.span];
            assert!(block.span.start() >= end && words.trim() == words && !words.is_empty(), "{words:?}");
            assert!(block.credit.is_none() || block.kind == BlockKind::Caption, "{words:?}");
            assert!(["", "\n", "\n\n"].contains(&&article.text()[end..block.span.start()]), "{words:?}");
            end = block.span.end();
        }
        assert_eq!(end, article.text().len(), "{}", folder.display());
    }
}

/// An article as a reader of the golden file wants it: its blocks with their words, and what stands beside them.
fn shown(article: &Article) -> Value {
    let blocks = article.blocks.as_deref().unwrap_or_default().iter().map(|block| {
        let words = &article.text()[block.span];
        match &block.credit {
            Some(credit) => json!([block.kind, words, { "credit": credit }]),
            None => json!([block.kind, words]),
        }
    });
    json!({
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "url": article.url,
        "blocks": blocks.collect::<Vec<_>>(),
    })
}

/// The first place where the two differ.
fn difference(golden: &Value, given: &Value) -> String {
    let lines = |value: &Value| serde_json::to_string_pretty(value).expect("a value is JSON");
    let (golden, given) = (lines(golden), lines(given));
    let pair = golden.lines().zip(given.lines()).find(|(golden, given)| golden != given);
    pair.map_or_else(|| "one has more lines".to_owned(), |(golden, given)| format!("\n  {golden}\n  {given}"))
}

fn folders() -> Vec<PathBuf> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(pages).expect("tests/pages is there").flatten().map(|entry| entry.path()).collect();
    folders.sort();
    assert!(folders.len() >= 30, "{} pages", folders.len());
    folders
}
