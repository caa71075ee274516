//! Characters to tokens and sentences.

mod char_index;
mod class;
mod contraction;
mod rules;
mod sentence;
mod stop;
mod symbol;
mod token;
mod web;
mod word;

use std::ops::Range;

pub use char_index::CharIndex;
pub(crate) use rules::Rules;

use crate::types::{Block, BlockKind, Dateline, Sentence, Span};

/// A text cut into blocks, sentences and tokens: what every extractor reads.
///
/// Only blocks that facts are drawn from have tokens and sentences, and a dateline stands outside its first sentence.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// Its blocks, in reading order.
    pub(crate) blocks: &'a [Block],
    /// Its sentences, in reading order.
    pub(crate) sentences: Vec<Sentence>,
    /// Its tokens, in reading order.
    pub(crate) tokens: Vec<Span>,
    /// For each sentence, its tokens.
    pub(crate) sentence_tokens: Vec<Range<usize>>,
    dateline: Option<Span>,
}

impl<'a> Text<'a> {
    /// Whether a sentence stands in the headline.
    pub(crate) fn is_headline(&self, sentence: usize) -> bool {
        let block = self.sentences.get(sentence).map(|sentence| sentence.block as usize);
        block.is_some_and(|block| self.blocks[block].kind == BlockKind::Headline)
    }

    /// Cuts the blocks of `text` that facts are drawn from into sentences and tokens.
    pub(crate) fn new(
        text: &'a str,
        blocks: &'a [Block],
        dateline: Option<&Dateline>,
        rules: &Rules,
    ) -> Self {
        Self::of(text, blocks, dateline, rules, BlockKind::has_facts)
    }

    /// Cuts the blocks of the wanted kinds.
    fn of(
        text: &'a str,
        blocks: &'a [Block],
        dateline: Option<&Dateline>,
        rules: &Rules,
        is_wanted: impl Fn(BlockKind) -> bool,
    ) -> Self {
        let (mut sentences, mut tokens, mut sentence_tokens) = (Vec::new(), Vec::new(), Vec::new());
        for (index, block) in (0u32..).zip(blocks) {
            if !is_wanted(block.kind) {
                continue;
            }
            let first = tokens.len();
            token::cut(text, body(block, dateline), rules, &mut tokens);
            sentence::cut(text, &tokens, first, rules, &mut sentence_tokens);
            let cut = &sentence_tokens[sentences.len()..];
            sentences.extend(cut.iter().map(|range| Sentence {
                span: tokens[range.start].cover(tokens[range.end - 1]),
                block: index,
            }));
        }
        let dateline = dateline.map(|dateline| dateline.span);
        Self { text, blocks, sentences, tokens, sentence_tokens, dateline }
    }

    /// The words of a span.
    pub(crate) fn words(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    /// Whether the dateline names a place so: "Omaha" after "OMAHA, Neb. —".
    pub(crate) fn is_filed_from(&self, place: &str) -> bool {
        let named = self.dateline.map_or("", |dateline| self.words(dateline));
        let is_end = |char: char| matches!(char, ',' | '/' | '(' | ':' | '-' | '–' | '—');
        named.split(is_end).any(|part| part.trim().eq_ignore_ascii_case(place))
    }

    /// The sentences of each block that has any, in one span: what it says, without its dateline.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = Span> {
        let blocks = self.sentences.chunk_by(|a, b| a.block == b.block);
        blocks.map(|sentences| sentences[0].span.cover(sentences[sentences.len() - 1].span))
    }

    /// The byline in sentences and tokens; a credit and boilerplate have none.
    pub(crate) fn byline(&self, rules: &Rules) -> Self {
        Self::of(self.text, self.blocks, None, rules, |kind| kind == BlockKind::Byline)
    }
}

/// The block without the dateline that it may begin with.
fn body(block: &Block, dateline: Option<&Dateline>) -> Span {
    match dateline {
        Some(dateline) if block.span.contains(dateline.span) => {
            Span::new(dateline.span.end(), block.span.end())
        }
        _ => block.span,
    }
}
