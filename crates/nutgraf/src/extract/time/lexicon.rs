//! Words of time: what each may mean, and the names that take several words.

use rustc_hash::FxHashMap;

use super::calendar::{Holiday, Unit};
use super::value::Code;
use crate::lexicon;

const WORDS: &str = include_str!("../../../data/en/lexicon/time.tsv");
const HOLIDAYS: &str = include_str!("../../../data/en/lexicon/holiday.tsv");
const ERAS: &str = include_str!("../../../data/en/lexicon/era.tsv");
const PHRASES: &str = include_str!("../../../data/en/lexicon/time_phrase.tsv");
const DAY_FIRST: &str = include_str!("../../../data/en/lexicon/day_first.tsv");

/// The names of classes in `time.tsv`.
const CLASSES: &[(&str, Class)] = &[
    ("month", Class::Month),
    ("month_short", Class::MonthShort),
    ("weekday", Class::Weekday),
    ("weekday_short", Class::WeekdayShort),
    ("weekdays", Class::Weekdays),
    ("unit", Class::Unit),
    ("units", Class::Units),
    ("cardinal", Class::Cardinal),
    ("scale", Class::Scale),
    ("ordinal", Class::Ordinal),
    ("ordinal_suffix", Class::OrdinalSuffix),
    ("season", Class::Season),
    ("day_part", Class::DayPart),
    ("clock", Class::Clock),
    ("deictic", Class::Deictic),
    ("relative", Class::Relative),
    ("anaphoric", Class::Anaphoric),
    ("vague", Class::Vague),
    ("modifier", Class::Modifier),
    ("edge", Class::Edge),
    ("approximate", Class::Approximate),
    ("every", Class::Every),
    ("frequency", Class::Frequency),
    ("times", Class::Times),
    ("reference", Class::Reference),
    ("preposition", Class::Preposition),
    ("half_day", Class::HalfDay),
    ("zone", Class::Zone),
    ("zone_local", Class::ZoneLocal),
    ("future", Class::Future),
    ("present", Class::Present),
    ("past", Class::Past),
    ("reporting", Class::Reporting),
    ("forward", Class::Forward),
    ("anchor", Class::Anchor),
    ("paper", Class::Paper),
    ("era", Class::Era),
    ("age", Class::Age),
    ("measure", Class::Measure),
    ("numbering", Class::Numbering),
    ("determiner", Class::Determiner),
    ("decade", Class::Decade),
    ("opener", Class::Opener),
    ("day_name", Class::DayName),
    ("frame", Class::Frame),
    ("halving", Class::Halving),
    ("amount", Class::Amount),
    ("unit_end", Class::UnitEnd),
    ("word_month", Class::WordMonth),
    ("name_month", Class::NameMonth),
    ("clause", Class::Clause),
    ("owner", Class::Owner),
    ("starting", Class::Starting),
    ("point", Class::Point),
    ("scheduled", Class::Scheduled),
    ("appointed", Class::Appointed),
    ("disaster", Class::Disaster),
    ("market", Class::Market),
];

/// What a word may be. The classes of `time.tsv`, under their names there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Month,
    MonthShort,
    Weekday,
    WeekdayShort,
    Weekdays,
    Unit,
    Units,
    Cardinal,
    Scale,
    Ordinal,
    OrdinalSuffix,
    Season,
    DayPart,
    Clock,
    Deictic,
    Relative,
    Anaphoric,
    Vague,
    Modifier,
    Edge,
    Approximate,
    Every,
    Frequency,
    Times,
    Reference,
    Preposition,
    HalfDay,
    Zone,
    ZoneLocal,
    Future,
    Present,
    Past,
    Reporting,
    Forward,
    Anchor,
    Paper,
    Era,
    Age,
    Measure,
    Numbering,
    Determiner,
    Decade,
    Opener,
    DayName,
    /// Lays a length before (-1) or after (1) publication, or (0) at an end of another time.
    Frame,
    /// A month that is a word of other meaning too ("may").
    WordMonth,
    /// A month that is a given name too ("April").
    NameMonth,
    /// A word that opens another clause.
    Clause,
    /// A verb of rising, falling and paying: bare numbers after it are no hours.
    Amount,
    /// "EOY": the unit that ends.
    UnitEnd,
    /// "semi", "bi" before "annually".
    Halving,
    /// Says whose time it is: "its last two years".
    Owner,
    /// "starting", "from … on": when a length begins.
    Starting,
    /// A noun that names a time after "the" or "every" ("the future", "every weekday").
    Point,
    /// A verb whose present tells what stands in a calendar ("the trial starts on Monday").
    Scheduled,
    /// A word of planning beside "for" and "to" ("put off to Tuesday").
    Appointed,
    /// What lies in the past when a day is its name ("the Oct. 7 attacks").
    Disaster,
    /// A word of prices: numbers with a point beside it are no times of day.
    Market,
    /// The first word of a holiday or an era.
    Name,
    /// The first word of "the future", "these days".
    Phrase,
}

impl Class {
    /// Whether a word of the class can be the first of an expression.
    pub(super) fn begins(self) -> bool {
        !matches!(
            self,
            Self::OrdinalSuffix
                | Self::Preposition
                | Self::HalfDay
                | Self::Zone
                | Self::ZoneLocal
                | Self::Future
                | Self::Present
                | Self::Past
                | Self::Reporting
                | Self::Forward
                | Self::Anchor
                | Self::Paper
                | Self::Era
                | Self::Age
                | Self::Measure
                | Self::Numbering
                | Self::DayName
                | Self::Starting
                | Self::Clause
                | Self::Amount
                | Self::Point
                | Self::Scheduled
                | Self::Appointed
                | Self::Disaster
                | Self::Market
        )
    }

