//! Parses YAML into the same tree as JSON, for OpenAPI documents, which exist in both formats.
//!
//! Values follow the core schema of YAML 1.2, so that `no` and `on` remain strings. Anchors,
//! aliases and merge keys are resolved up to a limit. All keys are strings, even `200:`.

mod mending;
mod offsets;
mod scalar;

pub(super) use mending::mended;

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Parser, ScalarStyle};

use self::offsets::Offsets;
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
                    let value = scalar::read(&value, style);
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
    fn invalid_yaml_is_reported_with_its_location() {
        for yaml in ["", "a: [1, 2", "a: b: c", "{a: 1}}", &"[".repeat(100_000)] {
            assert!(parse(yaml).is_err(), "{yaml:.20}");
        }
    }
}
