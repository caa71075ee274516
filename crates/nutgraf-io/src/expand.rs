//! From what the user names to files: folders, and names with stars.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::open::format_of_name;

/// The files that names stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// The files to read, each once.
    pub files: Vec<PathBuf>,
    /// Files in folders that are passed over, as their names tell no format that is read.
    pub passed_over: Vec<PathBuf>,
}

/// The files that are named, each once: a folder stands for the files below it whose names tell a format, in the order of
/// their names, and a name with `*`, `?` or `[…]` that is no file itself for all that it fits, `**` for folders.
/// What stands for no file is left as it is named, for [`scan`](crate::scan) to say so.
#[must_use]
pub fn expand(named: impl IntoIterator<Item = PathBuf>) -> Found {
    let mut found = Found::default();
    for path in named {
        let files = match () {
            () if path.is_dir() => {
                let (files, others) =
                    below(&path).into_iter().partition(|file| format_of_name(file).is_some());
                found.passed_over.extend::<Vec<_>>(others);
                files
            }
            () if is_pattern(&path) && !path.exists() => fitting(&path),
            () => Vec::new(),
        };
        if files.is_empty() {
            found.files.push(path);
        } else {
            found.files.extend(files);
        }
    }
    let mut seen = BTreeSet::new();
    found.files.retain(|path| seen.insert(path.clone()));
    found.passed_over.retain(|path| seen.insert(path.clone()));
    found
}

/// Why a name stands for no file, if that is what it was to stand for.
pub(crate) fn nothing(path: &Path) -> Option<String> {
    if path.is_dir() {
        Some("a folder without a file of a kind that is read".to_owned())
    } else if is_pattern(path) && !path.exists() {
        Some("a pattern that fits no file".to_owned())
    } else {
        None
    }
}

fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(|name| name.contains(['*', '?', '[']))
}

/// The files below a folder, in order, but for hidden ones. Links to folders are not followed.
fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files.extend(below(&path));
        } else if path.is_file() {
            files.push(path);
        }
    }
    files
}

fn fitting(pattern: &Path) -> Vec<PathBuf> {
    let Some(Ok(fits)) = pattern.to_str().map(glob::glob) else { return Vec::new() };
    let mut files: Vec<PathBuf> = fits.flatten().filter(|path| path.is_file()).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_stars_stand_for_files_in_order() {
        let room = tempfile::tempdir().expect("a folder for tests");
        let at = |name: &str| room.path().join(name);
        fs::create_dir_all(at("b/c")).expect("a folder");
        for name in ["z.txt", ".hidden.txt", "b/2.html", "b/1.jsonl.gz", "b/c/3.warc.gz", "b/notes.pdf"] {
            fs::write(at(name), "").expect("a file");
        }
        let found = |named: &[&str]| expand(named.iter().map(|name| at(name))).files;
        let wanted = |names: &[&str]| names.iter().map(|name| at(name)).collect::<Vec<_>>();
        assert_eq!(found(&[""]), wanted(&["b/1.jsonl.gz", "b/2.html", "b/c/3.warc.gz", "z.txt"]));
        assert_eq!(found(&["b/*.html", "b/2.html", "gone.txt"]), wanted(&["b/2.html", "gone.txt"]));
        assert_eq!(found(&["**/*.gz"]), wanted(&["b/1.jsonl.gz", "b/c/3.warc.gz"]));
        assert_eq!(found(&["*.csv"]), wanted(&["*.csv"]));
        assert_eq!(nothing(&at("*.csv")).as_deref(), Some("a pattern that fits no file"));
        assert_eq!(expand([at("b")]).passed_over, wanted(&["b/notes.pdf"]));
    }
}
