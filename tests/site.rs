//! The page that reads articles: nothing of it comes from elsewhere, nothing of an article becomes mark-up, and its policy says so.

use std::path::PathBuf;

use crate::tidy::{files, read, report, root};

/// What turns text into mark-up or into a program.
const TEXT_AS_CODE: [&str; 6] =
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"];
const MAX_LINES: usize = 300;

/// The files that a browser gets, but for what is compiled.
fn shipped() -> Vec<PathBuf> {
    let extensions = ["html", "css", "js", "svg", "webmanifest"];
    let folders = ["site", "crates/nutgraf-wasm/npm"];
    let all =
        folders.iter().flat_map(|folder| extensions.map(|extension| files(&root().join(folder), extension)));
    all.flatten().filter(|path| !path.components().any(|part| part.as_os_str() == "tests")).collect()
}

#[test]
fn the_page_asks_nobody_else() {
    let mut wrong = Vec::new();
    for path in shipped() {
        for line in read(&path).replace("http://www.w3.org/", "").lines() {
            if line.contains("http://") || line.contains("https://") {
                wrong.push(format!(
                    "{}: {}; the page asks its own server alone",
                    path.display(),
                    line.trim()
                ));
            }
        }
    }
    report(&wrong);
}

#[test]
fn the_policy_of_the_page_allows_its_own_files_alone() {
    let page = read(&root().join("site/index.html"));
    let policy = page
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let policy = policy.expect("the page has a policy");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    let sources = policy.split(';').flat_map(|directive| directive.split_whitespace().skip(1));
    let known = ["'none'", "'self'", "'wasm-unsafe-eval'", "blob:"];
    let others: Vec<_> = sources.filter(|source| !known.contains(source)).collect();
    assert!(others.is_empty(), "the policy allows {others:?}");
    assert!(page.find("http-equiv") < page.find("<link"), "a policy counts for what comes behind it");
    assert!(
        !page.contains("style=\"") && !page.contains("onclick"),
        "what stands in the page itself is refused by its policy"
    );
}

#[test]
fn scripts_of_the_page_are_short_and_make_no_mark_up_of_text() {
    let mut wrong = Vec::new();
    for path in shipped().into_iter().filter(|path| path.extension().is_some_and(|end| end == "js")) {
        let code = read(&path);
        if code.lines().count() > MAX_LINES {
            wrong.push(format!("{} has more than {MAX_LINES} lines; split it by subject", path.display()));
        }
        if !code.starts_with("// ") {
            wrong.push(format!("{} does not open with a line that says what it is", path.display()));
        }
        wrong.extend(
            TEXT_AS_CODE
                .iter()
                .filter(|name| code.contains(**name))
                .map(|name| format!("{} uses {name}", path.display())),
        );
    }
    report(&wrong);
}

#[test]
fn what_the_page_names_is_there() {
    let site = root().join("site");
    let page = read(&site.join("index.html"));
    let built = ["docs/"]; // by release/site
    let mut wrong = Vec::new();
    for link in
        page.split(" href=\"").chain(page.split(" src=\"")).skip(1).filter_map(|rest| rest.split('"').next())
    {
        let is_inside = link.starts_with('#') && page.contains(&format!("id=\"{}\"", &link[1..]));
        if !is_inside && !built.contains(&link) && !link.contains('<') && !site.join(link).is_file() {
            wrong.push(format!("site/index.html names {link}, which is not there"));
        }
    }
    report(&wrong);
}
