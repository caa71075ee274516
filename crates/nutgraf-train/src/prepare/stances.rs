//! Articles with the positions and events that readers marked: labels without text, joined with the texts; a tag a word.

use std::collections::HashMap;
use std::ops::Range;

use nutgraf::{Token, Upos};
use serde::Deserialize;

use super::{Gather, text};
use crate::blocks::Block;

/// An article's labels; places in code points.
#[derive(Deserialize)]
struct Row {
    id: String,
    /// Up to where the text was read, from its beginning on.
    until: Option<usize>,
    /// What else of it was read, passage by passage.
    #[serde(default)]
    passages: Vec<[usize; 2]>,
    positions: Vec<Label>,
    events: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    #[serde(alias = "act", alias = "type")]
    kind: String,
    #[serde(default)]
    alternatives: Vec<String>,
    #[serde(alias = "cue", alias = "trigger")]
    words: [usize; 2],
    #[serde(default)]
    weak: bool,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

/// What readers say of a text.
struct Reading<'a> {
    /// Bytes that were read, apart from one another.
    read: Vec<Range<usize>>,
    acts: Vec<Mark<'a>>,
    events: Vec<Mark<'a>>,
}

/// A label at bytes of the text.
struct Mark<'a> {
    bytes: Range<usize>,
    label: &'a Label,
}

/// Verbs that say nothing themselves of what their object names ("made a commitment").
const LIGHT: [&str; 14] = [
    "be", "do", "express", "give", "have", "hold", "issue", "launch", "make", "put", "reach", "show", "sign",
    "take",
];

/// Tag of a word that says nothing.
const NONE: &str = "O";
/// Tag of a further word of a cue or trigger.
const REST: &str = "-";

/// Texts by their id, `{"id", "text"}` a line.
pub(crate) fn texts(lines: &str) -> Result<HashMap<String, String>, String> {
    let row = |line: &str| {
        let row: Text =
            serde_json::from_str(line).map_err(|error| format!("a line of the texts: {error}"))?;
        Ok((row.id, row.text))
    };
    lines.lines().map(row).collect()
}

/// The blocks of articles whose labels and texts are given, a JSON object a line.
pub(super) fn read(labels: &str, texts: &[String]) -> Result<Vec<Block>, String> {
    let mut by_id = HashMap::new();
    for lines in texts {
        by_id.extend(self::texts(lines)?);
    }
    let extractor = text::extractor();
    let mut gather = Gather::default();
    for (number, line) in (1..).zip(labels.lines()) {
        let row: Row = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        let text = by_id.get(&row.id).ok_or_else(|| format!("line {number}: no text {:?}", row.id))?;
        let Reading { read, acts, events } = reading(&row, text)
            .ok_or_else(|| format!("line {number}: a label or passage that is not in the text"))?;
        for part in read {
            text::cut(&extractor, &text[part.clone()], &mut gather, |block, tokens, first| {
                block.acts.extend(tags(tokens, first, part.start, &acts));
                block.events.extend(tags(tokens, first, part.start, &events));
            })?;
        }
    }
    Ok(gather.finish())
}

/// What was read, and where its cues and triggers are; `None` where the text is too short for that.
fn reading<'a>(row: &'a Row, text: &str) -> Option<Reading<'a>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let bytes = |[start, end]: [usize; 2]| (start <= end).then_some(*starts.get(start)?..*starts.get(end)?);
    let place = |labels: &'a [Label]| {
        let mark = |label: &'a Label| Some(Mark { bytes: bytes(label.words)?, label });
        labels.iter().map(mark).collect::<Option<Vec<_>>>()
    };
    let read = row.until.map(|until| [0, until]).into_iter().chain(row.passages.iter().copied());
    Some(Reading {
        read: read.map(bytes).collect::<Option<_>>()?,
        acts: place(&row.positions)?,
        events: place(&row.events)?,
    })
}

