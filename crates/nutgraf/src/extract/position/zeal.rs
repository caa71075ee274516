//! "Will spare no effort", "would not hesitate to use force": what is denied is that anything is held back, so nothing is ruled out.

use super::Reader;
use super::cue::Cue;
use super::lexicon::Bare;
use crate::syntax::Role;

/// What whoever does all they can denies.
const HOLD_BACK: [&str; 9] =
    ["fail", "flinch", "hesitate", "relent", "rest", "shrink", "shy", "tire", "waver"];

/// What is not held back: "leave no stone unturned".
const MEANS: [&str; 6] = ["effort", "energy", "expense", "measure", "resource", "stone"];

/// Whether a bare modal says that somebody will not hold back.
pub(super) fn is_of(reader: &Reader<'_>, cue: &Cue) -> bool {
    let (parse, clause) = (reader.context.clauses.parse, &cue.clause);
    let is_without = |word: usize| {
        let is_no = |at: usize| parse.is_any(at, &["no"]);
        MEANS.contains(&parse.lemma(word)) && parse.dependents(word).any(is_no)
    };
    let is_zeal = match &*clause.lemma {
        "spare" | "leave" => clause.argument(Role::Object).is_some_and(|one| is_without(one.word)),
        verb => {
            let first = verb.split(' ').next().unwrap_or(verb);
            clause.negator.is_some() && HOLD_BACK.contains(&first)
        }
    };
    cue.bare == Some(Bare::Will) && is_zeal
}
