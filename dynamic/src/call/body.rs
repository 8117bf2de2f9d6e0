//! The body of a call.

use licit_format::resolve::{
    Body, Builtin, FixedMember, Operation, Parameter, Provider, Style, Type,
};
use licit_runtime::tables::Owned;
use licit_runtime::{Call, File, Upload};
use serde_json::{Map, Value};

use super::error::ArgumentsError;
use super::ordered::Ordered;

/// A body.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BodyArgument {
    /// The media type. It selects one of the bodies that the operation accepts.
    pub media_type: String,
    /// The value. Forms and multipart bodies are objects. Raw bodies and files are text.
    pub value: Value,
    /// The headers of parts of a multipart body.
    pub part_headers: Vec<PartHeaderArgument>,
}

/// A header of a part of a multipart body (RFC 7578 §4.8).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PartHeaderArgument {
    /// The name of the part.
    pub part: String,
    /// The name of the header, in any case.
    pub name: String,
    /// The value.
    pub value: Value,
}

impl BodyArgument {
    /// Creates a body of a media type that the operation accepts.
    pub fn new(media_type: impl Into<String>, value: Value) -> Self {
        Self {
            media_type: media_type.into(),
            value,
            part_headers: Vec::new(),
        }
    }

    /// Adds a header of a part.
    #[must_use]
    pub fn part_header(mut self, part: &str, name: &str, value: Value) -> Self {
        self.part_headers.push(PartHeaderArgument {
            part: part.to_owned(),
            name: name.to_owned(),
            value,
        });
        self
    }
}

/// Checks that the operation accepts the body.
pub(super) fn check(
    operation: &Operation,
    given: Option<&BodyArgument>,
) -> Result<(), ArgumentsError> {
    let (Some(body), Some(given)) = (&operation.body, given) else {
        return match given {
            Some(given) => Err(ArgumentsError::MediaType(given.media_type.clone(), vec![])),
            None if requires_body(operation) => Err(ArgumentsError::Body),
            None => Ok(()),
        };
    };
    let accepted = media_types(operation, body);
    if !accepted
        .iter()
        .any(|known| is_same(known, &given.media_type))
    {
        return Err(ArgumentsError::MediaType(
            given.media_type.clone(),
            accepted,
        ));
    }
    let (members, values) = (body.members(), given.value.as_object());
    let is_whole = body.value().is_some();
    if is_whole || matches!(body, Body::Binary { .. }) {
        return Ok(());
    }
    let is_known = |name: &String| {
        let mut all = members.iter().map(|member| &member.name);
        let mut fixed = operation.fixed_body.iter().map(|fixed| &fixed.name);
        all.any(|known| known == name) || fixed.any(|known| known == name)
    };
    let mut names = values.into_iter().flat_map(Map::keys);
    let is_open = rest(body, given).is_some();
    match names.find(|name| !is_open && !is_known(name)) {
        Some(unknown) => Err(ArgumentsError::Member(unknown.clone())),
        None => check_part_headers(members, given),
    }
}

/// Returns the member for fields that the body does not name: a map whose members are fields of their
/// own.
fn rest<'o>(body: &'o Body, given: &BodyArgument) -> Option<&'o Parameter> {
    if !matches!(body, Body::Form(_) | Body::Multipart(_)) {
        return None;
    }
    let mut members = body.members().iter().rev();
    members.find(|member| {
        let is_map = matches!(member.ty.present(), Type::Map(_));
        is_map && member.style == Style::Form && given.value.get(&member.name).is_none()
    })
}

/// Returns the fields that no member of a body names.
fn further(body: &Body, given: &BodyArgument) -> Value {
    let members = body.members();
    let values = given.value.as_object().into_iter().flatten();
    let further = values.filter(|(name, _)| members.iter().all(|member| member.name != **name));
    Value::Object(
        further
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}

/// Checks that the parts have these headers, and that none is missing.
fn check_part_headers(parts: &[Parameter], given: &BodyArgument) -> Result<(), ArgumentsError> {
    let is_declared = |header: &PartHeaderArgument| {
        let mut parts = parts.iter().filter(|part| part.name == header.part);
        parts.any(|part| declared(part, header).is_some())
    };
    if let Some(unknown) = given
        .part_headers
        .iter()
        .find(|header| !is_declared(header))
    {
        return Err(ArgumentsError::Unknown(unknown.name.clone(), None));
    }
    let sent = parts
        .iter()
        .filter(|part| given.value.get(&part.name).is_some());
    let missing: Vec<String> = sent
        .flat_map(|part| part.headers.iter().map(move |header| (part, header)))
        .filter(|(part, header)| {
            !header.optional && own_headers(given, part).all(|(own, _)| !std::ptr::eq(own, *header))
        })
        .map(|(part, header)| format!("{}.{}", part.name, header.name))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(ArgumentsError::Missing(missing))
    }
}

/// The header of a part that an argument sets.
fn declared<'p>(part: &'p Parameter, given: &PartHeaderArgument) -> Option<&'p Parameter> {
    let mut headers = part.headers.iter();
    headers.find(|header| header.name.eq_ignore_ascii_case(&given.name))
}

