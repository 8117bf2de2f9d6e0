//! The rooms of a crate and the arrows between them, read from its sources.
//!
//! A room is a module at the root of a crate. An arrow leads from a file to a file whose items it
//! names. `read` parses the files, `resolve` follows every path to the file that defines its end,
//! `graph` finds what knows each other.

mod graph;
mod read;
mod resolve;

pub(crate) use graph::{cycles, Arrows};
pub(crate) use read::Crate;
pub(crate) use resolve::arrows;
