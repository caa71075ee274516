//! Several runs into one folder: their parts, one after another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{Folder, MANIFEST};
use super::manifest::{Header, Manifest, Part, Written};
use super::run::place;
use super::status::manifest_of;
use super::{OutputFormat, Status};
use crate::Error;

/// The option that says what a run reads.
const INPUT: &str = "its input";
/// What runs may differ in and still be one: what they read, and where their parts end.
const OF_EACH: [&str; 2] = [INPUT, "--part-size"];

/// Makes one run of several: the files of their parts, in the order in which the runs are named. Where the system allows it, files are linked and
/// take no further room.
///
/// # Errors
///
/// [`Error::Kind`] for a folder without a run, a run that is not finished or has lost a file, a database, and runs of two versions or with other
/// options; [`Error::Exists`] where something is in the folder to write into; [`Error::Read`] and [`Error::Write`] when the system refuses.
pub fn merge(runs: &[PathBuf], into: &Path) -> Result<Status, Error> {
    let read: Vec<_> =
        runs.iter().map(|run| finished(run).map(|manifest| (run, manifest))).collect::<Result<_, _>>()?;
    let Some((first, (header, _))) = read.first() else {
        return Err(Error::Kind { place: place(into), what: "given no run to merge".to_owned() });
    };
    for (run, (other, _)) in &read[1..] {
        if let Some((name, here, there)) = of_all(other).differs(&of_all(header)) {
            let what = format!("no run to merge with {}: {name} is {here}, there {there}", first.display());
            return Err(Error::Kind { place: place(run), what });
        }
    }
    if Folder::is_used(into) {
        return Err(Error::Exists {
            place: place(into),
            what: "holds something already; name another folder".to_owned(),
        });
    }
    let mut merged = header.clone();
    merged.options.insert(INPUT.to_owned(), format!("{} runs merged", runs.len()));
    let parts = numbered(read.iter().map(|(run, (_, parts))| (run.as_path(), parts)));
    write(into, &merged, &parts).map_err(|source| Error::Write { place: place(into), source })?;
    let parts: Vec<Part> = parts.into_iter().map(|(_, _, part)| part).collect();
    Ok(Status::of(into, merged, &parts))
}

/// The manifest of a run that is whole.
fn finished(run: &Path) -> Result<(Header, Vec<Part>), Error> {
    let (header, parts) = manifest_of(run)?;
    let unfit = |what: String| Error::Kind { place: place(run), what };
    if header.format == OutputFormat::Sqlite.name() {
        return Err(unfit("a database; SQLite reads several at once (ATTACH)".to_owned()));
    }
    if !parts.last().is_some_and(|part| part.is_last) {
        return Err(unfit("a run that is not finished; --resume goes on with it".to_owned()));
    }
    if let Some(lost) = parts.iter().flat_map(|part| &part.files).find(|file| !Folder::has(run, file)) {
        return Err(unfit(format!("a run whose file {} is gone or changed", lost.path)));
    }
    Ok((header, parts))
}

/// What runs must have in common.
fn of_all(header: &Header) -> Header {
    let mut header = header.clone();
    OF_EACH.iter().for_each(|name| drop(header.options.remove(*name)));
    header
}

/// The parts of runs, each with its run and its files there, numbered from 0 through all of them.
fn numbered<'a>(
    runs: impl Iterator<Item = (&'a Path, &'a Vec<Part>)>,
) -> Vec<(&'a Path, &'a [Written], Part)> {
    let mut numbered = Vec::new();
    let mut before = 0;
    for (run, parts) in runs {
        for part in parts {
            let number = numbered.len() as u64;
            let mut new = Part { part: number, is_last: false, ..part.clone() };
            new.at.all += before;
            new.files.iter_mut().for_each(|file| file.path = renumbered(&file.path, number));
            numbered.push((run, part.files.as_slice(), new));
        }
        before += parts.last().map_or(0, |part| part.at.all);
    }
    if let Some((_, _, last)) = numbered.last_mut() {
        last.is_last = true;
    }
    numbered
}

/// The path of a file with the number of another part.
fn renumbered(path: &str, part: u64) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("{folder}/part-{part:05}.{ending}")
}

fn write(into: &Path, header: &Header, parts: &[(&Path, &[Written], Part)]) -> io::Result<()> {
    fs::create_dir_all(into)?;
    let format =
        if header.format == OutputFormat::Arrow.name() { OutputFormat::Arrow } else { OutputFormat::Parquet };
    let folder = Folder::new(into, format)?;
    let mut manifest = Manifest::create(&into.join(MANIFEST), &folder.unfinished(MANIFEST), header)?;
    for (run, files, part) in parts {
        for (from, to) in files.iter().zip(&part.files) {
            let (from, unfinished, to) =
                (run.join(&from.path), folder.unfinished(&to.path), into.join(&to.path));
            if fs::hard_link(&from, &unfinished).is_err() {
                fs::copy(&from, &unfinished)?;
            }
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(&unfinished, &to)?;
        }
        manifest.append(part)?;
    }
    folder.end()
}