/// The headers of a part that are given, with their values.
fn own_headers<'a>(
    given: &'a BodyArgument,
    part: &'a Parameter,
) -> impl Iterator<Item = (&'a Parameter, &'a Value)> {
    let own = given.part_headers.iter();
    let own = own.filter(|header| header.part == part.name);
    own.filter_map(|header| Some((declared(part, header)?, &header.value)))
}

/// Sets a member with a fixed value.
pub(super) fn set_fixed(call: Call, operation: &Operation, fixed: &FixedMember) -> Call {
    let text = || fixed.value.to_string();
    match &operation.body {
        Some(Body::Form(_) | Body::FormType { .. }) => call.form_field(&fixed.name, text()),
        Some(Body::Multipart(_)) => call.part(&fixed.name, &text()),
        _ => call.body_field(&fixed.name, &fixed.value.to_json()),
    }
}

/// Sets the body.
pub(super) fn set(
    mut call: Call,
    provider: &Provider,
    operation: &Operation,
    given: Option<&BodyArgument>,
    files: &[(String, File)],
) -> Call {
    let (Some(body), Some(given)) = (&operation.body, given) else {
        return call;
    };
    match body {
        Body::Json { ty, .. } => return call.body(&Ordered::new(provider, ty, &given.value)),
        Body::FormType { ty, .. } => {
            return call.form(&Ordered::new(provider, ty, &given.value));
        }
        Body::Binary { .. } => {
            let content = Upload::from(text(&given.value));
            return call.upload(content.content_type(&given.media_type));
        }
        Body::Members(_) | Body::Form(_) | Body::Multipart(_) => {}
    }
    let rest = rest(body, given);
    let further = further(body, given);
    for member in body.members() {
        let is_rest = rest.is_some_and(|rest| std::ptr::eq(rest, member));
        let value = given.value.get(&member.name);
        let Some(value) = value.or_else(|| is_rest.then_some(&further)) else {
            continue;
        };
        let ordered = Ordered::new(provider, &member.ty, value);
        call = match body {
            Body::Form(_) => {
                let call = call.form_field_as(&member.name, ordered, member.style);
                if member.allow_reserved {
                    call.reserved(&member.name)
                } else {
                    call
                }
            }
            Body::Multipart(_) => {
                let call = part(call, member, value, &ordered, files);
                own_headers(given, member).fold(call, |call, (header, value)| {
                    let value = Ordered::new(provider, &header.ty, value);
                    call.part_header_as(&member.name, &header.name, value, header.style)
                })
            }
            _ => call.body_field(&member.name, &ordered),
        };
    }
    call
}

/// Adds a part, or a part for each item of a list.
fn part(
    call: Call,
    member: &Parameter,
    value: &Value,
    ordered: &Ordered<'_>,
    given: &[(String, File)],
) -> Call {
    let name = member.name.as_str();
    let is_file = |ty: &Type| *ty.present() == Type::Builtin(Builtin::File);
    let of_files = match member.ty.present() {
        Type::List(item) => is_file(item),
        ty => is_file(ty),
    };
    let media_type = member.content_type.as_ref();
    if !of_files {
        if member.style != Style::Content {
            return call.part_as(name, ordered, member.style);
        }
        return match media_type {
            Some(media_type) => call.part_of_type(name, ordered, media_type.to_static()),
            None => call.part(name, ordered),
        };
    }
    let media_type = media_type.map_or("application/octet-stream", Owned::to_static);
    let own = given.iter().filter(|(part, _)| *part == member.name);
    let own: Vec<File> = own.map(|(_, file)| file.clone()).collect();
    if !own.is_empty() {
        return call.files(name, own, media_type);
    }
    match value {
        Value::Array(items) => {
            let files = items.iter().map(|item| File::from(text(item)));
            call.files(name, files.collect(), media_type)
        }
        value => call.file(name, text(value), media_type),
    }
}

fn text(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}

pub(crate) fn requires_body(operation: &Operation) -> bool {
    match &operation.body {
        None => false,
        Some(
            Body::Json { optional, .. }
            | Body::FormType { optional, .. }
            | Body::Binary { optional, .. },
        ) => !optional,
        Some(body) => {
            let mut members = body.members().iter();
            !operation.optional_body && members.any(|member| !member.optional)
        }
    }
}

/// The media types of a body.
pub(crate) fn media_types(operation: &Operation, body: &Body) -> Vec<String> {
    let usual = match body {
        Body::Binary { media_types, .. } => return media_types.clone(),
        Body::Json { .. } | Body::Members(_) => "application/json",
        Body::Form(_) | Body::FormType { .. } => "application/x-www-form-urlencoded",
        Body::Multipart(_) => "multipart/form-data",
    };
    let written = operation.table.content_type.as_deref();
    vec![written.unwrap_or(usual).to_owned()]
}

/// Compares media types without their parameters (RFC 9110 §8.3.1).
fn is_same(known: &str, given: &str) -> bool {
    let essence = |text: &str| {
        let essence = text.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    essence(known) == essence(given)
}
