//! How likely each block of a page is of its article, as trees say that learned it from pages whose articles are known.

mod feature;
mod places;
pub(crate) mod words;

use std::sync::LazyLock;

use dom_query::Document;
use nutgraf::BlockKind;
use nutgraf::learn::boosted_trees::BoostedTrees;
use rustc_hash::FxHashMap;

use crate::metadata::Metadata;
use crate::walk::Draft;

/// What the trees answer of a block that is hardly of the article: a likelihood of 15 in a hundred.
const DOUBTFUL: i32 = -1735;

static TREES: LazyLock<BoostedTrees> = LazyLock::new(|| {
    let table = include_str!("../../data/en/block_tree.tsv").lines();
    // A test reads every line.
    let rows = table.filter(|line| !line.starts_with('#')).skip(1);
    BoostedTrees::of_lines(rows.filter_map(|row| row.split_once('\t')).map(|(_, nodes)| nodes))
        .unwrap_or_default()
});

/// How likely each block is of the article, above zero more likely than not.
pub(crate) fn worth(document: &Document, page: &[Draft], metadata: &Metadata) -> Vec<i32> {
    let rows = rows(document, page, metadata);
    let nothing = vec![0; feature::NUMBERS];
    let from = TREES.sum(&nothing);
    TREES.sums(rows.iter().map(|row| &row[..])).into_iter().map(|sum| sum - from).collect()
}

/// What is seen of each block.
pub(crate) fn rows(document: &Document, page: &[Draft], metadata: &Metadata) -> Vec<Vec<u8>> {
    let places = places::Places::of(document, page);
    let seen = feature::Page::of(page, &places, metadata);
    (0..page.len()).map(|at| seen.row(at)).collect()
}

/// Doubts those of the drafts that are hardly of the article, unless these are most of it: a page like none that was
/// learned from.
pub(crate) fn doubt(drafts: &mut [Draft], page: &[Draft], worth: &[i32]) {
    let mut best: FxHashMap<&str, i32> = FxHashMap::default();
    for (draft, &worth) in page.iter().zip(worth) {
        let known = best.entry(&draft.text).or_insert(worth);
        *known = worth.max(*known);
    }
    for draft in drafts.iter_mut() {
        draft.is_doubted = best.get(draft.text.as_str()).is_some_and(|&worth| worth < DOUBTFUL);
    }
    let letters = |drafts: &[Draft], doubted: bool| -> usize {
        let counted = drafts.iter().filter(|draft| draft.is_doubted || !doubted);
        counted.filter(|draft| is_text(draft.kind)).map(|draft| draft.text.len()).sum()
    };
    if letters(drafts, true) * 2 > letters(drafts, false) {
        drafts.iter_mut().for_each(|draft| draft.is_doubted = false);
    }
}

/// Whether blocks of a kind are words of the article.
pub(crate) fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Heading, ListItem, Paragraph, Quote, Table};
    matches!(kind, Paragraph | Heading | ListItem | Quote | Table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::walk;

    #[test]
    fn reads_every_tree() {
        let table = include_str!("../../data/en/block_tree.tsv").lines();
        let rows = table.filter(|line| !line.starts_with('#')).skip(1);
        let trees =
            BoostedTrees::of_lines(rows.filter_map(|row| row.split_once('\t')).map(|(_, nodes)| nodes));
        assert!(trees.is_ok_and(|trees| (1..=feature::NUMBERS).contains(&trees.width())));
    }

    /// The blocks of a page, and whether each is doubted.
    fn doubted(html: &str) -> Vec<(String, bool)> {
        let document = crate::tree::parse(html);
        let page = walk(document.body().as_slice());
        let rows = rows(&document, &page, &Metadata::default());
        assert!(rows.iter().all(|row| row.len() == feature::NUMBERS));
        let worth = worth(&document, &page, &Metadata::default());
        let mut drafts = page.clone();
        doubt(&mut drafts, &page, &worth);
        drafts.into_iter().map(|draft| (draft.text, draft.is_doubted)).collect()
    }

    #[test]
    fn does_not_doubt_most_of_a_page() {
        for html in [
            "<p>Follow us.</p>",
            "<div><p>It rained.</p></div><p>Read more</p><p>Related</p>",
            "<ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>",
        ] {
            let blocks = doubted(html);
            let letters = |doubted: bool| -> usize {
                blocks.iter().filter(|block| block.1 == doubted).map(|block| block.0.len()).sum()
            };
            assert!(letters(true) <= letters(false), "{blocks:?}");
        }
        assert!(doubted("").is_empty());
    }

    #[test]
    fn words_that_stand_twice_are_doubted_only_if_both_are() {
        let document = crate::tree::parse("<p>One</p><p>Two, three and four more</p><p>One</p>");
        let page = walk(document.body().as_slice());
        let mut drafts = page.clone();
        doubt(&mut drafts, &page, &[DOUBTFUL - 1, 0, DOUBTFUL]);
        assert!(drafts.iter().all(|draft| !draft.is_doubted));
        doubt(&mut drafts, &page, &[DOUBTFUL - 1, 0, DOUBTFUL - 1]);
        assert_eq!(drafts.iter().map(|draft| draft.is_doubted).collect::<Vec<_>>(), [true, false, true]);
    }
}
