//! Quantities in the making, and what rules say of them.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::types::{Modifier, QuantityKind};

/// What a rule makes; the fields are explained in `data/en/rules/quantity.toml`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Make {
    Quantity(Box<Amount>),
    #[serde(rename_all = "snake_case")]
    Modifier {
        modifier: usize,
    },
    Per {
        per: usize,
    },
}

#[derive(Debug, Deserialize)]
pub(super) struct Amount {
    pub(super) kind: QuantityKind,
    pub(super) value: Option<usize>,
    pub(super) max: Option<usize>,
    pub(super) amount: Option<String>,
    pub(super) years: Option<usize>,
    pub(super) part: Option<usize>,
    pub(super) magnitude: Option<usize>,
    pub(super) times: Option<i64>,
    pub(super) plus: Option<usize>,
    pub(super) parts: Option<i64>,
    pub(super) over: Option<usize>,
    pub(super) unit: Option<Unit>,
    pub(super) per: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) check: Option<Check>,
}

/// The name of a condition.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Check {
    /// Fewer out of more, and not in so many minutes.
    Ratio,
    /// The letter before a dollar sign is glued to it: "A$", not "a $5 note".
    Sign,
    /// A name of a currency before a large number.
    CurrencyBefore,
    /// The currency does not belong to the number after it, and the pounds are no weight.
    CurrencyAfter,
    /// The second number is cents.
    CentsAfter,
    /// A sign of one letter is written as it should be; the pounds are no money.
    Unit,
    /// The letter is glued to the number and things are counted after it.
    Millions,
    /// Fewer parts than make one.
    Parts,
    /// The words around speak of weather or heat.
    Temperature,
    /// The phrase ends with the number.
    Last,
    /// As old as people and things get.
    Age,
    /// Tens of years of life.
    Decade,
    /// A part of one, not so many.
    Fraction,
    /// A minus is glued to the sign after it and stands apart from what is before.
    Minus,
    /// Sign, brackets and number are one word.
    Bracketed,
}

/// A unit: an item of the match, or the name itself.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Unit {
    Item(usize),
    Name(String),
}

/// A quantity in the making. Places are indices of pieces.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) rule: &'a str,
    pub(super) pieces: Range<usize>,
    /// The first piece of its number.
    pub(super) number: usize,
    pub(super) kind: QuantityKind,
    pub(super) value: Option<Decimal>,
    pub(super) max: Option<Decimal>,
    /// The scale that the number ends in.
    pub(super) scale: Option<Decimal>,
    pub(super) is_fraction: bool,
    /// How many of what the words count make one unit: a hundred cents.
    pub(super) parts: Decimal,
    pub(super) unit: Option<Cow<'a, str>>,
    pub(super) currency: Option<&'a str>,
    /// Which dollar the words name, where they do.
    pub(super) dollar: Option<Dollar>,
    /// Whether the words fix unit and currency.
    pub(super) is_sure: bool,
    pub(super) modifier: Option<Modifier>,
    pub(super) of: Option<Range<usize>>,
    /// Whether the words around say that it is no quantity.
    pub(super) is_void: bool,
}

/// What the words say of a dollar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dollar {
    /// "$5", "five dollars": that of the article.
    Bare,
    /// "A$5", "Canadian dollars", by its code.
    Named(&'static str),
}

/// What a rule found: a quantity, or words that belong to one beside them.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    Quantity(Draft<'a>),
    Modifier { pieces: Range<usize>, modifier: Modifier, is_before: bool },
    Per { pieces: Range<usize>, unit: &'a str },
}
