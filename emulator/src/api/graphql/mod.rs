//! GraphQL: the spec's documents are answered from their types, and other documents from the fields
//! that these types describe (GraphQL specification of October 2021, §7).

mod document;
pub(crate) mod endpoint;
mod operation;
mod selection;
