//! The blocks of a page beside the text that people wrote down.

use std::collections::{BTreeMap, BTreeSet};

use nutgraf_html::Candidate;
use nutgraf_train::Options;

/// Of a block that is mostly links no article is made: it is learned from only where it was chosen.
const LINKED: u8 = 230;
/// Where a row says which share of a block is links.
const LINKED_AT: usize = 10;
/// Blocks on either side by which one of two that say the same is chosen.
const NEAR: usize = 6;

/// A page whose article is known.
pub(crate) struct Known {
    pub(crate) site: String,
    pub(crate) blocks: Vec<Block>,
    wanted: BTreeMap<Vec<String>, usize>,
}

/// A block of a page.
pub(crate) struct Block {
    pub(crate) row: Vec<u8>,
    /// Whether the reader of pages takes it, and whether people did.
    pub(crate) is_chosen: bool,
    pub(crate) is_right: bool,
    words: Vec<String>,
    letters: usize,
}

impl Known {
    pub(crate) fn of(site: String, candidates: Vec<Candidate>, title: &str, text: &str) -> Self {
        let wanted = counted(runs(&words(text)));
        let lines: BTreeSet<Vec<String>> = text.lines().map(words).collect();
        let title = words(title);
        let is_right = |own: &[String]| match own.len() {
            0 => false,
            _ if own == title => false,
            1..4 => lines.contains(own),
            _ => {
                let runs = runs(own);
                runs.iter().filter(|run| wanted.contains_key(*run)).count() * 2 >= runs.len()
            }
        };
        let block = |candidate: Candidate| {
            let own = words(&candidate.text);
            Block {
                is_right: is_right(&own),
                is_chosen: candidate.is_chosen,
                row: candidate.row,
                words: own,
                letters: candidate.text.len(),
            }
        };
        let mut blocks: Vec<Block> = candidates.into_iter().map(block).collect();
        once(&mut blocks);
        Self { site, blocks, wanted }
    }

    /// Choices between each block and nothing, for the trees to learn from.
    pub(crate) fn options(&self) -> Vec<Options> {
        let weight = |block: &Block| (1.0 + block.words.len() as f32).sqrt();
        let total: f32 = self.blocks.iter().map(weight).sum();
        let is_open = |block: &&Block| block.is_chosen || block.row[LINKED_AT] < LINKED;
        let of = |block: &Block| Options {
            rows: vec![block.row.clone(), vec![0; block.row.len()]],
            right: vec![block.is_right, !block.is_right],
            // All blocks of a page weigh together what a page of usual length does.
            weight: weight(block) / total * 75.0,
        };
        self.blocks.iter().filter(is_open).map(of).collect()
    }

    /// F1 of the runs of four words of some blocks.
    pub(crate) fn f1(&self, is_kept: impl Fn(&Block) -> bool) -> f64 {
        let kept: Vec<String> =
            self.blocks.iter().filter(|block| is_kept(block)).flat_map(|block| block.words.clone()).collect();
        let found = counted(runs(&kept));
        let shared: usize =
            found.iter().map(|(run, n)| self.wanted.get(run).map_or(0, |wanted| *n.min(wanted))).sum();
        let total = found.values().sum::<usize>() + self.wanted.values().sum::<usize>();
        if total == 0 { 1.0 } else { 2.0 * shared as f64 / total as f64 }
    }
}

/// Of blocks that say the same, the one with most of the article around it is right.
fn once(blocks: &mut [Block]) {
    let mut same: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.is_right) {
        same.entry(block.words.clone()).or_default().push(at);
    }
    let right: Vec<usize> =
        blocks.iter().map(|block| if block.is_right { block.letters } else { 0 }).collect();
    for places in same.into_values().filter(|places| places.len() > 1) {
        let around = |at: usize| -> usize {
            right[at.saturating_sub(NEAR)..(at + NEAR + 1).min(right.len())].iter().sum()
        };
        let best = places.iter().rev().max_by_key(|&&at| around(at)).copied();
        places.iter().for_each(|&at| blocks[at].is_right = Some(at) == best);
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The runs of four words; all of them where there are fewer.
fn runs(words: &[String]) -> Vec<Vec<String>> {
    match words.len() {
        0 => Vec::new(),
        1..4 => vec![words.to_vec()],
        _ => words.windows(4).map(<[String]>::to_vec).collect(),
    }
}

fn counted(runs: Vec<Vec<String>>) -> BTreeMap<Vec<String>, usize> {
    let mut counts = BTreeMap::new();
    for run in runs {
        *counts.entry(run).or_default() += 1;
    }
    counts
}
