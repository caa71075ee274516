//! The `nutgraf` command, for the script of the wheel.

use std::ffi::OsString;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use pyo3::prelude::*;

/// Does what the arguments of the command say, the first of which is its name, and returns the status to end with. `program` is the
/// file of this module.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, arguments: Vec<OsString>, program: PathBuf) -> u8 {
    let status = py.detach(|| nutgraf_cli::run_as(arguments, program));
    // No `main` of Rust ends here, which would do it; where nobody reads any more there is nobody to tell.
    let _ = stdout().flush();
    // An `ExitCode` does not say its number.
    (0..=u8::MAX).find(|number| ExitCode::from(*number) == status).unwrap_or(u8::MAX)
}
