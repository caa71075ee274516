//! What the words in classes and ids of an element say it is.

mod known;
mod words;

use rustc_hash::FxHashMap;

pub(crate) use known::{Mark, flag};
use known::{WORDS, is_biography, of_pair};
pub(crate) use words::Words;

/// What a label says: a class, an id, or the name of an element that people made up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Said {
    of_pair: Option<Mark>,
    of_word: Option<Mark>,
    flags: u32,
}

impl Said {
    #[cfg(test)]
    pub(crate) fn of(label: &str) -> Self {
        Labels::default().said(label)
    }

    fn of_name(name: &str, words: &Words) -> Self {
        let mut said = Self { flags: of_name(name), ..Self::default() };
        if is_body_name(&words.letters) {
            said.flags |= flag::BODY;
        }
        let mut before = ("", 0);
        for word in words.iter() {
            let known = WORDS.get(word).copied().unwrap_or_default();
            said.flags |= known.flags;
            if before.1 & flag::LEADS != 0 {
                said.of_pair = said.of_pair.or_else(|| of_pair(before.0, word));
                if is_biography(before.0, word) {
                    said.flags |= flag::BIOGRAPHY;
                }
            }
            // "has-sidebar", "no-ads": the element is not what the next word says.
            if before.1 & flag::DENIES == 0 {
                said.of_word = said.of_word.or(known.mark);
            }
            before = (word, known.flags);
        }
        said
    }

    /// What this label and another one behind it say.
    pub(crate) fn and(self, later: Self) -> Self {
        Self {
            of_pair: self.of_pair.or(later.of_pair),
            of_word: self.of_word.or(later.of_word),
            flags: self.flags | later.flags,
        }
    }

    pub(crate) fn has(self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// What an element with these labels is.
    pub(crate) fn mark(self) -> Option<Mark> {
        if self.has(flag::BIOGRAPHY) { Some(Mark::Aside) } else { self.of_pair.or(self.of_word) }
    }

    /// Under which name a class files what its element says.
    pub(crate) fn claim(self) -> Option<&'static str> {
        Some(match () {
            () if self.has(flag::P_AUTHOR) => "class p-author",
            () if self.has(flag::AUTHOR | flag::IS_BYLINE) && self.has(flag::NAMED) => "class author-name",
            () if self.has(flag::BYLINE) => "class byline",
            () if self.has(flag::IS_AUTHOR) => "class author",
            () if self.has(flag::DT_PUBLISHED) => "class published",
            () if self.has(flag::DATED) => "class date",
            () => return None,
        })
    }
}

/// What labels say, remembered: many elements of a page have the same, and many labels are made of the same names.
#[derive(Default)]
pub(crate) struct Labels<'t> {
    labels: FxHashMap<&'t str, Said>,
    names: FxHashMap<&'t str, Said>,
    words: Words,
}

impl<'t> Labels<'t> {
    pub(crate) fn said(&mut self, label: &'t str) -> Said {
        if label.is_empty() {
            return Said::default();
        }
        if let Some(said) = self.labels.get(label) {
            return *said;
        }
        let mut said = Said::default();
        for name in label.split_whitespace() {
            said = said.and(self.of_name(name));
        }
        if said.has(flag::HIDDEN) && (label.contains(":block") || label.contains(":flex")) {
            said.flags &= !flag::HIDDEN;
        }
        self.labels.insert(label, said);
        said
    }

    fn of_name(&mut self, name: &'t str) -> Said {
        if let Some(said) = self.names.get(name) {
            return *said;
        }
        self.words.clear();
        self.words.add(name);
        let said = Said::of_name(name, &self.words);
        self.names.insert(name, said);
        said
    }
}

/// What names say as they stand.
fn of_name(name: &str) -> u32 {
    if name.len() > "article-title".len() {
        return 0;
    }
    match name {
        "hidden" | "is-hidden" | "d-none" | "u-hidden" | "display-none" | "js-hidden" => flag::HIDDEN,
        "date" | "pubdate" => flag::DATE,
        "headline" | "entry-title" | "p-name" | "article-title" | "post-title" => flag::HEADLINE,
        "p-author" => flag::P_AUTHOR,
        "author" => flag::IS_AUTHOR,
        "dt-published" => flag::DT_PUBLISHED,
        _ => 0,
    }
}

/// "articlebody", "storycontent", "entrycontent", "fieldnamebody": a kind of text, then a word for its body.
fn is_body_name(plain: &str) -> bool {
    // Shorter or longer than any of these.
    if !("econtent".len()..="contentmaincontent".len()).contains(&plain.len()) {
        return false;
    }
    if matches!(plain, "econtent" | "bodycopy" | "bodytext" | "fieldnamebody" | "caasbody" | "mwparseroutput")
    {
        return true;
    }
    let kinds = ["article", "story", "entry", "post", "news", "blog", "content"];
    let bodies = [
        "body",
        "content",
        "text",
        "copy",
        "bodytext",
        "bodycopy",
        "bodycontent",
        "maincontent",
        "contentbody",
    ];
    kinds.iter().filter_map(|kind| plain.strip_prefix(kind)).any(|rest| bodies.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_names_of_article_bodies() {
        for name in [
            "article-body",
            "storyBody",
            "entry-content",
            "field-name-body",
            "story__content-text",
            "post_body",
        ] {
            assert_eq!(Said::of(name).has(flag::BODY), name != "story__content-text", "{name}");
        }
    }

    #[test]
    fn knows_what_classes_file() {
        for (class, claim) in [
            ("byline", Some("class byline")),
            ("x author", Some("class author")),
            ("author-name", Some("class author-name")),
            ("article__authorLink", Some("class author-name")),
            ("post-date", Some("class date")),
            ("dt-published", Some("class published")),
            ("authority", None),
        ] {
            assert_eq!(Said::of(class).claim(), claim, "{class}");
        }
    }
}
