//! `nutgraf completions` and `nutgraf man`: what a shell and a manual know of the command.

use std::io::{self, ErrorKind, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::{UNUSABLE, complain};

/// Print completions for a shell
///
/// For bash: nutgraf completions bash > ~/.local/share/bash-completion/completions/nutgraf
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Print the manual page, or write one for each command into a folder
///
/// To read it: nutgraf man | man -l -
#[derive(Args)]
pub(crate) struct Man {
    /// Write nutgraf.1, nutgraf-extract.1, … into this folder
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Prints completions and returns the status to end with.
pub(crate) fn completions(arguments: &Completions, mut command: Command) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "nutgraf", &mut script);
    ended(stdout().write_all(&script), Path::new("-"))
}

/// Prints or writes manual pages and returns the status to end with.
pub(crate) fn man(arguments: &Man, command: Command) -> ExitCode {
    match &arguments.output {
        Some(folder) => {
            let written =
                std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
            ended(written, folder)
        }
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(command).render(&mut page);
            ended(rendered.and_then(|()| stdout().write_all(&page)), Path::new("-"))
        }
    }
}

/// The status to end with after something was printed or written.
pub(crate) fn ended(written: io::Result<()>, path: &Path) -> ExitCode {
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) if why.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(source) => {
            let place = nutgraf_io::Place { path: path.into(), line: None };
            complain(&nutgraf_io::Error::Write { place, source }.message());
            ExitCode::from(UNUSABLE)
        }
    }
}
