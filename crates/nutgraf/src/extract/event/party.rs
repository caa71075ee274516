//! Who does it and to whom.

use super::Reader;
use super::trigger::{self, Trigger};
use crate::discourse::NounPhrase;
use crate::syntax::{Argument, Clause, Kind, Link, Relation, Role};
use crate::types::{Entity, EntityId, EntityKind, EventType, QuotationKind, Upos};

/// Parties that are listed at most.
const MOST: usize = 40;

/// Verbs whose object is what somebody is given.
const GIVES: [&str; 12] = [
    "contribute",
    "deliver",
    "donate",
    "give",
    "lend",
    "offer",
    "pledge",
    "promise",
    "provide",
    "send",
    "ship",
    "supply",
];

/// Prepositions that somebody stands after to whom it is done.
const TOWARDS: [&str; 19] = [
    "against", "to", "with", "on", "at", "into", "over", "from", "of", "for", "between", "outside", "in",
    "upon", "toward", "towards", "about", "near", "along",
];

/// Who does it, with the head of the first one's words; `None` where nobody is told.
pub(super) fn actors(reader: &Reader<'_>, trigger: &Trigger) -> Option<(Vec<EntityId>, usize)> {
    let clauses = reader.context.clauses;
    let occurs = trigger::occurrence(reader, trigger.rules[0], &trigger.clause).is_some();
    let light = trigger.light.filter(|_| !occurs);
    let clause = light.map_or(&trigger.clause, |light| &clauses.all[light]);
    if trigger.rules == [reader.rules.lexicon.deontic] {
        let speaker = clauses.all[clause.above?].argument(Role::Subject)?;
        let found: Vec<_> = reader.parties(speaker.word).collect();
        return (!found.is_empty()).then_some((found, speaker.word));
    }
    let roles: &[Role] = match clause.kind {
        Kind::Noun => &[Role::Possessor, Role::Subject, Role::Modifier],
        _ => &[Role::Subject],
    };
    for role in roles {
        for one in clause.arguments.iter().filter(|one| one.role == *role && !is_manner(reader, one)) {
            let found: Vec<_> = reader.parties(one.word).collect();
            if !found.is_empty() {
                return Some((found, one.word));
            }
            // "The government's decision", "a report by Norway": whoever stands inside acts.
            let inside = if *role == Role::Subject { reader.inside(one.word) } else { Vec::new() };
            if !inside.is_empty() {
                let acting = reader.acting(one.word).map(|id| vec![id]);
                return Some((acting.unwrap_or(inside), one.word));
            }
            // "Released a statement criticising": whoever releases it criticises.
            if let Some(found) = reader.issuer(one.word) {
                return Some((found, one.word));
            }
        }
    }
    if occurs {
        return Some((Vec::new(), trigger.clause.word));
    }
    if clause.kind == Kind::Noun {
        let between = clause.arguments.iter().find(|one| one.is_after(clauses.parse, &["between"]));
        let word =
            between.map(|one| one.word).or_else(|| trigger::meeting(reader, trigger.rules[0], clause))?;
        let found: Vec<_> = reader.parties(word).collect();
        return (!found.is_empty()).then_some((found, word));
    }
    of_place(reader, trigger).or_else(|| of_attack(reader, trigger))
}

