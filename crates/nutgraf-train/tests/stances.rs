//! A toy scorer of stances: the same recipe gives the same bytes, and what is learned is what is told.

use std::fs;
use std::path::Path;

use nutgraf::Models;
use nutgraf_train::{Error, Kind, Recipe, StanceRecipe, prepare, train, train_stances};

const LANGUAGE: &str = r#"
seed = 3
rounds = 60
batch = 10
rate = 0.01
decay = 0.0
frequency = 1
dropout_input = 0.0
dropout_layer = 0.0
size = { embedding = 8, state = 8, layers = 2, arc = 8, label = 8 }
weights = { upos = 1.0, xpos = 1.0, names = 1.0, arcs = 1.0, labels = 1.0 }
gold = [{ path = "trees.jsonl" }]
"#;

const TREES: &str = "\
# newdoc id = harbor
# text = Oslo vowed help.
1	Oslo	Oslo	PROPN	NNP	_	2	nsubj	_	_
2	vowed	vow	VERB	VBD	_	0	root	_	_
3	help	help	NOUN	NN	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Ships carried grain.
1	Ships	ship	NOUN	NNS	_	2	nsubj	_	_
2	carried	carry	VERB	VBD	_	0	root	_	_
3	grain	grain	NOUN	NN	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

";

const STANCES: &str = r#"
task = "stances"
seed = 5
rounds = 200
batch = 8
rate = 0.02
decay = 0.0
embedding = 8
state = 8
layers = 2
frequency = 1
dropout_word = 0.0
dropout_input = 0.0
dropout_layer = 0.0
weak = 0.5
gold = [{ path = "stances.jsonl" }]
dev = [{ path = "stances.jsonl" }]
"#;

const BLOCK: &str = r#"{"tokens":["Oslo","vowed","help",".","Ships","carried","grain","."],"sentences":[[0,4],[4,8]],"acts":["O","PLEDGE|OFFER","O","O","O","O","O","O"],"events":["O","AGREE","O","O","O","O","O","O"]}
"#;

fn language(folder: &Path) -> Models {
    fs::write(folder.join("trees.conllu"), TREES).expect("writable");
    prepare(Kind::Conllu, &folder.join("trees.conllu"), &[], &folder.join("trees.jsonl"))
        .expect("a treebank");
    let model = train(&Recipe::parse(LANGUAGE).expect("a recipe"), folder, |_| {}).expect("a model");
    Models::from_bytes("toy", &model).expect("what was written can be read")
}

#[test]
fn the_same_recipe_gives_the_same_bytes_and_learns() {
    let folder = tempfile::tempdir().expect("a folder");
    let models = language(folder.path());
    fs::write(folder.path().join("stances.jsonl"), BLOCK).expect("writable");
    assert!(StanceRecipe::is_one(STANCES) && !StanceRecipe::is_one(LANGUAGE));
    let recipe = StanceRecipe::parse(STANCES).expect("a recipe");
    let mut told = String::new();
    let mut learn = || {
        told.clear();
        train_stances(&recipe, &models, folder.path(), |line| told.push_str(line)).expect("a scorer")
    };
    let scorer = learn();
    assert!(scorer == learn(), "the bytes differ");
    assert!(told.contains("acts F1 100.0") && told.contains("events F1 100.0"), "{told}");
    assert!(models.with_stances("toy", &scorer).is_ok());
    assert!(models.with_stances("toy", &scorer[..scorer.len() - 1]).is_err());
    let other = train(
        &Recipe::parse(&LANGUAGE.replace("seed = 3", "seed = 4")).expect("a recipe"),
        folder.path(),
        |_| {},
    );
    let other = Models::from_bytes("other", &other.expect("a model")).expect("what was written can be read");
    let why = other.with_stances("toy", &scorer).expect_err("a network for another model");
    assert!(why.to_string().contains("language model"), "{why}");
}

#[test]
fn what_cannot_be_learned_from_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let models = language(folder.path());
    let recipe = StanceRecipe::parse(STANCES).expect("a recipe");
    let why = |block: &str| -> Error {
        fs::write(folder.path().join("stances.jsonl"), block).expect("writable");
        train_stances(&recipe, &models, folder.path(), |_| {}).expect_err("no labels")
    };
    assert!(why(&BLOCK.replace("AGREE", "HUG")).to_string().contains("HUG"));
    assert!(why(&BLOCK.replace("\"events\"", "\"others\"")).to_string().contains("stances.jsonl"));
    assert!(StanceRecipe::parse("task = \"stances\"").is_err_and(|why| why.contains("missing field")));
}
