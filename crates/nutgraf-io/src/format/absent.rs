//! What stands for the readers of tables in a build without them: it says so.

pub(crate) mod parquet {
    use crate::format::Entries;
    use crate::{Config, Error, Place};

    /// No records: why there are none.
    pub(crate) fn parquet(place: Place, _: &Config) -> Result<Entries, Error> {
        Err(super::absent(place, "Parquet"))
    }
}

pub(crate) mod arrow {
    use std::io::Read;

    use crate::format::Entries;
    use crate::{Config, Error, Place};

    /// No records: why there are none.
    pub(crate) fn arrow(place: Place, _: &Config) -> Result<Entries, Error> {
        Err(super::absent(place, "Arrow"))
    }

    /// No records: why there are none.
    pub(crate) fn stream(place: Place, config: &Config, _: Box<dyn Read + Send>) -> Result<Entries, Error> {
        arrow(place, config)
    }
}

fn absent(place: crate::Place, name: &str) -> crate::Error {
    let what = format!("{name}, which is not in this build of nutgraf; the feature `tables` adds it");
    crate::Error::Kind { place, what }
}
