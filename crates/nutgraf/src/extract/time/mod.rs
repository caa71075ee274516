//! When: expressions of time with TIMEX3 values, resolved by the date of publication and the tense of their clause.
//!
//! Pieces of text ([`piece`]) are read by a grammar ([`grammar`]) into what they say ([`expression`]), which is
//! resolved ([`resolve`]) into days of the calendar ([`value`], [`calendar`]).

mod calendar;
mod expression;
mod frame;
mod grammar;
mod lexicon;
mod order;
mod piece;
mod resolve;
mod tense;
mod value;

use std::ops::Range;

use crate::text::Text;
use crate::types::{Evidence, Published, Span, TimeExpression, TimeId, TimeType};

use calendar::Unit;
use expression::Expression;
use grammar::Grammar;
use lexicon::{Class, Lexicon};
use piece::Pieces;
use resolve::Context;
use value::Value;

/// The score of a date such as 05/09/2025 that only a habit of countries decides.
const AMBIGUOUS: f32 = 0.5;

/// The lexicons of time.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
}

/// Where an article comes from, as far as its dates depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Source<'a> {
    /// What relative dates are told from. Without it their value stays open.
    pub(crate) published: Option<&'a Published>,
    /// Whether its outlet is known to write the day before the month.
    pub(crate) publisher: Option<&'a str>,
}

/// The expressions of time of a text, in reading order; words that are part of a name (`is_name`: "the Sunday Drivers") tell no time.
/// Linear in its length.
pub(crate) fn find(
    text: &Text<'_>,
    source: Source<'_>,
    rules: &Rules,
    is_name: impl Fn(Span) -> bool,
) -> Vec<TimeExpression> {
    let moment = source.published.and_then(Published::moment);
    let is_timed = source.published.is_some_and(|published| published.as_str().len() > "2025-09-05".len());
    let mut context = Context::new(moment, is_timed);
    let habit = || source.publisher.map(|publisher| rules.lexicon.is_day_first(publisher));
    let is_day_first = order::is_day_first(text.text).or_else(habit);
    let mut pieces = Pieces::new(text.text, &rules.lexicon);
    let mut times = Vec::new();
    for body in text.bodies() {
        pieces.cut(body);
        let grammar = Grammar {
            pieces: &pieces,
            is_day_first: is_day_first.unwrap_or(false),
            published_year: source.published.and_then(Published::day).map(|day| day.year()),
            depth: 0,
        };
        read(grammar, is_day_first.is_some(), &mut context, &mut times);
    }
    let has_digit = |span: Span| text.text[span.range()].bytes().any(|byte| byte.is_ascii_digit());
    times.retain(|time| has_digit(time.span) || !is_name(time.span));
    for (index, time) in (0..).zip(&mut times) {
        time.id = TimeId(index);
    }
    times
}

/// Reads one block: "the week of Sept. 30" must be whole even where a stop was taken for the end of a sentence.
fn read(grammar: Grammar<'_>, is_order_known: bool, context: &mut Context, times: &mut Vec<TimeExpression>) {
    let pieces = grammar.pieces;
    let (mut at, mut near_end, mut last_end) = (0, None, 0);
    context.end_sentence();
    while at < pieces.len() {
        let found = if pieces.is_trigger(at) { grammar.expression(at) } else { None };
        let Some((expression, end)) = found else {
            at += 1;
            continue;
        };
        let tense = tense::at(pieces, at, end);
        if (last_end..at).any(|at| pieces.ends_sentence(at)) {
            context.end_sentence();
        }
        // "today before 4 p.m.": the time of day is of the date just named.
        context.is_beside = near_end.is_some_and(|near_end| joins(pieces, near_end..at));
        let value = context.resolve(&expression, tense);
        // A quarter that has its number is not told anew by its last day.
        let is_known = matches!(expression, Expression::Ending { .. }) && context.has_quarter();
        if let Some(value) = value.as_ref().filter(|_| expression.is_spoken_of() && !is_known) {
            context.remember(value);
        }
        if let Expression::Edge { within, .. } | Expression::Ending { within, .. } = &expression
            && let Some(within) = context.resolve(within, tense)
        {
            context.remember(&within);
        }
        let is_day = value.as_ref().is_some_and(|value| value.unit() == Some(Unit::Day));
        let is_ambiguous = !is_order_known && grammar.is_ambiguous(at);
        times.push(write(pieces.span(at, end), &expression, value, is_ambiguous));
        (at, near_end, last_end) = (end, is_day.then_some(end), end);
    }
}

