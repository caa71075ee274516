//! Which contents, cue and source belong together, of the parts that the model tags.

use std::ops::Range;

use super::pair::Quoted;
use super::word::{Lexicon, Takes};
use crate::learn::{AttributionPart, Part};
use crate::syntax::Parse;
use crate::text::Text;
use crate::types::Upos;

/// Words that the end of a sentence between two parts counts as.
const SENTENCE: usize = 30;

/// Words that the tree is worth where it joins two parts.
const JOINED: usize = 40;

/// How far apart, in words, a content and its cue may stand; so far is the longest sentence that is not a list.
const REACH: usize = 250;

/// How many parts on either side are looked at.
const NEIGHBOURS: usize = 4;

/// The parts of one attribution, as tokens of the text.
#[derive(Debug)]
pub(super) struct Linked {
    /// In reading order, apart from one another.
    pub(super) contents: Vec<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
}

/// Where a part stands.
#[derive(Clone, Debug)]
struct Placed {
    tokens: Range<usize>,
    /// Of its first and of its last word.
    sentences: [usize; 2],
}

/// Links the parts of one block: each content to the nearest cue, each cue to the nearest source of its sentence, where
/// the tree brings nearer what it joins. A cue with nothing said says nothing.
pub(super) fn link(
    parse: &Parse<'_>,
    lexicon: &Lexicon,
    sentences: Range<usize>,
    pieces: &[AttributionPart],
    quoted: &[Quoted],
) -> Vec<Linked> {
    let text = &parse.text;
    let place = |tokens: Range<usize>| placed(text, &sentences, tokens);
    let of = |part: Part| pieces.iter().filter(move |piece| piece.part == part);
    let mut cues: Vec<_> = of(Part::Cue).map(|piece| place(piece.words.clone())).collect();
    let sources: Vec<_> = of(Part::Source).map(|piece| place(piece.words.clone())).collect();
    let marked: Vec<_> = quoted.iter().map(|quoted| parse.tokens_touching(quoted.outer)).collect();
    let contents = widen(of(Part::Content).map(|piece| piece.words.clone()), &marked, pieces);
    let contents: Vec<_> = contents.into_iter().map(place).collect();
    let is_free = |tokens: &Range<usize>| overlapping(pieces, tokens).next().is_none();
    let untold = verbs_untold(parse, &cues, &sources, &contents);
    cues.extend(untold.into_iter().filter(is_free).map(place));
    cues.sort_by_key(|cue| cue.tokens.start);
    let mut linked: Vec<Linked> = Vec::with_capacity(cues.len());
    let subjects: Vec<_> = cues.iter().map(|cue| parse.own_subject(parse.head_of(&cue.tokens))).collect();
    for (cue, subject) in cues.iter().zip(&subjects) {
        let governors = parse.speakers(&cue.tokens);
        let source = nearest(cue, &sources, |source| {
            let is_near = source.sentences[0] == cue.sentences[0];
            let steps = governors.iter().position(|governor| source.tokens.contains(governor));
            is_near.then(|| steps.map_or(0, |steps| JOINED >> steps.min(2)))
        });
        let source = source.map(|at| &sources[at].tokens);
        // Where the nearest source is the subject of another cue, a cue's own subject speaks, tagged or not.
        let is_own = |source: &&Range<usize>| {
            let has = |subject: &usize| source.contains(subject);
            subject.as_ref().is_none_or(has) || !subjects.iter().flatten().any(has)
        };
        let phrase = || parse.subject_phrase(&cue.tokens).filter(is_free);
        let source = source.filter(is_own).cloned().or_else(phrase).or_else(|| source.cloned());
        linked.push(Linked { contents: Vec::new(), cue: cue.tokens.clone(), source });
    }
    for content in &contents {
        let at = nearest(content, &cues, |cue| {
            let may_join = goes_on(content, cue, &contents) && !is_beat(parse, lexicon, content, cue);
            may_join.then(|| if parse.joins(&content.tokens, &cue.tokens) { JOINED } else { 0 })
        });
        let at = at.filter(|&at| !stands_apart(parse, content, &cues[at], &linked[at]));
        if let Some(at) = at {
            join(&mut linked[at].contents, content.tokens.clone());
        }
    }
    for linked in linked.iter_mut().filter(|linked| linked.contents.is_empty()) {
        match around(text, &sentences, linked) {
            Some(around) => linked.contents = around,
            None => linked.contents.extend(parse.complement_of(&linked.cue).filter(is_free)),
        }
    }
    linked.iter_mut().for_each(|linked| leave_unsaid(parse, linked));
    linked.retain(|linked| !linked.contents.is_empty());
    linked
}

/// Takes from a content what is not said with it: a question after it, the clause that it is a part of.
fn leave_unsaid(parse: &Parse<'_>, linked: &mut Linked) {
    leave_question(&parse.text, linked);
    leave_main_clause(parse, linked);
}

