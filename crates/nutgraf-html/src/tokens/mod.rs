//! The tags, texts and comments of a page, cut as the HTML standard says: straight from its bytes, without what nobody asks for.
//!
//! The states of the standard are functions here, from a place in the page to the next one. That nothing is cut otherwise than a
//! tokenizer that follows the standard letter by letter is what the tests hold. html5ever's own took four fifths of the time of a tree; its
//! tree builder, which takes these tokens, stays.

mod reference;
mod script;
mod tag;

use html5ever::LocalName;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    CharacterTokens, CommentToken, Doctype, DoctypeToken, EOFToken, EndTag, NullCharacterToken, StartTag,
    Tag, TagKind, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use memchr::{memchr, memchr2, memmem};

use reference::{Place, decoded};

/// What of a page is kept: everything else is read and forgotten.
pub(crate) struct Kept {
    /// Whether an attribute is, by the name of its element and its own.
    pub(crate) attribute: fn(&str, &str) -> bool,
    /// Whether the text of an element is that holds nothing but text.
    pub(crate) text: fn(&Tag) -> bool,
}

/// Lines are counted for messages that nobody reads.
const LINE: u64 = 1;

/// Tells the sink all tokens of a page.
pub(crate) fn read<S: TokenSink>(html: &str, sink: &S, kept: &Kept) {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let page = if memchr(b'\r', html.as_bytes()).is_some() {
        StrTendril::from(html.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        StrTendril::from_slice(html)
    };
    let has_nul = memchr(0, page.as_bytes()).is_some();
    let reader = Reader { page, has_nul, sink, kept };
    let mut state = State { at: 0, inside: Inside::Markup };
    while state.at < reader.bytes().len() {
        state = reader.step(state);
    }
    reader.tell(EOFToken);
    sink.end();
}

struct Reader<'s, S> {
    /// The page with plain line breaks.
    page: StrTendril,
    has_nul: bool,
    sink: &'s S,
    kept: &'s Kept,
}

/// How far the page is read, and what comes next.
struct State {
    at: usize,
    inside: Inside,
}

enum Inside {
    Markup,
    /// Nothing but text up to the end tag of this name.
    Raw(RawKind, LocalName, bool),
    /// Nothing but text up to the end of the page.
    Plain,
}

impl State {
    fn markup(at: usize) -> Self {
        Self { at, inside: Inside::Markup }
    }
}

