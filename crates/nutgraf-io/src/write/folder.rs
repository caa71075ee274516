//! A run into a folder: files of a part are written beside it and moved into their places at its end.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions};
use arrow_schema::Schema;
use parquet::arrow::{ArrowSchemaConverter, ArrowWriter};
use parquet::basic::{Compression, Encoding, Type, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::OutputFormat;
use super::failures::ERRORS;
use super::manifest::Written;

/// The name of the manifest in the folder.
pub(crate) const MANIFEST: &str = "manifest.jsonl";
/// Where the files of a part lie until it is finished.
const UNFINISHED: &str = ".unfinished";
/// The folder of documents, where they are not laid out as tables.
pub(crate) const DOCUMENTS: &str = "documents";

/// The files of the part in hand.
pub(crate) struct Folder {
    root: PathBuf,
    format: OutputFormat,
    /// By name: the table, perhaps a day below it.
    open: BTreeMap<String, Writer>,
}

/// A file of a table.
enum Writer {
    Jsonl(BufWriter<File>),
    Parquet(Box<ArrowWriter<BufWriter<File>>>),
    Arrow(Box<FileWriter<BufWriter<File>>>),
}

impl Folder {
    /// A part in this folder; what an earlier run left unfinished is taken away.
    pub(crate) fn new(root: &Path, format: OutputFormat) -> io::Result<Self> {
        let unfinished = root.join(UNFINISHED);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        fs::create_dir_all(&unfinished)?;
        Ok(Self { root: root.to_owned(), format, open: BTreeMap::new() })
    }

    /// Whether there is something in the folder beside what a run leaves that was killed as it began.
    pub(crate) fn is_used(root: &Path) -> bool {
        let is_kept =
            |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() != UNFINISHED);
        fs::read_dir(root).is_ok_and(|entries| entries.into_iter().any(is_kept))
    }

    /// Takes away what an earlier run wrote, and nothing else.
    pub(crate) fn clear(root: &Path) -> io::Result<()> {
        let tables = nutgraf_table::Table::all().iter().map(nutgraf_table::Table::name);
        for name in tables.chain([ERRORS, DOCUMENTS]) {
            clear_parts(&root.join(name))?;
        }
        match fs::remove_file(root.join(MANIFEST)) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        }
    }

    /// Whether a file of an earlier part is as it was written.
    pub(crate) fn has(root: &Path, file: &Written) -> bool {
        fs::metadata(root.join(&file.path)).is_ok_and(|data| data.len() == file.bytes)
    }

    /// Writes rows of a table.
    pub(crate) fn write(&mut self, table: &str, batch: &RecordBatch) -> io::Result<()> {
        match self.writer(table, Some(&batch.schema()))? {
            Writer::Jsonl(_) => Err(io::Error::other("lines are no tables")),
            Writer::Parquet(writer) => writer.write(batch).map_err(io_error),
            Writer::Arrow(writer) => writer.write(batch).map_err(io::Error::other),
        }
    }

    /// Writes a document.
    pub(crate) fn write_line(&mut self, line: &str) -> io::Result<()> {
        match self.writer(DOCUMENTS, None)? {
            Writer::Jsonl(writer) => writer.write_all(line.as_bytes()).and_then(|()| writer.write_all(b"\n")),
            _ => Err(io::Error::other("tables are no lines")),
        }
    }

    /// Ends the files of a part and moves them into their places.
    pub(crate) fn finish(&mut self, part: u64) -> io::Result<Vec<Written>> {
        let names: Vec<String> = self.open.keys().cloned().collect();
        let mut finished = Vec::new();
        for writer in std::mem::take(&mut self.open).into_values() {
            let file = writer.finish()?;
            file.sync_all()?;
            finished.push(file.metadata()?.len());
        }
        let ending = self.format.name();
        names
            .into_iter()
            .zip(finished)
            .map(|(name, bytes)| {
                let path = format!("{name}/part-{part:05}.{ending}");
                fs::create_dir_all(self.root.join(&name))?;
                fs::rename(self.unfinished(&name), self.root.join(&path))?;
                Ok(Written { path, bytes })
            })
            .collect()
    }

    /// Takes the folder of unfinished files away.
    pub(crate) fn end(&self) -> io::Result<()> {
        fs::remove_dir_all(self.root.join(UNFINISHED))
    }

    /// Where a file lies until it is moved into its place.
    pub(crate) fn unfinished(&self, name: &str) -> PathBuf {
        self.root.join(UNFINISHED).join(name.replace('/', "."))
    }

    fn writer(&mut self, name: &str, schema: Option<&Schema>) -> io::Result<&mut Writer> {
        if !self.open.contains_key(name) {
            let file = BufWriter::with_capacity(256 << 10, File::create(self.unfinished(name))?);
            self.open.insert(name.to_owned(), Writer::new(file, self.format, schema)?);
        }
        Ok(self.open.get_mut(name).expect("it was just put there"))
    }
}

impl Writer {
    fn new(file: BufWriter<File>, format: OutputFormat, schema: Option<&Schema>) -> io::Result<Self> {
        Ok(match (format, schema) {
            (OutputFormat::Parquet, Some(schema)) => {
                let properties = properties(schema).map_err(io_error)?;
                let writer = ArrowWriter::try_new(file, schema.clone().into(), Some(properties));
                Self::Parquet(Box::new(writer.map_err(io_error)?))
            }
            (OutputFormat::Arrow, Some(schema)) => {
                let options = IpcWriteOptions::default()
                    .try_with_compression(Some(CompressionType::ZSTD))
                    .and_then(|options| FileWriter::try_new_with_options(file, schema, options));
                Self::Arrow(Box::new(options.map_err(io::Error::other)?))
            }
            _ => Self::Jsonl(file),
        })
    }

    fn finish(self) -> io::Result<File> {
        let file = match self {
            Self::Jsonl(file) => file,
            Self::Parquet(writer) => writer.into_inner().map_err(io_error)?,
            Self::Arrow(mut writer) => {
                writer.finish().map_err(io::Error::other)?;
                writer.into_inner().map_err(io::Error::other)?
            }
        };
        file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

/// zstd. Numbers that grow along the text are written as differences; texts of articles, which never repeat, without a
/// dictionary; bounds are kept for whole columns, not for each page.
fn properties(schema: &Schema) -> Result<WriterProperties, parquet::errors::ParquetError> {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(format!("nutgraf {}", env!("CARGO_PKG_VERSION")));
    for column in ArrowSchemaConverter::new().convert(schema)?.columns() {
        let path = column.path();
        if column.physical_type() == Type::INT64 {
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path.clone(), Encoding::DELTA_BINARY_PACKED);
        } else if path.parts() == ["text"] {
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_statistics_enabled(path.clone(), EnabledStatistics::None);
        }
    }
    Ok(properties.build())
}

/// The files of parts in the folder of a table, and the days below it.
fn clear_parts(folder: &Path) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("part-") && path.is_file() {
            fs::remove_file(&path)?;
        } else if name.starts_with("day=") && path.is_dir() {
            clear_parts(&path)?;
        }
    }
    // Something else may lie there: then the folder stays.
    let _ = fs::remove_dir(folder);
    Ok(())
}

/// What the system said, out of an error of Parquet.
fn io_error(why: parquet::errors::ParquetError) -> io::Error {
    match why {
        parquet::errors::ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(source) => *source,
            Err(source) => io::Error::other(source),
        },
        other => io::Error::other(other),
    }
}
