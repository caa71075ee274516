//! Facts as rows of words, for whoever shows them in a table or writes them into one.

use serde::Serialize;

use crate::Document;
use crate::types::{
    Block, Certainty, Entity, EntityId, Event, EventStatus, FactKind, Mention, Number, Position, Quantity,
    QuantityKind, Quotation, QuotationManner, Span, TimeExpression, TimeId, Token,
};

/// Said where the text names nobody.
const NOBODY: &str = "nobody named";

impl FactKind {
    /// The heads of the columns that [`Document::row`] has for a fact of this kind.
    #[must_use]
    pub fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Blocks => &["kind", "words"],
            Self::Sentences => &["words"],
            Self::Tokens => &["word", "lemma", "part of speech", "relation", "head"],
            Self::Entities => &["name", "kind", "role", "country", "sector", "mentions"],
            Self::Mentions => &["words", "who", "form"],
            Self::Quotations => &["speaker", "words", "how", "to"],
            Self::Quantities => &["words", "comes to", "of", "kind"],
            Self::Times => &["words", "comes to", "from", "to", "kind"],
            Self::Events => &["who", "what happened", "to whom", "where", "when"],
            Self::Positions => &["holder", "act", "what", "condition", "when", "who says so"],
        }
    }
}

impl Document {
    /// A fact as the words of its columns, which [`FactKind::heads`] names: one cell for each head, empty where the text says nothing.
    ///
    /// # Panics
    ///
    /// When there is no such fact.
    ///
    /// ```
    /// use nutgraf::{Article, Extractor, FactKind};
    ///
    /// let document = Extractor::default().read(Article::new("Norway pledged on Monday to send Moldova two ferries.\n")?);
    /// let row = document.row(FactKind::Positions, 0);
    /// assert_eq!(row[..3], ["Norway", "pledge", "send Moldova two ferries"]);
    /// assert_eq!(row.len(), FactKind::Positions.heads().len());
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn row(&self, kind: FactKind, index: usize) -> Vec<String> {
        let facts = &self.facts;
        match kind {
            FactKind::Blocks => self.block_row(&facts.blocks[index]),
            FactKind::Sentences => vec![self.words(facts.sentences[index].span)],
            FactKind::Tokens => self.token_row(&facts.tokens[index]),
            FactKind::Entities => entity_row(&facts.entities[index]),
            FactKind::Mentions => self.mention_row(&facts.mentions[index]),
            FactKind::Quotations => self.quotation_row(&facts.quotations[index]),
            FactKind::Quantities => self.quantity_row(&facts.quantities[index]),
            FactKind::Times => self.time_row(&facts.times[index]),
            FactKind::Events => self.event_row(&facts.events[index]),
            FactKind::Positions => self.position_row(&facts.positions[index]),
        }
    }

    /// How many facts of a kind there are: how many rows.
    #[must_use]
    pub fn rows(&self, kind: FactKind) -> usize {
        let facts = &self.facts;
        match kind {
            FactKind::Blocks => facts.blocks.len(),
            FactKind::Sentences => facts.sentences.len(),
            FactKind::Tokens => facts.tokens.len(),
            FactKind::Entities => facts.entities.len(),
            FactKind::Mentions => facts.mentions.len(),
            FactKind::Quotations => facts.quotations.len(),
            FactKind::Quantities => facts.quantities.len(),
            FactKind::Times => facts.times.len(),
            FactKind::Events => facts.events.len(),
            FactKind::Positions => facts.positions.len(),
        }
    }

    /// The indices of the facts of a kind; of quotations those of some manners.
    pub fn rows_of(&self, kind: FactKind, manners: &[QuotationManner]) -> impl Iterator<Item = usize> {
        let is_asked = move |&index: &usize| {
            kind != FactKind::Quotations || manners.contains(&self.facts.quotations[index].manner)
        };
        (0..self.rows(kind)).filter(is_asked)
    }

