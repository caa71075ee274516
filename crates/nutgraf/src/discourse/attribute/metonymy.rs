//! Countries and sectors of organizations, groups and those who hold office, and the places that stand for a government.

use rustc_hash::{FxHashMap, FxHashSet};

use super::country::Countries;
use crate::lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Sector, Upos};

/// What is known of countries' peoples, governments and organizations.
#[derive(Debug)]
pub(in crate::discourse) struct Governments {
    demonyms: FxHashMap<&'static str, &'static str>,
    seats: FxHashMap<&'static str, &'static str>,
    organizations: FxHashMap<&'static str, (&'static str, &'static str)>,
    words: FxHashMap<&'static str, &'static str>,
    verbs: FxHashSet<&'static str>,
    nouns: FxHashSet<&'static str>,
}

impl Default for Governments {
    fn default() -> Self {
        let pairs = |tsv| lexicon::rows(tsv).map(|row| (row[0], row[1])).collect();
        let acts = |kind: &'static str| {
            let rows = lexicon::rows(include_str!("../../../data/en/lexicon/government_act.tsv"));
            rows.filter(move |row| row[1] == kind).map(|row| row[0]).collect()
        };
        let known = lexicon::rows(include_str!("../../../data/en/lexicon/organization.tsv"));
        Self {
            demonyms: pairs(include_str!("../../../data/en/lexicon/demonym.tsv")),
            seats: pairs(include_str!("../../../data/en/lexicon/seat.tsv")),
            organizations: known.map(|row| (row[0], (row[1], row[2]))).collect(),
            words: pairs(include_str!("../../../data/en/lexicon/organization_word.tsv")),
            verbs: acts("verb"),
            nouns: acts("noun"),
        }
    }
}

