//! The names, nouns and pronouns of articles, for readers who say which of them mean one and the same.

use std::fmt::Write as _;

use nutgraf::learn::boosted_trees::BoostedTrees;
use nutgraf::{Article, CharIndex, Extractor, Span};
use serde_json::{Value, json};

/// For each article, `{"id", "text"}` a line, a line more that has `phrases`: where they stand, in code points.
pub(crate) fn list(extractor: &Extractor, files: &[String]) -> Result<String, Box<dyn std::error::Error>> {
    let mut out = String::new();
    for path in files {
        for line in std::fs::read_to_string(path)?.lines() {
            let row: Value = serde_json::from_str(line)?;
            let article = Article::new(row["text"].as_str().ok_or("a line without text")?)?;
            let index = CharIndex::new(article.text());
            let places: Vec<_> = of(extractor, &article)
                .into_iter()
                .map(|span| [index.to_char(span.start()), index.to_char(span.end())])
                .collect();
            writeln!(out, "{}", json!({"id": row["id"], "text": row["text"], "phrases": places}))?;
        }
    }
    Ok(out)
}

fn of(extractor: &Extractor, article: &Article) -> Vec<Span> {
    let choices = extractor.pronouns(article, &BoostedTrees::default()).into_iter();
    let choices = choices.chain(extractor.nominals(article)).map(|choice| choice.span);
    let known = extractor.extract(article).mentions.into_iter().map(|mention| mention.span);
    let mut spans: Vec<Span> = choices.chain(known).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}
