//! Floats to whole numbers, and the file that holds them.

use nutgraf::learn::file::{self, Metadata, key};
use nutgraf::learn::names;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::Error;
use crate::blocks::Labels;
use crate::lemmas::Lemmas;
use crate::network::{Answers, Linear, Network, Size};
use crate::parameter::Parameter;

/// What stands beside the weights in a model file.
pub(crate) struct Around<'a> {
    pub(crate) labels: &'a Labels,
    pub(crate) vocabulary: &'a [u32],
    pub(crate) lists: &'a [(u32, u8)],
    pub(crate) lemmas: &'a Lemmas,
}

/// The bytes of a model file.
pub(crate) fn write(network: &Network, around: &Around<'_>) -> Result<Vec<u8>, Error> {
    let mut tensors = Tensors::default();
    let (embedding, unit) = whole(&network.embedding.value, MOST_OF_WORDS);
    tensors.bytes(
        "embedding",
        &embedding,
        vec![embedding.len() / network.size.embedding, network.size.embedding],
    );
    tensors.floats("embedding.step", &[unit * 127.0]);
    for (at, layer) in network.layers.iter().enumerate() {
        tensors.linear(&format!("layer.{at}"), layer);
    }
    tensors.linear("tags", &network.tags);
    tensors.linear("parse", &network.parse);
    tensors.floats("parse.root", &network.root.value);
    tensors.floats("label.weight", &network.label.weight.value);
    tensors.floats("label.bias", &network.label.bias.value);
    tensors.integers("vocabulary", around.vocabulary.iter().copied());
    tensors.integers("lists", around.lists.iter().flat_map(|&(word, lists)| [word, u32::from(lists)]));
    tensors
        .integers("lemma.endings", around.lemmas.endings.iter().flat_map(|&(ending, edit)| [ending, edit]));
    let mut metadata = Metadata::new();
    let mut say = |key: &str, value: String| metadata.insert(key.to_owned(), value);
    say(key::FORMAT, file::FORMAT.to_owned());
    say(key::UPOS, around.labels.upos.join("\t"));
    say(key::XPOS, around.labels.xpos.join("\t"));
    say(key::DEPREL, around.labels.deprel.join("\t"));
    let edits: Vec<_> = around.lemmas.edits.iter().map(|edit| edit.to_code()).collect();
    say(key::EDITS, edits.join("\t"));
    tensors.write(metadata)
}

/// A model file read back: its network in floats, and the words that it knows.
pub(crate) struct Read {
    pub(crate) network: Network,
    pub(crate) vocabulary: Vec<u32>,
    pub(crate) lists: Vec<(u32, u8)>,
}

