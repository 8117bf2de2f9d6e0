//! HTML in Markdown: parses only tags that format text.

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(String),
    Open(Tag, Option<String>),
    Close(Tag),
    /// Any other tag: a placeholder such as `<id>`, or a script.
    Unknown(&'t str),
}

/// The effect of a tag on its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Code,
    Pre,
    Break,
    /// Ends the paragraph.
    Block,
    Heading,
    List,
    NumberedList,
    Item,
    Quote,
    /// Separates words.
    Cell,
    /// Changes only how the text looks.
    Nothing,
}

/// The tag of this name, if it formats text.
fn tag(name: &str) -> Option<Tag> {
    Some(match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => Tag::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Tag::Emphasis,
        "s" | "strike" | "del" => Tag::Strikethrough,
        "a" => Tag::Link,
        "code" | "kbd" | "samp" | "tt" => Tag::Code,
        "pre" => Tag::Pre,
        "br" => Tag::Break,
        "p" | "div" | "section" | "article" | "header" | "footer" | "aside" | "hr" | "table"
        | "thead" | "tbody" | "tfoot" | "tr" | "caption" | "center" | "details" | "summary"
        | "dl" | "dt" | "dd" | "figure" | "figcaption" | "main" | "nav" | "address" => Tag::Block,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "ul" | "menu" => Tag::List,
        "ol" => Tag::NumberedList,
        "li" => Tag::Item,
        "blockquote" => Tag::Quote,
        "td" | "th" => Tag::Cell,
        "span" | "font" | "u" | "small" | "big" | "sup" | "sub" | "mark" | "abbr" | "ins" | "q"
        | "wbr" | "col" | "colgroup" | "label" | "time" => Tag::Nothing,
        _ => return None,
    })
}

/// Splits HTML into tags and text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, behind) = rest.split_at(open);
        text(before, &mut pieces);
        if let Some(comment) = behind.strip_prefix("<!--") {
            // Comments are dropped; an unclosed one ends with the text.
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (piece, length) = whole(behind).unwrap_or_else(|| (Piece::Text("<".into()), 1));
        pieces.push(piece);
        rest = behind.get(length..).unwrap_or_default();
    }
    text(rest, &mut pieces);
    pieces
}

fn text(text: &str, pieces: &mut Vec<Piece<'_>>) {
    if !text.is_empty() {
        pieces.push(Piece::Text(decoded(text)));
    }
}

/// The tag that a text begins with, and its length.
fn whole(text: &str) -> Option<(Piece<'_>, usize)> {
    let length = end_of_tag(text)? + 1;
    let whole = text.get(..length)?;
    let inner = whole.get(1..length - 1)?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name_ends = inner.find(|c: char| !c.is_ascii_alphanumeric());
    let (name, attributes) = inner.split_at(name_ends.unwrap_or(inner.len()));
    let is_tag =
        attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace() || c == '/');
    let piece = match tag(name).filter(|_| is_tag) {
        None => Piece::Unknown(whole),
        Some(tag) if closes => Piece::Close(tag),
        Some(tag) => Piece::Open(tag, href(attributes).filter(|_| tag == Tag::Link)),
    };
    Some((piece, length))
}

/// Maximum length of a tag, in characters.
const LONGEST_TAG: usize = 1000;

/// The end of the tag at the start of the text. A `>` between quotes does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1).take(LONGEST_TAG) {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of `href`.
fn href(attributes: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let at = lower.find("href")?;
    let value = attributes.get(at + 4..)?.trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value
            .split(char::is_whitespace)
            .next()?
            .trim_end_matches('/'),
    };
    Some(decoded(value))
}

/// The text with common character references decoded.
fn decoded(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&hellip;", "…"),
        // Must be last, so that nothing is decoded twice.
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    let replace = |text: String, (name, c): (&str, &str)| text.replace(name, c);
    named.into_iter().fold(text.to_owned(), replace)
}
