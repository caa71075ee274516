//! From a record to its document, whatever happens on the way.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use nutgraf::{Article, Document, Extractor, Published};
use nutgraf_io::{Entry, Error, Place, RecordError, Warning};

use crate::read;

/// What reads records.
pub(crate) struct Reader {
    pub(crate) extractor: Extractor,
    /// Of articles that give no date.
    pub(crate) published: Option<Published>,
    /// After which an article is given up.
    pub(crate) max_seconds: Option<Duration>,
}

/// What a reading that takes too long ends with.
struct OutOfTime;

impl Reader {
    /// The document of a record, and what was left out of it. A fault in the middle of one is its error, and does not end the run.
    pub(crate) fn document(&self, entry: Result<Entry, Error>) -> Result<(Document, Vec<Warning>), Error> {
        let entry = entry?;
        let (place, begun) = (entry.place.clone(), Instant::now());
        let read = AssertUnwindSafe(|| {
            let (article, warnings) = read::article(entry, self.published.as_ref())?;
            Ok((self.read(article, begun), warnings))
        });
        panic::catch_unwind(read).unwrap_or_else(|why| Err(self.fault(place, why)))
    }

    /// Looks at the clock between the stages: a stage itself takes time in proportion to the text.
    fn read(&self, article: Article, begun: Instant) -> Document {
        let Some(limit) = self.max_seconds else { return self.extractor.read(article) };
        let check = || {
            if begun.elapsed() > limit {
                panic::resume_unwind(Box::new(OutOfTime));
            }
        };
        check();
        let facts = self.extractor.extract_in_stages(&article, |_| check());
        Document::new(article, facts)
    }

    fn fault(&self, place: Place, why: Box<dyn Any + Send>) -> Error {
        let source = if why.is::<OutOfTime>() {
            let seconds = self.max_seconds.unwrap_or_default().as_secs_f64();
            RecordError::TooSlow { seconds }
        } else {
            let told = why.downcast_ref::<String>().map(String::as_str);
            let message = told.or_else(|| why.downcast_ref::<&str>().copied()).unwrap_or("a panic");
            RecordError::Panic { message: message.to_owned() }
        };
        Error::Record { place, id: None, source }
    }
}
