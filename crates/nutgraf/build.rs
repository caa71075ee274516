//! Sums up the tables and rules of `data/` in one number, which tells builds with other words apart.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and speaks to cargo"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// FNV-1a with 64 bits: the same on every machine and with every compiler.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

fn main() {
    println!("cargo::rerun-if-changed=data");
    let files = files(Path::new("data")).into_iter().map(|path| fs::read(path).expect("a file of data/"));
    let sum = files.flatten().fold(SEED, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME));
    println!("cargo::rustc-env=NUTGRAF_LEXICONS={sum:016x}");
}

/// The files under a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("data/ is part of the package");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
