//! A folder of files in which the command runs, and what a run came to.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const COMMAND: &str = env!("CARGO_BIN_EXE_nutgraf-tested");

/// A folder of files for one test, in which the command runs.
pub(crate) struct Room(pub(crate) TempDir);

/// What a run came to.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) lines: Vec<Value>,
    pub(crate) said: String,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for tests"))
    }

    /// A room with these files in it.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let room = Self::new();
        for (name, bytes) in files {
            fs::write(room.0.path().join(name), bytes).expect("the folder is writable");
        }
        room
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(COMMAND);
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::from(self.command(arguments).output().expect("the command runs"))
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            lines: json_lines(&output.stdout),
            said: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

impl Run {
    /// The ids of documents and the reasons of errors, in order.
    pub(crate) fn summary(&self) -> Vec<&str> {
        let of = |line: &'_ Value| match line["error"]["reason"].as_str() {
            Some(_) => "/error/reason",
            None => "/id",
        };
        self.lines.iter().filter_map(|line| line.pointer(of(line))?.as_str()).collect()
    }
}

pub(crate) fn json_lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).expect("output is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{line}: {why}")))
        .collect()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}
