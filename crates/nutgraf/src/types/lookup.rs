//! From a fact to what it stands in and what belongs to it.

use super::{Block, Entity, Facts, Mention, Sentence, Span, Token};

impl Facts {
    /// The sentence in which a span begins; `None` between sentences.
    ///
    /// ```
    /// use nutgraf::{Article, Config, Extractor};
    ///
    /// let article = Article::new("The dam held. It cost 40 euros.")?;
    /// let facts = Extractor::new(Config::default().with_tokens(true)).extract(&article);
    /// let sentence = facts.sentence_at(facts.quantities[0].span).expect("it stands in one");
    /// assert_eq!(&article.text()[sentence.span], "It cost 40 euros.");
    /// assert_eq!(facts.tokens_in(sentence.span).len(), 5);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= span.start());
        let before = self.sentences.get(after.checked_sub(1)?)?;
        (span.start() < before.span.end()).then_some(before)
    }

    /// The block in which a span begins; `None` between blocks.
    #[must_use]
    pub fn block_at(&self, span: Span) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.span.start() <= span.start());
        let before = self.blocks.get(after.checked_sub(1)?)?;
        (span.start() < before.span.end()).then_some(before)
    }

    /// The block of a sentence.
    #[must_use]
    pub fn block_of(&self, sentence: &Sentence) -> Option<&Block> {
        self.blocks.get(sentence.block as usize)
    }

    /// The tokens that lie in a span: those of a sentence, of a fact. None where tokens were not asked for.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        self.tokens.get(first..end.max(first)).unwrap_or_default()
    }

    /// The mentions of an entity, in reading order.
    pub fn mentions_of<'a>(&'a self, entity: &'a Entity) -> impl Iterator<Item = &'a Mention> {
        entity.mentions.iter().filter_map(|id| self.mentions.get(id.index()))
    }

    /// The entity that a mention names.
    #[must_use]
    pub fn entity_of(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity.index())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_lead_to_where_they_stand() {
        let sentence = |start, end| Sentence { span: Span::new(start, end), block: 0 };
        let token = |start, end| Token::bare(Span::new(start, end));
        let facts = Facts {
            sentences: vec![sentence(2, 9), sentence(10, 20)],
            tokens: vec![token(2, 5), token(6, 9), token(10, 12), token(13, 20)],
            ..Facts::default()
        };
        let at = |start, end| facts.sentence_at(Span::new(start, end)).map(|found| found.span.start());
        assert_eq!(
            [at(0, 1), at(2, 3), at(8, 12), at(9, 10), at(10, 20), at(30, 31)],
            [None, Some(2), Some(2), None, Some(10), None]
        );
        let count = |start, end| facts.tokens_in(Span::new(start, end)).len();
        assert_eq!([count(2, 9), count(10, 20), count(7, 11), count(0, 30)], [2, 2, 0, 4]);
        assert!(facts.block_at(Span::new(2, 3)).is_none());
    }
}
