//! A model, and reading with it: windows of words in, what is known of each word out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use nutgraf_kernel::Path;

use super::attribution::{self, AttributionPart};
use super::batch::{Batch, WINDOW};
use super::file::File;
use super::load::{self, Model};
use super::reading::Reading;
use super::seen::KEPT;
use super::{feature, lemma, parse, stance};
use crate::Error;
use crate::text::Text;
use crate::types::{EntityKind, Span, Upos};

/// Words that are read in one go.
const BATCH: usize = 1024;

/// Words of a sentence that are read in one go, so that a text without a full stop needs no more memory than others:
/// whole windows, and whole pieces of the parser.
const PIECE: usize = 5 * WINDOW;
const _: () = assert!(PIECE.is_multiple_of(parse::LONGEST) && BATCH + PIECE < KEPT);

/// The trained parts of an extractor. Cheap to clone: clones share the weights.
#[derive(Clone)]
pub struct Models(Arc<Works>);

/// A model and what it reads with.
struct Works {
    model: Arc<Model>,
    /// Finds cues and triggers, where there is one for this model.
    stances: Option<Arc<stance::Network>>,
    checksum: String,
    /// Buffers that nobody uses now, one for each thread that has read.
    idle: Mutex<Vec<Batch>>,
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

impl std::fmt::Debug for Models {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Models").field("rows", &self.0.model.vocabulary.n_rows()).finish_non_exhaustive()
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
        Self::embedded_on(Path::best())
    }

    /// The same, whose layers are reckoned with the instructions of a path that is here: what is read is the same with all of them.
    #[cfg(feature = "models")]
    fn embedded_on(path: Path) -> Self {
        let file = File::of_build("language-en", nutgraf_models::LANGUAGE_EN);
        let model = file.and_then(|file| Model::read(&file, path, Cow::Borrowed));
        Self::of(model.expect("the models that are built in are tested with the build"), None)
            .with_own_stances()
    }

    /// The same with the network that comes with this version, if it was trained on this language model.
    #[cfg(feature = "models")]
    fn with_own_stances(self) -> Self {
        let file = File::of_build(stance::NAME, nutgraf_models::STANCE_EN);
        file.and_then(|file| self.with_network(&file)).unwrap_or(self)
    }

