//! Learns from articles that readers marked (`labels/stances`; texts `{"id", "text"}` a line):
//!
//!     stances arguments MODEL OUT.tsv LABELS.jsonl TEXTS.jsonl
//!     stances confidence MODEL OUT.tsv LABELS.jsonl TEXTS.jsonl EVEN.safetensors ODD.safetensors
//!
//! `arguments` grows the trees that choose who takes part; `confidence` those that say how likely a fact is right, with
//! scorers of stances that learned from the articles of even and of odd lines alone (counted from 0), each used for the others.
//! With `-` for OUT it says how well it goes on articles held out.

mod arguments;
mod confidence;
mod gold;

use std::fmt::Write as _;

use gold::Marked;
use nutgraf::{Config, Extractor, Models};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: stances arguments|confidence MODEL OUT.tsv LABELS.jsonl TEXTS.jsonl [EVEN ODD]";

fn main() -> Outcome<()> {
    let given: Vec<_> = std::env::args().skip(1).collect();
    let [what, model, out, labels, texts, halves @ ..] = &given[..] else { return Err(USAGE.into()) };
    let articles = gold::read(labels, std::slice::from_ref(texts))?;
    let table = match (&**what, halves) {
        ("arguments", []) => of_arguments(&extractor(model)?, &articles, out == "-")?,
        ("confidence", [even, odd]) => of_confidence(model, &articles, [even, odd], out == "-")?,
        _ => return Err(USAGE.into()),
    };
    if out != "-" {
        std::fs::write(out, table)?;
    }
    Ok(())
}

fn extractor(model: &str) -> Outcome<Extractor> {
    Ok(Extractor::with_models(Config::default(), models(model)?))
}

fn models(file: &str) -> Outcome<Models> {
    Ok(Models::from_bytes(file, &std::fs::read(file)?)?)
}

fn of_arguments(extractor: &Extractor, articles: &[Marked], is_dry: bool) -> Outcome<String> {
    let examples = arguments::examples(extractor, articles);
    let mut table = header();
    for (part, name) in arguments::PARTS {
        if is_dry {
            arguments::validate(part, name, &examples);
        } else {
            add(&mut table, name, &arguments::grown(part, examples.iter()))?;
        }
    }
    Ok(table)
}

/// Reads each half of the articles with what learned from the other half.
fn of_confidence(model: &str, articles: &[Marked], halves: [&String; 2], is_dry: bool) -> Outcome<String> {
    let chosen = arguments::examples(&extractor(model)?, articles);
    let mut examples = Vec::new();
    for (half, stances) in halves.into_iter().enumerate() {
        let models = models(model)?.with_stances(stances, &std::fs::read(stances)?)?;
        let own = || chosen.iter().filter(|one| one.article % 2 == half);
        let trees = arguments::PARTS.map(|(part, _)| (part, arguments::grown(part, own())));
        let reader = Extractor::with_models(Config::default(), models).with_scorers(&trees)?;
        let others = articles.iter().enumerate().filter(|(at, _)| at % 2 != half);
        examples.extend(others.flat_map(|(at, marked)| confidence::examples(&reader, at, marked)));
    }
    let mut table = header();
    for (is_position, name) in [(false, "event"), (true, "position")] {
        if is_dry {
            let labels = articles.iter().flat_map(|one| &one.labels);
            let told = labels.filter(|one| !one.is_weak && one.act.is_some() == is_position).count();
            confidence::validate(is_position, &examples, told);
        } else {
            add(&mut table, name, &confidence::grown(is_position, examples.iter()))?;
        }
    }
    Ok(table)
}

fn header() -> String {
    "# source: learned by crates/nutgraf-train/examples/stances from crates/nutgraf-train/labels/stances (CC BY 4.0)\n\
     # licence: as the project; the texts are not in it\ntree\tnodes\n"
        .to_owned()
}

fn add(table: &mut String, name: &str, lines: &[String]) -> std::fmt::Result {
    lines.iter().enumerate().try_for_each(|(at, line)| writeln!(table, "{name}{at:04}\t{line}"))
}
