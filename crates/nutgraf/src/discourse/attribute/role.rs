//! Titles and offices of persons: before the name, after it, and in what is said of it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Sector, Upos};

/// Words of a title, at most.
const WORDS: usize = 12;

/// What comes before a title whose time is over, or yet to come.
pub(in crate::discourse) const FORMER: [&str; 8] =
    ["former", "ex", "then", "late", "outgoing", "onetime", "erstwhile", "one-time"];

/// Prefixes that say the same.
const FORMER_PREFIXES: [&str; 2] = ["ex-", "then-"];

/// What may stand between a title and a name, without full stops.
const HONORIFICS: [&str; 14] =
    ["Dame", "Dr", "Hon", "Lady", "Lord", "Madam", "Miss", "Mr", "Mrs", "Ms", "Mx", "Prof", "Rev", "Sir"];

/// Verbs that say whom somebody leads.
const LEADS: [&str; 12] = [
    "heads", "leads", "chairs", "runs", "directs", "edits", "headed", "led", "chaired", "ran", "directed",
    "edited",
];

/// Verbs that give an office.
const NAMED: [&str; 8] =
    ["appointed", "chosen", "confirmed", "elected", "named", "nominated", "picked", "re-elected"];

/// The same in other forms.
const GIVES: [&str; 8] = ["appoint", "appoints", "elect", "elects", "name", "names", "nominate", "nominates"];

/// What stands before them in the passive.
const BE: [&str; 6] = ["is", "was", "has", "had", "been", "being"];

/// Nouns of offices and trades, with their sectors.
#[derive(Debug)]
pub(in crate::discourse) struct Offices(FxHashMap<&'static str, &'static str>);

impl Default for Offices {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../../data/en/lexicon/role.tsv"));
        Self(rows.map(|row| (row[0], row[1])).collect())
    }
}

/// A title found beside a name.
pub(in crate::discourse) struct Title {
    pub(in crate::discourse) words: Range<usize>,
    /// Bytes at its start that only say that its time is over: "ex-".
    pub(in crate::discourse) prefix: usize,
    pub(in crate::discourse) former: bool,
    /// The words that say of what or whom it is: the title, and who possesses it.
    pub(in crate::discourse) of: Range<usize>,
    pub(in crate::discourse) sector: Option<Sector>,
}

/// Whether a word is one that may stand between a title and a name: "Dr."
pub(in crate::discourse) fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(&word.trim_end_matches('.'))
}

impl Offices {
    /// The titles beside a name.
    pub(in crate::discourse) fn beside(
        &self,
        parse: &Parse<'_>,
        name: &Range<usize>,
    ) -> impl Iterator<Item = Title> {
        let [after, second] = self.after(parse, name.end);
        let (after, second) = match after {
            None => self.told(parse, name.end),
            after => (after, second),
        };
        let led = after.is_none().then(|| leads(parse, name.end)).flatten();
        let before = self.before(parse, name.start);
        let joined = before.as_ref().and_then(|title| self.joined(parse, title));
        let letters = self.letters(parse, name.end);
        [joined, before, letters, after, second, led, self.given(parse, name)].into_iter().flatten()
    }

    /// Whether a word names an office.
    pub(in crate::discourse) fn is_office(&self, parse: &Parse<'_>, at: usize) -> bool {
        self.sector(parse, at).is_some()
    }

    /// The sector of a word that names an office, empty where it has none. Parts of hyphenated words are words.
    fn sector(&self, parse: &Parse<'_>, at: usize) -> Option<&'static str> {
        let form = parse.form(at);
        let is_joined = at > 1 && parse.form(at - 1) == "-";
        if is_joined && matches!(form, "elect" | "designate") {
            return self.sector(parse, at - 2);
        }
        let joined = is_joined.then(|| self.by_form(&format!("{}-{form}", parse.form(at - 2)))).flatten();
        joined.or_else(|| self.by_form(form))
    }

    fn by_form(&self, form: &str) -> Option<&'static str> {
        let small = form.to_lowercase();
        let bare = small.trim_end_matches('.');
        let by = |form: &str| self.0.get(form).copied();
        by(form).or_else(|| by(bare)).or_else(|| match bare.rsplit_once('-')? {
            (office, "elect" | "designate") => by(office),
            (_, last) => by(last),
        })
    }

