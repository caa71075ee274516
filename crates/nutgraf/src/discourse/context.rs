//! What is known of an article when events and positions are read: its clauses, who is spoken of, what is quoted, how much
//! and when.

use std::ops::Range;

use jiff::civil::Date;

use super::Discourse;
use crate::syntax::{Clause, Clauses, Kind, Relation, Role, Veridicality};
use crate::types::{Quantity, Quotation, QuotationKind, Span, TimeExpression, Upos};

/// Quotations before a span that may hold it: they are in the order of their beginnings, and one that holds it begins not
/// far before it.
const NEAR: usize = 12;

/// What was found before events and positions are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) clauses: &'a Clauses<'a>,
    pub(crate) veridicality: &'a Veridicality,
    pub(crate) discourse: &'a Discourse<'a>,
    pub(crate) quotations: &'a [Quotation],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) times: &'a [TimeExpression],
    /// The day of publication, where it is known.
    pub(crate) published: Option<Date>,
}

impl<'a> Context<'a> {
    /// The innermost quotation that holds a span.
    pub(crate) fn quotation_around(&self, span: Span) -> Option<&'a Quotation> {
        let end = self.quotations.partition_point(|one| one.content[0].start() <= span.start());
        let near = self.quotations[end.saturating_sub(NEAR)..end].iter().rev();
        let mut holding = near.filter(|one| one.content.iter().any(|content| content.contains(span)));
        holding.next()
    }

    /// The head of the words for who speaks in a quotation.
    pub(crate) fn speaker_word(&self, quotation: &Quotation) -> Option<usize> {
        let words = self.clauses.parse.tokens_touching(quotation.speaker_span?);
        (!words.is_empty()).then(|| self.clauses.parse.head_of(&words))
    }

    /// "“They told us to wait,” he said": the pronoun that a clause in somebody's own words has for its subject, which is not who speaks.
    pub(crate) fn told_of(&self, clause: &Clause) -> Option<usize> {
        let parse = self.clauses.parse;
        let subject = clause.argument(Role::Subject).filter(|one| !one.is_shared)?.word;
        let is_other = parse.is_any(subject, &["he", "she", "it", "they", "you"]);
        let quotation = self.quotation_around(parse.text.tokens[subject]).filter(|_| is_other)?;
        (quotation.kind == QuotationKind::Direct).then_some(subject)
    }

    /// "We were told to leave," somebody says: whether a clause does not say who does it, but not that whoever speaks does.
    pub(crate) fn is_done_by_nobody(&self, clause: &Clause) -> bool {
        clause.kind == Kind::Verb
            && clause.is_passive
            && clause.argument(Role::Subject).is_none()
            && clause.argument(Role::Object).is_some_and(|one| one.word < clause.word)
    }

    /// "In the play, Denmark declares war", "in Okoro's new novel, Kenya invades": whether a sentence begins with the work whose plot
    /// it tells.
    pub(crate) fn tells_a_plot(&self, sentence: usize) -> bool {
        const WORKS: [&str; 18] = [
            "book", "cartoon", "comedy", "comic", "drama", "episode", "fable", "film", "movie", "musical",
            "novel", "opera", "play", "satire", "series", "story", "thriller", "trilogy",
        ];
        let parse = self.clauses.parse;
        let words = self.clauses.sentence_words(sentence);
        let is_in = parse.is_any(words.start, &["in"]);
        let phrase = words.start + 1..words.end.min(words.start + 9);
        let comma = phrase.clone().find(|&at| parse.form(at) == ",").filter(|_| is_in);
        let is_plain = |comma: usize| (words.start + 1..comma).all(|at| parse.upos(at) != Upos::Verb);
        comma.is_some_and(|comma| WORKS.contains(&parse.lemma(comma - 1)) && is_plain(comma))
            || self.shows_a_plot(words)
    }

    /// "The novel tells how Chad attacks Niger", "the series, set in 2040, shows Russia occupying Norway": what is no report, but invented.
    fn shows_a_plot(&self, words: Range<usize>) -> bool {
        const FICTION: [&str; 14] = [
            "cartoon", "comedy", "comic", "drama", "fable", "game", "musical", "novel", "opera", "play",
            "satire", "series", "thriller", "trilogy",
        ];
        const TELL: [&str; 12] = [
            "begin", "depict", "end", "follow", "imagine", "let", "open", "picture", "portray", "see",
            "show", "tell",
        ];
        let parse = self.clauses.parse;
        let tells =
            |verb: usize| TELL.contains(&parse.lemma(verb)) && matches!(parse.tag(verb), "VBZ" | "VBP");
        let is_work =
            |at: usize| FICTION.contains(&parse.lemma(at)) && parse.relation(at) == Relation::Subject;
        words.clone().take(8).any(|at| is_work(at) && parse.head(at).is_some_and(tells))
    }

    /// "Moscow warned that Russia would respond": whether those who say what will be done are of one country with those who will do it,
    /// or it is theirs.
    pub(crate) fn is_of_one_side(&self, says: &Clause, subject: usize) -> bool {
        let (parse, discourse) = (self.clauses.parse, self.discourse);
        let country = |word: usize| {
            let entity = discourse.noun_phrase(word).entity().or_else(|| discourse.unnamed(word))?;
            discourse[entity].country.as_deref()
        };
        let owner = parse.dependent(subject, Relation::Possessor);
        let is_theirs = owner.is_some_and(|owner| parse.upos(owner) == Upos::Pron);
        let speaker = says.argument(Role::Subject).map(|one| one.word);
        let is_of_their_country =
            |speaker: usize| country(speaker).is_some() && country(speaker) == country(subject);
        is_theirs || speaker.is_none_or(is_of_their_country)
    }

    /// Quotations that begin near a span, the nearest before it first, then those after it.
    pub(crate) fn quotations_near(&self, span: Span) -> impl Iterator<Item = &'a Quotation> {
        let end = self.quotations.partition_point(|one| one.content[0].start() <= span.start());
        let before = self.quotations[end.saturating_sub(NEAR)..end].iter().rev();
        before.chain(self.quotations[end..].iter().take(NEAR))
    }

    /// The times that begin in a span.
    pub(crate) fn times_in(&self, span: Span) -> impl Iterator<Item = &'a TimeExpression> {
        let from = self.times.partition_point(|one| one.span.start() < span.start());
        self.times[from..].iter().take_while(move |one| one.span.start() < span.end())
    }

    /// The quantities that begin in a span.
    pub(crate) fn quantities_in(&self, span: Span) -> impl Iterator<Item = &'a Quantity> {
        let from = self.quantities.partition_point(|one| one.span.start() < span.start());
        self.quantities[from..].iter().take_while(move |one| one.span.start() < span.end())
    }

    /// Whether a word is part of a time.
    pub(crate) fn is_time(&self, word: usize) -> bool {
        let token = self.clauses.parse.text.tokens[word];
        let at = self.times.partition_point(|time| time.span.end() <= token.start());
        self.times.get(at).is_some_and(|time| time.span.contains(token))
    }
}
