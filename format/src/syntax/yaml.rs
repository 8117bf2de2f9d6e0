//! Parses YAML into the same tree as JSON, for OpenAPI documents, which exist in both formats.
//!
//! Values follow the core schema of YAML 1.2, so that `no` and `on` remain strings. Anchors,
//! aliases and merge keys are resolved up to a limit. All keys are strings, even `200:`.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::json::{MAX_DEPTH, too_many_values};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::{Json, Member, Node, Span, Spanned};

/// Parses a YAML stream's first document.
pub(super) fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    Reader {
        offsets: Offsets::new(text),
        open: Vec::new(),
        anchors: HashMap::new(),
        values: 0,
        copied: 0,
    }
    .read(text)
    .map_err(|diagnostic| vec![diagnostic])
}

/// Returns the text with repaired whitespace, if whitespace is its only problem. Many YAML writers
/// do not indent the continuation lines of quoted scalars or the end of a flow mapping, or start a
/// comment directly after a value, and many parsers accept this.
pub(super) fn mended(text: &str) -> Option<String> {
    const MOST_REPAIRS: usize = 200;
    let mut text = text.to_owned();
    let mut read = 0;
    let mut last = None;
    for repairs in 0..MOST_REPAIRS {
        let error = Parser::new_from_str(&text).find_map(Result::err);
        let Some(error) = error else {
            return (repairs > 0).then_some(text);
        };
        let at = Offsets::new(&text).byte(*error.marker());
        if repairs > 0 {
            read += at;
        }
        // The same place twice: the blanks were not what is wrong.
        if read > limits::MENDED_BYTES || last == Some(at) {
            return None;
        }
        last = Some(at);
        text = match text.get(at..)?.chars().next()? {
            '"' | '\'' => with_indented_scalar(&text, at)?,
            '#' => with_blank(&text, at)?,
            '}' | ']' => with_indented_end(&text, at)?,
            _ => return None,
        };
    }
    None
}

/// The text with a blank before this place.
fn with_blank(text: &str, at: usize) -> Option<String> {
    let (before, behind) = text.split_at_checked(at)?;
    Some(format!("{before} {behind}"))
}

/// Returns the text with the closing bracket of a flow collection indented like the line before it.
fn with_indented_end(text: &str, at: usize) -> Option<String> {
    let (before, behind) = text.split_at_checked(at)?;
    let mut lines = before.rsplit('\n');
    let own = lines.next()?;
    let last = lines.next()?;
    let indent = last.len() - last.trim_start().len();
    (own.trim().is_empty() && indent > own.len())
        .then(|| format!("{before}{}{behind}", " ".repeat(indent - own.len())))
}

/// Returns the text with the lines of the quoted scalar at `start` indented more than its first
/// line.
fn with_indented_scalar(text: &str, start: usize) -> Option<String> {
    let (before, scalar) = text.split_at_checked(start)?;
    let quote = scalar.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len() + 2;
    let mut mended = before.to_owned();
    let mut chars = scalar.char_indices().peekable();
    chars.next();
    mended.push(quote);
    let mut changed = false;
    while let Some((_, c)) = chars.next() {
        mended.push(c);
        match c {
            // A continued line is indented, too.
            '\\' if quote == '"' && chars.peek().is_none_or(|(_, next)| *next != '\n') => {
                mended.extend(chars.next().map(|(_, c)| c));
            }
            '\n' => {
                mended.push_str(&" ".repeat(indent));
                changed = true;
            }
            c if c == quote => match chars.peek() {
                // A quote in single quotes is doubled.
                Some((_, '\'')) if quote == '\'' => mended.extend(chars.next().map(|(_, c)| c)),
                next => {
                    let rest = next.map_or(scalar.len(), |(at, _)| *at);
                    mended.push_str(scalar.get(rest..).unwrap_or_default());
                    return changed.then_some(mended);
                }
            },
            _ => {}
        }
    }
    None
}