    /// "French President Emmanuel Macron"; "the EU's foreign policy chief, Kaja Kallas"; "the mayor, Ms. Ilse Krantz".
    fn before(&self, parse: &Parse<'_>, name: usize) -> Option<Title> {
        let honorific = name.checked_sub(1).filter(|&at| is_honorific(parse.form(at)));
        let own = || self.right_before(parse, name);
        honorific.and_then(|name| self.right_before(parse, name)).or_else(own)
    }

    fn right_before(&self, parse: &Parse<'_>, name: usize) -> Option<Title> {
        let is_apart = name > 1 && parse.form(name - 1) == ",";
        let end = if is_apart { name - 1 } else { name };
        let start = nouns_before(parse, end);
        if start < end && self.sector(parse, end - 1).is_some() {
            return self.title(parse, self.first_of_list(parse, start..end)..end);
        }
        let head = (start < end).then(|| self.head_of(parse, start)).flatten()?;
        self.title(parse, head..end)
    }

    /// Where a title begins of which the last nouns begin at `start`: "The minister for trade, Ana Duarte"; "Secretary of
    /// State for Work and Pensions Ana Duarte".
    fn head_of(&self, parse: &Parse<'_>, start: usize) -> Option<usize> {
        let lowest = start.saturating_sub(WORDS);
        let mut at = start;
        while at > lowest + 1 {
            let before = at - 1;
            if is_of(parse.form(before)) {
                let head = nouns_before(parse, before);
                if head < before && self.sector(parse, before - 1).is_some() {
                    return Some(head);
                }
                at = if head < before { head } else { return None };
            } else if is_article(parse.form(before)) && is_of(parse.form(before - 1)) {
                at = before;
            } else if matches!(parse.form(before), "'s" | "’s") {
                // "The head of Kenya's tax authority"
                let owner = nouns_before(parse, before);
                at = if owner < before { owner } else { return None };
            } else if matches!(parse.form(before), "and" | "," | "&") && is_capital(parse, at) {
                let item = nouns_before(parse, before);
                at = if item < before && is_capital(parse, item) { item } else { return None };
            } else {
                return None;
            }
        }
        None
    }

    /// Where a title begins that lists what it is for: "Culture, Media and Sport Secretary". Names and offices are no part of it.
    fn first_of_list(&self, parse: &Parse<'_>, title: Range<usize>) -> usize {
        // "The queen and Prime Minister Ana Duarte": there is nothing that these are ministers of.
        const RANKS: [&str; 8] =
            ["Prime", "Deputy", "Vice", "Acting", "Assistant", "Chief", "First", "Former"];
        let is_part = title.len() > 1
            && title.clone().all(|at| is_capital(parse, at))
            && !RANKS.contains(&parse.form(title.end - 2));
        let is_joint = |at: usize, joints: &[&str]| joints.contains(&parse.form(at));
        let mut start = title.start;
        while is_part && start > 1 {
            let joints: &[&str] = if start == title.start { &["and", "&"] } else { &["and", "&", ","] };
            let joint = start - 1;
            let item = nouns_before(parse, joint);
            let is_item = is_joint(joint, joints)
                && item < joint
                && (item..joint).all(|at| is_capital(parse, at))
                && self.sector(parse, joint - 1).is_none()
                && !is_named(parse, item..joint);
            if !is_item {
                break;
            }
            start = item;
        }
        start
    }

    /// The first of two titles before a name: "Trade Minister and Democrat leader Ana Duarte".
    fn joined(&self, parse: &Parse<'_>, second: &Title) -> Option<Title> {
        let and = second.of.start.checked_sub(1).filter(|&at| matches!(parse.form(at), "and" | "&"))?;
        let start = nouns_before(parse, and);
        let is_office = start < and && self.sector(parse, and - 1).is_some();
        // "A senator and former mayor Ana Duarte" may be two.
        let is_alone = start > 0 && is_article(parse.form(start - 1));
        (is_office && !is_alone)
            .then(|| self.title(parse, self.first_of_list(parse, start..and)..and))
            .flatten()
    }

