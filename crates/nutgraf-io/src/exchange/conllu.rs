//! A document in CoNLL-U: its sentences and words as Universal Dependencies writes them.

use std::fmt::Write;

use nutgraf::{CharIndex, Document, Sentence, Token};

use super::{name, one_line};

/// The sentences of a document in CoNLL-U, each after a comment with its text, a blank line after each. Words need
/// [`Config::with_tokens`](nutgraf::Config::with_tokens); the last column says where a word is, in code points.
#[must_use]
pub fn conllu(document: &Document) -> String {
    let (facts, text) = (&document.facts, document.article.text());
    let index = CharIndex::new(text);
    let id = document.article.id.as_deref().unwrap_or("document");
    let mut out = format!("# newdoc id = {}\n", one_line(id));
    let mut block = None;
    for (number, sentence) in (1..).zip(&facts.sentences) {
        if block.replace(sentence.block) != Some(sentence.block) {
            out.push_str("# newpar\n");
        }
        let words = facts.tokens_in(sentence.span);
        let before = words
            .first()
            .map_or(0, |first| facts.tokens.partition_point(|token| token.span.start() < first.span.start()));
        comments(&mut out, id, number, sentence, text);
        for (at, token) in words.iter().enumerate() {
            let next = words.get(at + 1);
            line(&mut out, Word { at, token, next, before, n: words.len() }, text, &index);
        }
        out.push('\n');
    }
    out
}

/// A word of a sentence.
struct Word<'a> {
    /// Its number in the sentence, from 0.
    at: usize,
    token: &'a Token,
    next: Option<&'a Token>,
    /// The number of tokens before the sentence.
    before: usize,
    /// The number of tokens of the sentence.
    n: usize,
}

fn comments(out: &mut String, id: &str, number: usize, sentence: &Sentence, text: &str) {
    let words = one_line(&text[sentence.span]);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# sent_id = {}-{number}\n# text = {words}", one_line(id));
}

fn line(out: &mut String, word: Word<'_>, text: &str, index: &CharIndex<'_>) {
    let Word { at, token, next, before, n } = word;
    let span = token.span;
    let form = one_line(&text[span]);
    let head = token.head.map_or("_".to_owned(), |head| {
        let inside = usize::try_from(head).ok().and_then(|head| head.checked_sub(before));
        inside.filter(|head| *head < n).map_or(0, |head| head + 1).to_string()
    });
    let upos = token.upos.as_ref().map_or("_".to_owned(), name);
    let or_none = |value: &Option<String>| value.as_deref().map_or("_".to_owned(), one_line);
    let place = format!("TokenRange={}:{}", index.to_char(span.start()), index.to_char(span.end()));
    let space = if next.is_some_and(|next| next.span.start() == span.end()) { "SpaceAfter=No|" } else { "" };
    let _ = writeln!(
        out,
        "{}\t{form}\t{}\t{upos}\t_\t_\t{head}\t{}\t_\t{space}{place}",
        at + 1,
        or_none(&token.lemma),
        or_none(&token.deprel)
    );
}
