//! The specification: every `article` of `tests/spec/*.md` has the `facts` written under it.
//!
//! A `facts` block lists all facts of the kinds that it names, one a line in reading order, and says nothing of other
//! kinds; `no quotation` says that there is none. `UPDATE_GOLDEN=1` rewrites the blocks from what is found.

mod line;

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use nutgraf::{Article, Document, Extractor, Published};

/// One `facts` block and the article that it speaks of.
struct Case {
    article: Article,
    /// Index of the block's first line, and of the fence that closes it.
    facts: Range<usize>,
}

#[test]
fn articles_have_the_facts_written_under_them() {
    let extractor = Extractor::default();
    let mut failures = String::new();
    for path in files() {
        let markdown = fs::read_to_string(&path).expect("a file of tests/spec is readable");
        let lines: Vec<&str> = markdown.lines().collect();
        let (mut updated, mut copied) = (Vec::new(), 0);
        for case in cases(&lines, &path) {
            let given = &lines[case.facts.clone()];
            let found = found(&extractor.read(case.article), given);
            if given != found {
                failures += &report(&path, case.facts.start, given, &found);
            }
            updated.extend(lines[copied..case.facts.start].iter().map(ToString::to_string));
            updated.extend(found);
            copied = case.facts.end;
        }
        updated.extend(lines[copied..].iter().map(ToString::to_string));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, updated.join("\n") + "\n").expect("tests/spec is writable");
        }
    }
    assert!(failures.is_empty(), "facts differ (UPDATE_GOLDEN=1 rewrites them):\n{failures}");
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec");
    let entries = fs::read_dir(folder).expect("tests/spec is a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("tests/spec can be listed").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

/// The `facts` blocks of a file, each with the `article` block nearest above it.
fn cases(lines: &[&str], path: &Path) -> Vec<Case> {
    let (mut cases, mut article, mut at) = (Vec::new(), None, 0);
    while at < lines.len() {
        let Some(fence) = lines[at].strip_prefix("```").filter(|fence| !fence.is_empty()) else {
            at += 1;
            continue;
        };
        let place = format!("{}:{}", path.display(), at + 1);
        let body = lines[at + 1..].iter().position(|line| *line == "```");
        let body = at + 1..at + 1 + body.unwrap_or_else(|| panic!("{place}: the block has no end"));
        at = body.end + 1;
        match fence.split_once(' ').unwrap_or((fence, "")) {
            ("article", settings) => article = Some(read_article(&lines[body], settings, &place)),
            ("facts", "") => {
                assert!(!body.is_empty(), "{place}: facts of no kind; name one (`no quotation`)");
                let article = article.clone().unwrap_or_else(|| panic!("{place}: facts of no article"));
                cases.push(Case { article, facts: body });
            }
            _ => panic!("{place}: a block of an unknown kind"),
        }
    }
    cases
}

fn read_article(lines: &[&str], settings: &str, place: &str) -> Article {
    let mut article = Article::new(lines.join("\n")).expect("an example is short");
    for setting in settings.split_whitespace() {
        match setting.split_once('=') {
            Some(("published", date)) => article.published = Published::parse(date).ok(),
            Some(("title", title)) => article.title = Some(title.replace('_', " ")),
            _ => panic!("{place}: an unknown setting {setting:?}"),
        }
    }
    article
}

/// The facts of the kinds that `given` names, in the order in which it names them first.
fn found(document: &Document, given: &[&str]) -> Vec<String> {
    let mut kinds: Vec<&str> = given.iter().map(|line| kind(line)).collect();
    let mut seen = Vec::new();
    kinds.retain(|kind| {
        !seen.contains(kind) && {
            seen.push(kind);
            true
        }
    });
    let lines_of = |kind| {
        let lines = line::write(document, kind);
        if lines.is_empty() { vec![format!("no {kind}")] } else { lines }
    };
    kinds.into_iter().flat_map(lines_of).collect()
}

/// "quotation" of `quotation direct “…”` and of `no quotation`.
fn kind(line: &str) -> &str {
    let line = line.strip_prefix("no ").unwrap_or(line);
    line.split(' ').next().unwrap_or(line)
}

fn report(path: &Path, line: usize, given: &[&str], found: &[String]) -> String {
    format!(
        "{}:{}\n  written\n    {}\n  found\n    {}\n",
        path.display(),
        line + 1,
        given.join("\n    "),
        found.join("\n    ")
    )
}
