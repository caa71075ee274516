//! Countries by name: none that the text names is missed.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Found;
use crate::lexicon;
use crate::text::Text;
use crate::types::{EntityKind, Span};

/// The names of all countries, as written and in capitals.
#[derive(Debug)]
pub(super) struct Countries {
    names: AhoCorasick,
    codes: FxHashMap<&'static str, &'static str>,
    /// Those that people bear too.
    persons: FxHashSet<&'static str>,
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
        Self { names, codes, persons }
    }
}

impl Countries {
    /// The ISO 3166-1 code of a country by one of its names.
    pub(super) fn code(&self, name: &str) -> Option<&'static str> {
        self.codes.get(name).copied()
    }

    /// Adds the countries that are part of no longer name, in place of shorter ones, and keeps the reading order. Whom
    /// the model takes for a person stays one where people bear the name.
    pub(super) fn complete(&self, text: &Text<'_>, found: Vec<Found>) -> Vec<Found> {
        let mut out = Vec::with_capacity(found.len());
        let mut rest = found.into_iter().peekable();
        for span in self.in_text(text) {
            out.extend(std::iter::from_fn(|| rest.next_if(|name| name.span.end() <= span.start())));
            let mut inside = Vec::new();
            inside.extend(std::iter::from_fn(|| rest.next_if(|name| span.contains(name.span))));
            let is_person = matches!(&inside[..], [name] if name.span == span && name.kind == EntityKind::Person)
                && self.persons.contains(text.words(span));
            let is_known =
                matches!(&inside[..], [name] if name.span == span && name.kind == EntityKind::Place);
            if rest.peek().is_some_and(|name| name.span.overlaps(span)) || is_person || is_known {
                out.append(&mut inside);
            } else {
                out.push(Found { span, kind: EntityKind::Place, rule: "country" });
            }
        }
        out.extend(rest);
        out
    }

    /// Where countries are named, in reading order.
    fn in_text(&self, text: &Text<'_>) -> impl Iterator<Item = Span> {
        text.sentences.iter().flat_map(|sentence| {
            let at = sentence.span.start();
            let hits = self.names.find_iter(text.words(sentence.span));
            hits.map(move |hit| Span::new(at + hit.start(), at + hit.end()))
                .filter(|span| is_whole(text, *span))
        })
    }
}

/// Whether the span begins and ends where words do.
fn is_whole(text: &Text<'_>, span: Span) -> bool {
    let begins = text.tokens.binary_search_by_key(&span.start(), |token| token.start()).is_ok();
    let ends = text.tokens.partition_point(|token| token.end() < span.end());
    begins && text.tokens.get(ends).is_some_and(|token| token.end() == span.end())
}
