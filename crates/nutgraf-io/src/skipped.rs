//! Records of a crawl that are passed over, and counted.

/// Why a record of a crawl is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Skipped {
    /// A request, or a note of the crawler.
    NoResponse,
    /// A record of a type that is not known.
    UnknownType,
    /// A page that was found unchanged; it stands elsewhere.
    Revisit,
    /// A page that the crawler cut off, or laid down in pieces.
    Truncated,
    /// A server that answered with another status than 200.
    Status,
    /// Not HTML.
    NotHtml,
}

impl Skipped {
    /// For the summary of a run.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoResponse => "not a response of a server",
            Self::UnknownType => "of a type that is not known",
            Self::Revisit => "a revisit of a page that is elsewhere",
            Self::Truncated => "truncated by the crawler",
            Self::Status => "a response other than 200",
            Self::NotHtml => "not HTML",
        }
    }

    /// Whether every crawl has such records beside those of its pages, so that there is nothing to say of them.
    #[must_use]
    pub fn is_bookkeeping(self) -> bool {
        self == Self::NoResponse
    }
}
