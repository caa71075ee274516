//! Rules compiled into one trie, and the pass over a text.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::types::Span;

use super::cut::PieceKind;
use super::lexicons::Lexicons;
use super::numeral::Words;
use super::pattern::{self, Symbol};
use super::piece::{Piece, Pieces};
use super::vocabulary::{Vocabulary, WordId};

/// Rules of one kind, compiled. `M` is what a rule makes.
#[derive(Debug)]
pub(crate) struct Grammar<M> {
    rules: Vec<Rule<M>>,
    vocabulary: Vocabulary,
    numbers: Words,
    lexicons: Lexicons,
    names: Vec<&'static str>,
    states: Vec<State>,
    /// Whether some rule can start with the word.
    starts: Vec<bool>,
    starts_with_digits: bool,
}

/// A rule that is compiled.
#[derive(Debug)]
struct Rule<M> {
    name: String,
    n_items: usize,
    make: M,
}

/// A node of the trie of all patterns.
#[derive(Debug, Default)]
struct State {
    edges: Vec<(Symbol, usize)>,
    ends: Vec<End>,
}

/// A rule that is complete, with the item that each step of the path belongs to.
#[derive(Debug)]
struct End {
    rule: usize,
    items: Vec<usize>,
}

/// What an item of a rule matched.
#[derive(Clone, Debug)]
pub(crate) struct Capture<'g> {
    /// Indices of its pieces.
    pub(crate) pieces: Range<usize>,
    /// The row of the lexicon; empty for anything else.
    pub(crate) cells: &'g [&'static str],
}

/// A rule with the pieces it matched.
#[derive(Debug)]
pub(crate) struct Match<'g, M> {
    /// The name of the rule.
    pub(crate) rule: &'g str,
    /// What the rule makes.
    pub(crate) make: &'g M,
    /// Indices of all pieces.
    pub(crate) pieces: Range<usize>,
    order: usize,
    items: Vec<Option<Capture<'g>>>,
}

impl<'g, M> Match<'g, M> {
    /// What an item matched, counted from 1; none when it is optional and absent.
    ///
    /// # Panics
    ///
    /// When the rule has no such item.
    pub(crate) fn item(&self, number: usize) -> Option<&Capture<'g>> {
        self.items[number - 1].as_ref()
    }

    /// What the last item matched; none when it is absent.
    pub(crate) fn last(&self) -> Option<&Capture<'g>> {
        self.items.last()?.as_ref()
    }
}

impl<M: DeserializeOwned> Grammar<M> {
    /// Compiles the rules of some TOML files, with the lexicons that they name: TSVs whose first column is the form.
    ///
    /// # Panics
    ///
    /// When a file is not what it should be: the files are part of the program and tested with it.
    pub(crate) fn new(files: &[&str], tables: &[(&'static str, &'static str)]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let numbers = Words::new(&mut vocabulary);
        let mut lexicons = Lexicons::default();
        for (_, tsv) in tables {
            lexicons.add(tsv, &mut vocabulary);
        }
        let mut grammar = Self {
            rules: Vec::new(),
            vocabulary,
            numbers,
            lexicons,
            names: tables.iter().map(|(name, _)| *name).collect(),
            states: vec![State::default()],
            starts: Vec::new(),
            starts_with_digits: false,
        };
        for file in files {
            let file: pattern::File<M> = toml::from_str(file).unwrap_or_else(|why| panic!("rules: {why}"));
            file.rule.into_iter().for_each(|rule| grammar.add(rule));
        }
        grammar.note_starts();
        grammar
    }

