//! Parameters of paths, queries, headers, cookies, bodies and authorization requests: their types
//! exist and can be serialized in that place.

use super::models::{not_fixed, property_type};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::spec::{Index, ModelKind, Property, PropertyKind, Style};

/// The place of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A path.
    Path,
    /// A query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A form body.
    Form,
    /// A part of a multipart body.
    Part,
    /// A member of a JSON body.
    Member,
    /// A GraphQL variable.
    Variable,
    /// A header of a reply.
    Reply,
}

impl Place {
    fn takes(self, style: Style) -> bool {
        use Style::{
            Content, DeepObject, Form, Json, Label, Matrix, PipeDelimited, Simple, SpaceDelimited,
        };
        match self {
            Self::Query | Self::Form => matches!(
                style,
                Form | SpaceDelimited | PipeDelimited | DeepObject | Content | Json
            ),
            Self::Cookie => matches!(style, Form | Content | Json),
            Self::Path => matches!(style, Simple | Label | Matrix | Json),
            Self::Header | Self::Reply => matches!(style, Simple | Json),
            // As in a form; without a style each item is a part of its own.
            Self::Part => matches!(style, Form | SpaceDelimited | PipeDelimited | DeepObject),
            Self::Member | Self::Variable => false,
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
            Self::Member | Self::Variable => "JSON",
            Self::Reply => "a reply",
        }
    }
}

/// Checks the parameters of an operation.
pub(super) fn check(
    index: &Index<'_>,
    parameters: &[Property],
    place: Place,
    found: &mut Vec<Diagnostic>,
) {
    for parameter in parameters {
        if place != Place::Part || !is_file(parameter) {
            property_type(index, parameter, found);
        }
        if place != Place::Member {
            constant(parameter, found);
        }
        of_models(parameter, found);
        written(parameter, place, found);
        if place == Place::Part {
            part_headers(index, parameter, found);
        }
    }
}

/// The headers of a part are parameters, too. What is sent with every part is its media type.
fn part_headers(index: &Index<'_>, part: &Property, found: &mut Vec<Diagnostic>) {
    check(index, &part.headers, Place::Header, found);
    for header in &part.headers {
        let is_own = ["content-type", "content-disposition"]
            .iter()
            .any(|own| header.name.eq_ignore_ascii_case(own));
        if is_own || header.fixed().is_some() {
            let message = format!("`{}` cannot be a header of a part", shown(&header.name));
            let label = if is_own {
                "sent with every part; use `content_type`"
            } else {
                "use a type: the caller sets it"
            };
            found
                .push(Diagnostic::error(Code::MisplacedStyle, message).at(header.name.span, label));
        }
    }
}

/// `const` applies only to models and to members of JSON: everything else is text.
fn constant(parameter: &Property, found: &mut Vec<Diagnostic>) {
    if let PropertyKind::Constant(value) = &parameter.kind {
        let message = format!("`{}` cannot be a constant", shown(&parameter.name));
        found.push(
            Diagnostic::error(Code::FixedProperty, message)
                .at(value.span, "use a fixed `value` instead"),
        );
    }
}

/// `read_only` and `write_only` apply only to models.
fn of_models(parameter: &Property, found: &mut Vec<Diagnostic>) {
    let name = shown(&parameter.name);
    let ways = [
        ("read_only", parameter.read_only),
        ("write_only", parameter.write_only),
    ];
    for (key, span) in ways {
        if let Some(span) = span {
            let message = format!("`{key}` is not allowed for `{name}`");
            found.push(
                Diagnostic::error(Code::InvalidDirection, message)
                    .at(span, "only for properties of models"),
            );
        }
    }
}

