//! How well an extractor tells who is who, on texts whose chains of mentions people have marked.

mod metric;
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use metric::Tally;
use metric::{b_cubed, ceaf_e, muc};
use nutgraf::{Article, Extractor, Span, Token};
pub use story::Story;

use crate::Error;

/// The measures of CoNLL 2012 over some texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Coreference {
    /// By spans that are the same.
    pub exact: Measures,
    /// By spans of which one holds the other, and whose head is the same word: names are found without their titles
    /// and articles, while people mark whole phrases. Spans of a chain with one head are one mention: MEANTIME marks
    /// "NPD", and "NPD, a research firm" around it.
    pub head: Measures,
}

/// MUC, B³ and CEAFₑ.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures(pub [Tally; 3]);

impl Measures {
    /// The mean of the three F1.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.0.iter().map(|tally| tally.percent()[2]).sum::<f64>() / 3.0
    }

    fn add(&mut self, known: &[Vec<usize>], found: &[Vec<usize>]) {
        for (tally, measure) in self.0.iter_mut().zip([muc, b_cubed, ceaf_e]) {
            tally.add(measure(known, found));
        }
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "conll {:.1}", self.mean())?;
        for (name, tally) in ["muc", "b3", "ceafe"].iter().zip(self.0) {
            let [precision, recall, both] = tally.percent();
            write!(f, " {name} {both:.1} ({precision:.1}/{recall:.1})")?;
        }
        Ok(())
    }
}

impl fmt::Display for Coreference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "by head {}; by span {}", self.head, self.exact)
    }
}

/// Reads texts with an extractor that keeps tokens, and compares its chains of two mentions and more with those known:
/// for each genre.
///
/// # Errors
///
/// When a text is longer than an article may be.
pub fn coreference(extractor: &Extractor, stories: &[Story]) -> Result<BTreeMap<String, Coreference>, Error> {
    let mut scores: BTreeMap<String, Coreference> = BTreeMap::new();
    for story in stories {
        let article = Article::new(&story.text)
            .map_err(|error| Error::Corpus { path: "a story".to_owned(), reason: error.to_string() })?;
        let facts = extractor.extract(&article);
        let is_marked = |span: &Span| span.start() < story.end;
        let place = |id: &nutgraf::MentionId| facts.mentions[id.index()].span;
        let mut found: Vec<Vec<Span>> = facts
            .entities
            .iter()
            .map(|entity| entity.mentions.iter().map(place).filter(is_marked).collect())
            .collect();
        found.retain(|chain| chain.len() > 1);
        let score = scores.entry(story.genre.clone()).or_default();
        let (known, same) = number(&story.chains, &found, |_| None);
        score.exact.add(&known, &same);
        let head = |span| head(&facts.tokens, span);
        let (known, same) = number(&each_once(&story.chains, head), &found, |span| Some(head(span)));
        score.head.add(&known, &same);
    }
    Ok(scores)
}

/// The word of a span that hangs on none of it.
fn head(tokens: &[Token], span: Span) -> usize {
    let start = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    let is_top = |&at: &usize| {
        let head = tokens[at].head.and_then(|head| usize::try_from(head).ok());
        head.is_none_or(|head| !(start..end).contains(&head))
    };
    (start..end).find(is_top).unwrap_or(start)
}

/// Of the spans of a chain with one head the shortest alone, and chains that have two still.
fn each_once(chains: &[Vec<Span>], head: impl Fn(Span) -> usize) -> Vec<Vec<Span>> {
    let once = |chain: &Vec<Span>| {
        let mut shortest: BTreeMap<usize, Span> = BTreeMap::new();
        for &span in chain {
            let known = shortest.entry(head(span)).or_insert(span);
            if span.len() < known.len() {
                *known = span;
            }
        }
        shortest.into_values().collect::<Vec<_>>()
    };
    chains.iter().map(once).filter(|chain| chain.len() > 1).collect()
}

/// Mentions as numbers: one that is known and one that is found have the same where their spans are the same, or else
/// where they share a head and one holds the other, the most alike first.
fn number(
    known: &[Vec<Span>],
    found: &[Vec<Span>],
    head: impl Fn(Span) -> Option<usize>,
) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let places: Vec<Span> = known.iter().flatten().copied().collect();
    let mut of_place: BTreeMap<Span, usize> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        of_place.entry(*place).or_insert(at);
    }
    let mut same: BTreeMap<Span, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for span in found.iter().flatten() {
        if let Some(&at) = of_place.get(span).filter(|at| !taken.contains(*at)) {
            taken.insert(at);
            same.insert(*span, at);
        }
    }
    for (_, span, at) in alike(&places, found, head) {
        if !same.contains_key(&span) && taken.insert(at) {
            same.insert(span, at);
        }
    }
    let mut next = places.len();
    let mut of = |span: &Span| {
        same.get(span).copied().unwrap_or_else(|| {
            next += 1;
            next - 1
        })
    };
    let found = found.iter().map(|chain| chain.iter().map(&mut of).collect()).collect();
    let mut numbers = 0..;
    let known = known.iter().map(|chain| numbers.by_ref().take(chain.len()).collect()).collect();
    (known, found)
}

/// Pairs of a span found and the number of one known that may be the same, by how much they differ.
fn alike(
    places: &[Span],
    found: &[Vec<Span>],
    head: impl Fn(Span) -> Option<usize>,
) -> Vec<(usize, Span, usize)> {
    let mut by_head: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        if let Some(head) = head(*place) {
            by_head.entry(head).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for span in found.iter().flatten() {
        for &at in head(*span).and_then(|head| by_head.get(&head)).into_iter().flatten() {
            let place = places[at];
            if place.contains(*span) || span.contains(place) {
                pairs.push(((place.len()).abs_diff(span.len()), *span, at));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use nutgraf::Span;

    use super::{each_once, number};

    #[test]
    fn a_title_may_be_left_out_but_not_the_head() {
        // Spans of words: the head is the last one.
        let head = |span: Span| Some(span.end());
        let span = Span::new;
        let known = [vec![span(0, 4), span(8, 9)], vec![span(2, 4), span(20, 22)]];
        let found = [vec![span(3, 4), span(8, 9)], vec![span(20, 21)]];
        let (known_numbers, found_numbers) = number(&known, &found, head);
        assert_eq!(known_numbers, [[0, 1], [2, 3]]);
        assert_eq!(found_numbers, [vec![2, 1], vec![4]], "the nearest in length, and nobody else's head");
        let (_, exact) = number(&known, &found, |_| None);
        assert_eq!(exact, [vec![4, 1], vec![5]]);
    }

    #[test]
    fn spans_of_a_chain_with_one_head_are_one_mention() {
        // Spans of words: the head is the first one.
        let span = Span::new;
        let chains = [vec![span(0, 9), span(0, 2), span(12, 14)], vec![span(20, 24), span(20, 22)]];
        assert_eq!(each_once(&chains, Span::start), [[span(0, 2), span(12, 14)]]);
    }
}
