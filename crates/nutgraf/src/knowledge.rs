//! Entities of the user: a table of who and what they know, under their own ids.

use std::fmt;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::Error;
use crate::lexicon;
use crate::text::Text;
use crate::types::{Entity, EntityKind, Mention, MentionForm};

/// What a row may tell, by the names of the columns.
const COLUMNS: [&str; 5] = ["id", "name", "aliases", "kind", "country"];

/// A user's own entities, which those of articles are linked to by name. Cheap to clone.
///
/// Of several rows with one name that one is meant whose kind and country fit; where two fit, none.
///
/// ```
/// use nutgraf::{Article, Config, Extractor, KnowledgeBase};
///
/// let table = "id\tname\taliases\tkind\tcountry\nQ7\tAda Byrne\tA. Byrne|Mayor Byrne\tperson\tIRL\n";
/// let known = KnowledgeBase::from_tsv("people.tsv", table.as_bytes())?;
/// let extractor = Extractor::new(Config::default().with_entities(known));
///
/// let facts = extractor.extract(&Article::new("Ada Byrne won. Byrne thanked her voters.\n")?);
/// assert_eq!(facts.entities[0].link.as_deref(), Some("Q7"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct KnowledgeBase(Arc<Rows>);

#[derive(PartialEq, Eq)]
struct Rows {
    rows: Vec<Row>,
    /// The rows of a name, as it is compared.
    by_name: FxHashMap<String, Vec<usize>>,
    checksum: u32,
}

#[derive(PartialEq, Eq)]
struct Row {
    id: String,
    kind: Option<EntityKind>,
    country: Option<String>,
}

impl KnowledgeBase {
    /// Reads a table of tab-separated values in UTF-8: a line of column names, then a row a line. `id` and `name` must be there;
    /// `aliases`, parted by `|`, `kind` and `country` (ISO 3166-1 alpha-3) may be. There is no quoting.
    ///
    /// # Errors
    /// [`Error::Table`] names `file`, the row and the column of the first cell that cannot be used; nothing is kept then.
    pub fn from_tsv(file: &str, bytes: &[u8]) -> Result<Self, Error> {
        let wrong = |row: u32, column: &str, reason: String| Error::Table {
            file: file.into(),
            row,
            column: column.into(),
            reason: reason.into(),
        };
        let mut lines =
            bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).split(|byte| *byte == b'\n').zip(1..);
        let (head, _) = lines.next().expect("splitting gives a first piece");
        let columns = columns(head).map_err(|(column, reason)| wrong(1, &column, reason))?;
        let mut reader = Reader::new(columns);
        for (line, row) in lines {
            reader.take(line).map_err(|(column, reason)| wrong(row, column, reason))?;
        }
        let Reader { rows, by_name, .. } = reader;
        Ok(Self(Arc::new(Rows { rows, by_name, checksum: crc32fast::hash(bytes) })))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.rows.is_empty()
    }

    /// The CRC-32 of the table, which tells one from another.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        self.0.checksum
    }

    /// Gives the entities of an article the ids of the rows that they are, and the country where only the row tells it.
    pub(crate) fn link(&self, text: &Text<'_>, entities: &mut [Entity], mentions: &[Mention]) {
        for entity in entities {
            let is_name = |mention: &&Mention| mention.form == MentionForm::Name;
            let named = entity.mentions.iter().map(|id| &mentions[id.index()]).filter(is_name);
            let mut forms = FxHashSet::default();
            let named = named.map(|mention| text.words(mention.span)).filter(|form| forms.insert(*form));
            let names: Vec<&str> = std::iter::once(&*entity.name).chain(named).collect();
            let Some(row) = self.row(entity, names.into_iter()) else { continue };
            entity.link = Some(row.id.clone());
            entity.country = entity.country.take().or_else(|| row.country.clone());
        }
    }

    /// The row that an entity with these names is.
    fn row<'a>(&self, entity: &Entity, mut names: impl Iterator<Item = &'a str>) -> Option<&Row> {
        names.find_map(|name| {
            let rows = self.0.by_name.get(&compared(name))?.iter().map(|&at| &self.0.rows[at]);
            let fits = |row: &&Row| {
                row.kind.is_none_or(|kind| kind == entity.kind)
                    && (row.country.is_none() || entity.country.is_none() || row.country == entity.country)
            };
            let fitting: Vec<&Row> = rows.filter(fits).collect();
            let is_same = |row: &&Row| row.country.is_some() && row.country == entity.country;
            let mut same = fitting.iter().copied().filter(is_same);
            match fitting[..] {
                [one] => Some(one),
                _ => same.next().filter(|_| same.next().is_none()),
            }
        })
    }
}

impl fmt::Debug for KnowledgeBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnowledgeBase({} rows, checksum {:08x})", self.len(), self.checksum())
    }
}

/// The place of each column, where it is there.
#[derive(Default)]
struct Columns {
    places: [Option<usize>; COLUMNS.len()],
    count: usize,
}

/// Which column holds what; else the column and what is wrong with it.
fn columns(head: &[u8]) -> Result<Columns, (String, String)> {
    let head = std::str::from_utf8(head).map_err(|_| ("?".to_owned(), "not UTF-8".to_owned()))?;
    let mut columns = Columns::default();
    for name in head.trim_end_matches('\r').split('\t').filter(|_| !head.trim().is_empty()) {
        let Some(at) = COLUMNS.iter().position(|known| *known == name.trim()) else {
            let reason = format!("no such column; there may be {}, parted by tabs", COLUMNS.join(", "));
            return Err((name.trim().to_owned(), reason));
        };
        if columns.places[at].replace(columns.count).is_some() {
            return Err((name.to_owned(), "given twice".to_owned()));
        }
        columns.count += 1;
    }
    match columns.places[..2].iter().position(Option::is_none) {
        Some(missing) => {
            Err((COLUMNS[missing].to_owned(), "missing: the first line names the columns".to_owned()))
        }
        None => Ok(columns),
    }
}

