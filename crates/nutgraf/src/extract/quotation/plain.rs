//! What is taken for quotations and is none: verbs that say what somebody does, who asks not to be named, what a transcript says of the room.

use crate::syntax::Parse;
use crate::types::{Quotation, QuotationKind};

/// Verbs of what is done, not said, without words in marks.
const DONE: [&str; 14] = [
    "acquit", "appoint", "arrest", "elect", "fine", "hire", "imprison", "jail", "like", "sentence", "sue",
    "vote", "win", "injure",
];

/// What is called without being named so.
const CALLED: [&str; 9] =
    ["election", "elections", "halt", "meeting", "poll", "referendum", "session", "strike", "vote"];

/// Whether a quotation is none.
pub(super) fn is_plain(parse: &Parse<'_>, quotation: &Quotation) -> bool {
    let text = &parse.text;
    if let [all] = quotation.content[..]
        && is_stage_direction(text.words(all))
    {
        return true;
    }
    let Some(cue) = &quotation.cue else { return false };
    let cue_words = text.words(cue.span).to_lowercase();
    let lemma = cue.lemma.as_deref().unwrap_or_default();
    let first = text.words(quotation.content[0]);
    if cue_words.ends_with("known as")
        || is_anonymity(first) && matches!(lemma, "ask" | "request" | "want" | "wish")
    {
        return true;
    }
    if lemma == "remember" && is_you(parse, quotation) {
        return true;
    }
    if quotation.kind != QuotationKind::Indirect {
        return false;
    }
    let is_named =
        lemma == "name" && ["was ", "were ", "been ", "be "].iter().any(|be| cue_words.starts_with(be));
    let is_called = cue_words == "called" && {
        let last = quotation.content.last().map_or(first, |span| text.words(*span));
        let mut words =
            last.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the" | "another" | "for"));
        words.next().is_some_and(|word| CALLED.contains(&word))
            && !last.starts_with("for ")
            && words.next().is_none()
    };
    DONE.contains(&lemma) || is_named || is_called
}

/// "(CROSSTALK.)"
fn is_stage_direction(content: &str) -> bool {
    let inside = content.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    inside.is_some_and(|inside| !inside.contains([')', ']']))
}

/// "Not to be identified"
fn is_anonymity(content: &str) -> bool {
    const NAMED: [&str; 5] = ["named", "identified", "quoted", "cited", "anonymous"];
    let rest = content.strip_prefix("not to be ").or_else(|| content.strip_prefix("to remain "));
    let rest = rest.or_else(|| content.strip_prefix("to be "));
    rest.is_some_and(|rest| NAMED.iter().any(|word| rest.starts_with(word)))
        && !content.starts_with("to be named")
        && !content.starts_with("to be identified")
}

fn is_you(parse: &Parse<'_>, quotation: &Quotation) -> bool {
    quotation.speaker_span.is_some_and(|span| parse.text.words(span).eq_ignore_ascii_case("you"))
}