impl<S: TokenSink> Reader<'_, S> {
    fn bytes(&self) -> &[u8] {
        self.page.as_bytes()
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        memchr(byte, self.bytes().get(from..)?).map(|at| from + at)
    }

    /// Tells of what changes nothing of how the page goes on.
    fn tell(&self, token: Token) {
        let _ = self.sink.process_token(token, LINE);
    }

    fn step(&self, state: State) -> State {
        let (bytes, from) = (self.bytes(), state.at);
        match state.inside {
            Inside::Markup if bytes[from] == b'<' => self.markup(from),
            Inside::Markup => {
                let end = self.find(b'<', from).unwrap_or(bytes.len());
                self.words(from, end, Text::Marked);
                State::markup(end)
            }
            Inside::Raw(kind, name, is_kept) => {
                let end = match kind {
                    RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => script::end(bytes, from),
                    RawKind::Rcdata | RawKind::Rawtext => script::end_tag(bytes, from, &name),
                };
                if is_kept {
                    self.words(from, end, if kind == RawKind::Rcdata { Text::Title } else { Text::Raw });
                }
                State::markup(end)
            }
            Inside::Plain => {
                self.words(from, bytes.len(), Text::Raw);
                State::markup(bytes.len())
            }
        }
    }

    /// What begins with a `<`.
    fn markup(&self, from: usize) -> State {
        let bytes = self.bytes();
        match (bytes.get(from + 1), bytes.get(from + 2)) {
            (Some(b'!'), _) => self.declaration(from + 2),
            (Some(b'?'), _) => self.comment_until(self.find(b'>', from + 1)),
            (Some(b'/'), Some(b'>')) => State::markup(from + 3),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.tag(from + 2, EndTag),
            (Some(b'/'), Some(_)) => self.comment_until(self.find(b'>', from + 2)),
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.tag(from + 1, StartTag),
            _ => {
                let length = if bytes[from..] == *b"</" { 2 } else { 1 };
                self.words(from, from + length, Text::Raw);
                State::markup(from + length)
            }
        }
    }

    /// What begins with `<!`.
    fn declaration(&self, from: usize) -> State {
        let rest = &self.bytes()[from..];
        if rest.starts_with(b"--") {
            return self.comment(from + 2);
        }
        if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            return self.doctype(from);
        }
        if rest.starts_with(b"[CDATA[") && self.sink.adjusted_current_node_present_but_not_in_html_namespace()
        {
            let start = from + "[CDATA[".len();
            let length = memmem::find(&self.bytes()[start..], b"]]>");
            let end = length.map_or(self.bytes().len(), |length| start + length);
            self.words(start, end, Text::Section);
            return State::markup((end + 3).min(self.bytes().len()));
        }
        self.comment_until(self.find(b'>', from))
    }

    /// What comes behind `<!--`, up to the first `-->` or `--!>`; `<!-->` and `<!--->` are empty.
    fn comment(&self, from: usize) -> State {
        let bytes = self.bytes();
        let mut at = from;
        while let Some(end) = self.find(b'>', at) {
            let before = &bytes[from..end];
            if before.ends_with(b"--") || before.ends_with(b"--!") || before.is_empty() || before == b"-" {
                return self.comment_until(Some(end));
            }
            at = end + 1;
        }
        self.comment_until(None)
    }

    /// Comments part texts; what they say nobody asks.
    fn comment_until(&self, end: Option<usize>) -> State {
        self.tell(CommentToken(StrTendril::new()));
        State::markup(end.map_or(self.bytes().len(), |end| end + 1))
    }

    /// What stands in `<!doctype …>` matters to tables in paragraphs; it is rare, and left to the tokenizer of the tree builder.
    fn doctype(&self, from: usize) -> State {
        let end = self.find(b'>', from).map_or(self.bytes().len(), |end| end + 1);
        let declaration = StrTendril::from_slice(&self.page[from - 2..end]);
        let tokenizer = Tokenizer::new(Declared::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(declaration);
        // A declaration blocks on nothing.
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        if let Some(doctype) = tokenizer.sink.0.take() {
            self.tell(DoctypeToken(doctype));
        }
        State::markup(end)
    }

    /// A tag from its name on; one that the page ends in is none.
    fn tag(&self, from: usize, kind: TagKind) -> State {
        let Some((tag, end)) = tag::read(&self.page, from, kind, self.kept.attribute) else {
            return State::markup(self.bytes().len());
        };
        let name = tag.name.clone();
        let is_kept = (self.kept.text)(&tag);
        let inside = match self.sink.process_token(TagToken(tag), LINE) {
            TokenSinkResult::RawData(kind) => Inside::Raw(kind, name, is_kept),
            TokenSinkResult::Plaintext => Inside::Plain,
            _ => Inside::Markup,
        };
        State { at: end, inside }
    }

    /// The characters of a part of the page that is text.
    fn words(&self, from: usize, to: usize, text: Text) {
        if from == to {
            return;
        }
        let bytes = &self.bytes()[from..to];
        let has_references = matches!(text, Text::Marked | Text::Title) && memchr(b'&', bytes).is_some();
        if !has_references && (!self.has_nul || memchr(0, bytes).is_none()) {
            self.tell(CharacterTokens(tag::part(&self.page, from, to)));
            return;
        }
        let mut words = StrTendril::new();
        let mut at = from;
        while at < to {
            let rest = &self.page[at..to];
            let Some(length) = memchr2(b'&', 0, rest.as_bytes()) else {
                words.push_slice(rest);
                break;
            };
            words.push_slice(&rest[..length]);
            at += length;
            if bytes[at - from] == b'&' {
                let is_written = matches!(text, Text::Raw | Text::Section);
                let read = if is_written { None } else { decoded(&rest[length..], Place::Text) };
                at += read.map_or(1, |read| read.length);
                match read {
                    Some(read) => read.push_to(&mut words),
                    None => words.push_char('&'),
                }
                continue;
            }
            at += 1;
            if matches!(text, Text::Title | Text::Raw) {
                words.push_char('\u{fffd}');
                continue;
            }
            if !words.is_empty() {
                self.tell(CharacterTokens(std::mem::take(&mut words)));
            }
            self.tell(NullCharacterToken);
        }
        if !words.is_empty() {
            self.tell(CharacterTokens(words));
        }
    }
}