    /// Reads a model file; `name` is what errors call it, its path for one. Cues of positions and triggers of events are found by rules
    /// alone where the network that comes with this version was trained on another language model, until
    /// [`Models::with_stances`] gives one of its own.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are not a whole model of this version's format.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let model = Model::read(&File::read(name, bytes)?, Path::best(), |bytes| Cow::Owned(bytes.to_vec()))?;
        let models = Self::of(model, None);
        #[cfg(feature = "models")]
        let models = models.with_own_stances();
        Ok(models)
    }

    /// The same with another network for cues and triggers, which was trained on this language model; `name` is what errors call it.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are not a whole network, or one for another language model.
    pub fn with_stances(&self, name: &str, bytes: &[u8]) -> Result<Self, Error> {
        self.with_network(&File::read(name, bytes)?)
    }

    fn with_network(&self, file: &File<'_>) -> Result<Self, Error> {
        let model = &self.0.model;
        let network = stance::Network::read(file, &model.checksum, &model.states)?;
        Ok(Self::of(Arc::clone(model), Some(Arc::new(network))))
    }

    fn of(model: impl Into<Arc<Model>>, stances: Option<Arc<stance::Network>>) -> Self {
        let model = model.into();
        let of_stances = stances.as_ref().map_or("", |stances| &stances.checksum);
        let checksum = load::checksum(&model.checksum, of_stances);
        Self(Arc::new(Works { model, stances, checksum, idle: Mutex::default() }))
    }

    /// The checksum of all weights, those of the model's file and those of the scorers that come with this version: what was read
    /// with the same checksum was read with the same weights.
    #[must_use]
    pub fn checksum(&self) -> &str {
        &self.0.checksum
    }

    /// Reads words that were cut already, of one block; `sentences` are ranges of them, end to end.
    #[must_use]
    pub fn analyze(&self, words: &[impl AsRef<str>], sentences: &[Range<usize>]) -> Analysis {
        let (text, spans) = joined(words);
        let reading = self.read_words((&text, &spans, sentences), |_| 0, None, Reading::default());
        let mut analysis = Analysis::default();
        let mut scratch = (String::new(), String::new());
        for (word, read) in words.iter().zip(&reading.words) {
            analysis.upos.push(read.upos);
            let mut lemma = String::new();
            self.push_lemma(word.as_ref(), read.tag, &mut scratch, &mut lemma);
            analysis.lemmas.push(lemma);
            analysis.heads.push(read.head);
            analysis.relations.push(self.relation(read.deprel).to_owned());
        }
        analysis.names = reading.names.into_iter().map(|name| (name.words, name.kind)).collect();
        let part = |piece: AttributionPart| (piece.words, attribution::PARTS[piece.part as usize]);
        analysis.attribution = reading.pieces.into_iter().map(part).collect();
        analysis
    }

    /// The states of words that were cut already, as many numbers a word: what the network for cues and triggers reads.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn states(&self, words: &[impl AsRef<str>], sentences: &[Range<usize>]) -> Vec<u8> {
        let (text, spans) = joined(words);
        let empty = Reading { states: Some(Vec::new()), ..Reading::default() };
        self.read_words((&text, &spans, sentences), |_| 0, None, empty).states.unwrap_or_default()
    }

    /// The scores of words that were cut already by the network for cues and triggers; none without one.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn choices(
        &self,
        words: &[impl AsRef<str>],
        sentences: &[Range<usize>],
    ) -> Vec<stance::scorer::Choices> {
        let (text, spans) = joined(words);
        let empty = Reading { choices: Some(Vec::new()), ..Reading::default() };
        let stances = self.0.stances.as_deref();
        self.read_words((&text, &spans, sentences), |_| 0, stances, empty).choices.unwrap_or_default()
    }

    /// How many words see one another of a block whose sentences have the given lengths.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn windows(sentences: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut windows = Vec::new();
        for (at, n) in sentences.enumerate() {
            super::batch::add_window(&mut windows, n, at > 0);
        }
        windows
    }

    /// Numbers of a word's state, and what one of their steps counts.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn state(&self) -> (usize, f32) {
        let states = &self.0.model.states;
        (load::count(&states.rows), states.unit)
    }

    /// The checksum of the language model's file alone.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn file_checksum(&self) -> &str {
        &self.0.model.checksum
    }

    /// The name of a relation.
    pub(crate) fn relation(&self, deprel: u8) -> &str {
        &self.0.model.relations[usize::from(deprel)]
    }

    /// The name of a finer tag.
    pub(crate) fn tag(&self, tag: u8) -> &str {
        &self.0.model.tag_names[usize::from(tag)]
    }

    /// The names of all relations, in the order of their indices.
    pub(crate) fn relations(&self) -> impl Iterator<Item = &str> {
        self.0.model.relations.iter().map(|name| &**name)
    }

    /// Appends the lemma of a word.
    pub(crate) fn push_lemma(&self, form: &str, tag: u8, scratch: &mut (String, String), out: &mut String) {
        feature::fold(form, &mut scratch.0);
        let start = out.len();
        self.0.model.lemmas.push(form, &scratch.0, tag, &mut scratch.1, out);
        let knows = |word: &str| self.0.model.vocabulary.knows(word);
        let (tag, found) = (self.tag(tag), &out[start..]);
        let other = match knows(found) {
            true => lemma::with_mute_e(&scratch.0, tag, found, knows),
            false => lemma::known(&scratch.0, tag, knows),
        };
        if let Some(lemma) = other {
            out.replace_range(start.., &lemma);
        }
    }

    /// What is known of the words of a text; `has_stances` asks also what they may say of where somebody stands.
    pub(crate) fn read_text(&self, text: &Text<'_>, has_stances: bool) -> Reading {
        let stances = self.0.stances.as_deref().filter(|_| has_stances);
        let block = |at: usize| text.sentences[at].block;
        self.read_words((text.text, &text.tokens, &text.sentence_tokens), block, stances, Reading::default())
    }

    /// Reads words: `sentences` are ranges of `tokens`, `block` tells which block each stands in.
    fn read_words(
        &self,
        (text, tokens, sentences): (&str, &[Span], &[Range<usize>]),
        block: impl Fn(usize) -> u32,
        stances: Option<&stance::Network>,
        mut reading: Reading,
    ) -> Reading {
        reading.words.reserve_exact(tokens.len());
        let (model, mut batch) = (&self.0.model, self.0.borrow());
        for (at, sentence) in sentences.iter().enumerate() {
            let joins = at > 0 && block(at) == block(at - 1);
            for start in sentence.clone().step_by(PIECE) {
                let piece = start..(start + PIECE).min(sentence.end);
                let known = (&model.vocabulary, self.0.stances.as_deref());
                batch.push(known, text, tokens, piece, joins || start > sentence.start);
                if batch.slots.len() >= BATCH {
                    batch.read(model, stances, &mut reading);
                }
            }
        }
        batch.read(model, stances, &mut reading);
        for sentence in sentences.iter().filter(|sentence| sentence.len() > parse::LONGEST) {
            model.parser.join_pieces(sentence.start, &mut reading.words[sentence.clone()]);
        }
        self.0.give_back(batch);
        reading
    }
}

