//! Recipes: what to train on, how large, how long.

use serde::Deserialize;

use crate::loss::Weights;
use crate::network::Size;

/// A recipe, as a TOML file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The seed of everything random. Same recipe, same seed, same kind of processor: same bytes.
    pub seed: u64,
    /// A model of the same sizes and lists to go on from, whose words are kept; a new one unless given.
    #[serde(default)]
    pub start: Option<String>,
    /// How often the whole mixture is gone through.
    pub rounds: usize,
    /// Words learned from between two steps.
    pub batch: usize,
    /// The highest rate of learning; it rises over the first hundredth part and falls to nothing.
    pub rate: f32,
    /// How much weights shrink at each step, in parts of the rate.
    pub decay: f32,
    /// A word is in the vocabulary when it is seen so often.
    pub frequency: usize,
    /// Numbers of a word left out while learning.
    pub dropout_input: f32,
    /// Numbers between layers left out while learning.
    pub dropout_layer: f32,
    /// Sizes of the network.
    pub size: Size,
    /// Weights of the tasks.
    pub weights: Weights,
    /// Files of blocks that people have labelled.
    #[serde(default)]
    pub gold: Vec<Source>,
    /// Files of labels by a teacher.
    #[serde(default)]
    pub silver: Vec<Source>,
    /// Files of blocks to measure on.
    #[serde(default)]
    pub dev: Vec<Source>,
    /// Lists of names whose words the network may tell apart, at most five.
    #[serde(default)]
    pub lists: Vec<List>,
}

impl Recipe {
    /// Reads a recipe.
    ///
    /// # Errors
    ///
    /// When the text is not TOML, or not a recipe: the message says where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let recipe: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        let size = recipe.size;
        if !size.arc.is_multiple_of(8)
            || [size.embedding, size.state, size.layers, size.arc, size.label].contains(&0)
        {
            return Err("sizes are at least 1, and `arc` a multiple of 8".to_owned());
        }
        if recipe.lists.len() > 5 || recipe.batch == 0 {
            return Err("at most five lists, and a batch of at least one word".to_owned());
        }
        Ok(recipe)
    }
}

/// A file of examples.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Where it is.
    pub path: String,
    /// How often it is gone through in a round; parts of a whole take examples at random.
    #[serde(default = "once")]
    pub times: f32,
}

/// A list of names: JSON, one object with a `name` a line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Where it is.
    pub path: String,
}

fn once() -> f32 {
    1.0
}
