//! GraphQL requests over HTTP: the envelope around document and variables, and the way to a value
//! in the reply.

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

/// JSON pointer to what an operation returns: for GraphQL inside `data`, else the whole reply.
pub(crate) fn root(operation: &Operation) -> String {
    operation
        .graphql
        .map_or_else(String::new, |graphql| format!("/data{}", graphql.at))
}
