//! GraphQL requests over HTTP: the envelope around document and variables, and the way to a value
//! in the reply.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::body::Fields;
use crate::tables::{GraphQl, Method, Operation};

/// A request whose body is the caller's own, envelope and all.
pub(crate) static OWN_QUERY: Operation = Operation {
    name: "graphql",
    method: Method::Post,
    graphql: Some(GraphQl {
        document: "",
        at: "",
    }),
    ..Operation::DEFAULT
};

/// What is sent: the document and its variables.
pub(crate) struct Envelope<'b> {
    pub(crate) document: &'static str,
    pub(crate) variables: Fields<'b>,
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut envelope = serializer.serialize_struct("Envelope", 2)?;
        envelope.serialize_field("query", self.document)?;
        envelope.serialize_field("variables", &self.variables)?;
        envelope.end()
    }
}

/// JSON pointer to what an operation returns: for GraphQL inside `data`, else the whole reply.
pub(crate) fn root(operation: &Operation) -> String {
    operation
        .graphql
        .map_or_else(String::new, |graphql| format!("/data{}", graphql.at))
}
