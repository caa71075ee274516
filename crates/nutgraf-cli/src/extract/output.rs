//! Where the facts go, by the name of the output and `--format`; what cannot be meant is refused.

use std::path::{Path, PathBuf};

use nutgraf::{FactKind, QuotationManner};
use nutgraf_io::{OutputFormat, Sheet};

use super::Format;
use super::sink::Style;

/// Endings of names of files that hold something else than documents, and what is written instead.
const OTHER_FILES: [(&[&str], &str); 4] = [
    (
        &["parquet", "pq", "arrow", "feather", "ipc"],
        "one file holds one table, and there is a table for each fact kind: name a folder, as in -o out/",
    ),
    (
        &["xlsx", "xls", "ods"],
        "tables are not written as that: name a sheet (-o quotations.csv), which it opens, or all tables (-o facts.sqlite, -o out/)",
    ),
    (&["xz", "bz2", "7z", "zip", "lz4", "br"], "not compressed like that: name it .jsonl.gz or .jsonl.zst"),
    (&["warc", "html", "htm", "md", "pdf", "xml"], "documents are lines of JSON: name it .jsonl"),
];

/// How the output is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Tables, in a run that can be gone on with.
    Run(OutputFormat),
    /// Documents as they come.
    Stream(Style),
}

impl Target {
    /// The kind of the facts that are written, where it is one alone.
    pub(super) fn kind(&self) -> Option<FactKind> {
        match self {
            Self::Stream(Style::Sheet(sheet)) => Some(sheet.kind),
            Self::Stream(Style::Polecat) => Some(FactKind::Events),
            _ => None,
        }
    }
}

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub(super) format: Option<Format>,
    pub(super) table: Option<FactKind>,
    pub(super) manners: Vec<QuotationManner>,
}

/// How to write into an output of this name.
pub(super) fn target(output: &Path, wanted: &Wanted) -> Result<Target, String> {
    if let Some(separator) = separator(output, wanted) {
        return sheet(output, wanted, separator).map(Target::Stream);
    }
    if wanted.table.is_some() {
        return Err("--table writes a sheet: -o NAME.csv, NAME.tsv, or --format csv, tsv; tables of all kinds go to -o out/ or -o \
                    facts.sqlite"
            .to_owned());
    }
    let run = format(output, wanted.format)?;
    Ok(run.map_or_else(|| Target::Stream(Style::of(wanted.format)), Target::Run))
}

/// What stands between the cells of a sheet; `None` where the output is none.
fn separator(output: &Path, wanted: &Wanted) -> Option<char> {
    let is_pipe = output == Path::new("-");
    match wanted.format {
        Some(Format::Csv) => Some(','),
        Some(Format::Tsv) => Some('\t'),
        Some(_) => None,
        None => match ending(&bare(output)).as_deref() {
            Some("csv") => Some(','),
            Some("tsv") => Some('\t'),
            _ => (is_pipe && wanted.table.is_some()).then_some(','),
        },
    }
}

/// The sheet of the kind that is asked for, or that the file is named after.
fn sheet(output: &Path, wanted: &Wanted, separator: char) -> Result<Style, String> {
    let shown = output.display();
    if output.is_dir() || output.as_os_str().to_string_lossy().ends_with('/') {
        return Err(format!("{shown}: a sheet is one file: name it, as in -o quotations.csv"));
    }
    let named = bare(output).file_stem().and_then(|stem| FactKind::from_name(&stem.to_string_lossy()));
    let Some(kind) = wanted.table.or(named) else {
        return Err(format!(
            "{shown}: a sheet holds facts of one kind: --table quotations, positions, events, entities, quantities or times; tables of \
             all kinds go to -o out/ or -o facts.sqlite"
        ));
    };
    Ok(Style::Sheet(Sheet { kind, separator, manners: wanted.manners.clone() }))
}

