//! How likely each block of a page is of its article, as trees say that learned it from pages whose articles are known.

mod feature;
mod places;
mod words;

use std::sync::LazyLock;

use nutgraf::BlockKind;
use nutgraf::learn::boosted_trees::BoostedTrees;
use rustc_hash::FxHashMap;

pub(crate) use places::{Amount, Place, Places};

use crate::metadata::Metadata;
use crate::seen::Seen;
use crate::told::Told;
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
pub(crate) fn rows(
    tree: &Tree,
    page: &[Draft],
    metadata: &Metadata,
    told: Option<&Told<'_>>,
) -> Vec<Vec<u8>> {
    let places = Places::of(tree, page, &Seen::of(tree));
    let seen = feature::Page::of(page, &places, metadata, told);
    (0..page.len()).map(|at| seen.row(at)).collect()
}

/// The blocks of a page that were chosen; those that are hardly of the article are doubted, unless these are most of it: a page like none
/// that was learned from. `places` are the elements around the blocks of all of the page.
pub(crate) fn doubted(
    page: Vec<Draft>,
    chosen: &[usize],
    places: &Places,
    metadata: &Metadata,
    told: Option<&Told<'_>>,
) -> Vec<Draft> {
    let mut likely = likely(&feature::Page::of(&page, places, metadata, told), chosen);
    // Where the same words stand twice, the likelier place tells.
    let mut most: FxHashMap<&str, i32> = FxHashMap::default();
    for (&at, &worth) in chosen.iter().zip(&likely) {
        let known = most.entry(&page[at].text).or_insert(worth);
        *known = worth.max(*known);
    }
    chosen.iter().zip(&mut likely).for_each(|(&at, worth)| *worth = most[page[at].text.as_str()]);
    let mut chosen = chosen.iter().zip(likely).peekable();
    let mut drafts = Vec::with_capacity(chosen.len());
    for (at, mut draft) in page.into_iter().enumerate() {
        if let Some((_, worth)) = chosen.next_if(|(block, _)| **block == at) {
            draft.is_doubted = worth < DOUBTFUL;
            drafts.push(draft);
        }
    }
    // Who said something goes with what was said.
    for at in 1..drafts.len() {
        let is_quoted = drafts[at - 1].kind == BlockKind::Quote && drafts[at].kind == BlockKind::Quote;
        if is_quoted && drafts[at].text.starts_with('—') {
            drafts[at].is_doubted |= drafts[at - 1].is_doubted;
        }
    }
    let letters = |drafts: &[Draft], doubted: bool| -> usize {
        let counted = drafts.iter().filter(|draft| draft.is_doubted || !doubted);
        counted.filter(|draft| is_text(draft.kind)).map(|draft| draft.text.len()).sum()
    };
    if letters(&drafts, true) * 2 > letters(&drafts, false) {
        drafts.iter_mut().for_each(|draft| draft.is_doubted = false);
    }
    drafts
}

/// How likely blocks are of the article, above zero more likely than not.
fn likely(page: &feature::Page<'_>, blocks: &[usize]) -> Vec<i32> {
    let from = TREES.sum(&[0; feature::NUMBERS]);
    let mut likely = Vec::with_capacity(blocks.len());
    for blocks in blocks.chunks(CHUNK) {
        let rows: Vec<Vec<u8>> = blocks.iter().map(|&at| page.row(at)).collect();
        likely.extend(TREES.sums(rows.iter().map(|row| &row[..])).into_iter().map(|sum| sum - from));
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
        let rows = rows(&tree, &page, &Metadata::default(), None);
        assert!(rows.iter().all(|row| row.len() == feature::NUMBERS));
        let places = Places::of(&tree, &page, &seen);
        let all: Vec<usize> = (0..page.len()).collect();
        let drafts = super::doubted(page, &all, &places, &Metadata::default(), None);
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