    /// The row of an event that refers to facts of this document, whether or not it is one of them.
    #[must_use]
    pub fn event_row(&self, event: &Event) -> Vec<String> {
        // Those who meet or agree are actors and recipients alike.
        let is_mutual = event.recipients == event.actors;
        vec![
            or_nobody(self.names(&event.actors)),
            happened(event),
            if is_mutual { String::new() } else { self.names(&event.recipients) },
            self.name(event.place),
            self.when(event.time),
        ]
    }

    /// The row of a position that refers to facts of this document, whether or not it is one of them.
    #[must_use]
    pub fn position_row(&self, position: &Position) -> Vec<String> {
        let conditions = position.conditions.iter().map(|condition| self.words(condition.span));
        vec![
            self.holders(position),
            act(position),
            self.words_of(position.content),
            conditions.collect::<Vec<_>>().join("; "),
            self.when(position.due.or(position.as_of)),
            self.name(position.spokesperson),
        ]
    }

    fn block_row(&self, block: &Block) -> Vec<String> {
        vec![plain(&block.kind), self.words(block.span)]
    }

    fn token_row(&self, token: &Token) -> Vec<String> {
        let head = token.head.and_then(|head| self.facts.tokens.get(usize::try_from(head).ok()?));
        vec![
            self.words(token.span),
            token.lemma.clone().unwrap_or_default(),
            token.upos.as_ref().map(written).unwrap_or_default(),
            token.deprel.clone().unwrap_or_default(),
            self.words_of(head.map(|head| head.span)),
        ]
    }

    fn mention_row(&self, mention: &Mention) -> Vec<String> {
        vec![self.words(mention.span), self.name(Some(mention.entity)), plain(&mention.form)]
    }

    fn quotation_row(&self, quotation: &Quotation) -> Vec<String> {
        let said = quotation.content.iter().map(|span| self.words(*span));
        vec![
            or_nobody(self.speaker_name(quotation).map(single_spaced).unwrap_or_default()),
            said.collect::<Vec<_>>().join(" … "),
            format!("{}, {}", plain(&quotation.kind), plain(&quotation.manner)),
            self.words_of(quotation.addressee),
        ]
    }

    fn quantity_row(&self, quantity: &Quantity) -> Vec<String> {
        vec![self.words(quantity.span), comes_to(quantity), self.words_of(quantity.of), plain(&quantity.kind)]
    }

