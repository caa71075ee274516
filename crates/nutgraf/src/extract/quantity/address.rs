//! Numbers of houses and models: "340 Livingston Street", "221B Baker Street", "Oracle 11g".

use crate::rule::{Grammar, PieceKind, Pieces};

use super::counted;
use super::draft::{Draft, Make};

/// How many pieces the name of a street may have.
const NAME: usize = 6;

/// Whether the number is that of a house: the name of a street stands after it, and no things that it counts.
pub(super) fn is_house(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let has_letter = is_lettered(draft, pieces);
    if !pieces.is_kind(start, PieceKind::Digits)
        || !(end == start + 1 || has_letter)
        || !is_capital(pieces, end)
    {
        return false;
    }
    let place = |at: usize| grammar.look_up("street", pieces, at);
    let is_led = place(end).is_some_and(|(_, cells)| cells[1] == "first")
        && (is_capital(pieces, end + 1)
            || ["de", "du", "des", "della"].iter().any(|word| pieces.is(end + 1, word)));
    let is_name = |at: usize| {
        let is_link = ["de", "la", "des", "du", "the", "s", "of"].iter().any(|word| pieces.is(at, word));
        is_capital(pieces, at) || is_link || matches!(pieces.str(at), "." | "'" | "’" | "-")
    };
    let after = (end + 1..end + NAME).take_while(|at| is_name(*at));
    let last = after.clone().find_map(|at| place(at).filter(|(_, cells)| cells[1] == "last"));
    let counts = |next: usize| {
        let is_lower = pieces.str(next).starts_with(char::is_lowercase);
        is_lower
            && !has_letter
            && pieces.number(next).is_none()
            && counted::find(pieces, next, grammar).is_some()
    };
    is_led || last.is_some_and(|(next, _)| !counts(next))
}

/// Whether number and letter are the name of a model: "Oracle 11g and 12c".
pub(super) fn is_model(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    if !is_lettered(draft, pieces) || draft.of.is_some() || pieces.is(draft.pieces.end, "of") {
        return false;
    }
    let start = draft.pieces.start;
    let joined = start.checked_sub(3).filter(|_| {
        let is_joint = ["and", "or", ",", "/"].iter().any(|word| pieces.is(start - 1, word));
        is_joint && pieces.is_kind(start - 3, PieceKind::Digits) && is_letter(pieces, start - 2)
    });
    let Some(name) = joined.unwrap_or(start).checked_sub(1) else { return false };
    let is_name = pieces.is_kind(name, PieceKind::Word) && pieces.str(name).contains(char::is_uppercase);
    let opens = name == 0 || matches!(pieces.str(name - 1), "." | "!" | "?" | ":" | "“" | "\"" | "•");
    is_name && !opens
}

/// Whether it is digits and one letter glued to them.
fn is_lettered(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_degree = draft.unit.as_deref().is_some_and(|unit| unit.starts_with("degree"));
    end == start + 2 && pieces.is_kind(start, PieceKind::Digits) && is_letter(pieces, start + 1) && !is_degree
}

fn is_letter(pieces: &Pieces<'_>, at: usize) -> bool {
    let form = pieces.str(at);
    pieces.is_glued(at) && form.len() == 1 && pieces.is_kind(at, PieceKind::Word)
}

fn is_capital(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_kind(at, PieceKind::Word) && pieces.str(at).starts_with(char::is_uppercase)
}
