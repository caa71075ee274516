//! What somebody or something can be to what a cue or trigger says.

/// As whom somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArgumentKind {
    /// Who holds a position.
    Holder,
    /// Who does what happened.
    Actor,
    /// To whom it is done.
    Recipient,
    /// What a position is about.
    Content,
}
