//! How a word hangs on its head: the relations of Universal Dependencies, as far as reading needs to tell them apart.

/// A relation of a word to the word that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// `nsubj`, `nsubj:outer`
    Subject,
    /// `nsubj:pass`
    PassiveSubject,
    /// `obj`
    Object,
    /// `iobj`
    IndirectObject,
    /// `obl`, `obl:unmarked`
    Oblique,
    /// `obl:agent`
    Agent,
    /// `nmod`, `nmod:unmarked`
    Noun,
    /// `nmod:poss`
    Possessor,
    /// `appos`
    Apposition,
    /// `conj`
    Conjunct,
    /// `cc`, `cc:preconj`
    Conjunction,
    /// `compound`
    Compound,
    /// `flat`, `nmod:desc`, `fixed`, `goeswith`
    Part,
    /// `compound:prt`
    Particle,
    /// `acl:relcl`
    Relative,
    /// `acl`
    NounClause,
    /// `ccomp`
    Complement,
    /// `xcomp`
    OpenComplement,
    /// `csubj` of any kind
    ClauseSubject,
    /// `advcl`, `advcl:relcl`
    Adverbial,
    /// `parataxis`
    Parataxis,
    /// `cop`
    Copula,
    /// `aux`
    Auxiliary,
    /// `aux:pass`
    PassiveAuxiliary,
    /// `case`
    Case,
    /// `mark`
    Mark,
    /// `advmod`
    Adverb,
    /// `amod`
    Adjective,
    /// `det`, `det:predet`
    Determiner,
    /// `nummod`
    Numeral,
    /// `expl`
    Expletive,
    /// `root`
    Root,
    /// Any other.
    Other,
}

impl Relation {
    /// The relation of this name.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "nsubj" | "nsubj:outer" => Self::Subject,
            "nsubj:pass" => Self::PassiveSubject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "obl" | "obl:unmarked" => Self::Oblique,
            "obl:agent" => Self::Agent,
            "nmod" | "nmod:unmarked" => Self::Noun,
            "nmod:poss" => Self::Possessor,
            "appos" => Self::Apposition,
            "conj" => Self::Conjunct,
            "cc" | "cc:preconj" => Self::Conjunction,
            "compound" => Self::Compound,
            "compound:prt" => Self::Particle,
            "flat" | "nmod:desc" | "fixed" | "goeswith" => Self::Part,
            "acl:relcl" => Self::Relative,
            "acl" => Self::NounClause,
            "ccomp" => Self::Complement,
            "xcomp" => Self::OpenComplement,
            "csubj" | "csubj:pass" | "csubj:outer" => Self::ClauseSubject,
            "advcl" | "advcl:relcl" => Self::Adverbial,
            "parataxis" => Self::Parataxis,
            "cop" => Self::Copula,
            "aux" => Self::Auxiliary,
            "aux:pass" => Self::PassiveAuxiliary,
            "case" => Self::Case,
            "mark" => Self::Mark,
            "advmod" => Self::Adverb,
            "amod" => Self::Adjective,
            "det" | "det:predet" => Self::Determiner,
            "nummod" => Self::Numeral,
            "expl" => Self::Expletive,
            "root" => Self::Root,
            _ => Self::Other,
        }
    }

    /// Whether it is the subject of a clause.
    pub(crate) fn is_subject(self) -> bool {
        matches!(self, Self::Subject | Self::PassiveSubject)
    }

    /// Whether it makes one word of two ("Prime Minister", "Ana Duarte").
    pub(crate) fn is_part(self) -> bool {
        matches!(self, Self::Compound | Self::Part)
    }

    /// Whether it is that of a word inside the words of a noun: a part of it, or an adjective before it.
    pub(crate) fn is_before_noun(self) -> bool {
        self.is_part() || self == Self::Adjective
    }
}
