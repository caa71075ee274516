//! Lengths of time, and the dates and rates that are told by them: "two years", "two years ago", "twice a year".

use super::Grammar;
use super::number::Amount;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::Expression;
use crate::extract::time::lexicon::Class;

/// How many of a unit, and whether the words were a compound ("two-year").
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub(super) amount: Amount,
    pub(super) unit: Unit,
    /// Whether only working days count.
    pub(super) is_working: bool,
}

/// Parts of one length ("2 hours, 15 minutes and 3 seconds").
const MAX_PARTS: usize = 3;

/// What may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "full",
    "whole",
    "more",
    "consecutive",
    "straight",
    "additional",
    "further",
    "trading",
    "business",
    "working",
    "calendar",
    "long",
    "solid",
    "extra",
];

/// The ISO 8601 duration of a length: "P2Y", "PT45M", "PXD".
pub(super) fn iso(lengths: &[Length]) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for length in lengths {
        let (factor, designator, is_time) = length.unit.designator();
        let side = if is_time { &mut time } else { &mut date };
        match length.amount {
            Amount::Vague => side.push('X'),
            Amount::Hundredths(n) => side.push_str(&decimal(n.saturating_mul(u64::from(factor)))),
        }
        match (length.amount, length.unit) {
            (Amount::Vague, Unit::Decade) => side.push_str("DE"),
            (Amount::Vague, Unit::Century) => side.push_str("CE"),
            (Amount::Vague, Unit::Quarter) => side.push('Q'),
            (_, Unit::Weekend) => side.push_str("WE"),
            _ => side.push(designator),
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

fn decimal(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        _ if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

/// The period of a unit ("P1W").
pub(super) fn period(count: u32, unit: Unit) -> String {
    iso(&[Length { amount: Amount::whole(count), unit, is_working: false }])
}

/// Two parts of one length counted in the shorter unit: "two years and three months" are 27 months.
fn joined(long: Length, short: Length) -> Option<Length> {
    let factor = match (long.unit, short.unit) {
        (Unit::Year, Unit::Month) => 12,
        (Unit::Week, Unit::Day) => 7,
        (Unit::Hour, Unit::Minute) => 60,
        _ => return None,
    };
    let count = long.amount.steps()?.checked_mul(factor)?.checked_add(short.amount.steps()?)?;
    Some(Length { amount: Amount::whole(u32::try_from(count).ok()?), ..short })
}

impl Grammar<'_> {
    /// Everything that begins with a length.
    pub(super) fn length(&self, at: usize) -> Option<(Expression, usize)> {
        let lower_at = self.after_approximate(at);
        let start = self.after_lower(lower_at);
        let lower = self.small_number(lower_at).filter(|_| start > lower_at).map(|(lower, _)| lower);
        let (lengths, next) = self.lengths(start)?;
        if self.is_age(next) {
            return None;
        }
        if let Some(lasting) = self.lasting(at, &lengths, next) {
            return Some(lasting);
        }
        if let [long, short] = lengths[..]
            && let Some(told) = joined(long, short).and_then(|length| self.told_by(length, next))
        {
            return Some(told);
        }
        if let [length] = lengths[..] {
            if let Some(told) = self.week_from(length, start, next) {
                return Some(told);
            }
            if let Some((told, end)) = self.told_by(length, next) {
                return Some((Self::from_lower(lower, told), end));
            }
            if lower.is_none()
                && let Some(steps) = length.amount.steps()
                && let Some(before) = at.checked_sub(1)
            {
                let (value, unit) = (iso(&[length]), length.unit);
                if self.pieces.is(before, &["in"]) {
                    return Some((Expression::Within { length: value, steps, unit }, next));
                }
                if self.pieces.is(before, &["within"]) {
                    return Some((Expression::Inside { length: value, steps, unit }, next));
                }
            }
            if self.pieces.is(next - 2, &["a", "an", "one"]) && next - 2 == start {
                return self.single(length, start, next);
            }
        }
        Some((Expression::Duration(iso(&lengths)), next))
    }

    /// "20 to 30 years ago": from the one distance to the other.
    fn from_lower(lower: Option<u32>, told: Expression) -> Expression {
        let lower = lower.and_then(|lower| i32::try_from(lower).ok());
        match (lower, told) {
            (Some(lower), Expression::Step { steps, unit }) => {
                let near = Expression::Step { steps: lower * steps.signum(), unit };
                let far = Expression::Step { steps, unit };
                let (from, to) = if steps < 0 { (far, near) } else { (near, far) };
                Expression::Interval(Box::new(from), Box::new(to))
            }
            (_, told) => told,
        }
    }

    /// "a quarter of an hour", "three quarters of a year", "half of a day".
    pub(super) fn part_of_unit(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (hundredths, next) = match () {
            () if p.is(at, &["half"]) => (50, at + 1),
            () if p.is(at, &["a"]) && p.is(at + 1, &["quarter"]) => (25, at + 2),
            () if p.is(at, &["three"]) && p.is(at + 1, &["quarters"]) => (75, at + 2),
            () if p.is(at, &["three"]) && p.is_dash(at + 1) && p.is(at + 2, &["quarters"]) => (75, at + 3),
            () => return None,
        };
        let is_of_one = p.is(next, &["of"]) && p.is(next + 1, &["a", "an"]);
        let unit = p.unit(next + 2, Class::Unit).filter(|_| is_of_one)?;
        let amount = Amount::Hundredths(hundredths);
        let length = match (unit, amount.minutes(unit)) {
            (Unit::Hour, Some(minutes)) => Length {
                amount: Amount::whole(u32::try_from(minutes).ok()?),
                unit: Unit::Minute,
                is_working: false,
            },
            _ => Length { amount, unit, is_working: false },
        };
        Some((Expression::Duration(iso(&[length])), next + 3))
    }

    /// Past the lower end of "two to three weeks": the unit after the upper one is of both.
    pub(super) fn after_lower(&self, at: usize) -> usize {
        let p = self.pieces;
        let is_tail = p.is_glued(at) && at > 1 && p.is_any_mark(at - 1, ",.") && p.digits(at - 2).is_some();
        let Some((lower, next)) = self.small_number(at).filter(|_| !is_tail) else { return at };
        let joins = p.is(next, &["to", "or"]) || p.is_dash(next) && p.is_glued(next) && p.is_glued(next + 1);
        let upper = self.small_number(next + 1).filter(|(upper, _)| joins && *upper > lower);
        if upper.is_some() { next + 1 } else { at }
    }

    /// "all day", "the whole week", "the entire month".
    pub(super) fn whole_unit(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let word = match () {
            () if p.is(at, &["all"]) => at + 1,
            () if p.is(at, &["the"]) && p.is(at + 1, &["whole", "entire"]) => at + 2,
            () => return None,
        };
        let unit = p.unit(word, Class::Unit).filter(|unit| (Unit::Day..=Unit::Decade).contains(unit))?;
        let closes = !p.is_lower(word + 1) && !p.is_capital(word + 1) && !p.is_dash(word + 1)
            || self.ends_phrase(word + 1) && !p.is(word + 1, &["of"]);
        let is_name = p.is_capital(word) || unit == Unit::Weekend;
        (closes && !is_name).then(|| (Expression::Duration(period(1, unit)), word + 1))
    }

    /// A length of one unit or of several, the greatest first: "2 hours, 15 minutes and 3 seconds".
    pub(super) fn lengths(&self, at: usize) -> Option<(Vec<Length>, usize)> {
        let (first, mut next) = self.one_length(at)?;
        let mut lengths = vec![first];
        while lengths.len() < MAX_PARTS
            && let Some((more, after)) = self.one_length(self.after_and(next))
            && more.unit < lengths[lengths.len() - 1].unit
            && !self.pieces.is(self.after_and(next), &["a", "an"])
        {
            lengths.push(more);
            next = after;
        }
        if let Some((hundredths, after)) = self.and_part(next)
            && let Amount::Hundredths(n) = first.amount
        {
            let (low, parts) = match first.unit {
                Unit::Minute => (Unit::Second, hundredths * 60 / 100),
                Unit::Hour => (Unit::Minute, hundredths * 60 / 100),
                _ => (first.unit, 0),
            };
            match parts {
                0 => lengths[0].amount = Amount::Hundredths(n + u64::from(hundredths)),
                _ => lengths.push(Length { amount: Amount::whole(parts), unit: low, is_working: false }),
            }
            next = after;
        }
        Some((lengths, next))
    }

    /// "a year": a rate after a number ("$5 a year"), a length after a preposition, nothing elsewhere.
    fn single(&self, length: Length, start: usize, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if p.is(start, &["one"]) {
            let is_length = !p.is_lower(next) || p.has(next, Class::Preposition);
            return is_length.then(|| (Expression::Duration(iso(&[length])), next));
        }
        let before = start.checked_sub(1)?;
        if p.has(before, Class::Preposition) || p.has(before, Class::Approximate) {
            return Some((Expression::Duration(iso(&[length])), next));
        }
        let counts =
            |at: usize| p.digits(at).is_some() || p.has(at, Class::Cardinal) || p.has(at, Class::Times);
        let near = before.saturating_sub(2)..=before;
        let is_rate = near.into_iter().any(counts) || p.mark(before, '%');
        is_rate.then(|| (Expression::Set(iso(&[length])), next))
    }

    /// A number and its unit: "two years", "two-year", "45 minutes", "three consecutive quarters".
    pub(super) fn one_length(&self, at: usize) -> Option<(Length, usize)> {
        let p = self.pieces;
        let (amount, next) = self.amount(at)?;
        let next = next + usize::from(p.mark(next, '+') && p.is_glued(next));
        let hyphen = p.is_dash(next) && p.is_glued(next) && p.is_glued(next + 1);
        let mut unit_at = if hyphen { next + 1 } else { next };
        if p.is(unit_at, BETWEEN) {
            unit_at += 1;
        }
        let is_one = p.is(at, &["a", "an", "one", "half"]) || amount == Amount::whole(1);
        let unit = p.unit(unit_at, Class::Units).or_else(|| {
            let singular = p.unit(unit_at, Class::Unit)?;
            let spelled = p.has(at, Class::Cardinal);
            let is_short = p.digits(at).is_some_and(|(_, length)| length <= 3);
            (hyphen || is_one || spelled || is_short).then_some(singular)
        })?;
        // "two-and-a-quarter-mile", "one and three quarter million"
        let is_tail = p.is(at, &["a"]) && at > 0 && p.is_dash(at - 1) && p.is_glued(at);
        if is_tail || unit == Unit::Quarter && p.has(unit_at + 1, Class::Measure) {
            return None;
        }
        // "a second", "the third quarter": an ordinal, not a length.
        let is_ordinal = unit == Unit::Second && is_one && !p.is(at, &["one"]) && p.digits(at).is_none();
        let is_plain = unit_at == next || hyphen;
        // "three quarters of the votes", but "the first three quarters of 2015"
        let is_framed = at > 0 && p.has(at - 1, Class::Frame);
        let is_fraction = !is_framed
            && unit == Unit::Quarter
            && (is_one && !hyphen || is_plain && p.is(unit_at + 1, &["of"]));
        if is_ordinal || is_fraction || unit == Unit::Weekend && is_one {
            return None;
        }
        // "2h", not "2 H"; "30 sec", not "a recent SEC filing"
        if p.form(unit_at).len() <= 4
            && p.form(unit_at).bytes().all(|byte| byte.is_ascii_uppercase())
            && amount == Amount::Vague
        {
            return None;
        }
        let is_letter = p.form(unit_at).len() == 1;
        let runs_on = p.is_glued(unit_at + 1) && p.digits(unit_at + 1).is_some();
        if is_letter && (runs_on || !(p.is_glued(unit_at) && p.is_lower(unit_at))) {
            return None;
        }
        let is_working = unit == Unit::Day && p.is(unit_at - 1, &["business", "working", "trading"]);
        Some((Length { amount, unit, is_working }, unit_at + 1))
    }

    /// "for years", "months of talks", "recent weeks", "the coming months", "the weeks ahead".
    pub(super) fn vague_length(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        let vague =
            |unit| Expression::Duration(iso(&[Length { amount: Amount::Vague, unit, is_working: false }]));
        if p.is(start, &["recent", "coming", "past", "last", "next"]) {
            let unit = p.unit(start + 1, Class::Units).filter(|_| !p.is(start + 1, &["min", "sec"]))?;
            return Some((vague(unit), start + 2));
        }
        let unit = p.unit(start, Class::Units).filter(|_| p.form(start).len() > 1)?;
        if p.is(start + 1, &["ago"]) {
            return Some((Expression::Reference("PAST_REF"), start + 2));
        }
        if p.is(start + 1, &["ahead"]) {
            return Some((vague(unit), start + 2));
        }
        let is_counted = |back: usize| start.checked_sub(back).is_some_and(|at| p.has(at, Class::Cardinal));
        if unit == Unit::Quarter && (is_counted(1) || start > 0 && p.is_dash(start - 1) && is_counted(2)) {
            return None;
        }
        let after = |words: &[&str]| start.checked_sub(1).is_some_and(|before| p.is(before, words));
        let is_length = at == start
            && (after(&[
                "for", "in", "within", "over", "by", "after", "of", "lasted", "took", "take", "takes",
            ]) || p.is(start + 1, &["of", "later", "earlier", "before", "after"]));
        (is_length && unit > Unit::Second).then(|| (vague(unit), start + 1))
    }

    /// Past "about", "more than", "at least", …: TIMEX3 counts them in.
    pub(super) fn after_approximate(&self, at: usize) -> usize {
        let p = self.pieces;
        let two = [
            ["more", "than"],
            ["less", "than"],
            ["at", "least"],
            ["at", "most"],
            ["up", "to"],
            ["fewer", "than"],
        ];
        let is_number =
            |at: usize| self.amount(at).is_some() || p.has(at, Class::Relative) || p.is(at, &["the"]);
        let at = if p.is(at, &["no"]) && p.is(at + 1, &["more", "less"]) { at + 1 } else { at };
        let next = match () {
            () if two.iter().any(|words| p.are(at, words)) => at + 2,
            () if p.has(at, Class::Approximate) => at + 1,
            () => return at,
        };
        if is_number(next) { next } else { at }
    }

    fn after_and(&self, at: usize) -> usize {
        let at = if self.pieces.mark(at, ',') { at + 1 } else { at };
        if self.pieces.is(at, &["and"]) { at + 1 } else { at }
    }

    /// "-old", "years older", "years of age": an age, which is a quantity.
    pub(super) fn is_age(&self, next: usize) -> bool {
        let p = self.pieces;
        let word = if p.is_dash(next) { next + 1 } else { next };
        p.has(word, Class::Age) || p.are(next, &["of", "age"])
    }
}
