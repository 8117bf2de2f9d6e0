//! GraphQL: the spec's documents are answered from their types, other documents by what those types
//! say of their fields (GraphQL specification of October 2021, §7).

mod document;
pub(crate) mod endpoint;
mod operation;
mod selection;
