//! What is taken for quotations and is none: verbs that say what somebody does, who asks not to be named, what a transcript says of the room.

use crate::lexicon;
use crate::syntax::Parse;
use crate::types::{EntityKind, Quotation, QuotationKind, Span};

/// Verbs of what is done, not said, without words in marks.
const DONE: [&str; 14] = [
    "acquit", "appoint", "arrest", "elect", "fine", "hire", "imprison", "jail", "like", "sentence", "sue",
    "vote", "win", "injure",
];

/// What is called without being named so.
const CALLED: [&str; 9] =
    ["election", "elections", "halt", "meeting", "poll", "referendum", "session", "strike", "vote"];

/// Words that alone tell nothing of what is said: "promised nothing", "told him", "said so".
const EMPTY: [&str; 12] =
    ["anything", "everything", "her", "him", "it", "little", "much", "nothing", "so", "that", "them", "this"];

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
        || is_surname(parse, cue.span)
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
    let is_empty = quotation.content.len() == 1 && EMPTY.iter().any(|word| first.eq_ignore_ascii_case(word));
    DONE.contains(&lemma)
        || is_empty
        || is_named
        || is_called
        || cue_words.ends_with("called off")
        || quotation.content.len() == 1 && is_done_to(parse, lemma, quotation.content[0])
}

/// "The landslide claimed 14 lives": verbs of saying that say nothing of such things.
fn is_done_to(parse: &Parse<'_>, verb: &str, content: Span) -> bool {
    let row = lexicon::sought(include_str!("../../../data/en/lexicon/plain_object.tsv"), verb);
    let words = parse.tokens_within(content);
    let may_be = !words.is_empty() && !parse.is_any(words.start, &["that", "to", "how", "why", "whether"]);
    row.filter(|_| may_be).is_some_and(|row| {
        let head = parse.head_of(&words);
        row[1].split(' ').any(|noun| noun == parse.lemma(head))
    })
}

/// "Said" of "Yasmin Said": a cue that is how somebody is called.
fn is_surname(parse: &Parse<'_>, cue: Span) -> bool {
    let form = parse.text.words(cue);
    let is_said = || {
        let after = parse.tokens_within(cue).end;
        after < parse.len() && (parse.form(after) == "," || parse.is_any(after, &["'s", "’s", "said"]))
    };
    form.starts_with(char::is_uppercase)
        && form.contains(char::is_lowercase)
        && is_said()
        && parse
            .names
            .iter()
            .filter(|name| name.kind == EntityKind::Person)
            .any(|name| name.words.len() > 1 && parse.form(name.words.end - 1) == form)
}

/// "(CROSSTALK.)"
fn is_stage_direction(content: &str) -> bool {
    let inside = content.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    inside.is_some_and(|inside| !inside.contains([')', ']']))
}

/// "Not to be identified"
fn is_anonymity(content: &str) -> bool {
    if content == "anonymity" || content.starts_with("anonymity ") {
        return true;
    }
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