/// Reads a model file back.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, Error> {
    let fail = |reason: String| Error::Model { reason };
    let file = SafeTensors::deserialize(bytes).map_err(|error| fail(error.to_string()))?;
    let tensor = |name: &str| file.tensor(name).map_err(|error| fail(error.to_string()));
    let floats = |name: &str| -> Result<Vec<f32>, Error> {
        Ok(tensor(name)?.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    };
    let integers = |name: &str| -> Result<Vec<u32>, Error> {
        Ok(tensor(name)?.data().as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    };
    let linear = |name: &str| -> Result<Linear, Error> {
        let (scale, bias) = (floats(&format!("{name}.scale"))?, floats(&format!("{name}.bias"))?);
        let weight = tensor(&format!("{name}.weight"))?;
        let weight = weight.data().iter().zip(scale.iter().cycle());
        Ok(Linear::of(weight.map(|(weight, scale)| f32::from(weight.cast_signed()) * scale).collect(), bias))
    };
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(|error| fail(error.to_string()))?;
    let metadata = header.metadata().as_ref().and_then(|entries| entries.get(key::ALL)).cloned();
    let metadata: Metadata = serde_json::from_str(&metadata.unwrap_or_default())
        .map_err(|error| fail(format!("unreadable metadata: {error}")))?;
    let count = |key: &str| metadata.get(key).map_or(0, |list| list.split('\t').count());
    let mut layers = Vec::new();
    while tensor(&format!("layer.{}.weight", layers.len())).is_ok() {
        layers.push(linear(&format!("layer.{}", layers.len()))?);
    }
    let (root, label) = (floats("parse.root")?, Linear::of(floats("label.weight")?, floats("label.bias")?));
    let embedding = tensor("embedding")?;
    let unit = floats("embedding.step")?.first().copied().unwrap_or_default() / 127.0;
    let width = label.weight.value.len() / label.bias.value.len().max(1);
    let size = Size {
        embedding: embedding.shape()[1],
        state: layers.first().map_or(0, |layer| layer.bias.value.len() / 4),
        layers: layers.len(),
        arc: root.len() - width,
        label: width,
    };
    let tags = linear("tags")?;
    let (upos, xpos, labels) = (count(key::UPOS), count(key::XPOS), count(key::DEPREL));
    let attribution = tags.bias.value.len() - upos - xpos - names::TAGS;
    let embedding = embedding.data().iter().map(|byte| f32::from(byte.cast_signed()) * unit).collect();
    let network = Network {
        size,
        answers: Answers { upos, xpos, labels, attribution },
        embedding: Parameter::new(embedding),
        layers,
        tags,
        parse: linear("parse")?,
        root: Parameter::new(root),
        label,
    };
    let lists = integers("lists")?.chunks_exact(2).map(|pair| (pair[0], pair[1] as u8)).collect();
    Ok(Read { network, vocabulary: integers("vocabulary")?, lists })
}

/// The most that a number of a word is: three times as many steps cost 1.6 MB where the file is compressed, and tell no more.
const MOST_OF_WORDS: f32 = 42.0;

/// The most that a weight of a matrix is.
const MOST: f32 = 63.0;

#[derive(Default)]
pub(crate) struct Tensors(Vec<(String, Dtype, Vec<usize>, Vec<u8>)>);

impl Tensors {
    pub(crate) fn bytes(&mut self, name: &str, values: &[i8], shape: Vec<usize>) {
        let bytes = values.iter().map(|value| value.cast_unsigned()).collect();
        self.0.push((name.to_owned(), Dtype::I8, shape, bytes));
    }

    pub(crate) fn floats(&mut self, name: &str, values: &[f32]) {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.0.push((name.to_owned(), Dtype::F32, vec![values.len()], bytes));
    }

    pub(crate) fn integers(&mut self, name: &str, values: impl Iterator<Item = u32>) {
        let bytes: Vec<u8> = values.flat_map(u32::to_le_bytes).collect();
        self.0.push((name.to_owned(), Dtype::U32, vec![bytes.len() / 4], bytes));
    }

    /// A matrix of seven-bit weights, a scale for each column.
    pub(crate) fn linear(&mut self, name: &str, linear: &Linear) {
        let columns = linear.bias.value.len();
        let rows = linear.weight.value.len() / columns;
        let (weights, scales) = small(linear);
        self.bytes(&format!("{name}.weight"), &weights, vec![rows, columns]);
        self.floats(&format!("{name}.scale"), &scales);
        self.floats(&format!("{name}.bias"), &linear.bias.value);
    }

    pub(crate) fn write(&self, mut metadata: Metadata) -> Result<Vec<u8>, Error> {
        let views = || {
            self.0.iter().map(|(name, dtype, shape, bytes)| {
                let view =
                    TensorView::new(*dtype, shape.clone(), bytes).expect("the shape is made from the values");
                (name.as_str(), view)
            })
        };
        let failed = |error: safetensors::SafeTensorError| Error::Model { reason: error.to_string() };
        let bare = safetensors::serialize(views(), None).map_err(failed)?;
        let tensors = SafeTensors::deserialize(&bare).map_err(failed)?;
        metadata.insert(key::CHECKSUM.to_owned(), file::checksum(&tensors, &metadata));
        let metadata = serde_json::to_string(&metadata).expect("strings are JSON");
        safetensors::serialize(views(), Some([(key::ALL.to_owned(), metadata)].into())).map_err(failed)
    }
}

/// The weights of a matrix in seven bits, and what one step of each column is worth.
pub(crate) fn small(linear: &Linear) -> (Vec<i8>, Vec<f32>) {
    let columns = linear.bias.value.len();
    let mut scales = vec![f32::MIN_POSITIVE; columns];
    for row in linear.weight.value.chunks_exact(columns) {
        scales.iter_mut().zip(row).for_each(|(scale, value)| *scale = scale.max(value.abs() / MOST));
    }
    let weights = linear.weight.value.iter().zip(scales.iter().cycle());
    (weights.map(|(value, scale)| (value / scale).round().clamp(-MOST, MOST) as i8).collect(), scales)
}

/// Whole numbers of at most ±`most`, and what one of them is worth.
fn whole(values: &[f32], most: f32) -> (Vec<i8>, f32) {
    let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    let unit = (largest / most).max(f32::MIN_POSITIVE);
    (values.iter().map(|value| (value / unit).round().clamp(-most, most) as i8).collect(), unit)
}
