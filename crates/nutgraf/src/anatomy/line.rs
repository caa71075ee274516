//! Lines of a text, and the pieces they make: paragraphs of hard-wrapped lines, tables, quotes, items.

use crate::types::Span;

/// What a piece is by the marks at the start of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// No mark.
    Text,
    /// An item after a bullet or a number.
    Item { numbered: bool },
    /// Lines after `>`.
    Quote,
    /// Lines cut into cells.
    Table,
    /// A heading of Markdown, with its level.
    Heading(u8),
}

/// The least part of a text that can be a block of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockDraft {
    pub(super) span: Span,
    /// Whether a blank line, a rule or the start of the text stands before it.
    pub(super) gap: bool,
    /// The rule that stands before it ("-----"), by its character.
    pub(super) rule: Option<char>,
    pub(super) form: Form,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    indent: usize,
    gap: bool,
    rule: Option<char>,
    form: Form,
}

/// The pieces of a text, in reading order: all of it but white space and rules.
pub(super) fn pieces(text: &str) -> Vec<BlockDraft> {
    let lines = lines(text);
    let wrap = Wrap::measure(text, &lines);
    let mut pieces: Vec<BlockDraft> = Vec::new();
    let mut previous: Option<Line> = None;
    let mut single_row = false;
    for line in lines {
        let joined = match (pieces.last_mut(), previous) {
            (Some(piece), Some(previous)) if !line.gap && continues(text, piece, previous, line, wrap) => {
                piece.span = piece.span.cover(line.span);
                true
            }
            _ => false,
        };
        if !joined {
            demote(pieces.last_mut().filter(|_| single_row));
            let Line { span, gap, rule, form, .. } = line;
            pieces.push(BlockDraft { span, gap, rule, form });
        }
        single_row = !joined && line.form == Form::Table;
        previous = Some(line);
    }
    demote(pieces.last_mut().filter(|_| single_row));
    pieces
}

/// One row is no table.
fn demote(piece: Option<&mut BlockDraft>) {
    if let Some(piece) = piece {
        piece.form = Form::Text;
    }
}

fn continues(text: &str, piece: &BlockDraft, previous: Line, line: Line, wrap: Option<Wrap>) -> bool {
    match (piece.form, line.form) {
        (Form::Table, Form::Table) => true,
        (Form::Quote, Form::Quote) => !ends_sentence(&text[previous.span]),
        (Form::Text | Form::Item { .. }, Form::Text) => {
            wrap.is_some_and(|wrap| wrap.joins(text, piece.form, previous, line))
        }
        _ => false,
    }
}

/// The lines that are neither blank nor rules, each with what stood before it.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut gap, mut rule) = (0, true, None);
    for physical in text.split_inclusive('\n') {
        let body = physical.strip_suffix('\n').unwrap_or(physical);
        for part in body.strip_suffix('\r').unwrap_or(body).split(is_break) {
            let start = at + (part.as_ptr() as usize - physical.as_ptr() as usize);
            let visible = part.trim_start_matches(is_invisible);
            let from = start + part.len() - visible.len();
            let visible = visible.trim_end_matches(is_invisible);
            if visible.is_empty() {
                gap = true;
            } else if let Some(mark) = rule_mark(visible) {
                (gap, rule) = (true, Some(mark));
            } else {
                let span = Span::new(from, from + visible.len());
                let indent = indent(&text[start..from]);
                lines.push(Line { span, indent, gap, rule, form: form(visible) });
                (gap, rule) = (false, None);
            }
        }
        at += physical.len();
    }
    lines
}

fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space, and what takes no room: controls, zero-width marks, soft hyphens, byte order marks.
pub(super) fn is_invisible(c: char) -> bool {
    let no_width = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || c.is_control() || no_width
}

fn indent(blank: &str) -> usize {
    blank.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The character that a line is drawn with, if it holds nothing but drawing.
fn rule_mark(line: &str) -> Option<char> {
    let first = line.chars().next()?;
    let draws = |c: char| matches!(c, '-' | '–' | '—' | '_' | '*' | '=' | '~' | '#' | '•' | '·' | '+');
    (draws(first) && line.chars().all(|c| draws(c) || c.is_whitespace())).then_some(first)
}

fn form(line: &str) -> Form {
    let marks = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&marks) && line[marks..].starts_with(' ') {
        return Form::Heading(u8::try_from(marks).unwrap_or(6));
    }
    if line.starts_with('>') && !line.starts_with(">>") {
        return Form::Quote;
    }
    if is_row(line) {
        return Form::Table;
    }
    item(line).unwrap_or(Form::Text)
}

/// Cells between tabs, between bars, or three blanks apart.
fn is_row(line: &str) -> bool {
    let bars = line.bytes().filter(|&b| b == b'|').count();
    let framed = bars >= 2 && line.starts_with('|') && line.ends_with('|');
    framed || bars >= 2 || line.contains('\t') || line.contains("   ")
}

fn item(line: &str) -> Option<Form> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let bullet = matches!(first, '•' | '●' | '◦' | '▪' | '■' | '‣' | '∙' | '·' | '⁃' | '✓' | '✔' | '➤');
    let dash = matches!(first, '-' | '*' | '–' | '—' | '+');
    if (bullet && rest.len() > 1) || (dash && rest.starts_with([' ', '\t', '\u{a0}'])) {
        return Some(Form::Item { numbered: false });
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let label = inner.find(['.', ')', ' ']).filter(|&end| (1..=3).contains(&end))?;
    let (label, rest) = inner.split_at(label);
    let number = label.len() <= 2 && label.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    let closed = rest.starts_with(") ") || (number && inner.len() == line.len() && rest.starts_with(". "));
    let letters = rest.chars().skip(2).any(char::is_alphabetic);
    ((number || letter) && closed && letters).then_some(Form::Item { numbered: true })
}

