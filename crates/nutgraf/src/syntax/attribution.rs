//! What the tree of a sentence says of an attribution's parts: ranges of words all.

use std::ops::Range;

use super::parse::Parse;
use super::relation::Relation;
use crate::types::Upos;

/// Words on either side of one among which those are looked for that hang on it.
const NEAR: usize = 40;

impl Parse<'_> {
    /// Some of the words that hang on the one at `at`, in reading order: those within a few dozen words of it.
    fn near_dependents(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let near = at.saturating_sub(NEAR)..at + NEAR;
        self.dependents(at).filter(move |word| near.contains(word))
    }

    /// Whether one part governs the other.
    pub(crate) fn joins(&self, content: &Range<usize>, cue: &Range<usize>) -> bool {
        let governs = |one: &Range<usize>, other: &Range<usize>| {
            self.head(self.head_of(other)).is_some_and(|head| one.contains(&head))
        };
        governs(cue, content) || governs(content, cue)
    }

    /// Who may speak at a cue, likeliest first: its subject, whom it describes, the subjects of what it depends on.
    pub(crate) fn speakers(&self, cue: &Range<usize>) -> Vec<usize> {
        const STEPS: usize = 3;
        let mut out = Vec::new();
        let mut at = Some(self.head_of(cue));
        for _ in 0..STEPS {
            let Some(verb) = at else { break };
            out.extend(self.subject(verb));
            let head = self.head(verb);
            let is_modifier = matches!(
                self.relation(verb),
                Relation::NounClause
                    | Relation::Relative
                    | Relation::Noun
                    | Relation::Case
                    | Relation::Oblique
            );
            out.extend(head.filter(|_| is_modifier));
            at = head;
        }
        out
    }

    /// The words of who does what the verb of a cue says: by whom it is done, its own subject or one that it shares
    /// ("can be heard yelling", "after saying so, she left").
    pub(crate) fn subject_phrase(&self, cue: &Range<usize>) -> Option<Range<usize>> {
        const STEPS: usize = 3;
        let verb = self.head_of(cue);
        if let Some(agent) = self.agent(verb) {
            return Some(agent);
        }
        let mut at = verb;
        for _ in 0..STEPS {
            if let Some(subject) = self.subject(at) {
                let speaks = self.relation(subject) == Relation::Subject || at != verb;
                return speaks.then(|| self.subtree(subject));
            }
            at = self.head(at).filter(|_| self.shares_subject(at))?;
        }
        None
    }

    /// The verb of the clause that the verb of a cue is an adverb to.
    pub(crate) fn main_clause(&self, cue: &Range<usize>) -> Option<usize> {
        let verb = self.head_of(cue);
        self.head(verb).filter(|_| self.relation(verb) == Relation::Adverbial)
    }

    /// The words of who does what the clause says that ends with the word at `last`.
    pub(crate) fn speaker_of_clause(&self, last: usize) -> Option<Range<usize>> {
        const STEPS: usize = 8;
        let above = std::iter::successors(Some(last), |at| self.head(*at)).take(STEPS);
        let mut told = above.take_while(|at| *at <= last).filter_map(|at| {
            let subject = || self.own_subject(at).filter(|subject| *subject < at);
            self.agent(at).or_else(|| Some(self.subtree(subject()?)))
        });
        told.next()
    }

    /// The words of by whom it is done.
    fn agent(&self, verb: usize) -> Option<Range<usize>> {
        let agent = self.near_dependents(verb).find(|&at| self.relation(at) == Relation::Agent)?;
        let phrase = self.subtree(agent);
        Some(phrase.start + usize::from(phrase.start < agent)..phrase.end)
    }

    /// Whether a verb without a subject has that of its governor.
    fn shares_subject(&self, verb: usize) -> bool {
        matches!(self.relation(verb), Relation::Conjunct | Relation::OpenComplement | Relation::Adverbial)
    }

    /// The verb whose subject a source is, with its auxiliaries.
    pub(crate) fn verb_of(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let subject = self.head_of(source);
        let verb = self.head(subject).filter(|_| self.relation(subject) == Relation::Subject)?;
        let is_auxiliary =
            |&at: &usize| matches!(self.relation(at), Relation::Auxiliary | Relation::PassiveAuxiliary);
        let first = self.near_dependents(verb).find(is_auxiliary);
        let first = first.filter(|&first| source.end <= first && first < verb).unwrap_or(verb);
        (self.upos(verb) == Upos::Verb).then_some(first..verb + 1)
    }

    /// The clause that completes a cue.
    pub(crate) fn complement_of(&self, cue: &Range<usize>) -> Option<Range<usize>> {
        let is_clause =
            |at: &usize| matches!(self.relation(*at), Relation::Complement | Relation::OpenComplement);
        let clause = self.near_dependents(self.head_of(cue)).find(is_clause)?;
        Some(self.subtree(clause)).filter(|clause| clause.start >= cue.end)
    }

    /// The unbroken run of words around a word that hang on it, marks among them.
    pub(crate) fn subtree(&self, word: usize) -> Range<usize> {
        const WITHIN: usize = 60;
        let hangs = |at: &usize| {
            let mut up = *at;
            (0..WITHIN).any(|_| {
                let is_it = up == word;
                up = self.head(up).unwrap_or(up);
                is_it
            })
        };
        let before = (word.saturating_sub(WITHIN)..word).rev().take_while(hangs).last();
        let after = (word..(word + WITHIN).min(self.len())).take_while(hangs).last();
        before.unwrap_or(word)..after.unwrap_or(word) + 1
    }

    /// The subject of a verb itself, a person or a thing that says, not what is said of it.
    pub(crate) fn own_subject(&self, verb: usize) -> Option<usize> {
        self.subject(verb).filter(|&subject| self.relation(subject) == Relation::Subject)
    }

    /// The verb of the clause that a verb takes, if it has a subject of its own.
    pub(crate) fn finite_clause(&self, verb: usize) -> Option<usize> {
        let clause = self.near_dependents(verb).find(|&at| self.relation(at) == Relation::Complement)?;
        self.subject(clause).map(|_| clause)
    }

    /// The word that a relative pronoun, the subject of its clause, stands for.
    pub(crate) fn antecedent(&self, pronoun: usize) -> Option<usize> {
        let verb = self.head(pronoun).filter(|_| self.upos(pronoun) == Upos::Pron)?;
        self.head(verb).filter(|_| self.relation(verb) == Relation::Relative)
    }

    /// Those to or through whom a cue may say it, without their prepositions, each with the preposition that it has.
    pub(crate) fn told_to(&self, cue: &Range<usize>) -> Vec<(usize, Range<usize>, Option<usize>)> {
        let case = |at: usize| self.near_dependents(at).find(|&at| self.relation(at) == Relation::Case);
        let bare = |at: usize| {
            let phrase = self.subtree(at);
            let is_preposition = self.relation(phrase.start) == Relation::Case;
            phrase.start + usize::from(is_preposition && phrase.start < at)..phrase.end
        };
        let takes = |at: usize| match self.relation(at) {
            Relation::Object | Relation::IndirectObject => Some((at, None)),
            Relation::Oblique => Some((at, Some(case(at)?))),
            _ => None,
        };
        let told = self.near_dependents(self.head_of(cue)).filter_map(takes);
        told.map(|(at, preposition)| (at, bare(at), preposition)).collect()
    }

    /// The words within a span that name whom its head speaks of: "the mayor, Ada Byrne".
    pub(crate) fn names_beside(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        let names_it = |&at: &usize| self.relation(at).is_part() || self.relation(at) == Relation::Apposition;
        self.near_dependents(head).filter(names_it)
    }

    fn subject(&self, verb: usize) -> Option<usize> {
        self.near_dependents(verb).find(|&at| self.relation(at).is_subject())
    }
}
