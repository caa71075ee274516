//! From what a rule matched to a quantity in the making.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::rule::{Capture, Grammar, Match, PieceKind, Pieces, Reading};
use crate::types::{Modifier, QuantityKind};

use super::check;
use super::draft::{Amount, Check, Dollar, Draft, Found, Make, Unit};

/// The age that "in their teens" begins with.
const FIRST_TEEN: Decimal = Decimal::from_parts(13, 0, 0, false, 0);

/// Scales of a whole number and its part, in words.
const SCALES: &[(&str, i64)] = &[
    ("dozen", 12),
    ("thousand", 1_000),
    ("lakh", 100_000),
    ("million", 1_000_000),
    ("crore", 10_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

/// How many pieces a part with its scale may have ("and three - quarter million").
const PARTS: usize = 6;

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

/// The draft of a match before its items are read.
fn begin<'a>(found: &Match<'a, Make>, amount: &Amount) -> Draft<'a> {
    let number = amount.value.and_then(|number| found.item(number));
    Draft {
        rule: found.rule,
        pieces: found.pieces.clone(),
        number: number.map_or(found.pieces.start, |item| item.pieces.start),
        kind: amount.kind,
        value: amount.amount.as_deref().and_then(|value| Decimal::from_str_exact(value).ok()),
        max: None,
        scale: None,
        is_fraction: amount.over.is_some(),
        parts: Decimal::ONE,
        unit: None,
        currency: None,
        dollar: None,
        is_sure: true,
        modifier: None,
        of: None,
        is_void: false,
    }
}

fn quantity<'a>(
    found: &Match<'a, Make>,
    amount: &'a Amount,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<Draft<'a>> {
    let item = |number: Option<usize>| number.and_then(|number| found.item(number));
    let mut draft = begin(found, amount);
    if let Some(number) = item(amount.value) {
        let reading = number_of(number, pieces, amount.kind)?;
        (draft.value, draft.scale) = (Some(reading.value), reading.scale);
        draft.is_fraction |= reading.is_fraction;
    }
    if let Some(years) = item(amount.years) {
        draft.number = years.pieces.start;
        draft.value = Decimal::from_str_exact(years.cells[1]).ok();
    }
    if let Some(part) = item(amount.part) {
        draft.value = Some(draft.value?.checked_add(Decimal::from_str_exact(part.cells[1]).ok()?)?);
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
        if !check::holds(check, &draft, found, pieces, grammar) {
            return None;
        }
        settle(&mut draft, check, pieces, grammar)?;
    }
    Some(draft)
}

/// What a condition that holds says of the quantity beyond its rule.
fn settle(draft: &mut Draft<'_>, check: Check, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> Option<()> {
    match check {
        Check::Temperature => {
            let is_celsius = pieces.is(draft.pieces.end - 1, "C");
            draft.unit = Some(if is_celsius { "degree Celsius" } else { "degree Fahrenheit" }.into());
        }
        Check::Minus | Check::Bracketed => draft.value = draft.value.map(|value| -value),
        Check::Decade => {
            // "40s" without what leads to it.
            draft.pieces.start = draft.number;
            let years = Decimal::from(if draft.value == Some(FIRST_TEEN) { 6 } else { 9 });
            draft.max = Some(draft.value?.checked_add(years)?);
        }
        Check::Millions if check::is_paid(draft, pieces, grammar) => draft.kind = QuantityKind::Money,
        _ => {}
    }
    Some(())
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
    draft.dollar = match (draft.is_sure, cells[0]) {
        (true, form) if form.contains('$') || form.contains("dollar") => Some(Dollar::Named(cells[1])),
        (false, "$" | "＄" | "dollar" | "dollars") => Some(Dollar::Bare),
        _ => None,
    };
    Some(())
}

fn number_of(item: &Capture<'_>, pieces: &Pieces<'_>, kind: QuantityKind) -> Option<Reading> {
    match kind {
        QuantityKind::Ordinal => pieces.ordinal(item.pieces.start),
        _ => Some(with_scale(pieces.number(item.pieces.start)?, pieces)),
    }
}

/// "one and a half thousand": the scale is that of the whole number too.
fn with_scale(reading: Reading, pieces: &Pieces<'_>) -> Reading {
    let scaled = || {
        let (_, scale) = SCALES.iter().find(|(word, _)| pieces.is(reading.end - 1, word))?;
        let scale = Decimal::from(*scale);
        // "five and half a million" is told in another way.
        let is_of_article = pieces.is(reading.end - 2, "a");
        let and = (reading.end.saturating_sub(PARTS)..reading.end - 1).find(|at| pieces.is(*at, "and"))?;
        let part = pieces.number(and + 1).filter(|part| part.end == reading.end && part.value < scale)?;
        let whole = reading.value.checked_sub(part.value)?;
        let is_whole = whole >= Decimal::ONE && whole < Decimal::ONE_HUNDRED && whole.is_integer();
        let value = whole.checked_mul(scale)?.checked_add(part.value)?;
        (is_whole && !is_of_article).then_some(Reading { value, scale: Some(scale), ..reading })
    };
    match pieces.is_kind(reading.end - 1, PieceKind::Word) && reading.scale.is_some() {
        true => scaled().unwrap_or(reading),
        false => reading,
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
