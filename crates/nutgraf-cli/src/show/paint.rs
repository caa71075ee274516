//! Styles over a text: marks that may overlap become segments that do not, and segments become escape sequences.

use anstyle::Style;
use nutgraf::{Segment, Span, segments};

/// A style over a place of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) style: Style,
}

/// The styles of a text: spans apart, in order, each with all that the marks over it say.
#[derive(Debug)]
pub(crate) struct Styled(Vec<Mark>);

impl Styled {
    /// Flattens marks. Of two that overlap the later one decides the color; effects add up.
    pub(crate) fn new(marks: &[Mark]) -> Self {
        let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
        let end = spans.iter().map(|span| span.end()).max().unwrap_or(0);
        let style = |segment: &Segment| {
            segment.marks.iter().fold(Style::new(), |under, &over| overlay(under, marks[over].style))
        };
        let marked = segments(Span::new(0, end), &spans).into_iter().filter(|piece| !piece.marks.is_empty());
        Self(marked.map(|piece| Mark { span: piece.span, style: style(&piece) }).collect())
    }

    /// The pieces of a range of bytes, each with its style.
    pub(crate) fn pieces(&self, start: usize, end: usize) -> Vec<Mark> {
        let mut pieces = Vec::new();
        let mut at = start;
        let mut push = |to: usize, style| {
            if at < to {
                pieces.push(Mark { span: Span::new(at, to), style });
                at = to;
            }
        };
        let first = self.0.partition_point(|mark| mark.span.end() <= start);
        for mark in self.0[first..].iter().take_while(|mark| mark.span.start() < end) {
            push(mark.span.start(), Style::new());
            push(mark.span.end().min(end), mark.style);
        }
        push(end, Style::new());
        pieces
    }
}

/// `over` on top of `under`.
pub(crate) fn overlay(under: Style, over: Style) -> Style {
    Style::new()
        .fg_color(over.get_fg_color().or(under.get_fg_color()))
        .bg_color(over.get_bg_color().or(under.get_bg_color()))
        .effects(under.get_effects() | over.get_effects())
}

/// A page that is being written: text with styles, or without where color is not wanted.
#[derive(Debug, Default)]
pub(crate) struct Painter {
    page: String,
    style: Style,
    is_colored: bool,
}

impl Painter {
    pub(crate) fn new(is_colored: bool) -> Self {
        Self { is_colored, ..Self::default() }
    }

    /// Writes words in a style. What would steer the terminal is made visible instead.
    pub(crate) fn put(&mut self, words: &str, style: Style) {
        self.switch(style);
        self.page.extend(words.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }));
    }

    pub(crate) fn end_line(&mut self) {
        self.switch(Style::new());
        let kept = self.page.trim_end_matches(' ').len();
        self.page.truncate(kept);
        self.page.push('\n');
    }

    pub(crate) fn finish(self) -> String {
        self.page
    }

    fn switch(&mut self, style: Style) {
        if self.is_colored && self.style != style {
            self.page.push_str(&format!("{:#}{style}", self.style));
            self.style = style;
        }
    }
}

/// Control characters, and the marks that turn the direction of what stands around them.
pub(crate) fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use anstyle::AnsiColor;

    use super::*;

    #[test]
    fn marks_that_overlap_are_flattened_in_layers() {
        let green = Style::new().fg_color(Some(AnsiColor::Green.into()));
        let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
        let bold = Style::new().bold();
        let mark = |start, end, style| Mark { span: Span::new(start, end), style };
        let marks = [mark(0, 10, green), mark(5, 12, red), mark(8, 9, bold), mark(3, 3, bold)];
        let styled = Styled::new(&marks);
        let pieces: Vec<_> =
            styled.pieces(2, 14).into_iter().map(|piece| (piece.span.range(), piece.style)).collect();
        let expected = [
            (2..5, green),
            (5..8, red),
            (8..9, red.bold()),
            (9..10, red),
            (10..12, red),
            (12..14, Style::new()),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn the_terminal_is_not_steered_by_the_article() {
        let mut painter = Painter::new(false);
        painter.put("a\u{1b}[31mb\u{202e}", Style::new().bold());
        painter.end_line();
        assert_eq!(painter.finish(), "a\u{fffd}[31mb\u{fffd}\n");
    }
}
