//! The compressions by the packages that do them.

use std::io::{self, Read, Write};

use super::Reader;

/// What compresses what is written.
pub(crate) type ZstdWriter<W> = zstd::Encoder<'static, W>;

pub(crate) fn zstd<'a>(raw: impl Read + Send + 'a) -> Reader<'a> {
    Ok(Box::new(zstd::Decoder::new(raw)?))
}

pub(crate) fn xz<'a>(raw: impl Read + Send + 'a) -> Reader<'a> {
    Ok(Box::new(lzma_rust2::XzReader::new(raw, true)))
}

pub(crate) fn bzip2<'a>(raw: impl Read + Send + 'a) -> Reader<'a> {
    Ok(Box::new(bzip2::read::MultiBzDecoder::new(raw)))
}

pub(crate) fn brotli<'a>(raw: impl Read + Send + 'a) -> Reader<'a> {
    Ok(Box::new(brotli_decompressor::Decompressor::new(raw, 64 << 10)))
}

pub(crate) fn zstd_writer<W: Write>(plain: W) -> io::Result<ZstdWriter<W>> {
    zstd::Encoder::new(plain, zstd::DEFAULT_COMPRESSION_LEVEL)
}