    /// "Margaret Olsen MP"
    fn letters(&self, parse: &Parse<'_>, end: usize) -> Option<Title> {
        const LETTERS: [&str; 9] = ["MEP", "MHA", "MHK", "MLA", "MLC", "MP", "MSP", "QC", "TD"];
        let is_told = end < parse.len() && LETTERS.contains(&parse.form(end)) && is_spaced(parse, end);
        is_told.then(|| self.title(parse, end..end + 1)).flatten()
    }

    /// What several share who are named after it: "Senators Ruth Vance and Karl Moe".
    pub(in crate::discourse) fn shared(&self, parse: &Parse<'_>, name: usize) -> Option<Title> {
        let start = nouns_before(parse, name);
        let last = name.checked_sub(1).filter(|&last| start <= last)?;
        let one = parse.form(last).strip_suffix('s').filter(|one| one.len() > 2)?;
        let sector = Sector::of_lexicon(self.by_form(one)?);
        let words = start..name;
        self.sector(parse, last).is_none().then(|| Title {
            of: words.clone(),
            words,
            prefix: 0,
            former: false,
            sector,
        })
    }

    /// "Ana Duarte, the minister for trade,"; "Ana Duarte, France's president."; two in "Ana Duarte, a former judge and now the
    /// mayor of Lisbon".
    fn after(&self, parse: &Parse<'_>, end: usize) -> [Option<Title>; 2] {
        let is_set_off = end < parse.len() && parse.form(end) == ",";
        let Some(first) = is_set_off.then(|| self.phrase(parse, end + 1)).flatten() else {
            return [None, None];
        };
        let next = first.words.end;
        if next < parse.len() && parse.form(next) == "and" {
            let now = next + 1;
            let now = now
                + usize::from(now < parse.len() && parse.is_any(now, &["now", "currently", "also", "later"]));
            let second = self.phrase(parse, now).filter(|second| ends_title(parse, second));
            return if second.is_some() { [Some(first), second] } else { [None, None] };
        }
        let ends = ends_title(parse, &first);
        [ends.then_some(first), None]
    }

    /// The other office of whoever is said to have one: "is the founder and chief executive of Norvane".
    fn other(&self, parse: &Parse<'_>, first: &Title) -> Option<Title> {
        let and = first.words.end;
        let is_joint = and + 1 < parse.len() && parse.form(and) == "and";
        is_joint.then(|| self.phrase(parse, and + 1)).flatten().filter(|second| ends_title(parse, second))
    }

    /// "Ana Duarte is the minister for trade", "was named minister", "was elected as president".
    fn told(&self, parse: &Parse<'_>, end: usize) -> (Option<Title>, Option<Title>) {
        let first = self.told_first(parse, end);
        let second = first.as_ref().and_then(|first| self.other(parse, first));
        (first, second)
    }

    fn told_first(&self, parse: &Parse<'_>, end: usize) -> Option<Title> {
        let be = (end..parse.len().min(end + 3)).take_while(|&at| BE.contains(&parse.form(at))).count();
        let verb = end + be;
        if be > 0 && verb + 1 < parse.len() && NAMED.contains(&parse.form(verb)) {
            return self.phrase(parse, verb + 1 + usize::from(parse.form(verb + 1) == "as"));
        }
        let is_told = end + 1 < parse.len()
            && matches!(parse.form(end), "is" | "was" | "became" | "remains" | "as")
            && (is_article(parse.form(end + 1))
                || parse.form(end) == "as"
                || self.is_office_of(parse, end + 1));
        is_told.then(|| self.phrase(parse, end + 1)).flatten()
    }

    /// "Mayor of", "president".
    fn is_office_of(&self, parse: &Parse<'_>, at: usize) -> bool {
        parse.upos(at) == Upos::Noun && self.sector(parse, at).is_some()
    }

    /// "The company has named Ana Duarte, a lawyer, as its chief executive."
    fn given(&self, parse: &Parse<'_>, name: &Range<usize>) -> Option<Title> {
        let top = parse.head_of(name);
        let verb = parse.head(top).filter(|_| parse.relation(top) == Relation::Object)?;
        let gives = NAMED.contains(&parse.form(verb)) || GIVES.contains(&parse.form(verb));
        let as_what = |&at: &usize| {
            let first = parse.dependent(at, Relation::Case).filter(|&case| parse.form(case) == "as");
            first.is_some_and(|case| case >= name.end)
        };
        let office = parse.dependents(verb).filter(|_| gives).find(as_what)?;
        self.phrase(parse, parse.dependent(office, Relation::Case)? + 1)
    }

