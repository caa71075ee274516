//! `nutgraf prepare`, `train` and `eval`: corpora to blocks, blocks to a model, a model to figures.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, ValueEnum};
use nutgraf::{Config, Extractor, Models};
use nutgraf_train::{Gold, Kind, Recipe, StanceRecipe};

use crate::model::load;
use crate::{UNUSABLE, complain};

/// Turn a corpus into blocks of words, which `train` and `eval` read
#[derive(Args)]
pub(crate) struct Prepare {
    /// What the corpus is written in
    #[arg(value_name = "KIND")]
    kind: Form,
    /// The corpus
    #[arg(value_name = "CORPUS")]
    from: PathBuf,
    /// Where the blocks go, one per line
    #[arg(value_name = "BLOCKS")]
    to: PathBuf,
    /// The texts of labels without text (JSON lines with `id` and `text`); may be given more than once
    #[arg(long, value_name = "TEXTS")]
    texts: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// Universal Dependencies (CoNLL-U)
    Conllu,
    /// JSON lines with `doc`, `tokens` and `tags` (BIOES) of names
    Names,
    /// JSON lines with `text` and `attributions` (`source`, `cue`, `content`: pieces in code points)
    Attributions,
    /// JSON lines with `id`, `until`, `positions` and `events` (places in code points); needs `--texts`
    Stances,
    /// JSON lines with `text`
    Text,
}

/// Train a model as a recipe says
#[derive(Args)]
pub(crate) struct Train {
    /// The recipe (TOML)
    #[arg(value_name = "RECIPE")]
    recipe: PathBuf,
    /// The folder that the recipe's paths are relative to; the recipe's own unless given
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Where the model goes
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
}

/// Label blocks with everything that models hold likely, so that they can teach the next one
#[derive(Args)]
pub(crate) struct Label {
    /// Files of blocks
    #[arg(value_name = "BLOCKS", required = true)]
    blocks: Vec<PathBuf>,
    /// A model that labels; given more than once, the models label together
    #[arg(long, value_name = "MODEL", required = true)]
    model: Vec<PathBuf>,
    /// Where the labels go (safetensors)
    #[arg(short, long, value_name = "SILVER")]
    output: PathBuf,
}

/// Measure a model on what people have labelled
#[derive(Args)]
pub(crate) struct Eval {
    /// Files of blocks, or JSON lines with `text` and chains of mentions (`ontogum_clusters`, `entity_mentions`)
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// The model; the one that is built in unless given
    #[arg(long, value_name = "MODEL", value_parser = load)]
    model: Option<Models>,
}

pub(crate) fn prepare(arguments: &Prepare) -> ExitCode {
    let kind = match arguments.kind {
        Form::Conllu => Kind::Conllu,
        Form::Names => Kind::Names,
        Form::Attributions => Kind::Attributions,
        Form::Stances => Kind::Stances,
        Form::Text => Kind::Text,
    };
    end(nutgraf_train::prepare(kind, &arguments.from, &arguments.texts, &arguments.to)
        .map(|_| ())
        .map_err(|error| chain(&error)))
}

pub(crate) fn train(arguments: &Train) -> ExitCode {
    end(train_and_write(arguments))
}

fn train_and_write(arguments: &Train) -> Result<(), String> {
    let Train { recipe: path, folder, output } = arguments;
    let text =
        fs::read_to_string(path).map_err(|why| format!("{}: cannot be read: {why}", path.display()))?;
    let beside = path.parent().unwrap_or(Path::new("."));
    let folder = folder.as_deref().unwrap_or(beside);
    let start = Instant::now();
    let say = |line: &str| {
        anstream::eprintln!("{:6.0} s  {line}", start.elapsed().as_secs_f32());
    };
    let wrong = |why: String| format!("{}: {why}", path.display());
    let model = if StanceRecipe::is_one(&text) {
        let recipe = StanceRecipe::parse(&text).map_err(wrong)?;
        nutgraf_train::train_stances(&recipe, &Models::default(), folder, say)
    } else {
        let recipe = Recipe::parse(&text).map_err(wrong)?;
        nutgraf_train::train(&recipe, folder, say)
    };
    let model = model.map_err(|error| chain(&error))?;
    fs::write(output, model).map_err(|why| format!("{}: cannot be written: {why}", output.display()))
}

pub(crate) fn label(arguments: &Label) -> ExitCode {
    end(label_and_write(arguments))
}

fn label_and_write(Label { blocks, model, output }: &Label) -> Result<(), String> {
    let read =
        |path: &PathBuf| fs::read(path).map_err(|why| format!("{}: cannot be read: {why}", path.display()));
    let models = model.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut all = Vec::new();
    for path in blocks {
        all.extend(nutgraf_train::read_blocks(path).map_err(|error| chain(&error))?);
    }
    let labels = nutgraf_train::label(&models, &all).map_err(|error| chain(&error))?;
    fs::write(output, labels).map_err(|why| format!("{}: cannot be written: {why}", output.display()))
}

pub(crate) fn eval(arguments: &Eval) -> ExitCode {
    end(measure(arguments))
}

fn measure(arguments: &Eval) -> Result<(), String> {
    let models = arguments.model.clone().unwrap_or_default();
    let mut lines = String::new();
    let mut say = |path: &Path, genre: &str, scores: &dyn std::fmt::Display| {
        let genre = if genre.is_empty() { String::new() } else { format!(" {genre}") };
        writeln!(lines, "{}{genre}: {scores}", path.display()).expect("a string takes it");
    };
    for path in &arguments.gold {
        match nutgraf_train::read_gold(path).map_err(|error| chain(&error))? {
            Gold::Blocks(blocks) => say(path, "", &nutgraf_train::evaluate(&models, &blocks)),
            Gold::Stories(stories) => {
                let extractor = Extractor::with_models(Config::default().with_tokens(true), models.clone());
                let scores =
                    nutgraf_train::coreference(&extractor, &stories).map_err(|error| chain(&error))?;
                scores.iter().for_each(|(genre, score)| say(path, genre, score));
            }
        }
    }
    anstream::print!("{lines}");
    Ok(())
}

fn end(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::from(UNUSABLE)
        }
    }
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |message, cause| format!("{message}: {cause}"))
}
