//! Learns which blocks of a page are of its article, from pages whose articles people wrote down.
//!
//!     pages OUT.tsv GOLD.jsonl FOLDER MADE
//!
//! GOLD has an object a line: `id`, `url`, `title`, `text`; FOLDER holds ID.html. MADE holds pages
//! written for nutgraf, as `tests/pages` does, which are learned from too. With `-` for OUT it says how well it goes on the
//! pages of sites held out.

mod block;
mod gold;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use block::Known;
use nutgraf::learn::boosted_trees::{BoostedTrees, PARTS};
use nutgraf_train::{Boost, Options, boost};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How the trees are grown.
const TREES: Boost =
    Boost { forests: 1, trees: 100, leaves: 12, rate: 0.1, least: 60, calm: 5.0, choices: 0.7, numbers: 0.3 };

/// Parts of the sites that are held out in turn.
const HELD_OUT: usize = 5;
/// A page whose article is found less well tells nothing: most often its text was written down in part.
const PARTIAL: f64 = 0.6;
/// Likelihoods below which a block is left out, as tried on pages held out.
const LIMITS: [f32; 7] = [0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4];

fn main() -> Outcome<()> {
    let given: Vec<_> = std::env::args().skip(1).collect();
    let [out, gold, folder, made] = &given[..] else {
        return Err("usage: pages OUT.tsv GOLD.jsonl FOLDER MADE".into());
    };
    let (pages, made) = (gold::read(gold, folder)?, gold::made(made)?);
    if out == "-" {
        validate(&pages, &made);
    } else {
        std::fs::write(out, table(&grown(pages.iter().chain(&made)))?)?;
    }
    Ok(())
}

fn grown<'a>(pages: impl Iterator<Item = &'a Known>) -> Vec<String> {
    let pages: Vec<&Known> = pages.filter(|page| page.f1(|block| block.is_chosen) >= PARTIAL).collect();
    let options: Vec<Options> = pages.iter().flat_map(|page| page.options()).collect();
    boost(&options.iter().collect::<Vec<_>>(), &TREES)
}

fn table(lines: &[String]) -> Result<String, std::fmt::Error> {
    let mut table = String::from(
        "# source: learned by crates/nutgraf-train/examples/pages from 206 news pages (AndyTheFactory/article-extraction-dataset; annotations Apache-2.0) and tests/pages\n\
         # licence: as the project; no text of the pages is in it\n\
         tree\tnodes\n",
    );
    for (at, line) in lines.iter().enumerate() {
        writeln!(table, "block{at:04}\t{line}")?;
    }
    Ok(table)
}

/// Says how well the article is found on the pages of sites held out, by the likelihood below which blocks are left out.
fn validate(pages: &[Known], made: &[Known]) {
    let sites: BTreeSet<&str> = pages.iter().map(|page| page.site.as_str()).collect();
    let fold_of: BTreeMap<&str, usize> = sites.into_iter().zip((0..HELD_OUT).cycle()).collect();
    let mut scores: Vec<Vec<f64>> = Vec::new();
    let mut each: Vec<(f32, bool)> = Vec::new();
    for fold in 0..HELD_OUT {
        let others = pages.iter().filter(|page| fold_of[page.site.as_str()] != fold);
        let lines = grown(others.chain(made));
        let trees = BoostedTrees::of_lines(lines.iter().map(String::as_str)).unwrap_or_default();
        for page in pages.iter().filter(|page| fold_of[page.site.as_str()] == fold) {
            let worth = |row: &[u8]| {
                let (sum, nothing) = (trees.sum(row), trees.sum(&vec![0; row.len()]));
                1.0 / (1.0 + (-(sum - nothing) as f32 / PARTS).exp())
            };
            let of_limit = |limit: &f32| page.f1(|block| block.is_chosen && worth(&block.row) >= *limit);
            scores.push(LIMITS.iter().map(of_limit).collect());
            let chosen = page.blocks.iter().filter(|block| block.is_chosen);
            each.extend(chosen.map(|block| (worth(&block.row), block.is_right)));
        }
    }
    for (at, limit) in LIMITS.iter().enumerate() {
        let sum: f64 = scores.iter().map(|page| page[at]).sum();
        println!("left out below {limit:.2}: F1 {:.4}", sum / scores.len() as f64);
    }
    for tenth in 0..10_u8 {
        let low = f32::from(tenth) / 10.0;
        let inside: Vec<_> = each.iter().filter(|one| one.0 >= low && one.0 < low + 0.1).collect();
        let right = inside.iter().filter(|one| one.1).count();
        println!(
            "from {low:.1}: {} blocks, {:.2} right",
            inside.len(),
            right as f64 / inside.len().max(1) as f64
        );
    }
}
