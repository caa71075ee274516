//! From what a rule matched to a quantity in the making.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::rule::{Capture, Grammar, Match, Pieces, Reading};
use crate::types::{Modifier, QuantityKind};

use super::check::{self, Check};

/// What a rule makes; the fields are explained in `data/en/rules/quantity.toml`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Make {
    Quantity(Amount),
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
    kind: QuantityKind,
    value: Option<usize>,
    max: Option<usize>,
    amount: Option<String>,
    magnitude: Option<usize>,
    times: Option<i64>,
    plus: Option<usize>,
    parts: Option<i64>,
    over: Option<usize>,
    unit: Option<Unit>,
    per: Option<usize>,
    currency: Option<usize>,
    check: Option<Check>,
}

/// A unit: an item of the match, or the name itself.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Unit {
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
    /// Whether the words fix unit and currency.
    pub(super) is_sure: bool,
    pub(super) modifier: Option<Modifier>,
    pub(super) of: Option<Range<usize>>,
    /// Whether the words around say that it is no quantity.
    pub(super) is_void: bool,
}

/// What a rule found: a quantity, or words that belong to one beside them.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    Quantity(Draft<'a>),
    Modifier { pieces: Range<usize>, modifier: Modifier, is_before: bool },
    Per { pieces: Range<usize>, unit: &'a str },
}

/// Reads a match. None where its check fails.
pub(super) fn read<'a>(
    found: &Match<'a, Make>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<Found<'a>> {
    match found.make {
        Make::Modifier { modifier } => {
            let cells = found.item(*modifier)?.cells;
            let (modifier, is_before) = (modifier_of(cells[1]), cells[2] == "before");
            Some(Found::Modifier { pieces: found.pieces.clone(), modifier, is_before })
        }
        Make::Per { per } => {
            Some(Found::Per { pieces: found.pieces.clone(), unit: found.item(*per)?.cells[1] })
        }
        Make::Quantity(amount) => quantity(found, amount, pieces, grammar).map(Found::Quantity),
    }
}

fn quantity<'a>(
    found: &Match<'a, Make>,
    amount: &'a Amount,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<Draft<'a>> {
    let item = |number: Option<usize>| number.and_then(|number| found.item(number));
    let mut draft = Draft {
        rule: found.rule,
        pieces: found.pieces.clone(),
        number: item(amount.value).map_or(found.pieces.start, |item| item.pieces.start),
        kind: amount.kind,
        value: amount.amount.as_deref().and_then(|value| Decimal::from_str_exact(value).ok()),
        max: None,
        scale: None,
        is_fraction: amount.over.is_some(),
        parts: Decimal::ONE,
        unit: None,
        currency: None,
        is_sure: true,
        modifier: None,
        of: None,
        is_void: false,
    };
    if let Some(number) = item(amount.value) {
        let reading = number_of(number, pieces, amount.kind)?;
        (draft.value, draft.scale) = (Some(reading.value), reading.scale);
        draft.is_fraction |= reading.is_fraction;
    }
    if let Some(max) = item(amount.max) {
        draft.max = Some(pieces.number(max.pieces.start)?.value).filter(|max| draft.value < Some(*max));
        draft.max?;
    }
    if let Some(magnitude) = item(amount.magnitude) {
        let scale = Decimal::from_str_exact(magnitude.cells[1]).ok()?;
        (draft.value, draft.scale) = (Some(draft.value?.checked_mul(scale)?), Some(scale));
    }
    if let Some(times) = amount.times {
        (draft.value, draft.scale) = (Some(draft.value?.checked_mul(times.into())?), Some(times.into()));
    }
    if let Some(under) = item(amount.over) {
        draft.value = Some(draft.value?.checked_div(pieces.number(under.pieces.start)?.value)?);
    }
    if let (Some(more), Some(parts)) = (item(amount.plus), amount.parts) {
        let part = pieces.number(more.pieces.start)?.value.checked_div(parts.into())?;
        draft.value = Some(draft.value?.checked_add(part)?);
    }
    set_unit(&mut draft, amount, found);
    if let Some(currency) = item(amount.currency) {
        set_currency(&mut draft, currency.cells)?;
    }
    if let Some(check) = amount.check {
        check::apply(check, &mut draft, found, pieces, grammar)?;
    }
    Some(draft)
}

fn set_unit<'a>(draft: &mut Draft<'a>, amount: &'a Amount, found: &Match<'a, Make>) {
    let name = |cells: &[&'static str]| cells.get(1).copied();
    draft.unit = match &amount.unit {
        Some(Unit::Name(name)) => Some(name.as_str().into()),
        Some(Unit::Item(number)) => found.item(*number).and_then(|item| name(item.cells)).map(Cow::from),
        None => None,
    };
    if let (Some(over), Some(unit)) = (amount.per.and_then(|per| found.item(per)), &draft.unit) {
        draft.unit = name(over.cells).map(|per| format!("{unit} per {per}").into());
    }
}

/// `cells` are form, ISO 4217 code, parts of one, whether the form has no other sense, the least plausible amount.
fn set_currency(draft: &mut Draft<'_>, cells: &[&'static str]) -> Option<()> {
    let number = |cell: &str| Decimal::from_str_exact(cell).ok();
    if draft.scale.is_none() && draft.value? < number(cells[4])? {
        return None;
    }
    draft.parts = number(cells[2])?;
    draft.value = Some(draft.value?.checked_div(draft.parts)?);
    draft.currency = Some(cells[1]).filter(|code| !code.is_empty());
    draft.is_sure = cells[3] == "yes";
    Some(())
}

fn number_of(item: &Capture<'_>, pieces: &Pieces<'_>, kind: QuantityKind) -> Option<Reading> {
    match kind {
        QuantityKind::Ordinal => pieces.ordinal(item.pieces.start),
        _ => pieces.number(item.pieces.start),
    }
}

fn modifier_of(name: &str) -> Modifier {
    match name {
        "at_least" => Modifier::AtLeast,
        "at_most" => Modifier::AtMost,
        "more_than" => Modifier::MoreThan,
        "less_than" => Modifier::LessThan,
        "up_to" => Modifier::UpTo,
        _ => Modifier::About,
    }
}
