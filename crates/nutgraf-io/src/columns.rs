//! Which columns of a table, or keys of a line, hold what of an article.

use std::fmt;

/// The names under which the parts of an article lie in a table or a line of JSON.
///
/// Unless given, the first column counts whose name is one of the usual ones, in any case of letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Columns {
    /// Part and column, as they were given.
    told: Vec<(Part, String)>,
}

/// A part of an article that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Text,
    Html,
    Id,
    Url,
    Title,
    Byline,
    Publisher,
    Published,
    Language,
}

/// A description of columns that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{given}` is not a description of columns, expected PART=COLUMN with one of the parts {}",
    Part::names()
)]
pub struct ColumnsError {
    given: String,
}

impl Columns {
    /// Reads "text=body,published=date".
    ///
    /// # Errors
    ///
    /// [`ColumnsError`] for what is not of this form, or no part of an article.
    pub fn parse(told: &str) -> Result<Self, ColumnsError> {
        told.split(',').filter(|pair| !pair.trim().is_empty()).try_fold(Self::default(), |columns, pair| {
            let wrong = || ColumnsError { given: pair.to_owned() };
            let (part, name) = pair.split_once('=').ok_or_else(wrong)?;
            columns.with(part.trim(), name.trim())
        })
    }

    /// The same, with the part of the article of that name in this column.
    ///
    /// # Errors
    ///
    /// [`ColumnsError`] when an article has no such part.
    pub fn with(mut self, part: &str, column: &str) -> Result<Self, ColumnsError> {
        let known = Part::ALL.iter().find(|known| known.name() == part && !column.is_empty());
        let known = *known.ok_or_else(|| ColumnsError { given: format!("{part}={column}") })?;
        self.told.retain(|(told, _)| *told != known);
        self.told.push((known, column.to_owned()));
        Ok(self)
    }

    /// Whether none was given.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.told.is_empty()
    }

    /// The place of each part among the keys of an object that has a value for them.
    pub(crate) fn of_keys(&self, there: &[&str]) -> Vec<(Part, usize)> {
        let place = |part: &Part| Some((*part, self.place(*part, there).ok()??));
        Part::ALL.iter().filter_map(place).collect()
    }

    /// The place of each part among the columns that are there.
    ///
    /// # Errors
    ///
    /// The name of a column that is wanted and not there.
    pub(crate) fn find(&self, there: &[&str]) -> Result<Vec<(Part, usize)>, String> {
        let mut found = Vec::new();
        for part in Part::ALL {
            let place = self.place(part, there).map_err(|column| format!("`{column}`"))?;
            found.extend(place.map(|place| (part, place)));
        }
        let has = |part| found.iter().any(|(found, _)| *found == part);
        if has(Part::Text) || has(Part::Html) {
            return Ok(found);
        }
        Err("`text` or `html`".to_owned())
    }

    /// Where a part lies: as given, else under the first of its usual names; the column that was given and is not there otherwise.
    fn place(&self, part: Part, there: &[&str]) -> Result<Option<usize>, &str> {
        let told = self.told.iter().find(|(told, _)| *told == part).map(|(_, column)| column.as_str());
        if let Some(column) = told {
            return there.iter().position(|name| *name == column).map(Some).ok_or(column);
        }
        let is_free = |name: &str| !self.told.iter().any(|(_, column)| column == name);
        let called = |usual: &str| {
            there.iter().position(|name| name.trim().eq_ignore_ascii_case(usual) && is_free(name))
        };
        Ok(part.usual().iter().find_map(|usual| called(usual)))
    }
}

/// Whether the first line of a file without a telling name is a row of names of columns, that of the text among them.
pub(crate) fn is_row_of_names(head: &[u8], separator: u8) -> bool {
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let cells = || line.split(|byte| *byte == separator).map(<[u8]>::trim_ascii);
    let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim_matches('"').to_owned();
    let has = |part: Part| cells().any(|cell| part.usual().contains(&name(cell).as_str()));
    (has(Part::Text) || has(Part::Html)) && Part::ALL.into_iter().filter(|part| has(*part)).count() > 1
}

impl Part {
    const ALL: [Self; 9] = [
        Self::Text,
        Self::Html,
        Self::Id,
        Self::Url,
        Self::Title,
        Self::Byline,
        Self::Publisher,
        Self::Published,
        Self::Language,
    ];

    pub(crate) fn name(self) -> &'static str {
        self.usual()[0]
    }

    /// The usual names of a column for it, its own first.
    fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["text", "body", "content", "maintext", "article_text", "full_text"],
            Self::Html => &["html", "page"],
            Self::Id => &["id", "article_id", "uuid"],
            Self::Url => &["url", "link"],
            Self::Title => &["title", "headline"],
            Self::Byline => &["byline", "authors", "author"],
            Self::Publisher => &["publisher", "outlet", "source", "sitename"],
            Self::Published => &[
                "published",
                "published_at",
                "publishedAt",
                "datePublished",
                "date_published",
                "publish_date",
                "date_publish",
                "publication_date",
                "pub_date",
                "pubDate",
                "date",
            ],
            Self::Language => &["language", "lang"],
        }
    }

    fn names() -> String {
        Self::ALL.map(|part| format!("`{}`", part.name())).join(", ")
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs: Vec<String> =
            self.told.iter().map(|(part, column)| format!("{}={column}", part.name())).collect();
        f.write_str(&pairs.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_names_go_before_usual_ones() {
        let columns = Columns::parse("text=lead, published=day").unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(
            columns.find(&["text", "day", "lead", "URL"]),
            Ok(vec![(Part::Text, 2), (Part::Url, 3), (Part::Published, 1)])
        );
        assert_eq!(columns.find(&["text", "day"]), Err("`lead`".to_owned()));
        assert_eq!(
            Columns::default().find(&["Body", "date"]),
            Ok(vec![(Part::Text, 0), (Part::Published, 1)])
        );
        assert_eq!(Columns::default().find(&["a", "b"]), Err("`text` or `html`".to_owned()));
    }

    #[test]
    fn refuses_parts_that_an_article_does_not_have() {
        for told in ["words=body", "text", "text=", "=body"] {
            assert!(Columns::parse(told).is_err(), "{told}");
        }
    }
}
