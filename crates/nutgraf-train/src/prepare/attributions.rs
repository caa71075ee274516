//! Articles with their attributions: source, cue and content of each, as the words that nutgraf cuts.

use std::ops::Range;

use nutgraf::learn::attribution::PARTS;
use serde::Deserialize;

use super::{Gather, text};
use crate::blocks::Block;

#[derive(Deserialize)]
struct Row {
    text: String,
    attributions: Vec<Attribution>,
}

/// Pieces of the text, in code points.
#[derive(Deserialize)]
struct Attribution {
    #[serde(default)]
    source: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    #[serde(default)]
    content: Vec<[usize; 2]>,
}

/// A piece of an attribution: bytes of the text, and which part it is.
struct Piece {
    bytes: Range<usize>,
    part: &'static str,
}

/// The blocks of articles, a JSON object with `text` and `attributions` a line.
pub(super) fn read(lines: &str) -> Result<Vec<Block>, String> {
    let extractor = text::extractor();
    let mut gather = Gather::default();
    for (number, line) in (1..).zip(lines.lines()) {
        let row: Row = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        let pieces = pieces(&row).ok_or_else(|| format!("line {number}: a piece that is not in the text"))?;
        text::cut(&extractor, &row.text, &mut gather, |block, tokens, _| {
            block.attribution.extend(tags(tokens, &pieces));
        })?;
    }
    Ok(gather.finish())
}

fn pieces(row: &Row) -> Option<Vec<Piece>> {
    let starts: Vec<usize> = row.text.char_indices().map(|(at, _)| at).chain([row.text.len()]).collect();
    let mut out = Vec::new();
    for attribution in &row.attributions {
        let parts = [&attribution.source, &attribution.cue, &attribution.content];
        for (part, pieces) in PARTS.into_iter().zip(parts) {
            for &[start, end] in pieces {
                out.push(Piece { bytes: *starts.get(start)?..*starts.get(end)?, part });
            }
        }
    }
    out.sort_by_key(|piece| piece.bytes.start);
    Some(out)
}

/// The tags of a sentence's tokens. What goes on from sentence to sentence begins and ends in each.
fn tags(tokens: &[nutgraf::Token], pieces: &[Piece]) -> Vec<Box<str>> {
    let mut tags = vec![Box::from("O"); tokens.len()];
    for piece in pieces {
        let start = tokens.partition_point(|token| token.span.end() <= piece.bytes.start);
        let end = tokens.partition_point(|token| token.span.start() < piece.bytes.end);
        for (at, tag) in tags.iter_mut().enumerate().take(end).skip(start) {
            let place = match (at == start, at + 1 == end) {
                (true, true) => 'S',
                (true, false) => 'B',
                (false, true) => 'E',
                (false, false) => 'I',
            };
            *tag = format!("{place}-{}", piece.part).into();
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn attributions_lie_over_the_words_that_nutgraf_cuts() {
        let line = r#"{"text":"Ana “Bé” Duarte said she’d go.","attributions":[{"source":[[0,15]],"cue":[[16,20]],"content":[[21,29]]}]}"#;
        let blocks = read(line).expect("an article");
        let tags: Vec<_> = blocks[0].attribution.iter().map(|tag| &**tag).collect();
        assert_eq!(tags[..6], ["B-SOURCE", "I-SOURCE", "I-SOURCE", "I-SOURCE", "E-SOURCE", "S-CUE"]);
        assert_eq!(tags[6..], ["B-CONTENT", "I-CONTENT", "E-CONTENT", "O"]);
    }

    #[test]
    fn a_piece_outside_of_the_text_is_an_error() {
        let line = r#"{"text":"Short.","attributions":[{"cue":[[2,60]]}]}"#;
        assert!(read(line).unwrap_err().contains("line 1"));
    }
}
