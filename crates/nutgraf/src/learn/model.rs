//! A model, and reading with it: windows of words in, what is known of each word out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use nutgraf_kernel::Path;

use super::attribution::{self, AttributionPart};
use super::batch::{Batch, WINDOW};
use super::load::Model;
use super::reading::Reading;
use super::seen::KEPT;
use super::{feature, parse};
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
    model: Model,
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
        let model = Model::read("language-en", nutgraf_models::LANGUAGE_EN, path, Cow::Borrowed);
        Self(Arc::new(Works::new(model.expect("the models that are built in are tested with the build"))))
    }

    /// Reads a model file; `name` is what errors call it, its path for one.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are not a whole model of this version's format.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let model = Model::read(name, bytes, Path::best(), |bytes| Cow::Owned(bytes.to_vec()))?;
        Ok(Self(Arc::new(Works::new(model))))
    }

    /// The checksum of all weights, those of the model's file and those of the scorers that come with this version: what was read
    /// with the same checksum was read with the same weights.
    #[must_use]
    pub fn checksum(&self) -> &str {
        &self.0.model.checksum
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
        self.0.model.lemmas.push(form, &scratch.0, tag, &mut scratch.1, out);
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
        let (model, mut batch) = (&self.0.model, self.0.borrow());
        for (at, sentence) in sentences.iter().enumerate() {
            let joins = at > 0 && block(at) == block(at - 1);
            for start in sentence.clone().step_by(PIECE) {
                let piece = start..(start + PIECE).min(sentence.end);
                batch.push(&model.vocabulary, text, tokens, piece, joins || start > sentence.start);
                if batch.slots.len() >= BATCH {
                    batch.read(model, &mut reading);
                }
            }
        }
        batch.read(model, &mut reading);
        for sentence in sentences.iter().filter(|sentence| sentence.len() > parse::LONGEST) {
            model.parser.join_pieces(sentence.start, &mut reading.words[sentence.clone()]);
        }
        self.0.give_back(batch);
        reading
    }
}

impl Works {
    fn new(model: Model) -> Self {
        Self { model, idle: Mutex::default() }
    }

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

    use super::Models;
    use crate::{Article, Config, Extractor};

    const TEXT: &str = "OSLO (AP) — Norway pledged two ships for the patrol on Monday, its defense minister Kari Berg said.

“We will not send troops,” she told reporters, “unless the parliament agrees.” The union, which has 40,000 members, \
had demanded that the government pay $3 million by May 2027; it refused. Malta and Cyprus considered joining them\
, but the two countries’ leaders met in Valletta on 4 September without a result, the Tribune reported.
";

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
