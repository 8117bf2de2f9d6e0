//! Styles of parameters and form fields (OpenAPI 3.1.1 §4.8.12.3, §4.8.15). What a style is not defined
//! for is reported, and written in the nearest style that has one.

use super::document::At;
use super::essence::{essence, is_json};
use super::types::Types;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Json, Member, Node, Span};

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    /// A field of `application/x-www-form-urlencoded`.
    Form,
    /// A part of `multipart/form-data`.
    Part,
}

impl Place {
    /// Its name in a document.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Form | Self::Part => "body",
        }
    }

    fn default_style(self) -> &'static str {
        match self {
            Self::Path | Self::Header => "simple",
            Self::Query | Self::Cookie | Self::Form | Self::Part => "form",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Path => "a path",
            Self::Query => "a query",
            Self::Header => "a header",
            Self::Cookie => "a cookie",
            Self::Form => "a form",
            Self::Part => "a multipart body",
        }
    }

    /// Whether a style is defined here (§4.8.12.3, column `in`).
    fn takes(self, style: &str) -> bool {
        match style {
            "matrix" | "label" => self == Self::Path,
            "simple" => matches!(self, Self::Path | Self::Header),
            "form" => !matches!(self, Self::Path | Self::Header),
            "spaceDelimited" | "pipeDelimited" | "deepObject" => {
                matches!(self, Self::Query | Self::Form | Self::Part)
            }
            _ => false,
        }
    }
}

/// What a style distinguishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A string, number or boolean.
    Primitive,
    /// A list of primitives.
    List,
    /// A list of lists, objects or maps.
    NestedList,
    /// An object or a map.
    Object,
    /// A union, or a value of unknown type.
    Any,
}

impl Shape {
    /// The shape of a type as written in a spec.
    pub(super) fn of(models: &Types<'_>, text: &str) -> Self {
        let text = text.trim_end_matches("|null");
        if let Some(item) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            return match Self::of(models, item) {
                // A union of objects is an object.
                Self::Any if models.is_objects(item) => Self::NestedList,
                Self::Primitive | Self::Any => Self::List,
                Self::List | Self::NestedList | Self::Object => Self::NestedList,
            };
        }
        if text.starts_with('{') || models.is_object(text) {
            return Self::Object;
        }
        let is_model = text.starts_with(|c: char| c.is_ascii_uppercase());
        if text == "json" || (is_model && !models.is_enum(text)) {
            return Self::Any;
        }
        Self::Primitive
    }

    fn name(self) -> &'static str {
        match self {
            Self::Primitive => "a single value",
            Self::List => "a list",
            Self::NestedList => "a list of lists or objects",
            Self::Object => "an object",
            Self::Any => "a value of several types",
        }
    }

    /// Whether a style is defined for it (§4.8.12.3, column `type`).
    fn takes(self, style: &str) -> bool {
        match style {
            "deepObject" => matches!(self, Self::Object | Self::Any),
            "spaceDelimited" | "pipeDelimited" => self != Self::Primitive,
            _ => true,
        }
    }
}

