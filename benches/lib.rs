//! Named corpora, so that each figure says what was read.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::Article;

/// Articles under a name.
pub struct Corpus {
    /// The name that figures are given under.
    pub name: &'static str,
    /// The articles.
    pub articles: Vec<Article>,
}

impl Corpus {
    fn new(name: &'static str, texts: impl IntoIterator<Item = String>) -> Self {
        let articles =
            texts.into_iter().map(|text| Article::new(text).expect("an article is shorter than 4 GiB"));
        Self { name, articles: articles.collect() }
    }

    /// UTF-8 bytes of all texts.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.articles.iter().map(|article| article.text().len() as u64).sum()
    }

    /// Words between white space in all texts.
    #[must_use]
    pub fn words(&self) -> u64 {
        self.articles.iter().map(|article| article.text().split_whitespace().count() as u64).sum()
    }
}

/// The sample of the README: a short report with everything in it.
#[must_use]
pub fn short() -> Corpus {
    Corpus::new("short", [read(&root().join("docs/sample.txt"))])
}

/// The golden articles: twelve outlets' layouts.
#[must_use]
pub fn outlets() -> Corpus {
    Corpus::new("outlets", outlet_texts())
}

/// One article: the golden articles under one another, so many times over (12 KB each time).
#[must_use]
pub fn long(name: &'static str, times: usize) -> Corpus {
    Corpus::new(name, [outlet_texts().join("\n\n").repeat(times)])
}

/// Letters beyond ASCII in every line: the offsets are worth their cost here.
#[must_use]
pub fn unicode() -> Corpus {
    Corpus::new("unicode", [read(&root().join("benches/corpus/unicode.txt"))])
}

/// Real news, where the folder of corpora stands beside the project; it cannot be redistributed.
#[must_use]
pub fn news_text() -> Option<Corpus> {
    let folder = root().join("../shared/corpora/news_text");
    let texts: Vec<String> = files(&folder).iter().flat_map(|path| texts_of(&read(path))).collect();
    (!texts.is_empty()).then(|| Corpus::new("news_text", texts))
}

/// The golden pages, as bytes.
#[must_use]
pub fn pages() -> Vec<Vec<u8>> {
    let pages =
        files(&root().join("tests/pages")).into_iter().map(|folder| fs::read(folder.join("page.html")));
    pages.map_while(Result::ok).collect()
}

fn outlet_texts() -> Vec<String> {
    files(&root().join("tests/articles")).iter().map(|folder| read(&folder.join("article.txt"))).collect()
}

/// The `text` of each line of a JSONL file.
fn texts_of(lines: &str) -> Vec<String> {
    let text = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).ok()?;
        record["text"].as_str().map(str::to_owned)
    };
    lines.lines().filter_map(text).collect()
}

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What a folder holds, in order; nothing where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}
