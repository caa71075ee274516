//! Which mentions mean the same: pronouns of persons, nouns, "it" and "they", "I" and "we".

pub(in crate::discourse) mod first_person;
mod interview;
pub(in crate::discourse) mod nominal;
pub(in crate::discourse) mod pair;
pub(in crate::discourse) mod pronoun;
pub(in crate::discourse) mod they;
