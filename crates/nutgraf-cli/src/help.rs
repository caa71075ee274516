//! The first page of help: the commands of whoever reads news, then those of whoever makes models.

use clap::Command;

/// The commands that make and measure models.
const MAKERS: [&str; 4] = ["prepare", "train", "label", "eval"];
/// The commands that set up a shell.
const SETUP: [&str; 2] = ["completions", "man"];
/// The commands that say what the program is made of.
const ABOUT: [&str; 2] = ["licenses", "version"];

/// The command with its commands under headings.
pub(crate) fn with_headings(command: Command) -> Command {
    let list = |is_in: &dyn Fn(&str) -> bool| {
        let lines = command.get_subcommands().filter(|sub| is_in(sub.get_name())).map(|sub| {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            format!("  {:<12} {about}\n", sub.get_name())
        });
        lines.collect::<String>()
    };
    let readers = list(&|name| ![&MAKERS[..], &SETUP, &ABOUT].concat().contains(&name));
    let makers = list(&|name| MAKERS.contains(&name));
    // A build without the feature `train` has none.
    let makers = if makers.is_empty() { makers } else { format!("\nTo make models:\n{makers}") };
    let setup = list(&|name| SETUP.contains(&name));
    let about = list(&|name| ABOUT.contains(&name));
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\nCommands:\n{readers}{makers}\nTo set up a \
         shell:\n{setup}\nAbout nutgraf:\n{about}\nOptions:\n{{options}}\n\n`nutgraf COMMAND --help` explains a command, with examples.\n"
    );
    command.help_template(template)
}