/// Whether no sentence without words that are said stands between a cue and a content: "Solheim called it reckless. Aas was more
/// hopeful. “It could work.”"
fn goes_on(content: &Placed, cue: &Placed, contents: &[Placed]) -> bool {
    let (from, to) = (cue.sentences[1] + 1, content.sentences[0]);
    (from..to).all(|sentence| {
        let at = contents.partition_point(|other| other.sentences[1] < sentence);
        contents.get(at).is_some_and(|other| other.sentences[0] <= sentence)
    })
}

/// Whether words in marks stand in a sentence after one whose cue is a noun and has its content: "His warning that it would
/// break was ignored. Rowers sang “We row on”."
fn stands_apart(parse: &Parse<'_>, content: &Placed, cue: &Placed, linked: &Linked) -> bool {
    let is_noun = parse.upos(cue.tokens.end - 1) == Upos::Noun;
    let has_own = linked.contents.last().is_some_and(|own| own.start >= cue.tokens.end);
    is_noun
        && has_own
        && content.sentences[0] > cue.sentences[1]
        && matches!(parse.form(content.tokens.start), "“" | "\"" | "``" | "‘" | "«")
}

/// Whether a cue is that of other words, or what somebody does after the words: "“Here is the road.” The general shrugged."
fn is_beat(parse: &Parse<'_>, lexicon: &Lexicon, content: &Placed, cue: &Placed) -> bool {
    if cue.sentences[0] <= content.sentences[1] || content.tokens.len() < 2 {
        return false;
    }
    let is_mark = |at: usize| matches!(parse.form(at), "”" | "\"" | "''" | "’" | "'" | "»");
    let last = content.tokens.end - 1;
    if !is_mark(last) {
        return false;
    }
    let is_over = parse.form(last - 1) == ".";
    let verb = lexicon.verb(parse.form(parse.head_of(&cue.tokens)));
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(cue.tokens.start)];
    let ends = cue.tokens.end + 1 >= sentence.end;
    match verb.map(|verb| verb.takes) {
        Some(Takes::Clause) => is_over && !ends,
        Some(Takes::Quote) | None => is_over || ends,
        _ => is_over,
    }
}

/// The rest of a sentence that opens or closes with "according to" somebody: all of it, whoever else speaks in it.
fn around(text: &Text<'_>, sentences: &Range<usize>, linked: &Linked) -> Option<Vec<Range<usize>>> {
    let word = |at: usize| text.words(text.tokens[at]);
    let source = linked.source.as_ref().filter(|source| source.start == linked.cue.end)?;
    if !word(linked.cue.start).eq_ignore_ascii_case("according") {
        return None;
    }
    let sentence = &text.sentence_tokens[placed(text, sentences, source.clone()).sentences[0]];
    let has_comma = source.end < sentence.end && word(source.end) == ",";
    let rest = if linked.cue.start == sentence.start && has_comma {
        source.end + 1..sentence.end
    } else if source.end + 1 == sentence.end && linked.cue.start > sentence.start {
        sentence.start..linked.cue.start
    } else {
        return None;
    };
    (!rest.is_empty()).then(|| vec![rest])
}

/// Where a cue opens the sentence, what it depends on is not said with it: "After saying that it rains, Byrne left."
fn leave_main_clause(parse: &Parse<'_>, linked: &mut Linked) {
    let Some(content) = linked.contents.first_mut().filter(|content| content.start >= linked.cue.end) else {
        return;
    };
    let main = parse.main_clause(&linked.cue).filter(|main| content.contains(main));
    let end = parse.subtree(parse.head_of(&linked.cue)).end;
    if main.is_some_and(|main| end <= main) && content.start < end {
        content.end = end;
        linked.source = linked.source.take().or_else(|| parse.subject_phrase(&linked.cue));
    }
}

/// A question in marks before a cue that has its own content is not said with it: "“Who pays?” Byrne said that …".
fn leave_question(text: &Text<'_>, linked: &mut Linked) {
    let [first, second] = &linked.contents[..] else { return };
    let last = |at: usize| text.words(text.tokens[at]);
    let mut ends = (first.clone()).rev().map(last);
    let is_asked = ends.next().is_some_and(|mark| mark.chars().all(|c| matches!(c, '”' | '"' | '’' | '\'')))
        && ends.next() == Some("?");
    if is_asked
        && first.end <= linked.cue.start
        && linked.cue.end <= second.start
        && last(second.start) == "that"
    {
        linked.contents.remove(0);
    }
}

/// The verbs of sources and contents whose sentence has no cue.
fn verbs_untold(
    parse: &Parse<'_>,
    cues: &[Placed],
    sources: &[Placed],
    contents: &[Placed],
) -> Vec<Range<usize>> {
    let is_in = |parts: &[Placed], sentence: usize| {
        let at = parts.partition_point(|part| part.sentences[1] < sentence);
        parts.get(at).is_some_and(|part| part.sentences[0] <= sentence)
    };
    let untold = sources.iter().filter(|source| {
        let sentence = source.sentences[0];
        !is_in(cues, sentence) && is_in(contents, sentence)
    });
    untold.filter_map(|source| parse.verb_of(&source.tokens)).collect()
}

