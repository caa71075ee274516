//! What JavaScript sees: the engine, with errors that it can catch.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::Engine;

/// An [`Engine`] in the hands of JavaScript.
#[wasm_bindgen(js_name = Engine)]
#[derive(Debug)]
pub struct JsEngine(Engine);

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// See [`Engine::new`].
    ///
    /// # Errors
    ///
    /// As there.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<JsEngine, JsError> {
        Engine::new(settings).map(Self).map_err(|why| JsError::new(&why))
    }

    /// See [`Engine::read`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn read(&self, text: String, about: &str) -> Result<String, JsError> {
        self.0.read(text, about).map_err(|why| JsError::new(&why))
    }
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
