//! The `nutgraf` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    nutgraf_cli::run()
}