struct Reader<'a> {
    offsets: Offsets<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    /// The number of values, including those behind aliases.
    values: usize,
    /// The number of bytes that copies for anchors and aliases occupy.
    copied: usize,
}

/// The targets of aliases.
struct Anchored {
    value: Json,
    size: Size,
}

/// The cost of copying a value.
#[derive(Clone, Copy, Default)]
struct Size {
    values: usize,
    bytes: usize,
}

impl Size {
    fn of(value: &Json) -> Self {
        let mut size = Self {
            values: 1,
            bytes: size_of::<Node>(),
        };
        match value {
            Json::Null | Json::Boolean(_) => {}
            Json::Number(text) | Json::Text(text) => size.bytes += text.len(),
            Json::List(elements) => {
                for element in elements {
                    size.add(Self::of(&element.value));
                }
            }
            Json::Object(members) => {
                for Member { key, value } in members {
                    size.bytes += size_of::<Spanned<String>>() + key.len();
                    size.add(Self::of(&value.value));
                }
            }
        }
        size
    }

    fn add(&mut self, other: Self) {
        self.values += other.values;
        self.bytes += other.bytes;
    }
}

/// A list or object that is still open.
struct Open {
    anchor: usize,
    start: usize,
    kind: Kind,
}

enum Kind {
    List(Vec<Node>),
    Object(Vec<Member>, Option<Spanned<String>>),
}

impl Reader<'_> {
    fn read(mut self, text: &str) -> Result<Node, Diagnostic> {
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let at = self.offsets.byte(*error.marker());
                Diagnostic::error(Code::Syntax, format!("invalid YAML: {}", error.info()))
                    .at(Span::new(at, at + 1), "syntax error here")
            })?;
            let start = self.offsets.byte(span.start);
            let end = self.offsets.byte(span.end).max(start);
            let finished = match event {
                Event::Scalar(value, style, anchor, _) => {
                    let value = scalar(&value, style);
                    let is_quoted =
                        matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    // The location of a string includes its quotes; a plain scalar has none.
                    let span = match value {
                        Json::Text(_) if !is_quoted => Span::new(start.saturating_sub(1), end + 1),
                        _ => Span::new(start, end),
                    };
                    Some((anchor, Node { value, span }))
                }
                Event::Alias(anchor) => {
                    let span = Span::new(start, end);
                    let value = self.named(anchor, span)?;
                    Some((0, Node { value, span }))
                }
                Event::SequenceStart(anchor, _) => {
                    self.begin(anchor, start, Kind::List(Vec::new()))?;
                    None
                }
                Event::MappingStart(anchor, _) => {
                    self.begin(anchor, start, Kind::Object(Vec::new(), None))?;
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => self.open.pop().map(|open| {
                    let value = match open.kind {
                        Kind::List(elements) => Json::List(elements),
                        Kind::Object(members, _) => Json::Object(merged(members)),
                    };
                    (
                        open.anchor,
                        Node {
                            value,
                            span: Span::new(open.start, end),
                        },
                    )
                }),
                Event::Nothing
                | Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(_)
                | Event::DocumentEnd => None,
            };
            let Some((anchor, node)) = finished else {
                continue;
            };
            self.values += 1;
            if self.values > limits::VALUES {
                return Err(too_many_values(node.span));
            }
            if anchor > 0 {
                let size = Size::of(&node.value);
                self.copy(size, node.span)?;
                let value = node.value.clone();
                self.anchors.insert(anchor, Anchored { value, size });
            }
            if let Some(root) = self.place(node) {
                return Ok(root);
            }
        }
        Err(Diagnostic::error(Code::Syntax, "the document is empty")
            .at(Span::new(0, 1), "expected an OpenAPI document"))
    }

    /// Returns the value that an alias names. Its size is counted before it is copied.
    fn named(&mut self, anchor: usize, alias: Span) -> Result<Json, Diagnostic> {
        let Some(size) = self.anchors.get(&anchor).map(|anchored| anchored.size) else {
            return Ok(Json::Null);
        };
        self.copy(size, alias)?;
        self.values += size.values - 1;
        let anchored = self.anchors.get(&anchor);
        Ok(anchored.map_or(Json::Null, |anchored| anchored.value.clone()))
    }

    /// Counts a copy before it is made.
    fn copy(&mut self, size: Size, span: Span) -> Result<(), Diagnostic> {
        self.copied += size.bytes;
        if self.copied <= limits::ALIASED_BYTES && self.values + size.values <= limits::VALUES {
            return Ok(());
        }
        let message = "the document's aliases expand to too much data";
        Err(Diagnostic::error(Code::TooLarge, message)
            .at(span, "exceeds the limit")
            .help("use a component with `$ref` instead of an alias"))
    }

    fn begin(&mut self, anchor: usize, start: usize, kind: Kind) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(
                Diagnostic::error(Code::TooDeep, "values are nested too deeply")
                    .at(Span::new(start, start + 1), "exceeds the limit"),
            );
        }
        self.open.push(Open {
            anchor,
            start,
            kind,
        });
        Ok(())
    }

    /// Adds a value to its parent. The root has no parent and is returned.
    fn place(&mut self, node: Node) -> Option<Node> {
        let Some(open) = self.open.last_mut() else {
            return Some(node);
        };
        match &mut open.kind {
            Kind::List(elements) => elements.push(node),
            Kind::Object(members, key) => {
                if let Some(key) = key.take() {
                    members.push(Member { key, value: node });
                } else {
                    let span = node.inner_span();
                    *key = Some(Spanned::new(node.into_key(), span));
                }
            }
        }
        None
    }
}

