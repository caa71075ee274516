//! A predicate with those who take part in what it says, and how far what it says is so.

use std::ops::Range;

/// What kind of word a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Verb,
    /// "The delivery of missiles"; "Norway's pledge".
    Noun,
    /// "They are ready to help."
    Adjective,
}

/// How somebody or something takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Who does it: the subject of an active verb, "by whom" of a passive one.
    Subject,
    /// To whom or what it is done: the object, the subject of a passive verb.
    Object,
    /// For whom: "gave Kyiv missiles", "Kyiv was promised missiles".
    Recipient,
    /// With a preposition, which [`Argument::preposition`] tells.
    Oblique,
    /// Of a noun: "Norway's pledge".
    Possessor,
    /// Of a noun, before it: "the Norwegian pledge", "peace talks".
    Modifier,
}

/// Somebody or something that takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub(crate) role: Role,
    /// The head of its words.
    pub(crate) word: usize,
    /// The last word of its preposition.
    pub(crate) preposition: Option<usize>,
    /// Whether another clause lends it: the subject of "to help" in "they offered to help".
    pub(crate) is_shared: bool,
}

/// How a clause hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// Nothing governs it.
    Main,
    /// It is what the other says, wants or does: "said it would go", "offered to go".
    Complement,
    /// It stands beside the other: "came and went".
    Conjunct,
    /// It says when, why or under what condition the other is so.
    Adverbial,
    /// It describes one who takes part in the other: "the state that left".
    Relative,
    /// A noun that takes part in the other: "launched an attack".
    Participant,
}

/// When it is, by the form of the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    /// "Will", "is going to", "is to".
    Future,
    /// An infinitive, a participle, a noun: the clause above tells.
    None,
}

/// What a modal verb adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modal {
    Will,
    Would,
    Can,
    Could,
    May,
    Must,
    Should,
}

/// A predicate with what hangs on it.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// The word.
    pub(crate) word: usize,
    /// Its dictionary form, with its particle: "rule out".
    pub(crate) lemma: String,
    pub(crate) kind: Kind,
    pub(crate) particle: Option<usize>,
    /// Who and what takes part, in reading order.
    pub(crate) arguments: Vec<Argument>,
    pub(crate) is_passive: bool,
    pub(crate) tense: Tense,
    pub(crate) is_perfect: bool,
    /// Whether it is an infinitive with "to".
    pub(crate) is_infinitive: bool,
    pub(crate) modal: Option<(Modal, usize)>,
    /// The word that denies it: "not", "never", the "no" of "no country".
    pub(crate) negator: Option<usize>,
    pub(crate) link: Link,
    /// Index of the clause that it hangs on.
    pub(crate) above: Option<usize>,
    /// Index of its sentence.
    pub(crate) sentence: usize,
}

impl Clause {
    /// The dictionary form without the particle.
    pub(crate) fn verb(&self) -> &str {
        self.lemma.split(' ').next().unwrap_or_default()
    }

    /// The first argument of a role.
    pub(crate) fn argument(&self, role: Role) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.role == role)
    }
}

/// How a condition bears on what it conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// As `condition.tsv` names it: "if", "unless", "once".
    pub(crate) kind: &'static str,
    /// Its words, the connective among them.
    pub(crate) words: Range<usize>,
}

/// Whether its verb says when it is.
pub(super) fn is_finite(clause: &Clause) -> bool {
    clause.tense != Tense::None || clause.modal.is_some()
}
