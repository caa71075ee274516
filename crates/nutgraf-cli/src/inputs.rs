//! From what the user names to the files that are read.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use nutgraf_io::{Found, expand};

/// File names that a note shows of those that are passed over.
const SHOWN: usize = 5;

/// The files that names stand for; the standard input where none is named and something comes in there.
///
/// # Errors
///
/// Where nothing is named and nothing comes in.
pub(crate) fn files(named: &[PathBuf]) -> Result<Found, String> {
    if named.is_empty() {
        return match has_input() {
            true => Ok(expand([PathBuf::from("-")])),
            false => {
                Err("no file is named, and nothing comes in by the standard input; --help shows examples"
                    .to_owned())
            }
        };
    }
    Ok(expand(named.iter().cloned()))
}

/// Which files of folders are passed over, for a person; `None` where none is.
pub(crate) fn passed_over(found: &Found) -> Option<String> {
    let files = &found.passed_over;
    if files.is_empty() {
        return None;
    }
    let names: Vec<String> = files.iter().take(SHOWN).map(|file| file.display().to_string()).collect();
    let more = files.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let n = files.len();
    let count = if n == 1 { "1 file passed over".to_owned() } else { format!("{n} files passed over") };
    Some(format!("{count}, whose names tell no format that is read: {}{more}", names.join(", ")))
}

/// Whether the standard input is a pipe or a file, and nobody who types.
#[cfg(unix)]
pub(crate) fn has_input() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;

    let file = std::io::stdin().as_fd().try_clone_to_owned().map(std::fs::File::from);
    let kind = file.and_then(|file| file.metadata()).map(|data| data.file_type());
    let comes_in = kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file() || kind.is_socket());
    comes_in && !std::io::stdin().is_terminal()
}

/// Whether the standard input is not somebody who types.
#[cfg(not(unix))]
pub(crate) fn has_input() -> bool {
    !std::io::stdin().is_terminal()
}

/// Whether both names are of one file.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| path.canonicalize().ok().filter(|path| path.is_file());
    place(one).is_some_and(|place_of_one| Some(place_of_one) == place(other))
}