/// "A pay strike", "a prison protest": whether a noun before another says what it is about, not who does it.
pub(super) fn is_topic(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> bool {
    let closed = Reader { is_open: false, ..*reader };
    let mut arguments = trigger.clause.arguments.iter();
    arguments.any(|one| one.role == Role::Modifier && one.word == word)
        && closed.parties(word).next().is_none()
}

/// "A state visit", "an official visit": how it is done, not by whom.
fn is_manner(reader: &Reader<'_>, one: &Argument) -> bool {
    let parse = reader.context.clauses.parse;
    one.role == Role::Modifier && matches!(parse.form(one.word), "state" | "official")
}

/// "Were killed in a bombing", "an ambush killed two", "a bomb went off": nobody is told, but that it was an attack.
fn of_attack(reader: &Reader<'_>, trigger: &Trigger) -> Option<(Vec<EntityId>, usize)> {
    let parse = reader.context.clauses.parse;
    let rule = &reader.rules.lexicon.rules[trigger.rules[0]];
    if rule.r#type != EventType::Assault || trigger.clause.kind != Kind::Verb {
        return None;
    }
    let may_tell =
        |one: &&Argument| one.role == Role::Subject || one.is_after(parse, &["in", "by", "during", "after"]);
    let is_of = |class: &str, at: usize| reader.rules.lexicon.is_of(class, &parse.lemma(at).to_lowercase());
    let is_attack = |word: usize| {
        let has_bomb = || is_after(reader, word, "weapon");
        is_of("attack", word) && !is_of_creature(reader, word)
            || is_of("airstrike", word)
            || is_of("explosive", word)
            || is_of("blast", word) && has_bomb()
    };
    let mut words = trigger.clause.arguments.iter().filter(may_tell).map(|one| one.word);
    words.find(|&word| is_attack(word)).map(|word| (Vec::new(), word))
}

/// "A shark attack", "a heart attack": nobody attacks.
pub(super) fn is_of_creature(reader: &Reader<'_>, word: usize) -> bool {
    is_after(reader, word, "creature")
}

/// Whether a word of a class stands before the one that it hangs on.
fn is_after(reader: &Reader<'_>, word: usize, class: &str) -> bool {
    let parse = reader.context.clauses.parse;
    let is_it = |at: usize| reader.rules.lexicon.is_of(class, &parse.lemma(at).to_lowercase());
    parse.dependents(word).any(|at| at < word && is_it(at))
}

