//! Countries by name: none that the text names is missed.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::discourse::mention::Naming;
use crate::lexicon;
use crate::text::Text;
use crate::types::{EntityKind, Span};

/// Names that a name is looked for among, on either side.
const NEAR: usize = 200;

/// The names of all countries, as written and in capitals.
#[derive(Debug)]
pub(in crate::discourse) struct Countries {
    names: AhoCorasick,
    codes: FxHashMap<&'static str, &'static str>,
    /// Those that people bear too.
    persons: FxHashSet<&'static str>,
    /// Places that tell which of two of one name is meant, and the country that they are in.
    cues: FxHashMap<&'static str, (&'static str, &'static str)>,
    /// The names that they tell apart.
    namesakes: FxHashSet<&'static str>,
}

impl Default for Countries {
    fn default() -> Self {
        let codes: FxHashMap<_, _> = lexicon::rows(include_str!("../../../data/en/lexicon/country.tsv"))
            .map(|row| (row[0], row[1]))
            .collect();
        let mut forms: Vec<String> = lexicon::rows(include_str!("../../../data/en/lexicon/country.tsv"))
            .flat_map(|row| [row[0].to_owned(), row[0].to_uppercase()])
            .collect();
        forms.sort_unstable();
        forms.dedup();
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(forms)
            .expect("a few hundred names fit into an automaton");
        let persons = lexicon::set(include_str!("../../../data/en/lexicon/country_person.tsv"));
        let cues: Vec<_> =
            lexicon::rows(include_str!("../../../data/en/lexicon/country_namesake.tsv")).collect();
        let namesakes = cues.iter().map(|row| row[1]).collect();
        Self {
            names,
            codes,
            persons,
            cues: cues.iter().map(|row| (row[0], (row[1], row[2]))).collect(),
            namesakes,
        }
    }
}

impl Countries {
    /// The ISO 3166-1 code of a country by one of its names.
    pub(in crate::discourse) fn code(&self, name: &str) -> Option<&'static str> {
        self.codes.get(name).copied()
    }

    /// What all names of a country have in common: its code. Scotland is not Britain.
    pub(in crate::discourse) fn joint(&self, name: &str) -> Option<&'static str> {
        let is_part = matches!(name, "England" | "Northern Ireland" | "Scotland" | "Wales");
        self.code(name).filter(|_| !is_part)
    }

    /// The country of a place that shares its name with a country and is none here: "Atlanta, Georgia", or any Georgia
    /// of an article that speaks of Atlanta and not of Tbilisi.
    pub(in crate::discourse) fn namesake(
        &self,
        text: &Text<'_>,
        found: &[Naming],
        at: usize,
    ) -> Option<&'static str> {
        let name = text.words(found[at].span);
        let cue = |other: &Naming| {
            let (of, code) = self.cues.get(text.words(other.span)).copied()?;
            (of == name).then_some(code)
        };
        let own = self.code(name).filter(|_| self.namesakes.contains(name))?;
        let before = at.checked_sub(1).map(|before| &found[before]);
        let beside = before.filter(|other| {
            text.text.get(other.span.end()..found[at].span.start()).is_some_and(|gap| gap == ", ")
        });
        if let Some(code) = beside.and_then(cue) {
            return (code != own).then_some(code);
        }
        let near = &found[at.saturating_sub(NEAR)..found.len().min(at + NEAR)];
        let codes: Vec<_> = near.iter().filter_map(cue).collect();
        let other = codes.iter().copied().find(|code| *code != own);
        other.filter(|_| !codes.contains(&own))
    }

    /// Adds the countries that are part of no longer name, in place of shorter ones, and keeps the reading order. Whom
    /// the model takes for a person stays one where people bear the name, but for "Chad condemned Libya" where nobody has a longer name.
    pub(in crate::discourse) fn complete(&self, text: &Text<'_>, found: Vec<Naming>) -> Vec<Naming> {
        let mut out = Vec::with_capacity(found.len());
        let full: FxHashSet<&str> = found
            .iter()
            .filter(|name| name.kind == EntityKind::Person)
            .flat_map(|name| {
                text.words(name.span).split_whitespace().filter(|word| word.len() < name.span.len())
            })
            .collect();
        let mut rest = found.into_iter();
        for (span, is_among_countries) in self.in_text(text) {
            out.extend(std::iter::from_fn(|| next_if(&mut rest, |name| name.span.end() <= span.start())));
            let mut inside = Vec::new();
            inside.extend(std::iter::from_fn(|| next_if(&mut rest, |name| span.contains(name.span))));
            let is_person = matches!(&inside[..], [name] if name.span == span && name.kind == EntityKind::Person)
                && self.persons.contains(text.words(span))
                && (!is_among_countries || full.contains(text.words(span)))
                && !comes_before_its_full_name(text, &out, rest.as_slice(), text.words(span));
            let is_known =
                matches!(&inside[..], [name] if name.span == span && name.kind == EntityKind::Place);
            if rest.as_slice().first().is_some_and(|name| name.span.overlaps(span)) || is_person || is_known {
                out.append(&mut inside);
            } else {
                out.push(Naming { span, kind: EntityKind::Place, rule: "country" });
            }
        }
        out.extend(rest);
        out
    }

    /// Where countries are named, in reading order, and whether the sentence names one that nobody bears the name of.
    fn in_text(&self, text: &Text<'_>) -> impl Iterator<Item = (Span, bool)> {
        text.sentences.iter().flat_map(|sentence| {
            let at = sentence.span.start();
            let hits = self.names.find_iter(text.words(sentence.span));
            let hits = hits.map(|hit| Span::new(at + hit.start(), at + hit.end()));
            let hits: Vec<_> = hits.filter(|span| is_whole(text, *span)).collect();
            let names_one = hits.iter().any(|span| !self.persons.contains(text.words(*span)));
            hits.into_iter().map(move |span| (span, names_one))
        })
    }
}

/// The next name, if it is as asked.
fn next_if(names: &mut std::vec::IntoIter<Naming>, is: impl Fn(&Naming) -> bool) -> Option<Naming> {
    if is(names.as_slice().first()?) { names.next() } else { None }
}

/// "Jordan said no. Jordan Bardella said yes": persons are named in full first, so whoever is named by one word before
/// that is somebody else.
fn comes_before_its_full_name(text: &Text<'_>, before: &[Naming], after: &[Naming], word: &str) -> bool {
    let bears = |name: &Naming| {
        let words = text.words(name.span);
        let is_part = words.split_whitespace().any(|part| part == word);
        name.kind == EntityKind::Person && words.len() > word.len() && is_part
    };
    !before.iter().rev().take(NEAR).any(bears) && after.iter().take(NEAR).any(bears)
}

/// Whether the span begins and ends where words do.
fn is_whole(text: &Text<'_>, span: Span) -> bool {
    let begins = text.tokens.binary_search_by_key(&span.start(), |token| token.start()).is_ok();
    let ends = text.tokens.partition_point(|token| token.end() < span.end());
    begins && text.tokens.get(ends).is_some_and(|token| token.end() == span.end())
}
