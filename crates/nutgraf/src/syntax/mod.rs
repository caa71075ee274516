//! What the trees of sentences say: words and what hangs on them, clauses with those who take part, negation, tense
//! and conditions. Events and positions read these; none of them walks a tree itself.

mod ancestry;
mod argument;
mod attribution;
mod bare_passive;
mod clause;
mod clauses;
mod companion;
mod condition;
mod conjunct;
mod description;
mod expletive;
mod factuality;
mod find;
mod gerund;
mod insertion;
mod interruption;
mod joined_subject;
mod late_source;
mod matter;
mod named_adverb;
mod negated_infinitive;
mod noun_head;
mod parse;
mod path;
mod predicate;

mod recipient;
mod relation;
mod repair;
mod second_subject;
mod semi_auxiliary;
#[cfg(all(test, feature = "models"))]
mod tests;
mod title;
mod verb;

pub(crate) use ancestry::Meeting;
pub(crate) use clause::{Argument, Clause, Kind, Link, Modal, Role, Tense};
pub(crate) use clauses::Clauses;
pub(crate) use expletive::{is_expletive, is_of_persons};
pub(crate) use factuality::{Factuality, RealityStatus, Veridicality};
pub(crate) use find::Rules;
pub(crate) use parse::Parse;
pub(crate) use relation::Relation;