/// What stands for itself in a text, and what does not.
#[derive(Clone, Copy)]
enum Text {
    /// References are read, a NUL is a token of its own.
    Marked,
    /// References are read, a NUL is replaced.
    Title,
    /// Nothing is read, a NUL is replaced.
    Raw,
    /// Nothing is read, a NUL is a token of its own.
    Section,
}

/// Waits for a declaration.
#[derive(Default)]
struct Declared(std::cell::Cell<Option<Doctype>>);

impl TokenSink for Declared {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let DoctypeToken(doctype) = token {
            self.0.set(Some(doctype));
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// What is told, in words; texts that follow one another are one.
    #[derive(Default)]
    struct Told(RefCell<Vec<String>>);

    impl TokenSink for Told {
        type Handle = ();

        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            let mut told = self.0.borrow_mut();
            let mut result = TokenSinkResult::Continue;
            match token {
                CharacterTokens(text) if text.is_empty() => {}
                CharacterTokens(text) => match told.last_mut() {
                    Some(last) if last.starts_with('=') => last.push_str(&text),
                    _ => told.push(format!("={text}")),
                },
                CommentToken(_) => told.push("comment".to_owned()),
                TagToken(tag) if tag.kind == EndTag => told.push(format!("/{}", tag.name)),
                TagToken(tag) => {
                    result = match &*tag.name {
                        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                        "style" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
                        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                        "plaintext" => TokenSinkResult::Plaintext,
                        _ => TokenSinkResult::Continue,
                    };
                    let attributes = tag.attrs.iter().map(|a| format!(" {}={:?}", a.name.local, &*a.value));
                    told.push(format!("{}{}{}", tag.name, attributes.collect::<String>(), tag.self_closing));
                }
                html5ever::tokenizer::ParseError(_) => {}
                other => told.push(format!("{other:?}")),
            }
            result
        }

        fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
            self.0
                .borrow()
                .iter()
                .rfind(|told| told.contains("svg"))
                .is_some_and(|told| !told.starts_with('/'))
        }
    }

    fn told(html: &str) -> Vec<String> {
        let sink = Told::default();
        read(html, &sink, &Kept { attribute: |_, _| true, text: |_| true });
        sink.0.into_inner()
    }

    fn by_the_letter(html: &str) -> Vec<String> {
        let tokenizer = Tokenizer::new(Told::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }

    const PARTS: &str = "<p|<p>|</p>|</|<|>|/|/>| |\n|\r\n|\r|\t|\u{c}|a|B=c|=|\"|'|\"x\"|='y z'|=x/y|=&amp;&copy=&copy;\
        |&|&amp;|&amp|&#|&#x|&#x41;|&#65|&#150;|&#0;|&notit;|&no|;|<!|<!-|<!--|-|--|-->|--!>|!>|<!doctype html>|<!DOCTYPE\
        |<!doctype html public \"-//W3C//DTD HTML 4.01//EN\" 'x'|<?xml ?>|<![CDATA[|]]|]]>|<svg>|</svg>|\0|é|“|<title>\
        |</title>|</Title |<textarea>|</textarea/>|<style x>|</style>|<script>|</script>|<script |</script|<!--<script>|<xmp>\
        |</xmp>|<DIV ID=A id=b Class>|<br/>|<a href=x?a&b=c&lt=d>|<\u{e9}>|</3>|<3|x\0=\0|<plaintext>|\u{feff}";

    #[test]
    fn cuts_as_the_standard_does() {
        let parts: Vec<&str> = PARTS.split('|').collect();
        for first in &parts {
            for second in &parts {
                for page in [format!("{first}{second}"), format!("<i>{first}k{second}x</i>")] {
                    assert_eq!(told(&page), by_the_letter(&page), "{page:?}");
                }
            }
        }
        let mut seed = 88_172_645_463_325_252_u64;
        for round in 0..20_000 {
            let mut page = String::new();
            for _ in 0..(2 + round % 14) {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                page.push_str(parts[(seed % parts.len() as u64) as usize]);
            }
            assert_eq!(told(&page), by_the_letter(&page), "{page:?}");
        }
    }
}
