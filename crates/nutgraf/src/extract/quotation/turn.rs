//! Turns of an interview or a transcript: a name, a colon, and what that person says, without marks or, turn and all, within them.

use rustc_hash::FxHashMap;

use super::mark;
use crate::types::Span;

/// What one person says in one block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// Index of the block.
    pub(super) block: usize,
    pub(super) label: Span,
    pub(super) colon: Span,
    pub(super) content: Span,
    /// Whether the whole turn stands in marks ("“WALLACE: Good evening.").
    pub(super) is_in_marks: bool,
}

/// How many turns make a transcript.
const FEWEST: usize = 3;

/// The turns among the blocks, none unless there are several and at least two who speak.
///
/// A label in capitals ("MACRON:", "Q:") counts by itself, another one only when it comes back, be it by its initials or its last
/// word in capitals.
pub(super) fn find(text: &str, blocks: impl Iterator<Item = Span>) -> Vec<Turn> {
    let turns: Vec<Turn> = blocks.enumerate().filter_map(|(index, block)| turn(text, index, block)).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for turn in &turns {
        *counts.entry(&text[turn.label]).or_default() += 1;
    }
    let is_label = |turn: &&Turn| {
        let label = &text[turn.label];
        counts[label] > 1 || !label.contains(char::is_lowercase) || comes_back(label, &counts)
    };
    let turns: Vec<Turn> = turns.iter().filter(is_label).copied().collect();
    let has_two = turns.iter().any(|turn| text[turn.label] != text[turns[0].label]);
    if turns.len() < FEWEST || !has_two {
        return Vec::new();
    }
    turns.into_iter().filter(|turn| !mark::starts_with_mark(&text[turn.content])).collect()
}

/// Whether a label in capitals is short for this one: "TEB:" for "The Evening Bell:", "BYRNE:" for "Ada Byrne:".
fn comes_back(label: &str, counts: &FxHashMap<&str, usize>) -> bool {
    let initials: String = label.split(' ').filter_map(|word| word.chars().next()).collect();
    let last = label.rsplit(' ').next().unwrap_or(label).to_uppercase();
    initials.chars().nth(1).is_some() && (counts.contains_key(&*initials) || counts.contains_key(&*last))
}

fn turn(text: &str, index: usize, block: Span) -> Option<Turn> {
    const LONGEST: usize = 40;
    let inner = mark::within(&text[block]);
    let is_in_marks = inner.len() < block.len();
    let block = Span::new(block.start() + inner.start, block.start() + inner.end);
    let words = &text[block];
    let at = words.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let (label, rest) = (&words[..at], &words[at + 1..]);
    let is_name = label.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let is_apart = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    let start = block.start();
    (is_name && is_apart).then(|| Turn {
        block: index,
        label: Span::new(start, start + at),
        colon: Span::new(start + at, start + at + 1),
        content: Span::new(start + at + 1, block.end()).trim(text),
        is_in_marks,
    })
}
