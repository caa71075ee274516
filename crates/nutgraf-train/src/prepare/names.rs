//! Token files of names: the text is put together again, cut as nutgraf cuts it, and the names laid over it.

use nutgraf::Token;
use serde::Deserialize;

use super::{Gather, text};
use crate::blocks::Block;

/// Kinds of names under other names.
const KINDS: &[(&str, &str)] = &[
    ("Person", "PER"),
    ("Organization", "ORG"),
    ("Location", "LOC"),
    ("Facility", "FAC"),
    ("NORP", "GRP"),
    ("Product", "PRO"),
    ("Misc", "OTH"),
];

/// Tokens of which the text has no space before or after.
const NO_SPACE_BEFORE: &[&str] = &[
    ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d",
    "'m", "’re", "’ve", "’ll",
];
const NO_SPACE_AFTER: &[&str] = &["(", "[", "{", "$", "#", "£", "€", "“", "‘"];
const NO_SPACE_AROUND: &[&str] = &["-", "–", "/"];

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    doc: Option<String>,
    tokens: Vec<String>,
    tags: Vec<String>,
    #[serde(default)]
    offsets: Vec<Option<[usize; 2]>>,
}

/// A name in the text: bytes, and its kind.
struct Name {
    start: usize,
    end: usize,
    kind: &'static str,
}

/// The blocks of a token file; rows of one document are its paragraphs.
pub(super) fn read(lines: &str) -> Result<Vec<Block>, String> {
    let extractor = text::extractor();
    let mut gather = Gather::default();
    let (mut doc, mut article, mut names) = (None, String::new(), Vec::new());
    let mut finish = |article: &str, names: &[Name]| {
        text::cut(&extractor, article, &mut gather, |block, tokens, _| lay(block, tokens, names))
    };
    for (number, line) in (1..).zip(lines.lines()) {
        let row: Row = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        if row.tags.len() != row.tokens.len() {
            return Err(format!("line {number}: {} tags for {} tokens", row.tags.len(), row.tokens.len()));
        }
        if row.doc != doc || row.doc.is_none() {
            finish(&article, &names)?;
            (doc, article, names) = (row.doc.clone(), String::new(), Vec::new());
        }
        if !article.is_empty() {
            article.push_str("\n\n");
        }
        put(&row, &mut article, &mut names);
    }
    finish(&article, &names)?;
    Ok(gather.finish())
}

/// Adds the text of a row and its names.
fn put(row: &Row, article: &mut String, names: &mut Vec<Name>) {
    let mut is_open = false;
    let mut places = Vec::with_capacity(row.tokens.len());
    for (at, token) in row.tokens.iter().enumerate() {
        if at > 0 && is_apart(row, at, is_open) {
            article.push(' ');
        }
        is_open ^= token == "\"";
        places.push(article.len()..article.len() + token.len());
        article.push_str(token);
    }
    let mut start = 0;
    for (at, tag) in row.tags.iter().enumerate() {
        let Some((part, kind)) = tag.split_once('-') else { continue };
        if part == "B" || part == "S" {
            start = at;
        }
        if let ("E" | "S", Some((_, kind))) =
            (part, KINDS.iter().find(|(long, short)| *long == kind || *short == kind))
        {
            names.push(Name { start: places[start].start, end: places[at].end, kind });
        }
    }
}

fn is_apart(row: &Row, at: usize, is_open: bool) -> bool {
    let offset = |at: usize| row.offsets.get(at).copied().flatten();
    if let (Some(left), Some(right)) = (offset(at - 1), offset(at)) {
        return right[0] > left[1];
    }
    let (left, right) = (row.tokens[at - 1].as_str(), row.tokens[at].as_str());
    let glued = NO_SPACE_BEFORE.contains(&right)
        || NO_SPACE_AFTER.contains(&left)
        || NO_SPACE_AROUND.contains(&left)
        || NO_SPACE_AROUND.contains(&right);
    // Straight quotation marks open and close in turn.
    let is_mark = left == "\"" || right == "\"";
    !(glued || is_mark && is_open)
}

/// Tags the tokens of a sentence that names cover whole.
fn lay(block: &mut Block, tokens: &[Token], names: &[Name]) {
    let mut tags = vec![Box::from("O"); tokens.len()];
    let first =
        names.partition_point(|name| tokens.first().is_some_and(|token| name.end <= token.span.start()));
    for name in names[first..]
        .iter()
        .take_while(|name| tokens.last().is_some_and(|token| name.start < token.span.end()))
    {
        let start = tokens.iter().position(|token| token.span.start() == name.start);
        let end = tokens.iter().position(|token| token.span.end() == name.end);
        let (Some(start), Some(end)) = (start, end) else { continue };
        for (at, tag) in tags.iter_mut().enumerate().take(end + 1).skip(start) {
            let part = match (at == start, at == end) {
                (true, true) => "S",
                (true, false) => "B",
                (false, true) => "E",
                (false, false) => "I",
            };
            *tag = format!("{part}-{}", name.kind).into();
        }
    }
    block.names.extend(tags);
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_lie_over_the_words_that_nutgraf_cuts() {
        let line = r#"{"doc":"a","tokens":["Ana","Duarte","'s","plan",",","says","Harbor","-","Wire","."],"tags":["B-Person","E-Person","O","O","O","O","B-Organization","I-Organization","E-Organization","O"]}"#;
        let blocks = read(line).expect("a token file");
        assert_eq!(blocks[0].tokens[..4], ["Ana", "Duarte", "'s", "plan"].map(Box::from));
        assert_eq!(blocks[0].names[..3], ["B-PER", "E-PER", "O"].map(Box::from));
        assert!(blocks[0].names.contains(&"E-ORG".into()));
    }
}
