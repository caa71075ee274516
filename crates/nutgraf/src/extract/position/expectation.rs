//! Acts that others expect: "is expected to pledge", "is due to announce".

use super::Reader;
use crate::syntax::{Clause, Kind, Link, Role};

/// Words by which others expect an act.
const EXPECTED: [&str; 9] = ["expect", "likely", "set", "poise", "due", "about", "tip", "believe", "think"];

/// "Is expected to pledge": the word by which others say that the act is to come.
pub(super) fn expected_by(reader: &Reader<'_>, clause: &Clause) -> Option<usize> {
    let above = clause.above.filter(|_| clause.link == Link::Complement && clause.is_infinitive)?;
    let above = &reader.context.clauses.all[above];
    let has_speaker = above.is_passive && above.argument(Role::Subject).is_some();
    let is_stative = above.is_passive || above.kind == Kind::Adjective;
    (is_stative && !has_speaker && EXPECTED.contains(&&*above.lemma)).then_some(above.word)
}