/// The pieces, which are in reading order, that hold some of the tokens.
fn overlapping<'a>(
    pieces: &'a [AttributionPart],
    tokens: &Range<usize>,
) -> impl Iterator<Item = &'a AttributionPart> {
    let (from, end) = (pieces.partition_point(|piece| piece.words.end <= tokens.start), tokens.end);
    pieces[from..].iter().take_while(move |piece| piece.words.start < end)
}

/// Whether two parts have no word in common.
pub(super) fn is_apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

fn placed(text: &Text<'_>, sentences: &Range<usize>, tokens: Range<usize>) -> Placed {
    let of = |token: usize| {
        let before = text.sentence_tokens[sentences.clone()].partition_point(|of| of.end <= token);
        sentences.start + before
    };
    Placed { sentences: [of(tokens.start), of(tokens.end - 1)], tokens }
}

/// Contents widened to all of the words in marks that they hold some of, but for those of another part.
fn widen(
    contents: impl Iterator<Item = Range<usize>>,
    marked: &[Range<usize>],
    pieces: &[AttributionPart],
) -> Vec<Range<usize>> {
    let is_other =
        |marked: &Range<usize>| overlapping(pieces, marked).any(|piece| piece.part != Part::Content);
    let mut out: Vec<Range<usize>> = Vec::new();
    for mut content in contents {
        let from = marked.partition_point(|marked| marked.end <= content.start);
        let end = content.end;
        for marked in marked[from..].iter().take_while(|marked| marked.start < end) {
            if !is_other(marked) {
                content = content.start.min(marked.start)..content.end.max(marked.end);
            }
        }
        join(&mut out, content);
    }
    out
}

/// Adds a content that begins after the others, or goes on with the last of them.
fn join(contents: &mut Vec<Range<usize>>, content: Range<usize>) {
    match contents.last_mut() {
        Some(last) if content.start <= last.end => last.end = last.end.max(content.end),
        _ => contents.push(content),
    }
}

/// The nearest of some parts; `bonus` says by how many words a part is nearer than it stands, `None` if it is out of the
/// question. What stands before comes first where two are as near.
fn nearest(to: &Placed, parts: &[Placed], bonus: impl Fn(&Placed) -> Option<usize>) -> Option<usize> {
    let after = parts.partition_point(|part| part.tokens.start < to.tokens.start);
    let near = after.saturating_sub(NEIGHBOURS)..parts.len().min(after + NEIGHBOURS);
    let distance = |at: usize| {
        let distance = distance(to, &parts[at]);
        Some((distance.saturating_sub(bonus(&parts[at])?), distance, at)).filter(|_| distance < REACH)
    };
    near.filter_map(distance).min().map(|(.., at)| at)
}

fn distance(one: &Placed, other: &Placed) -> usize {
    let (first, second) = if one.tokens.start <= other.tokens.start { (one, other) } else { (other, one) };
    let words = second.tokens.start.saturating_sub(first.tokens.end);
    let sentences = second.sentences[0].saturating_sub(first.sentences[1]);
    words + sentences * SENTENCE
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{Placed, join, nearest, widen};
    use crate::learn::{AttributionPart, Part};

    fn placed(tokens: Range<usize>, sentence: usize) -> Placed {
        Placed { tokens, sentences: [sentence; 2] }
    }

    #[test]
    fn the_nearest_part_is_in_the_same_sentence_or_joined_by_the_tree() {
        let parts = [placed(0..1, 0), placed(9..10, 1), placed(20..21, 1)];
        let to = placed(3..8, 0);
        assert_eq!(nearest(&to, &parts, |_| Some(0)), Some(0));
        assert_eq!(nearest(&to, &parts, |part| Some(if part.tokens.start == 9 { 40 } else { 0 })), Some(1));
        assert_eq!(nearest(&to, &parts, |part| (part.tokens.start == 20).then_some(0)), Some(2));
        assert_eq!(nearest(&to, &[], |_| Some(0)), None);
    }

    #[test]
    fn a_content_takes_all_of_the_words_in_marks_but_no_cue() {
        let piece = |words, part| AttributionPart { words, part };
        let pieces = [piece(2..4, Part::Content), piece(12..14, Part::Content), piece(15..16, Part::Cue)];
        let contents = || [2..4, 12..14].into_iter();
        assert_eq!(widen(contents(), &[1..8, 11..20], &pieces), [1..8, 12..14]);
    }

    #[test]
    fn contents_that_touch_are_one() {
        let mut contents = Vec::new();
        join(&mut contents, 0..3);
        join(&mut contents, 3..5);
        join(&mut contents, 7..9);
        assert_eq!(contents, [0..5, 7..9]);
    }
}