/// The tags of a sentence's tokens, whose heads count from the first and whose bytes from `begin`: the word that a cue or trigger hangs on the
/// rest of the sentence by has its kinds, joined by `|` and after a `?` where a fair reader might not mark it; the others have [`REST`].
fn tags(tokens: &[Token], first: usize, begin: usize, marks: &[Mark<'_>]) -> Vec<Box<str>> {
    let mut tags = vec![Box::<str>::from(NONE); tokens.len()];
    // Firm labels last, so that they stay.
    let firm_last = [true, false].map(|weak| marks.iter().filter(move |mark| mark.label.weak == weak));
    for mark in firm_last.into_iter().flatten() {
        let start = tokens.partition_point(|token| begin + token.span.end() <= mark.bytes.start);
        let end = tokens.partition_point(|token| begin + token.span.start() < mark.bytes.end);
        if start >= end {
            continue;
        }
        let anchor = anchor(tokens, first, start..end);
        for tag in tags[start..end].iter_mut().filter(|tag| &***tag == NONE) {
            *tag = REST.into();
        }
        let kinds = std::iter::once(&mark.label.kind).chain(&mark.label.alternatives);
        let kinds = kinds.map(String::as_str).collect::<Vec<_>>().join("|");
        let tag = &mut tags[anchor];
        *tag = match (mark.label.weak, tag.strip_prefix('?')) {
            (true, None) if ![NONE, REST].contains(&&**tag) => tag.clone(),
            (true, _) => format!("?{kinds}").into(),
            (false, None) if ![NONE, REST].contains(&&**tag) => format!("{tag}|{kinds}").into(),
            (false, _) => kinds.into(),
        };
    }
    tags
}

/// The word that stands for a cue of several.
fn anchor(tokens: &[Token], first: usize, cue: Range<usize>) -> usize {
    let upos = |at: usize| tokens[at].upos.unwrap_or(Upos::X);
    let head = |at: usize| tokens[at].head.and_then(|head| usize::try_from(head).ok()?.checked_sub(first));
    let is_top = |at: &usize| head(*at).is_none_or(|head| !cue.contains(&head));
    let tells = |at: &usize| matches!(upos(*at), Upos::Verb | Upos::Noun | Upos::Adj | Upos::Aux | Upos::Adv);
    let top = cue.clone().filter(is_top).find(tells).or_else(|| cue.clone().find(tells)).unwrap_or(cue.start);
    let is_light = tokens[top].lemma.as_deref().is_some_and(|lemma| LIGHT.contains(&lemma));
    let named = |at: &usize| head(*at) == Some(top) && matches!(upos(*at), Upos::Noun | Upos::Adj);
    if is_light { cue.clone().find(named).unwrap_or(top) } else { top }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_word_that_a_cue_hangs_by_has_its_kinds() {
        let texts = [r#"{"id":"a","text":"Oslo called on Bern to pay. It will not wait. Bern declined to comment. Never read."}"#.to_owned()];
        let labels = r#"{"id":"a","until":71,"positions":[
            {"act":"DEMAND","alternatives":["REQUEST"],"cue":[5,14],"weak":false},
            {"act":"RULE_OUT","alternatives":[],"cue":[31,39],"weak":true}],
            "events":[{"type":"REQUEST","alternatives":[],"trigger":[5,14],"weak":false}]}"#
            .replace('\n', " ");
        let blocks = read(&labels, &texts).expect("labels and their text");
        let block = &blocks[0];
        let told = |tags: &[Box<str>]| {
            let told = block.tokens.iter().zip(tags).filter(|(_, tag)| &***tag != "O");
            told.map(|(word, tag)| format!("{word} {tag}")).collect::<Vec<_>>()
        };
        assert_eq!(told(&block.acts), ["called DEMAND|REQUEST", "on -", "will ?RULE_OUT", "not -"]);
        assert_eq!(told(&block.events), ["called REQUEST", "on -"]);
        assert!(!block.tokens.iter().any(|word| &**word == "Never"));
    }

    #[test]
    fn passages_are_read_apart() {
        let texts =
            [r#"{"id":"a","text":"Oslo called on Bern to pay. It waited. Bern declined to comment."}"#
                .to_owned()];
        let labels = r#"{"id":"a","passages":[[39,64]],"events":[],"positions":[
            {"act":"REFUSE","cue":[44,52]}]}"#
            .replace('\n', " ");
        let blocks = read(&labels, &texts).expect("labels and their text");
        let [block] = &*blocks else { panic!("one passage") };
        assert_eq!(block.tokens.join(" "), "Bern declined to comment .");
        assert_eq!(&*block.acts[1], "REFUSE");
    }

    #[test]
    fn a_text_that_is_not_there_is_an_error() {
        let labels = r#"{"id":"a","until":3,"positions":[],"events":[]}"#;
        assert!(read(labels, &[]).is_err_and(|why| why.contains("\"a\"")));
    }
}
