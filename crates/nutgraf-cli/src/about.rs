//! `nutgraf licenses` and `nutgraf version`: what the program is made of.

use std::ffi::OsString;
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
/// Two programs that print the same lines give the same answers. `nutgraf --version --verbose` prints them too.
#[derive(Args)]
pub(crate) struct Version {}

/// Prints the notices and returns the status to end with.
pub(crate) fn licenses(_: &Licenses) -> ExitCode {
    ended(stdout().write_all(NOTICE.as_bytes()), Path::new("-"))
}

/// Whether the arguments are `--version --verbose`: the same as `version`, under the name that other programs have for it.
pub(crate) fn is_asked_for_digests(arguments: &[OsString]) -> bool {
    let asked: Vec<&str> = arguments.iter().skip(1).filter_map(|argument| argument.to_str()).collect();
    let is_one_of = |names: [&str; 2]| asked.iter().any(|asked| names.contains(asked));
    arguments.len() == 3 && is_one_of(["--version", "-V"]) && is_one_of(["--verbose", "-v"])
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
