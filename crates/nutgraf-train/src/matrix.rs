//! Products of float matrices, row by row.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_tensor::NdTensorView;

/// A matrix as it is or turned.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    values: &'a [f32],
    shape: [usize; 2],
    is_turned: bool,
}

impl<'a> View<'a> {
    /// Rows of `width` numbers.
    pub(crate) fn new(values: &'a [f32], width: usize) -> Self {
        Self { values, shape: [values.len() / width, width], is_turned: false }
    }

    /// The same with rows for columns.
    pub(crate) fn turned(self) -> Self {
        Self { is_turned: !self.is_turned, ..self }
    }

    fn tensor(&self) -> NdTensorView<'a, f32, 2> {
        let view = NdTensorView::from_data(self.shape, self.values);
        if self.is_turned { view.transposed() } else { view }
    }
}

/// Writes `a` times `b` into `out`, or adds it where `adds`.
pub(crate) fn product(a: View<'_>, b: View<'_>, out: &mut [f32], adds: bool) {
    let options = GemmOptions { beta: if adds { 1.0 } else { 0.0 }, ..GemmOptions::default() };
    let (a, b) = (GemmInputA::Unpacked(a.tensor()), GemmInputB::Unpacked(b.tensor()));
    GemmExecutor::<f32, f32, f32>::new().gemm(out, a, b, options).expect("the shapes fit");
}
