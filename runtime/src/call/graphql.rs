//! GraphQL over HTTP: the request envelope and the location of values in the reply.

use crate::tables::{GraphQl, Method, Operation};

/// A request whose complete body is written by the caller.
pub(crate) static OWN_QUERY: Operation = Operation {
    name: "graphql",
    method: Method::Post,
    graphql: Some(GraphQl {
        document: "",
        at: "",
    }),
    ..Operation::DEFAULT
};

/// Returns the JSON pointer to an operation's result: within `data` for GraphQL, otherwise the
/// whole reply.
pub(crate) fn root(operation: &Operation) -> String {
    operation
        .graphql
        .map_or_else(String::new, |graphql| format!("/data{}", graphql.at))
}
