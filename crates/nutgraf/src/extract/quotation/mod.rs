//! Who said what: quotation marks, the cue beside them, the words that name the speaker.

mod assemble;
mod attribute;
mod content;
mod cue;
mod mark;
mod pair;
mod period;

mod speaker;
mod word;

use assemble::Assembly;
use period::Block;

use word::Lexicon;

use crate::text::Text;
use crate::types::{Quotation, QuotationId};

/// Lexicons of quotations.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
}

/// The quotations of a text.
pub(crate) fn find(text: &Text<'_>, rules: &Rules) -> Vec<Quotation> {
    let mut assembly = Assembly::default();
    let mut next = 0;
    for (index, block) in (0u32..).zip(text.blocks) {
        let first = next;
        next += text.sentences[first..].iter().take_while(|sentence| sentence.block == index).count();
        let words = &text.text[block.span];
        let quoted = if first < next { pair::pair(text.text, block.span) } else { Vec::new() };
        if quoted.is_empty() && !words.ends_with(':') {
            assembly.read(&Block { text: text.text, words: Vec::new(), quoted });
            continue;
        }
        let words = rules.lexicon.words(text, first..next, &quoted);
        assembly.read(&Block { text: text.text, words, quoted });
    }
    let mut quotations = assembly.quotations;
    for (index, quotation) in quotations.iter_mut().enumerate() {
        quotation.id = QuotationId::new(index);
    }
    quotations
}
