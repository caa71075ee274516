//! A model, and reading with it: stretches of words in, what is known of each word out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::attribution::{self, Piece};
use super::feature::{self, FEATURES, Place, Vocabulary};
use super::file::{Bytes, File, key};
use super::lemma::{Edit, Lemmas};
use super::names::{self, Name};
use super::network::{self, Encoder, unit};
use super::parse::{self, Parser};
use super::product::Matrix;
use super::stretch::{self, Stretch};
use super::table::Table;
use crate::Error;
use crate::text::Text;
use crate::types::{EntityKind, Span, Upos};

/// Words that see one another: sentences of a block up to about this many.
const STRETCH: usize = 256;

/// Words that are read in one go.
const BATCH: usize = 1024;

/// Words of a sentence that are read in one go, so that a text without a full stop needs no more memory than others:
/// whole stretches, and whole pieces of the parser.
const PIECE: usize = 5 * STRETCH;
const _: () = assert!(PIECE.is_multiple_of(parse::LONGEST));

/// The trained parts of an extractor. Cheap to clone: clones share the weights.
#[derive(Clone)]
pub struct Models(Arc<Model>);

/// What is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) upos: Upos,
    /// Index of the word that governs it, -1 for the root of a sentence.
    pub(crate) head: i32,
    /// Index in [`Models::relations`].
    pub(crate) deprel: u8,
    /// The finer tag, as [`Models::tag`] names it.
    pub(crate) tag: u8,
}

/// Words, names and parts of attributions of a text.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) words: Vec<Word>,
    pub(crate) names: Vec<Name>,
    /// None of them goes over the end of a sentence.
    pub(crate) pieces: Vec<Piece>,
}

impl Reading {
    /// What is known of so many words without a model: nothing.
    pub(crate) fn blank(n: usize) -> Self {
        let word = Word { upos: Upos::X, head: -1, deprel: 0, tag: 0 };
        Self { words: vec![word; n], ..Self::default() }
    }
}

/// What a model says of words that were cut already; one entry a word, names apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Universal parts of speech.
    pub upos: Vec<Upos>,
    /// Dictionary forms.
    pub lemmas: Vec<String>,
    /// Indices of the governing words, -1 for the root of a sentence.
    pub heads: Vec<i32>,
    /// Relations to them.
    pub relations: Vec<String>,
    /// Names: their words and what they name.
    pub names: Vec<(Range<usize>, EntityKind)>,
    /// Parts of attributions: their words and which of [`attribution::PARTS`] they are.
    pub attribution: Vec<(Range<usize>, &'static str)>,
}

struct Model {
    checksum: String,
    vocabulary: Vocabulary,
    encoder: Encoder,
    /// States to scores of universal tags, finer tags, tags of names and, where the model was told of them, tags of
    /// parts of attributions, one after another.
    tags: Matrix,
    tag_names: Vec<Box<str>>,
    upos: Vec<Upos>,
    parser: Parser,
    relations: Vec<Box<str>>,
    lemmas: Lemmas,
}

impl std::fmt::Debug for Models {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Models").field("rows", &self.0.vocabulary.n_rows()).finish_non_exhaustive()
    }
}

#[cfg(feature = "models")]
impl Default for Models {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Models {
    /// The models that come with this version.
    #[cfg(feature = "models")]
    #[must_use]
    pub fn embedded() -> Self {
        let model = Model::read("language-en", nutgraf_models::LANGUAGE_EN, Cow::Borrowed);
        Self(Arc::new(model.expect("the models that are built in are tested with the build")))
    }

    /// Reads a model file; `name` is what errors call it, its path for one.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are not a whole model of this version's format.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self(Arc::new(Model::read(name, bytes, |bytes| Cow::Owned(bytes.to_vec()))?)))
    }

    /// The checksum of the model's file: what was read with the same checksum was read with the same weights.
    #[must_use]
    pub fn checksum(&self) -> &str {
        &self.0.checksum
    }