    fn add(&mut self, rule: pattern::Rule<M>) {
        let index = self.rules.len();
        let mut paths = vec![(0, Vec::new())];
        for (item, written) in rule.r#match.iter().enumerate() {
            let (alternatives, is_optional) = pattern::item(written);
            let mut longer = if is_optional { paths.clone() } else { Vec::new() };
            for alternative in alternatives {
                let symbols = self.symbols(alternative, &rule.name);
                for (state, items) in &paths {
                    let state = symbols.iter().fold(*state, |state, symbol| self.child(state, *symbol));
                    let items = items.iter().copied().chain(symbols.iter().map(|_| item)).collect();
                    longer.push((state, items));
                }
            }
            paths = longer;
        }
        for (state, items) in paths {
            assert!(state != 0, "rule {:?} matches nothing at all", rule.name);
            self.states[state].ends.push(End { rule: index, items });
        }
        self.rules.push(Rule { name: rule.name, n_items: rule.r#match.len(), make: rule.make });
    }

    fn symbols(&mut self, alternative: &str, rule: &str) -> Vec<Symbol> {
        let Some(class) = alternative.strip_prefix('@').filter(|class| !class.is_empty()) else {
            return self.vocabulary.phrase(alternative).into_iter().map(Symbol::Word).collect();
        };
        let symbol = match class {
            "number" => Some(Symbol::Number),
            "ordinal" => Some(Symbol::Ordinal),
            _ => self.names.iter().position(|name| *name == class).map(Symbol::Lexicon),
        };
        vec![symbol.unwrap_or_else(|| panic!("rule {rule:?}: there is no class @{class}"))]
    }

    fn child(&mut self, state: usize, symbol: Symbol) -> usize {
        if let Some((_, next)) = self.states[state].edges.iter().find(|(edge, _)| *edge == symbol) {
            return *next;
        }
        let next = self.states.len();
        self.states.push(State::default());
        self.states[state].edges.push((symbol, next));
        next
    }

    fn note_starts(&mut self) {
        let mut words = Vec::new();
        for (symbol, _) in &self.states[0].edges {
            match symbol {
                Symbol::Word(word) => words.push(*word),
                Symbol::Lexicon(lexicon) => words.extend(self.lexicons.starts(*lexicon)),
                Symbol::Number | Symbol::Ordinal => {
                    words.extend(self.vocabulary.ids().filter(|id| self.numbers.starts(*id)));
                    words.extend(
                        ["-", ".", "½", "⅓", "⅔", "¼", "¾"].map(|mark| self.vocabulary.look_up(mark).0),
                    );
                    self.starts_with_digits = true;
                }
            }
        }
        self.starts = vec![false; self.vocabulary.len()];
        words.into_iter().for_each(|word| self.starts[word.index()] = true);
        self.starts[WordId::UNKNOWN.index()] = false;
    }
}

impl<M> Grammar<M> {
    /// The pieces of a stretch of text.
    pub(crate) fn cut<'a>(&'a self, text: &'a str, span: Span) -> Pieces<'a> {
        Pieces::new(text, span, &self.vocabulary, &self.numbers)
    }