/// Whether nothing but one or two words such as "before" and "later than" stands between two expressions.
fn joins(pieces: &Pieces<'_>, mut between: Range<usize>) -> bool {
    (1..=2).contains(&between.len())
        && between.all(|at| pieces.has(at, Class::Preposition) || pieces.has(at, Class::Anchor))
}

/// The expression as the document has it.
fn write(span: Span, expression: &Expression, value: Option<Value>, is_ambiguous: bool) -> TimeExpression {
    let (begin, end_date) = value.as_ref().and_then(Value::bounds).unzip();
    let rule = expression.rule();
    TimeExpression {
        id: TimeId(0),
        span,
        r#type: value.as_ref().map_or_else(|| expression.kind(), Value::kind),
        value: value.map(|value| value.to_string()),
        begin,
        end_date,
        evidence: if is_ambiguous { Evidence::scored(rule, AMBIGUOUS) } else { Evidence::rule(rule) },
    }
}

impl Value {
    /// Date, time, duration or set.
    fn kind(&self) -> TimeType {
        match self {
            Self::DayPart(..) | Self::Moment(..) => TimeType::Time,
            Self::Duration(_) | Self::Framed(..) | Self::Timed(..) => TimeType::Duration,
            Self::Set(_) => TimeType::Set,
            Self::Interval(from, _) => from.kind(),
            _ => TimeType::Date,
        }
    }
}

impl Expression {
    /// Date, time, duration or set, when no value tells.
    fn kind(&self) -> TimeType {
        match self {
            Self::DayPart { .. } | Self::Moment { .. } => TimeType::Time,
            Self::Step { unit, .. } if unit.is_of_clock() => TimeType::Time,
            Self::Duration(_)
            | Self::Framed { .. }
            | Self::Within { .. }
            | Self::Inside { .. }
            | Self::Edge { .. }
            | Self::Ending { .. } => TimeType::Duration,
            Self::Lasting { from, .. } if matches!(**from, Self::Moment { .. }) => TimeType::Time,
            Self::Lasting { .. } => TimeType::Duration,
            Self::Set(_) => TimeType::Set,
            Self::Interval(from, _) => from.kind(),
            _ => TimeType::Date,
        }
    }

    /// Whether what follows may be told from it. "a year earlier" is told from what stays the point of comparison.
    fn is_spoken_of(&self) -> bool {
        !matches!(self, Self::Compared { .. } | Self::Later { .. })
    }

    /// The name of the reading, which stands in the document as its evidence.
    fn rule(&self) -> &'static str {
        match self {
            Self::Reference(_) => "<now, then or soon>",
            Self::Calendar { .. } | Self::BeforeChrist(_) | Self::Decade(_) | Self::Century(_) => "<date>",
            Self::FiscalYear(_) | Self::FiscalPart { .. } => "<fiscal year>",
            Self::Weekday { .. } => "<weekday>",
            Self::DayOfMonth { .. } => "<day of a month>",
            Self::Step { .. }
            | Self::Working(_)
            | Self::Near(_)
            | Self::Coming(_)
            | Self::Compared { .. } => "<units> from publication",
            Self::Current(_) | Self::Anaphoric { .. } | Self::Beside { .. } | Self::Later { .. } => {
                "<units> from the last date"
            }
            Self::Away { .. } | Self::Back { .. } => "<units> from <date>",
            Self::Nth { .. } => "<ordinal> <unit> of <date>",
            Self::Holding { .. } => "<unit> of <day>",
            Self::Edge { .. } => "first <duration> of <date>",
            Self::Ending { .. } => "<duration> to <date>",
            Self::Lasting { .. } => "<duration> from <time>",
            Self::Era(..) => "<era>",
            Self::DayPart { .. } => "<part of a day>",
            Self::Moment { .. } => "<time of day>",
            Self::Duration(_) | Self::Framed { .. } | Self::Within { .. } | Self::Inside { .. } => {
                "<duration>"
            }
            Self::Set(_) => "<set>",
            Self::Interval(..) => "<time> to <time>",
            Self::Unknown => "<units> from an event",
        }
    }
}