    /// Reads words that were cut already, of one block; `sentences` are ranges of them, end to end.
    #[must_use]
    pub fn analyze(&self, words: &[impl AsRef<str>], sentences: &[Range<usize>]) -> Analysis {
        let (mut text, mut spans) = (String::new(), Vec::with_capacity(words.len()));
        for word in words {
            let start = text.len();
            text.push_str(word.as_ref());
            spans.push(Span::new(start, text.len()));
        }
        let reading = self.read_words(&text, &spans, sentences, |_| 0);
        let mut analysis = Analysis::default();
        let mut scratch = (String::new(), String::new());
        for (word, read) in words.iter().zip(&reading.words) {
            analysis.upos.push(read.upos);
            analysis.lemmas.push(self.lemma(word.as_ref(), read.tag, &mut scratch));
            analysis.heads.push(read.head);
            analysis.relations.push(self.relation(read.deprel).to_owned());
        }
        analysis.names = reading.names.into_iter().map(|name| (name.words, name.kind)).collect();
        let part = |piece: Piece| (piece.words, attribution::PARTS[piece.part as usize]);
        analysis.attribution = reading.pieces.into_iter().map(part).collect();
        analysis
    }

    /// The name of a relation.
    pub(crate) fn relation(&self, deprel: u8) -> &str {
        &self.0.relations[usize::from(deprel)]
    }

    /// The name of a finer tag.
    pub(crate) fn tag(&self, tag: u8) -> &str {
        &self.0.tag_names[usize::from(tag)]
    }

    /// The names of all relations, in the order of their indices.
    pub(crate) fn relations(&self) -> impl Iterator<Item = &str> {
        self.0.relations.iter().map(|name| &**name)
    }

    /// The lemmas of words.
    pub(crate) fn lemma(&self, form: &str, tag: u8, scratch: &mut (String, String)) -> String {
        feature::fold(form, &mut scratch.0);
        self.0.lemmas.of(form, &scratch.0, tag, &mut scratch.1)
    }

    /// What is known of the words of a text.
    pub(crate) fn read_text(&self, text: &Text<'_>) -> Reading {
        self.read_words(text.text, &text.tokens, &text.sentence_tokens, |at| text.sentences[at].block)
    }

    /// Reads words: `sentences` are ranges of `tokens`, `block` tells which block each stands in.
    fn read_words(
        &self,
        text: &str,
        tokens: &[Span],
        sentences: &[Range<usize>],
        block: impl Fn(usize) -> u32,
    ) -> Reading {
        let mut reading = Reading::default();
        reading.words.reserve_exact(tokens.len());
        let mut batch = Batch::default();
        for (at, sentence) in sentences.iter().enumerate() {
            let joins = at > 0 && block(at) == block(at - 1);
            for start in sentence.clone().step_by(PIECE) {
                let piece = start..(start + PIECE).min(sentence.end);
                batch.push(&self.0.vocabulary, text, tokens, piece, joins || start > sentence.start);
                if batch.rows.len() >= BATCH {
                    self.0.read_batch(&mut batch, &mut reading);
                }
            }
        }
        self.0.read_batch(&mut batch, &mut reading);
        for sentence in sentences.iter().filter(|sentence| sentence.len() > parse::LONGEST) {
            self.0.parser.join_pieces(sentence.start, &mut reading.words[sentence.clone()]);
        }
        reading
    }
}

/// Sentences that are read in one go, with buffers that are kept.
#[derive(Default)]
struct Batch {
    rows: Vec<[u32; FEATURES]>,
    stretches: Vec<usize>,
    sentences: Vec<Range<usize>>,
    folded: String,
    network: network::Scratch,
    parse: parse::Scratch,
    stretches_of_names: stretch::Scratch<{ names::TAGS }>,
    stretches_of_parts: stretch::Scratch<{ attribution::TAGS }>,
    found: Vec<Stretch>,
    scores: Vec<f32>,
    arcs: Vec<parse::Arc>,
}

