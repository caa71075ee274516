//! The `nutgraf` command under a name of its own, for `cli.rs`.

use std::process::ExitCode;

fn main() -> ExitCode {
    nutgraf_cli::run()
}
