//! Where the facts go, by the name of the output and `--format`; what cannot be meant is refused.

use std::path::Path;

use nutgraf_io::OutputFormat;

use super::Format;

/// Endings of names of files that hold something else than documents, and what is written instead.
const OTHER_FILES: [(&[&str], &str); 4] = [
    (
        &["parquet", "pq", "arrow", "feather", "ipc"],
        "one file holds one table, and there is a table for each fact kind: name a folder, as in -o out/",
    ),
    (
        &["csv", "tsv", "xlsx", "xls", "ods"],
        "tables are not written as that: -o facts.sqlite or -o out/ (Parquet) writes tables, and DuckDB, pandas and polars turn \
         them into it",
    ),
    (&["xz", "bz2", "7z", "zip", "lz4", "br"], "not compressed like that: name it .jsonl.gz or .jsonl.zst"),
    (&["warc", "html", "htm", "md", "pdf", "xml"], "documents are lines of JSON: name it .jsonl"),
];

/// How the output is written; `None` where documents go to a file or pipe as they come.
pub(super) fn format(output: &Path, wanted: Option<Format>) -> Result<Option<OutputFormat>, String> {
    let shown = output.display();
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with('/');
    let is_pipe = output == Path::new("-");
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
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
        (Some(Format::Conllu), _) if is_folder => {
            Err("--format conllu writes one file: name it, as in -o words.conllu".to_owned())
        }
        (Some(_), _) if of_name.is_some() => {
            Err(format!("{shown}: a database has no --format; leave it out, or name a folder, as in -o out/"))
        }
        (_, Some((_, why))) => Err(format!("{shown}: {why}")),
        (Some(Format::Jsonl), None) => Ok(is_folder.then_some(OutputFormat::Jsonl)),
        (Some(Format::Conllu | Format::Brat), None) => Ok(None),
        (Some(Format::Parquet), None) => Ok(Some(OutputFormat::Parquet)),
        (Some(Format::Arrow), None) => Ok(Some(OutputFormat::Arrow)),
        (None, None) => Ok(of_name.or(is_folder.then_some(OutputFormat::Parquet))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_is_written() {
        let of = |name: &str, wanted| format(Path::new(name), wanted);
        assert_eq!(of("-", None), Ok(None));
        assert_eq!(of("facts.jsonl.gz", None), Ok(None));
        assert_eq!(of("out/", None), Ok(Some(OutputFormat::Parquet)));
        assert_eq!(of("out/", Some(Format::Jsonl)), Ok(Some(OutputFormat::Jsonl)));
        assert_eq!(of("out", Some(Format::Arrow)), Ok(Some(OutputFormat::Arrow)));
        assert_eq!(of("facts.db", None), Ok(Some(OutputFormat::Sqlite)));
        assert_eq!(of("-", Some(Format::Conllu)), Ok(None));
        assert_eq!(of("out/", Some(Format::Brat)), Ok(None));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (name, wanted) in [
            ("-", Some(Format::Parquet)),
            ("-", Some(Format::Brat)),
            ("out/", Some(Format::Conllu)),
            ("out.parquet", None),
            ("out.parquet", Some(Format::Parquet)),
            ("out.csv", None),
            ("out.jsonl.xz", None),
            ("facts.sqlite", Some(Format::Jsonl)),
        ] {
            assert!(format(Path::new(name), wanted).is_err(), "{name}");
        }
    }
}