/// Takes in rows.
#[derive(Default)]
struct Reader {
    columns: Columns,
    rows: Vec<Row>,
    by_name: FxHashMap<String, Vec<usize>>,
    ids: FxHashSet<String>,
    countries: FxHashSet<&'static str>,
}

impl Reader {
    fn new(columns: Columns) -> Self {
        let countries = lexicon::rows(include_str!("../data/en/lexicon/country.tsv")).map(|row| row[1]);
        Self { columns, countries: countries.collect(), ..Self::default() }
    }

    fn country(&self, code: &str) -> Result<String, (&'static str, String)> {
        let reason = || format!("{code:?} is no ISO 3166-1 alpha-3 code such as \"FRA\"");
        self.countries.contains(code).then(|| code.to_owned()).ok_or_else(|| ("country", reason()))
    }

    /// Takes in a line; else the column and what is wrong with it.
    fn take(&mut self, line: &[u8]) -> Result<(), (&'static str, String)> {
        let line = std::str::from_utf8(line).map_err(|_| ("id", "the row is not UTF-8".to_owned()))?;
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            return Ok(());
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() > self.columns.count {
            let reason = format!("{} cells in a table of {} columns", cells.len(), self.columns.count);
            return Err(("id", reason));
        }
        let cell = |column: usize| {
            let place = self.columns.places[column]?;
            cells.get(place).copied().filter(|cell| !cell.is_empty())
        };
        let needed = |column: usize| cell(column).ok_or((COLUMNS[column], "empty".to_owned()));
        let (id, name) = (needed(0)?.to_owned(), needed(1)?);
        let kind = cell(3).map(kind).transpose().map_err(|reason| ("kind", reason))?;
        let country = cell(4).map(|code| self.country(code)).transpose()?;
        let row = self.rows.len();
        for name in std::iter::once(name).chain(cell(2).into_iter().flat_map(|aliases| aliases.split('|'))) {
            let of_name = self.by_name.entry(compared(name)).or_default();
            if of_name.last() != Some(&row) {
                of_name.push(row);
            }
        }
        if !self.ids.insert(id.clone()) {
            return Err(("id", format!("{id:?} is the id of an earlier row")));
        }
        self.rows.push(Row { id, kind, country });
        Ok(())
    }
}

fn kind(name: &str) -> Result<EntityKind, String> {
    let quoted = serde_json::Value::String(name.to_owned());
    serde_json::from_value(quoted).map_err(|_| {
        format!("{name:?} is none of person, organization, place, facility, group, product, other")
    })
}

/// A name as it is compared: in small letters without accents and leading article, one kind of apostrophe and space.
fn compared(name: &str) -> String {
    let plain: String = name
        .nfd()
        .filter(|char| !is_combining_mark(*char))
        .map(|char| if char == '’' { '\'' } else { char })
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words[..] {
        ["the", ref rest @ ..] if !rest.is_empty() => rest.join(" "),
        ref all => all.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::KnowledgeBase;

    #[track_caller]
    fn says(table: &[u8], expected: &str) {
        let error = KnowledgeBase::from_tsv("mine.tsv", table).expect_err("the table is wrong");
        assert_eq!(error.to_string(), format!("mine.tsv: {expected}"));
    }

    #[test]
    fn a_wrong_cell_is_told_with_its_place() {
        says(b"name\tkind\nA\tperson\n", "row 1, column id: missing: the first line names the columns");
        says(b"id\tname\tid\n", "row 1, column id: given twice");
        says(b"id\tname\n1\tAda\n\n2\n", "row 4, column name: empty");
        says(b"id\tname\n1\tAda\n1\tEva\n", "row 3, column id: \"1\" is the id of an earlier row");
        says(b"id\tname\n1\tAda\textra\n", "row 2, column id: 3 cells in a table of 2 columns");
        says(b"id\tname\n1\t\xFF\n", "row 2, column id: the row is not UTF-8");
        says(
            b"id\tname\tcountry\n1\tAda\tIreland\n",
            "row 2, column country: \"Ireland\" is no ISO 3166-1 alpha-3 code such as \"FRA\"",
        );
        says(
            b"id\tname\tkind\n1\tAda\thuman\n",
            "row 2, column kind: \"human\" is none of person, organization, place, facility, group, product, other",
        );
        says(
            b"id\tname\talias\n",
            "row 1, column alias: no such column; there may be id, name, aliases, kind, country, parted by tabs",
        );
        says(b"", "row 1, column id: missing: the first line names the columns");
    }

    #[test]
    fn names_are_compared_without_accents_and_articles() {
        let table = "\u{FEFF}id\tname\taliases\r\n7\tThe Élysée Palace\tPalais de l’Élysée|Elysee\r\n";
        let known = KnowledgeBase::from_tsv("mine.tsv", table.as_bytes()).expect("a whole table");
        for name in ["the Elysee palace", "Élysée", "PALAIS DE L'ÉLYSÉE"] {
            assert!(known.0.by_name.contains_key(&super::compared(name)), "{name}");
        }
    }
}