    /// A noun phrase that begins there and names an office: its nouns, then what it is of.
    fn phrase(&self, parse: &Parse<'_>, start: usize) -> Option<Title> {
        let limit = parse.len().min(start + WORDS);
        let mut from = start;
        let mut at = start;
        while at < limit
            && (is_noun(parse, at) || is_article(parse.form(at)) || is_possessive(parse.form(at)))
        {
            if !is_noun(parse, at) {
                from = at + 1;
            }
            at += 1;
        }
        if from >= at || self.sector(parse, at - 1).is_none() {
            return None;
        }
        let mut end = at;
        if at + 1 < limit && is_of(parse.form(at)) {
            end = whole_name(parse, of_what(parse, at, limit));
        }
        let title = self.title(parse, from..end)?;
        // "The transport secretary at the time of the fire"
        let is_over = ["at", "the", "time"].iter().zip(at..limit).all(|(word, at)| parse.form(at) == *word)
            && at + 2 < limit;
        Some(Title { of: start..end, former: title.former || is_over, ..title })
    }

    /// "Army chief Gen": an office before a rank in capitals is the title.
    fn without_rank(&self, parse: &Parse<'_>, words: Range<usize>) -> Range<usize> {
        let is_rank = words.len() > 1
            && parse.form(words.end - 1).starts_with(char::is_uppercase)
            && parse.form(words.end - 2).starts_with(char::is_lowercase)
            && self.sector(parse, words.end - 2).is_some();
        words.start..words.end - usize::from(is_rank)
    }

    /// A title without what says that its time is over.
    fn title(&self, parse: &Parse<'_>, words: Range<usize>) -> Option<Title> {
        let is_former = |&at: &usize| {
            let is = |word: &str| parse.form(at).eq_ignore_ascii_case(word);
            FORMER.iter().any(|word| is(word)) || at > words.start && is("-")
        };
        let over = words.clone().take_while(is_former).count();
        let over = over.max(age_before(parse, &words));
        let kept = words.start + over..self.without_rank(parse, words.clone()).end;
        let small = (!kept.is_empty()).then(|| parse.form(kept.start).to_lowercase())?;
        let prefix = FORMER_PREFIXES.iter().find(|prefix| small.starts_with(**prefix));
        let former = over > 0 || prefix.is_some();
        let prefix = prefix.map_or(0, |prefix| prefix.len());
        let sector = Sector::of_lexicon(kept.clone().rev().find_map(|at| self.sector(parse, at))?);
        // Who possesses it stands before it: "Russia's president".
        let owner = match words.start.checked_sub(1).filter(|&mark| is_possessive(parse.form(mark))) {
            Some(mark) => nouns_before(parse, mark).min(words.start.saturating_sub(3)),
            None => words.start,
        };
        Some(Title { of: owner..words.end, words: kept, prefix, former, sector })
    }
}

/// Whether no noun goes on with a title: "a minister" of "a minister ally" is none.
fn ends_title(parse: &Parse<'_>, title: &Title) -> bool {
    let next = title.words.end;
    next >= parse.len() || !is_noun(parse, next) && !matches!(parse.form(next), "and" | "'s")
}

fn is_capital(parse: &Parse<'_>, at: usize) -> bool {
    parse.form(at).starts_with(char::is_uppercase)
}

/// Where what an office is of ends: "of the University of Ghana", but "at the time" is nothing.
fn of_what(parse: &Parse<'_>, joint: usize, limit: usize) -> usize {
    let mut end = joint;
    while end + 1 < limit && is_of(parse.form(end)) {
        let first = end + 1 + usize::from(is_article(parse.form(end + 1)));
        let last = first + (first..limit).take_while(|&at| is_noun(parse, at)).count();
        // "Head of heritage for Lisbon's Directorate of Culture"
        let last = match parse.len() > last + 1 && first < last && is_possessive(parse.form(last)) {
            true => last + 1 + (last + 1..limit).take_while(|&at| is_noun(parse, at)).count(),
            false => last,
        };
        let is_name = |at: usize| parse.upos(at) == Upos::Propn;
        // Only a name goes on with another "of".
        let goes_on = end == joint || is_name(end - 1) && first < last && is_name(first);
        if last == first || !goes_on || parse.form(last - 1) == "time" {
            break;
        }
        end = last;
    }
    end
}