    /// Whether a word of the class says something of time by itself; the others only lead to one that does.
    pub(super) fn names_time(self) -> bool {
        self == Self::Point
            || self.begins()
                && !matches!(
                    self,
                    Self::Relative
                        | Self::Anaphoric
                        | Self::Vague
                        | Self::Modifier
                        | Self::Edge
                        | Self::Approximate
                        | Self::Every
                        | Self::Determiner
                        | Self::Opener
                        | Self::Frame
                        | Self::Halving
                        | Self::Phrase
                        | Self::Owner
                )
    }

    fn parse(name: &str) -> Option<Self> {
        CLASSES.iter().find(|(other, _)| *other == name).map(|(_, class)| *class)
    }
}

/// The value of a word in a class: a number, a unit or a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Number(i16),
    Unit(Unit),
    Code(Code),
}

impl Meaning {
    fn parse(value: &'static str) -> Self {
        let number = value.parse().ok().map(Self::Number);
        number.or_else(|| Unit::parse(value).map(Self::Unit)).unwrap_or(Self::Code(value))
    }
}

/// One sense of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) class: Class,
    pub(super) meaning: Meaning,
}

/// What a name of several words stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named {
    Holiday(Holiday),
    /// First and last day.
    Era(jiff::civil::Date, jiff::civil::Date),
}

/// A name, word by word: letters and marks each by themselves, in lower case.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) words: Vec<&'static str>,
    pub(super) named: Named,
}

/// The lexicons of time, read.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: FxHashMap<&'static str, Vec<Sense>>,
    /// Names by their first word, the longest first.
    names: FxHashMap<&'static str, Vec<Name>>,
    /// Phrases of present, past and future in words, the longest first.
    phrases: Vec<(Vec<&'static str>, Code)>,
    /// Words in the name or address of a publisher that writes the day before the month.
    day_first: Vec<&'static str>,
}

impl Lexicon {
    /// Senses of a word in lower case.
    pub(super) fn senses(&self, word: &str) -> &[Sense] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// Names that begin with a word in lower case.
    pub(super) fn names(&self, word: &str) -> &[Name] {
        self.names.get(word).map_or(&[], Vec::as_slice)
    }

    /// Phrases that begin with a word in any case.
    pub(super) fn phrases(&self, word: &str) -> impl Iterator<Item = &(Vec<&'static str>, Code)> {
        self.phrases.iter().filter(move |(words, _)| words[0].eq_ignore_ascii_case(word))
    }

    /// Whether the publisher is known to write 05/09/2025 for 5 September.
    pub(super) fn is_day_first(&self, publisher: &str) -> bool {
        let publisher = publisher.to_lowercase();
        let mut words = publisher.split(|c: char| !c.is_alphanumeric());
        words.any(|word| self.day_first.binary_search(&word).is_ok())
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut words: FxHashMap<_, Vec<Sense>> = FxHashMap::default();
        for row in lexicon::rows(WORDS) {
            let class = Class::parse(row[1]).expect("time.tsv names only classes of this file");
            words.entry(row[0]).or_default().push(Sense { class, meaning: Meaning::parse(row[2]) });
        }
        let mut names: FxHashMap<_, Vec<Name>> = FxHashMap::default();
        let holidays = lexicon::rows(HOLIDAYS).map(|row| {
            let holiday = Holiday::parse(row[1]).expect("holiday.tsv holds only rules that parse");
            (row[0], Named::Holiday(holiday))
        });
        let eras = lexicon::rows(ERAS).map(|row| {
            let day = |cell: &str| cell.parse().expect("era.tsv holds only days of the calendar");
            (row[0], Named::Era(day(row[1]), day(row[2])))
        });
        for (name, named) in holidays.chain(eras) {
            let parts = words_of(name);
            let sense = Sense { class: Class::Name, meaning: Meaning::Number(0) };
            let senses = words.entry(parts[0]).or_default();
            if senses.iter().all(|sense| sense.class != Class::Name) {
                senses.push(sense);
            }
            let same = names.entry(parts[0]).or_default();
            same.push(Name { words: parts, named });
            same.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        let day_first = lexicon::rows(DAY_FIRST).map(|row| row[0]).collect();
        let mut phrases: Vec<_> = lexicon::rows(PHRASES).map(|row| (words_of(row[0]), row[1])).collect();
        for (phrase, _) in &phrases {
            words
                .entry(phrase[0])
                .or_default()
                .push(Sense { class: Class::Phrase, meaning: Meaning::Number(0) });
        }
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self { words, names, phrases, day_first }
    }
}

/// "new year's" as `new`, `year`, `'`, `s`.
fn words_of(name: &'static str) -> Vec<&'static str> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric();
    let mut rest = name;
    let mut words = Vec::new();
    while let Some(first) = rest.bytes().next() {
        let length = if is_word(first) { rest.bytes().take_while(|&b| is_word(b)).count() } else { 1 };
        let (word, after) = rest.split_at(length);
        if word != " " {
            words.push(word);
        }
        rest = after;
    }
    words
}
