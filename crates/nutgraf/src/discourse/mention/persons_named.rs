//! Which names of an article are surely persons': parts of full names, and those that "he" or "she" follows.

use rustc_hash::FxHashSet;

use super::Naming;
use crate::discourse::attribute::gender;
use crate::syntax::Parse;
use crate::types::EntityKind;

/// Words after a name among which its pronoun is looked for.
const REACH: usize = 20;

/// What tells persons from others.
pub(in crate::discourse) struct PersonsNamed<'a> {
    parts: FxHashSet<&'a str>,
    spoken_of: FxHashSet<&'a str>,
}

impl<'a> PersonsNamed<'a> {
    pub(in crate::discourse) fn of(parse: &Parse<'a>, found: &[Naming]) -> Self {
        let mut out = Self { parts: FxHashSet::default(), spoken_of: FxHashSet::default() };
        let mut persons = found.iter().filter(|name| name.kind == EntityKind::Person).peekable();
        while let Some(name) = persons.next() {
            let words = parse.text.words(name.span);
            if words.contains(' ') {
                out.parts.extend(words.split(' '));
                continue;
            }
            let from = parse.tokens_within(name.span).end;
            let end = persons.peek().map_or(usize::MAX, |next| next.span.start());
            let after = (from..parse.len()).take(REACH);
            let mut after = after.take_while(|&at| parse.text.tokens[at].start() < end);
            if after.any(|at| gender::of_pronoun(parse.form(at)).is_some()) {
                out.spoken_of.insert(words);
            }
        }
        out
    }

    /// Whether a word is part of somebody's full name.
    pub(in crate::discourse) fn has_part(&self, word: &str) -> bool {
        self.parts.contains(word)
    }

    /// Whether "he" or "she" follows a name that stands alone.
    pub(in crate::discourse) fn is_spoken_of(&self, name: &str) -> bool {
        self.spoken_of.contains(name)
    }
}