impl Batch {
    fn push(
        &mut self,
        vocabulary: &Vocabulary,
        text: &str,
        tokens: &[Span],
        sentence: Range<usize>,
        joins: bool,
    ) {
        let words = || tokens[sentence.clone()].iter().map(|token| &text[token.range()]);
        let is_shouted = feature::is_shouted(words());
        let start = self.rows.len();
        for (at, word) in words().enumerate() {
            let place = Place { is_first: at == 0, is_shouted };
            self.rows.push(vocabulary.rows(word, place, &mut self.folded));
        }
        let n = self.rows.len() - start;
        self.sentences.push(start..start + n);
        match self.stretches.last_mut() {
            Some(last) if joins && *last + n <= STRETCH => *last += n,
            _ => {
                // A sentence that is too long alone is read in stretches.
                self.stretches.extend(std::iter::repeat_n(STRETCH, n / STRETCH));
                self.stretches.extend(Some(n % STRETCH).filter(|&rest| rest > 0));
            }
        }
    }
}

impl Model {
    /// Reads a model; `keep` makes the embedding, most of its bytes, outlive them.
    fn read<'a>(name: &'a str, bytes: &'a [u8], keep: impl Fn(&'a [u8]) -> Bytes) -> Result<Self, Error> {
        let file = File::read(name, bytes)?;
        let fingerprints = file.integers("vocabulary")?;
        let lists = file.integers("lists")?;
        let vocabulary =
            Vocabulary::new(&fingerprints, lists.chunks_exact(2).map(|pair| (pair[0], pair[1] as u8)));
        let upos = file.list(key::UPOS)?.into_iter().map(|tag| tag.parse()).collect::<Result<Vec<_>, _>>();
        let upos = upos.map_err(|()| file.error("an unknown universal part of speech".to_owned()))?;
        let relations: Vec<Box<str>> = file.list(key::DEPREL)?.into_iter().map(Box::from).collect();
        let tag_names: Vec<Box<str>> = file.list(key::XPOS)?.into_iter().map(Box::from).collect();
        let encoder = encoder(&file, &vocabulary, keep)?;
        let last = unit(encoder.layers.len());
        let width = encoder.n_states();
        let tags = matrix(&file, "tags", width, last)?;
        let n = upos.len() + tag_names.len() + names::TAGS;
        file.expect([n, n + attribution::TAGS].contains(&tags.n_columns()), || {
            format!(
                "{} scores of tags, but {n} tags and {} of attributions",
                tags.n_columns(),
                attribution::TAGS
            )
        })?;
        let parser = parser(&file, width, last, &relations)?;
        let lemmas = lemmas(&file)?;
        let checksum = file.text(key::CHECKSUM)?.to_owned();
        Ok(Self { checksum, vocabulary, encoder, tags, tag_names, upos, parser, relations, lemmas })
    }

    fn read_batch(&self, batch: &mut Batch, reading: &mut Reading) {
        let first = reading.words.len();
        let Batch { rows, stretches, sentences, network, parse, scores, arcs, .. } = batch;
        self.encoder.encode(rows, stretches, network);
        self.tags.times(&network.states, scores);
        arcs.clear();
        self.parser.parse(&network.states, sentences, first, parse, arcs);
        let width = self.tags.n_columns();
        let (upos, tags) = (0..self.upos.len(), self.upos.len()..self.upos.len() + self.tag_names.len());
        for (scores, &(head, deprel)) in scores.chunks_exact(width).zip(&*arcs) {
            reading.words.push(Word {
                upos: self.upos[parse::best(&scores[upos.clone()])],
                head,
                deprel,
                tag: parse::best(&scores[tags.clone()]) as u8,
            });
        }
        self.find_stretches(batch, first, reading);
        let Batch { rows, stretches, sentences, .. } = batch;
        rows.clear();
        stretches.clear();
        sentences.clear();
    }

    /// Names and parts of attributions of the sentences of a batch whose words begin at `first`.
    fn find_stretches(&self, batch: &mut Batch, first: usize, reading: &mut Reading) {
        let Batch { sentences, scores, found, stretches_of_names, stretches_of_parts, .. } = batch;
        let width = self.tags.n_columns();
        let names =
            self.upos.len() + self.tag_names.len()..self.upos.len() + self.tag_names.len() + names::TAGS;
        for sentence in sentences.iter() {
            let scores = || scores[sentence.start * width..sentence.end * width].chunks_exact(width);
            let placed = |found: &mut Vec<Stretch>| {
                let offset = first + sentence.start;
                found.iter_mut().for_each(|it| it.words = it.words.start + offset..it.words.end + offset);
            };
            stretch::find(scores().map(|row| &row[names.clone()]), stretches_of_names, found);
            placed(found);
            reading.names.extend(found.drain(..).map(Name::from));
            if names.end < width {
                stretch::find(scores().map(|row| &row[names.end..]), stretches_of_parts, found);
                placed(found);
                reading.pieces.extend(found.drain(..).map(Piece::from));
            }
        }
    }
}

