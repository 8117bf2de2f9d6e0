//! Builds and encodes the body of a call.

use bytes::Bytes;
use reqwest::header::HeaderValue;
use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::multipart::{self, Multipart, Part, PartHeader};
use super::upload::{Once, Ready, Upload};
use super::written::{self, Field, Written};
use crate::error::ArgumentError;
use crate::http::form;
use crate::json::raw::raw;
use crate::random::Entropy;
use crate::secret::Secret;
use crate::tables::Operation;
use crate::template;

/// The body built so far. Parts of the same kind are added; another kind replaces them.
#[derive(Clone, Default)]
pub(crate) enum Body {
    #[default]
    None,
    /// A complete JSON text.
    Json(Bytes),
    /// The members of a JSON object, or the variables of a GraphQL document.
    Fields(Vec<(String, Box<RawValue>)>),
    /// A form.
    Form(Vec<Field>),
    /// Parts, some of which may be files.
    Multipart(Multipart),
    /// Raw content.
    Upload(Upload),
}

/// Members, serialized as one object in order.
pub(crate) struct Fields<'b>(&'b [(String, Box<RawValue>)]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A GraphQL request: the document and its variables.
struct Envelope<'b> {
    document: &'static str,
    variables: Fields<'b>,
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut envelope = serializer.serialize_struct("Envelope", 2)?;
        envelope.serialize_field("query", self.document)?;
        envelope.serialize_field("variables", &self.variables)?;
        envelope.end()
    }
}

impl Body {
    /// Sets a member and replaces any existing one of that name.
    pub(crate) fn set_field(&mut self, name: &str, value: Box<RawValue>) {
        if let Self::Fields(fields) = self {
            fields.retain(|(set, _)| set != name);
            fields.push((name.to_owned(), value));
        } else {
            *self = Self::Fields(vec![(name.to_owned(), value)]);
        }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&RawValue> {
        let Self::Fields(fields) = self else {
            return None;
        };
        let field = fields.iter().find(|(set, _)| set == name);
        field.map(|(_, value)| &**value)
    }

    pub(crate) fn add_to_form(&mut self, fields: Vec<Field>) {
        if let Self::Form(form) = self {
            form.extend(fields);
        } else {
            *self = Self::Form(fields);
        }
    }

    pub(crate) fn add_parts(&mut self, parts: Vec<Part>) {
        self.change_parts(|body| body.parts.extend(parts));
    }

    pub(crate) fn add_part_header(&mut self, header: PartHeader) {
        self.change_parts(|body| body.headers.push(header));
    }

    /// Changes the parts of the body. Another kind of body is replaced.
    fn change_parts(&mut self, change: impl FnOnce(&mut Multipart)) {
        let mut body = match std::mem::take(self) {
            Self::Multipart(body) => body,
            _ => Multipart::default(),
        };
        change(&mut body);
        *self = Self::Multipart(body);
    }

    /// Whether the same body can be sent again. A stream cannot.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Multipart(body) => body.parts.iter().all(Part::is_repeatable),
            Self::Upload(upload) => upload.is_repeatable(),
            Self::None | Self::Json(_) | Self::Fields(_) | Self::Form(_) => true,
        }
    }

    /// Returns the body with the access token as a member.
    ///
    /// # Errors
    ///
    /// Returns an error if the body has no members. `check` reports such operations.
    pub(crate) fn with_token(
        &self,
        operation: &Operation,
        name: &str,
        token: &Secret,
    ) -> Result<Self, ArgumentError> {
        let no_members = || ArgumentError::new("body", "cannot contain the access token");
        let token = token.expose();
        let member = || raw(token).map_err(|_| no_members());
        let mut body = self.clone();
        match &mut body {
            _ if operation.graphql.is_some() => return Err(no_members()),
            Self::None if operation.empty_body => body.set_field(name, member()?),
            Self::Fields(_) => body.set_field(name, member()?),
            Self::Json(json) => *json = with_member(json, name, token).ok_or_else(no_members)?,
            Self::None | Self::Form(_) => {
                body.add_to_form(vec![Field::new(name, Written::value(token))]);
            }
            Self::Multipart(parts) => {
                let part = Part::text(name.to_owned(), token.to_owned());
                // The first part of another type of body has a meaning (RFC 2387 §3.2).
                let is_form = operation.content_type.is_none();
                let at = if is_form { 0 } else { parts.parts.len() };
                parts.parts.insert(at, part);
            }
            Self::Upload(_) => return Err(no_members()),
        }
        Ok(body)
    }

    /// Encodes the body for `operation`. The values of `reserved` form fields keep reserved characters
    /// unescaped.
    pub(crate) fn encode(
        &self,
        operation: &Operation,
        reserved: &[String],
        entropy: &Entropy,
    ) -> Result<Option<Content>, ArgumentError> {
        let unwritable = |_| ArgumentError::new("body", "cannot be written as JSON");
        let json = match (self, operation.graphql) {
            (Self::Json(json), _) => json.clone(),
            (Self::Form(fields), _) => {
                let media_type = operation.content_type.unwrap_or(form::MEDIA_TYPE);
                let text = written::join(fields, reserved, form::encode, template::encode_reserved);
                let ready = Ready::Bytes(text.into());
                return Content::new(media_type, ready).map(Some);
            }
            (Self::Multipart(body), _) => {
                let boundary = entropy.unguessable();
                let ready = multipart::write(body, boundary.expose()).ok_or_else(sent_before)?;
                let name = operation.content_type.unwrap_or(multipart::MEDIA_TYPE);
                let media_type = multipart::media_type(name, body, boundary.expose());
                return Content::new(&media_type, ready).map(Some);
            }
            (Self::Upload(upload), _) => {
                let media_type = upload.media_type().or(operation.content_type);
                let ready = upload.ready().ok_or_else(sent_before)?;
                let media_type = media_type.unwrap_or("application/octet-stream");
                return Content::new(media_type, ready).map(Some);
            }
            (Self::Fields(fields), None) => serde_json::to_vec(&Fields(fields))
                .map_err(unwritable)?
                .into(),
            (Self::Fields(fields), Some(graphql)) => {
                envelope(graphql.document, fields).map_err(unwritable)?
            }
            (Self::None, Some(graphql)) => envelope(graphql.document, &[]).map_err(unwritable)?,
            (Self::None, None) if operation.empty_body => Bytes::from_static(b"{}"),
            (Self::None, None) => return Ok(None),
        };
        let media_type = operation.content_type.unwrap_or("application/json");
        Content::new(media_type, Ready::Bytes(json)).map(Some)
    }
}

