//! The tables, and how a nested batch is laid out as such.

use std::fmt;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int64Array, ListArray, RecordBatch, UInt32Array};
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema};
use arrow_select::take::take;

use crate::builder::Builder;
use crate::schema::{ARTICLES, FACTS, ID, schema};
use crate::trace;

/// The column with the id of the article that a row is of.
pub const ARTICLE: &str = "article";
/// One of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    name: String,
    schema: Arc<Schema>,
}

/// All tables.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let nested = Builder::tables().schema();
    let (added, fields): (Vec<FieldRef>, Vec<FieldRef>) =
        nested.fields().iter().cloned().partition(|field| trace::is_of_facts(field));
    let (lists, own): (Vec<FieldRef>, Vec<FieldRef>) =
        fields.into_iter().partition(|field| nouns(field).is_some());
    let articles = Table { name: ARTICLES.to_owned(), schema: schema(own.into(), ARTICLES) };
    let of_facts = lists.iter().filter_map(|field| {
        let added = added.iter().filter(|column| trace::is_of(field.name(), column));
        let schema = schema(with_ids(nouns(field)?, added), field.name());
        Some(Table { name: field.name().clone(), schema })
    });
    std::iter::once(articles).chain(of_facts).collect()
});

impl Table {
    /// All tables: `articles`, one for each fact kind, and the flat view `facts`.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &TABLES
    }

    /// The table of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// Its name: `articles`, `facts`, or the field of the contract that its rows come from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its columns, with the number of the contract beside them, as metadata `nutgraf`.
    #[must_use]
    pub fn schema(&self) -> Arc<Schema> {
        Arc::clone(&self.schema)
    }

    /// A batch of this table without a row.
    #[must_use]
    pub fn empty(&self) -> RecordBatch {
        RecordBatch::new_empty(self.schema())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// A nested batch, laid out flat: the tables whose facts were looked for in at least one article, in the order of
/// [`Table::all`].
#[must_use]
pub fn split(nested: &RecordBatch) -> Vec<(&'static Table, RecordBatch)> {
    let of = |table: &'static Table| {
        Some((table, if table.name == ARTICLES { articles(table, nested)? } else { facts(table, nested)? }))
    };
    TABLES.iter().filter_map(of).collect()
}

/// The fields of the facts in a column of lists of them; `None` for another column.
fn nouns(field: &FieldRef) -> Option<&Fields> {
    match field.data_type() {
        DataType::List(item) => match item.data_type() {
            DataType::Struct(fields) => Some(fields),
            _ => None,
        },
        _ => None,
    }
}

/// The columns of a table of facts: the article, the fact's own id, the rest, and what a corpus is joined by.
fn with_ids<'a>(fields: &Fields, added: impl Iterator<Item = &'a FieldRef>) -> Fields {
    let ids = [Field::new(ARTICLE, DataType::Utf8, true), Field::new(ID, DataType::Int64, false)];
    let rest = fields.iter().filter(|field| field.name() != ID).cloned();
    let added = added.filter_map(|field| match field.data_type() {
        DataType::List(item) => {
            let name = trace::name_in_table(field);
            Some(Arc::new(Field::new(name, item.data_type().clone(), false)))
        }
        _ => None,
    });
    ids.into_iter().map(Arc::new).chain(rest).chain(added).collect()
}

fn articles(table: &Table, nested: &RecordBatch) -> Option<RecordBatch> {
    of_columns(table, |field| nested.column_by_name(field.name()).cloned())
}

/// A table of its columns; what a corpus is joined by is left out of a batch that lacks it.
fn of_columns(table: &Table, column: impl Fn(&FieldRef) -> Option<ArrayRef>) -> Option<RecordBatch> {
    let (mut fields, mut columns) = (Vec::new(), Vec::new());
    for field in table.schema.fields() {
        match column(field) {
            Some(column) => {
                fields.push(Arc::clone(field));
                columns.push(column);
            }
            None if trace::adds(&table.name, field.name()) => {}
            None => return None,
        }
    }
    let is_whole = fields.len() == table.schema.fields().len();
    let part = || Arc::new(Schema::new_with_metadata(fields, table.schema.metadata().clone()));
    let schema = if is_whole { table.schema() } else { part() };
    Some(RecordBatch::try_new(schema, columns).expect("the columns have their types"))
}

fn facts(table: &Table, nested: &RecordBatch) -> Option<RecordBatch> {
    let lists: &ListArray = nested.column_by_name(&table.name)?.as_list();
    if lists.null_count() == lists.len() && !lists.is_empty() {
        return None;
    }
    let facts = items(lists);
    let facts = facts.as_struct();
    let added = |name: &str| {
        let lists = nested.column_by_name(&trace::name_in_batch(&table.name, name))?;
        Some(items(lists.as_list()))
    };
    let lengths = || (0..lists.len()).map(|row| lists.value_length(row) as u32);
    let rows: UInt32Array = (0_u32..)
        .zip(lengths())
        .flat_map(|(row, length)| std::iter::repeat_n(row, length as usize))
        .collect();
    let ids: Int64Array = lengths().flat_map(|length| 0..i64::from(length)).collect::<Vec<_>>().into();
    let articles = take(nested.column_by_name(ID)?, &rows, None).expect("rows of the batch");
    let column = |field: &FieldRef| -> Option<ArrayRef> {
        match field.name().as_str() {
            ARTICLE => Some(Arc::clone(&articles)),
            ID if table.name == FACTS || facts.column_by_name(ID).is_none() => Some(Arc::new(ids.clone())),
            name => facts.column_by_name(name).cloned().or_else(|| added(name)),
        }
    };
    of_columns(table, column)
}

/// The items of all lists of a column.
fn items(lists: &ListArray) -> ArrayRef {
    let at = |offset: Option<&i32>| offset.copied().unwrap_or_default() as usize;
    let (first, last) = (at(lists.value_offsets().first()), at(lists.value_offsets().last()));
    lists.values().slice(first, last - first)
}
