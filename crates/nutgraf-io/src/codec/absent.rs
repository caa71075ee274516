//! What stands for the compressions in a build without them: it says so.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read, Write};
use std::marker::PhantomData;

use super::Reader;

/// A writer that is never made.
pub(crate) struct ZstdWriter<W>(Infallible, PhantomData<W>);

pub(crate) fn zstd<'a>(_: impl Read + Send + 'a) -> Reader<'a> {
    Err(absent("zstd"))
}

pub(crate) fn xz<'a>(_: impl Read + Send + 'a) -> Reader<'a> {
    Err(absent("xz"))
}

pub(crate) fn bzip2<'a>(_: impl Read + Send + 'a) -> Reader<'a> {
    Err(absent("bzip2"))
}

pub(crate) fn brotli<'a>(_: impl Read + Send + 'a) -> Reader<'a> {
    Err(absent("brotli"))
}

pub(crate) fn zstd_writer<W: Write>(_: W) -> io::Result<ZstdWriter<W>> {
    Err(absent("zstd"))
}

fn absent(name: &str) -> io::Error {
    let why =
        format!("{name} is not in this build of nutgraf, which has gzip alone; the feature `codecs` adds it");
    io::Error::new(ErrorKind::Unsupported, why)
}

impl<W> ZstdWriter<W> {
    pub(crate) fn finish(self) -> io::Result<W> {
        match self.0 {}
    }
}

impl<W> Write for ZstdWriter<W> {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        match self.0 {}
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0 {}
    }
}
