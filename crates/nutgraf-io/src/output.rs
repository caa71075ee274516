//! Writing lines to a file or the standard output, plain or compressed by the name of the file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::codec::{ZstdWriter, zstd_writer};
use crate::{Error, Place};

/// Where documents go, one a line: a file, compressed when its name ends in `.gz` or `.zst`, or the standard output.
pub struct Output {
    place: Place,
    writer: Writer,
}

/// A writer with its way to end.
enum Writer {
    Plain(Plain),
    Gzip(Box<GzEncoder<Plain>>),
    Zstd(ZstdWriter<Plain>),
}

type Plain = BufWriter<Box<dyn Write + Send>>;

impl Output {
    /// Creates the file, or empties it; `-` is the standard output.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the system refuses.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let place = Place { path: path.into(), line: None };
        match writer(path) {
            Ok(writer) => Ok(Self { place, writer }),
            Err(source) => Err(Error::Write { place, source }),
        }
    }

    /// Writes a line and its line break.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the system refuses: a full disk, a closed pipe.
    pub fn write_line(&mut self, line: &str) -> Result<(), Error> {
        let writer: &mut dyn Write = match &mut self.writer {
            Writer::Plain(writer) => writer,
            Writer::Gzip(writer) => writer,
            Writer::Zstd(writer) => writer,
        };
        let written = writer.write_all(line.as_bytes()).and_then(|()| writer.write_all(b"\n"));
        written.map_err(|source| Error::Write { place: self.place.clone(), source })
    }

    /// Ends the compressed data and hands everything to the system.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the system refuses.
    pub fn finish(self) -> Result<(), Error> {
        let Self { place, writer } = self;
        let plain = match writer {
            Writer::Plain(writer) => Ok(writer),
            Writer::Gzip(writer) => writer.finish(),
            Writer::Zstd(writer) => writer.finish(),
        };
        plain.and_then(|mut writer| writer.flush()).map_err(|source| Error::Write { place, source })
    }
}

fn writer(path: &Path) -> io::Result<Writer> {
    let file: Box<dyn Write + Send> =
        if path == Path::new("-") { Box::new(io::stdout()) } else { Box::new(File::create(path)?) };
    let plain = BufWriter::with_capacity(64 << 10, file);
    Ok(match path.extension().and_then(|end| end.to_str()) {
        Some("gz") => Writer::Gzip(Box::new(GzEncoder::new(plain, Compression::default()))),
        Some("zst") => Writer::Zstd(zstd_writer(plain)?),
        _ => Writer::Plain(plain),
    })
}