impl Governments {
    /// The country of a group or of an organization by its name.
    pub(in crate::discourse) fn country(
        &self,
        kind: EntityKind,
        name: &str,
        countries: &Countries,
    ) -> Option<&'static str> {
        let name = without_article(name);
        match kind {
            EntityKind::Group => self.demonym(name),
            EntityKind::Place => self.seats.get(name).map(|seat| match seat.split_once('/') {
                Some((country, _)) => country,
                // The seat of the European Union is in Belgium.
                None => "BEL",
            }),
            EntityKind::Organization | EntityKind::Facility => {
                if let Some((country, _)) = self.organizations.get(name) {
                    return Some(*country).filter(|country| !country.is_empty());
                }
                let seat = self.seats.get(name).and_then(|seat| seat.split_once('/'));
                seat.map(|(country, _)| country).or_else(|| self.country_within(name, countries))
            }
            _ => None,
        }
    }

    /// Whether a name is that of an organization that the news names without saying what it is.
    pub(in crate::discourse) fn is_organization(&self, name: &str) -> bool {
        self.organizations.contains_key(name)
    }

    /// Whether a name is that of an armed group, and of nothing else.
    pub(in crate::discourse) fn is_armed_group(&self, name: &str) -> bool {
        self.organizations.get(name).is_some_and(|(_, sector)| *sector == "REB")
    }

    /// The sector of an organization by its name.
    pub(in crate::discourse) fn sector(&self, kind: EntityKind, name: &str) -> Option<Sector> {
        let name = without_article(name);
        if !matches!(kind, EntityKind::Organization | EntityKind::Facility) {
            return None;
        }
        let known = self.organizations.get(name).map(|(_, sector)| *sector);
        let seat = self.seats.get(name).and_then(|seat| seat.split_once('/'));
        let code = known.or(seat.map(|(_, sector)| sector)).or_else(|| {
            let of_word = |word: &str| self.words.get(&*word.to_lowercase()).copied();
            let of_body = || of_currents_union(name).or_else(|| name.rsplit(' ').find_map(of_word));
            (kind == EntityKind::Organization).then(of_body).flatten()
        });
        code.and_then(Sector::of_lexicon)
    }

    /// Whether a name is that of a capital, or of another place or palace that stands for a government.
    pub(in crate::discourse) fn is_capital(&self, name: &str) -> bool {
        self.seats.get(without_article(name)).is_some_and(|seat| seat.ends_with("/GOV"))
    }

    /// Whether a place is a building or a street that a government sits in.
    pub(in crate::discourse) fn is_house(&self, name: &str) -> bool {
        let name = without_article(name);
        let ends = ["Palace", "House", "Street", "Hall", "Office", "Palazzo"];
        self.seats.contains_key(name) && ends.iter().any(|end| name.ends_with(end))
    }

    /// The country of whom a word speaks ("French", "U.S.").
    pub(in crate::discourse) fn demonym(&self, words: &str) -> Option<&'static str> {
        self.demonyms.get(words).copied()
    }

    /// The one country that the words speak of.
    pub(in crate::discourse) fn country_within(
        &self,
        words: &str,
        countries: &Countries,
    ) -> Option<&'static str> {
        let parts: Vec<_> = words.split_whitespace().collect();
        let mut found = None;
        for (at, part) in parts.iter().enumerate() {
            let part = without_possessive(part);
            // "Latin American", "New England": other lands than the second word alone.
            let is_new = at > 0 && matches!(parts[at - 1], "New" | "Latin" | "South" | "North" | "Central");
            let pair = parts.get(at + 1).map(|next| format!("{part} {next}"));
            let pair = pair.as_deref().and_then(|pair| self.demonym(pair).or_else(|| countries.code(pair)));
            let code =
                pair.or_else(|| self.demonym(part)).or_else(|| countries.code(part)).filter(|_| !is_new);
            match (found, code) {
                (None, code) => found = code,
                (Some(known), Some(code)) if known != code && pair.is_none() => return None,
                _ => {}
            }
        }
        found
    }

    /// The government that a place stands for where it is mentioned.
    pub(in crate::discourse) fn stood_for(
        &self,
        parse: &Parse<'_>,
        name: &str,
        country: Option<&str>,
        top: usize,
    ) -> Option<String> {
        let seat = self.seats.get(without_article(name)).copied();
        let government = match seat {
            Some(seat) => seat.to_owned(),
            None => format!("{}/GOV", country?),
        };
        self.acts(parse, top).then_some(government)
    }

    /// Whether the place acts where it is mentioned: says, decides, has a policy.
    fn acts(&self, parse: &Parse<'_>, top: usize) -> bool {
        let (at, _) = parse.place(top);
        let Some(head) = parse.head(at) else { return false };
        let is_actor = matches!(parse.relation(at), Relation::Oblique | Relation::Agent)
            && parse.upos(head) == Upos::Verb
            && is_agent(parse, at);
        match parse.relation(at) {
            Relation::Subject => parse.upos(head) == Upos::Verb && knows(&self.verbs, parse.lemma(head)),
            Relation::Possessor | Relation::Compound | Relation::Part => {
                knows(&self.nouns, parse.lemma(head))
            }
            _ => is_actor,
        }
    }
}

/// "Christian Social Union" is a party, "Transport Workers Union" is none.
fn of_currents_union(name: &str) -> Option<&'static str> {
    const CURRENTS: [&str; 12] = [
        "Centre",
        "Christian",
        "Civic",
        "Conservative",
        "Democratic",
        "Liberal",
        "National",
        "Patriotic",
        "People's",
        "Popular",
        "Progressive",
        "Social",
    ];
    let (before, last) = name.rsplit_once(' ')?;
    let current = before.rsplit(' ').next()?;
    (last == "Union" && CURRENTS.contains(&current)).then_some("PTY")
}

/// Whether a lemma is in a list; the lemmatizer at times leaves out a last "e".
fn knows(list: &FxHashSet<&str>, lemma: &str) -> bool {
    list.contains(lemma) || list.contains(&*format!("{lemma}e"))
}

/// "Funded by Norway": the word "by" stands before it.
fn is_agent(parse: &Parse<'_>, at: usize) -> bool {
    let before = at.saturating_sub(4)..at;
    before.rev().any(|word| parse.head(word) == Some(at) && parse.form(word) == "by")
}

/// Whether what is of this kind may stand for a government.
pub(in crate::discourse) fn may_stand_for_a_government(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Place | EntityKind::Facility | EntityKind::Organization)
}

/// A name without the article that it may be written with.
pub(in crate::discourse) fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// A name without the ending of whom something belongs to.
pub(in crate::discourse) fn without_possessive(name: &str) -> &str {
    name.trim_end_matches("'s").trim_end_matches("’s")
}