/// Whether the line ends as a sentence does, after closing quotes and brackets.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']') || is_invisible(c);
    line.trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

/// How a hard-wrapped text is set.
#[derive(Clone, Copy, Debug)]
struct Wrap {
    /// Characters in a full line.
    width: usize,
    /// Indent of lines that continue a paragraph.
    base: usize,
    /// Whether paragraphs begin with a deeper indent.
    is_indented: bool,
}

/// Lines longer than this are paragraphs, not wrapped lines.
const MAX_WIDTH: usize = 120;
/// Lines shorter than this say nothing about the width: headings and verses.
const MIN_WIDTH: usize = 40;

impl Wrap {
    /// The setting of a text in which at least a quarter of the line breaks fall inside a sentence.
    fn measure(text: &str, lines: &[Line]) -> Option<Self> {
        let (mut pairs, mut running, mut base) = (0usize, 0usize, usize::MAX);
        let mut widths = [0usize; MAX_WIDTH + 1];
        for pair in lines.windows(2).filter(|pair| !pair[1].gap && pair[1].form == Form::Text) {
            pairs += 1;
            let width = pair[0].indent + width(&text[pair[0].span]);
            if (MIN_WIDTH..=MAX_WIDTH).contains(&width) && runs_on(text, pair[0], pair[1]) {
                running += 1;
                widths[width] += 1;
                base = base.min(pair[1].indent);
            }
        }
        if running == 0 || running * 4 < pairs {
            return None;
        }
        let mut below = 0;
        let width = widths.iter().position(|count| {
            below += count;
            below * 10 >= running * 9
        });
        let indents = lines.iter().filter(|line| !line.gap && line.indent >= base + 2).count();
        let is_indented = indents > 0 && indents * 2 < lines.len();
        width.map(|width| Self { width, base, is_indented })
    }

    /// Whether `next` continues the paragraph of `previous`, which stands right above it.
    fn joins(self, text: &str, form: Form, previous: Line, next: Line) -> bool {
        let (above, below) = (&text[previous.span], &text[next.span]);
        let (loud, runs_on) = (is_upper(above), runs_on(text, previous, next));
        if loud != is_upper(below) && loud {
            return false;
        }
        let hangs = form != Form::Text && next.indent > previous.indent && !ends_sentence(above);
        if next.indent >= self.base + 2 && !hangs {
            return runs_on && previous.indent == next.indent;
        }
        let word = below.split_whitespace().next().map_or(0, width);
        let full = previous.indent + width(above) + word + 3 > self.width;
        let inside = self.is_indented && previous.indent >= self.base;
        runs_on || full || inside || (loud && !ends_sentence(above))
    }
}

/// Whether the break between two lines falls inside a sentence for certain.
fn runs_on(text: &str, previous: Line, next: Line) -> bool {
    let begins_low = text[next.span].starts_with(char::is_lowercase);
    begins_low && !ends_sentence(&text[previous.span])
}

/// Characters in a line, counted no further than matters.
fn width(line: &str) -> usize {
    line.chars().take(MAX_WIDTH + 1).count()
}

/// Whether a line has letters, and no small ones.
pub(super) fn is_upper(line: &str) -> bool {
    let mut letters = line.chars().take(4 * MAX_WIDTH).filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).iter().map(|piece| &text[piece.span]).collect()
    }

    #[test]
    fn one_paragraph_a_line() {
        let text = "Harbour wall to be rebuilt\r\n\r\nThe council met on Monday.\r\nIt voted twice.\r\n";
        assert_eq!(
            cut(text),
            ["Harbour wall to be rebuilt", "The council met on Monday.", "It voted twice."]
        );
    }

    #[test]
    fn wrapped_lines_are_joined_at_indents_and_blanks() {
        let text = "PORT WALL TO BE REBUILT\n  The council of the small port said on Monday that it will\n  rebuild the wall that fell in the storm of last\n  winter.\n      Work begins in spring and the mayor expects that it\n  ends a year later.\n\n  Nobody objected.";
        let pieces = cut(text);
        assert_eq!(pieces.len(), 4, "{pieces:#?}");
        assert!(pieces[1].starts_with("The council") && pieces[1].ends_with("winter."));
        assert!(pieces[2].starts_with("Work begins") && pieces[2].ends_with("later."));
    }

    #[test]
    fn rules_and_blanks_are_no_pieces() {
        let text = "\u{feff}One.\n-----\n\u{200b}\n* * *\nTwo.\n\0\n";
        assert_eq!(cut(text), ["One.", "Two."]);
        assert_eq!(pieces(text)[1].rule, Some('*'));
    }

    #[test]
    fn forms_by_their_marks() {
        for (line, expected) in [
            ("• first", Form::Item { numbered: false }),
            ("- first", Form::Item { numbered: false }),
            ("2. second", Form::Item { numbered: true }),
            ("(b) second", Form::Item { numbered: true }),
            ("2025. It was a year", Form::Text),
            ("-5 degrees", Form::Text),
            ("10. 5", Form::Text),
            ("> quoted", Form::Quote),
            ("## Title", Form::Heading(2)),
            ("#hashtag", Form::Text),
            ("a\tb", Form::Table),
        ] {
            assert_eq!(form(line), expected, "{line}");
        }
    }
}
