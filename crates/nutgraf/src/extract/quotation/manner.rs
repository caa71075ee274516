//! How somebody came to be quoted: said, written, or only thought, wanted or done (`manner.toml`).

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::seen::{ContentForm, Marks, Seen, Source};
use super::word::Lexicon;
use crate::lexicon;
use crate::syntax::Parse;
use crate::types::{Quotation, QuotationManner};

const FILE: &str = include_str!("../../../data/en/rules/manner.toml");

/// Words on either side of a cue among which what it is said through is looked for.
const NEAR: usize = 12;

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Rule>,
    written: Written,
}

/// What must hold for a manner; what is left open always does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    manner: QuotationManner,
    /// Lemmas; any where there are none.
    #[serde(default)]
    cues: Vec<String>,
    #[serde(default)]
    nouns: FxHashSet<String>,
    #[serde(default)]
    content: Vec<ContentForm>,
    #[serde(default)]
    marks: Vec<Marks>,
    #[serde(default)]
    speaker: Vec<Source>,
    #[serde(default)]
    is: Vec<Trait>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    about: FxHashSet<String>,
    #[serde(rename = "why")]
    _why: String,
    #[cfg(test)]
    finds: Vec<Find>,
    #[cfg(not(test))]
    #[serde(rename = "finds")]
    _finds: serde::de::IgnoredAny,
    #[cfg(test)]
    ignores: Vec<String>,
    #[cfg(not(test))]
    #[serde(rename = "ignores")]
    _ignores: serde::de::IgnoredAny,
}

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Trait {
    Passive,
    Negated,
}

/// A sentence with a quotation whose cue is told.
#[cfg(test)]
#[derive(Debug, Deserialize)]
struct Find {
    text: String,
    cue: String,
}

/// Nouns that name something written.
#[derive(Debug, Deserialize)]
struct Written {
    speakers: FxHashSet<String>,
    through: FxHashSet<String>,
}

/// The rules of manners.
#[derive(Debug)]
pub(super) struct Manners {
    rules: Vec<Rule>,
    /// The rules that may hold for a cue, in order, by its lemma.
    of_cue: FxHashMap<String, Vec<usize>>,
    /// Those that may hold for any other.
    of_any: Vec<usize>,
    written: Written,
}

impl Default for Manners {
    fn default() -> Self {
        let File { rule: rules, written } =
            toml::from_str(FILE).expect("manner.toml is tested with the build");
        let all = || rules.iter().enumerate();
        let open = |cues: &Vec<String>| cues.is_empty();
        let of = |cue: &String| {
            let may_hold = |(_, rule): &(usize, &Rule)| open(&rule.cues) || rule.cues.contains(cue);
            (cue.clone(), all().filter(may_hold).map(|(at, _)| at).collect())
        };
        let of_cue = all().flat_map(|(_, rule)| &rule.cues).map(of).collect();
        let of_any = all().filter(|(_, rule)| open(&rule.cues)).map(|(at, _)| at).collect();
        Self { of_cue, of_any, rules, written }
    }
}

impl Manners {
    /// The manner of a quotation.
    pub(super) fn of(&self, parse: &Parse<'_>, lexicon: &Lexicon, quotation: &Quotation) -> QuotationManner {
        let Some(cue) = quotation.cue.as_ref().map(|cue| parse.tokens_touching(cue.span)) else {
            return QuotationManner::Speech;
        };
        let is_wordless = !cue.clone().any(|at| parse.form(at).contains(char::is_alphabetic));
        if cue.is_empty() || is_wordless || !parse.has_trees() {
            return QuotationManner::Speech;
        }
        let seen = Seen::of(parse, lexicon, quotation, &cue, |noun| self.written.speakers.contains(noun));
        let rules = lexicon::of_lemma(&self.of_cue, seen.lemma).unwrap_or(&self.of_any);
        let rule = rules.iter().map(|at| &self.rules[*at]).find(|rule| rule.holds(parse, &seen));
        let manner = rule.map_or(QuotationManner::Act, |rule| rule.manner);
        let is_written = || seen.source == Source::Written || self.is_through(parse, &cue);
        if manner == QuotationManner::Speech && is_written() { QuotationManner::Writing } else { manner }
    }

