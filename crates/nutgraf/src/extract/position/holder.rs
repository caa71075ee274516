//! Whose position it is, and who voices it.

use std::ops::Range;

use super::Reader;
use super::content::Content;
use super::cue::Cue;
use super::lexicon::{Bare, Slot};
use crate::discourse::NounPhrase;
use crate::syntax::{Kind, Link, Relation, Role};
use crate::types::{
    Act, EntityId, EntityKind, Gender, Holder, MentionForm, QuantityId, QuantityKind, Quotation,
    QuotationKind, Upos,
};

/// Holders that are listed at most.
const MOST: usize = 40;

/// Who holds a position and who voices it.
#[derive(Debug)]
pub(super) struct Holding {
    pub(super) holders: Vec<Holder>,
    /// The head of the first holder's words.
    pub(super) word: Option<usize>,
    pub(super) spokesperson: Option<EntityId>,
}

/// Who holds the position of a cue; `None` where it cannot be anybody's.
pub(super) fn of(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Option<Holding> {
    let rule = &reader.lexicon.rules[cue.rule];
    let quotation = reader.context.quotation_around(reader.context.clauses.parse.span(&cue.words));
    if matches!(cue.bare, Some(Bare::Must | Bare::Should)) || content.slot == Slot::Subject {
        return of_speaker(reader, quotation?, cue);
    }
    let words = who(reader, cue, content);
    if words.is_empty() {
        let may_be_unnamed = matches!(rule.act, Act::Pledge | Act::Offer | Act::RuleOut);
        if cue.bare == Some(Bare::Will) && cue.clause.is_passive {
            // Who is to do it may be told by what was pledged before.
            return Some(Holding {
                holders: Vec::new(),
                word: None,
                spokesperson: quotation.and_then(|one| one.speaker),
            });
        }
        let is_told = cue.clause.is_passive
            && !cue.is_shared_passive()
            && may_be_unnamed
            && content.slot == Slot::Object;
        let spokesperson = quotation.and_then(|quotation| quotation.speaker);
        return is_told.then(|| Holding { holders: Vec::new(), word: None, spokesperson });
    }
    let mut holders = Vec::new();
    for &word in &words {
        if let Some(told) = all_who_told(reader, word, quotation) {
            holders.extend(told);
            continue;
        }
        for phrase in reader.context.discourse.listed(word).into_iter().take(MOST - holders.len().min(MOST)) {
            holders.extend(holder(reader, cue, &phrase, quotation).filter(|one| is_new(&holders, one)));
        }
    }
    if holders.is_empty() {
        return None;
    }
    let speaker = quotation.and_then(|quotation| quotation.speaker);
    let is_holder = |id: EntityId| holders.iter().any(|holder| holder.entity == Some(id));
    let mut spokesperson = speaker.filter(|&id| !is_holder(id));
    if spokesperson.is_none() && content.subject.is_some() && words.first() == content.subject.as_ref() {
        spokesperson = cue
            .clause
            .argument(Role::Subject)
            .and_then(|one| reader.entity_at(one.word))
            .filter(|&id| !is_holder(id));
    }
    Some(Holding { holders, word: words.first().copied(), spokesperson })
}

/// Whether nobody among the holders is the same: "Its president, Ana Ruiz" is one person in two words.
pub(super) fn is_new(holders: &[Holder], one: &Holder) -> bool {
    one.entity.is_none() || holders.iter().all(|known| known.entity != one.entity)
}

/// "Spain and Morocco said they would share it": all of the list that "they" stands for.
pub(super) fn all_who_told(
    reader: &Reader<'_>,
    word: usize,
    quotation: Option<&Quotation>,
) -> Option<Vec<Holder>> {
    let context = reader.context;
    let parse = context.clauses.parse;
    let is_they = parse.is_any(word, &["they"]) && reader.entity_at(word).is_none();
    let told = quotation.filter(|one| is_they && one.kind != QuotationKind::Direct)?;
    let all = context.discourse.listed(context.speaker_word(told)?);
    let held = all.iter().take(MOST).map(|phrase| Holder {
        entity: phrase.entity().or_else(|| context.discourse.unnamed(phrase.head)),
        span: parse.span(&phrase.words),
        count: reader.count(&phrase.words),
    });
    (all.len() > 1).then(|| held.collect())
}

impl Cue {
    /// Whether a passive has no subject of its own.
    fn is_shared_passive(&self) -> bool {
        self.clause.argument(Role::Object).is_none_or(|one| one.is_shared)
    }
}

/// Whoever speaks holds what they say that others must do.
fn of_speaker(reader: &Reader<'_>, quotation: &Quotation, cue: &Cue) -> Option<Holding> {
    let speaker = quotation.speaker?;
    let subject = cue.clause.argument(Role::Subject).filter(|_| cue.bare.is_some());
    if let Some(subject) = subject {
        // What somebody must do themselves is no demand; what things must be is none on anybody.
        let one = reader.context.discourse.noun_phrase(subject.word);
        let is_person = |id: EntityId| reader.context.discourse[id].kind != EntityKind::Other;
        if !reader.is_official(speaker) {
            return None;
        }
        let entity = reader.entity_at(one.head).filter(|&id| id != speaker && is_person(id));
        let is_group = reader.lexicon.is_holder(reader.context.clauses.parse.lemma(one.head));
        if entity.is_none() && !is_group {
            return None;
        }
    } else if cue.bare.is_some() {
        return None;
    }
    let span = quotation.speaker_span?;
    let holder = Holder { entity: Some(speaker), span, count: None };
    Some(Holding { holders: vec![holder], word: None, spokesperson: None })
}

/// The heads of the words that tell whose it is.
fn who(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Vec<usize> {
    let clause = &cue.clause;
    let by_role = |role| clause.arguments.iter().filter(move |one| one.role == role).map(|one| one.word);
    let rule = &reader.lexicon.rules[cue.rule];
    if cue.words.start == clause.word && clause.kind == Kind::Noun && cue.lemma == clause.lemma
        || cue.index.is_none()
    {
        return of_noun(reader, cue);
    }
    // "Promised that the state would pay": the state is bound.
    let binds = matches!(rule.act, Act::Pledge | Act::Agree | Act::Intend | Act::Offer | Act::Threaten);
    if let Some(subject) = content.subject.filter(|_| binds) {
        let is_other = !matches!(reader.context.clauses.parse.upos(subject), Upos::Pron);
        if is_other && reader.can_hold(subject) {
            return vec![subject];
        }
    }
    if let Some(bound) = bound(reader, cue) {
        return bound;
    }
    let subjects: Vec<_> = by_role(Role::Subject).take(MOST).collect();
    match clause.is_passive {
        // "It “is committed to a fair outcome”"
        true if super::content::is_reflexive(&clause.lemma)
            && (cue.bare.is_some() || subjects.is_empty()) =>
        {
            by_role(Role::Object).filter(|&at| cue.bare.is_some() || reader.can_hold(at)).take(1).collect()
        }
        // "Farmers were asked to vote": whoever is asked holds nothing.
        true if asks(rule.act) => subjects,
        true if cue.is_participle && subjects.is_empty() && content.slot != Slot::Object => {
            by_role(Role::Object).take(1).collect()
        }
        _ => subjects,
    }
}

/// Whether an act is towards somebody, who is the subject of the passive.
fn asks(act: Act) -> bool {
    matches!(act, Act::Request | Act::Demand | Act::Permit | Act::Forbid)
}

/// "The statement, signed by 31 states, commits them": a paper binds its object, or those who signed it.
fn bound(reader: &Reader<'_>, cue: &Cue) -> Option<Vec<usize>> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let binds = matches!(&*cue.clause.lemma, "commit" | "oblige" | "bind") && !cue.clause.is_passive;
    let subject = cue.clause.argument(Role::Subject).filter(|_| binds)?;
    let object = cue.clause.argument(Role::Object).filter(|_| !reader.can_hold(subject.word))?;
    if parse.upos(object.word) != Upos::Pron {
        return Some(vec![object.word]);
    }
    let describes = |one: &&crate::syntax::Clause| {
        one.link == Link::Relative && parse.head(one.word) == Some(subject.word)
    };
    let signed = clauses.below(cue.index?).map(|below| &clauses.all[below]).find(describes)?;
    let signers = signed.arguments.iter().filter(|one| one.role == Role::Subject);
    Some(signers.map(|one| one.word).collect())
}

/// "Norway's pledge", "a pledge by Norway", "the Norwegian pledge", "Norway made a pledge".
pub(super) fn of_noun(reader: &Reader<'_>, cue: &Cue) -> Vec<usize> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let clause = &cue.clause;
    let of_light = || {
        let verb = clauses.object_of(clause).filter(|_| clause.link == Link::Participant)?;
        let verb = Some(&clauses.all[verb]).filter(|verb| reader.lexicon.is_light(verb.verb()))?;
        let subjects = verb.arguments.iter().filter(|one| one.role == Role::Subject);
        let subjects: Vec<_> = subjects.map(|one| one.word).collect();
        (!subjects.is_empty()).then_some(subjects)
    };
    let possessor = clause.argument(Role::Possessor).map(|one| one.word);
    match possessor {
        Some(word) if parse.upos(word) == Upos::Pron => of_light().unwrap_or_else(|| vec![word]),
        Some(word) => vec![word],
        None => {
            let agent = clause.argument(Role::Subject).map(|one| one.word);
            let from = clause.arguments.iter().find(|one| {
                one.preposition.is_some_and(|at| parse.form(at).eq_ignore_ascii_case("from"))
                    && reader.can_hold(one.word)
            });
            let modifier = clause.arguments.iter().find(|one| {
                one.role == Role::Modifier && reader.entity_at(one.word).is_some_and(|id| reader.is_body(id))
            });
            let told = agent.or(from.map(|one| one.word)).or(modifier.map(|one| one.word));
            told.map(|word| vec![word]).or_else(of_light).unwrap_or_default()
        }
    }
}

/// A holder, if the words can mean one.
fn holder(
    reader: &Reader<'_>,
    cue: &Cue,
    phrase: &NounPhrase<'_>,
    quotation: Option<&Quotation>,
) -> Option<Holder> {
    let parse = reader.context.clauses.parse;
    let word = phrase.head;
    let span = parse.span(&phrase.words);
    let form = parse.form(word).to_lowercase();
    if matches!(&*form, "i" | "we" | "our" | "my" | "us") {
        let speaker = quotation?.speaker?;
        let entity = if matches!(&*form, "i" | "my") {
            speaker
        } else {
            reader.context.discourse[speaker].institution().unwrap_or(speaker)
        };
        return Some(Holder { entity: Some(entity), span, count: None });
    }
    let entity = phrase.entity().or_else(|| reader.context.discourse.unnamed(word));
    let is_pronoun = matches!(parse.upos(word), Upos::Pron | Upos::Det);
    if is_pronoun && entity.is_none() {
        // Whoever is quoted word for word calls themselves "I".
        let is_told = |quotation: &&Quotation| {
            quotation.kind != QuotationKind::Direct && !quotation.parts.iter().any(|part| part.contains(span))
        };
        let speaker = quotation.filter(is_told).and_then(|quotation| quotation.speaker);
        let is_personal = reader.may_mean(&form, speaker);
        let is_bare = cue.bare.is_some() && speaker.is_none();
        if cue.bare == Some(Bare::Could) && form != "it" && form != "they" {
            return None;
        }
        return (is_personal && !is_bare).then_some(Holder { entity: speaker, span, count: None });
    }
    if cue.bare == Some(Bare::Will) && quotation.is_some_and(|one| !reader.tells(one, entity, word)) {
        return None;
    }
    if cue.bare == Some(Bare::Could)
        && quotation.is_none_or(|one| one.speaker.is_none() || entity != one.speaker && !is_own(reader, word))
    {
        return None;
    }
    if !reader.can_hold(word) || cue.bare.is_some() && !reader.can_will(word) {
        return None;
    }
    Some(Holder { entity, span, count: reader.count(&phrase.words) })
}

/// "Her cabinet", "our army": it is the speaker's.
fn is_own(reader: &Reader<'_>, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let owner = parse.dependent(word, Relation::Possessor);
    owner.is_some_and(|at| parse.upos(at) == Upos::Pron)
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

impl Reader<'_> {
    /// The entity that a noun mentions.
    pub(super) fn entity_at(&self, word: usize) -> Option<EntityId> {
        self.context.discourse.noun_phrase(word).entity()
    }

    /// Whether an entity is more than a person or a thing: a state, a government, an organization, a people.
    fn is_body(&self, id: EntityId) -> bool {
        matches!(
            self.context.discourse[id].kind,
            EntityKind::Place | EntityKind::Organization | EntityKind::Group | EntityKind::Facility
        )
    }

    /// Whether a noun can mean somebody who has positions.
    pub(super) fn can_hold(&self, word: usize) -> bool {
        let parse = self.context.clauses.parse;
        if let Some(mention) = self.context.discourse.noun_phrase(word).mention {
            let entity = &self.context.discourse[mention.entity];
            let is_known = !matches!(entity.kind, EntityKind::Product | EntityKind::Other);
            return is_known
                || mention.form == MentionForm::Pronoun
                    && (entity.sector.is_some() || self.lexicon.is_holder(&last_word(&entity.name)))
                || mention.form == MentionForm::Nominal && self.lexicon.is_holder(parse.lemma(word));
        }
        match parse.upos(word) {
            Upos::Pron => true,
            Upos::Propn => parse.relation(word) != Relation::Compound && !parse.form(word).starts_with('#'),
            _ => self.lexicon.is_holder(&parse.lemma(word).to_lowercase()),
        }
    }

    /// Whether what somebody will do tells where they stand: bodies, and those who hold an office.
    fn can_will(&self, word: usize) -> bool {
        let Some(id) = self.entity_at(word) else {
            return self.lexicon.is_body(&self.context.clauses.parse.lemma(word).to_lowercase());
        };
        self.is_official(id)
    }

    /// Whether an entity is a body or holds an office.
    fn is_official(&self, id: EntityId) -> bool {
        let entity = &self.context.discourse[id];
        match entity.kind {
            EntityKind::Person => entity.sector.is_some(),
            EntityKind::Place => self.context.discourse.is_state(id),
            EntityKind::Other => {
                let last = last_word(&entity.name);
                let singular = last.strip_suffix('s').unwrap_or(&last);
                self.lexicon.is_body(&last) || self.lexicon.is_body(singular)
            }
            _ => true,
        }
    }

    /// Whether a pronoun that nobody was found for may mean whoever speaks.
    pub(super) fn may_mean(&self, form: &str, speaker: Option<EntityId>) -> bool {
        let speaker = speaker.map(|id| &self.context.discourse[id]);
        let is_person = speaker.is_some_and(|one| one.kind == EntityKind::Person);
        let gender = speaker.and_then(|one| one.gender);
        match form {
            "he" | "his" => gender != Some(Gender::Feminine),
            "she" | "her" => gender != Some(Gender::Masculine),
            "it" | "its" => speaker.is_some() && !is_person,
            "they" | "their" => !is_person,
            _ => false,
        }
    }

    /// Whether a quotation tells what somebody will do, and not only what its speaker foresees.
    fn tells(&self, quotation: &Quotation, holder: Option<EntityId>, word: usize) -> bool {
        const FORESEE: [&str; 12] = [
            "think", "believe", "expect", "predict", "forecast", "hope", "fear", "guess", "bet", "worry",
            "estimate", "assume",
        ];
        let Some(speaker) = quotation.speaker else { return true };
        if holder == Some(speaker) || is_own(self, word) {
            return true;
        }
        let foresees = quotation
            .cue
            .as_ref()
            .and_then(|cue| cue.lemma.as_deref())
            .is_some_and(|cue| FORESEE.contains(&cue));
        let country = |id: EntityId| self.context.discourse[id].country.as_deref();
        let abroad = match (holder.and_then(country), country(speaker)) {
            (Some(holder), Some(speaker)) => holder != speaker,
            _ => false,
        };
        !foresees && !abroad
    }

    /// How many the words say they are.
    pub(super) fn count(&self, words: &Range<usize>) -> Option<QuantityId> {
        let span = self.context.clauses.parse.span(words);
        let counts =
            |one: &&crate::types::Quantity| span.contains(one.span) && one.kind == QuantityKind::Count;
        self.context.quantities_in(span).find(counts).map(|one| one.id)
    }
}
