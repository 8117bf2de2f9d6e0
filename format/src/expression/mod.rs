//! Parses the expressions in strings of a spec into trees with locations: calls, scope
//! requirements, types, templates, statuses, hosts, places in replies, GraphQL documents. Must not use
//! `spec`.

pub(crate) mod authority;
pub mod call;
pub(crate) mod graphql;
pub mod place;
pub mod scope_expression;
pub mod status;
pub mod template;
pub(crate) mod template_expression;
pub mod type_expression;
