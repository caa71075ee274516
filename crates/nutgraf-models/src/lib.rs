//! The trained models of nutgraf, as bytes. `models.toml` says where each came from and how good it is.

/// Tags, lemmas, trees and names of English.
pub static LANGUAGE_EN: &[u8] = include_bytes!("../models/language-en.safetensors");

/// Cues of positions and triggers of events in English.
pub static STANCE_EN: &[u8] = include_bytes!("../models/stance-en.safetensors");