    fn time_row(&self, time: &TimeExpression) -> Vec<String> {
        let [value, begin, end] = [&time.value, &time.begin, &time.end_date].map(Clone::clone);
        let [value, begin, end] = [value, begin, end].map(Option::unwrap_or_default);
        vec![self.words(time.span), value, begin, end, plain(&time.r#type)]
    }

    /// The names of those whose position it is, or the words where nobody is named.
    fn holders(&self, position: &Position) -> String {
        let named = position.holders.iter().map(|holder| match holder.entity {
            // A count is part of what the words say: "26 nations".
            Some(id) if holder.count.is_none() => self.name(Some(id)),
            _ => self.words(holder.span),
        });
        or_nobody(named.collect::<Vec<_>>().join(", "))
    }

    fn when(&self, time: Option<TimeId>) -> String {
        let time = time.map(|id| &self.facts.times[id.index()]);
        time.map(|time| time.value.clone().unwrap_or_else(|| self.words(time.span))).unwrap_or_default()
    }

    fn names(&self, ids: &[EntityId]) -> String {
        ids.iter().map(|&id| self.name(Some(id))).collect::<Vec<_>>().join(", ")
    }

    fn name(&self, id: Option<EntityId>) -> String {
        id.map(|id| single_spaced(&self.facts.entities[id.index()].name)).unwrap_or_default()
    }

    fn words(&self, span: Span) -> String {
        single_spaced(&self.article.text()[span])
    }

    fn words_of(&self, span: Option<Span>) -> String {
        span.map(|span| self.words(span)).unwrap_or_default()
    }
}

fn entity_row(entity: &Entity) -> Vec<String> {
    let roles = entity.roles.iter().map(|role| {
        let title = single_spaced(&role.title);
        if role.former { format!("formerly {title}") } else { title }
    });
    vec![
        single_spaced(&entity.name),
        plain(&entity.kind),
        roles.collect::<Vec<_>>().join("; "),
        entity.country.clone().unwrap_or_default(),
        entity.sector.as_ref().map(written).unwrap_or_default(),
        entity.mentions.len().to_string(),
    ]
}

/// The type, or what the user's own rules call it, and mode, with what became of it unless it took place.
fn happened(event: &Event) -> String {
    let mut what = event.label.as_deref().map_or_else(|| plain(&event.r#type), plain_words);
    if let Some(mode) = &event.mode {
        what = format!("{what}, {mode}");
    }
    match event.status {
        EventStatus::Actual => what,
        EventStatus::Negated => format!("not: {what}"),
        status => format!("{what} ({})", written(&status)),
    }
}

/// The act in words, or what the user's own rules call it, with how certain it is unless it is.
fn act(position: &Position) -> String {
    let act = position.label.as_deref().map_or_else(|| plain(&position.act), plain_words);
    match position.certainty {
        None | Some(Certainty::Certain) => act,
        Some(Certainty::CertainlyNot) => format!("not: {act}"),
        Some(certainty) => format!("{act} ({})", written(&certainty)),
    }
}

/// A quantity in figures: "about 30,000,000 to 35,000,000 EUR".
fn comes_to(quantity: &Quantity) -> String {
    let values = [quantity.value, quantity.value_max].into_iter().flatten().map(figures);
    let unit = quantity.currency.clone().or_else(|| quantity.unit.clone());
    let percent = (quantity.kind == QuantityKind::Percent).then(|| "%".to_owned());
    let parts = [
        quantity.modifier.as_ref().map(plain),
        Some(values.collect::<Vec<_>>().join(" to ")),
        unit.or(percent),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A number with a comma after each thousand.
fn figures(number: Number) -> String {
    let written = number.to_string();
    let (whole, rest) = written.split_at(written.find(['.', 'e']).unwrap_or(written.len()));
    let (sign, digits) = whole.split_at(whole.len() - whole.trim_start_matches('-').len());
    let mut grouped = String::with_capacity(written.len() + written.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

fn or_nobody(names: String) -> String {
    if names.is_empty() { NOBODY.to_owned() } else { names }
}

/// The name that a value from a closed list has in JSON.
pub(crate) fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

/// The same in words: "rule out".
fn plain(value: &impl Serialize) -> String {
    plain_words(&written(value))
}

fn plain_words(code: &str) -> String {
    code.to_lowercase().replace('_', " ")
}

fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Config, Extractor};

    #[test]
    fn thousands_are_set_apart() {
        for (number, written) in [(0, "0"), (999, "999"), (1000, "1,000"), (-35_000_000, "-35,000,000")] {
            assert_eq!(figures(Number::from(number)), written);
        }
        let tenth = serde_json::from_str("1234567.25").map(figures);
        assert_eq!(tenth.ok().as_deref(), Some("1,234,567.25"));
    }

    #[test]
    fn every_fact_has_a_cell_for_each_head() {
        let text = "Peru's president, Ana Duarte, accused Chile of theft on Monday. “We will pay €3,500,\n but no more,” \
                    Duarte told parliament. Chile promised to meet her next week unless it rains.";
        let article = Article::new(text).expect("a short text");
        let document = Extractor::new(Config::default().with_tokens(true)).read(article);
        for kind in FactKind::ALL {
            assert!(document.rows(kind) > 0, "{kind:?}");
            for index in 0..document.rows(kind) {
                let row = document.row(kind, index);
                assert_eq!(row.len(), kind.heads().len(), "{kind:?}: {row:?}");
                assert!(row.iter().all(|cell| !cell.contains('\n')), "{row:?}");
            }
        }
        let has = |kind, at: usize, words: &str| {
            (0..document.rows(kind)).any(|index| document.row(kind, index)[at] == words)
        };
        assert!(has(FactKind::Quotations, 1, "We will pay €3,500, but no more,"));
        assert!(has(FactKind::Quantities, 1, "3,500 EUR"));
        assert!(has(FactKind::Events, 1, "accuse, allege") && has(FactKind::Events, 2, "Chile"));
    }
}
