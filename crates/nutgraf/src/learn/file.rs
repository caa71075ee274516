//! Model files: safetensors with a checksum. What is wrong with one is said in words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use safetensors::{Dtype, SafeTensors};

use crate::Error;

/// The number of the format that this version reads and the trainer writes.
pub const FORMAT: &str = "1";

/// What is said of the tensors: a map in JSON, under one entry of the file's own metadata, whose entries have no order.
pub type Metadata = BTreeMap<String, String>;

/// Keys of a model's [`Metadata`].
pub mod key {
    /// The entry of the file's own metadata that holds all others.
    pub const ALL: &str = "nutgraf";
    /// [`super::FORMAT`].
    pub const FORMAT: &str = "format";
    /// Checksum of the tensors and of the other metadata, in hexadecimal.
    pub const CHECKSUM: &str = "checksum";
    /// Universal parts of speech, tab-separated, in the order of their scores.
    pub const UPOS: &str = "upos";
    /// Tags of the Penn treebank, likewise.
    pub const XPOS: &str = "xpos";
    /// Relations, likewise.
    pub const DEPREL: &str = "deprel";
    /// Edits from form to lemma, likewise.
    pub const EDITS: &str = "edits";
}

/// A model file that has been read.
pub(crate) struct File<'a> {
    name: &'a str,
    tensors: SafeTensors<'a>,
    metadata: Metadata,
}

impl<'a> File<'a> {
    /// Reads a file, each byte checked; `name` is what errors call it.
    pub(crate) fn read(name: &'a str, bytes: &'a [u8]) -> Result<Self, Error> {
        let file = Self::of_build(name, bytes)?;
        let (said, is) = (file.text(key::CHECKSUM)?, checksum(&file.tensors, &file.metadata));
        file.expect(said == is, || {
            format!("its checksum is {is}, but it says {said}: a byte has changed; fetch or train it again")
        })?;
        Ok(file)
    }

    /// Reads a file that is part of the program, whose bytes are tested with the build: checking them would read all that is not needed.
    pub(crate) fn of_build(name: &'a str, bytes: &'a [u8]) -> Result<Self, Error> {
        let fail = |reason: String| Error::Model { name: name.to_owned(), reason };
        let tensors = SafeTensors::deserialize(bytes).map_err(|error| {
            fail(format!("not a whole safetensors file of {} bytes: {error}", bytes.len()))
        })?;
        let (_, header) = SafeTensors::read_metadata(bytes)
            .map_err(|error| fail(format!("no readable header: {error}")))?;
        let metadata = header.metadata().as_ref().and_then(|entries| entries.get(key::ALL));
        let metadata = metadata
            .ok_or_else(|| fail("not a model of nutgraf: no \"nutgraf\" in its metadata".to_owned()))?;
        let metadata =
            serde_json::from_str(metadata).map_err(|error| fail(format!("unreadable metadata: {error}")))?;
        let file = Self { name, tensors, metadata };
        let format = file.text(key::FORMAT)?;
        if format != FORMAT {
            return Err(file.error(format!("format {format:?}; this version reads format {FORMAT:?}")));
        }
        Ok(file)
    }

    /// An entry of the metadata.
    pub(crate) fn text(&self, key: &str) -> Result<&str, Error> {
        let value =
            self.metadata.get(key).ok_or_else(|| self.error(format!("no {key:?} in its metadata")))?;
        Ok(value)
    }

    /// An entry of the metadata that holds a list.
    pub(crate) fn list(&self, key: &str) -> Result<Vec<&str>, Error> {
        Ok(self.text(key)?.split('\t').collect())
    }

    /// A tensor of eight-bit numbers, as bytes, and its shape.
    pub(crate) fn bytes(&self, tensor: &str) -> Result<(&'a [u8], Vec<usize>), Error> {
        self.tensor(tensor, &[Dtype::I8, Dtype::U8])
    }

    /// A tensor of eight-bit numbers with a sign, and its shape.
    pub(crate) fn small(&self, tensor: &str) -> Result<(Vec<i8>, Vec<usize>), Error> {
        let (bytes, shape) = self.tensor(tensor, &[Dtype::I8])?;
        Ok((bytes.iter().map(|byte| byte.cast_signed()).collect(), shape))
    }

    /// A tensor of floats.
    pub(crate) fn floats(&self, tensor: &str) -> Result<Vec<f32>, Error> {
        let (bytes, _) = self.tensor(tensor, &[Dtype::F32])?;
        let values: Vec<_> = bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        match values.iter().all(|value| value.is_finite()) {
            true => Ok(values),
            false => Err(self.error(format!("{tensor:?} holds a number that is not finite"))),
        }
    }

    /// A tensor of whole numbers.
    pub(crate) fn integers(&self, tensor: &str) -> Result<Vec<u32>, Error> {
        let (bytes, _) = self.tensor(tensor, &[Dtype::U32])?;
        Ok(bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    /// An error about this file.
    pub(crate) fn error(&self, reason: String) -> Error {
        Error::Model { name: self.name.to_owned(), reason }
    }

    /// Fails unless `is` holds.
    pub(crate) fn expect(&self, is: bool, what: impl FnOnce() -> String) -> Result<(), Error> {
        if is { Ok(()) } else { Err(self.error(what())) }
    }

    fn tensor(&self, tensor: &str, wanted: &[Dtype]) -> Result<(&'a [u8], Vec<usize>), Error> {
        let view = self.tensors.tensor(tensor).map_err(|_| self.error(format!("no tensor {tensor:?}")))?;
        self.expect(wanted.contains(&view.dtype()), || {
            format!("{tensor:?} holds {:?}, expected {:?}", view.dtype(), wanted[0])
        })?;
        Ok((view.data(), view.shape().to_vec()))
    }
}

/// The checksum of a model: CRC-32 over names and bytes of its tensors and over its metadata, in the order of names.
#[must_use]
pub fn checksum(tensors: &SafeTensors<'_>, metadata: &Metadata) -> String {
    let mut hasher = crc32fast::Hasher::new();
    let mut names = tensors.names();
    names.sort_unstable();
    for name in names {
        hasher.update(name.as_bytes());
        let tensor = tensors.tensor(name).expect("the name was just listed");
        hasher.update(tensor.data());
    }
    for (key, value) in metadata.iter().filter(|(key, _)| *key != key::CHECKSUM) {
        hasher.update(key.as_bytes());
        hasher.update(value.as_bytes());
    }
    format!("{:08x}", hasher.finalize())
}

/// Bytes that live as long as the program, or a copy.
pub(crate) type Bytes = Cow<'static, [u8]>;
