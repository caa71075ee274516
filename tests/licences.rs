//! NOTICE names every table and every model with its terms, and packages say the terms of what is in them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::room::Room;
use crate::tidy::{files, read, report, root};

/// Folders of what comes from others or was learned, with the package that holds them.
const FOLDERS: &[(&str, &str)] = &[
    ("crates/nutgraf", "crates/nutgraf/data"),
    ("crates/nutgraf-html", "crates/nutgraf-html/data"),
    ("crates/nutgraf-models", "crates/nutgraf-models/models"),
    ("crates/nutgraf-train", "crates/nutgraf-train/labels"),
];
const EXTENSIONS: [&str; 4] = ["tsv", "toml", "safetensors", "jsonl"];

/// What the head of a table says of its terms, and the name that SPDX has for them.
const TERMS: &[(&str, &str)] = &[
    ("as the project", "MIT"),
    ("MIT", "MIT"),
    ("CC BY 4.0", "CC-BY-4.0"),
    ("PDDL", "PDDL-1.0"),
    ("Apache-2.0", "Apache-2.0"),
    ("names corpus", "LicenseRef-Names-Corpus"),
];

/// The terms of each file that NOTICE has a row for: the SPDX expression between two runs of spaces.
fn rows() -> BTreeMap<String, String> {
    let mut folder = String::new();
    let mut rows = BTreeMap::new();
    for line in read(&root().join("NOTICE")).lines() {
        if line.starts_with("crates/") {
            line.clone_into(&mut folder);
        } else if let Some((file, rest)) = line.trim_start().split_once("  ")
            && line.starts_with("  ")
            && !folder.is_empty()
        {
            let terms = rest.trim_start().split("  ").next().unwrap_or_default();
            rows.insert(format!("{folder}{file}"), terms.to_owned());
        } else if line.starts_with("===") {
            folder.clear();
        }
    }
    rows
}

/// The files that need a row, from the root.
fn owed(folder: &str) -> Vec<String> {
    let path = |path: &Path| {
        let inside = path.strip_prefix(root()).expect("a file of the repository");
        inside.to_string_lossy().replace('\\', "/")
    };
    EXTENSIONS
        .iter()
        .flat_map(|extension| files(&root().join(folder), extension))
        .map(|file| path(&file))
        .collect()
}

#[test]
fn every_table_and_every_model_has_its_row_and_its_terms() {
    let rows = rows();
    let mut wrong = Vec::new();
    for file in FOLDERS.iter().flat_map(|(_, folder)| owed(folder)) {
        let Some(terms) = rows.get(&file) else {
            wrong.push(format!("{file} has no row in NOTICE: say where it comes from and under which terms"));
            continue;
        };
        let text = if file.ends_with("safetensors") { String::new() } else { read(&root().join(&file)) };
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let licence: String =
            head.filter_map(|line| line.split_once("licence:")).map(|(_, said)| said).collect();
        for (said, name) in TERMS.iter().filter(|(said, _)| licence.contains(said)) {
            if !terms.split(" AND ").any(|term| term == *name) {
                wrong.push(format!("{file} says {said:?}, NOTICE {terms:?}"));
            }
        }
    }
    wrong.extend(
        rows.keys()
            .filter(|file| !root().join(file).is_file())
            .map(|file| format!("{file} is in NOTICE, but gone")),
    );
    report(&wrong);
}

#[test]
fn a_package_says_the_terms_of_all_that_is_in_it() {
    let mut wrong = Vec::new();
    for (package, folder) in FOLDERS {
        let manifest = read(&root().join(package).join("Cargo.toml"));
        let license = manifest.lines().find(|line| line.starts_with("license = ")).unwrap_or_default();
        for (file, terms) in rows().iter().filter(|(file, _)| file.starts_with(folder)) {
            for term in terms.split(" AND ").filter(|term| !license.contains(term)) {
                wrong.push(format!(
                    "{package}/Cargo.toml: {file} is under {term}, which `license` leaves out"
                ));
            }
        }
    }
    report(&wrong);
}

#[test]
fn every_package_carries_its_licence() {
    let licence = read(&root().join("LICENSE"));
    let packages = std::fs::read_dir(root().join("crates")).expect("a folder").flatten();
    let packages = packages.map(|entry| entry.path()).chain([root().join("python")]);
    for package in packages.filter(|package| package.join("Cargo.toml").is_file()) {
        assert_eq!(read(&package.join("LICENSE")), licence, "{}", package.display());
        assert!(package.join("README.md").is_file(), "{} has no README.md", package.display());
    }
    for package in FOLDERS.iter().map(|(package, _)| *package).chain(["crates/nutgraf-cli", "python"]) {
        assert_eq!(read(&root().join(package).join("NOTICE")), read(&root().join("NOTICE")), "{package}");
    }
}

#[test]
fn the_command_prints_the_notices_and_what_it_is_made_of() {
    let room = Room::new();
    let printed = |command: &str| {
        let output = room.command(&[command]).output().expect("the command runs");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert_eq!(printed("licenses"), read(&root().join("NOTICE")));
    let version = printed("version");
    let asked = room.command(&["--version", "--verbose"]).output().expect("the command runs");
    assert_eq!(String::from_utf8(asked.stdout).ok().as_deref(), Some(version.as_str()));
    let names: Vec<_> = version.lines().filter_map(|line| line.split_once(' ')).collect();
    assert_eq!(
        names.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["nutgraf", "build", "contract", "models", "lexicons"]
    );
    assert_eq!(names[4].1, nutgraf::LEXICONS);
    assert!(
        names[1..]
            .iter()
            .all(|(_, value)| value.chars().all(|digit| digit.is_ascii_hexdigit() || digit == '-'))
    );
}