fn sent_before() -> ArgumentError {
    ArgumentError::new("body", "is a stream that was already sent")
}

/// An encoded body.
#[derive(Clone)]
pub(crate) struct Content {
    /// `Content-Type`
    pub(crate) media_type: HeaderValue,
    data: Data,
}

#[derive(Clone)]
enum Data {
    Bytes(Bytes),
    Stream(Once),
}

impl Content {
    fn new(media_type: &str, ready: Ready) -> Result<Self, ArgumentError> {
        Ok(Self {
            media_type: HeaderValue::try_from(media_type)
                .map_err(|_| ArgumentError::new("body", "has an invalid media type"))?,
            data: match ready {
                Ready::Bytes(bytes) => Data::Bytes(bytes),
                Ready::Stream(body) => Data::Stream(Once::new(body)),
            },
        })
    }

    /// Returns the request body. A stream can be taken only once.
    pub(crate) fn body(&self) -> Result<reqwest::Body, ArgumentError> {
        match &self.data {
            Data::Bytes(bytes) => Ok(bytes.clone().into()),
            Data::Stream(once) => once.take().ok_or_else(sent_before),
        }
    }
}

/// Returns a JSON object with one more member, the first; `None` if the text is no object.
fn with_member(json: &Bytes, name: &str, value: &str) -> Option<Bytes> {
    let members = std::str::from_utf8(json).ok()?.trim_start();
    let members = members.strip_prefix('{')?.trim_start();
    let separator = if members.starts_with('}') { "" } else { "," };
    let (name, value) = (Value::from(name), Value::from(value));
    Some(format!("{{{name}:{value}{separator}{members}").into())
}