/// The place supports the style of the parameter.
fn written(parameter: &Property, place: Place, found: &mut Vec<Diagnostic>) {
    let style = parameter
        .style
        .as_ref()
        .filter(|style| !place.takes(style.value));
    let is_json = matches!(place, Place::Member | Place::Variable);
    let explode = parameter.explode.as_ref().filter(|_| is_json);
    let reserved = parameter
        .allow_reserved
        .as_ref()
        .filter(|_| !matches!(place, Place::Query | Place::Form));
    let empty = parameter
        .allow_empty_value
        .as_ref()
        .filter(|_| place != Place::Query);
    let content_type = parameter
        .content_type
        .as_ref()
        .filter(|_| place != Place::Part);
    let headers = parameter.headers.first().filter(|_| place != Place::Part);
    let misplaced = [
        ("style", style.map(|style| style.span)),
        ("explode", explode.map(|flag| flag.span)),
        ("allow_reserved", reserved.map(|flag| flag.span)),
        ("allow_empty_value", empty.map(|flag| flag.span)),
        ("content_type", content_type.map(|text| text.span)),
        ("headers", headers.map(|header| header.name.span)),
    ];
    for (key, span) in misplaced {
        if let Some(span) = span {
            let name = shown(&parameter.name);
            let message = format!("`{key}` is not allowed for `{name}`");
            let place = format!("not supported in {}", place.name());
            found.push(Diagnostic::error(Code::MisplacedStyle, message).at(span, place));
        }
    }
}

/// Whether the type is a file, or a list of files.
fn is_file(parameter: &Property) -> bool {
    let PropertyKind::Type(expression) = &parameter.kind else {
        return false;
    };
    match expression {
        TypeExpression::List(inner) => **inner == TypeExpression::Builtin(Builtin::File),
        expression => *expression == TypeExpression::Builtin(Builtin::File),
    }
}

/// Checks the headers of replies: each is a text, a list of texts, or JSON.
pub(super) fn of_replies(index: &Index<'_>, headers: &[Property], found: &mut Vec<Diagnostic>) {
    for header in headers {
        not_fixed(header, "the provider chooses the value", found);
        let style = header.style.as_ref().map(|style| style.value);
        if style == Some(Style::Json) {
            property_type(index, header, found);
            constant(header, found);
            of_models(header, found);
        } else {
            plain(index, std::slice::from_ref(header), found);
        }
        written(header, Place::Reply, found);
    }
}

/// Reports types that do not serialize to a string or a list of strings.
pub(super) fn plain(index: &Index<'_>, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    let label = "not a string, number, boolean, date or enum, or a list of these";
    for parameter in parameters {
        match &parameter.kind {
            PropertyKind::Type(TypeExpression::List(of)) => {
                written_as(index, parameter, is_plain(index, of), label, found);
            }
            kind => written_as(index, parameter, is_single(index, kind), label, found),
        }
    }
}

/// Reports types that do not serialize to a single string. Parameters of logins and
/// provider-specific grants have no list styles.
pub(super) fn single(index: &Index<'_>, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    let label = "not a string, number, boolean, date or enum";
    for parameter in parameters {
        let is_single = is_single(index, &parameter.kind);
        written_as(index, parameter, is_single, label, found);
    }
}

fn is_single(index: &Index<'_>, kind: &PropertyKind) -> bool {
    match kind {
        PropertyKind::Type(expression) => is_plain(index, expression),
        PropertyKind::Enum(_) | PropertyKind::Constant(_) | PropertyKind::Fixed(_) => true,
        PropertyKind::Union(_) | PropertyKind::Object(_) => false,
    }
}

fn written_as(
    index: &Index<'_>,
    parameter: &Property,
    is_good: bool,
    label: &str,
    found: &mut Vec<Diagnostic>,
) {
    property_type(index, parameter, found);
    of_models(parameter, found);
    if !is_good {
        let name = shown(&parameter.name);
        let message = format!("`{name}` cannot be serialized as a parameter");
        found.push(Diagnostic::error(Code::BadParameterType, message).at(parameter.span, label));
    }
}

fn is_plain(index: &Index<'_>, expression: &TypeExpression) -> bool {
    let mut current = expression;
    // Alias cycles are reported elsewhere; the bound prevents an endless loop.
    for _ in 0..=index.spec.models.len() {
        match current {
            TypeExpression::Builtin(builtin) => {
                return !matches!(builtin, Builtin::Json | Builtin::Bytes);
            }
            TypeExpression::Named(name) => match index.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) => current = target,
                Some(ModelKind::Enum(_)) | None => return true,
                Some(ModelKind::Object(_) | ModelKind::Union(_)) => return false,
            },
            TypeExpression::Nullable(_) | TypeExpression::List(_) | TypeExpression::Map(_) => {
                return false;
            }
        }
    }
    true
}
