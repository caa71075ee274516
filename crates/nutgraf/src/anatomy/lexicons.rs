//! The words and phrases by which lines of an article give themselves away.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxHashMap;

use crate::lexicon;

/// What a word can be to a line. A word may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Sense {
    Question = 1,
    Pronoun = 1 << 1,
    Weekday = 1 << 2,
    Publication = 1 << 3,
    Role = 1 << 4,
    Outlet = 1 << 5,
    Particle = 1 << 6,
    Section = 1 << 7,
    Label = 1 << 8,
    Month = 1 << 9,
    Agency = 1 << 10,
    PhotoAgency = 1 << 11,
    City = 1 << 12,
    Region = 1 << 13,
    Country = 1 << 14,
}

/// The senses of one word or name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses(u16);

impl Senses {
    pub(super) fn has(self, sense: Sense) -> bool {
        self.0 & sense as u16 != 0
    }

    pub(super) fn has_any(self, senses: &[Sense]) -> bool {
        senses.iter().any(|&sense| self.has(sense))
    }
}

/// The longest name that is looked up, in bytes.
const LONGEST: usize = 40;

/// Words and names with their senses, in lower case.
#[derive(Debug)]
pub(super) struct Words(FxHashMap<&'static str, Senses>);

impl Words {
    pub(super) fn load() -> Self {
        let mut words: FxHashMap<&str, Senses> = FxHashMap::default();
        let mut add = |form, sense: Sense| words.entry(form).or_default().0 |= sense as u16;
        for cells in lexicon::rows(include_str!("../../data/en/lexicon/month.tsv")) {
            add(cells[0], Sense::Month);
        }
        for table in [
            include_str!("../../data/en/lexicon/anatomy_word.tsv"),
            include_str!("../../data/en/lexicon/agency.tsv"),
            include_str!("../../data/en/lexicon/dateline_place.tsv"),
        ] {
            for cells in lexicon::rows(table) {
                add(cells[0], sense(cells[1]));
            }
        }
        Self(words)
    }

    /// The senses of a word or name, its case and outer marks apart.
    pub(super) fn senses(&self, word: &str) -> Senses {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let mut low = [0; LONGEST];
        match low.get_mut(..word.len()) {
            None => Senses::default(),
            Some(low) if word.is_ascii() => {
                low.copy_from_slice(word.as_bytes());
                low.make_ascii_lowercase();
                std::str::from_utf8(low).map_or_else(|_| Senses::default(), |low| self.of(low))
            }
            Some(_) => self.of(&word.to_lowercase()),
        }
    }

    /// The senses of a form in lower case, with and without a stop at its end.
    fn of(&self, low: &str) -> Senses {
        let of = |form: &str| self.0.get(form).map_or(0, |senses| senses.0);
        let bare = low.trim_end_matches('.');
        Senses(of(low) | if bare.len() < low.len() { of(bare) } else { 0 })
    }
}

fn sense(kind: &str) -> Sense {
    match kind {
        "question" => Sense::Question,
        "pronoun" => Sense::Pronoun,
        "weekday" => Sense::Weekday,
        "publication" => Sense::Publication,
        "role" => Sense::Role,
        "outlet" => Sense::Outlet,
        "particle" => Sense::Particle,
        "section" => Sense::Section,
        "label" => Sense::Label,
        "agency" => Sense::Agency,
        "photo" => Sense::PhotoAgency,
        "city" => Sense::City,
        "region" => Sense::Region,
        "country" => Sense::Country,
        _ => panic!("a lexicon of the anatomy has a kind that nobody reads: {kind}"),
    }
}

/// How much the wording of a line speaks for each kind, by phrases that lead it or are the whole of it, and by phrases
/// anywhere in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) boilerplate: Weight,
    pub(super) credit: Weight,
    pub(super) caption: Weight,
    /// Whether the whole line is a phrase of boilerplate that stands over a list of links ("Related stories").
    pub(super) opens_links: bool,
}

/// The heaviest phrase that decides (it leads the line, or is a formula), and the sum of phrases anywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) lead: u8,
    pub(super) any: u8,
}

impl Weight {
    /// Whether no phrase speaks at all.
    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }
}

#[derive(Clone, Copy, Debug)]
enum Anchor {
    Line,
    Start,
    Any,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Boilerplate,
    /// Boilerplate that stands over a list of links.
    Related,
    Credit,
    Caption,
}

#[derive(Clone, Copy, Debug)]
struct Cue {
    kind: Kind,
    anchor: Anchor,
    weight: u8,
}

/// The phrases: those that lead a line by their first word, those that stand anywhere in one automaton.
#[derive(Debug)]
pub(super) struct Cues {
    leads: FxHashMap<String, Vec<(String, Cue)>>,
    anywhere: AhoCorasick,
    cues: Vec<Cue>,
}

