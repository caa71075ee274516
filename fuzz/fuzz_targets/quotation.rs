//! Any text is read for quotations: their pieces stand in it, in order, inside one block each, and without overlap.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nutgraf::{Article, Document, Extractor, Facts, Quotation};

/// Its lexicons take longer to read than a short text.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

fuzz_target!(|text: &str| {
    let article = Article::new(text).expect("the fuzzer's texts are short");
    let document = EXTRACTOR.read(article);
    let mut last = 0;
    for quotation in &document.facts.quotations {
        check(quotation, &document.facts);
        let start = quotation.content[0].start();
        assert!(start >= last, "quotations stand in reading order");
        last = start;
    }
    let json = document.to_json();
    assert_eq!(Document::from_json(&json).map(|read| read.to_json()).ok(), Some(json));
});

fn check(quotation: &Quotation, facts: &Facts) {
    for pair in quotation.content.windows(2) {
        assert!(pair[0].end() <= pair[1].start(), "pieces do not overlap: {quotation:?}");
    }
    for piece in &quotation.content {
        let block = facts.blocks.iter().find(|block| block.span.contains(*piece));
        assert!(block.is_some_and(|block| block.kind.has_facts()), "a piece stands in one block: {quotation:?}");
    }
    for part in &quotation.parts {
        let is_inside = quotation.content.iter().any(|piece| piece.contains(*part));
        assert!(is_inside, "a part stands in the content: {quotation:?}");
    }
}
