//! The words of numbers: "seven", "million", "half", "bn".

use rust_decimal::Decimal;

use super::vocabulary::{Vocabulary, WordId};
use crate::lexicon;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) role: Role,
    pub(super) value: Decimal,
}

/// The part that it plays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "seven"
    Unit,
    /// "ten" to "nineteen"
    Teen,
    /// "twenty" to "ninety"
    Ten,
    Hundred,
    /// "thousand", "million", "crore"
    Scale,
    Dozen,
    /// "hundreds", "millions", "dozens": in a number only after another word of it.
    Plural,
    /// "k", "bn": only after digits.
    Suffix,
    /// "Mrd.": only after digits, with its full stop.
    Abbreviation,
    Ordinal,
    /// "half", "quarters", "thirds": what a fraction is counted in.
    Part,
    /// "½"
    Vulgar,
    And,
    Point,
    Minus,
    Article,
}

/// The words of numbers, by their id in the vocabulary.
#[derive(Debug, Default)]
pub(super) struct Words {
    table: Vec<Option<Word>>,
}

impl Words {
    /// Reads the lexicon into the vocabulary.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut table = Vec::new();
        for row in lexicon::rows(include_str!("../../data/en/lexicon/number.tsv")) {
            let id = vocabulary.add(row[0]).index();
            let (over, under) = row[2].split_once('/').unwrap_or((row[2], "1"));
            let part = |digits| Decimal::from_str_exact(digits).expect("number words have decimal values");
            let value = part(over) / part(under);
            table.resize(table.len().max(id + 1), None);
            table[id] = Some(Word { role: role(row[1]), value });
        }
        Self { table }
    }

    /// What the word does, if anything.
    pub(super) fn get(&self, id: WordId) -> Option<&Word> {
        self.table.get(id.index())?.as_ref()
    }

    /// Whether a number may start with the word.
    pub(super) fn starts(&self, id: WordId) -> bool {
        let never = [Role::And, Role::Point, Role::Plural, Role::Suffix, Role::Abbreviation];
        self.get(id).is_some_and(|word| !never.contains(&word.role))
    }
}

fn role(name: &str) -> Role {
    match name {
        "unit" => Role::Unit,
        "teen" => Role::Teen,
        "ten" => Role::Ten,
        "hundred" => Role::Hundred,
        "scale" => Role::Scale,
        "dozen" => Role::Dozen,
        "plural" => Role::Plural,
        "suffix" => Role::Suffix,
        "abbreviation" => Role::Abbreviation,
        "ordinal" => Role::Ordinal,
        "part" => Role::Part,
        "vulgar" => Role::Vulgar,
        "and" => Role::And,
        "point" => Role::Point,
        "minus" => Role::Minus,
        "article" => Role::Article,
        _ => panic!("number.tsv: unknown role {name:?}"),
    }
}
