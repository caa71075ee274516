//! Model files that are not whole are refused in words; texts that no model was trained on are read all the same.

use std::path::Path;

use nutgraf::{Article, Config, Error, Extractor, Facts, Models};

fn shipped() -> Vec<u8> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/nutgraf-models/models/language-en.safetensors");
    std::fs::read(path).expect("the model is part of the repository")
}

/// What is wrong with the bytes of a model.
fn reason(bytes: Vec<u8>) -> String {
    match Models::from_bytes("my.safetensors", &bytes) {
        Err(error @ Error::Model { .. }) => error.to_string(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn a_model_cut_short_is_refused() {
    let bytes = shipped();
    for length in [0, 1, 7, 8, 9, 100, 5000, bytes.len() / 2, bytes.len() - 1] {
        let reason = reason(bytes[..length].to_vec());
        assert!(reason.contains("my.safetensors") && reason.contains(&length.to_string()), "{reason}");
    }
}

#[test]
fn a_model_with_a_flipped_bit_is_refused() {
    let bytes = shipped();
    let header =
        8 + usize::try_from(u64::from_le_bytes(*bytes.first_chunk().expect("8 bytes"))).expect("small");
    let in_header = (0..header).step_by(97);
    let in_tensors = (header..bytes.len()).step_by(bytes.len() / 23);
    for at in in_header.chain(in_tensors) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        // A bit of white space in the header may say the same; everything else is refused.
        if let Err(error) = Models::from_bytes("my.safetensors", &bytes) {
            assert!(error.to_string().contains("my.safetensors"), "{error}");
        } else {
            assert!(at < header, "a changed weight at {at} went unseen");
        }
    }
}

#[test]
fn a_model_of_another_format_is_refused() {
    let bytes = shipped();
    let header =
        8 + usize::try_from(u64::from_le_bytes(*bytes.first_chunk().expect("8 bytes"))).expect("small");
    let said = String::from_utf8(bytes[8..header].to_vec()).expect("JSON");
    let other = said.replacen(r#"\"format\":\"1\""#, r#"\"format\":\"9\""#, 1);
    assert_ne!(said, other, "the format stands in the header");
    let reason = reason([&bytes[..8], other.as_bytes(), &bytes[header..]].concat());
    assert!(reason.contains("format \"9\"") && reason.contains("format \"1\""), "{reason}");
}

fn read(text: &str) -> Facts {
    let extractor = Extractor::new(Config::default().with_tokens(true));
    extractor.extract(&Article::new(text).expect("shorter than 4 GiB"))
}

#[test]
fn strange_texts_are_read() {
    assert!(read("").tokens.is_empty());
    assert_eq!(read(&"a".repeat(1 << 20)).tokens.len(), 1, "a word of a megabyte is a word");
    let endless = read(&"the ship sailed on ".repeat(25_000));
    assert_eq!(endless.tokens.len(), 100_000, "a sentence of 100,000 words");
    assert_eq!(endless.tokens.iter().filter(|token| token.head == Some(-1)).count(), endless.sentences.len());
    for text in
        ["👩‍👩‍👧 🇺🇦 𝒩ext!", "北京和القاهرة и Київ", "\u{0}\u{1}\u{7f} \u{200b}", "Der Zug fährt morgen nicht."]
    {
        let facts = read(text);
        assert!(facts.tokens.iter().all(|token| token.upos.is_some() && token.lemma.is_some()), "{text}");
    }
}

#[test]
fn capitals_and_small_letters_degrade_gently() {
    let names = |text: &str| read(text).mentions.len();
    let text = "Prime Minister Ana Duarte met Viktor Orlov of Norsk Energi in Lisbon on Tuesday.";
    assert!(names(text) >= 3);
    assert!(names(&text.to_uppercase()) >= 2, "in capitals");
    assert!(names(&text.to_lowercase()) >= 1, "in small letters");
}