/// "Was arrested in Niger": the authorities of the place.
fn of_place(reader: &Reader<'_>, trigger: &Trigger) -> Option<(Vec<EntityId>, usize)> {
    let parse = reader.context.clauses.parse;
    let rule = &reader.rules.lexicon.rules[trigger.rules[0]];
    let is_forced =
        matches!(rule.r#type, EventType::Coerce | EventType::Sanction) && trigger.clause.is_passive;
    let mut places =
        trigger.clause.arguments.iter().filter(|one| is_forced && one.is_after(parse, &["in", "from"]));
    places.find_map(|one| {
        let entity = reader.context.discourse.noun_phrase(one.word).entity()?;
        let is_place = reader.context.discourse[entity].kind == EntityKind::Place;
        is_place.then(|| (vec![entity], one.word))
    })
}

/// To whom it is done; `actor` is the head of the words for who does it.
pub(super) fn recipients(
    reader: &Reader<'_>,
    trigger: &Trigger,
    actors: &[EntityId],
    actor: usize,
) -> Vec<EntityId> {
    let clauses = reader.context.clauses;
    if trigger.rules == [reader.rules.lexicon.deontic] {
        return of_subject(reader, trigger, actors);
    }
    let own = trigger.clause.arguments.iter();
    let light = trigger.light.map(|light| clauses.all[light].arguments.iter()).into_iter().flatten();
    let is_other = |one: &&Argument| !matches!(one.role, Role::Subject | Role::Possessor | Role::Modifier);
    // "Sent a ship with 120 soldiers": what is given, too.
    let is_gift = |one: &&Argument| {
        one.is_after(clauses.parse, &["with"])
            && GIVES.contains(&trigger.clause.verb())
            && clauses.parse.upos(one.word) == Upos::Noun
    };
    let takes_part = |one: &&Argument| is_other(one) && !is_venue(reader, trigger, one.word) && !is_gift(one);
    let arguments: Vec<_> = own.chain(light).filter(takes_part).copied().collect();
    let by_role = |role: Role| arguments.iter().filter(move |one| one.role == role).map(|one| one.word);
    let objects = || by_role(Role::Recipient).chain(by_role(Role::Object));
    if objects().any(|word| is_reciprocal(reader, word)) {
        return actors.to_vec();
    }
    let mut found = Vec::new();
    for word in objects().filter(|&word| !is_moved(reader, trigger, word)).chain(victims(reader, trigger)) {
        let is_somebody = is_told_to(reader, trigger, word) || is_harmed(reader, trigger, word);
        let open = Reader { is_open: reader.is_open || is_somebody, ..*reader };
        add(&mut found, open.parties(word), actors);
    }
    if found.is_empty() {
        found = after_prepositions(reader, &arguments, actors);
    }
    // "Confirmed the delivery of missiles to Kenya"; "condemned a decision of the court": whoever stands inside.
    let aimed = by_role(Role::Object).map(|word| reader.aimed_at(word, trigger));
    let inside = objects().chain(by_role(Role::Oblique)).map(|word| reader.inside(word));
    for parties in aimed.chain(inside) {
        if found.is_empty() {
            add(&mut found, parties.into_iter(), actors);
        }
    }
    if found.is_empty() {
        found = of_complement(reader, trigger, actors);
    }
    if found.is_empty() {
        add(&mut found, first_after(reader, trigger, actor).into_iter(), actors);
    }
    found
}

/// "Received the premier", "was received by the emir": the word for the visitor among those to whom it is done, who is the one that does
/// it.
pub(super) fn visitor(reader: &Reader<'_>, trigger: &Trigger, recipients: &[EntityId]) -> Option<usize> {
    let (lexicon, clause) = (&reader.rules.lexicon, &trigger.clause);
    let is_visit = lexicon.rules[trigger.rules[0]].r#type == EventType::Consult;
    let hosts = is_visit && clause.kind == Kind::Verb && lexicon.is_host(clause.verb());
    let object = clause.argument(Role::Object).map(|one| one.word).filter(|_| hosts)?;
    reader.parties(object).any(|id| recipients.contains(&id)).then_some(object)
}

/// "Killed six woodcutters", "arrested nine choristers": several that are killed or held are somebody, whatever the noun.
fn is_harmed(reader: &Reader<'_>, trigger: &Trigger, object: usize) -> bool {
    const HARMS: [&str; 18] = [
        "abduct", "arrest", "behead", "deport", "detain", "evict", "execute", "imprison", "injure", "jail",
        "kidnap", "kill", "massacre", "murder", "rape", "stab", "torture", "wound",
    ];
    let parse = reader.context.clauses.parse;
    let is_counted = parse.dependents(object).any(|at| parse.upos(at) == Upos::Num && at < object);
    HARMS.contains(&trigger.clause.verb()) && parse.upos(object) == Upos::Noun && is_counted
}

/// "Ordered all lenders in Dublin to repay them": whoever is told to do something acts, whatever the noun.
fn is_told_to(reader: &Reader<'_>, trigger: &Trigger, object: usize) -> bool {
    const TELLS: [&str; 16] = [
        "advise", "ask", "beg", "command", "compel", "direct", "force", "implore", "instruct", "invite",
        "oblige", "order", "press", "require", "tell", "urge",
    ];
    let clauses = reader.context.clauses;
    let complement = trigger.index.and_then(|index| clauses.complement(index));
    let complement = complement.filter(|_| TELLS.contains(&trigger.clause.verb()));
    complement.is_some_and(|below| {
        let below = &clauses.all[below];
        below.is_infinitive
            && below.arguments.iter().any(|one| one.role == Role::Subject && one.word == object)
    })
}

/// "A bomb exploded, killing four officers": those whom an attack hurts.
fn victims(reader: &Reader<'_>, trigger: &Trigger) -> impl Iterator<Item = usize> {
    let clauses = reader.context.clauses;
    let is_assault = reader.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Assault;
    let below = trigger.index.filter(|_| is_assault).into_iter().flat_map(|index| clauses.below(index));
    let hurts = |clause: &&Clause| {
        clause.link == Link::Adverbial && matches!(clause.verb(), "kill" | "wound" | "injure" | "maim")
    };
    let hurting = below.map(|below| &clauses.all[below]).filter(hurts);
    hurting.filter_map(|clause| clause.argument(Role::Object)).map(|one| one.word)
}

/// "Israel must stop": of whom it is asked.
fn of_subject(reader: &Reader<'_>, trigger: &Trigger, actors: &[EntityId]) -> Vec<EntityId> {
    let mut found = Vec::new();
    for one in trigger.clause.arguments.iter().filter(|one| matches!(one.role, Role::Subject | Role::Object))
    {
        add(&mut found, reader.parties(one.word), actors);
        if found.is_empty() {
            add(&mut found, reader.inside(one.word).into_iter(), actors);
        }
    }
    found
}

/// Those after the first preposition that has any.
fn after_prepositions(reader: &Reader<'_>, arguments: &[Argument], actors: &[EntityId]) -> Vec<EntityId> {
    let parse = reader.context.clauses.parse;
    let mut found = Vec::new();
    for preposition in TOWARDS {
        let stands =
            |one: &&Argument| one.is_after(parse, &[preposition]) && !reader.context.is_time(one.word);
        for one in arguments.iter().filter(stands) {
            if found.is_empty() {
                add(&mut found, reader.parties(one.word), actors);
            }
        }
    }
    found
}

/// "Urged that Kenya leave": those in the clause that completes the trigger.
fn of_complement(reader: &Reader<'_>, trigger: &Trigger, actors: &[EntityId]) -> Vec<EntityId> {
    let clauses = reader.context.clauses;
    let mut found = Vec::new();
    let Some(complement) = trigger.index.and_then(|index| clauses.complement(index)) else { return found };
    let below = clauses.all[complement].arguments.iter();
    let mut words: Vec<_> = below.filter(|one| !one.is_shared).map(|one| one.word).collect();
    words.sort_unstable();
    for word in words {
        if found.is_empty() {
            add(&mut found, reader.parties(word), actors);
        }
        if found.is_empty() {
            add(&mut found, reader.inside(word).into_iter(), actors);
        }
    }
    found
}

/// Whoever is named first after the trigger, in its own phrase.
fn first_after(reader: &Reader<'_>, trigger: &Trigger, actor: usize) -> Option<EntityId> {
    let clauses = reader.context.clauses;
    let word = trigger.light.map_or(trigger.clause.word, |light| clauses.all[light].word);
    let phrase = clauses.parse.phrase(word);
    let own = clauses.parse.phrase(actor);
    let mut mentions = (word + 1..phrase.end)
        .filter(|&at| !reader.context.is_time(at) && !own.contains(&at))
        // "Rejected a bill that would give Texas's land to a firm": what describes the object tells of others.
        .filter(|&at| !reader.context.clauses.is_described(at, word))
        .filter(|&at| !is_in_title(reader, at) && !is_agent_of_another(reader, at, word))
        .filter_map(|at| Some((at, reader.context.discourse.mention_at(at)?.entity)));
    let r#type = reader.rules.lexicon.rules[trigger.rules[0]].r#type;
    let is_protest = r#type == EventType::Protest;
    // "Called for an investigation into the killings in Darfur": nobody is asked there.
    let is_asked = r#type == EventType::Request;
    let is_where = |at: usize| is_asked && clauses.parse.has_case(at, &["in", "at", "near"]);
    let can_take_part = |at: usize, id: EntityId| match reader.context.discourse[id].kind {
        EntityKind::Product | EntityKind::Other => false,
        EntityKind::Place => {
            (is_protest || !is_where_people_meet(reader, trigger))
                && !is_venue(reader, trigger, at)
                && !is_where(at)
                && !is_goal(reader, at)
        }
        _ => true,
    };
    mentions.find(|&(at, id)| can_take_part(at, id)).map(|(_, id)| id)
}

/// "Agreed to exempt goods covered by the treaty": whether a word says who does something else than what `verb` tells.
fn is_agent_of_another(reader: &Reader<'_>, word: usize, verb: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let is_other = |head: usize| head != verb && parse.upos(head) == Upos::Verb;
    parse.has_case(word, &["by"]) && parse.head(word).is_some_and(is_other)
}

/// "Israeli Finance Minister Bezalel Smotrich", "Nairobi County Governor Johnson Sakaja": whether a word only says whose title somebody bears.
fn is_in_title(reader: &Reader<'_>, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let discourse = reader.context.discourse;
    let entity = |at: usize| discourse.mention_at(at).map(|mention| mention.entity);
    let is_inside = |at: &usize| parse.relation(*at).is_before_noun();
    let above = parse.way_up(word);
    let bearer = above.iter().zip(above.iter().skip(1)).take_while(|(below, _)| is_inside(below)).last();
    bearer.is_some_and(|(_, &top)| {
        entity(top).is_some_and(|top| entity(word) != Some(top) && discourse[top].kind == EntityKind::Person)
    })
}

fn add(found: &mut Vec<EntityId>, parties: impl Iterator<Item = EntityId>, actors: &[EntityId]) {
    for party in parties {
        if found.len() < MOST && !found.contains(&party) && !actors.contains(&party) {
            found.push(party);
        }
    }
}

/// Whether the place of an event takes no part in it: where people meet, agree or march.
fn is_where_people_meet(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    matches!(
        reader.rules.lexicon.rules[trigger.rules[0]].r#type,
        EventType::Consult
            | EventType::Protest
            | EventType::Support
            | EventType::Cooperate
            | EventType::Agree
    )
}

/// "Riots broke out in Dakar": whether a noun says where people meet, agree or march.
pub(super) fn is_venue(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> bool {
    is_where_people_meet(reader, trigger) && reader.context.clauses.parse.has_case(word, &["in", "at"])
}

/// "Refused to cover the voyage to Odesa": whether a place is only where somebody goes.
pub(super) fn is_goal(reader: &Reader<'_>, word: usize) -> bool {
    const WAYS: [&str; 9] =
        ["crossing", "flight", "journey", "passage", "road", "route", "travel", "trip", "voyage"];
    let parse = reader.context.clauses.parse;
    let before = parse.before_case(word);
    parse.has_case(word, &["to"]) && before.is_some_and(|at| WAYS.contains(&parse.lemma(at)))
}

/// Whether the event moves those who are its object: "withdrew its troops", "ruled out sending soldiers".
fn is_moved(reader: &Reader<'_>, trigger: &Trigger, object: usize) -> bool {
    const FREES: [&str; 6] = ["free", "release", "return", "rescue", "arm", "train"];
    let parse = reader.context.clauses.parse;
    let r#type = reader.rules.lexicon.rules[trigger.rules[0]].r#type;
    if r#type == EventType::Mobilize || is_given(reader, trigger, object) {
        return true;
    }
    let possessor = parse.dependent(object, Relation::Possessor);
    reader.rules.lexicon.is_of("troops", &parse.lemma(object).to_lowercase())
        && possessor.is_none_or(|at| parse.upos(at) == Upos::Pron)
        && !FREES.contains(&&*trigger.clause.lemma)
        && matches!(r#type, EventType::Retreat | EventType::Aid | EventType::Reject | EventType::Sanction)
}

/// "Offered helicopters and doctors", "donated planes": what is given, and not to whom. "Supplied the police with vests" gives vests.
pub(super) fn is_given(reader: &Reader<'_>, trigger: &Trigger, object: usize) -> bool {
    let clauses = reader.context.clauses;
    let clause = &trigger.clause;
    let has_gift = || {
        clause.argument(Role::Recipient).is_none()
            && (clause.arguments.iter().any(|one| one.is_after(clauses.parse, &["with"]))
                || trigger.index.is_some_and(|index| clauses.complement(index).is_some()))
    };
    let is_equipping = matches!(clause.verb(), "provide" | "supply" | "promise") && has_gift();
    GIVES.contains(&clause.verb())
        && !is_equipping
        && clauses.parse.upos(object) == Upos::Noun
        && reader.context.discourse.mention_at(object).is_none()
}

/// "Accused each other".
fn is_reciprocal(reader: &Reader<'_>, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let form = |at: usize| parse.form(at).to_ascii_lowercase();
    word > 0 && matches!((&*form(word - 1), &*form(word)), ("each", "other") | ("one", "another"))
}

/// Where it happens: a place after "in" or "at" that takes no other part.
pub(super) fn place(reader: &Reader<'_>, trigger: &Trigger) -> Option<EntityId> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let light = trigger.light.map(|light| clauses.all[light].arguments.iter()).into_iter().flatten();
    let mut arguments = trigger.clause.arguments.iter().chain(light);
    arguments.find_map(|one| {
        let at = one.preposition?;
        let is_where = matches!(
            &*parse.form(at).to_ascii_lowercase(),
            "in" | "at" | "near" | "outside" | "around" | "across"
        );
        let entity = reader.context.discourse.noun_phrase(one.word).entity().filter(|_| is_where)?;
        let kind = reader.context.discourse[entity].kind;
        matches!(kind, EntityKind::Place | EntityKind::Facility).then_some(entity)
    })
}

impl Reader<'_> {
    /// Those whom a noun and its list name, if they can take part in events.
    pub(super) fn parties(&self, word: usize) -> impl Iterator<Item = EntityId> {
        let parse = self.context.clauses.parse;
        // "Tens of thousands of people", "a group of rebels": those after "of".
        let mut word = word;
        for _ in 0..3 {
            let is_amount = self.rules.lexicon.is_of("amount", &parse.lemma(word).to_lowercase());
            let counted = parse.dependent(word, Relation::Noun).filter(|&at| is_amount && at > word);
            let Some(counted) = counted.filter(|_| self.context.discourse.mention_at(word).is_none()) else {
                break;
            };
            word = counted;
        }
        let found: Vec<_> = self
            .context
            .discourse
            .listed(word)
            .into_iter()
            .take(MOST)
            .filter_map(|one| self.party(&one))
            .collect();
        found.into_iter()
    }

    fn party(&self, one: &NounPhrase<'_>) -> Option<EntityId> {
        let parse = self.context.clauses.parse;
        if let Some(entity) = one.entity() {
            let Entity { kind, sector, .. } = &self.context.discourse[entity];
            let can_act = self.is_open
                || *kind != EntityKind::Product
                    && (*kind != EntityKind::Other
                        || sector.is_some()
                        || self.rules.lexicon.is_agent(&parse.lemma(one.head).to_lowercase()));
            return can_act.then_some(entity);
        }
        if parse.upos(one.head) == Upos::Pron {
            return self.speaker(one.head);
        }
        // "Some 4,000 marched"
        let is_count = parse.upos(one.head) == Upos::Num;
        let may_act =
            self.is_open || is_count || self.rules.lexicon.is_agent(&parse.lemma(one.head).to_lowercase());
        may_act.then(|| self.context.discourse.unnamed(one.head)).flatten()
    }

    /// Whoever speaks, where a pronoun that nobody was found for means them: "said it would", "“we will”, said".
    fn speaker(&self, word: usize) -> Option<EntityId> {
        let parse = self.context.clauses.parse;
        let quotation = self.context.quotation_around(parse.text.tokens[word])?;
        let speaker = quotation.speaker?;
        let is_person = self.context.discourse[speaker].kind == EntityKind::Person;
        let is_told = quotation.kind != QuotationKind::Direct;
        let means_speaker = match &*parse.form(word).to_lowercase() {
            "i" | "we" | "our" | "my" => !is_told,
            "it" | "they" | "its" | "their" => is_told && !is_person,
            "he" | "she" | "his" | "her" => is_told && is_person,
            _ => false,
        };
        means_speaker.then_some(speaker)
    }

    /// Whoever issues the paper that a noun names: "released a statement criticising".
    fn issuer(&self, word: usize) -> Option<Vec<EntityId>> {
        let clauses = self.context.clauses;
        let is_paper = self.rules.lexicon.is_of("paper", &clauses.parse.lemma(word).to_lowercase());
        let above = &clauses.all[clauses.above(word).filter(|_| is_paper)?];
        let subject = above.argument(Role::Subject).filter(|one| one.word != word)?;
        let found: Vec<_> = self.parties(subject.word).collect();
        (!found.is_empty()).then_some(found)
    }

    /// Whether a noun names somebody or, where a place is asked for, a place.
    pub(super) fn names(&self, word: usize, place: bool) -> bool {
        let kind = |id: EntityId| self.context.discourse[id].kind;
        match self.parties(word).next() {
            Some(id) => !place || kind(id) == EntityKind::Place,
            None => false,
        }
    }

    /// Those whom what a noun names goes to or is against, however deep they stand in its words.
    fn aimed_at(&self, word: usize, trigger: &Trigger) -> Vec<EntityId> {
        let parse = self.context.clauses.parse;
        let phrase = parse.phrase(word);
        // "A deal between Kenya and Uganda was brokered."
        let helps = self.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Consult;
        let is_case = |&at: &usize| {
            parse.relation(at) == Relation::Case
                && (parse.is_any(at, &["to", "against"]) || helps && parse.is_any(at, &["between"]))
        };
        let heads = (word + 1..phrase.end).filter(is_case).filter_map(|at| parse.head(at));
        let heads = heads.filter(|&at| !self.context.clauses.is_described(at, word));
        heads
            .map(|head| self.parties(head).collect::<Vec<_>>())
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// "Argentine divers", "the Lib Dem Norman Baker": the noun that a name stands before, where that noun acts or has a name itself.
    pub(super) fn whole(&self, word: usize, trigger: &Trigger) -> usize {
        let parse = self.context.clauses.parse;
        let is_before = parse.relation(word).is_before_noun();
        let noun =
            parse.head(word).filter(|&noun| is_before && noun > word && !trigger.words.contains(&noun));
        let is_agent = |noun: usize| self.rules.lexicon.is_agent(&parse.lemma(noun).to_lowercase());
        let acts =
            |&noun: &usize| (parse.tag(noun) == "NNS" || is_agent(noun)) && self.acting(noun).is_some();
        noun.filter(acts).unwrap_or(word)
    }

    /// "Elders", "Islamic radicals": whom a noun speaks of that has nothing but a name before it and says nothing that is done.
    fn acting(&self, word: usize) -> Option<EntityId> {
        let parse = self.context.clauses.parse;
        let lexicon = &self.rules.lexicon;
        let is_whose = |at: &usize| match parse.relation(*at) {
            Relation::Possessor => true,
            Relation::Noun => parse.has_case(*at, &["of", "by"]),
            _ => false,
        };
        let is_thing = lexicon.is_known(&parse.lemma(word).to_lowercase());
        let is_told = parse.tag(word) == "NNS" || parse.dependent(word, Relation::Determiner).is_some();
        let is_alone =
            parse.upos(word) == Upos::Noun && is_told && !parse.dependents(word).any(|at| is_whose(&at));
        let discourse = self.context.discourse;
        let nobody = |id: &EntityId| discourse[*id].kind == EntityKind::Other;
        let found = discourse.noun_phrase(word).entity().filter(nobody).or_else(|| discourse.unnamed(word));
        found.filter(|_| is_alone && !is_thing)
    }

    /// Those who stand inside the words of a noun that names nobody itself: its possessor, those after "of", "by", "in",
    /// a nation before it.
    fn inside(&self, word: usize) -> Vec<EntityId> {
        let parse = self.context.clauses.parse;
        let by =
            |relation: Relation| parse.dependents(word).filter(move |&at| parse.relation(at) == relation);
        let mut found: Vec<EntityId> = by(Relation::Possessor).flat_map(|at| self.parties(at)).collect();
        for at in by(Relation::Noun) {
            if found.is_empty() {
                found.extend(self.parties(at));
            }
            if found.is_empty() {
                found.extend(
                    parse
                        .dependents(at)
                        .filter(|&at| parse.relation(at) == Relation::Possessor)
                        .flat_map(|at| self.parties(at)),
                );
            }
        }
        for at in by(Relation::Compound).chain(by(Relation::Adjective)) {
            let is_joined = parse.form((at + 1).min(parse.len() - 1)) == "-";
            if found.is_empty() && !is_joined {
                found.extend(self.context.discourse.mention_at(at).map(|mention| mention.entity));
            }
        }
        found
    }
}
