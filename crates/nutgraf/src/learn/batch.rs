//! Sentences that are read in one go.

use std::ops::Range;

use super::attribution::{self, AttributionPart};
use super::feature::{self, Vocabulary, WordPlace};
use super::load::Model;
use super::names::{self, Name};
use super::network::{self, Encoder};
use super::reading::{Reading, Word};
use super::seen::Seen;
use super::stance::Stance;
use super::tree::greatest;
use super::{bioes, parse, stance};
use crate::types::Span;

/// Words that see one another: sentences of a block up to about this many.
pub(crate) const WINDOW: usize = 256;

/// Sentences that are read in one go, with buffers that are kept.
pub(crate) struct Batch {
    seen: Seen,
    /// Those of the words, in [`Seen`].
    pub(crate) slots: Vec<u32>,
    windows: Vec<usize>,
    sentences: Vec<Range<usize>>,
    network: network::Scratch,
    parse: parse::Scratch,
    of_names: bioes::Scratch<{ names::TAGS }>,
    of_parts: bioes::Scratch<{ attribution::TAGS }>,
    found: Vec<bioes::Chunk>,
    scores: Vec<f32>,
    stances: stance::Scratch,
    arcs: Vec<parse::Arc>,
}

impl Batch {
    pub(crate) fn new(encoder: &Encoder) -> Self {
        Self {
            seen: Seen::new(encoder),
            slots: Vec::new(),
            windows: Vec::new(),
            sentences: Vec::new(),
            network: network::Scratch::default(),
            parse: parse::Scratch::default(),
            of_names: bioes::Scratch::default(),
            of_parts: bioes::Scratch::default(),
            found: Vec::new(),
            scores: Vec::new(),
            stances: stance::Scratch::default(),
            arcs: Vec::new(),
        }
    }

    /// Takes in a sentence; `joins` tells whether it sees the one before.
    pub(crate) fn push(
        &mut self,
        (vocabulary, stances): (&Vocabulary, Option<&stance::Network>),
        text: &str,
        tokens: &[Span],
        sentence: Range<usize>,
        joins: bool,
    ) {
        let words = || tokens[sentence.clone()].iter().map(|token| &text[token.range()]);
        let is_shouted = feature::is_shouted(words());
        let start = self.slots.len();
        for (at, word) in words().enumerate() {
            let place = WordPlace { is_first: at == 0, is_shouted };
            self.slots.push(self.seen.slot(vocabulary, stances, word, place));
        }
        let n = self.slots.len() - start;
        self.sentences.push(start..start + n);
        add_window(&mut self.windows, n, joins);
    }

    /// Reads what was taken in, and is empty then; with `stances` it tells what words may say of where somebody stands.
    pub(crate) fn read(&mut self, model: &Model, stances: Option<&stance::Network>, reading: &mut Reading) {
        let first = reading.words.len();
        let Self { seen, slots, windows, sentences, network, parse, scores, arcs, .. } = self;
        seen.learn(&model.encoder);
        model.encoder.encode(slots, &seen.known, windows, network);
        model.tags.times(&network.states, scores);
        arcs.clear();
        model.parser.parse(&network.states, sentences, first, parse, arcs);
        let n_upos = model.upos.len();
        let tags = n_upos..n_upos + model.tag_names.len();
        for (scores, &(head, deprel)) in scores.chunks_exact(model.tags.room()).zip(&*arcs) {
            let upos = model.upos[greatest(&scores[..n_upos])];
            reading.words.push(Word { upos, head, deprel, tag: greatest(&scores[tags.clone()]) as u8 });
        }
        if let Some(stances) = stances {
            let forms = self.slots.iter().map(|&slot| self.seen.forms[slot as usize]);
            let (states, windows) = (&self.network.states, &self.network.windows);
            stances.score(forms, (states, windows), &mut self.stances);
            #[cfg(feature = "train")]
            if let Some(choices) = &mut reading.choices {
                choices.extend(stances.choices(&self.stances).take(self.slots.len()));
            }
            let choices = stances.choices(&self.stances).take(self.slots.len()).enumerate();
            reading.stances.extend(choices.filter_map(|(at, choices)| Stance::of(first + at, &choices)));
        }
        #[cfg(feature = "train")]
        if let Some(states) = &mut reading.states {
            self.tell_states(model, states);
        }
        self.find_chunks(model, first, reading);
        self.seen.end();
        self.slots.clear();
        self.windows.clear();
        self.sentences.clear();
    }

    /// Appends the states of all words, each number where the weights have it.
    #[cfg(feature = "train")]
    fn tell_states(&self, model: &Model, out: &mut Vec<u8>) {
        let rows = &model.states.rows;
        let width = rows.iter().flatten().count();
        for word in 0..self.slots.len() {
            let start = out.len();
            out.resize(start + width, 0);
            let placed = rows.iter().enumerate().filter_map(|(at, row)| Some((at, (*row)?)));
            placed.for_each(|(at, row)| out[start + row] = self.network.states.get(word, at));
        }
    }

    /// Names and parts of attributions of the sentences of a batch whose words begin at `first`.
    fn find_chunks(&mut self, model: &Model, first: usize, reading: &mut Reading) {
        let Self { sentences, scores, found, of_names, of_parts, .. } = self;
        let (width, room) = (model.tags.n_columns(), model.tags.room());
        let start = model.upos.len() + model.tag_names.len();
        let names = start..start + names::TAGS;
        for sentence in sentences.iter() {
            let scores = || scores[sentence.start * room..sentence.end * room].chunks_exact(room);
            let placed = |found: &mut Vec<bioes::Chunk>| {
                let offset = first + sentence.start;
                found.iter_mut().for_each(|it| it.words = it.words.start + offset..it.words.end + offset);
            };
            bioes::find(scores().map(|row| &row[names.clone()]), of_names, found);
            placed(found);
            reading.names.extend(found.drain(..).map(Name::from));
            if names.end < width {
                bioes::find(scores().map(|row| &row[names.end..width]), of_parts, found);
                placed(found);
                reading.pieces.extend(found.drain(..).map(AttributionPart::from));
            }
        }
    }
}

/// Adds a sentence of `n` words to windows; `joins` tells whether it sees the one before.
pub(crate) fn add_window(windows: &mut Vec<usize>, n: usize, joins: bool) {
    match windows.last_mut() {
        Some(last) if joins && *last + n <= WINDOW => *last += n,
        _ => {
            // A sentence that is too long alone is read in windows.
            windows.extend(std::iter::repeat_n(WINDOW, n / WINDOW));
            windows.extend(Some(n % WINDOW).filter(|&rest| rest > 0));
        }
    }
}
