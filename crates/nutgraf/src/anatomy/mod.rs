//! The anatomy of an article: its blocks, dateline and byline, from mark-up where there is any, from layout and wording
//! where there is none.

use crate::types::{Article, Block, BlockKind, Dateline, Published, Span};

/// Lexicons of the anatomy.
#[derive(Debug, Default)]
pub(crate) struct Rules;

/// What is found in the layout of an article.
#[derive(Debug, Default)]
pub(crate) struct Anatomy {
    /// In reading order, without overlap.
    pub(crate) blocks: Vec<Block>,
    /// Authors, one name each.
    pub(crate) byline: Vec<String>,
    /// The date of a publication line.
    pub(crate) published: Option<Published>,
    /// Of the first paragraph that has one.
    pub(crate) dateline: Option<Dateline>,
}

/// The anatomy of an article.
pub(crate) fn find(article: &Article, _rules: &Rules) -> Anatomy {
    let blocks = article.blocks.clone().unwrap_or_else(|| lines(article.text()));
    Anatomy { blocks, ..Anatomy::default() }
}

/// Every line that is not blank as a paragraph.
fn lines(text: &str) -> Vec<Block> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let span = Span::new(at, at + line.len());
        at += line.len();
        span.trim(text)
    });
    lines
        .filter(|span| !span.is_empty())
        .map(|span| Block { kind: BlockKind::Paragraph, span, credit: None })
        .collect()
}
