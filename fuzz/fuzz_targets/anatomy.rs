//! Any text has an anatomy: blocks in bounds, in order, apart, without white space at their edges, and none forgotten.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nutgraf::{Article, Extractor, Facts};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

fuzz_target!(|text: &str| {
    let article = Article::new(text).expect("the fuzzer's texts are short");
    let facts = EXTRACTOR.extract(&article);
    blocks_hold(text, &facts);
    dateline_holds(text, &facts);
    names_stand_in(text, &facts);
});

fn blocks_hold(text: &str, facts: &Facts) {
    let mut end = 0;
    for block in &facts.blocks {
        let words = &text[block.span];
        assert!(block.span.start() >= end, "blocks are in order and apart");
        assert!(
            !words.is_empty() && words.trim() == words,
            "a block has words, and no white space at its edges"
        );
        let left = &text[end..block.span.start()];
        assert!(!left.contains(|c: char| c.is_alphanumeric()), "no word stands outside the blocks: {left:?}");
        let credit = block.credit.as_deref().unwrap_or_default();
        assert!(words.contains(credit), "a credit stands in its block");
        end = block.span.end();
    }
    assert!(!text[end..].contains(|c: char| c.is_alphanumeric()), "no word stands after the blocks");
}

fn dateline_holds(text: &str, facts: &Facts) {
    let Some(dateline) = &facts.dateline else { return };
    let inside = |block: &nutgraf::Block| block.span.contains(dateline.span);
    assert!(facts.blocks.iter().any(inside), "a dateline opens a block");
    for part in [&dateline.place, &dateline.source, &dateline.date].into_iter().flatten() {
        assert!(text[dateline.span].contains(part.as_str()), "the parts of a dateline stand in it");
    }
}

fn names_stand_in(text: &str, facts: &Facts) {
    for name in &facts.byline {
        assert!(text.contains(name.as_str()), "an author stands in the text");
    }
}
