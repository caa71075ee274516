//! A scorer that has learned, in whole numbers: its model file.

use std::collections::BTreeMap;

use nutgraf::learn::file::{self, Metadata};
use nutgraf::learn::stance::scorer::{MOST, SCORES, key};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use super::student::{CAP, LIMIT, Student};
use crate::Error;

/// What a scorer knows beside its weights.
#[derive(Clone, Debug)]
pub(crate) struct Around {
    /// The things that its rows stand for.
    pub(crate) known: Vec<u32>,
    /// The words that are not looked at.
    pub(crate) quiet: Vec<u32>,
    /// How scores become likelihoods.
    pub(crate) curve: [f32; 4],
}

/// The model file of a scorer.
pub(crate) fn write(student: &Student, around: &Around) -> Result<Vec<u8>, Error> {
    let unit = CAP / MOST;
    let step = LIMIT / MOST;
    let rows: Vec<u8> = student
        .rows
        .value
        .iter()
        .map(|value| ((value / step).round().clamp(-MOST, MOST) as i8).cast_unsigned())
        .collect();
    let start: Vec<f32> = student.start.value.iter().map(|value| value / unit).collect();
    let (mut weights, mut scale) = (Vec::new(), Vec::new());
    for row in student.weights.value.chunks_exact(student.width) {
        let most = row.iter().fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()));
        weights.extend(row.iter().map(|value| ((value / most * MOST).round() as i8).cast_unsigned()));
        scale.push(most / MOST * unit);
    }
    let floats = |values: &[f32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let numbers = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let Around { known, quiet, curve } = around;
    let tensors: BTreeMap<&str, (Dtype, Vec<usize>, Vec<u8>)> = [
        (key::KNOWN, (Dtype::U32, vec![known.len()], numbers(known))),
        (key::QUIET, (Dtype::U32, vec![quiet.len()], numbers(quiet))),
        (key::ROWS, (Dtype::I8, vec![known.len(), student.width], rows)),
        (key::STEP, (Dtype::F32, vec![1], floats(&[step / unit]))),
        (key::START, (Dtype::F32, vec![student.width], floats(&start))),
        (key::SCORES, (Dtype::I8, vec![SCORES, student.width], weights)),
        (key::SCALE, (Dtype::F32, vec![SCORES], floats(&scale))),
        (key::BIAS, (Dtype::F32, vec![SCORES], floats(&student.bias.value))),
        (key::CURVE, (Dtype::F32, vec![4], floats(curve))),
    ]
    .into();
    serialize(&tensors)
}

fn serialize(tensors: &BTreeMap<&str, (Dtype, Vec<usize>, Vec<u8>)>) -> Result<Vec<u8>, Error> {
    let views = || {
        tensors.iter().map(|(name, (dtype, shape, bytes))| {
            let view =
                TensorView::new(*dtype, shape.clone(), bytes).expect("the shape is made from the values");
            (*name, view)
        })
    };
    let failed = |error: safetensors::SafeTensorError| Error::Model { reason: error.to_string() };
    let bare = safetensors::serialize(views(), None).map_err(failed)?;
    let bare = SafeTensors::deserialize(&bare).map_err(failed)?;
    let mut metadata = Metadata::from([(file::key::FORMAT.to_owned(), file::FORMAT.to_owned())]);
    metadata.insert(file::key::CHECKSUM.to_owned(), file::checksum(&bare, &metadata));
    let metadata = serde_json::to_string(&metadata).expect("strings are JSON");
    safetensors::serialize(views(), Some([(file::key::ALL.to_owned(), metadata)].into())).map_err(failed)
}
