//! What the tree of a sentence says of an attribution's parts.

use std::ops::Range;

use crate::learn::Language;
use crate::types::Upos;

/// What the tree says of the parts of an attribution, ranges of tokens all.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a>(pub(super) Language<'a>);

impl Tree<'_> {
    /// The word of a part that is governed from outside of it.
    pub(super) fn top(self, tokens: &Range<usize>) -> usize {
        self.tops(tokens).next().unwrap_or(tokens.start)
    }

    /// The words of a part that are governed from outside of it.
    pub(super) fn tops(self, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
        let is_top = move |at: &usize| self.0.head(*at).is_none_or(|head| !tokens.contains(&head));
        tokens.clone().filter(is_top)
    }

    /// Some of the words that depend on the one at `at`, in reading order: those within a few dozen words of it.
    pub(super) fn dependents(self, at: usize) -> impl Iterator<Item = usize> {
        const WITHIN: usize = 40;
        let near = at.saturating_sub(WITHIN)..self.0.reading.words.len().min(at + WITHIN);
        near.filter(move |&near| self.0.head(near) == Some(at))
    }

    /// Whether one part governs the other.
    pub(super) fn joins(self, content: &Range<usize>, cue: &Range<usize>) -> bool {
        let governs =
            |one: &Range<usize>, other| self.0.head(self.top(other)).is_some_and(|head| one.contains(&head));
        governs(cue, content) || governs(content, cue)
    }

    /// Who may speak at a cue, likeliest first: its subject, whom it describes, the subjects of what it depends on.
    pub(super) fn speakers(self, cue: &Range<usize>) -> Vec<usize> {
        const STEPS: usize = 3;
        let mut out = Vec::new();
        let mut at = Some(self.top(cue));
        for _ in 0..STEPS {
            let Some(verb) = at else { break };
            out.extend(self.subject(verb));
            let head = self.0.head(verb);
            let is_modifier = matches!(self.0.relation(verb), "acl" | "acl:relcl" | "nmod" | "case" | "obl");
            out.extend(head.filter(|_| is_modifier));
            at = head;
        }
        out
    }

    /// The words of who does what the verb of a cue says: by whom it is done, its own subject or one that it shares
    /// ("can be heard yelling", "after saying so, she left").
    pub(super) fn subject_phrase(self, cue: &Range<usize>) -> Option<Range<usize>> {
        const STEPS: usize = 3;
        let verb = self.top(cue);
        if let Some(agent) = self.agent(verb) {
            return Some(agent);
        }
        let mut at = verb;
        for _ in 0..STEPS {
            if let Some(subject) = self.subject(at) {
                let speaks = self.0.relation(subject) == "nsubj" || at != verb;
                return speaks.then(|| self.phrase(subject));
            }
            at = self.0.head(at).filter(|_| self.shares_subject(at))?;
        }
        None
    }

    /// The verb of the clause that the verb of a cue is an adverb to.
    pub(super) fn main_clause(self, cue: &Range<usize>) -> Option<usize> {
        let verb = self.top(cue);
        self.0.head(verb).filter(|_| self.0.relation(verb) == "advcl")
    }

    /// The words of who does what the clause says that ends with the word at `last`.
    pub(super) fn speaker_of_clause(self, last: usize) -> Option<Range<usize>> {
        const STEPS: usize = 8;
        let above = std::iter::successors(Some(last), |at| self.0.head(*at)).take(STEPS);
        let mut told = above.take_while(|at| *at <= last).filter_map(|at| {
            let subject = || self.own_subject(at).filter(|subject| *subject < at);
            self.agent(at).or_else(|| Some(self.phrase(subject()?)))
        });
        told.next()
    }

    /// The words of by whom it is done.
    fn agent(self, verb: usize) -> Option<Range<usize>> {
        let agent = self.dependents(verb).find(|&at| self.0.relation(at) == "obl:agent")?;
        let phrase = self.phrase(agent);
        Some(phrase.start + usize::from(phrase.start < agent)..phrase.end)
    }

    /// Whether a verb without a subject has that of its governor.
    fn shares_subject(self, verb: usize) -> bool {
        matches!(self.0.relation(verb), "conj" | "xcomp" | "advcl")
    }

    /// The verb whose subject a source is, with its auxiliaries.
    pub(super) fn verb_of(self, source: &Range<usize>) -> Option<Range<usize>> {
        let subject = self.top(source);
        let verb = self.0.head(subject).filter(|_| self.0.relation(subject) == "nsubj")?;
        let first = self.dependents(verb).find(|&at| self.0.relation(at).starts_with("aux"));
        let first = first.filter(|&first| source.end <= first && first < verb).unwrap_or(verb);
        (self.0.reading.words[verb].upos == Upos::Verb).then_some(first..verb + 1)
    }

    /// The clause that completes a cue.
    pub(super) fn complement(self, cue: &Range<usize>) -> Option<Range<usize>> {
        let is_clause = |at: &usize| matches!(self.0.relation(*at), "ccomp" | "xcomp");
        let clause = self.dependents(self.top(cue)).find(is_clause)?;
        Some(self.phrase(clause)).filter(|clause| clause.start >= cue.end)
    }

    /// The words that hang on a word, up to the clause that they end with.
    pub(super) fn phrase(self, word: usize) -> Range<usize> {
        const WITHIN: usize = 60;
        let hangs = |at: &usize| {
            let mut up = *at;
            (0..WITHIN).any(|_| {
                let is_it = up == word;
                up = self.0.head(up).unwrap_or(up);
                is_it
            })
        };
        let before = (word.saturating_sub(WITHIN)..word).rev().take_while(hangs).last();
        let after = (word..(word + WITHIN).min(self.0.reading.words.len())).take_while(hangs).last();
        before.unwrap_or(word)..after.unwrap_or(word) + 1
    }

    /// The subject of a verb itself, a person or a thing that says, not what is said of it.
    pub(super) fn own_subject(self, verb: usize) -> Option<usize> {
        self.subject(verb).filter(|&subject| self.0.relation(subject) == "nsubj")
    }

    /// The verb of the clause that a verb takes, if it has a subject of its own.
    pub(super) fn finite_clause(self, verb: usize) -> Option<usize> {
        let clause = self.dependents(verb).find(|&at| self.0.relation(at) == "ccomp")?;
        self.subject(clause).map(|_| clause)
    }

    /// The word that a relative pronoun, the subject of its clause, stands for.
    pub(super) fn antecedent(self, pronoun: usize) -> Option<usize> {
        let is_pronoun = self.0.reading.words[pronoun].upos == Upos::Pron;
        let verb = self.0.head(pronoun).filter(|_| is_pronoun)?;
        self.0.head(verb).filter(|_| self.0.relation(verb) == "acl:relcl")
    }

    fn subject(self, verb: usize) -> Option<usize> {
        self.dependents(verb).find(|&at| self.0.relation(at).starts_with("nsubj"))
    }
}