impl Node {
    /// Returns the value as an object key.
    fn into_key(self) -> String {
        match self.value {
            Json::Text(text) | Json::Number(text) => text,
            Json::Boolean(value) => value.to_string(),
            Json::Null => "null".to_owned(),
            Json::List(_) | Json::Object(_) => String::new(),
        }
    }
}

/// Returns an object with its merge keys (`<<`) merged in. Its own members take precedence.
fn merged(members: Vec<Member>) -> Vec<Member> {
    if members.iter().all(|member| member.key.value != "<<") {
        return members;
    }
    let (merge, mut own): (Vec<_>, Vec<_>) = members
        .into_iter()
        .partition(|member| member.key.value == "<<");
    let mut known: HashSet<String> = own.iter().map(|own| own.key.value.clone()).collect();
    for member in merge {
        let sources = match member.value.value {
            Json::List(elements) => elements,
            _ => vec![member.value],
        };
        for source in sources {
            let Json::Object(inherited) = source.value else {
                continue;
            };
            for member in inherited {
                if known.insert(member.key.value.clone()) {
                    own.push(member);
                }
            }
        }
    }
    own
}

fn scalar(text: &str, style: ScalarStyle) -> Json {
    if style != ScalarStyle::Plain {
        return Json::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Json::Null,
        "true" | "True" | "TRUE" => Json::Boolean(true),
        "false" | "False" | "FALSE" => Json::Boolean(false),
        _ => match number(text) {
            Some(number) => Json::Number(number),
            None => Json::Text(text.to_owned()),
        },
    }
}

