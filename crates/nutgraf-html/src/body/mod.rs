//! How likely each block of a page is of its article, as trees say that learned it from pages whose articles are known.

mod feature;
mod places;
pub(crate) mod words;

use std::sync::LazyLock;

use nutgraf::BlockKind;
use nutgraf::learn::boosted_trees::BoostedTrees;
use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use places::{Amount, Place, Places};

use crate::metadata::Metadata;
#[cfg(any(test, feature = "train"))]
use crate::seen::Seen;
#[cfg(any(test, feature = "train"))]
use crate::tree::Tree;
use crate::walk::Draft;

/// What the trees answer of a block that is hardly of the article: a likelihood of 15 in a hundred.
const DOUBTFUL: i32 = -1735;

/// Blocks whose numbers are held at a time.
const CHUNK: usize = 256;

static TREES: LazyLock<BoostedTrees> = LazyLock::new(|| {
    let table = include_str!("../../data/en/block_tree.tsv").lines();
    // A test reads every line.
    let rows = table.filter(|line| !line.starts_with('#')).skip(1);
    BoostedTrees::of_lines(rows.filter_map(|row| row.split_once('\t')).map(|(_, nodes)| nodes))
        .unwrap_or_default()
});

/// What is seen of each block of a page.
#[cfg(any(test, feature = "train"))]
pub(crate) fn rows(tree: &Tree, page: &[Draft], metadata: &Metadata) -> Vec<Vec<u8>> {
    let places = Places::of(tree, page, &Seen::of(tree));
    let seen = feature::Page::of(page, &places, metadata);
    (0..page.len()).map(|at| seen.row(at)).collect()
}

/// Doubts those of the drafts that are hardly of the article, unless these are most of it: a page like none that was
/// learned from. `places` are the elements around the blocks of all of the page.
pub(crate) fn doubt(drafts: &mut [Draft], page: &[Draft], places: &Places, metadata: &Metadata) {
    let likely = likely(drafts, page, places, metadata);
    for draft in drafts.iter_mut() {
        draft.is_doubted = likely.get(draft.text.as_str()).is_some_and(|&worth| worth < DOUBTFUL);
    }
    let letters = |drafts: &[Draft], doubted: bool| -> usize {
        let counted = drafts.iter().filter(|draft| draft.is_doubted || !doubted);
        counted.filter(|draft| is_text(draft.kind)).map(|draft| draft.text.len()).sum()
    };
    if letters(drafts, true) * 2 > letters(drafts, false) {
        drafts.iter_mut().for_each(|draft| draft.is_doubted = false);
    }
}

/// How likely words are of the article, above zero more likely than not: where they stand twice, the likelier place.
fn likely<'p>(
    drafts: &[Draft],
    page: &'p [Draft],
    places: &Places,
    metadata: &Metadata,
) -> FxHashMap<&'p str, i32> {
    let chosen: FxHashSet<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
    let asked: Vec<usize> = (0..page.len()).filter(|&at| chosen.contains(page[at].text.as_str())).collect();
    let seen = feature::Page::of(page, places, metadata);
    let from = TREES.sum(&[0; feature::NUMBERS]);
    let mut likely: FxHashMap<&str, i32> = FxHashMap::default();
    for asked in asked.chunks(CHUNK) {
        let rows: Vec<Vec<u8>> = asked.iter().map(|&at| seen.row(at)).collect();
        for (&at, sum) in asked.iter().zip(TREES.sums(rows.iter().map(|row| &row[..]))) {
            let known = likely.entry(&page[at].text).or_insert(sum - from);
            *known = (sum - from).max(*known);
        }
    }
    likely
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
        let tree = crate::tree::parse(html);
        let seen = Seen::of(&tree);
        let page = walk(tree.body(), &seen);
        let rows = rows(&tree, &page, &Metadata::default());
        assert!(rows.iter().all(|row| row.len() == feature::NUMBERS));
        let mut drafts = page.clone();
        doubt(&mut drafts, &page, &Places::of(&tree, &page, &seen), &Metadata::default());
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
}
