//! Whether a person is spoken of as a woman or as a man.

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{Gender, Upos};

/// The gender of whom a pronoun means.
pub(in crate::discourse) fn of_pronoun(form: &str) -> Option<Gender> {
    let is_any = |forms: &[&str]| forms.iter().any(|one| form.eq_ignore_ascii_case(one));
    match () {
        () if is_any(&["she", "her", "hers", "herself"]) => Some(Gender::Feminine),
        () if is_any(&["he", "him", "his", "himself"]) => Some(Gender::Masculine),
        () => None,
    }
}

/// What titles, nouns and given names tell.
#[derive(Debug)]
pub(in crate::discourse) struct Genders {
    titles: FxHashMap<&'static str, Gender>,
    nouns: FxHashMap<&'static str, Gender>,
}

impl Default for Genders {
    fn default() -> Self {
        let words = || lexicon::rows(include_str!("../../../data/en/lexicon/gender.tsv"));
        let of = |kind: &'static str| {
            let rows = words().filter(move |row| row[2] == kind);
            rows.map(|row| (row[0], of_code(row[1]))).collect()
        };
        Self { titles: of("title"), nouns: of("noun") }
    }
}

impl Genders {
    /// By the given name, where the name is longer than one word or nothing but a given name.
    pub(in crate::discourse) fn by_name(&self, name: &str) -> Option<Gender> {
        let first = name.split([' ', '-', '\u{a0}']).find(|part| part.chars().nth(2).is_some())?;
        let hyphenated = name.split_whitespace().next()?;
        of_given_name(hyphenated).or_else(|| of_given_name(first))
    }

    /// Whether a word is a title that tells the gender ("Mr").
    pub(in crate::discourse) fn is_title(&self, word: &str) -> bool {
        self.titles.contains_key(word)
    }

    /// The gender that a title tells ("Mrs").
    pub(in crate::discourse) fn of_title(&self, word: &str) -> Option<Gender> {
        self.titles.get(word).copied()
    }

    /// Whether a word is a given name.
    pub(in crate::discourse) fn is_given_name(&self, word: &str) -> bool {
        of_given_name(word).is_some()
    }

    /// By a noun: "woman", "brother".
    pub(in crate::discourse) fn of_noun(&self, lemma: &str) -> Option<Gender> {
        self.nouns.get(lemma).copied()
    }

    /// By a title before the name or a noun that says who it is.
    pub(in crate::discourse) fn by_words(
        &self,
        parse: &Parse<'_>,
        first: usize,
        top: usize,
    ) -> Option<Gender> {
        let before = first.checked_sub(1).and_then(|at| self.titles.get(parse.form(at)));
        before.or_else(|| self.titles.get(parse.form(first))).copied().or_else(|| self.by_noun(parse, top))
    }

    /// "The actress Ana Duarte", "Ana Duarte, an actress", "Ana Duarte is an actress".
    fn by_noun(&self, parse: &Parse<'_>, top: usize) -> Option<Gender> {
        let head = parse.head(top)?;
        let says_who = is_one_with(parse.relation(top))
            || parse.relation(top) == Relation::Subject && parse.upos(head) == Upos::Noun;
        says_who.then(|| self.nouns.get(parse.form(head)).copied()).flatten().or_else(|| {
            let near = top.saturating_sub(3)..(top + 9).min(parse.len());
            near.filter(|&at| parse.head(at) == Some(top) && at != top)
                .filter(|&at| is_one_with(parse.relation(at)))
                .find_map(|at| self.nouns.get(parse.form(at)).copied())
        })
    }
}

fn of_code(code: &str) -> Gender {
    if code == "f" { Gender::Feminine } else { Gender::Masculine }
}

/// What a given name tells.
fn of_given_name(name: &str) -> Option<Gender> {
    let row = lexicon::sought(include_str!("../../../data/en/lexicon/given_name.tsv"), name)?;
    Some(of_code(row[1]))
}

fn is_one_with(relation: Relation) -> bool {
    relation == Relation::Apposition || relation.is_part()
}