/// Returns the keys for the style of a parameter, a header or an encoding.
pub(super) fn keys(
    models: &mut Types<'_>,
    at: At<'_>,
    name: &str,
    place: Place,
    shape: Shape,
) -> Vec<Member> {
    let span = at.node.span;
    let default = place.default_style();
    let stated = at.get("style");
    let style = stated.map_or(Some(default), |style| super::document::text_of(style.node));
    let style = style.unwrap_or("?");
    let label_at = stated.map_or(span, |style| style.node.span);
    let explode = at.get("explode").map(|_| at.is("explode"));
    let mut written = style;
    let problem = if !place.takes(style) {
        written = default;
        Some(place.name())
    } else if !shape.takes(style) {
        // Servers that read brackets read lists in them, too.
        let is_list = matches!(shape, Shape::List | Shape::NestedList);
        written = if style == "deepObject" && is_list {
            style
        } else {
            default
        };
        Some(shape.name())
    } else {
        None
    };
    if let Some(whose) = problem {
        let message = format!("`{}` has the style `{}`", shown(name), shown(style));
        let help = if written == style {
            "each item is sent under its position: `name[0]`".to_owned()
        } else {
            format!("sent in the style `{written}`")
        };
        let label = format!("is not defined for {whose}");
        models.found.push(
            Diagnostic::warning(Code::Style, message)
                .at(label_at, label)
                .help(help),
        );
    }
    let explode = explode.unwrap_or(written == "form");
    let is_delimited = matches!(written, "spaceDelimited" | "pipeDelimited");
    if is_delimited && explode && shape != Shape::Primitive {
        let message = format!("`{}` has the style `{written}` with `explode`", shown(name));
        models.found.push(
            Diagnostic::warning(Code::Style, message)
                .at(label_at, "are not defined together")
                .help("each item is sent as a parameter of its own, as in the style `form`"),
        );
        written = "form";
    }
    if shape == Shape::NestedList && written != "deepObject" {
        nested(models, (name, written, explode), span);
    }
    let mut members = Vec::new();
    if written != default {
        members.push(text("style", written, span));
    }
    let usual = written == "form";
    if explode != usual && written != "deepObject" && shape != Shape::Primitive {
        members.push(Member::new("explode", flag(explode, span)));
    }
    members
}

/// Reports values below the first level, for which no style is defined (appendix C).
fn nested(models: &mut Types<'_>, (name, style, explode): (&str, &str, bool), span: Span) {
    let message = format!("`{}` is {}", shown(name), Shape::NestedList.name());
    let help = if style == "form" && explode {
        "inner values are sent in brackets: `name[0][member]`"
    } else {
        "inner values are sent as JSON text"
    };
    models.found.push(
        Diagnostic::warning(Code::Style, message)
            .at(span, format!("not defined for the style `{style}`"))
            .help(help),
    );
}

/// Returns the keys for a form field without a style: its media type decides (§4.8.15.1.1).
pub(super) fn content_keys(
    models: &mut Types<'_>,
    encoding: Option<At<'_>>,
    name: &str,
    shape: Shape,
) -> Vec<Member> {
    let stated = encoding.and_then(|encoding| encoding.get("contentType"));
    let media_type = stated.and_then(|stated| super::document::text_of(stated.node));
    let span = encoding.map_or(Span::default(), |encoding| encoding.node.span);
    let essence = media_type.map(essence);
    match (essence.as_deref(), shape) {
        (Some(media_type), _) if is_json(media_type) => vec![text("style", "json", span)],
        (None | Some("text/plain"), Shape::Primitive | Shape::List) => Vec::new(),
        (None, _) => vec![text("style", "content", span)],
        (Some(media_type), shape) => {
            if shape != Shape::Primitive {
                let place = stated.map_or(span, |stated| stated.node.span);
                let found = not_written_as((name, media_type), shape, place);
                models.found.push(found);
                return vec![text("style", "content", span)];
            }
            Vec::new()
        }
    }
}

/// Reports a value that cannot be written in the media type of its encoding.
pub(super) fn not_written_as(
    (name, media_type): (&str, &str),
    shape: Shape,
    span: Span,
) -> Diagnostic {
    let message = format!("`{}` is {}", shown(name), shape.name());
    let label = format!("cannot be written as `{}`", shown(media_type));
    Diagnostic::warning(Code::Style, message)
        .at(span, label)
        .help("objects are sent as JSON text")
}

/// Whether an encoding states how the value is serialized: then its media type is ignored (§4.8.15.1.2).
pub(super) fn is_styled(encoding: At<'_>) -> bool {
    ["style", "explode", "allowReserved"]
        .iter()
        .any(|key| encoding.get(key).is_some())
}

pub(super) fn text(key: &str, value: &str, span: Span) -> Member {
    Member::new(key, Node::text_at(value, span))
}

pub(super) fn flag(value: bool, span: Span) -> Node {
    Node {
        value: Json::Boolean(value),
        span,
    }
}
