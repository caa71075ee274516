//! "Kremlin says talks stalled as drones hit Kyiv": what a headline tells besides what somebody says.

use crate::syntax::{Parse, Relation};
use crate::types::{Quotation, QuotationKind};

/// Ends what somebody says in a headline where it goes on with what others do.
pub(super) fn end_before_others(parse: &Parse<'_>, quotation: &mut Quotation) {
    let Some(last) = quotation.content.last_mut().filter(|_| quotation.kind == QuotationKind::Indirect)
    else {
        return;
    };
    let words = parse.tokens_touching(*last);
    if !parse.text.is_headline(parse.sentence_of(words.start)) {
        return;
    }
    let tells_of_others = |&at: &usize| {
        let clause = parse.head(at).filter(|_| parse.relation(at) == Relation::Mark);
        parse.is_any(at, &["as", "while"])
            && clause.is_some_and(|verb| {
                parse.relation(verb) == Relation::Adverbial
                    && parse.tag(verb) != "VBG"
                    && parse.has_subject(verb)
            })
    };
    if let Some(end) = words.clone().skip(1).find(tells_of_others) {
        *last = parse.span(&(words.start..end));
    }
}
