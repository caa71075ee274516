//! A model from its file: each part checked against the others.

use nutgraf_kernel::{Layer, Matrix, Path, WordLayer};

use super::feature::Vocabulary;
use super::file::{Bytes, File, key};
use super::lemma::{Edit, Lemmas};
use super::network::{Encoder, unit};
use super::parse::{Labels, Parser};
use super::table::Table;
use super::{attribution, names};
use crate::Error;
use crate::types::Upos;

/// The weights that are kept as tables: what "he" and "she" mean, and what nouns, "it" and "they"; who takes part in positions and
/// events, and how likely these are right.
const SCORERS: [&str; 4] = [
    include_str!("../../data/en/lexicon/pronoun_tree.tsv"),
    include_str!("../../data/en/lexicon/nominal_weight.tsv"),
    include_str!("../../data/en/lexicon/argument_tree.tsv"),
    include_str!("../../data/en/lexicon/confidence_tree.tsv"),
];

/// A model.
pub(crate) struct Model {
    pub(crate) checksum: String,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) encoder: Encoder,
    /// States to scores of universal tags, finer tags, tags of names and, where the model was told of them, tags of
    /// parts of attributions, one after another.
    pub(crate) tags: Matrix,
    pub(crate) tag_names: Vec<Box<str>>,
    pub(crate) upos: Vec<Upos>,
    pub(crate) parser: Parser,
    pub(crate) relations: Vec<Box<str>>,
    pub(crate) lemmas: Lemmas,
    pub(crate) states: States,
}

/// How the states of words lie, so that others can put weights upon them.
pub(crate) struct States {
    pub(crate) path: Path,
    /// Which number of a word's state stands at each place.
    pub(crate) rows: Rows,
    /// What one step of a state counts.
    pub(crate) unit: f32,
}

impl Model {
    /// Reads a model; `keep` makes the embedding, most of its bytes, outlive them.
    pub(crate) fn read<'a>(
        file: &File<'a>,
        path: Path,
        keep: impl Fn(&'a [u8]) -> Bytes,
    ) -> Result<Self, Error> {
        let fingerprints = file.integers("vocabulary")?;
        let lists = file.integers("lists")?;
        let vocabulary =
            Vocabulary::new(&fingerprints, lists.chunks_exact(2).map(|pair| (pair[0], pair[1] as u8)));
        let upos = file.list(key::UPOS)?.into_iter().map(|tag| tag.parse()).collect::<Result<Vec<_>, _>>();
        let upos = upos.map_err(|()| file.error("an unknown universal part of speech".to_owned()))?;
        let relations: Vec<Box<str>> = file.list(key::DEPREL)?.into_iter().map(Box::from).collect();
        let tag_names: Vec<Box<str>> = file.list(key::XPOS)?.into_iter().map(Box::from).collect();
        let (encoder, states) = encoder(file, &vocabulary, path, keep)?;
        let last = unit(1 + encoder.others.len());
        let tags = Weights::read(file, "tags", count(&states))?.matrix(path, &states, last);
        let n = upos.len() + tag_names.len() + names::TAGS;
        file.expect([n, n + attribution::TAGS].contains(&tags.n_columns()), || {
            format!(
                "{} scores of tags, but {n} tags and {} of attributions",
                tags.n_columns(),
                attribution::TAGS
            )
        })?;
        let views = Weights::read(file, "parse", count(&states))?.matrix(path, &states, last);
        let parser = parser(file, views, &relations)?;
        let lemmas = lemmas(file)?;
        let checksum = file.text(key::CHECKSUM)?.to_owned();
        let states = States { path, rows: states, unit: last };
        Ok(Self { checksum, vocabulary, encoder, tags, tag_names, upos, parser, relations, lemmas, states })
    }
}

