//! Rules of the house that no lint knows. Each message says what to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which package may use which packages of the workspace (ARCHITECTURE.md, "Who may import whom").
const PACKAGES: &[(&str, &[&str])] = &[
    ("crates/nutgraf", &["nutgraf-kernel", "nutgraf-models"]),
    ("crates/nutgraf-kernel", &[]),
    ("crates/nutgraf-models", &[]),
    ("crates/nutgraf-html", &["nutgraf"]),
    ("crates/nutgraf-train", &["nutgraf"]),
    ("crates/nutgraf-table", &["nutgraf"]),
    ("crates/nutgraf-wasm", &["nutgraf"]),
    ("crates/nutgraf-io", &["nutgraf", "nutgraf-table"]),
    ("crates/nutgraf-cli", &["nutgraf", "nutgraf-html", "nutgraf-io", "nutgraf-table", "nutgraf-train"]),
    ("python", &["nutgraf", "nutgraf-cli", "nutgraf-html", "nutgraf-io", "nutgraf-table"]),
];

/// Which room of the core crate may use which rooms of it.
const ROOMS: &[(&str, &[&str])] = &[
    ("types", &["types", "Error", "CharIndex"]),
    ("lexicon", &["lexicon"]),
    ("anatomy", &["anatomy", "lexicon", "types"]),
    ("text", &["text", "lexicon", "types"]),
    ("rule", &["rule", "text", "lexicon", "types"]),
    ("learn", &["learn", "text", "types", "Error"]),
    ("codebook", &["codebook", "lexicon", "types", "Error"]),
    ("syntax", &["syntax", "learn", "text", "lexicon", "types"]),
    ("discourse", &["discourse", "syntax", "learn", "text", "lexicon", "types", "KnowledgeBase"]),
    ("argument", &["argument", "discourse", "syntax", "learn", "lexicon", "types"]),
    ("confidence", &["confidence", "argument", "discourse", "syntax", "learn", "lexicon", "types"]),
    (
        "extract",
        &[
            "extract",
            "argument",
            "codebook",
            "confidence",
            "discourse",
            "syntax",
            "learn",
            "rule",
            "text",
            "lexicon",
            "types",
        ],
    ),
];

const MAX_FILE_LINES: usize = 600;
const MAX_FUNCTION_LINES: usize = 60;

#[test]
fn packages_use_only_whom_they_may() {
    let mut wrong = Vec::new();
    for (folder, may) in PACKAGES {
        let manifest = root().join(folder).join("Cargo.toml");
        let Ok(manifest) = fs::read_to_string(manifest) else { continue };
        let dependencies = section(&manifest, "[dependencies]");
        for name in dependencies.lines().filter_map(dependency).filter(|name| name.starts_with("nutgraf")) {
            if !may.contains(&name) {
                wrong.push(format!("{folder} uses {name}, which ARCHITECTURE.md does not allow"));
            }
        }
    }
    report(&wrong);
}

#[test]
fn rooms_of_the_core_use_only_whom_they_may() {
    let source = root().join("crates/nutgraf/src");
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        // Tests see the whole crate.
        for path in files(&source.join(room), "rs").into_iter().filter(|path| !path.ends_with("tests.rs")) {
            for used in crate_paths(&without_tests(&read(&path))) {
                if !may.contains(&used.as_str()) {
                    wrong.push(format!("{} uses crate::{used}; {room} may use {may:?}", shown(&path)));
                }
            }
        }
    }
    report(&wrong);
}

#[test]
fn extractors_never_call_one_another() {
    let folder = root().join("crates/nutgraf/src/extract");
    let mut wrong = Vec::new();
    for path in files(&folder, "rs") {
        let inside = path.strip_prefix(&folder).expect("a file of the folder");
        let own =
            inside.iter().next().map(|part| part.to_string_lossy().replace(".rs", "")).unwrap_or_default();
        for line in without_tests(&read(&path)).lines().filter(|line| line.contains("crate::extract::")) {
            if own != "mod" && !line.contains(&format!("crate::extract::{own}")) {
                wrong.push(format!(
                    "{}: {}; a later stage receives what an earlier one returned",
                    shown(&path),
                    line.trim()
                ));
            }
        }
    }
    report(&wrong);
}

#[test]
fn the_map_names_every_package_and_no_other() {
    let map = read(&root().join("ARCHITECTURE.md"));
    let mut there: BTreeSet<String> = ["python", "tests", "benches", "fuzz"].map(String::from).into();
    for entry in fs::read_dir(root().join("crates")).expect("crates/ is there").flatten() {
        there.insert(format!("crates/{}", entry.file_name().to_string_lossy()));
    }
    there.retain(|folder| root().join(folder).join("Cargo.toml").exists());
    let named: BTreeSet<String> = map.lines().filter_map(package_row).collect();
    assert_eq!(
        named, there,
        "left: the table of packages in ARCHITECTURE.md, right: the packages that are there"
    );
}

#[test]
fn files_and_functions_stay_short() {
    let mut wrong = Vec::new();
    for path in sources() {
        let code = without_tests(&read(&path));
        if code.lines().count() > MAX_FILE_LINES {
            wrong.push(format!("{} has {} lines; split it by subject", shown(&path), code.lines().count()));
        }
        for (line, name, length) in functions(&code) {
            if length > MAX_FUNCTION_LINES {
                wrong.push(format!("{}:{line}: {name} has {length} lines; name its parts", shown(&path)));
            }
        }
    }
    report(&wrong);
}

