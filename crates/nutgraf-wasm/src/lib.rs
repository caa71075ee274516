//! nutgraf for hosts of WebAssembly: a text goes in, its document comes out, as JSON. `npm/` makes JavaScript's nouns of it.

mod asked;
mod given;

use nutgraf::{Extractor, Models};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// What reads articles; build one and keep it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    extractor: Extractor,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that looks for what these settings say: the JSON of `Settings` in `npm/index.d.ts`.
    ///
    /// # Errors
    ///
    /// When they are not settings, or the user's rules or entities are wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<Engine, JsError> {
        let models = Models::embedded();
        let config = asked::config(settings, &models).map_err(|why| JsError::new(&why))?;
        Ok(Self { extractor: Extractor::with_models(config, models) })
    }

    /// The document of a text as the command writes it, without the line break; `about` is the JSON of `About` in `npm/index.d.ts`.
    ///
    /// # Errors
    ///
    /// When `about` is something else, or its date is none.
    pub fn read(&self, text: String, about: &str) -> Result<String, JsError> {
        let article = given::article(text, about).map_err(|why| JsError::new(&why))?;
        Ok(self.extractor.read(article).to_json())
    }
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
