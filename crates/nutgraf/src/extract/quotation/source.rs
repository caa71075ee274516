//! Who acts in a clause that leads over to words in marks with a colon.

use crate::syntax::Parse;
use crate::types::Quotation;

/// Gives what a sentence leads over to with a colon, and no verb of speech, the one who acts in it: "Ada Byrne, when he
/// came, had one word for him: “Never.”"
pub(super) fn introduce(parse: &Parse<'_>, quotation: &mut Quotation) {
    let Some(cue) = quotation.cue.as_ref().filter(|cue| cue.lemma.is_none()) else { return };
    let is_label = quotation.speaker_span.is_some_and(|source| source.end() == cue.span.start());
    if is_label || parse.text.words(cue.span) != ":" {
        return;
    }
    let colon = parse.tokens_touching(cue.span).start;
    let source = colon.checked_sub(1).and_then(|last| parse.speaker_of_clause(last));
    if let Some(source) = source {
        quotation.speaker_span = Some(parse.span(&source));
    }
}
