//! A run into an SQLite database: a transaction a part.

use std::io;
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Schema};
use nutgraf_table::json;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;

use super::failures;
use super::manifest::{Header, Part, other_manifest};

/// The table that holds the manifest.
const MANIFEST: &str = "nutgraf_manifest";
/// What whoever asks by hand finds beside the tables.
const VIEWS: &str = include_str!("views.sql");

/// A database, in a transaction.
pub(crate) struct Sqlite(Connection);

impl Sqlite {
    /// Begins a run in a new file.
    pub(crate) fn create(path: &Path, header: &Header) -> io::Result<Self> {
        let connection = Connection::open(path).map_err(io_error)?;
        connection.execute_batch("BEGIN").map_err(io_error)?;
        let mut tables = format!("CREATE TABLE {MANIFEST} (line TEXT NOT NULL);");
        for table in nutgraf_table::Table::all() {
            tables += &definition(table.name(), &table.schema());
        }
        tables += &definition(failures::ERRORS, &failures::SCHEMA);
        connection.execute_batch(&tables).map_err(io_error)?;
        let database = Self(connection);
        database.note(&serde_json::to_string(header)?)?;
        database.commit()?;
        Ok(database)
    }

    /// Goes on with a run; none where a run was killed before it had written anything.
    pub(crate) fn open(path: &Path) -> io::Result<Option<(Self, Header, Vec<Part>)>> {
        let connection = Connection::open(path).map_err(io_error)?;
        let tables = "SELECT count(*) FROM sqlite_master";
        if connection.query_row(tables, [], |row| row.get::<_, i64>(0)).map_err(io_error)? == 0 {
            return Ok(None);
        }
        let mut lines = {
            let query = format!("SELECT line FROM {MANIFEST} ORDER BY rowid");
            let mut statement = connection.prepare(&query).map_err(io_error)?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0)).map_err(io_error)?;
            lines.collect::<Result<Vec<_>, _>>().map_err(io_error)?.into_iter()
        };
        let header = lines.next().ok_or_else(|| io::Error::other("the manifest is empty"))?;
        let header = serde_json::from_str(&header).map_err(other_manifest)?;
        let parts = lines.map(|line| serde_json::from_str(&line)).collect::<Result<_, _>>()?;
        connection.execute_batch("BEGIN").map_err(io_error)?;
        Ok(Some((Self(connection), header, parts)))
    }

    /// Inserts rows of a table.
    pub(crate) fn write(&mut self, table: &str, batch: &RecordBatch) -> io::Result<()> {
        let places = vec!["?"; batch.num_columns()].join(",");
        let insert = format!("INSERT INTO {table} VALUES ({places})");
        let mut statement = self.0.prepare_cached(&insert).map_err(io_error)?;
        for row in 0..batch.num_rows() {
            let cells = batch.columns().iter().map(|column| cell(json(column, row)));
            statement.execute(params_from_iter(cells)).map_err(io_error)?;
        }
        Ok(())
    }

    /// Ends a part; the last one with indices, views and a search, which are cheaper to make at once.
    pub(crate) fn finish(&mut self, part: &Part) -> io::Result<()> {
        if part.is_last {
            let indices: String = nutgraf_table::Table::all().iter().map(indices).collect();
            self.0.execute_batch(&(indices + VIEWS)).map_err(io_error)?;
        }
        self.note(&serde_json::to_string(part)?)?;
        self.commit()
    }

    fn note(&self, line: &str) -> io::Result<()> {
        let insert = format!("INSERT INTO {MANIFEST} VALUES (?)");
        self.0.execute(&insert, [line]).map_err(io_error).map(|_| ())
    }

    fn commit(&self) -> io::Result<()> {
        self.0.execute_batch("COMMIT; BEGIN").map_err(io_error)
    }
}

/// Lists and structs are JSON there.
fn definition(table: &str, schema: &Schema) -> String {
    let column = |field: &arrow_schema::FieldRef| {
        let kind = match field.data_type() {
            DataType::Boolean | DataType::Int64 => "INTEGER",
            DataType::Float64 => "REAL",
            _ => "TEXT",
        };
        format!("\"{}\" {kind}{}", field.name(), if field.is_nullable() { "" } else { " NOT NULL" })
    };
    let columns: Vec<String> = schema.fields().iter().map(column).collect();
    format!("CREATE TABLE {table} ({});", columns.join(", "))
}

/// The indices of a table: by article, by what its columns refer to, and by what people ask for. None is unique, as inputs may
/// repeat an id, and both articles are written.
fn indices(table: &nutgraf_table::Table) -> String {
    let (name, schema) = (table.name(), table.schema());
    if name == "articles" {
        return "CREATE INDEX articles_id ON articles (id);".to_owned();
    }
    let mut indices = format!("CREATE INDEX {name}_article ON {name} (article, id);");
    for column in ["entity", "speaker", "kind", "type", "act", "name", "country", "link"] {
        if schema.column_with_name(column).is_some() {
            let of_article = if ["entity", "speaker"].contains(&column) { "article, " } else { "" };
            indices += &format!("CREATE INDEX {name}_{column} ON {name} ({of_article}\"{column}\");");
        }
    }
    indices
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(flag) => Cell::Integer(flag.into()),
        Value::Number(number) => number
            .as_i64()
            .map(Cell::Integer)
            .or_else(|| number.as_f64().map(Cell::Real))
            .unwrap_or(Cell::Null),
        Value::String(text) => Cell::Text(text),
        nested => Cell::Text(nested.to_string()),
    }
}

/// What the system said, as far as SQLite says.
fn io_error(why: rusqlite::Error) -> io::Error {
    let kind = match why.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => io::ErrorKind::StorageFull,
        Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen) => {
            io::ErrorKind::PermissionDenied
        }
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, why)
}