#[test]
fn every_file_says_what_it_is() {
    let mute = |path: &PathBuf| !read(path).trim_start().starts_with("//!");
    let wrong: Vec<_> = sources().into_iter().filter(mute).collect();
    report(
        &wrong
            .iter()
            .map(|path| format!("{} does not open with a //! line", shown(path)))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn library_code_does_not_unwrap() {
    let mut wrong = Vec::new();
    for path in files(&root().join("crates"), "rs") {
        for (number, line) in (1..).zip(without_tests(&read(&path)).lines()) {
            let code = line.split("//").next().unwrap_or_default();
            if code.contains(".unwrap()") || code.contains("todo!") || code.contains("unimplemented!") {
                wrong.push(format!(
                    "{}:{number}: {}; say with expect why it cannot fail",
                    shown(&path),
                    line.trim()
                ));
            }
        }
    }
    report(&wrong);
}

#[test]
fn dependencies_say_their_licence_and_reason() {
    let manifest = read(&root().join("Cargo.toml"));
    let silent = |line: &&str| dependency(line).is_some() && !line.contains("path =") && !has_reason(line);
    let wrong: Vec<_> = section(&manifest, "[workspace.dependencies]")
        .lines()
        .filter(silent)
        .map(|line| format!("{line}: add `# LICENCE: why it is here`"))
        .collect();
    report(&wrong);
}

#[test]
fn lexicons_are_tables_that_say_where_they_come_from() {
    let mut wrong = Vec::new();
    for path in files(&root().join("crates/nutgraf/data"), "tsv") {
        let text = read(&path);
        let comments: String = text.lines().filter(|line| line.starts_with('#')).collect();
        if !(comments.contains("source:") && comments.contains("licence:")) {
            wrong.push(format!("{} lacks a comment with `source:` and `licence:`", shown(&path)));
        }
        let rows: Vec<&str> =
            text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1).collect();
        if let Some(pair) = rows.windows(2).find(|pair| pair[0] > pair[1]) {
            wrong.push(format!("{} is not sorted: {:?} stands before {:?}", shown(&path), pair[0], pair[1]));
        }
        if let Some(pair) = rows.windows(2).find(|pair| pair[0] == pair[1]) {
            wrong.push(format!("{} has a row twice: {:?}", shown(&path), pair[0]));
        }
    }
    report(&wrong);
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// All Rust files of the workspace, in order.
fn sources() -> Vec<PathBuf> {
    ["crates", "python/src", "tests", "benches", "fuzz/fuzz_targets"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .collect()
}

/// The files with this extension under a folder, in order; nothing where there is no folder.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let deep = |path: PathBuf| match path.is_dir() {
        true if path.ends_with("target") => Vec::new(),
        true => files(&path, extension),
        false => Vec::from_iter(path.extension().is_some_and(|end| end == extension).then_some(path)),
    };
    paths.into_iter().flat_map(deep).collect()
}

/// The lines of a manifest under a heading, up to the next.
fn section<'a>(manifest: &'a str, heading: &str) -> &'a str {
    let Some(start) = manifest.find(heading) else { return "" };
    let body = &manifest[start + heading.len()..];
    body.find("\n[").map_or(body, |end| &body[..end])
}

/// The name of the dependency that a line of a manifest declares.
fn dependency(line: &str) -> Option<&str> {
    let name = line.split(['.', '=', ' ']).next()?;
    (!name.is_empty() && !name.starts_with('#') && line.contains('=')).then_some(name)
}

fn has_reason(line: &str) -> bool {
    line.rsplit_once("# ")
        .is_some_and(|(_, note)| note.split_once(": ").is_some_and(|(_, why)| !why.is_empty()))
}

/// The folder that a row of the table of packages names: "| `crates/nutgraf` | … |".
fn package_row(line: &str) -> Option<String> {
    let cell = line.strip_prefix("| `")?.split('`').next()?;
    let is_package = cell.starts_with("crates/") || ["python", "tests", "benches", "fuzz"].contains(&cell);
    is_package.then(|| cell.to_owned())
}

/// The rooms that a file reaches by `crate::room`, in `use` lines and in paths.
fn crate_paths(code: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = lines.join("\n");
    code.split("crate::").skip(1).flat_map(first_names).collect()
}

/// The first name of a path, or of each path of a list in braces.
fn first_names(rest: &str) -> Vec<String> {
    let Some(list) = rest.strip_prefix('{') else { return vec![first_name(rest)] };
    let (mut names, mut depth) = (vec![first_name(list)], 0);
    for (at, mark) in list.match_indices(['{', '}', ',']) {
        match mark {
            "{" => depth += 1,
            "}" if depth == 0 => break,
            "}" => depth -= 1,
            _ if depth == 0 => names.push(first_name(&list[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_name(path: &str) -> String {
    path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// A file without its inline test module, which stands last.
pub(crate) fn without_tests(code: &str) -> String {
    let code = code.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.split("\n#[cfg(all(test, feature = \"models\"))]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// Functions of rustfmt-ed code: line, name, lines from `fn` to the closing brace at the same indent.
pub(crate) fn functions(code: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = function_name(line.trim_start()) else { continue };
        let close = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[at..].iter().position(|line| **line == close) {
            found.push((at + 1, name, length + 1));
        }
    }
    found
}

fn function_name(line: &str) -> Option<String> {
    let before = line.split("fn ").next()?;
    let is_head = before
        .split_whitespace()
        .all(|word| word.starts_with("pub") || ["const", "async", "in"].contains(&word));
    let name = first_name(line.split_once("fn ")?.1);
    (is_head && !name.is_empty() && !line.ends_with('}') && !line.ends_with(';')).then_some(name)
}
