//! Files import one another in one direction: what has a loop is one subject in two files, or two subjects in one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::tidy::{files, functions, read, report, root, without_tests};

/// A file's place among the modules of its crate: `extract::time::grammar`.
type Module = Vec<String>;

#[test]
fn files_do_not_import_each_other_in_loops() {
    let mut wrong = Vec::new();
    for source in ["crates", "python"].iter().flat_map(|folder| sources(&root().join(folder))) {
        let modules: BTreeMap<Module, PathBuf> =
            files(&source, "rs").into_iter().map(|path| (module(&source, &path), path)).collect();
        let edges: BTreeMap<&Module, BTreeSet<&Module>> = modules
            .iter()
            .map(|(module, path)| (module, imports(module, &without_tests(&read(path)), &modules)))
            .collect();
        for group in loops(&edges) {
            let names: Vec<_> = group.iter().map(|module| module.join("::")).collect();
            let krate = source.strip_prefix(root()).unwrap_or(&source).display();
            wrong.push(format!("{krate}: {} import one another", names.join(", ")));
        }
    }
    report(&wrong);
}

#[test]
fn only_the_discourse_adds_entities_and_mentions() {
    let source = root().join("crates/nutgraf/src");
    let inside = source.join("discourse");
    let grows = |line: &&str| {
        let code = line.split("//").next().unwrap_or_default();
        ["&mut Vec<Entity>", "&mut Vec<Mention>"].iter().any(|argument| code.contains(argument))
    };
    let mut wrong = Vec::new();
    for path in files(&source, "rs").into_iter().filter(|path| !path.starts_with(&inside)) {
        let code = read(&path);
        wrong.extend(code.lines().filter(grows).map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    report(&wrong);
}

/// The `src` folders of the packages under a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let own = folder.join("src");
    if own.is_dir() {
        return vec![own];
    }
    let packages = std::fs::read_dir(folder).expect("the folder is there").flatten();
    let mut sources: Vec<_> =
        packages.map(|entry| entry.path().join("src")).filter(|path| path.is_dir()).collect();
    sources.sort();
    sources
}

fn module(source: &Path, path: &Path) -> Module {
    let inside = path.strip_prefix(source).expect("a file of the folder").with_extension("");
    let mut names: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| ["mod", "lib", "main"].contains(&name.as_str())) {
        names.pop();
    }
    names
}

/// The modules that a file names in paths, but for those that it is part of and those that are part of it: a folder's
/// `mod.rs` and its files are one.
fn imports<'a>(own: &Module, code: &str, modules: &'a BTreeMap<Module, PathBuf>) -> BTreeSet<&'a Module> {
    let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut found = BTreeSet::new();
    for path in paths(&code.join("\n")) {
        let Some(names) = absolute(own, &path) else { continue };
        let known = (0..=names.len()).rev().find_map(|n| modules.get_key_value(&names[..n]));
        found.extend(
            known
                .map(|(module, _)| module)
                .filter(|module| !own.starts_with(module) && !module.starts_with(own)),
        );
    }
    found
}

/// A path's names from the crate's root on.
fn absolute(own: &Module, path: &[String]) -> Option<Module> {
    let mut at = own.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            at.clear();
            rest = &rest[1..];
        }
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                at.pop();
                rest = &rest[1..];
            }
        }
        _ => return None,
    }
    at.extend(rest.iter().cloned());
    Some(at)
}

