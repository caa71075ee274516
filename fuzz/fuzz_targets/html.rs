//! Any bytes are read as a page; the blocks of what is found lie in its text, in order, and hold words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf_html::{Options, read};

fuzz_target!(|bytes: &[u8]| {
    let Some(article) = read(bytes, &Options::default()) else { return };
    let mut end = 0;
    for block in article.blocks.as_deref().unwrap_or_default() {
        let words = &article.text()[block.span];
        assert!(block.span.start() >= end && !words.trim().is_empty());
        end = block.span.end();
    }
    assert_eq!(end, article.text().len());
});
