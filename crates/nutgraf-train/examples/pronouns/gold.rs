//! Articles whose pronouns people have resolved, and what that says of the choices that the extractor offers.

use nutgraf::learn::choice::Choice;
use nutgraf::{Article, CharIndex, Span};
use nutgraf_train::{Gold, Story};
use serde_json::Value;

/// How much a he or a she of a story counts, against one of GAP, which holds the hard ones.
const STORY: f32 = 0.4;

/// An article, and whom its words mean.
pub(crate) struct Marked {
    pub(crate) article: Article,
    means: Means,
}

enum Means {
    /// One pronoun, and whether it means the names A and B.
    Gap { pronoun: Span, asked: [(Span, bool); 2] },
    /// Chains of mentions.
    Chains(Story),
}

/// A pronoun or noun, and which of its options (the last one: none) are right.
pub(crate) struct Example {
    pub(crate) choice: Choice,
    pub(crate) right: Vec<bool>,
    /// Which of them are the names A and B of GAP, and which of these are meant.
    pub(crate) asked: Vec<(Option<usize>, bool)>,
    /// How much it counts.
    pub(crate) weight: f32,
}

impl Example {
    /// What speaks for each option.
    pub(crate) fn options(&self) -> impl Iterator<Item = &[u16]> {
        self.choice.options.iter().map(|option| &option.features[..]).chain([&self.choice.none[..]])
    }

    /// How likely each option is by a score.
    pub(crate) fn shares(&self, score: impl Fn(&[u16]) -> f32) -> Vec<f32> {
        let scores: Vec<f32> = self.options().map(score).collect();
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
        scores.iter().map(|score| (score - most).exp() / total).collect()
    }
}

/// The articles of some files.
pub(crate) fn read(files: &[String]) -> Result<Vec<Marked>, Box<dyn std::error::Error>> {
    let mut articles = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path)?;
        if text.lines().next().is_some_and(|line| line.contains("\"pronoun\"")) {
            for line in text.lines() {
                articles.push(gap(&serde_json::from_str(line)?).ok_or("a record of GAP without its spans")?);
            }
        } else if let Gold::Stories(stories) = nutgraf_train::read_gold(path.as_ref())? {
            for story in stories {
                articles.push(Marked { article: Article::new(&story.text)?, means: Means::Chains(story) });
            }
        }
    }
    Ok(articles)
}

fn gap(record: &Value) -> Option<Marked> {
    let article = Article::new(record["text"].as_str()?).ok()?;
    let index = CharIndex::new(article.text());
    let span = |of: &Value| {
        let at = |which: usize| index.to_byte(u32::try_from(of["span"][which].as_u64()?).ok()?);
        Some(Span::new(at(0)?, at(1)?))
    };
    let name = |name: &str| Some((span(&record[name])?, record[name]["coref"] == true));
    let means = Means::Gap { pronoun: span(&record["pronoun"])?, asked: [name("a")?, name("b")?] };
    Some(Marked { article, means })
}

impl Marked {
    /// What the article says of the extractor's choices for he and she.
    pub(crate) fn persons(&self, choices: Vec<Choice>) -> Vec<Example> {
        match &self.means {
            Means::Gap { pronoun, asked } => {
                let choice = choices.into_iter().find(|choice| choice.span == *pronoun);
                choice.map(|choice| of_names(choice, asked)).into_iter().collect()
            }
            Means::Chains(story) => of_chains(story, choices, true),
        }
    }

    /// What the article says of the extractor's choices for nouns, it and they.
    pub(crate) fn things(&self, choices: Vec<Choice>) -> Vec<Example> {
        match &self.means {
            Means::Gap { .. } => Vec::new(),
            Means::Chains(story) => of_chains(story, choices, false),
        }
    }

    /// Whether the article is a record of GAP about a woman; `None` where it is none of GAP.
    pub(crate) fn is_of_women(&self) -> Option<bool> {
        let Means::Gap { pronoun, .. } = &self.means else { return None };
        let form = self.article.text()[pronoun.range()].to_lowercase();
        Some(["she", "her", "hers", "herself"].contains(&form.as_str()))
    }
}

/// The names that a pronoun means are right, and where it means neither everybody else.
fn of_names(choice: Choice, asked: &[(Span, bool); 2]) -> Example {
    let hits = |name: Span| {
        let hit = move |span: &Span| span.overlaps(name);
        choice.options.iter().map(move |option| option.names.iter().any(hit))
    };
    let any = |means: bool| {
        let names = asked.iter().filter(move |name| name.1 == means);
        let hits = names.map(|name| hits(name.0).collect::<Vec<_>>());
        hits.fold(vec![false; choice.options.len()], |any, one| {
            any.iter().zip(one).map(|(a, b)| a | b).collect()
        })
    };
    let is_any_meant = asked.iter().any(|name| name.1);
    let mut right = any(true);
    if !is_any_meant {
        right = any(false).into_iter().map(|hit| !hit).collect();
    }
    right.push(!is_any_meant || !right.contains(&true));
    let asked = asked.iter().map(|(name, means)| (hits(*name).position(|hit| hit), *means)).collect();
    Example { choice, right, asked, weight: 1.0 }
}

/// The phrases of a story: an option is right when a place of it is in the phrase's chain. A phrase that is in none
/// means nothing before, but for persons only those in a chain are looked at.
fn of_chains(story: &Story, choices: Vec<Choice>, is_person: bool) -> Vec<Example> {
    let places =
        story.chains.iter().enumerate().flat_map(|(at, chain)| chain.iter().map(move |span| (*span, at)));
    let places: Vec<(Span, usize)> = places.collect();
    // People mark whole phrases, we names and phrases without what is told of them: one edge is the same.
    let chain = |span: &Span| {
        let is_like = |place: &&(Span, usize)| {
            (place.0.start() == span.start() || place.0.end() == span.end())
                && (place.0.contains(*span) || span.contains(place.0))
        };
        places
            .iter()
            .filter(is_like)
            .min_by_key(|place| place.0.len().abs_diff(span.len()))
            .map(|place| place.1)
    };
    let example = |choice: Choice| {
        let own = chain(&choice.span);
        if is_person && own.is_none() || choice.span.start() >= story.end {
            return None;
        }
        let is_right = |name: &Span| own.is_some() && chain(name) == own;
        let mut right: Vec<_> =
            choice.options.iter().map(|option| option.names.iter().any(is_right)).collect();
        right.push(!right.contains(&true));
        Some(Example { choice, right, asked: Vec::new(), weight: if is_person { STORY } else { 1.0 } })
    };
    choices.into_iter().filter_map(example).collect()
}