fn envelope(
    document: &'static str,
    fields: &[(String, Box<RawValue>)],
) -> Result<Bytes, serde_json::Error> {
    let envelope = Envelope {
        document,
        variables: Fields(fields),
    };
    serde_json::to_vec(&envelope).map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;

    use super::{Body, Multipart, Part};
    use crate::call::upload::Upload;
    use crate::call::written::{Field, Written};
    use crate::random::Entropy;
    use crate::tables::{GraphQl, Operation};

    fn encoded(body: &Body, operation: &Operation) -> Option<String> {
        let content = body
            .encode(operation, &[], &Entropy::gather().unwrap())
            .unwrap()?;
        let body = content.body().unwrap();
        Some(String::from_utf8(body.as_bytes().unwrap().into()).unwrap())
    }

    #[test]
    fn members_become_one_object_and_the_last_value_wins() {
        let mut body = Body::default();
        assert_eq!(encoded(&body, &Operation::DEFAULT), None);
        for (name, value) in [("b", 1), ("a", 2), ("b", 3)] {
            body.set_field(name, to_raw_value(&value).unwrap());
        }
        assert_eq!(
            encoded(&body, &Operation::DEFAULT).unwrap(),
            r#"{"a":2,"b":3}"#
        );
        assert_eq!(body.field("b").unwrap().get(), "3");
    }

    #[test]
    fn an_object_without_members_is_sent_if_the_body_is_required() {
        let operation = Operation {
            empty_body: true,
            ..Operation::DEFAULT
        };
        assert_eq!(encoded(&Body::default(), &operation).unwrap(), "{}");
    }

    #[test]
    fn members_are_the_variables_of_a_document() {
        let operation = Operation {
            graphql: Some(GraphQl {
                document: "{ a }",
                at: "/a",
            }),
            ..Operation::DEFAULT
        };
        let mut body = Body::default();
        assert_eq!(
            encoded(&body, &operation).unwrap(),
            r#"{"query":"{ a }","variables":{}}"#
        );
        body.set_field("first", to_raw_value(&5).unwrap());
        assert_eq!(
            encoded(&body, &operation).unwrap(),
            r#"{"query":"{ a }","variables":{"first":5}}"#
        );
    }

    #[test]
    fn every_body_with_members_carries_a_token() {
        let operation = &Operation::DEFAULT;
        let with_token = |body: &Body, operation: &Operation| {
            let body = body.with_token(operation, "key", &"a&b".into()).unwrap();
            encoded(&body, operation).unwrap()
        };
        assert_eq!(with_token(&Body::None, operation), "key=a%26b");
        let empty_body = Operation {
            empty_body: true,
            ..Operation::DEFAULT
        };
        assert_eq!(with_token(&Body::None, &empty_body), r#"{"key":"a&b"}"#);
        for (json, expected) in [
            (" {\"a\":1.50}", r#"{"key":"a&b","a":1.50}"#),
            ("{ }", r#"{"key":"a&b"}"#),
        ] {
            assert_eq!(with_token(&Body::Json(json.into()), operation), expected);
        }
        let mut form = Body::default();
        form.add_to_form(vec![Field::new("a", Written::value("1"))]);
        assert_eq!(with_token(&form, operation), "a=1&key=a%26b");
        let mut members = Body::default();
        members.set_field("a", to_raw_value(&1).unwrap());
        assert_eq!(with_token(&members, operation), r#"{"a":1,"key":"a&b"}"#);
        let mut parts = Body::default();
        parts.add_parts(vec![Part::file("file", "x".into(), "image/png")]);
        let parts = with_token(&parts, operation);
        let (before, _) = parts.split_once("name=\"file\"").unwrap();
        assert!(before.contains("name=\"key\"\r\n\r\na&b\r\n"), "{parts}");
    }

    #[test]
    fn a_body_without_members_carries_no_token() {
        for body in [Body::Json("[1]".into()), Body::Upload("x".into())] {
            let refused = body.with_token(&Operation::DEFAULT, "key", &"t".into());
            assert!(refused.is_err());
        }
    }

    #[test]
    fn fields_of_a_form_are_appended() {
        let mut body = Body::default();
        for text in ["x y", "ü"] {
            body.add_to_form(vec![Field::new("a", Written::value(text))]);
        }
        assert_eq!(
            encoded(&body, &Operation::DEFAULT).unwrap(),
            "a=x+y&a=%C3%BC"
        );
    }

    #[test]
    fn the_media_type_defaults_to_the_operations_and_then_to_the_usual_one() {
        let entropy = Entropy::gather().unwrap();
        let media_type = |body: Body, content_type| {
            let operation = Operation {
                content_type,
                ..Operation::DEFAULT
            };
            let content = body.encode(&operation, &[], &entropy).unwrap().unwrap();
            content.media_type.to_str().unwrap().to_owned()
        };
        let json = || Body::Json("1".into());
        assert_eq!(media_type(json(), None), "application/json");
        assert_eq!(media_type(json(), Some("a/b+json")), "a/b+json");
        let bytes = || Upload::from("x");
        assert_eq!(
            media_type(Body::Upload(bytes()), None),
            "application/octet-stream"
        );
        assert_eq!(media_type(Body::Upload(bytes()), Some("a/b")), "a/b");
        let typed = bytes().content_type("c/d");
        assert_eq!(media_type(Body::Upload(typed), Some("a/b")), "c/d");
        let parts = media_type(Body::Multipart(Multipart::default()), None);
        assert!(
            parts.starts_with("multipart/form-data; boundary="),
            "{parts}"
        );
    }

    #[test]
    fn a_related_body_names_the_type_of_its_first_part() {
        let operation = Operation {
            content_type: Some("multipart/related"),
            ..Operation::DEFAULT
        };
        let mut body = Body::default();
        body.add_parts(Part::values("about", &serde_json::json!({ "a": 1 }), None).unwrap());
        body.add_parts(vec![Part::file("file", "x".into(), "image/png")]);
        let entropy = Entropy::gather().unwrap();
        let content = body.encode(&operation, &[], &entropy).unwrap().unwrap();
        let media_type = content.media_type.to_str().unwrap();
        assert!(
            media_type.starts_with("multipart/related; boundary=")
                && media_type.ends_with("; type=\"application/json\""),
            "{media_type}"
        );
    }

    #[test]
    fn a_stream_is_sent_once() {
        let entropy = Entropy::gather().unwrap();
        let stream = reqwest::Body::wrap("x".to_owned());
        let body = Body::Upload(stream.into());
        let content = body
            .encode(&Operation::DEFAULT, &[], &entropy)
            .unwrap()
            .unwrap();
        assert!(!body.is_repeatable());
        assert!(content.body().is_ok());
        assert!(content.body().is_err());
        assert!(body.encode(&Operation::DEFAULT, &[], &entropy).is_err());
    }
}