/// An encoder, and which of its states stands where.
fn encoder<'a>(
    file: &File<'a>,
    vocabulary: &Vocabulary,
    path: Path,
    keep: impl Fn(&'a [u8]) -> Bytes,
) -> Result<(Encoder, Rows), Error> {
    let (embedding, shape) = file.bytes("embedding")?;
    file.expect(shape.len() == 2 && shape[0] == vocabulary.n_rows() as usize, || {
        format!("an embedding of shape {shape:?}, expected {} rows", vocabulary.n_rows())
    })?;
    let width = shape[1];
    let step = file.floats("embedding.step")?.first().copied();
    let step = step.ok_or_else(|| file.error("no step of the embedding".to_owned()))?;
    let weights = |n: usize, rows: usize| -> Result<Weights, Error> {
        let weights = Weights::read(file, &format!("layer.{n}"), rows)?;
        let n_columns = weights.scale.len();
        file.expect(n_columns % 4 == 0 && (n == 0 || n_columns == 2 * rows), || {
            format!("layer {n} has {n_columns} columns over {rows} rows")
        })?;
        Ok(weights)
    };
    let first = WordLayer::new(path, weights(0, 3 * width)?.parts(), width, unit(1));
    let (mut rows, mut others) = (first.states(), Vec::new());
    while file.bytes(&format!("layer.{}.weight", others.len() + 1)).is_ok() {
        let n = others.len() + 1;
        let layer = Layer::new(path, weights(n, count(&rows))?.parts(), &rows, unit(n));
        rows = layer.states();
        others.push(layer);
    }
    Ok((Encoder { embedding: keep(embedding), step, width, first, others }, rows))
}

fn parser(file: &File<'_>, views: Matrix, relations: &[Box<str>]) -> Result<Parser, Error> {
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
    let labels = Labels::new(&labels, &label_bias);
    Ok(Parser { views, arc_width, label_width, root, labels, between_pieces: between })
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

/// The checksum of a model's file and of all scorers that come with this version, with those of stances by theirs.
pub(crate) fn checksum(of_file: &str, of_stances: &str) -> String {
    checksum_of(of_file, SCORERS.into_iter().chain([of_stances]))
}

fn checksum_of<'a>(of_file: &str, scorers: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = crc32fast::Hasher::new();
    scorers.for_each(|scorer| hasher.update(scorer.as_bytes()));
    format!("{of_file}-{:08x}", hasher.finalize())
}

/// Which row of weights stands for each activation.
pub(crate) type Rows = Vec<Option<usize>>;

pub(crate) fn count(rows: &[Option<usize>]) -> usize {
    rows.iter().flatten().count()
}

/// The weights of a matrix, with what each column's sum counts and what is added to it.
pub(crate) struct Weights {
    weights: Vec<i8>,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl Weights {
    pub(crate) fn read(file: &File<'_>, name: &str, rows: usize) -> Result<Self, Error> {
        let (weights, shape) = file.small(&format!("{name}.weight"))?;
        let (scale, bias) = (file.floats(&format!("{name}.scale"))?, file.floats(&format!("{name}.bias"))?);
        file.expect(shape == [rows, scale.len()] && bias.len() == scale.len() && !scale.is_empty(), || {
            format!("{name:?} has shape {shape:?} with {} scales, expected {rows} rows", scale.len())
        })?;
        file.expect(weights.iter().all(|weight| (-64..64).contains(weight)), || {
            format!("{name:?} holds weights of more than seven bits")
        })?;
        Ok(Self { weights, scale, bias })
    }

    pub(crate) fn parts(&self) -> (&[i8], &[f32], &[f32]) {
        (&self.weights, &self.scale, &self.bias)
    }

    pub(crate) fn matrix(&self, path: Path, rows: &[Option<usize>], unit: f32) -> Matrix {
        Matrix::new(path, self.parts(), rows, unit)
    }
}

#[cfg(test)]
mod tests {
    use super::checksum_of;

    #[test]
    fn the_checksum_tells_other_weights_in_the_file_or_in_a_scorer() {
        let one = checksum_of("0a", ["1<2 3 4", "5"].into_iter());
        assert_eq!(checksum_of("0a", ["1<2 3 4", "5"].into_iter()), one);
        for (file, scorers) in [("0b", ["1<2 3 4", "5"]), ("0a", ["1<2 3 4", "6"]), ("0a", ["5", ""])] {
            assert_ne!(checksum_of(file, scorers.into_iter()), one);
        }
    }
}
