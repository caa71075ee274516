//! Compressions other than gzip, each by a package of its own: with the feature `codecs`.

#[cfg(not(feature = "codecs"))]
mod absent;
#[cfg(feature = "codecs")]
mod there;

#[cfg(not(feature = "codecs"))]
pub(crate) use absent::{ZstdWriter, brotli, bzip2, xz, zstd, zstd_writer};
#[cfg(feature = "codecs")]
pub(crate) use there::{ZstdWriter, brotli, bzip2, xz, zstd, zstd_writer};

use std::io::{self, Read};

/// What decompressed bytes are read from.
pub(crate) type Reader<'a> = io::Result<Box<dyn Read + Send + 'a>>;
