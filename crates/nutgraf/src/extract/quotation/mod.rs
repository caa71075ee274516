//! Who said what: quotation marks, the cue beside them, the words that name the speaker.
//!
//! [`mark`] and [`pair`] find the words in marks; the other files decide what they are.

mod assemble;
mod attribute;
mod content;
mod cue;
mod headline;
mod learned;
mod link;
mod manner;
mod mark;
mod merge;
mod nested;
mod pair;
mod parenthetical;
mod period;
mod plain;
mod quoted_as;
mod seen;
mod shape;
mod source;
mod speaker;
mod turn;
mod word;

use std::ops::Range;

use assemble::Assembly;
use manner::Manners;
use pair::Quoted;
use period::Block;
use word::Lexicon;

use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{Quotation, QuotationId, Span};

/// Lexicons of quotations.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    manners: Manners,
}

/// The quotations of a text, with the words that name who speaks; whom these mean, the discourse tells.
pub(crate) fn find(parse: &Parse<'_>, rules: &Rules) -> Vec<Quotation> {
    let text = &parse.text;
    let blocks = blocks(text);
    let mut learned = Vec::new();
    let mut pieces = &parse.attributions[..];
    let mut turns = turn::find(text.text, blocks.iter().map(|block| block.span)).into_iter().peekable();
    let mut assembly = Assembly::default();
    let mut is_read = true;
    for (index, block) in blocks.iter().enumerate() {
        let here;
        let end = text.sentence_tokens[block.sentences.end - 1].end;
        (here, pieces) = pieces.split_at(pieces.partition_point(|piece| piece.words.start < end));
        if let Some(turn) = turns.next_if(|turn| turn.block == index) {
            assembly.push_turn(&turn);
            is_read = true;
            continue;
        }
        let quoted = pair::pair(text.text, block.span);
        learned.extend(learned::find(parse, &rules.lexicon, block.sentences.clone(), here, &quoted));
        let is_needed = !quoted.is_empty() || leads_over(text.words(block.span));
        if is_needed && !is_read {
            // The paragraph above quotes nobody, but may introduce who speaks here.
            let last = blocks[index - 1].sentences.end - 1;
            let words = rules.lexicon.words(text, last..last + 1, &[]);
            assembly.read(&Block { text: text.text, words, quoted: Vec::new() });
        }
        if is_needed {
            let next = blocks.get(index + 1).map(|next| next.span);
            let quoted = close(text, rules, block, quoted, next);
            let words = rules.lexicon.words(text, block.sentences.clone(), &quoted);
            assembly.read(&Block { text: text.text, words, quoted });
        }
        is_read = is_needed;
    }
    assembly.quotations.iter_mut().for_each(|it| source::introduce(parse, &rules.lexicon, it));
    assembly.quotations.retain(|it| !plain::is_plain(parse, it));
    let quotations = merge::merge(text.text, assembly.quotations, learned);
    completed(parse, rules, &blocks, quotations)
}

/// The quotations with those of parentheticals and those within others, their numbers and manners.
fn completed(
    parse: &Parse<'_>,
    rules: &Rules,
    blocks: &[Source],
    mut quotations: Vec<Quotation>,
) -> Vec<Quotation> {
    let told = |block: &Source| {
        parenthetical::find(&parse.text, &rules.lexicon, block.span, block.sentences.clone(), &quotations)
    };
    let told: Vec<_> = blocks.iter().flat_map(told).collect();
    quotations.extend(told);
    quotations.retain_mut(|quotation| quoted_as::mend(parse, quotation));
    quotations.iter_mut().for_each(|quotation| headline::end_before_others(parse, quotation));
    nested::add(parse, &rules.lexicon, &mut quotations);
    for (index, quotation) in quotations.iter_mut().enumerate() {
        quotation.id = QuotationId::new(index);
        quotation.manner = rules.manners.of(parse, &rules.lexicon, quotation);
    }
    quotations
}

/// Whether a block without marks may belong to the quotation under it ("Byrne said:") or above it ("— Ada Byrne").
fn leads_over(words: &str) -> bool {
    words.ends_with(':') || words.starts_with(['-', '–', '—', '―'])
}

/// A block that facts are drawn from, with its sentences.
#[derive(Debug)]
struct Source {
    span: Span,
    sentences: Range<usize>,
}

fn blocks(text: &Text<'_>) -> Vec<Source> {
    let mut blocks: Vec<Source> = Vec::new();
    let mut last = None;
    for (at, sentence) in text.sentences.iter().enumerate() {
        if last == Some(sentence.block) {
            blocks.last_mut().expect("the sentence before it made one").sentences.end = at + 1;
        } else {
            blocks.push(Source { span: text.blocks[sentence.block as usize].span, sentences: at..at + 1 });
        }
        last = Some(sentence.block);
    }
    blocks
}

/// Where the closing mark of the last words in marks is missing and the next block does not go on with them, they end
/// at the comma before their cue.
fn close(
    text: &Text<'_>,
    rules: &Rules,
    block: &Source,
    mut quoted: Vec<Quoted>,
    next: Option<Span>,
) -> Vec<Quoted> {
    let goes_on = next.is_some_and(|next| mark::starts_with_mark(text.words(next)));
    let Some(open) = quoted.last().copied().filter(|open| !open.is_closed && !goes_on) else { return quoted };
    quoted.pop();
    let words = rules.lexicon.words(text, block.sentences.clone(), &quoted);
    let from = words.partition_point(|word| word.span.start() < open.inner.start());
    let comma = cue::last(&words, from, words.len()).map(|cue| cue.words.start.min(cue.speaker_start()) - 1);
    let end = comma.filter(|comma| *comma > from).map(|comma| words[comma].span.end());
    quoted.push(end.map_or(open, |end| open.closed_at(end)));
    quoted
}
