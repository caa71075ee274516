//! A network that has learned, in whole numbers: its model file.

use nutgraf::learn::file::{self, Metadata};
use nutgraf::learn::stance::network::key;

use super::student::Student;
use crate::Error;
use crate::export::Tensors;

/// The model file of a network for the language model with the given checksum.
pub(crate) fn write(student: &Student, language: &str) -> Result<Vec<u8>, Error> {
    let mut tensors = Tensors::default();
    let known = &student.known;
    let steps = known.all().into_iter().map(|value| value / student.unit());
    let embedding: Vec<i8> = steps.map(|value| value.round().clamp(-127.0, 127.0) as i8).collect();
    tensors.integers(key::WORDS, known.words.iter().copied());
    tensors.bytes(key::EMBEDDING, &embedding, vec![known.words.len(), known.width]);
    for (at, layer) in student.layers.iter().enumerate() {
        tensors.linear(&format!("layer.{at}"), layer);
    }
    tensors.linear("scores", &student.scores);
    let entry = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let metadata = [entry(file::key::FORMAT, file::FORMAT), entry(key::LANGUAGE, language)];
    tensors.write(Metadata::from(metadata))
}