fn encoder<'a>(
    file: &File<'a>,
    vocabulary: &Vocabulary,
    keep: impl Fn(&'a [u8]) -> Bytes,
) -> Result<Encoder, Error> {
    let (embedding, shape) = file.bytes("embedding")?;
    file.expect(shape.len() == 2 && shape[0] == vocabulary.n_rows() as usize, || {
        format!("an embedding of shape {shape:?}, expected {} rows", vocabulary.n_rows())
    })?;
    let width = shape[1];
    let step = file.floats("embedding.step")?.first().copied();
    let step = step.ok_or_else(|| file.error("no step of the embedding".to_owned()))?;
    let mut layers = Vec::new();
    let mut rows = 3 * width;
    while layers.is_empty() || file.bytes(&format!("layer.{}.weight", layers.len())).is_ok() {
        let n = layers.len();
        let layer = matrix(file, &format!("layer.{n}"), rows, unit(n.max(1)))?;
        file.expect(layer.n_columns() % 4 == 0 && (n == 0 || layer.n_columns() == 2 * rows), || {
            format!("layer {n} has {} columns over {rows} rows", layer.n_columns())
        })?;
        rows = layer.n_columns() / 2;
        layers.push(layer);
    }
    Ok(Encoder { embedding: keep(embedding), step, width, layers })
}

fn parser(file: &File<'_>, width: usize, unit: f32, relations: &[Box<str>]) -> Result<Parser, Error> {
    let views = matrix(file, "parse", width, unit)?;
    let (root, labels, label_bias) =
        (file.floats("parse.root")?, file.floats("label.weight")?, file.floats("label.bias")?);
    let label_width = labels.len() / label_bias.len().max(1);
    let arc_width = root.len().saturating_sub(label_width);
    file.expect(
        label_bias.len() == relations.len()
            && labels.len() == label_width * relations.len()
            && arc_width > 0
            && arc_width % 8 == 0
            && views.n_columns() == 2 * (arc_width + label_width),
        || "the parts of its parser do not fit together".to_owned(),
    )?;
    let between = relations.iter().position(|name| &**name == "parataxis").unwrap_or(0) as u8;
    Ok(Parser { views, arc_width, label_width, root, labels, label_bias, between_pieces: between })
}

fn lemmas(file: &File<'_>) -> Result<Lemmas, Error> {
    let edits: Option<Vec<_>> = file.list(key::EDITS)?.into_iter().map(Edit::from_code).collect();
    let edits = edits.ok_or_else(|| file.error("an edit of lemmas that cannot be read".to_owned()))?;
    let endings = file.integers("lemma.endings")?;
    let endings = Table::new(endings.chunks_exact(2).map(|pair| (pair[0], pair[1] as u16)));
    let is_known = |edit: &u16| usize::from(*edit) < edits.len();
    file.expect(endings.values().iter().all(is_known), || "an ending without its edit".to_owned())?;
    Ok(Lemmas { edits, endings })
}

fn matrix(file: &File<'_>, name: &str, rows: usize, unit: f32) -> Result<Matrix, Error> {
    let (weights, shape) = file.small(&format!("{name}.weight"))?;
    let (scale, bias) = (file.floats(&format!("{name}.scale"))?, file.floats(&format!("{name}.bias"))?);
    file.expect(shape == [rows, scale.len()] && bias.len() == scale.len() && !scale.is_empty(), || {
        format!("{name:?} has shape {shape:?} with {} scales, expected {rows} rows", scale.len())
    })?;
    file.expect(weights.iter().all(|weight| (-64..64).contains(weight)), || {
        format!("{name:?} holds weights of more than seven bits")
    })?;
    Ok(Matrix::new(&weights, &scale, &bias, unit))
}