impl Cues {
    pub(super) fn load() -> Self {
        let mut leads: FxHashMap<String, Vec<(String, Cue)>> = FxHashMap::default();
        let (mut forms, mut cues) = (Vec::new(), Vec::new());
        for cells in lexicon::rows(include_str!("../../data/en/lexicon/anatomy_cue.tsv")) {
            let cue = cue(&cells);
            let (straight, curly) = (cells[0].to_owned(), cells[0].replace('\'', "’"));
            let variants = if straight == curly { vec![straight] } else { vec![straight, curly] };
            for form in variants {
                if matches!(cue.anchor, Anchor::Any) {
                    forms.push(form);
                    cues.push(cue);
                } else {
                    leads.entry(first_word(&form)).or_default().push((form, cue));
                }
            }
        }
        let anywhere = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .prefilter(false)
            .build(forms);
        Self { leads, anywhere: anywhere.expect("some dozens of short phrases fit an automaton"), cues }
    }

    /// What the phrases in `line` speak for.
    pub(super) fn weigh(&self, line: &str) -> Wording {
        if line.contains('\u{a0}') {
            return self.weigh(&line.replace('\u{a0}', " "));
        }
        let mut wording = Wording::default();
        let start = line.len() - line.trim_start_matches(is_ornament).len();
        let end = line.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let mut led = start;
        for (form, cue) in self.leads.get(&first_word(&line[start..])).into_iter().flatten() {
            let to = start + form.len();
            let leads = line.get(start..to).is_some_and(|head| head.eq_ignore_ascii_case(form));
            let whole = matches!(cue.anchor, Anchor::Start) || to >= end;
            if leads && whole && is_word(line, start, to) {
                wording.add(*cue);
                led = led.max(to);
            }
        }
        for found in self.anywhere.find_overlapping_iter(line) {
            if found.end() > led && is_word(line, found.start(), found.end()) {
                wording.add(self.cues[found.pattern().as_usize()]);
            }
        }
        wording
    }
}

/// The letters and digits that a phrase begins with, in small letters; its first character if it begins with neither.
fn first_word(phrase: &str) -> String {
    let end = phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(phrase.len());
    let end = end.max(phrase.chars().next().map_or(0, char::len_utf8)).min(phrase.len());
    if end > 24 { String::new() } else { phrase[..end].to_ascii_lowercase() }
}

impl Wording {
    fn add(&mut self, cue: Cue) {
        let weight = match cue.kind {
            Kind::Boilerplate | Kind::Related => &mut self.boilerplate,
            Kind::Credit => &mut self.credit,
            Kind::Caption => &mut self.caption,
        };
        match cue.anchor {
            Anchor::Any if cue.weight < 4 => weight.any = weight.any.saturating_add(cue.weight),
            Anchor::Any => weight.lead = weight.lead.max(cue.weight),
            Anchor::Line | Anchor::Start => weight.lead = weight.lead.max(cue.weight),
        }
        self.opens_links |= matches!(cue.kind, Kind::Related);
    }
}

fn cue(cells: &[&str]) -> Cue {
    let kind = match cells[1] {
        "boilerplate" => Kind::Boilerplate,
        "related" => Kind::Related,
        "credit" => Kind::Credit,
        "caption" => Kind::Caption,
        other => panic!("anatomy_cue.tsv has a kind that nobody reads: {other}"),
    };
    let anchor = match cells[2] {
        "line" => Anchor::Line,
        "start" => Anchor::Start,
        "any" => Anchor::Any,
        other => panic!("anatomy_cue.tsv has a place that nobody reads: {other}"),
    };
    Cue { kind, anchor, weight: cells[3].parse().expect("the weight of a cue is a small number") }
}

/// Marks that stand before a line without being part of it: bullets, arrows, brackets, Markdown, emoji.
fn is_ornament(c: char) -> bool {
    let pictograph = matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}');
    let mark = matches!(c, '*' | '_' | '#' | '>' | '»' | '›' | '•' | '·' | '|' | '-' | '–' | '—' | '+');
    pictograph || mark || c.is_whitespace() || matches!(c, '(' | '[')
}

/// Whether the phrase begins and ends where words do.
fn is_word(line: &str, start: usize, end: usize) -> bool {
    let inner = |c: char| c.is_alphanumeric();
    let edge = |inside: Option<char>, outside: Option<char>| {
        !(inside.is_some_and(inner) && outside.is_some_and(inner))
    };
    let phrase = &line[start..end];
    edge(phrase.chars().next(), line[..start].chars().next_back())
        && edge(phrase.chars().next_back(), line[end..].chars().next())
}