    /// The row of the named lexicon for the longest phrase at a piece, and the index after it.
    ///
    /// # Panics
    ///
    /// When there is no such lexicon.
    pub(crate) fn look_up(
        &self,
        lexicon: &str,
        pieces: &Pieces<'_>,
        at: usize,
    ) -> Option<(usize, &[&'static str])> {
        let lexicon = self.names.iter().position(|name| *name == lexicon);
        self.lexicons.find(pieces, at, lexicon.expect("the name of a lexicon of the grammar"))
    }

    /// What `make` makes of the matches, in reading order. Where it declines one, the next best counts.
    pub(crate) fn find<'g, T>(
        &'g self,
        pieces: &Pieces<'_>,
        mut make: impl FnMut(&Match<'g, M>) -> Option<T>,
    ) -> Vec<T> {
        let (mut made, mut candidates, mut path) = (Vec::new(), Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            if !self.may_start(piece) {
                at += 1;
                continue;
            }
            self.walk(0, at, pieces, &mut path, &mut candidates);
            candidates.sort_by_key(|found: &Match<'_, M>| (usize::MAX - found.pieces.end, found.order));
            let taken = candidates.drain(..).find_map(|found| Some((found.pieces.end, make(&found)?)));
            at = taken.as_ref().map_or(at + 1, |(end, _)| *end);
            made.extend(taken.map(|(_, made)| made));
        }
        made
    }

    fn may_start(&self, piece: &Piece) -> bool {
        match piece.kind {
            PieceKind::Digits => self.starts_with_digits,
            _ => self.starts[piece.folded.index()] || self.starts[piece.exact.index()],
        }
    }

    /// Follows all patterns from a state, and gathers the rules that are complete.
    fn walk<'g>(
        &'g self,
        state: usize,
        at: usize,
        pieces: &Pieces<'_>,
        path: &mut Vec<Capture<'g>>,
        found: &mut Vec<Match<'g, M>>,
    ) {
        let state = &self.states[state];
        found.extend(state.ends.iter().map(|end| self.complete(end, path)));
        for (symbol, next) in &state.edges {
            let Some((end, cells)) = self.step(*symbol, pieces, at) else { continue };
            path.push(Capture { pieces: at..end, cells });
            self.walk(*next, end, pieces, path, found);
            path.pop();
        }
    }

    fn step(&self, symbol: Symbol, pieces: &Pieces<'_>, at: usize) -> Option<(usize, &[&'static str])> {
        match symbol {
            Symbol::Word(word) => {
                let piece = pieces.get(at)?;
                (piece.folded == word || piece.exact == word).then_some((at + 1, &[]))
            }
            Symbol::Number => pieces.number(at).map(|number| (number.end, &[][..])),
            Symbol::Ordinal => pieces.ordinal(at).map(|number| (number.end, &[][..])),
            Symbol::Lexicon(lexicon) => self.lexicons.find(pieces, at, lexicon),
        }
    }

    fn complete<'g>(&'g self, end: &End, path: &[Capture<'g>]) -> Match<'g, M> {
        let rule = &self.rules[end.rule];
        let mut items: Vec<Option<Capture<'g>>> = vec![None; rule.n_items];
        for (step, item) in path.iter().zip(&end.items) {
            match &mut items[*item] {
                Some(capture) => capture.pieces.end = step.pieces.end,
                empty => *empty = Some(step.clone()),
            }
        }
        let last = path.last().expect("a rule has a step");
        let pieces = path[0].pieces.start..last.pieces.end;
        Match { rule: &rule.name, make: &rule.make, pieces, order: end.rule, items }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEXICON: &str = "form\tcode\npint\tpt\nsquare mile\tmi2\nMB\tmegabyte\n";
    const RULES: &str = r#"
        [[rule]]
        name = "<number> <unit>"
        match = ["@number", "-?", "@unit"]
        make = 3
        [[rule]]
        name = "<number> <unit> of"
        match = ["@number", "@unit", "of|full of"]
        make = 2
        [[rule]]
        name = "no <unit>"
        match = ["no", "@unit"]
        make = 2
    "#;

    fn grammar() -> Grammar<usize> {
        Grammar::new(&[RULES], &[("unit", LEXICON)])
    }

    fn found(text: &str) -> Vec<String> {
        let grammar = grammar();
        let pieces = grammar.cut(text, Span::new(0, text.len()));
        grammar.find(&pieces, |found| {
            let unit = found.item(*found.make)?.cells[1];
            Some(format!("{} [{unit}] {}", pieces.words(found.pieces.start, found.pieces.end), found.rule))
        })
    }

    #[test]
    fn takes_the_longest_match_at_the_leftmost_place() {
        assert_eq!(
            found("Two pint, 5-square Mile and no pint; 3 pint full of it."),
            [
                "Two pint [pt] <number> <unit>",
                "5-square Mile [mi2] <number> <unit>",
                "no pint [pt] no <unit>",
                "3 pint full of [pt] <number> <unit> of",
            ]
        );
    }

    #[test]
    fn a_form_with_a_capital_is_as_written() {
        assert_eq!(
            found("2 MB, 2 mb, 2 PINT"),
            ["2 MB [megabyte] <number> <unit>", "2 PINT [pt] <number> <unit>"]
        );
    }
}