/// The paths in a file that begin with `crate` or `super`, those in braces one by one.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (start, word) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let is_inner = code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        if !is_inner && !code[..start].ends_with("in ") {
            let _ = word;
            read_path(&code[start..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads a path, or the paths of a list in braces; returns the bytes read.
fn read_path(code: &str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let mut at = 0;
    let depth = before.len();
    loop {
        let name: String = code[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        at += name.len();
        if !name.is_empty() {
            before.push(name);
        }
        if code[at..].starts_with("::{") {
            at += 3;
            while !code[at..].starts_with('}') {
                let skipped = code[at..].len() - code[at..].trim_start_matches([',', ' ', '\n', '*']).len();
                at += skipped;
                if code[at..].starts_with('}') {
                    break;
                }
                let read = read_path(&code[at..], before, found);
                if read == 0 {
                    break;
                }
                at += read;
            }
            break;
        }
        if !code[at..].starts_with("::") {
            found.push(before.clone());
            break;
        }
        at += 2;
    }
    before.truncate(depth);
    at
}

/// Groups of modules that reach one another.
fn loops<'a>(edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>) -> BTreeSet<BTreeSet<&'a Module>> {
    let reach = |from: &'a Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(module) = open.pop() {
            for &next in edges.get(module).into_iter().flatten() {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        edges.keys().map(|&module| (module, reach(module))).collect();
    let group = |&module: &&'a Module| {
        let both = |&&other: &&&'a Module| reached[other].contains(module);
        reached[module].iter().filter(both).copied().collect::<BTreeSet<_>>()
    };
    edges.keys().map(group).filter(|group| group.len() > 1).collect()
}

#[test]
fn trees_are_walked_in_syntax_alone() {
    let source = root().join("crates/nutgraf/src");
    // The engine makes the trees; whoever reads them asks `Parse`.
    let makes = [source.join("syntax"), source.join("learn")];
    let mut wrong = Vec::new();
    for path in files(&source, "rs") {
        if !makes.iter().any(|folder| path.starts_with(folder)) {
            let found = walks(&without_tests(&read(&path)));
            wrong.extend(found.into_iter().map(|line| format!("{}:{line} walks a tree", path.display())));
        }
    }
    report(&wrong);
}

/// The lines where code goes from word to word of a tree, more than one step: in a loop over heads, or in a function that
/// calls itself on dependents. A look at the one head of a word, or at its own dependents, is not a walk.
fn walks(code: &str) -> Vec<usize> {
    const STEPS: [&str; 2] = [".head(", ".dependents("];
    let lines: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let steps = |text: &str| STEPS.iter().any(|step| text.contains(step));
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let statement = lines[at..lines.len().min(at + 3)].concat();
        let is_chain = line.contains("successors(") && steps(&statement);
        let is_loop = line.trim_start().starts_with("while ") && steps(line);
        let moves = line.split_once(" = ").is_some_and(|(name, value)| {
            let name = name.trim();
            !name.contains(' ') && STEPS.iter().any(|step| value.contains(&format!("{step}{name})")))
        });
        if is_chain || is_loop || moves || line.contains("parse.above(") || line.contains("].head") {
            found.push(at + 1);
        }
    }
    for (line, name, length) in functions(code) {
        let body = lines[line..line + length - 1].concat();
        let calls = [format!(" {name}("), format!("({name}("), format!("self.{name}(")];
        if steps(&body) && calls.iter().any(|call| body.contains(call)) {
            found.push(line);
        }
    }
    found.sort_unstable();
    found
}

#[test]
fn walks_are_found_where_they_are_planted() {
    let planted = [
        "let top = std::iter::successors(Some(at), |&at| parse.head(at)).last();",
        "while let Some(head) = parse.head(at) {",
        "    at = parse.head(at)?;",
        "for at in parse.above(word) {",
        "let head = parse.words[at].head;",
        "fn reach(parse: &Parse, at: usize) {\n    parse.dependents(at).for_each(|one| reach(parse, one));\n}",
    ];
    for code in planted {
        assert_eq!(walks(code).len(), 1, "{code}");
    }
    let looks = [
        "let verb = parse.head(at)?;",
        "fn names(parse: &Parse, at: usize) -> bool {\n    parse.dependents(at).any(|one| parse.form(one) == \"of\")\n}",
        "// while let Some(head) = parse.head(at)",
    ];
    for code in looks {
        assert!(walks(code).is_empty(), "{code}");
    }
}