/// Returns a number in JSON notation. Values that JSON cannot represent, such as `007` or `.inf`,
/// become strings, which they usually are.
fn number(text: &str) -> Option<String> {
    let begins = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.');
    if !text.starts_with(begins) {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let is_number = |text: &str| serde_json::from_str::<serde_json::Number>(text).is_ok();
    if is_number(text) {
        return Some(text.to_owned());
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let fraction = rest.starts_with('.').then(|| format!("{sign}0{rest}"));
    fraction.filter(|text| is_number(text))
}

/// Maps characters to bytes: the parser counts characters, spans count bytes. Locations arrive in
/// order, except for the ends of blocks, which are looked up from the start of the last line.
struct Offsets<'a> {
    text: &'a str,
    /// Character and byte offset of every 64th character; empty if all are ASCII.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Offsets<'a> {
    fn new(text: &'a str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte)
                .collect()
        };
        Self { text, marks }
    }

    fn byte(&self, marker: Marker) -> usize {
        let index = marker.index();
        if self.marks.is_empty() {
            return index.min(self.text.len());
        }
        let Some(from) = self.marks.get(index / STEP) else {
            return self.text.len();
        };
        let rest = self.text.get(*from..).unwrap_or_default();
        rest.char_indices()
            .nth(index % STEP)
            .map_or(self.text.len(), |(byte, _)| from + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> serde_json::Value {
        parse(text).expect("YAML").to_json()
    }

    #[test]
    fn values_are_read_by_the_core_schema() {
        let yaml = "a: 1\nb: no\nc: '2'\nd: ~\ne: [true, 1.50, 007, .5, 2024-01-31]\n200: {}\n";
        let expected = serde_json::json!({
            "a": 1, "b": "no", "c": "2", "d": null,
            "e": [true, 1.50, "007", 0.5, "2024-01-31"], "200": {},
        });
        assert_eq!(json(yaml), expected);
    }

    #[test]
    fn aliases_and_merge_keys_are_followed() {
        let yaml = "base: &base {a: 1, b: 2}\nown:\n  <<: *base\n  b: 3\nsame: *base\n";
        let expected = serde_json::json!({
            "base": {"a": 1, "b": 2}, "own": {"b": 3, "a": 1}, "same": {"a": 1, "b": 2},
        });
        assert_eq!(json(yaml), expected);
    }

    #[test]
    fn yaml_spans_are_byte_offsets() {
        let yaml = "größe: ä\nname: 'x y'\n";
        let root = parse(yaml).expect("YAML");
        let at = |key: &str| {
            let span = root.get(key).expect("a member").inner_span();
            yaml.get(span.range()).expect("a place")
        };
        assert_eq!(at("größe"), "ä");
        assert_eq!(at("name"), "x y");
    }

    #[test]
    fn an_alias_bomb_is_rejected() {
        let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..12 {
            let before = vec![format!("*a{}", n - 1); 10].join(", ");
            yaml = format!("{yaml}a{n}: &a{n} [{before}]\n");
        }
        assert!(parse(&yaml).is_err());
    }

    #[test]
    fn quoted_scalars_without_indentation_are_read() {
        let yaml = "a:\n  b: \"one\n\ntwo \\\" x\nthree\"\n  c: 'it''s\n\nso'\n";
        let whole = mended(yaml).expect("can be mended");
        let expected = serde_json::json!({"a": {"b": "one\ntwo \" x three", "c": "it's\nso"}});
        assert_eq!(json(&whole), expected);
        assert_eq!(whole.lines().count(), yaml.lines().count());
        assert_eq!(mended("a: [1"), None);
        assert_eq!(mended("a: 1"), None);
    }

    #[test]
    fn repairs_end_at_the_limit_of_values() {
        let wrong = |text: usize, scalars: usize| {
            let scalar = |n| format!("k{n}: 'a\n\nb'\n");
            let scalars: String = (0..scalars).map(scalar).collect();
            format!("x: '{}'\n{scalars}", "x".repeat(text))
        };
        assert!(mended(&wrong(100_000, 80)).is_some());
        assert!(mended(&wrong(limits::MENDED_BYTES + 1, 1)).is_some());
        assert_eq!(mended(&wrong(100_000, 90)), None);
    }

    #[test]
    fn invalid_yaml_is_reported_with_its_location() {
        for yaml in ["", "a: [1, 2", "a: b: c", "{a: 1}}", &"[".repeat(100_000)] {
            assert!(parse(yaml).is_err(), "{yaml:.20}");
        }
    }
}
