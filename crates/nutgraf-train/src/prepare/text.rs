//! Articles cut into words as nutgraf cuts them, so that training and reading see the same.

use nutgraf::{Article, Config, Extractor, Facts, Token};
use serde::Deserialize;

use super::Gather;
use crate::blocks::Block;

#[derive(Deserialize)]
struct Row {
    text: String,
}

/// The blocks of articles, a JSON object with `text` a line.
pub(super) fn read(lines: &str) -> Result<Vec<Block>, String> {
    let extractor = extractor();
    let mut gather = Gather::default();
    for (number, line) in (1..).zip(lines.lines()) {
        let row: Row = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        cut(&extractor, &row.text, &mut gather, |_, _, _| {})?;
    }
    Ok(gather.finish())
}

/// An extractor that keeps the tokens.
pub(super) fn extractor() -> Extractor {
    Extractor::new(Config::default().with_tokens(true))
}

/// Cuts a text into blocks; `add` may say more of each sentence's tokens, the first of which has the given place.
pub(super) fn cut(
    extractor: &Extractor,
    text: &str,
    gather: &mut Gather,
    mut add: impl FnMut(&mut Block, &[Token], usize),
) -> Result<(), String> {
    let article = Article::new(text).map_err(|error| error.to_string())?;
    let Facts { sentences, tokens, .. } = extractor.extract(&article);
    let spans: Vec<_> = tokens.iter().map(|token| token.span).collect();
    let mut before = None;
    for sentence in &sentences {
        let start =
            spans.partition_point(|span| *span < sentence.span && span.end() <= sentence.span.start());
        let end = start + spans[start..].partition_point(|span| span.end() <= sentence.span.end());
        let block = gather.next(before != Some(sentence.block));
        before = Some(sentence.block);
        let first = block.tokens.len();
        block.tokens.extend(spans[start..end].iter().map(|span| Box::from(&text[span.range()])));
        block.sentences.push([first, block.tokens.len()]);
        add(block, &tokens[start..end], start);
    }
    gather.close();
    Ok(())
}
