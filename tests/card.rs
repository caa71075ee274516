//! The card of each model speaks of the file that is there.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

/// crates.io takes packages of at most 10 MiB, compressed.
const MOST_BYTES: usize = 10 << 20;

#[derive(Deserialize)]
struct Cards {
    model: Vec<Card>,
}

#[derive(Deserialize)]
struct Card {
    file: String,
    sha256: String,
    license: String,
    trained: Trained,
    scores: toml::Table,
}

#[derive(Deserialize)]
struct Trained {
    recipe: String,
    corpora: Vec<String>,
}

#[test]
fn each_model_has_its_card() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("crates/nutgraf-models");
    let cards = fs::read_to_string(folder.join("models.toml")).expect("models.toml is there");
    let cards: Cards = toml::from_str(&cards).expect("models.toml is a table of cards");
    for card in &cards.model {
        let bytes = fs::read(folder.join("models").join(&card.file)).expect("the model is there");
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            sum, card.sha256,
            "the card of {} is of another file: train, measure, write a new one",
            card.file
        );
        assert!(bytes.len() < MOST_BYTES, "{} is too large to publish: split the crate", card.file);
        assert!(root.join(&card.trained.recipe).exists(), "{} is gone", card.trained.recipe);
        assert!(!card.license.is_empty() && !card.trained.corpora.is_empty() && !card.scores.is_empty());
    }
    let files = fs::read_dir(folder.join("models")).expect("a folder").count();
    assert_eq!(files, cards.model.len(), "a card for each model and no other");
}
