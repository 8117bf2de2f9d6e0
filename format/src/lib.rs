//! licit's provider spec format, from text to a checked model.
//!
//! The stages of processing are the modules of the crate: [`source`] (text and locations) →
//! [`openapi`] (translates the document that a spec names, and merges it into the tree) →
//! [`schema::structure`] (checks the tree against [`schema::format`]) → `spec` (a typed model of
//! the file) → `check` (all other rules) → [`resolve`] (names, references, defaults: the input of
//! generators and of the emulator). Every problem is a [`diagnostic::Diagnostic`], and all problems
//! of a file are reported together. [`discovery`] creates specs from an authorization server's
//! metadata.

#![warn(missing_docs)]

mod check;
pub mod diagnostic;
pub mod diff;
pub mod discovery;
#[expect(unreachable_pub, reason = "`resolve` exports some of its types")]
mod expression;
mod graph;
mod limits;
mod load;
pub mod name;
pub mod openapi;
pub mod resolve;
pub mod schema;
mod selection;
pub mod shape;
pub mod source;
#[expect(
    unreachable_pub,
    clippy::struct_field_names,
    reason = "`resolve` exports some of its types, and fields have the names of the spec's keys"
)]
mod spec;
mod syntax;

pub use load::{Loaded, declared, load, load_any, load_with, parse, parse_with};
pub use syntax::LoadOptions;
