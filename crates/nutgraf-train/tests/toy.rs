//! A toy model: the same recipe gives the same bytes, and what is learned is what is read.

use std::fs;
use std::path::Path;

use nutgraf::Models;
use nutgraf_train::{Block, Kind, Recipe, evaluate, label, prepare, read_blocks, train};

const RECIPE: &str = r#"
seed = 3
rounds = 300
batch = 10
rate = 0.01
decay = 0.0
frequency = 1
dropout_input = 0.0
dropout_layer = 0.0
size = { embedding = 8, state = 8, layers = 2, arc = 8, label = 8 }
weights = { upos = 1.0, xpos = 1.0, names = 1.0, attribution = 1.0, arcs = 1.0, labels = 1.0 }
gold = [{ path = "trees.jsonl" }, { path = "names.jsonl" }, { path = "said.jsonl" }]
"#;

const TREES: &str = "\
# newdoc id = harbor
# text = Ships carry grain.
1	Ships	ship	NOUN	NNS	_	2	nsubj	_	_
2	carry	carry	VERB	VBP	_	0	root	_	_
3	grain	grain	NOUN	NN	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = The port opened slowly.
1	The	the	DET	DT	_	2	det	_	_
2	port	port	NOUN	NN	_	3	nsubj	_	_
3	opened	open	VERB	VBD	_	0	root	_	_
4	slowly	slowly	ADV	RB	_	3	advmod	_	SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_

";

const NAMES: &str = r#"{"doc":"a","tokens":["Ana","Duarte","left","Lisbon","."],"tags":["B-Person","E-Person","O","S-Location","O"]}
"#;

const SAID: &str = r#"{"text":"Duarte said that ships carry grain.","attributions":[{"source":[[0,6]],"cue":[[7,11]],"content":[[12,34]]}]}
"#;

fn corpus(folder: &Path) {
    fs::write(folder.join("trees.conllu"), TREES).expect("writable");
    fs::write(folder.join("names.json"), NAMES).expect("writable");
    prepare(Kind::Conllu, &folder.join("trees.conllu"), &[], &folder.join("trees.jsonl"))
        .expect("a treebank");
    prepare(Kind::Names, &folder.join("names.json"), &[], &folder.join("names.jsonl")).expect("a token file");
    fs::write(folder.join("said.json"), SAID).expect("writable");
    prepare(Kind::Attributions, &folder.join("said.json"), &[], &folder.join("said.jsonl"))
        .expect("articles");
}

#[test]
fn the_same_recipe_gives_the_same_bytes_and_learns() {
    let folder = tempfile::tempdir().expect("a folder");
    corpus(folder.path());
    let recipe = Recipe::parse(RECIPE).expect("a recipe");
    let model = train(&recipe, folder.path(), |_| {}).expect("a model");
    assert!(model == train(&recipe, folder.path(), |_| {}).expect("a model"), "the bytes differ");

    let models = Models::from_bytes("toy", &model).expect("what was written can be read");
    let trees = evaluate(&models, &read_blocks(&folder.path().join("trees.jsonl")).expect("blocks"));
    assert_eq!((trees.upos, trees.lemma, trees.arcs), ([9, 9], [9, 9], [9, 9, 9]));
    let names = evaluate(&models, &read_blocks(&folder.path().join("names.jsonl")).expect("blocks"));
    assert_eq!(names.names, [2, 2, 2]);
    let said = evaluate(&models, &read_blocks(&folder.path().join("said.jsonl")).expect("blocks"));
    assert_eq!(said.attribution, [[1, 1, 1]; 3]);
}

#[test]
fn a_model_teaches_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    corpus(folder.path());
    let model = train(&Recipe::parse(RECIPE).expect("a recipe"), folder.path(), |_| {}).expect("a model");
    // "Lisbon carry grain ." was never labelled by hand: the first model's opinion is all there is.
    let words = ["Lisbon", "carry", "grain", "."];
    let unlabelled =
        Block { tokens: words.map(Box::from).to_vec(), sentences: vec![[0, 4]], ..Block::default() };
    let alone = label(std::slice::from_ref(&model), std::slice::from_ref(&unlabelled)).expect("labels");
    let together = label(&[model.clone(), model.clone()], &[unlabelled]).expect("labels");
    assert!(alone == together, "a model agrees with itself");
    fs::write(folder.path().join("silver.safetensors"), alone).expect("writable");
    let told = format!("{RECIPE}silver = [{{ path = \"silver.safetensors\", times = 5.0 }}]\n");
    let next = train(&Recipe::parse(&told).expect("a recipe"), folder.path(), |_| {}).expect("a model");
    let models = Models::from_bytes("next", &next).expect("what was written can be read");
    let first = Models::from_bytes("first", &model).expect("what was written can be read");
    let sentences = std::slice::from_ref(&(0..4));
    assert_eq!(models.analyze(&words, sentences).upos, first.analyze(&words, sentences).upos);
}

#[test]
fn what_cannot_be_learned_from_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let recipe = Recipe::parse(RECIPE).expect("a recipe");
    let missing = train(&recipe, folder.path(), |_| {}).expect_err("no blocks").to_string();
    assert!(missing.contains("trees.jsonl"), "{missing}");
    corpus(folder.path());
    fs::write(folder.path().join("names.jsonl"), "{\"tokens\": 3}\n").expect("writable");
    let wrong = train(&recipe, folder.path(), |_| {}).expect_err("not blocks").to_string();
    assert!(wrong.contains("names.jsonl") && wrong.contains("line 1"), "{wrong}");
    assert!(Recipe::parse("seed = 1").is_err_and(|why| why.contains("missing field")));
}
