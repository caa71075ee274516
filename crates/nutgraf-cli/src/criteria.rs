//! Which events and positions are told: what `extract`, `show` and `why` are asked alike.

use std::path::PathBuf;

use clap::Args;
use nutgraf::{Codebook, Config, Models};

use crate::model;

/// Which events and positions are told.
#[derive(Args)]
pub(crate) struct Criteria {
    /// Tell all events and positions that are at least as likely as X, from 0 to 1, and no others: a higher X gives fewer, and
    /// fewer that are wrong
    #[arg(long, value_name = "X", value_parser = score)]
    min_score: Option<f32>,
    /// Find events and positions by the rules of this file of yours (TOML), too; they are tried on their examples first
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
}

impl Criteria {
    /// The same configuration with what is asked, or what is wrong with the user's rules; `models` read their examples.
    pub(crate) fn apply(&self, config: Config, models: &Models) -> Result<Config, String> {
        let read = |path: &PathBuf| {
            let path = path.display().to_string();
            model::of_file(&path, |file, bytes| Codebook::from_toml(file, bytes, models))
        };
        let config = config.with_rules(self.rules.as_ref().map(read).transpose()?);
        Ok(match self.min_score {
            Some(score) => config.with_min_score(score),
            None => config,
        })
    }
}

fn score(given: &str) -> Result<f32, String> {
    let number = given.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}
