//! Learns the scorers of pronouns and nouns: `pronouns persons|things MODEL OUT.tsv FILE…`, each file of GAP records or of
//! documents with chains of mentions (GUM, MEANTIME); `persons` for he and she, `things` for nouns, it and they.
//! With `-` for OUT it holds each fifth of the articles out in turn and says how he and she do on those of GAP.
//! `pronouns phrases MODEL OUT.jsonl FILE…` lists what readers are to say it of, in articles without chains.
//! For things, run it again with a build that holds the new weights: earlier choices are features.

mod gold;
mod persons;
mod phrases;
mod things;

use std::fmt::Write as _;

use nutgraf::{Config, Extractor, Models};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [what, model, out, files @ ..] = &arguments[..] else {
        return Err("usage: pronouns persons|things|phrases MODEL OUT FILE…".into());
    };
    let models = Models::from_bytes(model, &std::fs::read(model)?)?;
    let extractor = Extractor::with_models(Config::default(), models);
    if what == "phrases" {
        std::fs::write(out, phrases::list(&extractor, files)?)?;
        return Ok(());
    }
    let articles = gold::read(files)?;
    if out == "-" {
        persons::validate(&extractor, &articles);
        return Ok(());
    }
    let mut table = String::from(
        "# source: learned by crates/nutgraf-train/examples/pronouns from GAP validation and development (Apache-2.0), \
         GUM's CC BY and CC BY-SA genres, MEANTIME (CC BY), and articles of ours\n# licence: as the project; the texts are not in it\n",
    );
    if what == "persons" {
        writeln!(table, "tree\tnodes")?;
        for (at, line) in persons::learn(&extractor, &articles.iter().collect::<Vec<_>>()).iter().enumerate()
        {
            writeln!(table, "{at:04}\t{line}")?;
        }
    } else {
        writeln!(table, "feature\tweight")?;
        for (feature, weight) in things::learn(&extractor, &articles) {
            writeln!(table, "{feature:05}\t{weight:.2}")?;
        }
    }
    std::fs::write(out, table)?;
    Ok(())
}