/// Where the name ends that the words before a place are part of: "the Museum of Arts and Crafts".
fn whole_name(parse: &Parse<'_>, end: usize) -> usize {
    let at = parse.names.partition_point(|name| name.words.end < end);
    let whole = parse.names.get(at).filter(|name| name.words.start < end && name.kind != EntityKind::Person);
    whole.map_or(end, |name| name.words.end)
}

/// Whether words are part of a name that the model finds.
fn is_named(parse: &Parse<'_>, words: Range<usize>) -> bool {
    let at = parse.names.partition_point(|name| name.words.end <= words.start);
    parse.names.get(at).is_some_and(|name| name.words.start < words.end)
}

/// Whether a space stands before a word.
fn is_spaced(parse: &Parse<'_>, at: usize) -> bool {
    let start = parse.text.tokens[at].start();
    at > 0 && parse.text.text.get(parse.text.tokens[at - 1].end()..start) == Some(" ")
}

/// "Ana Duarte, who heads the Fisheries Board"
fn leads(parse: &Parse<'_>, end: usize) -> Option<Title> {
    let says = end + 3 < parse.len()
        && parse.form(end) == ","
        && parse.form(end + 1) == "who"
        && LEADS.contains(&parse.form(end + 2));
    if !says {
        return None;
    }
    let limit = parse.len().min(end + 3 + WORDS);
    let is_inside =
        |&at: &usize| is_noun(parse, at) || is_article(parse.form(at)) || is_possessive(parse.form(at));
    let last = end + 3 + (end + 3..limit).take_while(is_inside).count();
    let words = end + 2..last;
    (last > end + 3).then(|| Title { of: words.clone(), words, prefix: 0, former: false, sector: None })
}

/// Where the nouns and adjectives begin that end there.
fn nouns_before(parse: &Parse<'_>, end: usize) -> usize {
    let lowest = end.saturating_sub(WORDS);
    let block = |at: usize| parse.text.tokens[at].end();
    let mut start = end;
    while start > lowest && is_noun(parse, start - 1) {
        // Nothing joins words of two lines.
        let gap = &parse.text.text[block(start - 1)..parse.text.tokens[start.min(parse.len() - 1)].start()];
        if gap.contains('\n') || ends_time(parse, start - 1) {
            break;
        }
        start -= 1;
    }
    // "Under-Secretary-General", whose first word is no noun.
    let is_cut = start < end && start > lowest && parse.form(start) == "-";
    if is_cut && parse.form(start - 1).starts_with(char::is_uppercase) {
        start -= 1;
    }
    start
}

/// How many words before a title say how old somebody is: "52-year-old fisherman".
fn age_before(parse: &Parse<'_>, words: &Range<usize>) -> usize {
    let ends = |&at: &usize| at > words.start + 1 && parse.form(at) == "old" && parse.form(at - 1) == "-";
    words.clone().find(ends).map_or(0, |old| old + 1 - words.start)
}

/// "Last month President Ana Duarte", "for eleven months Mayor Ana Duarte"
fn ends_time(parse: &Parse<'_>, at: usize) -> bool {
    let is_told = |at: usize| parse.is_any(at, &["last", "next", "this", "earlier"]);
    let is_unit =
        parse.is_any(at, &["week", "month", "year", "weekend", "spring", "summer", "autumn", "winter"]);
    let are_units = parse.is_any(at, &["minutes", "hours", "days", "weeks", "months", "years", "decades"]);
    are_units || is_unit && at.checked_sub(1).is_some_and(is_told)
}

fn is_noun(parse: &Parse<'_>, at: usize) -> bool {
    matches!(parse.upos(at), Upos::Noun | Upos::Propn | Upos::Adj)
        || matches!(
            parse.form(at),
            "-" | "elect" | "designate" | "former" | "then" | "outgoing" | "acting" | "late" | "ex"
        )
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "The" | "A" | "An")
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

fn is_of(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "to")
}