/// Words end to end, and where each stands.
fn joined(words: &[impl AsRef<str>]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::with_capacity(words.len()));
    for word in words {
        let start = text.len();
        text.push_str(word.as_ref());
        spans.push(Span::new(start, text.len()));
    }
    (text, spans)
}

impl Works {
    fn borrow(&self) -> Batch {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Batch::new(&self.model.encoder))
    }

    fn give_back(&self, batch: Batch) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(batch);
    }
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use nutgraf_kernel::Path;

    use super::{File, Models};
    use crate::{Article, Config, Extractor};

    const TEXT: &str = "OSLO (AP) — Norway pledged two ships for the patrol on Monday, its defense minister Kari Berg said.

“We will not send troops,” she told reporters, “unless the parliament agrees.” The union, which has 40,000 members, \
had demanded that the government pay $3 million by May 2027; it refused. Malta and Cyprus considered joining them\
, but the two countries’ leaders met in Valletta on 4 September without a result, the Tribune reported.
";

    #[test]
    fn no_byte_of_a_model_that_is_built_in_has_changed() -> Result<(), crate::Error> {
        File::read("language-en", nutgraf_models::LANGUAGE_EN)?;
        File::read("stance-en", nutgraf_models::STANCE_EN)?;
        assert!(Models::embedded().0.stances.is_some());
        Ok(())
    }

    #[test]
    fn documents_are_the_same_on_every_path() -> Result<(), crate::Error> {
        let read = |path: Path| -> Result<String, crate::Error> {
            let models = Models::embedded_on(path);
            let extractor = Extractor::with_models(Config::default().with_tokens(true), models);
            // A long one, so that windows and pieces end within it, and one that begins anew.
            let long = Article::new(TEXT.repeat(40) + &"of the word and so on, ".repeat(400))?;
            Ok(extractor.read(long).to_json() + &extractor.read(Article::new(TEXT)?).to_json())
        };
        let plain = read(Path::Plain)?;
        for path in Path::ALL.into_iter().filter(|path| path.is_here()) {
            assert!(read(path)? == plain, "{path:?}");
        }
        Ok(())
    }
}
