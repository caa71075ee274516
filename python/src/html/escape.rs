//! Text in HTML, harmless wherever it stands.

/// Text with what HTML gives a meaning written out, and what would steer the reader's screen made visible.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ if steers(char) => html.push(char::REPLACEMENT_CHARACTER),
            _ => html.push(char),
        }
    }
    html
}

/// Control characters, and the marks that turn the direction of what stands around them.
fn steers(char: char) -> bool {
    let is_space = matches!(char, '\n' | '\r' | '\t');
    (char.is_control() && !is_space) || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