/// The name of a file without the ending that says how it is compressed.
fn bare(output: &Path) -> PathBuf {
    let is_compressed = matches!(ending(output).as_deref(), Some("gz" | "zst"));
    if is_compressed { output.with_extension("") } else { output.to_owned() }
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// How tables are written; `None` where documents go to a file or pipe as they come.
fn format(output: &Path, wanted: Option<Format>) -> Result<Option<OutputFormat>, String> {
    let shown = output.display();
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with('/');
    let is_pipe = output == Path::new("-");
    let ending = ending(output);
    let of_name = OutputFormat::of_name(output).filter(|_| !is_folder);
    let other = OTHER_FILES
        .iter()
        .find(|(endings, _)| ending.as_deref().is_some_and(|ending| endings.contains(&ending) && !is_folder));
    match (wanted, other) {
        (Some(Format::Parquet | Format::Arrow), _) if is_pipe => {
            Err("--format parquet and arrow write a file for each table: name a folder, as in -o out/"
                .to_owned())
        }
        (Some(Format::Brat), _) if !is_folder => {
            Err("--format brat writes two files for each article: name a folder, as in -o out/".to_owned())
        }
        (Some(Format::Conllu | Format::Polecat), _) if is_folder => {
            Err("--format conllu and polecat write one file: name it, as in -o words.conllu".to_owned())
        }
        (Some(_), _) if of_name.is_some() => {
            Err(format!("{shown}: a database has no --format; leave it out, or name a folder, as in -o out/"))
        }
        (_, Some((_, why))) => Err(format!("{shown}: {why}")),
        (Some(Format::Jsonl), None) => Ok(is_folder.then_some(OutputFormat::Jsonl)),
        (Some(Format::Parquet), None) => Ok(Some(OutputFormat::Parquet)),
        (Some(Format::Arrow), None) => Ok(Some(OutputFormat::Arrow)),
        (Some(_), None) => Ok(None),
        (None, None) => Ok(of_name.or(is_folder.then_some(OutputFormat::Parquet))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, format: Option<Format>) -> Result<Target, String> {
        target(Path::new(name), &Wanted { format, ..Wanted::default() })
    }

    fn kind_of(name: &str, format: Option<Format>, table: Option<FactKind>) -> Option<(FactKind, char)> {
        match target(Path::new(name), &Wanted { format, table, ..Wanted::default() }) {
            Ok(Target::Stream(Style::Sheet(sheet))) => Some((sheet.kind, sheet.separator)),
            _ => None,
        }
    }

    #[test]
    fn names_tell_what_is_written() {
        for (name, style) in [("-", None), ("facts.jsonl.gz", None)] {
            assert_eq!(of(name, style), Ok(Target::Stream(Style::Json)));
        }
        assert_eq!(of("out/", None), Ok(Target::Run(OutputFormat::Parquet)));
        assert_eq!(of("out/", Some(Format::Jsonl)), Ok(Target::Run(OutputFormat::Jsonl)));
        assert_eq!(of("out", Some(Format::Arrow)), Ok(Target::Run(OutputFormat::Arrow)));
        assert_eq!(of("facts.db", None), Ok(Target::Run(OutputFormat::Sqlite)));
        assert_eq!(of("-", Some(Format::Conllu)), Ok(Target::Stream(Style::Conllu)));
        assert_eq!(of("out/", Some(Format::Brat)), Ok(Target::Stream(Style::Brat)));
        assert_eq!(of("events.txt", Some(Format::Polecat)), Ok(Target::Stream(Style::Polecat)));
    }

    #[test]
    fn a_sheet_is_named_or_its_kind_is() {
        let times = Some(FactKind::Times);
        assert_eq!(kind_of("quotations.csv", None, None), Some((FactKind::Quotations, ',')));
        assert_eq!(kind_of("out/events.tsv.gz", None, None), Some((FactKind::Events, '\t')));
        assert_eq!(kind_of("quotations.csv", None, times), Some((FactKind::Times, ',')));
        assert_eq!(kind_of("-", None, times), Some((FactKind::Times, ',')));
        assert_eq!(kind_of("-", Some(Format::Tsv), times), Some((FactKind::Times, '\t')));
        for (name, format) in
            [("out/", None), ("facts.sqlite", None), ("a.jsonl", None), ("-", Some(Format::Jsonl))]
        {
            assert_eq!(kind_of(name, format, times), None, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (name, wanted) in [
            ("-", Some(Format::Parquet)),
            ("-", Some(Format::Brat)),
            ("out/", Some(Format::Conllu)),
            ("out/", Some(Format::Csv)),
            ("out.parquet", None),
            ("out.parquet", Some(Format::Parquet)),
            ("out.csv", None),
            ("out.xlsx", None),
            ("-", Some(Format::Csv)),
            ("out.jsonl.xz", None),
            ("facts.sqlite", Some(Format::Jsonl)),
        ] {
            assert!(of(name, wanted).is_err(), "{name}");
        }
    }
}
