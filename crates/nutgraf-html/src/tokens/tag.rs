//! One tag: its name and the attributes that are asked for.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{StartTag, Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use memchr::{memchr, memchr2};

use super::reference::{Place, decoded};

/// Attributes of an element beyond so many are left out: each is compared with all before it.
const MOST: usize = 512;

/// The tag whose name begins here, and the place behind it; `None` where the page ends in it.
pub(super) fn read(
    page: &StrTendril,
    from: usize,
    kind: TagKind,
    is_kept: fn(&str, &str) -> bool,
) -> Option<(Tag, usize)> {
    let bytes = page.as_bytes();
    let mut at =
        from + bytes[from..].iter().position(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
    let name = name(&page[from..at]);
    let mut tag = Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
    loop {
        at += bytes[at..].iter().position(|&byte| !is_space(byte))?;
        match bytes[at] {
            b'>' => return Some((tag, at + 1)),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                tag.self_closing = true;
                return Some((tag, at + 2));
            }
            b'/' => at += 1,
            _ => {
                let written = Written::at(bytes, at)?;
                at = written.end;
                add(page, &mut tag, &written, is_kept);
            }
        }
    }
}

/// A part of the page, which shares its bytes.
pub(super) fn part(page: &StrTendril, from: usize, to: usize) -> StrTendril {
    // A page is shorter than 4 GiB: MAX_PAGE_BYTES.
    page.subtendril(from as u32, (to - from) as u32)
}

/// Where an attribute stands.
struct Written {
    name: (usize, usize),
    value: (usize, usize),
    end: usize,
}

impl Written {
    /// The attribute that begins here; `None` where the page ends in it.
    fn at(bytes: &[u8], from: usize) -> Option<Self> {
        let is_end = |&byte: &u8| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        // An equals sign that a name begins with is of the name.
        let name = (from, from + 1 + bytes[from + 1..].iter().position(is_end)?);
        let after = name.1 + bytes[name.1..].iter().position(|&byte| !is_space(byte))?;
        if bytes[after] != b'=' {
            return Some(Self { name, value: (after, after), end: after });
        }
        let start = after + 1;
        let start = start + bytes[start..].iter().position(|&byte| !is_space(byte))?;
        match bytes[start] {
            quote @ (b'"' | b'\'') => {
                let end = start + 1 + memchr(quote, &bytes[start + 1..])?;
                Some(Self { name, value: (start + 1, end), end: end + 1 })
            }
            _ => {
                let length = bytes[start..].iter().position(|&byte| is_space(byte) || byte == b'>')?;
                Some(Self { name, value: (start, start + length), end: start + length })
            }
        }
    }
}

fn add(page: &StrTendril, tag: &mut Tag, written: &Written, is_kept: fn(&str, &str) -> bool) {
    let own = &page[written.name.0..written.name.1];
    // Nobody reads attributes of end tags.
    if tag.kind != StartTag || tag.attrs.len() >= MOST || !is_kept(&tag.name, own) {
        return;
    }
    let name = name(own);
    if tag.attrs.iter().any(|known| known.name.local == name) {
        tag.had_duplicate_attributes = true;
        return;
    }
    let value = value(page, written.value);
    tag.attrs.push(Attribute { name: QualName::new(None, ns!(), name), value });
}

fn value(page: &StrTendril, (from, to): (usize, usize)) -> StrTendril {
    if from == to {
        return StrTendril::new();
    }
    let mut rest = &page[from..to];
    if memchr2(b'&', 0, rest.as_bytes()).is_none() {
        return part(page, from, to);
    }
    let mut value = StrTendril::with_capacity((to - from) as u32);
    while let Some(length) = memchr2(b'&', 0, rest.as_bytes()) {
        value.push_slice(&rest[..length]);
        rest = &rest[length..];
        let read = if rest.starts_with('&') { decoded(rest, Place::Attribute) } else { None };
        match read {
            Some(read) => read.push_to(&mut value),
            None => value.push_char(if rest.starts_with('&') { '&' } else { '\u{fffd}' }),
        }
        rest = &rest[read.map_or(1, |read| read.length)..];
    }
    value.push_slice(rest);
    value
}

/// A name in lower case.
fn name(written: &str) -> LocalName {
    if let Some(name) = frequent(written.as_bytes()) {
        return name;
    }
    if written.bytes().all(|byte| byte != 0 && !byte.is_ascii_uppercase()) {
        return LocalName::from(written);
    }
    LocalName::from(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
}

/// The names that make up most of any page, found without a table.
fn frequent(name: &[u8]) -> Option<LocalName> {
    Some(match name {
        b"a" => local_name!("a"),
        b"article" => local_name!("article"),
        b"b" => local_name!("b"),
        b"br" => local_name!("br"),
        b"button" => local_name!("button"),
        b"div" => local_name!("div"),
        b"em" => local_name!("em"),
        b"figure" => local_name!("figure"),
        b"g" => local_name!("g"),
        b"h2" => local_name!("h2"),
        b"h3" => local_name!("h3"),
        b"i" => local_name!("i"),
        b"img" => local_name!("img"),
        b"input" => local_name!("input"),
        b"li" => local_name!("li"),
        b"link" => local_name!("link"),
        b"meta" => local_name!("meta"),
        b"p" => local_name!("p"),
        b"path" => local_name!("path"),
        b"picture" => local_name!("picture"),
        b"script" => local_name!("script"),
        b"section" => local_name!("section"),
        b"source" => local_name!("source"),
        b"span" => local_name!("span"),
        b"strong" => local_name!("strong"),
        b"svg" => local_name!("svg"),
        b"td" => local_name!("td"),
        b"time" => local_name!("time"),
        b"tr" => local_name!("tr"),
        b"ul" => local_name!("ul"),
        b"alt" => local_name!("alt"),
        b"class" => local_name!("class"),
        b"content" => local_name!("content"),
        b"height" => local_name!("height"),
        b"href" => local_name!("href"),
        b"id" => local_name!("id"),
        b"name" => local_name!("name"),
        b"property" => local_name!("property"),
        b"rel" => local_name!("rel"),
        b"role" => local_name!("role"),
        b"src" => local_name!("src"),
        b"srcset" => local_name!("srcset"),
        b"style" => local_name!("style"),
        b"title" => local_name!("title"),
        b"type" => local_name!("type"),
        b"value" => local_name!("value"),
        b"width" => local_name!("width"),
        _ => return None,
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b' ')
}