    /// "Said in a statement", "on Twitter they announced".
    fn is_through(&self, parse: &Parse<'_>, cue: &Range<usize>) -> bool {
        let is_written = |at: usize| self.written.through.contains(&*parse.lemma(at).to_lowercase());
        let near = cue.start.saturating_sub(NEAR)..cue.end + NEAR;
        let told = parse.told_to(cue).into_iter().filter(|(at, ..)| near.contains(at));
        let through = |preposition: usize| parse.is_any(preposition, &["in", "on", "via", "through"]);
        let mut told = told.filter(|(.., preposition)| preposition.is_some_and(through));
        told.any(|(at, ..)| is_written(at))
    }
}

impl Rule {
    fn holds(&self, parse: &Parse<'_>, seen: &Seen<'_>) -> bool {
        let is = |one: &Trait| match one {
            Trait::Passive => seen.is_passive,
            Trait::Negated => seen.is_negated,
        };
        let begins = |words: &String| {
            seen.words.strip_prefix(words.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let has = |words: &FxHashSet<String>, mut of: Range<usize>| {
            words.is_empty() || of.any(|at| words.contains(parse.lemma(at)))
        };
        fn among<T: PartialEq>(asked: &[T], seen: &T) -> bool {
            asked.is_empty() || asked.contains(seen)
        }
        among(&self.content, &seen.content)
            && among(&self.marks, &seen.marks)
            && among(&self.speaker, &seen.source)
            && self.is.iter().all(is)
            && (self.begins.is_empty() || self.begins.iter().any(begins))
            && has(&self.nouns, seen.cue.clone())
            && has(&self.about, seen.about.map_or(0..0, |at| at..at + 1))
    }
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::{File, Manners};
    use crate::types::{Article, Quotation, QuotationManner};
    use crate::{Extractor, Facts};

    /// The manner of the quotation whose cue ends with some words.
    fn manner(facts: &Facts, text: &str, cue: &str) -> Option<QuotationManner> {
        let has = |one: &&Quotation| one.cue.as_ref().is_some_and(|it| text[it.span.range()].ends_with(cue));
        facts.quotations.iter().find(has).map(|one| one.manner)
    }

    #[test]
    fn each_rule_finds_its_examples_and_ignores_the_others() -> Result<(), crate::Error> {
        let File { rule: rules, .. } = toml::from_str(super::FILE).unwrap_or_else(|why| panic!("{why}"));
        let extractor = Extractor::default();
        let mut wrong = Vec::new();
        for rule in &rules {
            for find in &rule.finds {
                let facts = extractor.extract(&Article::new(find.text.as_str())?);
                let found = manner(&facts, &find.text, &find.cue);
                if found != Some(rule.manner) {
                    wrong.push(format!("{:?}, not {found:?}: {}", rule.manner, find.text));
                }
            }
            for text in &rule.ignores {
                let facts = extractor.extract(&Article::new(text.as_str())?);
                if facts.quotations.iter().any(|one| one.manner == rule.manner) {
                    wrong.push(format!("{:?} although ignored: {text}", rule.manner));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        Ok(())
    }

    #[test]
    fn every_cue_of_the_lexicon_has_a_rule() {
        let manners = Manners::default();
        let cues = crate::lexicon::rows(include_str!("../../../data/en/lexicon/cue.tsv"));
        let whole = |cells: &Vec<&str>| cells[2] != "manner";
        let none: Vec<_> = cues
            .filter(whole)
            .map(|cells| cells[1])
            .filter(|lemma| !manners.of_cue.contains_key(*lemma))
            .collect();
        assert!(none.is_empty(), "{none:?}");
    }
}
