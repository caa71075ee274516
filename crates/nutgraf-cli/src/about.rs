//! `nutgraf licenses` and `nutgraf version`: what the program is made of.

use std::hash::{Hash, Hasher};
use std::io::{Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use nutgraf::Models;
use rustc_hash::FxHasher;

use crate::shell::ended;

/// What is built in of others, and under which terms.
const NOTICE: &str = include_str!("../NOTICE");

/// Print what is built in of others, and under which terms
#[derive(Args)]
pub(crate) struct Licenses {}

/// Print the version, with digests of the program, its models and its tables of words
///
/// Two programs that print the same lines give the same answers.
#[derive(Args)]
pub(crate) struct Version {}

/// Prints the notices and returns the status to end with.
pub(crate) fn licenses(_: &Licenses) -> ExitCode {
    ended(stdout().write_all(NOTICE.as_bytes()), Path::new("-"))
}

/// Prints the version and returns the status to end with.
pub(crate) fn version(_: &Version, program: &Path) -> ExitCode {
    let version = env!("CARGO_PKG_VERSION");
    let build = build(program).unwrap_or_else(|| "unknown".to_owned());
    let (contract, models, lexicons) = (nutgraf::VERSION, Models::embedded(), nutgraf::LEXICONS);
    let lines = format!(
        "nutgraf {version}\nbuild {build}\ncontract {contract}\nmodels {}\nlexicons {lexicons}\n",
        models.checksum()
    );
    ended(stdout().write_all(lines.as_bytes()), Path::new("-"))
}

/// A digest of the program itself: two builds of one version may write different facts.
pub(crate) fn build(program: &Path) -> Option<String> {
    let program = std::fs::read(program).ok()?;
    let mut hasher = FxHasher::default();
    program.hash(&mut hasher);
    Some(format!("{:016x}", hasher.finish()))
}
