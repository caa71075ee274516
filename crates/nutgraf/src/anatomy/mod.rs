//! The anatomy of an article: its blocks, dateline and byline, from mark-up where there is any, from layout and wording
//! where there is none.

mod byline;
mod caption;
mod date;
mod dateline;
mod heading;
mod kind;
mod lexicons;
mod line;
mod page;
mod shape;

use crate::types::{Article, Block, Dateline, Published};
use lexicons::{Cues, Words};
use page::Page;

/// Lexicons of the anatomy.
#[derive(Debug)]
pub(crate) struct Rules {
    words: Words,
    cues: Cues,
}

impl Default for Rules {
    fn default() -> Self {
        Self { words: Words::load(), cues: Cues::load() }
    }
}

/// What is found in the layout of an article.
#[derive(Debug, Default)]
pub(crate) struct Anatomy {
    /// In reading order, without overlap.
    pub(crate) blocks: Vec<Block>,
    /// Authors, one name each.
    pub(crate) byline: Vec<String>,
    /// The date of a publication line, else the full date of the dateline.
    pub(crate) published: Option<Published>,
    /// Of the first paragraph that has one.
    pub(crate) dateline: Option<Dateline>,
}

/// The anatomy of an article.
pub(crate) fn find(article: &Article, rules: &Rules) -> Anatomy {
    let page = Page::read(article, rules);
    let mut anatomy = Anatomy::default();
    for reading in kind::read(&page) {
        anatomy.byline.extend(reading.names.into_iter().map(str::to_owned));
        anatomy.published = anatomy.published.or(reading.published);
        anatomy.blocks.push(reading.block);
    }
    anatomy.dateline = page.dateline.map(|(_, dateline)| dateline);
    let filed = anatomy.dateline.as_ref().and_then(|dateline| dateline.date.as_deref());
    anatomy.published = anatomy.published.or_else(|| date::find(filed?, &rules.words));
    anatomy
}
