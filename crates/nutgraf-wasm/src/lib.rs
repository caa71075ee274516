//! nutgraf for hosts of WebAssembly: a text goes in, its document comes out, as JSON. `npm/` makes JavaScript's nouns of it.

mod asked;
mod engine;
#[cfg(target_family = "wasm")]
mod exports;
mod given;

pub use engine::Engine;
#[cfg(target_family = "wasm")]
pub use exports::{JsEngine, version};
