//! What the words say, before anything is known of when they were written.

use jiff::civil::Date;

use super::calendar::{Holiday, Unit};
use super::value::{Clock, Code};

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said: the tense and the date of publication decide.
    Unsaid,
    Given(i16),
    /// Years after the year of publication.
    Step(i32),
    /// Years after the year last spoken of.
    Anaphoric(i32),
    /// So that it is the last of its kind before the date of publication.
    Last,
    /// So that it is the next of its kind after the date of publication.
    Next,
}

/// What of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Half(u8),
    Quarter(u8),
    Season(Code),
    Month(u8),
    /// An ISO week.
    Week(u8),
    Day(u8, u8),
    Holiday(Holiday),
}

/// Which of the days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The last or the coming one, as the tense says.
    Tense,
    Coming,
    /// The last one before the day of publication: "this past Friday".
    Past,
    /// The last but so many before the day of publication: "two Fridays ago".
    Ago(i32),
    /// So many weeks after the coming one: "Tuesday week", "a fortnight on Saturday".
    Beyond(i32),
    /// That of the week so many weeks after the week of publication.
    Week(i32),
    /// The nearest one before or after the date last spoken of, by sign.
    Anaphoric(i32),
}

/// What is counted within a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    Unit(Unit),
    Weekday(u8),
}

/// What the words say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    Reference(Code),
    Calendar {
        part: Part,
        year: Year,
    },
    FiscalYear(i16),
    /// "the first quarter of fiscal 2026".
    FiscalPart {
        part: Part,
        year: Option<i16>,
    },
    BeforeChrist(i16),
    Decade(i16),
    Century(i16),
    Weekday {
        weekday: u8,
        which: Which,
    },
    /// "the 21st", "Friday the 21st".
    DayOfMonth {
        day: u8,
        weekday: Option<u8>,
    },
    /// Units after the date of publication.
    Step {
        steps: i32,
        unit: Unit,
    },
    /// "five business days ago".
    Working(i32),
    /// "the weekend": the last or the coming, as the tense says.
    Near(Unit),
    /// "the coming weekend": the next one, though it be in this week.
    Coming(Unit),
    /// "the year": the one last spoken of, or that of publication.
    Current(Unit),
    /// "the previous year": whole units after the one last spoken of.
    Anaphoric {
        steps: i32,
        unit: Unit,
    },
    /// "the day before": whole units after what was spoken of; open where nothing was.
    Beside {
        steps: i32,
        unit: Unit,
    },
    /// "a year earlier": units after the date last spoken of, which may be a quarter or a month.
    Later {
        steps: i32,
        unit: Unit,
    },
    /// "a year ago": before the quarter last spoken of, as reports of earnings do, or before publication.
    Compared {
        steps: i32,
        unit: Unit,
    },
    /// Units after another date.
    Away {
        steps: i32,
        unit: Unit,
        /// Whether a number counts the units: "two weeks after", not "the week after".
        is_counted: bool,
        from: Box<Expression>,
    },
    /// "a year ago today", "a week last Friday": units from a date, which keeps its grain.
    Back {
        steps: i32,
        unit: Unit,
        from: Box<Expression>,
    },
    /// "the last week of July": the `nth` (-1 the last) unit or weekday in another date.
    Nth {
        nth: i8,
        of: Nth,
        within: Box<Expression>,
    },
    /// "the weekend of Halloween": the whole unit around or next to a day.
    Holding {
        unit: Unit,
        day: Box<Expression>,
    },
    /// "the first ten days of May", "the last three weeks of this year".
    Edge {
        length: String,
        count: i32,
        unit: Unit,
        is_last: bool,
        within: Box<Expression>,
    },
    /// "the 12 months to June", "the quarter ended 30 September".
    Ending {
        length: String,
        count: i32,
        unit: Unit,
        within: Box<Expression>,
    },
    /// "two weeks starting 20 May", "from 2 p.m. for two hours".
    Lasting {
        length: String,
        steps: Vec<(i32, Unit)>,
        from: Box<Expression>,
    },
    Era(Date, Date),
    DayPart {
        code: Code,
        date: Option<Box<Expression>>,
    },
    Moment {
        clock: Clock,
        date: Option<Box<Expression>>,
    },
    Duration(String),
    /// A length that ends (`steps` < 0) or begins at publication: "the last two weeks".
    Framed {
        length: String,
        steps: i32,
        unit: Unit,
        /// Whether only working days count.
        is_working: bool,
    },
    /// "in two weeks": a date in a clause of the future, a length elsewhere.
    Within {
        length: String,
        steps: i32,
        unit: Unit,
    },
    /// "within two weeks": from publication on in a clause of the future, a length elsewhere.
    Inside {
        length: String,
        steps: i32,
        unit: Unit,
    },
    Set(String),
    Interval(Box<Expression>, Box<Expression>),
    /// A point in time that only the rest of the article could tell.
    Unknown,
}

impl Expression {
    /// A part of a year.
    pub(super) fn calendar(part: Part, year: Year) -> Self {
        Self::Calendar { part, year }
    }

    /// Whether it says a day or something longer on the calendar, so that a time of day can stand beside it.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Self::Weekday { .. } | Self::DayOfMonth { .. } => true,
            Self::Nth { of, .. } => matches!(of, Nth::Weekday(_) | Nth::Unit(Unit::Day)),
            Self::Calendar { part, .. } => matches!(part, Part::Day(..) | Part::Holiday(_)),
            Self::Beside { unit, .. } => *unit == Unit::Day,
            Self::Step { unit, .. }
            | Self::Anaphoric { unit, .. }
            | Self::Later { unit, .. }
            | Self::Away { unit, .. } => *unit == Unit::Day,
            Self::DayPart { date, .. } => date.is_some(),
            Self::Back { from, .. } => from.is_day(),
            _ => false,
        }
    }
}
