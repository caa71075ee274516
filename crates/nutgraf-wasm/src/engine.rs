//! What reads articles.

use nutgraf::{Extractor, Models};

use crate::{asked, given};

/// What reads articles; build one and keep it.
#[derive(Debug)]
pub struct Engine {
    extractor: Extractor,
}

impl Engine {
    /// An engine that looks for what these settings say: the JSON of `Settings` in `npm/index.d.ts`.
    ///
    /// # Errors
    ///
    /// When they are not settings, or the user's rules or entities are wrong.
    pub fn new(settings: &str) -> Result<Self, String> {
        let models = Models::embedded();
        let config = asked::config(settings, &models)?;
        Ok(Self { extractor: Extractor::with_models(config, models) })
    }

    /// The document of a text as the command writes it, without the line break; `about` is the JSON of `About` in `npm/index.d.ts`.
    ///
    /// # Errors
    ///
    /// When `about` is something else, or its date is none.
    pub fn read(&self, text: String, about: &str) -> Result<String, String> {
        Ok(self.extractor.read(given::article(text, about)?).to_json())
    }
}
