//! Pages lead to pages that are there, and the book has them all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::tidy::{files, read, report, root};

/// Pages of the repository that a reader comes to, besides those of the book.
const PAGES: [&str; 5] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md", "python/README.md"];

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    let others = PAGES.map(|page| root().join(page));
    for page in pages_of_the_book().into_iter().chain(others).chain(files(&root().join("crates"), "md")) {
        for link in links(&read(&page)) {
            let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { page.clone() } else { page.with_file_name(path) };
            if !target.exists() {
                wrong.push(format!("{}: {link} is not there", page.display()));
            } else if !heading.is_empty() && !headings(&read(&target)).contains(heading) {
                wrong.push(format!("{}: {link}: there is no such heading", page.display()));
            }
        }
    }
    report(&wrong);
}

#[test]
fn the_book_has_every_page_and_its_pages_stay_in_it() {
    let docs = root().join("docs");
    let summary: BTreeSet<PathBuf> =
        links(&read(&docs.join("SUMMARY.md"))).iter().map(|link| docs.join(link)).collect();
    let pages: BTreeSet<PathBuf> = pages_of_the_book().into_iter().collect();
    let missing: Vec<_> = pages.difference(&summary).filter(|page| !page.ends_with("SUMMARY.md")).collect();
    assert!(missing.is_empty(), "docs/SUMMARY.md lacks {missing:?}");
    let inside = |page: &Path, link: &str| {
        let up = link.split('/').filter(|part| *part == "..").count();
        let depth = page.strip_prefix(&docs).map_or(0, |inside| inside.components().count() - 1);
        up <= depth
    };
    let out = |page: &PathBuf| {
        let links = links(&read(page)).into_iter().filter(|link| !inside(page, link));
        links.map(|link| format!("{}: {link} leads out of the book", page.display())).collect::<Vec<_>>()
    };
    report(&pages.iter().flat_map(out).collect::<Vec<_>>());
}

fn pages_of_the_book() -> Vec<PathBuf> {
    files(&root().join("docs"), "md")
}

/// The targets of links and pictures, outside of blocks of code, that are no addresses.
fn links(page: &str) -> Vec<String> {
    let target = |rest: &str| rest.split(')').next().unwrap_or_default().to_owned();
    outside_code(page)
        .flat_map(|line| line.split("](").skip(1).map(target).collect::<Vec<_>>())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// The names that headings are led to by: small letters, hyphens for spaces, no other marks.
fn headings(page: &str) -> BTreeSet<String> {
    let name = |line: &str| {
        let letters = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        letters.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
    };
    outside_code(page).filter(|line| line.starts_with('#')).map(name).collect()
}

fn outside_code(page: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    page.lines().filter(move |line| {
        inside ^= line.starts_with("```");
        !inside && !line.starts_with("```")
    })
}
