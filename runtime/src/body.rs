//! The body of a call, as it is put together and as it is sent.

use bytes::Bytes;
use serde::Serialize;
use serde::ser::Serializer;
use serde_json::value::RawValue;

use crate::form;
use crate::graphql::Envelope;
use crate::provider::Operation;
use crate::query::Pairs;

/// What was given so far. Parts of one kind add up; another kind replaces them.
#[derive(Clone, Default)]
pub(crate) enum Body {
    #[default]
    None,
    /// A whole JSON text.
    Json(Bytes),
    /// The members of a JSON object, or the variables of a GraphQL document.
    Fields(Vec<(String, Box<RawValue>)>),
    /// A form.
    Form(Pairs),
}

/// Members, serialised as one object in their order.
pub(crate) struct Fields<'b>(&'b [(String, Box<RawValue>)]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Body {
    /// Adds a member, or replaces the one of that name.
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

    pub(crate) fn add_to_form(&mut self, pairs: Pairs) {
        if let Self::Form(form) = self {
            form.extend(pairs);
        } else {
            *self = Self::Form(pairs);
        }
    }

    /// What is sent for `operation`, with its media type.
    pub(crate) fn encode(
        &self,
        operation: &Operation,
    ) -> Result<Option<(&'static str, Bytes)>, serde_json::Error> {
        let json = match (self, operation.graphql) {
            (Self::Json(json), _) => json.clone(),
            (Self::Form(pairs), _) => {
                return Ok(Some((form::MEDIA_TYPE, form::write(pairs).into())));
            }
            (Self::Fields(fields), None) => serde_json::to_vec(&Fields(fields))?.into(),
            (Self::Fields(fields), Some(graphql)) => envelope(graphql.document, fields)?,
            (Self::None, Some(graphql)) => envelope(graphql.document, &[])?,
            (Self::None, None) => return Ok(None),
        };
        Ok(Some(("application/json", json)))
    }
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

    use super::Body;
    use crate::provider::{GraphQl, Operation};

    fn encoded(body: &Body, operation: &Operation) -> Option<String> {
        let (_, bytes) = body.encode(operation).unwrap()?;
        Some(String::from_utf8(bytes.into()).unwrap())
    }

    #[test]
    fn members_become_one_object_and_the_last_of_a_name_counts() {
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
    fn a_form_adds_up() {
        let mut body = Body::default();
        body.add_to_form(vec![("a".to_owned(), "x y".to_owned())]);
        body.add_to_form(vec![("a".to_owned(), "ü".to_owned())]);
        assert_eq!(
            encoded(&body, &Operation::DEFAULT).unwrap(),
            "a=x+y&a=%C3%BC"
        );
    }
}
